"""Shapes drawn on the map: one form for each, and what lies inside."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import FilterError
from geo.features.inside_ring import inside
from geo.features.ring import MOST_CORNERS, box_of, checked_ring, read_ring
from geo.model import BoundingBox

SQUARE = checked_ring([(0, 0), (10, 0), (10, 10), (0, 10)])
corners = st.tuples(st.integers(-540, 540), st.integers(-90, 90))


@given(st.lists(corners, max_size=8))
def test_a_ring_has_one_form_and_keeps_it(found):
    try:
        ring = checked_ring(found)
    except FilterError:
        return
    assert checked_ring(ring) == ring
    assert -180 <= min(lon for lon, _ in ring) < 180
    assert ring[0] != ring[-1]


@given(st.lists(corners, min_size=3, max_size=8), st.integers(-2, 2))
def test_a_ring_drawn_on_another_copy_of_the_world_is_the_same_ring(found, turns):
    try:
        ring = checked_ring(found)
    except FilterError:
        return
    assert checked_ring((lon + 360 * turns, lat) for lon, lat in found) == ring


@given(st.integers(-180, 179), st.integers(1, 360), st.integers(-80, 80), st.integers(0, 359))
def test_the_box_of_a_ring_holds_what_the_ring_holds(west, width, south, step):
    ring = checked_ring([(west, south), (west + width, south), (west + width / 2, south + 9)])
    box = box_of(ring)
    lon, lat = (west + step % width + 180) % 360 - 180, south + 1.0
    if inside(ring, lon, lat):
        across = box.west > box.east
        in_west, in_east = lon >= box.west, lon <= box.east
        assert (in_west or in_east) if across else (in_west and in_east)
        assert box.south <= lat <= box.north


def test_a_ring_over_the_antimeridian_has_a_box_over_it():
    ring = read_ring("170,-30,200,-30,200,0,170,0")
    assert box_of(ring) == BoundingBox(170, -30, -160, 0)


def test_many_points_are_tried_at_once():
    lons, lats = np.array([5.0, 15.0, 0.0, math.nan]), np.array([5.0, 5.0, 0.0, 5.0])
    assert inside(SQUARE, lons, lats).tolist() == [True, False, True, False]


def test_the_poles_are_inside_what_reaches_them():
    cap = checked_ring([(-180, 60), (180, 60), (180, 90), (-180, 90)])
    assert bool(inside(cap, 0.0, 90.0))
    assert not bool(inside(cap, 0.0, 59.0))


def test_a_ring_has_a_bearable_number_of_corners():
    wheel = [(math.cos(n), math.sin(n)) for n in range(MOST_CORNERS)]
    assert len(checked_ring(wheel)) == MOST_CORNERS
    with pytest.raises(FilterError, match="3 to 200"):
        checked_ring([*wheel, (2, 2)])


@pytest.mark.parametrize("text", ["", "a,b", "1,2,3", "1,2,1,2,1,2", "0,0,1e999,0,1,1"])
def test_what_is_no_ring_is_refused(text):
    with pytest.raises(FilterError):
        read_ring(text)
