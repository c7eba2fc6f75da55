"""The gazetteer's entries as they come out of the data files, before they are indexed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape

from geo.errors import DataError
from geo.gazetteer import sources
from geo.gazetteer.entry import Entry
from geo.gazetteer.minor_entries import minor_entries
from geo.gazetteer.names import is_script_romanization, is_station_code, key
from geo.model import FeatureClass

DE_FACTO_RUSSIAN = ("UA.11", "UA.20")
"""Regions that Russia holds whole: Crimea and Sevastopol."""
GOLAN = "dateline:golan-heights"


def read_entries() -> list[Entry]:
    """Return every entry of the gazetteer; raises DataError for a damaged file."""
    countries = list(read_countries())
    regions = list(_regions())
    districts = list(_districts())
    areas = list(_areas())
    cities = list(_cities())
    _sum_populations(regions, districts, cities)
    larger = [*_continents(), *countries, *areas, *regions, *districts, *cities]
    entries = [*larger, *minor_entries()]
    _add_hand_written_names(entries)
    _add_disputes(entries)
    _set_worldviews(entries)
    return _without_duplicates(entries)


def _continents() -> Iterator[Entry]:
    for code, row in sources.read_continents().items():
        entry = Entry(
            f"geonames:{row['geonameId']}",
            FeatureClass.CONTINENT,
            row["name"],
            float(row["lat"]),
            float(row["lng"]),
            geonames_id=int(row["geonameId"]),
            code=f"continent:{code}",
            population=int(row["population"]),
        )
        entry.add(
            (n["name"] for n in row["alternateNames"] if n.get("lang") != "link"), "alternate"
        )
        yield entry


def read_countries() -> Iterator[Entry]:
    """Yield the countries, with their names in many languages."""
    columns = ("geonames_id", "code", "name", "lat", "lon", "population", "names")
    for row in sources.read_rows(sources.TABLES / "countries.tsv.gz", *columns):
        if not row["lat"]:
            continue
        entry = Entry(
            f"geonames:{row['geonames_id']}",
            FeatureClass.COUNTRY,
            row["name"],
            float(row["lat"]),
            float(row["lon"]),
            geonames_id=int(row["geonames_id"]),
            country=row["code"],
            code=row["code"],
            population=int(row["population"]),
        )
        entry.add(row["names"].split("|"), "alternate")
        entry.add([row["iso3"]], "code")
        yield entry


def _regions() -> Iterator[Entry]:
    for row in sources.read_rows(sources.TABLES / "regions.tsv.gz", *_DIVISION_COLUMNS):
        entry = _division(row, FeatureClass.REGION)
        entry.region = entry.code
        yield entry


def _districts() -> Iterator[Entry]:
    for row in sources.read_rows(sources.TABLES / "districts.tsv.gz", *_DIVISION_COLUMNS):
        entry = _division(row, FeatureClass.DISTRICT)
        entry.region = ".".join(entry.code.split(".")[:2])
        yield entry


_DIVISION_COLUMNS = (
    "geonames_id",
    "code",
    "wikidata_id",
    "name",
    "lat",
    "lon",
    "radius_km",
    "names",
)


def _division(row: Any, feature: FeatureClass) -> Entry:
    try:
        entry = Entry(
            f"geonames:{row['geonames_id']}",
            feature,
            row["name"],
            float(row["lat"]),
            float(row["lon"]),
            geonames_id=int(row["geonames_id"]),
            country=row["code"][:2],
            code=row["code"],
            wikidata_id=row["wikidata_id"],
            radius_km=float(row["radius_km"]),
        )
    except ValueError as error:
        raise DataError(f"The row of {row['name']!r} is damaged ({error}): rebuild it.") from error
    entry.add(row["names"].split("|"), "alternate")
    return entry


def _areas() -> Iterator[Entry]:
    for feature in sources.read_features(sources.GEOMETRY / "areas.geojson.gz"):
        row = feature["properties"]
        entry = Entry(
            f"dateline:{row['slug']}",
            FeatureClass(row["feature"]),
            row["name"],
            row["lat"],
            row["lon"],
            country=row["country"],
            code=f"dateline:{row['slug']}",
            geonames_id=row["geonames_id"] or 0,
            radius_km=row["radius_km"] or 0.0,
            disputed=row["disputed"],
        )
        entry.add(row["names"].split("|"), "alternate")
        yield entry


def _cities() -> Iterator[Entry]:
    district_of = _city_districts()
    capitals = {
        row["code"]: key(row["capital"])
        for row in sources.read_rows(sources.TABLES / "countries.tsv.gz", "code", "capital")
        if key(row["capital"]) != key(row["name"])  # city states are countries, not capitals
    }
    best: dict[str, Entry] = {}
    for row in sources.read_cities().values():
        number, country = int(row["geonameid"]), row["countrycode"]
        entry = Entry(
            f"geonames:{number}",
            FeatureClass.SETTLEMENT,
            row["name"],
            row["latitude"],
            row["longitude"],
            geonames_id=number,
            country=country,
            region=f"{country}.{row['admin1code']}",
            district=district_of.get(number, 0),
            population=row["population"],
        )
        for name in row["alternatenames"]:
            if name and not is_script_romanization(name):
                entry.names.append((name, "code" if is_station_code(name) else "alternate"))
        is_larger = country not in best or best[country].population < entry.population
        if is_larger and key(entry.name) == capitals.get(country):
            best[country] = entry
        yield entry
    for entry in best.values():
        entry.is_capital = True


def _city_districts() -> dict[int, int]:
    path = sources.TABLES / "city_districts.npz"
    try:
        with np.load(path) as arrays:
            cities, districts = np.cumsum(arrays["city"]), arrays["district"]
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            f"{path} is damaged ({error}): rebuild it as data/README.md says."
        ) from error
    return dict(zip(cities.tolist(), districts.tolist(), strict=True))


def _sum_populations(
    regions: Iterable[Entry], districts: Iterable[Entry], cities: Iterable[Entry]
) -> None:
    by_region: dict[str, int] = defaultdict(int)
    by_district: dict[int, int] = defaultdict(int)
    for city in cities:
        by_region[city.region] += city.population
        by_district[city.district] += city.population
    for region in regions:
        region.population = by_region[region.code]
    for district in districts:
        district.population = by_district[district.geonames_id]


def _add_hand_written_names(entries: Iterable[Entry]) -> None:
    by_key = {entry.id: entry for entry in entries}
    by_key |= {entry.code: entry for entry in entries if entry.code}
    for row in sources.read_rows(sources.TABLES / "english_names.csv", "key", "name"):
        entry = _named(by_key, "english_names.csv", row["key"])
        entry.names.insert(0, (entry.name, "alternate"))
        entry.name = row["name"]
    tables = (("abbreviations.csv", None), ("adjectives.csv", "adjectival"))
    for file, kind in tables:
        for row in sources.read_rows(sources.TABLES / file, "key", "names"):
            entry = _named(by_key, file, row["key"])
            entry.add(row["names"].split("|"), kind or row["kind"])


def _named(by_key: dict[str, Entry], file: str, wanted: str) -> Entry:
    entry = by_key.get(wanted)
    if entry is None:
        raise DataError(f"{file} names {wanted!r}, which no data file has: correct it.")
    return entry


def _add_disputes(entries: Iterable[Entry]) -> None:
    words = {
        row["key"]: row["words"]
        for row in sources.read_rows(sources.TABLES / "disputed.csv", "key", "words")
    }
    for entry in entries:
        told = words.get(entry.region) or words.get(entry.country) or words.get(entry.code)
        entry.disputed = entry.disputed or told or ""


def _set_worldviews(entries: Iterable[Entry]) -> None:
    golan = next(
        shape(feature["geometry"])
        for feature in sources.read_features(sources.GEOMETRY / "areas.geojson.gz")
        if f"dateline:{feature['properties']['slug']}" == GOLAN
    )
    for entry in entries:
        entry.country_de_facto = entry.country
        if entry.region in DE_FACTO_RUSSIAN or entry.id == "dateline:crimea":
            entry.country_de_facto = "RU"
        elif entry.country in ("IL", "SY") and entry.feature is FeatureClass.SETTLEMENT:
            if golan.contains(shapely.Point(entry.lon, entry.lat)):
                entry.country, entry.country_de_facto = "SY", "IL"
        elif entry.id == GOLAN:
            entry.country_de_facto = "IL"


def _without_duplicates(entries: Iterable[Entry]) -> list[Entry]:
    kept: dict[str, Entry] = {}
    for entry in entries:
        kept.setdefault(entry.id, entry)
    return list(kept.values())
