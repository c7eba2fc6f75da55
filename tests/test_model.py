"""The records keep their promises: offsets, content-hash ids, boxes that are boxes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import FilterError
from geo.model import Article, BoundingBox, Event, EventType, Span, Status, identifier


def test_a_span_is_half_open_and_counts_code_points():
    text = "Київ 🇺🇦 Kyiv"
    start = text.index("Kyiv")
    assert Span(start, start + 4).of(text) == "Kyiv"


@given(st.integers(0, 30), st.integers(0, 30))
def test_two_spans_overlap_exactly_when_they_share_a_code_point(start, length):
    first, second = Span(start, start + length), Span(10, 20)
    shared = set(range(first.start, first.end)) & set(range(second.start, second.end))
    assert first.overlaps(second) == bool(shared)
    assert second.overlaps(first) == bool(shared)


def test_the_same_article_read_twice_has_one_id():
    first = Article(text="A bridge fell in Lima.", publisher="El Comercio", origin="a.txt")
    again = Article(text="A bridge fell in Lima.", publisher="El Comercio", origin="b.jsonl line 3")
    assert first.id == again.id


def test_the_same_text_from_two_publishers_is_two_articles():
    text = "A bridge fell in Lima."
    assert Article(text, publisher="AP").id != Article(text, publisher="El Comercio").id


def test_an_id_does_not_depend_on_where_one_part_ends_and_the_next_begins():
    assert identifier("ab", "c") != identifier("a", "bc")


def test_a_lone_surrogate_in_a_text_still_has_an_id():
    assert len(Article(text="Bad \ud800 text").id) == 16
    assert len(Article(text="Bad \ud800 text").text_sha256) == 64


def test_an_event_keeps_its_id_when_later_reports_join():
    def event(*reports: str) -> Event:
        return Event(reports, "t", EventType.BATTLES, Status.REPORTED, None, None, (), "test")

    assert event("r1").id == event("r1", "r2").id


def test_a_bounding_box_may_cross_the_antimeridian():
    assert BoundingBox.parse("170,-20,-170,-10") == BoundingBox(170, -20, -170, -10)


@pytest.mark.parametrize("text", ["", "1,2,3", "a,b,c,d", "0,10,5,-10", "0,0,nan,5", "-181,0,0,0"])
def test_what_is_no_box_is_refused_with_the_text_in_the_message(text):
    with pytest.raises(FilterError, match="bounding box"):
        BoundingBox.parse(text)
