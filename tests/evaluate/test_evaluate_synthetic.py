"""Invented stores: true to the size asked for, skewed as news is, and readable as any other."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from geo.evaluate.synthetic import Cast, draw, fill_store, kept_store, tell
from geo.evaluate.synthetic.cast import claimants, publishers
from geo.evaluate.synthetic.draws import DATINGS, SIGNS, STATUSES, TYPES
from geo.features.report_detail import report_detail
from geo.model import FeatureClass, MapAs, Place, ReportFilter
from geo.store import open_store

COUNT = 3_000


def settlement(number):
    return Place(
        f"geonames:{number}", f"Town {number}", FeatureClass.SETTLEMENT, number % 80, number % 170
    )


def area(number):
    feature = FeatureClass.COUNTRY if number % 2 else FeatureClass.REGION
    name, point = f"Land {number}", (number % 60, number % 90)
    return Place(f"geonames:{9_000 + number}", name, feature, *point, "PE", has_footprint=True)


CAST = Cast(
    settlements=tuple(settlement(number) for number in range(400)),
    areas=tuple(area(number) for number in range(40)),
    countries=tuple(area(number) for number in range(1, 40, 2)),
    publishers=publishers(),
    claimants=claimants(),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    path = tmp_path_factory.mktemp("synthetic") / "filled.db"
    fill_store(path, COUNT, CAST)
    store = open_store(f"sqlite:///{path}")
    yield store
    store.close()


@pytest.fixture(scope="module")
def reports(filled):
    return filled.reports(ReportFilter())


def test_a_store_has_as_many_reports_as_were_asked_for(reports):
    assert len(reports) == COUNT
    assert len({filed.report.id for filed in reports}) == COUNT


def test_every_kind_status_and_sign_is_there(filled):
    counts = filled.counts(ReportFilter())
    assert counts["event_type"].keys() == {kind.value for kind in TYPES}
    assert counts["status"].keys() == {status.value for status in STATUSES}
    assert counts["map_as"].keys() == {sign.value for sign in SIGNS}
    assert counts["map_as"]["area"] == pytest.approx(0.15 * COUNT, rel=0.15)


def test_every_part_of_a_report_lies_where_it_says(reports):
    for filed in reports:
        text, report = filed.article.text, filed.report
        toponym = report.resolution.toponym
        assert report.sentence.of(text) == report.quote
        assert toponym.span.of(text) == toponym.surface
        assert report.sentence.contains(toponym.span)
        assert report.what.trigger.of(text) in report.quote
        if report.when.span:
            assert report.when.span.of(text) == report.when.text
        if report.who.span:
            assert report.who.span.of(text) == report.who.claimant


def test_what_is_on_no_map_says_why_and_all_else_has_a_place(reports):
    for filed in reports:
        where = filed.report.where
        is_off = where.map_as in (MapAs.LIST, MapAs.ASSOCIATIVE)
        assert (where.unmapped_reason is not None) == is_off
        assert (where.lat is None) == (where.map_as is MapAs.LIST)
        assert (where.uncertainty_km is not None) == (where.map_as is MapAs.CIRCLE)


def test_areas_have_outlines_and_dots_are_settlements(reports):
    for filed in reports:
        place, sign = filed.report.resolution.place, filed.report.where.map_as
        if place and sign is not MapAs.ASSOCIATIVE:
            assert place.has_footprint == (sign is MapAs.AREA)


def test_events_join_reports_of_one_place_and_kind_by_several_claimants(filled, reports):
    events = filled.events()
    by_id = {filed.report.id: filed for filed in reports}
    assert any(len(event.claimants) >= 3 for event in events)
    for event in events:
        members = [by_id[report_id] for report_id in event.report_ids]
        assert {filed.event_id for filed in members} == {event.id}
        assert {filed.report.resolution.place.id for filed in members} == {event.place_id}
        assert {filed.report.what.event_type for filed in members} == {event.event_type}


def test_some_reports_and_some_articles_have_no_date(filled):
    undated = filled.histogram(ReportFilter())[None]
    assert undated == pytest.approx(DATINGS["undated"] * COUNT, rel=0.25)
    assert any(article.published is None for article in filled.articles())


def test_the_popup_can_tell_any_of_them(reports):
    assert all(report_detail(filed)["quote"] for filed in reports[::50])


def test_the_first_places_are_told_of_most_and_none_of_a_large_store_never():
    cast = CAST
    draws = draw(60_000, cast)
    is_dot = draws.sign == list(SIGNS).index(MapAs.POINT)
    told = np.bincount(draws.place[is_dot], minlength=len(cast.settlements))
    assert told[0] > 20 * told[100:].mean()
    assert told.min() > 0


def test_publication_days_rise_and_have_bursts():
    draws = draw(60_000, CAST)
    assert all(day <= later for day, later in pairwise(draws.article_day.tolist()))
    days = Counter(draws.article_day.tolist())
    usual = np.median(list(days.values()))
    assert max(days.values()) > 4 * usual


def test_the_same_size_is_always_the_same_and_another_is_another():
    first, again, other = draw(500, CAST), draw(500, CAST), draw(501, CAST)
    assert np.array_equal(first.place, again.place)
    assert not np.array_equal(first.place, other.place[:500])


def test_an_empty_store_can_be_drawn():
    assert list(tell(draw(0, CAST), CAST)) == []


def test_a_store_is_made_once_for_each_size(tmp_path):
    asked = []

    def cast():
        asked.append(1)
        return CAST

    first = kept_store(tmp_path, 20, cast)
    assert kept_store(tmp_path, 20, cast) == first
    assert kept_store(tmp_path, 30, cast) != first
    assert len(asked) == 2
    assert not list(tmp_path.glob("*.tmp*"))


def test_a_store_that_could_not_be_finished_is_made_anew(tmp_path):
    def broken():
        raise OSError("no space")

    with pytest.raises(OSError):
        kept_store(tmp_path, 20, broken)
    assert not list(tmp_path.iterdir())
    assert kept_store(tmp_path, 20, lambda: CAST).exists()
