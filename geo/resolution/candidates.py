"""Finds the places that a name may mean.

The gazetteer itself knows alternate names, abbreviations, adjectives and region
words; here the surface of a mention is brought into the forms in which a
gazetteer can know it, one after the other, a typing error last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from geo.model import FeatureClass, NameMatch, Place
from geo.protocols import Gazetteer

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

MAX_CANDIDATES = 80
"""Most prominent namesakes that are weighed. A judgement that bounds the work:
names such as San José have hundreds."""

MAX_SHOWN = 5
"""Candidates that a resolution carries."""
FUZZY_LENGTH = 5
"""Shortest name that is looked up with a typing error. Judgement: one error in a shorter
name ("Iran", "Iraq") makes a different name."""

CACHED_NAMES = 4096
"""Names whose candidates are kept between articles: a few hundred articles' worth."""

FEATURE_CODES = {feature: code for code, feature in enumerate(FeatureClass)}
"""Number of each feature class in the candidates' arrays."""

HOLDER_FEATURES = frozenset(
    {FeatureClass.COUNTRY, FeatureClass.REGION, FeatureClass.DISTRICT, FeatureClass.AREA}
)
"""Kinds of place that a qualifier may name as holding another place."""

CITY_HOLDER_POPULATION = 300_000
"""Smallest city that may qualify a place in or near it ("Brixton, London"). Judgement: below,
the second name of a list ("Naples, Bonita Springs and …") is taken for a qualifier."""

DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
)
"""Words that are no names by themselves, although a few small regions bear them."""

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_ARTICLE = re.compile(r"^(?:the|The|THE)\s+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, eq=False)
class CandidateSet:
    """The candidates of one name, most prominent first, with arrays of what features need."""

    matches: tuple[NameMatch, ...]
    lat: Floats
    """Radians, as are longitudes: distances are reckoned from them in bulk."""
    lon: Floats
    country: Integers
    """A number for each country code; 0 for none."""
    region: Integers
    """A number for each first-level region of each country; 0 for none."""
    feature: Integers
    """Index into FEATURE_CODES."""
    population: Floats

    def __len__(self) -> int:
        """Return the number of candidates."""
        return len(self.matches)

    @classmethod
    def of(cls, matches: tuple[NameMatch, ...]) -> CandidateSet:
        """Return the set of `matches` with its arrays."""
        places = [match.place for match in matches]
        return cls(
            matches=matches,
            lat=np.radians(np.array([place.lat for place in places], dtype=np.float64)),
            lon=np.radians(np.array([place.lon for place in places], dtype=np.float64)),
            country=_array([code_number(place.country_code) for place in places]),
            region=_array(
                [
                    code_number(place.country_code, place.region_code) if place.region_code else 0
                    for place in places
                ]
            ),
            feature=_array([FEATURE_CODES[place.feature] for place in places]),
            population=np.array([float(place.population) for place in places]),
        )

    @classmethod
    def join(cls, sets: Sequence[CandidateSet]) -> CandidateSet:
        """Return the candidates of all `sets`, one after the other."""
        if not sets:
            return cls.of(())
        return cls(
            matches=tuple(match for one in sets for match in one.matches),
            lat=np.concatenate([one.lat for one in sets]),
            lon=np.concatenate([one.lon for one in sets]),
            country=np.concatenate([one.country for one in sets]),
            region=np.concatenate([one.region for one in sets]),
            feature=np.concatenate([one.feature for one in sets]),
            population=np.concatenate([one.population for one in sets]),
        )


class CandidateFinder:
    """Looks names up and remembers the latest ones; safe to share by threads."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.find = lru_cache(maxsize=CACHED_NAMES)(self._find)
        self.find_exact = lru_cache(maxsize=CACHED_NAMES)(self._find_exact)
        self.find_holders = lru_cache(maxsize=CACHED_NAMES)(self._find_holders)

    def _find(self, name: str) -> CandidateSet:
        """Return the places that `name` may mean, under the first form that is known."""
        if is_direction(name):
            return CandidateSet.of(())
        forms = list(_forms(name))
        for form in forms:
            found = self.find_exact(form)
            if len(found):
                return found
        if forms and len(forms[0]) >= FUZZY_LENGTH:
            return CandidateSet.of(self._gazetteer.fuzzy(forms[0])[:MAX_CANDIDATES])
        return CandidateSet.of(())

    def _find_exact(self, name: str) -> CandidateSet:
        """Return the places that bear `name` as it is written."""
        return CandidateSet.of(self._gazetteer.lookup(name)[:MAX_CANDIDATES])

    def _find_holders(self, name: str) -> CandidateSet:
        """Return the places called `name` that can hold others."""
        found = self.find_exact(name)
        holders = tuple(match for match in found.matches if _can_hold(match.place))
        return found if len(holders) == len(found) else CandidateSet.of(holders)


def _can_hold(place: Place) -> bool:
    if place.feature is FeatureClass.SETTLEMENT:
        return place.population >= CITY_HOLDER_POPULATION
    return place.feature in HOLDER_FEATURES


def find_candidates(gazetteer: Gazetteer, name: str) -> tuple[NameMatch, ...]:
    """Return the places that `name` may mean, most prominent first; empty when unknown.

    The first form of the name that the gazetteer knows decides. Places under a
    name one typing error away come with kind "fuzzy".
    """
    return CandidateFinder(gazetteer).find(name).matches


def is_direction(name: str) -> bool:
    """Say whether `name` is a bare direction: "the North" is Korea's here and Italy's there."""
    return _ARTICLE.sub("", name.strip()).casefold() in DIRECTIONS


def code_number(*codes: str | None) -> int:
    """Return a number for a country code, or a country and region code; 0 for none."""
    if codes[0] is None:
        return 0
    return int.from_bytes(".".join(code or "" for code in codes).encode()[:7], "big")


def _forms(name: str) -> Iterator[str]:
    """Yield the forms under which the gazetteer may know `name`, likeliest first."""
    written = _SPACE.sub(" ", name).strip()
    if not written:
        return
    yield written
    owner = _POSSESSIVE.sub("", written)
    if owner != written:
        yield owner
    bare = _ARTICLE.sub("", owner).strip(" ,;:()\"“”'’")
    if bare and bare != owner:
        yield bare
    if bare.endswith("."):
        yield bare.rstrip(".")
    head, comma, _ = bare.partition(",")
    if comma and head:
        yield head.strip()


def _array(numbers: list[int]) -> Integers:
    return np.array(numbers, dtype=np.int64)
