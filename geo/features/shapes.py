"""GeoJSON geometries: points, true circles and outlines, cut at the antimeridian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import shapely
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

Geometry = dict[str, Any]
"""A GeoJSON geometry object; coordinates are lon, lat."""

POINT_DECIMALS = 6
"""0.1 m: more would claim a precision that no gazetteer has (RFC 7946, section 11.2)."""

OUTLINE_GRID = 1e-4
"""Degrees, 11 m: outlines are snapped to it, which keeps them valid."""

OUTLINE_DETAIL = 0.002
"""Tolerance of an outline as a share of the longer side of its box: two pixels on a screen
a thousand pixels wide. A judgement."""

COARSEST_TOLERANCE = 0.05
"""Degrees: outlines are never simplified more coarsely, so that islands of large states stay."""

CIRCLE_POINTS = 64

FULL_TURN = 359.9
"""Degrees of longitude that count as the whole width of the map; not quite 360, because
outlines are drawn up to, not always onto, its edge. A judgement."""

Ring = list[tuple[float, float]]


def point_geometry(lat: float, lon: float) -> Geometry:
    """Return a GeoJSON Point with the longitude brought into [-180, 180]."""
    inside = lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180
    return {
        "type": "Point",
        "coordinates": [round(inside, POINT_DECIMALS), round(lat, POINT_DECIMALS)],
    }


@lru_cache(maxsize=4096)
def _circle(lat: float, lon: float, radius_km: float) -> tuple[str, Any]:
    from geopy.distance import geodesic

    centre, distance = (lat, lon), geodesic(kilometers=radius_km)
    ring: Ring = []
    for step in range(CIRCLE_POINTS):
        reached = distance.destination(centre, bearing=-360 * step / CIRCLE_POINTS)
        ring.append((reached.longitude, reached.latitude))
    ring.append(ring[0])
    unwrapped = _unwrapped(ring)
    turn = unwrapped[-1][0] - unwrapped[0][0]
    if abs(turn) > 180:  # the circle goes round a pole: close it along the edge of the map
        pole = 90.0 if lat > 0 else -90.0
        unwrapped += [(unwrapped[-1][0], pole), (unwrapped[0][0], pole), unwrapped[0]]
    return cut_and_ordered(shapely.make_valid(Polygon(unwrapped)), 10**-POINT_DECIMALS)


def circle_geometry(lat: float, lon: float, radius_km: float) -> Geometry:
    """Return the geodesic circle of a true radius as a polygon of CIRCLE_POINTS corners."""
    kind, coordinates = _circle(lat, lon, radius_km)
    return {"type": kind, "coordinates": coordinates}


@lru_cache(maxsize=1024)
def _outline(wkb: bytes) -> tuple[str, Any]:
    shape = with_rings_unwrapped(shapely.from_wkb(wkb))
    west, south, east, north = shape.bounds
    tolerance = min(OUTLINE_DETAIL * max(east - west, north - south), COARSEST_TOLERANCE)
    simpler = shapely.make_valid(shape.simplify(tolerance, preserve_topology=True))
    return cut_and_ordered(simpler, OUTLINE_GRID)


def area_geometry(wkb: bytes) -> Geometry:
    """Return a footprint as a GeoJSON Polygon or MultiPolygon.

    Simplified to what a screen shows, right-hand winding, cut at the
    antimeridian. Outlines may come cut, with longitudes beyond 180, or jumping
    from 179 to -179: all three mean the same.
    """
    kind, coordinates = _outline(wkb)
    return {"type": kind, "coordinates": coordinates}


def _unwrapped(ring: Sequence[tuple[float, ...]]) -> Ring:
    """Return the ring with steps over the antimeridian made continuous."""
    unwrapped: Ring = [(ring[0][0], ring[0][1])]
    for lon, lat, *_ in ring[1:]:
        before = unwrapped[-1][0]
        unwrapped.append((lon - 360 * round((lon - before) / 360), lat))
    return unwrapped


def _jumps(ring: Sequence[tuple[float, ...]]) -> bool:
    """Say whether a ring steps from one edge of the map to the other.

    A step of a full turn runs along the edge of the map (Antarctica) and is no jump.
    """
    steps = (abs(after[0] - before[0]) for before, after in pairwise(ring))
    return any(180 < step < FULL_TURN for step in steps)


def with_rings_unwrapped(shape: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a shape in one piece each; longitudes may run beyond 180."""
    parts = [shapely.make_valid(_polygon_unwrapped(part)) for part in polygons(shape)]
    return shapely.unary_union(parts)


def _polygon_unwrapped(polygon: Polygon) -> Polygon:
    outer = list(polygon.exterior.coords)
    if not _jumps(outer):
        return polygon
    shell = _unwrapped(outer)
    if shell[0] != shell[-1]:
        return polygon
    middle = sum(lon for lon, _ in shell) / len(shell)
    holes = []
    for hole in polygon.interiors:
        ring = _unwrapped(list(hole.coords))
        shift = 360 * round((middle - ring[0][0]) / 360)
        holes.append([(lon + shift, lat) for lon, lat in ring])
    return Polygon(shell, holes)


def cut_and_ordered(shape: BaseGeometry, grid: float) -> tuple[str, Any]:
    """Return GeoJSON's type and coordinates of a shape, cut at the antimeridian, on a grid."""
    pieces: list[Polygon] = []
    for turn in range(-2, 3):
        world = box(360 * turn - 180, -90, 360 * turn + 180, 90)
        if shape.intersects(world):
            piece = translate(shape.intersection(world), xoff=-360 * turn)
            pieces += polygons(shapely.set_precision(piece, grid))
    whole = shapely.unary_union(pieces) if len(pieces) > 1 else MultiPolygon(pieces)
    coordinates = tuple(_rings(orient(part, 1.0)) for part in polygons(whole))
    if len(coordinates) == 1:
        return "Polygon", coordinates[0]
    return "MultiPolygon", coordinates


def _rings(polygon: Polygon) -> tuple[Any, ...]:
    return tuple(
        tuple((round(lon, POINT_DECIMALS), round(lat, POINT_DECIMALS)) for lon, lat in ring.coords)
        for ring in (polygon.exterior, *polygon.interiors)
    )


def polygons(shape: BaseGeometry) -> Iterator[Polygon]:
    """Yield the polygons of a geometry; lines and points that a cut left over are dropped."""
    if isinstance(shape, Polygon):
        if not shape.is_empty:
            yield shape
    elif hasattr(shape, "geoms"):
        for part in shape.geoms:
            yield from polygons(part)
