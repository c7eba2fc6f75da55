"""What a map looks at first, as far as it can be known before the browser has it."""

from __future__ import annotations

import math

from geo.features.view import Camera
from geo.features.viewport import (
    MERCATOR_LIMIT,
    TILE_PIXELS,
    WORLD,
    Viewport,
    turned,
    widened,
)
from geo.model import BoundingBox

MAP_SIZE = (750, 550)
"""Width and height in pixels of the map in a window of 1,400 by 900. In another window the map may
look further or closer: it then asks by itself."""

PADDING = (120, 110)
"""Pixels that `fit` of map.js leaves beside and above the marks."""

LEAST_ZOOM, MOST_ZOOM, ZOOM_STEP = 1.0, 7.0, 0.5
"""Limits of a first view, as in map.js and `MAP_OPTIONS`."""

REACH = 0.35
"""Share of the view by which it is taken wider on each side, for larger windows. A judgement."""


def first_viewport(box: BoundingBox | None, camera: Camera | None) -> Viewport | None:
    """Return the probable first view of a map: of the camera, else of what holds the marks."""
    if camera is not None:
        return _around(camera.lon, _northing(camera.lat), camera.zoom)
    if box is None:
        return None
    width = box.east - box.west + (360 if box.west > box.east else 0)
    top, bottom = _northing(box.north), _northing(box.south)
    sides = (width / 360, bottom - top)
    rooms = (size - padding for size, padding in zip(MAP_SIZE, PADDING, strict=True))
    scales = [room / (side * TILE_PIXELS) for side, room in zip(sides, rooms, strict=True) if side]
    exact = math.log2(min(scales)) if scales else MOST_ZOOM
    zoom = min(max(math.floor(exact / ZOOM_STEP) * ZOOM_STEP, LEAST_ZOOM), MOST_ZOOM)
    return _around(box.west + width / 2, (top + bottom) / 2, zoom)


def _around(lon: float, northing: float, zoom: float) -> Viewport:
    """Return the view of a map of MAP_SIZE about a point, a little wider."""
    world = TILE_PIXELS * 2**zoom
    across, along = MAP_SIZE[0] / world, MAP_SIZE[1] / world
    south, north = _latitude(northing + along / 2), _latitude(northing - along / 2)
    if across >= 1:
        return Viewport(widened(BoundingBox(WORLD.west, south, WORLD.east, north), REACH), zoom)
    west, east = (turned(lon + side * across * 180) for side in (-1, 1))
    return Viewport(widened(BoundingBox(west, south, east, north), REACH), zoom)


def _northing(lat: float) -> float:
    """Return a latitude as a share of the web's Mercator map, from the north."""
    sine = math.sin(math.radians(min(max(lat, -MERCATOR_LIMIT), MERCATOR_LIMIT)))
    return 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def _latitude(northing: float) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * min(max(northing, 0.0), 1.0)))))
