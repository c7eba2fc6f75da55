"""Whether the places of two reports may be one: by entry, distance, what holds what, and name."""

from __future__ import annotations

import unicodedata

from geopy.distance import great_circle

from geo.model import FeatureClass, Place, Report

SAME_PLACE_KM = 10.0
"""Towns closer than this may be one place under two names. A judgement: the width of a city."""

ONE_PLACE = 1.5
"""Nearness (see `nearness_of`) from which two places are one and their numbers compare: 8,000 in a
region can be part of 10,000 in its country."""

SAME_PLACE = 2.0

_POINT_LIKE = frozenset({FeatureClass.SETTLEMENT, FeatureClass.FACILITY, FeatureClass.DISTRICT})

_SORTS = frozenset({"area", "camp", "district", "hamlet", "of", "settlement", "town", "village"})
"""Words that may stand beside a name and say only what it is."""


def is_point_like(place: Place | None) -> bool:
    """Say whether a place is a town or smaller, so that what happens there is told apart."""
    return place is not None and place.feature in _POINT_LIKE


def nearness_of(first: Place | None, second: Place | None) -> float:
    """Return 2 for the same place, 1.5 for neighbouring towns, 1 for one in the other, else 0."""
    if first is None or second is None:
        return 0.0
    if first.id == second.id:
        return SAME_PLACE
    if is_point_like(first) and is_point_like(second):
        apart = great_circle((first.lat, first.lon), (second.lat, second.lon)).km
        return ONE_PLACE if apart <= SAME_PLACE_KM else 0.0
    return 1.0 if _contains(first, second) or _contains(second, first) else 0.0


def _contains(outer: Place, inner: Place) -> bool:
    """Say whether a country or region holds the other place, by their codes."""
    if outer.country_code is None or outer.country_code != inner.country_code:
        return False
    if outer.feature == FeatureClass.COUNTRY:
        return inner.feature != FeatureClass.COUNTRY
    return (
        outer.feature == FeatureClass.REGION
        and outer.region_code is not None
        and outer.region_code == inner.region_code
    )


def unlisted_name(report: Report) -> str:
    """Return the name of a place that no gazetteer lists, without accents; "" for a listed one.

    A part of a listed town has none: it is told of as the town is.
    """
    resolution = report.resolution
    if resolution.place is not None and (
        resolution.within_km is None or is_point_like(resolution.place)
    ):
        return ""
    letters = unicodedata.normalize("NFKD", resolution.toponym.surface.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(word for word in plain.split() if word not in _SORTS) or plain
