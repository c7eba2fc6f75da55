"""Outlines by zoom level: never more than half a pixel off, never empty, smaller from afar."""

import json
import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape

from geo.errors import FilterError
from geo.features.outlines import FINEST_LEVEL, TILE_PIXELS, outline_json, zoom_level
from geo.features.shapes import area_geometry


def jagged(points=2000, radius=5.0):
    """A coast: a circle whose radius trembles by a tenth of a degree."""
    turns = (2 * math.pi * step / points for step in range(points))
    ring = [
        (20 + (radius + 0.1 * math.sin(40 * turn)) * math.cos(turn), 40 + radius * math.sin(turn))
        for turn in turns
    ]
    return shapely.Polygon(ring)


COAST = shapely.to_wkb(jagged())


def test_from_afar_an_outline_is_smaller_and_never_finer_than_the_finest():
    sizes = [len(outline_json(COAST, level)) for level in (2, 4, 6, FINEST_LEVEL)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1] / 10
    assert outline_json(COAST, FINEST_LEVEL + 5) == outline_json(COAST, FINEST_LEVEL)


@pytest.mark.parametrize("level", [3, 5, 7])
def test_the_line_is_at_most_a_pixel_from_where_it_was(level):
    pixel = 360 / (TILE_PIXELS * 2**level)
    drawn = shape(json.loads(outline_json(COAST, level)))
    assert shapely.hausdorff_distance(drawn.exterior, jagged().exterior) <= pixel


def test_an_island_stays_when_it_is_the_largest_and_specks_beside_land_go():
    speck = shapely.box(0, 0, 0.01, 0.01)
    alone = json.loads(outline_json(shapely.to_wkb(speck), 6))
    assert alone["coordinates"]
    beside = shapely.MultiPolygon([speck, shapely.box(10, 0, 20, 10)])
    assert json.loads(outline_json(shapely.to_wkb(beside), 2))["type"] == "Polygon"


@given(
    west=st.floats(-179, 150), south=st.floats(-80, 70), size=st.floats(0.001, 25),
    level=st.integers(0, 19),
)  # fmt: skip
def test_every_area_has_a_valid_outline_at_every_level(west, south, size, level):
    box = shapely.box(west, south, min(west + size, 180), min(south + size, 89))
    drawn = shape(json.loads(outline_json(shapely.to_wkb(box), level)))
    assert drawn.is_valid


def test_an_area_over_the_antimeridian_and_one_at_a_pole_are_drawn():
    fiji = shapely.box(177, -19, 182, -15)
    kinds = {json.loads(outline_json(shapely.to_wkb(fiji), level))["type"] for level in (4, 8)}
    assert kinds == {"MultiPolygon"}
    ice = shapely.box(-180, -90, 180, -70)
    assert shape(json.loads(outline_json(shapely.to_wkb(ice), 3))).bounds[2] == 180


def test_without_a_level_the_outline_is_that_of_the_exports():
    assert json.loads(outline_json(COAST, None)) == json.loads(json.dumps(area_geometry(COAST)))


@pytest.mark.parametrize("asked, level", [(None, None), ("3", 3), ("3.5", 4), ("0", 0)])
def test_a_level_between_two_is_served_by_the_finer(asked, level):
    assert zoom_level(asked) == level


@pytest.mark.parametrize("asked", ["25", "-1", "nan", "inf", "", "close", "1e400"])
def test_what_is_no_level_is_refused_in_one_sentence(asked):
    with pytest.raises(FilterError, match="“zoom” must be a number from 0 to 19"):
        zoom_level(asked)
