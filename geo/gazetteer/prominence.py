"""How prominent an entry is: the order in which a name's bearers are listed.

Measured in people, so that populations need no conversion. The factors are
judgements, checked with the coverage and first-hit figures of
`geo.evaluate`; they order candidates and never exclude one.
"""

from __future__ import annotations

from collections.abc import Iterable

from geo.gazetteer.entry import Entry
from geo.gazetteer.names import is_postal_code, key
from geo.model import FeatureClass

COUNTRY_FACTOR = 1000.0
"""A country is meant before any city or region of its name: Georgia, Mexico, Jordan."""
SMALLEST_COUNTRY = 100_000
CAPITAL_FACTOR = 20.0
"""News writes of capitals far beyond their size: Washington is the city before the state."""
AREA_PEOPLE = 3_000_000.0
"""Curated areas are listed because news names them: Gaza before the city, Crimea before towns."""
DISTRICT_FACTOR = 0.05
"""A bare name seldom means the county or raion when a town bears it too."""
CITY_SHARE = 0.1
"""A region whose namesake city holds this share of its people comes after that city (Kursk, Lima),
while Quebec and its city (7 %) keep the region first."""
NAMESAKE_FACTOR = 0.9
"""Puts such a region just behind its city, before every other place of the name."""
SHORTEST_NAMESAKE = 4
"""Letters: shorter names of regions are mostly codes (Indiana is "IND", as is its airport)."""
FIRST_NAMES = 3
"""Names of a region, after its main one, under which a city may be its namesake."""
SMALLEST_CITY = 100.0

KIND_FACTORS = {
    "main": 1.0,
    "abbreviation": 10.0,
    "adjectival": 1.0,
    "alternate": 0.2,
    "code": 0.001,
}
"""A place that bears the name chiefly comes before one that bears it beside others; abbreviations
are hand-written, so they are surer than GeoNames' "NY" for the city."""


POSTAL_FACTOR = 0.1
"""A two-letter code in capitals is a state before it is a village of that name: IN, ME, OR."""


def name_factor(name: str, kind: str) -> float:
    """Return by how much a place's prominence counts when it bears `name` in the way `kind`."""
    if kind == "code" and is_postal_code(name):
        return POSTAL_FACTOR
    return KIND_FACTORS[kind]


def prominences(entries: Iterable[Entry]) -> list[float]:
    """Return the prominence of each entry, in people, in the same order."""
    entries = list(entries)
    namesakes = _namesake_cities(entries)
    return [_prominence(entry, namesakes) for entry in entries]


def _prominence(entry: Entry, namesakes: dict[tuple[str, str], float]) -> float:
    if entry.feature is FeatureClass.CONTINENT:
        return 1e13
    if entry.feature is FeatureClass.COUNTRY:
        return max(entry.population, SMALLEST_COUNTRY) * COUNTRY_FACTOR
    if entry.feature is FeatureClass.SETTLEMENT:
        return _city(entry)
    if entry.feature is FeatureClass.DISTRICT:
        return max(entry.population * DISTRICT_FACTOR, SMALLEST_CITY / 2)
    if entry.feature is FeatureClass.REGION:
        return _region(entry, namesakes)
    return entry.worth or AREA_PEOPLE


def _city(entry: Entry) -> float:
    factor = CAPITAL_FACTOR if entry.is_capital else 1.0
    return max(entry.population * factor, SMALLEST_CITY)


def _region(entry: Entry, namesakes: dict[tuple[str, str], float]) -> float:
    others = [name for name, kind in entry.names[:FIRST_NAMES] if kind == "alternate"]
    names = [entry.name, *(name for name in others if len(name) >= SHORTEST_NAMESAKE)]
    people = max(namesakes.get((entry.code, key(name)), 0.0) for name in names)
    is_named_after_city = people > 0 and people >= entry.population * CITY_SHARE
    return people * NAMESAKE_FACTOR if is_named_after_city else float(entry.population)


def _namesake_cities(entries: Iterable[Entry]) -> dict[tuple[str, str], float]:
    """Return (region code, key) -> people of the largest city so called in it."""
    found: dict[tuple[str, str], float] = {}
    for entry in entries:
        if entry.feature is FeatureClass.SETTLEMENT:
            spot, people = (entry.region, key(entry.name)), float(entry.population)
            found[spot] = max(found.get(spot, 0.0), people)
    return found
