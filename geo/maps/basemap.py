"""The offline base map: countries under a worldview, with the disputed territories outlined."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape

from geo.errors import DataError
from geo.features.shapes import area_geometry
from geo.model import Worldview
from geo.settings import SHIPPED_DATA

GEOMETRY = SHIPPED_DATA / "geometry"

WIDEST_PART = 300.0
"""Degrees of longitude: no piece of land but Antarctica is as wide, so its ring jumps from 180
to -180 and would be drawn as a line across the map."""

_NOTES = {
    Worldview.UN: "Borders: internationally recognised (UN)",
    Worldview.DE_FACTO: "Borders: who controls the ground (de facto)",
}


def border_note(worldview: Worldview) -> str:
    """Return the line in the map's corner that says whose borders are drawn."""
    return _NOTES[worldview]


@functools.cache
def read_basemap(worldview: Worldview) -> bytes:
    """Return the base map as GeoJSON: `kind` is country or disputed. Read once, then kept.

    Raises DataError when a file that ships with Dateline is missing or damaged.
    """
    features = [
        *_features(GEOMETRY / f"countries.{worldview.value}.geojson", "country"),
        *_features(GEOMETRY / "disputed.geojson", "disputed"),
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, separators=(",", ":")).encode()


def _features(path: Path, kind: str) -> list[dict[str, Any]]:
    try:
        found = json.loads(path.read_text("utf-8"))["features"]
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            f"{path} cannot be read ({error}): install Dateline's data anew."
        ) from error
    return [
        {"type": "Feature", "geometry": _cut(feature["geometry"]), "properties": {"kind": kind}}
        for feature in found
        if feature["geometry"] is not None
    ]


def _cut(geometry: dict[str, Any]) -> dict[str, Any]:
    """Return the geometry cut at the antimeridian when a part jumps across the whole map."""
    outline = shape(geometry)
    parts = shapely.get_parts(outline)
    if any(part.bounds[2] - part.bounds[0] > WIDEST_PART for part in parts):
        return area_geometry(shapely.to_wkb(outline))
    return geometry
