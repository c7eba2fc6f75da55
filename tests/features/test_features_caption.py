"""A view in words: every filter is told, and a view without filters says so."""

from dataclasses import fields, replace
from datetime import date

from geo.features.caption import EVERYTHING, caption_of
from geo.features.comparison import NOT_COMPARED, Comparison, ComparisonKind
from geo.features.view_query import LayersBy, View
from geo.model import BoundingBox, EventType, MapAs, ReportFilter, ReviewState, Status

SET = {
    "date_from": date(2024, 10, 1),
    "date_to": date(2024, 10, 31),
    "include_undated": False,
    "known_on": date(2024, 11, 2),
    "publishers": frozenset({"Rift Herald"}),
    "event_types": frozenset({EventType.PROTESTS}),
    "statuses": frozenset({Status.CONFIRMED}),
    "place": "Nairobi",
    "text": "tear gas",
    "bbox": BoundingBox(30, -5, 42, 5),
    "map_as": frozenset({MapAs.AREA}),
    "review_states": frozenset({ReviewState.ACCEPTED}),
    "article_ids": frozenset({"a1", "a2"}),
    "published_from": date(2024, 10, 2),
    "published_to": date(2024, 10, 30),
    "include_unpublished": False,
    "claimants": frozenset({"", "the governor"}),
    "precision_at_least": 3,
    "confidence_at_least": 0.8,
    "within": "geonames:192950",
    "shape": ((30.0, 0.0), (31.0, 0.0), (31.0, 1.0)),
}


def test_no_filter_is_forgotten():
    assert set(SET) == {field.name for field in fields(ReportFilter)}
    for name, value in SET.items():
        [phrase] = caption_of(View(replace(ReportFilter(), **{name: value})))
        assert phrase != EVERYTHING, name


def test_a_view_without_filters_says_so():
    assert caption_of(View()) == (EVERYTHING,)


def test_a_view_is_told_as_people_would():
    view = View(
        ReportFilter(
            date_from=SET["date_from"],
            date_to=SET["date_to"],
            event_types=frozenset({EventType.RIOTS, EventType.PROTESTS}),
            claimants=SET["claimants"],
            within="geonames:192950",
        ),
        hidden=frozenset({"riots"}),
    )
    names = {"geonames:192950": "Kenya"}
    assert caption_of(view, names.get) == (
        "Protests, Riots",
        "from 1 Oct 2024 to 31 Oct 2024",
        "said by nobody named, the governor",
        "within Kenya",
        "1 layer hidden",
    )


def test_a_comparison_names_its_sides():
    compare = Comparison(ComparisonKind.PUBLISHER, "Rift Herald", "")
    view = View(layers_by=LayersBy.COMPARISON, compare=compare, hidden=frozenset({NOT_COMPARED}))
    assert caption_of(view) == ("compared: Rift Herald and no known publisher",)


def test_long_lists_are_counted():
    [phrase] = caption_of(View(ReportFilter(publishers=frozenset(f"P{n}" for n in range(9)))))
    assert phrase == "publisher: P0, P1, P2, P3, P4 and 4 more"
