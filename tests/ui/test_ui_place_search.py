"""The place filter: what its field says, and that nothing from the browser is believed unread."""

import pytest
from staged_reports import FLORIDA, LIMA, StagedGazetteer

from geo.features.view_query import View
from geo.model import ReportFilter
from geo.ui import place_search, session
from geo.ui.place_search import place_within, place_words

GAZETTEER = StagedGazetteer()


@pytest.fixture
def view(monkeypatch):
    """The visitor's view in a session of its own."""
    kept = {session._VIEW: View(ReportFilter(place="Tampa"))}
    monkeypatch.setattr(session.st, "session_state", kept)
    return lambda: kept[session._VIEW].wanted


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (ReportFilter(), ""),
        (ReportFilter(place="Lim"), "Lim"),
        (ReportFilter(within=LIMA.id), "Lima, PE"),
        (ReportFilter(within="US.FL"), "Florida, US"),
        (ReportFilter(within="geonames:1"), "geonames:1"),
    ],
)
def test_the_field_says_what_the_filter_asks_for(wanted, words):
    assert place_words(GAZETTEER, wanted) == words


def test_a_code_or_an_id_names_a_place(gazetteer):
    asked = {"PE": "Peru", "UA.05": "Donetsk Oblast", "geonames:184745": "Nairobi"}
    assert {within: place_within(gazetteer, within).name for within in asked} == asked
    assert place_within(gazetteer, "XX") is None
    assert place_within(gazetteer, "UA.999") is None


def test_a_chosen_place_takes_the_place_of_the_words(view):
    place_search._take({"wanted": {"within": FLORIDA.id, "text": None}})
    assert (view().within, view().place) == (FLORIDA.id, None)


def test_words_take_the_place_of_a_chosen_place(view):
    place_search._take({"wanted": {"within": "PE", "text": None}})
    place_search._take({"wanted": {"within": None, "text": "  North   Bay "}})
    assert (view().within, view().place) == (None, "North Bay")


def test_an_empty_field_asks_for_every_place(view):
    place_search._take({"wanted": {"within": None, "text": ""}})
    assert (view().within, view().place) == (None, None)


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"wanted": None},
        {"wanted": "UA"},
        {"wanted": {"within": "<script>"}},
        {"wanted": {"within": "UA' OR 1=1"}},
    ],
)
def test_what_no_field_of_ours_sends_changes_nothing(view, answer):
    place_search._take(answer)
    assert view() == ReportFilter(place="Tampa")


def test_words_are_cut_before_they_are_kept(view):
    place_search._take({"wanted": {"within": 7, "text": "x" * 10_000}})
    assert len(view().place) == 500
