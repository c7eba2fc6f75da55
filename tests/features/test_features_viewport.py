"""What a browser shows, read from a request: any box and zoom, or one sentence."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import FilterError
from geo.features.viewport import DEEPEST_LEVEL, WORLD, Viewport, read_box, read_viewport, widened
from geo.model import BoundingBox


def test_a_box_is_west_south_east_north():
    assert read_box("30,44,41,53") == BoundingBox(30, 44, 41, 53)


def test_a_map_that_was_turned_around_the_world_is_turned_back():
    assert read_box("390,44,401,53") == BoundingBox(30, 44, 41, 53)
    assert read_box("-330,44,-319,53") == BoundingBox(30, 44, 41, 53)


def test_a_box_may_cross_the_antimeridian():
    assert read_box("170,-20,190,0") == BoundingBox(170, -20, -170, 0)


def test_a_box_wider_than_the_world_is_the_whole_turn():
    assert read_box("-300,-80,300,85") == BoundingBox(-180, -80, 180, 85)


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "a,b,c,d", "nan,0,1,1", "0,inf,1,1", "0,5,1,4", "1;2"]
)
def test_what_is_no_box_is_one_sentence(text):
    with pytest.raises(FilterError, match="“box” must be four numbers"):
        read_box(text)


@pytest.mark.parametrize("zoom", ["", "nan", "inf", "x", None])
def test_a_zoom_that_is_no_number_is_one_sentence(zoom):
    with pytest.raises(FilterError, match="“zoom” must be a number"):
        read_viewport("0,0,1,1", zoom)


def test_a_zoom_beyond_the_limits_is_the_nearest():
    assert read_viewport("0,0,1,1", "25").zoom == 24
    assert read_viewport("0,0,1,1", "-3").zoom == 0


@given(st.floats(0, 24))
def test_cells_are_about_as_large_on_the_screen_at_every_zoom(zoom):
    viewport = Viewport(WORLD, zoom)
    pixels = 256 * 2**zoom / 2**viewport.level
    assert 33 <= pixels <= 68 or viewport.level == DEEPEST_LEVEL


@given(
    st.floats(-180, 180),
    st.floats(-180, 180),
    st.floats(-90, 90),
    st.floats(0, 90),
)
def test_a_margin_holds_what_it_was_put_around(west, east, south, height):
    box = BoundingBox(west, south, east, min(south + height, 90))
    wide = widened(box)
    assert wide.south <= box.south <= box.north <= wide.north
    assert math.isclose(_turn(wide), 360) or _turn(wide) >= _turn(box) - 1e-9
    assert -180 <= wide.west <= 180
    assert -180 <= wide.east <= 180


def _turn(box):
    return box.east - box.west + (360 if box.west > box.east else 0)
