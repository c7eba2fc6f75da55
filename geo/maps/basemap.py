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


_PLACES_FOLLOW = {
    Worldview.UN: "the internationally recognised ones",
    Worldview.DE_FACTO: "who controls the ground",
}


def border_note(worldview: Worldview, home: Worldview | None = None) -> str:
    """Return the line in the map's corner that says whose borders are drawn.

    `home` is the worldview of the gazetteer, which decides the country of a
    place; where it is another one, the line says that too.
    """
    if home is None or home is worldview:
        return _NOTES[worldview]
    return f"{_NOTES[worldview]}; places follow {_PLACES_FOLLOW[home]}"


def border_notes(home: Worldview) -> dict[str, str]:
    """Return the line for each worldview, and which of them is the gazetteer's (`home`)."""
    return {worldview.value: border_note(worldview, home) for worldview in Worldview} | {
        "home": home.value
    }


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
