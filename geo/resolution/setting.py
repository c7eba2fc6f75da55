"""Where an article is at home, before any of its names is resolved."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geo.model import Article
from geo.resolution.area_codes import regions_of_telephones
from geo.resolution.candidates import Floats, Integers, code_number
from geo.resolution.publishers import publisher_country, publisher_letters
from geo.resolution.vocabulary import countries_of_words


@dataclass(frozen=True, slots=True)
class Setting:
    """Countries and regions that the publisher and the words of an article point to."""

    publisher_country: int
    """Number of the publisher's country, 0 when unknown."""
    publisher_letters: str
    """The publisher's name and host, letters only: "palestineherald"."""
    countries: dict[int, float]
    """Strength by number of the country, from the article's vocabulary."""
    regions: frozenset[int]
    """Numbers of the regions of its telephone numbers."""

    def country_strength(self, countries: Integers) -> Floats:
        """Return how strongly the vocabulary points to each of `countries`."""
        return _looked_up(self.countries, countries)

    def has_telephone(self, regions: Integers) -> Floats:
        """Return 1 for each of `regions` that a telephone number belongs to, else 0."""
        return np.isin(regions, list(self.regions)).astype(np.float64)

    def names_publisher(self, name: str) -> bool:
        """Say whether the publisher is called after a place of that name."""
        letters = "".join(letter for letter in name.casefold() if letter.isalpha())
        return len(letters) >= SHORTEST_TOWN and letters in self.publisher_letters


SHORTEST_TOWN = 5
"""Letters of a town's name that are looked for in the publisher's: shorter ones turn up in
other words (judgement)."""


def read_setting(article: Article) -> Setting:
    """Return where `article` is at home."""
    return Setting(
        publisher_country=code_number(publisher_country(article)),
        publisher_letters=publisher_letters(article),
        countries={
            code_number(country): strength
            for country, strength in countries_of_words(article.text).items()
        },
        regions=frozenset(
            code_number(country, region) for country, region in regions_of_telephones(article.text)
        ),
    )


def _looked_up(table: dict[int, float], keys: Integers) -> Floats:
    found = np.zeros(len(keys))
    for key, value in table.items():
        found[keys == key] = value
    return found
