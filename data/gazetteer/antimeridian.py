"""Polygons cut at the antimeridian, so that none jumps from one edge of the map to the other.

TopoJSON files are stitched: a ring steps from 179.9 to -180, and Antarctica's coast goes once
round. RFC 7946, section 3.1.9, wants such polygons cut at the antimeridian.
"""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

EDGE = 179.99
"""Degrees: outlines are drawn up to, not always onto, the antimeridian."""
POLE = 89.99
"""Degrees: a ring that stays beyond this latitude is a pole, drawn as a line."""

Ring = Sequence[tuple[float, float]]


def cut_polygons(rings: Sequence[Ring]) -> list[Polygon]:
    """Return the polygons of an outer ring and its holes, cut at the antimeridian."""
    shell, *holes = [unwrapped(ring) for ring in rings if not _is_pole(ring)]
    if abs(shell[-1][0] - shell[0][0]) > 180:
        shell = _closed_by_pole(shell)
    middle = sum(lon for lon, _ in shell) / len(shell)
    moved = [_turned(hole, round((middle - hole[0][0]) / 360)) for hole in holes]
    whole = Polygon(shell, moved)
    west, _, east, _ = whole.bounds
    if west >= -180 and east <= 180:
        return [whole]
    whole = shapely.make_valid(whole)
    pieces = []
    for turn in (-1, 0, 1):
        cut = whole.intersection(box(360 * turn - 180, -90, 360 * turn + 180, 90))
        pieces += [translate(piece, xoff=-360 * turn) for piece in shapely.get_parts(cut)]
    return [piece for piece in pieces if isinstance(piece, Polygon) and not piece.is_empty]


def unwrapped(ring: Ring) -> list[tuple[float, float]]:
    """Return the ring with its longitudes continued beyond 180 instead of jumping."""
    continued = [ring[0]]
    for lon, lat in ring[1:]:
        before = continued[-1][0]
        continued.append((lon - 360 * round((lon - before) / 360), lat))
    return continued


def unrolled(outline: BaseGeometry) -> BaseGeometry:
    """Return an outline that lies on both edges of the map in one piece, up to longitude 360.

    Others come back as they are, and so does what goes all the way round.
    """
    west, _, east, _ = outline.bounds
    parts = shapely.get_parts(outline)
    if west > -EDGE or east < EDGE or any(p.bounds[2] - p.bounds[0] > 180 for p in parts):
        return outline
    return MultiPolygon([translate(p, xoff=360) if p.bounds[2] <= 0 else p for p in parts])


def _is_pole(ring: Ring) -> bool:
    return all(abs(lat) > POLE for _, lat in ring)


def _closed_by_pole(ring: Ring) -> list[tuple[float, float]]:
    """Close a ring that goes once round the world along the edges and the foot of the map."""
    pole = -90.0 if sum(lat for _, lat in ring) < 0 else 90.0
    return [*ring, (ring[-1][0], pole), (ring[0][0], pole), ring[0]]


def _turned(ring: Ring, turns: int) -> list[tuple[float, float]]:
    return [(lon + 360 * turns, lat) for lon, lat in ring]
