"""Which points lie inside a ring that somebody drew, on the map that they drew it on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from geo.features.ring import Ring, checked_ring

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

RINGS_KEPT = 16
"""Prepared rings in memory: one for each visitor who has just drawn; a judgement."""

MAP_EDGE = 89.99
"""Latitude taken for the poles, which Mercator's map cannot show."""


def inside(ring: Ring, lons: ArrayLike, lats: ArrayLike) -> NDArray[np.bool_]:
    """Say of each point whether it lies in the ring or on its edge.

    Edges are straight on Mercator's map, as they were drawn. A ring that crosses
    itself holds what is inside any of its loops. NaN is inside nothing.
    """
    area, x, y = _area(ring), np.asarray(lons, float), _northing(lats)
    found = shapely.intersects_xy(area, x, y) | shapely.intersects_xy(area, x + 360, y)
    return np.asarray(found, bool)


@lru_cache(maxsize=RINGS_KEPT)
def _area(ring: Ring) -> BaseGeometry:
    corners = np.array(checked_ring(ring))
    area: BaseGeometry = Polygon(np.column_stack([corners[:, 0], _northing(corners[:, 1])]))
    if not area.is_valid:
        area = shapely.make_valid(area)
    shapely.prepare(area)
    return area


def _northing(lats: ArrayLike) -> NDArray[np.float64]:
    clipped = np.clip(np.asarray(lats, float), -MAP_EDGE, MAP_EDGE)
    northing: NDArray[np.float64] = np.arcsinh(np.tan(np.radians(clipped)))
    return northing
