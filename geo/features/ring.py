"""A shape drawn on the map: a ring of corners in the one form that addresses and stores use."""

from __future__ import annotations

import math
from collections.abc import Iterable

from geo.errors import FilterError
from geo.model import BoundingBox

Ring = tuple[tuple[float, float], ...]
"""Corners as longitude, latitude, the first not repeated at the end. The westmost lies in
[-180, 180); longitudes run on beyond 180 where the ring crosses the antimeridian."""

MOST_CORNERS = 200
"""Corners of a ring: a judgement, more than anybody draws by hand; an address stays below 4 kB."""

FEWEST_CORNERS = 3

EXAMPLE = "30,44,41,44,41,53"


def read_ring(text: str) -> Ring:
    """Return the ring of "lon,lat,lon,lat,…"; raises FilterError when it is none."""
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) % 2 or not numbers:
        raise FilterError(f"A shape is written as longitude,latitude of its corners: {EXAMPLE}.")
    return checked_ring(zip(numbers[::2], numbers[1::2], strict=True))


def checked_ring(corners: Iterable[tuple[float, float]]) -> Ring:
    """Return the corners as a `Ring`; raises FilterError when they enclose nothing."""
    found = [(float(lon), float(lat)) for lon, lat in corners]
    if not all(math.isfinite(lon) and abs(lat) <= 90 for lon, lat in found):
        raise FilterError("The corners of a shape are degrees: latitudes lie in -90…90.")
    following = found[1:] + found[:1]
    kept = [one for one, after in zip(found, following, strict=True) if one != after]
    if not FEWEST_CORNERS <= len(kept) <= MOST_CORNERS:
        raise FilterError(f"A shape has {FEWEST_CORNERS} to {MOST_CORNERS} different corners.")
    west, east = min(lon for lon, _ in kept), max(lon for lon, _ in kept)
    if east - west > 360:
        raise FilterError("A shape cannot be wider than the world, 360 degrees.")
    turns = math.floor((west + 180) / 360)
    return tuple((lon - 360 * turns, lat) for lon, lat in kept)


def box_of(ring: Ring) -> BoundingBox:
    """Return the box about a ring; its west > its east when the ring crosses the antimeridian."""
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    west, east = min(lons), max(lons)
    if east - west >= 360:
        west, east = -180.0, 180.0
    return BoundingBox(west, min(lats), east - 360 if east > 180 else east, max(lats))
