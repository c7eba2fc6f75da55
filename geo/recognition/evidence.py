"""What the gazetteer says about each word: part of a known name, and of what kind of place.

The evidence is a hint to the encoder, not a verdict: "Reading" and "Nice" are
cities too. Words are matched greedily, longest name first, and only where
they are written with a capital.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from geo.model import FeatureClass
from geo.protocols import Gazetteer
from geo.recognition.words import CAPITALISED, Shape, Words

LONGEST_NAME = 4
"""Words in the longest name that is tried: a judgement, longer names are rare in news."""
LONGEST_SURFACE = 48
"""Code points in the longest name that is tried, so that hostile text costs nothing."""
LARGE_CITY = 100_000
SMALL_CITY = 5_000
"""Inhabitants from which a settlement counts as well known, and as known: judgements."""
KEPT_ANSWERS = 65_536
"""Answers of the gazetteer that are remembered, about 10 MB."""


class Evidence(IntEnum):
    """Kind of the best match; the values are rows of an embedding and must not be renumbered.

    A word inside a name, after its first, has the value plus `INSIDE`.
    """

    UNKNOWN = 0
    NONE = 1
    COUNTRY = 2
    REGION = 3
    LARGE_CITY = 4
    SMALL_CITY = 5
    AREA = 6
    ADJECTIVAL = 7
    WEAK = 8
    """A small settlement, or one that bears the name only as a variant."""


INSIDE = 16
EVIDENCE_VALUES = 32

GEONAMES = "geonames:"
NATURAL = frozenset({FeatureClass.WATER, FeatureClass.LANDFORM, FeatureClass.FACILITY})
"""Kinds of which the full GeoNames has millions that no news names: creeks, hills, churches. Those
that ship with Dateline are hand-picked, and have ids of its own."""

KIND_OF_FEATURE = {
    FeatureClass.COUNTRY: Evidence.COUNTRY,
    FeatureClass.REGION: Evidence.REGION,
    FeatureClass.DISTRICT: Evidence.REGION,
}


class GazetteerEvidence:
    """Computes the evidence for the words of a text; remembers what it looked up."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Use `gazetteer` for every look-up."""
        self._gazetteer = gazetteer
        self.kind = lru_cache(maxsize=KEPT_ANSWERS)(self._kind)

    def _kind(self, name: str) -> Evidence:
        matches = self._gazetteer.lookup(name)
        if not matches:
            return Evidence.NONE
        if matches[0].kind == "adjectival":
            return Evidence.ADJECTIVAL
        place = matches[0].place
        if place.feature is FeatureClass.SETTLEMENT:
            if place.population >= LARGE_CITY:
                return Evidence.LARGE_CITY
            known = place.population >= SMALL_CITY and matches[0].kind == "main"
            return Evidence.SMALL_CITY if known else Evidence.WEAK
        if place.feature in NATURAL and place.id.startswith(GEONAMES) and not place.has_footprint:
            return Evidence.WEAK
        return KIND_OF_FEATURE.get(place.feature, Evidence.AREA)

    def of(self, words: Words) -> NDArray[np.int64]:
        """Return one evidence value for each word."""
        values = np.full(len(words), Evidence.NONE, dtype=np.int64)
        capitalised = np.isin(words.shapes, CAPITALISED)
        may_end = (capitalised | closes_initials(words)).tolist()
        covered = 0
        for first in np.flatnonzero(capitalised).tolist():
            if first < covered:
                continue
            for last in ends_of(words, first, may_end):
                kind = self.kind(" ".join(words.surface(first, last).split()))
                if kind is not Evidence.NONE:
                    values[first] = kind
                    values[first + 1 : last + 1] = kind + INSIDE
                    covered = last + 1
                    break
        return values


def ends_of(words: Words, first: int, may_end: Sequence[bool]) -> list[int]:
    """Return the words at which a name that begins at `first` may end, farthest first."""
    farthest = int(words.starts[first]) + LONGEST_SURFACE
    end = min(first + LONGEST_NAME, len(words))
    return [
        last
        for last in range(end - 1, first - 1, -1)
        if may_end[last] and words.ends[last] <= farthest
    ]


def closes_initials(words: Words) -> NDArray[np.bool_]:
    """Say of each word whether it is the full stop after an initial, as in "U.S."."""
    after_initial = np.concatenate(([False], words.shapes[:-1] == Shape.INITIAL))[: len(words)]
    closes = np.zeros(len(words), dtype=np.bool_)
    for word in np.flatnonzero(after_initial).tolist():
        closes[word] = words.surface(word, word) == "."
    return closes
