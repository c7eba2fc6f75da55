"""Outlines of the curated areas: unions of known units, or coarse drawings cut to the coast."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import borders
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

AREA_TOLERANCE = 0.03
"""Degrees by which the outlines of areas are thinned: they are large, or coarse anyway."""
GAP = 0.03
"""Degrees by which members are grown before they are joined, to close the cracks between them."""


def area_features(
    path: Path,
    views: Mapping[str, Mapping[str, BaseGeometry]],
    regions: Mapping[str, BaseGeometry],
) -> list[dict[str, Any]]:
    """Return the areas of areas.csv as GeoJSON features; those without outline have no geometry.

    `views` has the countries by worldview, `regions` the first-level regions by
    ISO 3166-2 code. Raises SystemExit for a row that names an unknown member.
    """
    land = shapely.union_all([shapely.make_valid(o) for o in views["de_facto"].values()])
    shapely.prepare(land)
    with path.open(encoding="utf-8", newline="") as opened:
        lines = (line for line in opened if not line.startswith("#"))
        return [_feature(row, views, regions, land) for row in csv.DictReader(lines)]


def _feature(
    row: Mapping[str, str],
    views: Mapping[str, Mapping[str, BaseGeometry]],
    regions: Mapping[str, BaseGeometry],
    land: BaseGeometry,
) -> dict[str, Any]:
    kind, _, value = row["geometry"].partition(":")
    properties: dict[str, Any] = {key: row[key] for key in ("slug", "name", "feature", "country")}
    properties |= {"names": row["names"], "disputed": row["disputed"], "coarse": kind != "members"}
    properties["geonames_id"] = int(row["geonames_id"]) if row["geonames_id"] else None
    if kind == "circle":
        lat, lon, radius = (float(number) for number in value.split())
        properties |= {"lat": lat, "lon": lon, "radius_km": radius}
        return {"type": "Feature", "properties": properties, "geometry": None}
    if kind == "members":
        parts = [_member(code, row["slug"], views, regions) for code in value.split()]
        outline = shapely.union_all([part.buffer(GAP) for part in parts]).buffer(-GAP)
    else:
        drawn = shapely.make_valid(Polygon(_corners(value)))
        cut = {"land": drawn.intersection, "sea": drawn.difference}.get(kind)
        outline = borders.polygonal(cut(land)) if cut else drawn
    thin = borders.thinned(outline, AREA_TOLERANCE)
    label = _largest(thin).representative_point()
    properties |= {"lat": round(label.y, 3), "lon": round(label.x, 3), "radius_km": None}
    return borders.feature(properties, thin)


def _member(
    code: str,
    slug: str,
    views: Mapping[str, Mapping[str, BaseGeometry]],
    regions: Mapping[str, BaseGeometry],
) -> BaseGeometry:
    if code.startswith("ne:"):
        name = code.removeprefix("ne:").replace("_", " ")
        found = views["de_facto"].get(name) or regions.get(name)
    else:
        found = regions.get(code) if "-" in code else views["un"].get(code)
    if found is None:
        raise SystemExit(f"areas.csv, {slug}: no outline for member {code}.")
    return found


def _corners(text: str) -> Sequence[tuple[float, float]]:
    pairs = [pair.split() for pair in text.split(",")]
    return [(float(lon), float(lat)) for lon, lat in pairs]


def _largest(geometry: BaseGeometry) -> BaseGeometry:
    return max(shapely.get_parts(geometry), key=lambda part: part.area)
