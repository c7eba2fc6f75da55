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
        *_of_kind(country_features(worldview), "country"),
        *_of_kind(_features(GEOMETRY / "disputed.geojson"), "disputed"),
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, separators=(",", ":")).encode()


def country_features(worldview: Worldview) -> list[dict[str, Any]]:
    """Return the countries as GeoJSON features with their ISO 3166 `code`.

    Raises DataError when the file that ships with Dateline is missing or damaged.
    """
    return _features(GEOMETRY / f"countries.{worldview.value}.geojson")


def _of_kind(features: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [
        {"type": "Feature", "geometry": feature["geometry"], "properties": {"kind": kind}}
        for feature in features
    ]


def _features(path: Path) -> list[dict[str, Any]]:
    try:
        found = json.loads(path.read_text("utf-8"))["features"]
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            f"{path} cannot be read ({error}): install Dateline's data anew."
        ) from error
    return [feature for feature in found if feature["geometry"] is not None]
