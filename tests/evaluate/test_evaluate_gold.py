"""The annotated dispatches: what is judged, how, and the floors that no change may fall below."""

import json
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from geo.errors import DataError, InputError
from geo.evaluate.event_corpora.figures import Figure
from geo.evaluate.gold import GOLD_FOLDER, GoldMention, GoldPlace, read_gold
from geo.evaluate.gold_floors import (
    GOLD_FLOORS,
    GoldMeasure,
    gold_breaches,
    measure_gold,
    pin_gold,
)
from geo.evaluate.judging import is_claimant, is_date, is_place, judge, verdicts_of
from geo.model import (
    Analysis,
    DateInterval,
    EventType,
    FeatureClass,
    Form,
    Place,
    PlaceRole,
    Polarity,
    Report,
    Resolution,
    Role,
    Span,
    Status,
    Toponym,
    What,
    When,
    Who,
)
from geo.reporting.geometry import listed
from geo.settings import PROJECT_ROOT, read_settings
from geo.wiring import Services

RIGA = Place("geonames:456172", "Riga", FeatureClass.SETTLEMENT, 56.946, 24.106, "LV")


def day(text):
    return date.fromisoformat(text)


def when(start, end):
    days = (None if one is None else day(one) for one in (start, end))
    return When(DateInterval(*days), None, None, None, None, None, "test")


def who(claimant):
    return Who(claimant, (), None, quoted=False)


# --- the annotation -------------------------------------------------------------------------


def test_more_than_three_hundred_mentions_are_annotated_and_each_lies_at_its_offsets():
    mentions = [one for dispatch in read_gold() for one in dispatch.mentions]
    assert len(mentions) > 300
    roles = Counter(one.role for one in mentions)
    assert roles[Role.LITERAL] > 250
    assert roles[Role.ASSOCIATIVE] > 250


def test_every_place_is_an_entry_of_the_gazetteer_or_a_point(gazetteer):
    places = json.loads((GOLD_FOLDER / "places.json").read_text(encoding="utf-8"))
    for name, place in places.items():
        assert all(gazetteer.place(one) for one in place["ids"]), name
        assert place["ids"] or place["within_km"] > 0, name


def test_what_the_readme_counts_is_there():
    readme = (GOLD_FOLDER / "README.md").read_text(encoding="utf-8")
    mentions = [one for dispatch in read_gold() for one in dispatch.mentions]
    roles = Counter(one.role for one in mentions)
    assert f"| {len(mentions)} mentions," in readme
    counts = f"{roles[Role.LITERAL]} mentions are literal, {roles[Role.ASSOCIATIVE]} associative"
    assert counts in readme
    assert f"null ({roles[None]})" in readme


def test_a_damaged_annotation_is_named(tmp_path):
    (tmp_path / "places.json").write_text("{}", encoding="utf-8")
    (tmp_path / "mentions.jsonl").write_text('{"dispatch": "nowhere"}\n', encoding="utf-8")
    with pytest.raises(DataError, match=str(tmp_path)):
        read_gold(tmp_path)


# --- how fields are judged ------------------------------------------------------------------


def test_a_place_is_right_by_its_id_or_near_the_point():
    assert is_place(GoldPlace(frozenset({"geonames:456172"})), RIGA)
    assert is_place(GoldPlace(frozenset(), 56.95, 24.1, within_km=5), RIGA)
    assert not is_place(GoldPlace(frozenset(), 57.5, 24.1, within_km=5), RIGA)
    assert not is_place(GoldPlace(frozenset({"geonames:456172"})), None)


def test_a_date_must_lie_within_the_annotated_days():
    gold = DateInterval(day("2024-05-03"), day("2024-05-04"))
    assert is_date(gold, when("2024-05-03", "2024-05-03"))
    assert not is_date(gold, when("2024-05-02", "2024-05-04"))
    assert not is_date(gold, when(None, "2024-05-04"))
    assert not is_date(gold, When(None, None, None, None, None, None, "unknown"))


def test_on_or_before_may_be_told_with_an_open_start():
    gold = DateInterval(None, day("2024-05-04"))
    assert is_date(gold, when(None, "2024-05-04"))
    assert is_date(gold, when("2024-05-04", "2024-05-04"))
    assert not is_date(gold, when(None, "2024-05-03"))


def test_on_or_after_is_told_with_a_later_start():
    gold = DateInterval(day("2024-05-04"), None)
    assert is_date(gold, when("2024-05-04", None))
    assert is_date(gold, when("2024-05-06", "2024-05-06"))
    assert not is_date(gold, when("2024-05-03", None))
    assert not is_date(gold, when(None, "2024-05-04"))


