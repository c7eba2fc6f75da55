"""The page's view as a URL query: what goes in comes out, and nothing odd passes in silence."""

from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import FilterError
from geo.features.ring import checked_ring
from geo.features.view_query import (
    Camera,
    Display,
    LayersBy,
    Tiles,
    TimeAxis,
    View,
    decode,
    decode_leniently,
    encode,
)
from geo.model import BoundingBox, EventType, MapAs, ReportFilter, Status, Worldview

words = st.text(st.characters(min_codepoint=33, max_codepoint=0x24F), min_size=1, max_size=20).map(
    lambda text: "".join(c for c in text if c.isprintable()).strip()
)
phrases = st.none() | words.filter(bool)
keys = st.text("0123456789abcdef", min_size=16, max_size=16)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@st.composite
def rings(draw):
    corner = st.tuples(st.integers(-1800, 1700), st.integers(-900, 900))
    corners = draw(st.lists(corner, min_size=3, max_size=6, unique=True))
    return checked_ring((lon / 10, lat / 10) for lon, lat in corners)


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
        published_from=draw(st.sampled_from([None, first])),
        published_to=draw(st.sampled_from([None, last])),
        include_unpublished=draw(st.booleans()),
        claimants=draw(st.frozensets(words, max_size=2)),
        precision_at_least=draw(st.none() | st.integers(1, 7)),
        confidence_at_least=draw(st.none() | st.integers(0, 100).map(lambda n: n / 100)),
        within=draw(st.sampled_from([None, "UA", "UA.05", "geonames:703448", "dateline:donbas"])),
        shape=draw(st.none() | rings()),
    )


views = st.builds(
    View,
    wanted=filters(),
    layers_by=st.sampled_from(list(LayersBy)),
    hidden=st.frozensets(st.sampled_from(["battles", "denied", "0123456789abcdef"])),
    associative=st.booleans(),
    display=st.sampled_from(list(Display)),
    axis=st.sampled_from(list(TimeAxis)),
    tiles=st.none() | st.sampled_from(list(Tiles)),
    borders=st.none() | st.sampled_from(list(Worldview)),
    data=st.none() | keys,
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
        ("published_from", "2024-13-01"),
        ("published_to", ""),
        ("precision", "0"),
        ("precision", "8"),
        ("precision", "exact"),
        ("confidence", "70"),
        ("confidence", "nan"),
        ("confidence", "-0.1"),
        ("within", "Ukraine"),
        ("within", "UA.05.1"),
        ("within", "geonames:<b>"),
        ("shape", "1,2,3"),
        ("shape", "1,2,3,4"),
        ("shape", "0,0,nan,1,1,0"),
        ("shape", "0,0,0,91,1,0"),
        ("shape", "0,0,361,1,1,0"),
        ("shape", "0,0,inf,1,1,0"),
        ("shape", ",".join(f"{n % 90},{n % 80}" for n in range(402))),
        ("layers", "colour"),
        ("show", "heat"),
        ("axis", "anchor"),
        ("borders", "mine"),
        ("data", "no such key!"),
        ("colour", "red"),
    ],
)
def test_an_unusable_value_is_named_in_one_sentence(name, value):
    with pytest.raises(FilterError) as caught:
        decode([(name, value)])
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "query"),
    [
        ("tiles", "openstreetmap", "tiles=online"),
        ("bbox", "170,-30,-160,0", "bbox=170,-30,-160,0"),
        ("shape", "170,-30,200,-30,200,0", "shape=170,-30,200,-30,200,0"),
        ("shape", "-190,-30,-160,-30,-160,0", "shape=170,-30,200,-30,200,0"),
        ("shape", "0,0,1,0,1,1,0,0", "shape=0,0,1,0,1,1"),
        ("within", " ua.05 ", "within=UA.05"),
        ("confidence", "0.70", "confidence=0.7"),
        ("view", "48.5,35,25", "view=48.5,35,19"),
    ],
)
def test_an_odd_value_is_read_as_the_nearest_sensible_one(name, value, query):
    assert encode(decode([(name, value)])) == query


def test_the_page_keeps_what_it_understands_and_says_what_it_left_out():
    view, problems = decode_leniently([("q", "bridge"), ("type", "picnic"), ("status", "denied")])
    assert view.wanted == ReportFilter(text="bridge", statuses=frozenset({Status.DENIED}))
    assert len(problems) == 1


def test_a_range_that_ends_before_it_starts_is_refused():
    with pytest.raises(FilterError, match="ends before it starts"):
        decode([("from", "2024-10-02"), ("to", "2024-10-01")])
    with pytest.raises(FilterError, match="publication"):
        decode([("published_from", "2024-10-02"), ("published_to", "2024-10-01")])


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=30)), max_size=5))
def test_no_address_breaks_the_page(pairs):
    view, problems = decode_leniently(pairs)
    assert isinstance(view, View)
    assert all(problem.isprintable() for problem in problems)
