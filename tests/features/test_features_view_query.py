"""The page's view as a URL query: what goes in comes out, and nothing odd passes in silence."""

from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import FilterError
from geo.features.view_query import (
    Camera,
    LayersBy,
    Tiles,
    View,
    decode,
    decode_leniently,
    encode,
)
from geo.model import BoundingBox, EventType, MapAs, ReportFilter, Status

words = st.text(st.characters(min_codepoint=33, max_codepoint=0x24F), min_size=1, max_size=20).map(
    lambda text: "".join(c for c in text if c.isprintable()).strip()
)
phrases = st.none() | words.filter(bool)
keys = st.text("0123456789abcdef", min_size=16, max_size=16)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@st.composite
def filters(draw):
    first, last = sorted([draw(days), draw(days)])
    south, north = sorted([draw(st.integers(-90, 90)), draw(st.integers(-90, 90))])
    box = BoundingBox(draw(st.integers(-180, 180)), south, draw(st.integers(-180, 180)), north)
    return ReportFilter(
        date_from=draw(st.sampled_from([None, first])),
        date_to=draw(st.sampled_from([None, last])),
        include_undated=draw(st.booleans()),
        known_on=draw(st.sampled_from([None, last])),
        publishers=draw(st.frozensets(words, max_size=3)),
        event_types=draw(st.frozensets(st.sampled_from(list(EventType)), max_size=3)),
        statuses=draw(st.frozensets(st.sampled_from(list(Status)), max_size=3)),
        place=draw(phrases),
        text=draw(phrases),
        bbox=draw(st.sampled_from([None, box])),
        map_as=draw(st.frozensets(st.sampled_from(list(MapAs)), max_size=2)),
        article_ids=draw(st.frozensets(keys, max_size=2)),
    )


views = st.builds(
    View,
    wanted=filters(),
    layers_by=st.sampled_from(list(LayersBy)),
    hidden=st.frozensets(st.sampled_from(["battles", "denied", "0123456789abcdef"])),
    associative=st.booleans(),
    tiles=st.none() | st.sampled_from(list(Tiles)),
    camera=st.none() | st.builds(Camera, st.just(48.5), st.just(-35.25), st.just(6.5)),
    selected=st.none() | keys,
)


@given(views)
def test_a_view_reads_back_from_its_own_query(view):
    assert decode(parse_qsl(encode(view), keep_blank_values=True)) == view


def test_the_default_view_has_an_empty_query():
    assert encode(View()) == ""


def test_a_query_reads_like_english():
    view = View(ReportFilter(date(2024, 10, 1), event_types=frozenset({EventType.EXPLOSIONS})))
    assert encode(view) == "from=2024-10-01&type=explosions-remote-violence"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("from", "yesterday"),
        ("to", "2024-02-30"),
        ("known", "soon"),
        ("type", "picnic"),
        ("status", "perhaps"),
        ("bbox", "1,2,3"),
        ("bbox", "nan,0,1,1"),
        ("bbox", "0,50,1,10"),
        ("view", "91,0,3"),
        ("undated", "maybe"),
        ("report", "../../etc"),
        ("hide", "<b>"),
        ("tiles", "satellite"),
        ("colour", "red"),
    ],
)
def test_an_unusable_value_is_named_in_one_sentence(name, value):
    with pytest.raises(FilterError) as caught:
        decode([(name, value)])
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_page_keeps_what_it_understands_and_says_what_it_left_out():
    view, problems = decode_leniently([("q", "bridge"), ("type", "picnic"), ("status", "denied")])
    assert view.wanted == ReportFilter(text="bridge", statuses=frozenset({Status.DENIED}))
    assert len(problems) == 1


def test_a_range_that_ends_before_it_starts_is_refused():
    with pytest.raises(FilterError, match="ends before it starts"):
        decode([("from", "2024-10-02"), ("to", "2024-10-01")])


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=30)), max_size=5))
def test_no_address_breaks_the_page(pairs):
    view, problems = decode_leniently(pairs)
    assert isinstance(view, View)
    assert all(problem.isprintable() for problem in problems)
