"""Geometries are true, valid, wound to the right and cut at the antimeridian."""

import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LinearRing, MultiPolygon, Point, Polygon, box, shape

from geo.features.shapes import area_geometry, circle_geometry, point_geometry


def rings(geometry):
    """Every ring with whether it is an outer one."""
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    for polygon in polygons:
        for number, ring in enumerate(polygon):
            yield number == 0, ring


def assert_follows_rfc_7946(geometry):
    assert shape(geometry).is_valid
    for is_outer, ring in rings(geometry):
        assert ring[0] == ring[-1]
        assert len(ring) >= 4
        assert LinearRing(ring).is_ccw is is_outer
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)
        assert all(value == round(value, 6) for position in ring for value in position)


def test_a_point_has_six_decimals_and_lies_on_the_map():
    assert point_geometry(50.123456789, 30.5) == {"type": "Point", "coordinates": [30.5, 50.123457]}
    assert point_geometry(0, 190)["coordinates"] == [-170, 0]


@settings(deadline=None, max_examples=40)
@given(lat=st.floats(-89.5, 89.5), lon=st.floats(-180, 180), radius=st.floats(0.1, 1500))
def test_a_circle_is_valid_wherever_it_lies(lat, lon, radius):
    geometry = circle_geometry(lat, lon, radius)
    assert_follows_rfc_7946(geometry)
    assert shape(geometry).buffer(1e-6).contains(Point(point_geometry(lat, lon)["coordinates"]))


def test_a_circle_has_its_true_radius():
    (ring,) = circle_geometry(48.52, 37.7, 12)["coordinates"]
    assert len(ring) == 65
    for lon, lat in ring:
        assert geodesic((48.52, 37.7), (lat, lon)).km == pytest.approx(12, abs=0.001)


def test_a_circle_over_the_antimeridian_is_cut():
    geometry = circle_geometry(-17.8, 179.5, 200)
    assert geometry["type"] == "MultiPolygon"
    west, _, east, _ = shape(geometry).bounds
    assert (west, east) == (-180, 180)
    assert not shape(geometry).intersects(Point(0, -17.8))


def test_a_circle_round_a_pole_holds_the_pole():
    assert shape(circle_geometry(89, 0, 500)).intersects(Point(120, 89.9))
    assert shape(circle_geometry(-89, 0, 500)).intersects(Point(120, -89.9))


@pytest.mark.parametrize(
    ("outline", "inside", "outside"),
    [
        (Polygon([(0, 0), (0, 5), (5, 5), (5, 0)]), (2, 2), (6, 2)),
        (box(0, 0, 10, 10).difference(box(4, 4, 6, 6)), (1, 1), (5, 5)),
        (Polygon([(177, -19), (-179, -19), (-179, -16), (177, -16)]), (179, -17), (0, -17)),
        (box(120, -50, 280, 60), (-100, 0), (0, 0)),
        (MultiPolygon([box(30, 50, 180, 75), box(-180, 65, -169, 70)]), (-175, 66), (-160, 66)),
        (Polygon([(-180, -90), (180, -90), (180, -70), (0, -65), (-180, -70)]), (0, -80), (0, -60)),
        (Polygon([(0, 0), (2, 2), (2, 0), (0, 2)]), (1.5, 1), (1, 1.5)),
    ],
    ids=["clockwise", "hole", "jumping", "beyond 180", "cut already", "Antarctica", "bow tie"],
)
def test_an_outline_is_valid_wound_and_cut(outline, inside, outside):
    geometry = area_geometry(outline.wkb)
    assert_follows_rfc_7946(geometry)
    assert shape(geometry).contains(Point(inside))
    assert not shape(geometry).contains(Point(outside))


def test_an_outline_keeps_its_shape_with_fewer_corners():
    detailed = Point(36, 51).buffer(1.5, quad_segs=2000)
    simple = shape(area_geometry(detailed.wkb))
    assert len(simple.exterior.coords) < 200
    assert simple.symmetric_difference(detailed).area < 0.01 * detailed.area


def test_a_tiny_state_keeps_its_outline():
    vatican = Point(12.453, 41.903).buffer(0.004)
    simple = shape(area_geometry(vatican.wkb))
    assert simple.symmetric_difference(vatican).area < 0.1 * vatican.area
