"""Polygons of countries, regions and US counties, out of the packages' TopoJSON and GeoJSON."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import antimeridian
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry

COUNTRY_TOLERANCE = 0.02
"""Degrees by which Natural Earth's 1:50 m countries are thinned: invisible below zoom 7."""
REGION_TOLERANCE = 0.01
"""Degrees (about 1 km) by which the 1:10 m regions and the counties are thinned."""
CRIMEA = ("UA-43", "UA-40")
"""Autonomous Republic of Crimea and Sevastopol, as ISO 3166-2 has them."""
GOLAN = Polygon(
    [
        (35.62, 33.25), (35.65, 33.275), (35.81, 33.34), (35.84, 33.28), (35.85,
        33.10), (35.90, 32.95),
        (35.90, 32.87), (35.85, 32.80), (35.79, 32.745), (35.70, 32.71), (35.65,
        32.69), (35.645, 32.80),
        (35.64, 32.88), (35.62, 32.95), (35.635, 33.05), (35.62, 33.15),
    ]
)  # fmt: skip
"""The Golan Heights west of the 1974 line, drawn by hand along Jordan and Yarmouk: coarse."""
ISLANDS_WITHIN = 0.05
"""Degrees from Crimea's 1:10 m outline within which a 1:50 m part belongs to it."""


def decoded(topology: Path, layer: str) -> list[tuple[Mapping[str, Any], BaseGeometry]]:
    """Return id-and-properties and polygon of each geometry of a TopoJSON layer."""
    data = json.loads(topology.read_text(encoding="utf-8"))
    arcs = _absolute_arcs(data)
    found = []
    for record in data["objects"][layer]["geometries"]:
        if "arcs" not in record:
            continue
        groups = record["arcs"] if record["type"] == "MultiPolygon" else [record["arcs"]]
        polygons = [polygon for group in groups for polygon in _polygons(group, arcs)]
        geometry = shapely.make_valid(MultiPolygon(polygons))
        found.append(({"id": record.get("id"), **record["properties"]}, polygonal(geometry)))
    return found


def _absolute_arcs(data: Mapping[str, Any]) -> list[list[tuple[float, float]]]:
    (scale_x, scale_y), (move_x, move_y) = (
        data["transform"]["scale"],
        data["transform"]["translate"],
    )
    absolute = []
    for arc in data["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        absolute.append(points)
    return absolute


def _polygons(
    rings: Sequence[Sequence[int]], arcs: Sequence[list[tuple[float, float]]]
) -> list[Polygon]:
    outlines = []
    for ring in rings:
        points: list[tuple[float, float]] = []
        for index in ring:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points.extend(arc[1:] if points else arc)
        outlines.append(points)
    if len(outlines[0]) < 4:
        return []
    return antimeridian.cut_polygons([outline for outline in outlines if len(outline) >= 4])


def polygonal(geometry: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a geometry, without the lines and points that repairs leave."""
    if geometry.geom_type in ("Polygon", "MultiPolygon"):
        return geometry
    parts = [p for p in shapely.get_parts(geometry) if "Polygon" in p.geom_type]
    return shapely.union_all(parts)


def thinned(geometry: BaseGeometry, tolerance: float) -> BaseGeometry:
    """Return the polygon with fewer points, valid, never empty, rounded to 0.001 degrees."""
    simple = shapely.make_valid(geometry.simplify(tolerance))
    rounded = polygonal(shapely.set_precision(simple, 0.001))
    return geometry if rounded.is_empty else rounded


def worldviews(
    drawn: Mapping[str, BaseGeometry], crimea: BaseGeometry
) -> dict[str, dict[str, BaseGeometry]]:
    """Return the countries of Natural Earth under both worldviews.

    `drawn` is keyed by ISO 3166-1 alpha-2 code, and by name for the de facto
    states that have none; `crimea` is the outline of Crimea with Sevastopol.
    """
    recognised = dict(drawn)
    zone = crimea.buffer(ISLANDS_WITHIN)
    parts = shapely.get_parts(drawn["RU"])
    moved = [part for part in parts if zone.contains(part.representative_point())]
    kept = [part for part in parts if not zone.contains(part.representative_point())]
    recognised["RU"] = shapely.union_all(kept)
    recognised["UA"] = shapely.union_all([drawn["UA"], *(part.buffer(0.02) for part in moved)])
    recognised["UA"] = shapely.difference(recognised["UA"], recognised["RU"])
    golan = shapely.intersection(GOLAN.buffer(0.05), drawn["IL"]).intersection(GOLAN)
    recognised["IL"] = polygonal(drawn["IL"].difference(GOLAN))
    recognised["SY"] = polygonal(shapely.union_all([drawn["SY"], golan.buffer(0.005)]))
    recognised["SY"] = polygonal(recognised["SY"].difference(recognised["IL"]))
    for state, owner in (("N. Cyprus", "CY"), ("Somaliland", "SO"), ("Siachen Glacier", "IN")):
        recognised[owner] = shapely.union_all([drawn[owner], drawn[state].buffer(0.005)])
        del recognised[state]
    return {"un": recognised, "de_facto": dict(drawn)}


def by_majority(
    units: Sequence[BaseGeometry], points: Mapping[str, Sequence[tuple[float, float]]]
) -> dict[str, list[int]]:
    """Return, for each region code, the units most of whose cities carry that code.

    `points` has the (lon, lat) of the cities of every code.
    """
    codes, places = [], []
    for code, spots in points.items():
        codes += [code] * len(spots)
        places += [Point(spot) for spot in spots]
    inside, city = shapely.STRtree(list(units)).query(places, predicate="within")[::-1]
    votes: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for unit, number in zip(inside, city, strict=True):
        votes[int(unit)][codes[number]] += 1
    found: dict[str, list[int]] = defaultdict(list)
    for unit, counts in votes.items():
        found[max(counts, key=lambda code: counts[code])].append(unit)
    return found


def feature(properties: Mapping[str, Any], geometry: BaseGeometry) -> dict[str, Any]:
    """Return a GeoJSON feature (RFC 7946) with counter-clockwise outer rings."""
    wound = shapely.orient_polygons(geometry)
    return {"type": "Feature", "properties": dict(properties), "geometry": mapping(wound)}


def loaded(path: Path) -> list[dict[str, Any]]:
    """Return the features of a GeoJSON file with `geometry` as a valid shapely polygon."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    for item in features:
        item["geometry"] = polygonal(shapely.make_valid(shape(item["geometry"])))
    return features
