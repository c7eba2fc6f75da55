"""Floors: pinned under what was measured, never lowered, checked with the corpus's hash."""

import subprocess
from dataclasses import replace

import pytest

from geo.errors import DataError, InputError
from geo.evaluate import (
    FLOORS,
    Corpus,
    Evaluation,
    Floor,
    GoldArticle,
    GoldToponym,
    Measurer,
    Seen,
    breaches,
    lowerings,
    not_measured,
    parse_floors,
    pin,
    read_floors,
    write_floors,
)
from geo.evaluate.floors import SMALL_SLACK
from geo.model import Article, FeatureClass, NameMatch, Parse, Place, Resolution, Span
from geo.settings import PROJECT_ROOT

LIMA = Place("geonames:3936456", "Lima", FeatureClass.SETTLEMENT, -12.04, -77.03, "PE",
             geonames_id=3936456, population=7_737_002)  # fmt: skip


class OnlyLima:
    def lookup(self, name):
        return (NameMatch(LIMA, "main", name),) if name == "Lima" else ()

    def fuzzy(self, name):
        return ()

    def place(self, place_id):
        return None


class Stages:
    """Finds nothing and resolves everything that is given to Lima."""

    parser = recognizer = resolver = property(lambda self: self)

    def parse(self, text):
        return Parse((), (), "test")

    def recognize(self, article, parse):
        return ()

    def resolve(self, article, parse, toponyms):
        return tuple(Resolution(one, LIMA, 1.0, (), None, "test") for one in toponyms)


@pytest.fixture(scope="module")
def evaluation():
    mark = GoldToponym(Span(8, 12), "Lima", LIMA.lat, LIMA.lon, LIMA.geonames_id)
    article = GoldArticle("1", Article("Rain in Lima"), (mark,))
    corpus = Corpus("rain", "a" * 64, (article,))
    measurer = Measurer(Stages(), OnlyLima())
    return Evaluation("one", (measurer.measure(corpus, measurer.read(corpus), Seen.NEVER),))


MEASURED = Floor("a" * 64, 0.0, 1.0 - SMALL_SLACK, 0.0, 1.0 - SMALL_SLACK)
"""Nothing is recognized, the given mention is resolved rightly."""


def test_pinning_puts_each_floor_a_little_under_its_figure(evaluation):
    assert pin(evaluation, {}) == {"rain": MEASURED}
    assert breaches(evaluation, pin(evaluation, {})) == ()


def test_a_figure_below_its_floor_is_named(evaluation):
    floors = {"rain": replace(MEASURED, exact_f1=0.8)}
    assert breaches(evaluation, floors) == (
        "rain: exact_f1 is 0.0000, below its floor 0.8000.",
    )  # fmt: skip


def test_another_file_of_that_name_is_no_comparison(evaluation):
    (breach,) = breaches(evaluation, {"rain": replace(MEASURED, sha256="b" * 64)})
    assert "a" * 64 in breach
    assert "b" * 64 in breach


def test_pinning_refuses_to_lower_and_names_the_figure(evaluation):
    with pytest.raises(InputError, match=r"rain: end_to_end_f1 is 0\.0000, below its floor 0\.4"):
        pin(evaluation, {"rain": replace(MEASURED, end_to_end_f1=0.4)})


def test_pinning_raises_but_keeps_a_floor_that_the_figure_only_just_passes(evaluation):
    before = {"rain": replace(MEASURED, acc161_all=0.5, coverage=0.999), "fog": MEASURED}
    assert pin(evaluation, before) == {"rain": replace(MEASURED, coverage=0.999), "fog": MEASURED}
    assert not_measured(evaluation, before) == ("fog",)


def test_another_file_starts_anew(evaluation):
    before = {"rain": Floor("b" * 64, 0.9, 0.9, 0.9, 0.9)}
    assert pin(evaluation, before) == {"rain": MEASURED}
    assert lowerings(before, {"rain": MEASURED}) == ()


def test_a_floor_lowered_or_dropped_is_found():
    lower = {"rain": replace(MEASURED, coverage=0.5)}
    assert lowerings({"rain": MEASURED}, lower) == ("rain: coverage from 0.9600 to 0.5000",)
    assert lowerings(lower, {"rain": MEASURED}) == ()
    assert len(lowerings({"rain": MEASURED}, {})) == 4


def test_floors_are_read_as_they_were_written(tmp_path):
    path = tmp_path / "quality" / "floors.json"
    floors = {"rain": MEASURED, "fog": Floor("c" * 64, 0.5, None, 0.25, None)}
    write_floors(floors, path)
    assert read_floors(path) == floors


@pytest.mark.parametrize("text", ["", "[]", '{"corpora": {"rain": {"sha": 1}}}'])
def test_a_damaged_file_is_named(tmp_path, text):
    path = tmp_path / "floors.json"
    path.write_text(text)
    with pytest.raises(DataError, match=r"floors\.json: no floors can be read"):
        read_floors(path)


def test_no_commit_lowered_a_floor():
    """Every version of the shipped file that the history holds is a floor for today's."""
    history = _git("log", "--format=%H", "--", str(FLOORS.relative_to(PROJECT_ROOT)))
    if history is None:
        pytest.skip("no git history here")
    today = read_floors() if FLOORS.exists() else {}
    for commit in history.split():
        text = _git("show", f"{commit}:{FLOORS.relative_to(PROJECT_ROOT).as_posix()}")
        if text is not None:  # the commit may be the one that took the file away
            assert lowerings(parse_floors(text), today) == (), commit


def _git(*arguments):
    try:
        done = subprocess.run(
            ["git", "-C", PROJECT_ROOT, *arguments], capture_output=True, text=True, check=False
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
