"""Outlines of areas as a screen needs them: the closer one looks, the more of them there is."""

from __future__ import annotations

import json
import math
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.errors import FilterError
from geo.features.shapes import area_geometry, cut_and_ordered, polygons, with_rings_unwrapped

ZOOM_LEVELS = range(20)
"""Levels for which outlines can be asked; the map has no others."""

FINEST_LEVEL = 10
"""From here on an outline is as detailed as the gazetteer has it: the outlines of countries and
regions grow no more from 9 to 10."""

TILE_PIXELS = 256
"""Width of the whole world at zoom level 0, in the web's Mercator projection."""

MERCATOR_EDGE = 85.0511
"""Latitude at which the web's Mercator map ends; it is a square."""

SMALLEST_ISLAND = 4
"""Square pixels, two by two: what is smaller looks like a speck beside the hatching. By eye."""

MOST_SHAPES = 512
"""Footprints kept in memory undrawn, for the next level; about 10 MB."""

MOST_KEPT = 4096
"""Outlines kept in memory: all countries at every level, with some hundred regions. About 20 MB."""


def zoom_level(asked: str | None) -> int | None:
    """Return the whole zoom level that a request asks for, None when it asks for none.

    A level between two is served by the finer one. Raises FilterError for what is no level.
    """
    if asked is None:
        return None
    try:
        level = float(asked)
    except ValueError:
        level = math.nan
    if not ZOOM_LEVELS[0] <= level <= ZOOM_LEVELS[-1]:  # NaN is in no range
        raise FilterError(f"“zoom” must be a number from {ZOOM_LEVELS[0]} to {ZOOM_LEVELS[-1]}.")
    return math.ceil(level)


@lru_cache(maxsize=MOST_KEPT)
def outline_json(wkb: bytes, level: int | None) -> str:
    """Return a footprint as the text of a GeoJSON geometry for a zoom level, None for any.

    At a level, the line is never more than half a pixel from where it was, and
    islands of SMALLEST_ISLAND are left out unless they are the largest one.
    """
    if level is None:
        return _text(area_geometry(wkb))
    pixel = 360 / (TILE_PIXELS * 2 ** min(level, FINEST_LEVEL))
    parts = _parts_on_map(wkb)
    islands = [part for part in parts if part.area >= SMALLEST_ISLAND * pixel**2] or parts[:1]
    simpler = shapely.MultiPolygon(islands).simplify(pixel / 2, preserve_topology=True)
    grid = 10.0 ** math.floor(math.log10(pixel / 2))
    land = shapely.transform(shapely.make_valid(simpler), _from_mercator)
    kind, coordinates = cut_and_ordered(land, grid)
    return _text({"type": kind, "coordinates": coordinates})


@lru_cache(maxsize=MOST_SHAPES)
def _parts_on_map(wkb: bytes) -> list[shapely.Polygon]:
    """Return the pieces of a footprint in the map's projection, the largest first."""
    whole = shapely.transform(with_rings_unwrapped(shapely.from_wkb(wkb)), _to_mercator)
    return sorted(polygons(whole), key=lambda part: part.area, reverse=True)


def _text(geometry: object) -> str:
    return json.dumps(geometry, allow_nan=False, separators=(",", ":"))


def _to_mercator(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return lon, lat as the web's Mercator projection in degrees of longitude."""
    latitudes = np.radians(np.clip(points[:, 1], -MERCATOR_EDGE, MERCATOR_EDGE))
    return np.column_stack([points[:, 0], np.degrees(np.arcsinh(np.tan(latitudes)))])


def _from_mercator(points: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack([points[:, 0], np.degrees(np.arctan(np.sinh(np.radians(points[:, 1]))))])
