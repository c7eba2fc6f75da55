"""Towns too small for GeoNames' cities500, and airports, as rows of the derived tables."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

Row = dict[str, Any]
City = Mapping[str, Any]

AIRPORT_WORDS = re.compile(
    r"\s+(?:International|Intl|Regional|Municipal|Intercontinental|Airfield|Air Base|Airport)\b"
)
SAME_TOWN_KM = 25.0
"""A settlement of cities500 this near a postal town of its name is that town; a judgement that lets
a post office lie at the other end of its township."""
KM_PER_DEGREE = 111.2


def town_rows(path: Path, cities: Iterable[City]) -> list[Row]:
    """Return the post towns of the United States that `cities` lacks, each amid its codes.

    `path` has GeoNames' postal codes: zip, city, state, state_abbr, county, lat, lng.
    """
    known: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        if city["countrycode"] == "US":
            for name in {city["name"], *city["alternatenames"]}:
                spot = (float(city["latitude"]), float(city["longitude"]))
                known[city["admin1code"], _bare(name)].append(spot)
    towns: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as opened:
        for row in csv.DictReader(opened):
            if row["state_abbr"] and not any(letter.isdigit() for letter in row["city"]):
                spot = (float(row["lat"]), float(row["lng"]))
                towns[row["state_abbr"], row["city"]].append(spot)
    rows = []
    for (state, name), spots in sorted(towns.items()):
        lat, lon = np.median(np.array(spots), axis=0)
        same = known.get((state, _bare(name)), [])
        if any(_km(lat, lon, *spot) <= SAME_TOWN_KM for spot in same):
            continue
        slug = f"us-{state.lower()}-{_slug(name)}"
        rows.append(_row(slug, name, "", "US", f"US.{state}", lat, lon))
    return rows


def airport_rows(path: Path, cities: Iterable[City]) -> list[Row]:
    """Return the airports with an IATA code, in the region of the country's nearest city."""
    with path.open(encoding="utf-8", newline="") as opened:
        airports = [row for row in csv.DictReader(opened) if row["iata"]]
    at_city = Counter((row["country"], _bare(row["city"])) for row in airports)
    nearest = _Nearest(cities)
    rows = []
    for row in sorted(airports, key=lambda row: row["iata"]):
        lat, lon = float(row["lat"]), float(row["lon"])
        is_only = at_city[row["country"], _bare(row["city"])] == 1
        names = list(dict.fromkeys(_airport_names(row["name"], row["city"], is_only)))
        region = nearest.region(row["country"], lat, lon)
        slug = f"airport-{row['iata'].lower()}"
        rows.append(_row(slug, names[0], "|".join(names[1:]), row["country"], region, lat, lon))
    return rows


def _airport_names(name: str, city: str, is_only: bool) -> Iterator[str]:
    """Yield the names of an airport, the full one first, with and without city and kind."""
    yield name
    short = AIRPORT_WORDS.sub("", name).strip()
    bare = short.removeprefix(city).strip(" -/–") if short != city else ""
    for base in filter(None, (short, bare)):
        if len(base) > 2:
            yield f"{base} Airport"
            yield f"{base} International Airport"
    if city and (is_only or "International" in name):
        yield f"{city} Airport"
        yield f"{city} International Airport"


class _Nearest:
    """The cities of each country, to look for the nearest."""

    def __init__(self, cities: Iterable[City]) -> None:
        by_country: dict[str, list[City]] = defaultdict(list)
        for city in cities:
            by_country[city["countrycode"]].append(city)
        self._cities: dict[str, Sequence[City]] = by_country
        self._spots = {
            country: np.array([(c["latitude"], c["longitude"]) for c in found], dtype=float)
            for country, found in by_country.items()
        }

    def region(self, country: str, lat: float, lon: float) -> str:
        """Return the GeoNames region code ("US.IL") of the nearest city, "" in no country."""
        spots = self._spots.get(country)
        if spots is None:
            return ""
        turns = np.abs(spots[:, 1] - lon)
        east = np.minimum(turns, 360.0 - turns) * np.cos(np.radians(lat))
        city = self._cities[country][int(np.argmin(east**2 + (spots[:, 0] - lat) ** 2))]
        return f"{country}.{city['admin1code']}"


def _row(
    slug: str, name: str, names: str, country: str, region: str, lat: float, lon: float
) -> Row:
    return {
        "slug": slug,
        "name": name,
        "names": names,
        "country": country,
        "region": region,
        "lat": f"{lat:.4f}",
        "lon": f"{lon:.4f}",
    }


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    east = (lon - other_lon) * np.cos(np.radians(lat))
    return float(np.hypot(lat - other_lat, east) * KM_PER_DEGREE)


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).casefold().replace("saint ", "st ")
    return "".join(letter for letter in letters if letter.isalnum())


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKD", name).casefold()).strip("-")
