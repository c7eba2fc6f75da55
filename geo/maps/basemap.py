"""The offline base map: countries under a worldview, with the disputed territories outlined."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

from geo.errors import DataError
from geo.model import Worldview
from geo.settings import SHIPPED_DATA

GEOMETRY = SHIPPED_DATA / "geometry"

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
        {"type": "Feature", "geometry": feature["geometry"], "properties": {"kind": kind}}
        for feature in found
    ]
