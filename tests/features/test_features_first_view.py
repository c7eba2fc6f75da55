"""Where a map will probably look first: at the camera, else at all marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.features.first_view import first_viewport
from geo.features.view import Camera
from geo.model import BoundingBox

UKRAINE = BoundingBox(22.1, 44.4, 40.2, 52.4)
FIJI = BoundingBox(177.0, -19.0, -179.0, -16.0)


def test_a_country_is_shown_whole_and_no_closer_than_a_map_can():
    viewport = first_viewport(UKRAINE, None)
    assert viewport is not None
    assert viewport.zoom == 5.5
    assert viewport.box.west < UKRAINE.west < UKRAINE.east < viewport.box.east
    assert viewport.box.south < UKRAINE.south < UKRAINE.north < viewport.box.north


def test_marks_on_both_sides_of_the_antimeridian_are_in_one_view():
    viewport = first_viewport(FIJI, None)
    assert viewport is not None
    assert viewport.box.west > viewport.box.east
    assert 150 < viewport.box.west < FIJI.west
    assert FIJI.east < viewport.box.east < -150


def test_the_whole_world_is_one_turn():
    viewport = first_viewport(BoundingBox(-170, -55, 175, 70), None)
    assert viewport is not None
    assert (viewport.box.west, viewport.box.east, viewport.zoom) == (-180, 180, 1.0)


def test_a_single_mark_says_nothing_about_where_on_earth_it_is_from_too_close():
    viewport = first_viewport(BoundingBox(30.5, 50.4, 30.5, 50.4), None)
    assert viewport is not None
    assert viewport.zoom == 7.0


def test_the_camera_of_a_link_goes_before_the_marks():
    viewport = first_viewport(FIJI, Camera(48.5, 20.0, 5.0))
    assert viewport is not None
    assert viewport.zoom == 5.0
    assert (viewport.box.west + viewport.box.east) / 2 == pytest.approx(20.0)


def test_without_marks_or_camera_nobody_knows():
    assert first_viewport(None, None) is None


@given(
    st.floats(-180, 180), st.floats(-180, 180), st.floats(-80, 80), st.floats(-80, 80),
)  # fmt: skip
def test_any_marks_are_in_the_view_that_is_expected(west, east, one, other):
    box = BoundingBox(west, min(one, other), east, max(one, other))
    viewport = first_viewport(box, None)
    assert viewport is not None
    assert 1.0 <= viewport.zoom <= 7.0
    assert -90 <= viewport.box.south <= viewport.box.north <= 90
    assert -180 <= viewport.box.west <= 180
    assert -180 <= viewport.box.east <= 180