def test_a_place_that_was_not_judged_makes_nothing_wrong():
    report = mention(place=None, statuses=frozenset({Status.REPORTED}))
    assert judge(report, None, read_gold()[0].article).place is None


def test_a_claimant_is_right_by_part_of_the_name_and_none_is_the_publisher():
    assert is_claimant(("Maria Lopez",), who("Lopez"), "AP")
    assert is_claimant(("the health ministry",), who("Peru's health ministry"), "AP")
    assert not is_claimant(("Peruvian officials",), who("Chilean officials"), "AP")
    assert is_claimant((None,), who("AP"), "AP")
    assert not is_claimant((None,), who("Lopez"), "AP")
    assert not is_claimant(("Lopez",), who(None), "AP")


def mention(**fields):
    plain = GoldMention(
        Span(0, 4),
        GoldPlace(frozenset({"geonames:456172"})),
        Role.LITERAL,
        None,
        None,
        None,
        None,
        None,
        None,
    )
    return replace(plain, **fields)


def test_what_may_stand_for_a_government_has_no_part_that_could_be_wrong():
    gold = mention(place=None, role=None, place_roles=frozenset({PlaceRole.DESTINATION}))
    article = read_gold()[0].article
    assert judge(gold, background(Role.ASSOCIATIVE), article).place_role is None
    assert judge(gold, background(Role.LITERAL), article).place_role is False


def background(role):
    """A report of nothing at Riga, named as a place or as a government."""
    toponym = Toponym(Span(0, 4), "Riga", role, Form.NAME, 1.0, "test")
    resolution = Resolution(toponym, RIGA, 1.0, (), None, "test")
    what = What(EventType.MENTION, None, None, Status.REPORTED, Polarity.POSITIVE, None)
    where = listed(PlaceRole.BACKGROUND, "nothing happened there")
    nobody, never = Who(None, (), None, False), when(None, "2024-05-04")
    return Report("x", resolution, Span(0, 4), "Riga", "Riga", what, where, never, nobody, "test")


def test_a_mention_without_a_report_is_wrong_in_all_that_was_judged():
    dispatch = read_gold()[0]
    gold = mention(statuses=frozenset({Status.DENIED}))
    verdict = judge(gold, None, dispatch.article)
    assert verdict.found is False
    assert verdict.place is False
    assert verdict.status is False
    assert verdict.claimant is None
    assert verdict.together is False


def test_an_article_in_which_nothing_was_found_has_no_right_field():
    dispatch = read_gold()[0]
    nothing = Analysis(dispatch.article, (), (), ())
    assert not any(verdict.found for verdict in verdicts_of(dispatch, nothing))


# --- floors ---------------------------------------------------------------------------------


def test_a_figure_below_its_floor_is_told_and_never_pinned(tmp_path):
    path = tmp_path / "gold.json"
    good, worse = (GoldMeasure("same", _figures(value)) for value in (0.9, 0.5))
    pin_gold(good, path)
    assert gold_breaches(good, path) == ()
    assert "place" in gold_breaches(worse, path)[0]
    with pytest.raises(InputError, match="never lowered"):
        pin_gold(worse, path)


def test_floors_of_another_annotation_are_told_and_start_anew(tmp_path):
    path = tmp_path / "gold.json"
    pin_gold(GoldMeasure("one", _figures(0.9)), path)
    other = GoldMeasure("other", _figures(0.5))
    assert "have changed" in gold_breaches(other, path)[0]
    pin_gold(other, path)
    assert gold_breaches(other, path) == ()


def test_no_floor_is_lower_than_it_was_in_the_history():
    now = json.loads(GOLD_FLOORS.read_text(encoding="utf-8"))
    for before in _earlier_floors():
        if before["sha256"] == now["sha256"]:
            for name, floor in before["floors"].items():
                assert now["floors"].get(name, 0.0) >= floor, name


def test_the_dispatches_are_read_as_well_as_their_floors_demand(tmp_path, gazetteer_folder):
    settings = read_settings({"DATELINE_DATA": str(gazetteer_folder)}, f"sqlite:///{tmp_path}/x.db")
    services = Services(settings)
    assert gold_breaches(measure_gold(services.pipeline)) == ()


def _figures(value):
    return (Figure("place", value, None, 100),)


def _earlier_floors():
    listed = subprocess.run(
        ["git", "log", "--format=%H", "--", str(GOLD_FLOORS)],
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    for commit in listed.stdout.split():
        shown = subprocess.run(
            ["git", "show", f"{commit}:{GOLD_FLOORS.relative_to(PROJECT_ROOT)}"],
            cwd=PROJECT_ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if shown.returncode == 0:
            yield json.loads(shown.stdout)
