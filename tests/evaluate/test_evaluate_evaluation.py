"""A whole evaluation, with stages small enough to work its figures out by hand."""

import json
from types import SimpleNamespace

import pytest

from geo.evaluate import LargestPopulation, Options, calibrate, coverage, evaluate, read_corpus
from geo.model import (
    FeatureClass,
    Form,
    NameMatch,
    Parse,
    Place,
    Resolution,
    Role,
    Span,
    Toponym,
    Worldview,
)

PARIS_FRANCE = Place("geonames:2988507", "Paris", FeatureClass.SETTLEMENT, 48.85341, 2.3488, "FR",
                     geonames_id=2988507, population=2_138_551)  # fmt: skip
PARIS_TEXAS = Place("geonames:4717560", "Paris", FeatureClass.SETTLEMENT, 33.66094, -95.55551, "US",
                    geonames_id=4717560, population=24_782)  # fmt: skip


class TwoParises:
    worldview = Worldview.UN
    version = "two"

    def lookup(self, name):
        if name != "Paris":
            return ()
        return tuple(NameMatch(place, "main", "Paris") for place in (PARIS_FRANCE, PARIS_TEXAS))

    def fuzzy(self, name):
        return ()

    def place(self, place_id):
        return PARIS_TEXAS if place_id == PARIS_TEXAS.id else None


class CapitalizedWords:
    def recognize(self, article, parse):
        position, found = 0, []
        for word in article.text.split():
            start = article.text.index(word, position)
            position = start + len(word)
            if word.istitle():
                found.append(
                    Toponym(Span(start, position), word, Role.LITERAL, Form.NAME, 1.0, "test")
                )
        return tuple(found)


class AlwaysTexas:
    def resolve(self, article, parse, toponyms):
        return tuple(
            Resolution(toponym, PARIS_TEXAS, 0.9, (), None, "test") for toponym in toponyms
        )


@pytest.fixture
def folder(tmp_path):
    texas = {"lat": 33.66, "lon": -95.56}
    line = {
        "id": "1",
        "text": "fairs in Paris and in Lamar drew crowds to Reno",
        "toponyms": [
            {"start": 9, "end": 14, "surface": "Paris", "geonames_id": "4717560", **texas},
            {"start": 22, "end": 27, "surface": "Lamar", **texas},
        ],
    }
    (tmp_path / "fairs.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def stages():
    parser = SimpleNamespace(parse=lambda text: Parse((), (), "test"))
    return SimpleNamespace(parser=parser, recognizer=CapitalizedWords(), resolver=AlwaysTexas())


def test_every_question_gets_its_figures(stages, folder):
    measured = evaluate(stages, TwoParises(), folder).corpora[0]
    assert (measured.name, measured.articles, measured.mentions) == ("fairs", 1, 2)
    assert measured.pipeline.exact.precision == pytest.approx(2 / 3)  # Reno is not annotated
    assert measured.pipeline.exact.recall == 1.0
    assert measured.given.resolution.acc161_all == 1.0
    assert measured.largest.resolution.acc161_all == 0.0  # the larger Paris, and no Lamar
    assert measured.coverage == 0.5
    assert measured.speed.per_second("recognizer", "resolver") > measured.speed.per_second() > 0
    assert measured.baseline is None


def test_printing_it_shows_the_tables(stages, folder):
    text = str(evaluate(stages, TwoParises(), folder))
    assert "end to end P/R/F1" in text
    assert "largest population" in text
    assert "all corpora: 0.500 (1 of 2)" in text
    assert "By feature class" in text
    assert "By role" not in text  # this corpus tells none
    assert "Gazetteer two" in text


def test_the_baseline_is_measured_in_the_same_run(stages, folder):
    options = Options(baseline=CapitalizedWords())
    evaluation = evaluate(stages, TwoParises(), folder, options)
    baseline = evaluation.corpora[0].baseline
    assert baseline.figures.exact == evaluation.corpora[0].pipeline.exact
    assert baseline.figures.end_to_end.f1 == 0.0  # the larger Paris
    assert baseline.words_per_second > 0
    assert "spaCy small + largest population" in str(evaluation)


def test_progress_names_each_corpus(stages, folder):
    named = []
    evaluate(stages, TwoParises(), folder, on_progress=named.append)
    assert named == ["fairs"]


def test_coverage_is_none_without_coordinates(folder):
    line = {"id": "1", "text": "Paris", "toponyms": [{"start": 0, "end": 5}]}
    (folder / "fairs.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert coverage(read_corpus(folder / "fairs.jsonl"), TwoParises()) is None


def test_the_baseline_takes_the_largest_namesake():
    toponym = Toponym(Span(0, 5), "Paris", Role.LITERAL, Form.NAME, 1.0, "test")
    unknown = Toponym(Span(6, 11), "Lamar", Role.LITERAL, Form.NAME, 1.0, "test")
    paris, lamar = LargestPopulation(TwoParises()).resolve(None, None, [toponym, unknown])
    assert paris.place == PARIS_FRANCE
    assert lamar.place is None
    assert lamar.unresolved_reason == "no place of this name in the gazetteer"


def test_calibration_compares_what_was_said_with_what_was_right():
    bins = calibrate([(0.85, True), (0.85, False), (1.0, True), (0.97, True)])
    assert [(one.low, one.mentions, one.right) for one in bins] == [(0.8, 2, 0.5), (0.95, 2, 1.0)]
    assert bins[0].said == pytest.approx(0.85)
