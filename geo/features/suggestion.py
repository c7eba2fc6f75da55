"""A place as a list of suggestions tells it, and how a filter asks for all that lies in it."""

from __future__ import annotations

from typing import Any

from geo.features.wording import full_name
from geo.model import FeatureClass, NameMatch, Place


def within_of(place: Place) -> str:
    """Return what `ReportFilter.within` asks for: a country's or region's code, else the id."""
    if place.feature is FeatureClass.COUNTRY and place.country_code:
        return place.country_code
    if place.feature is FeatureClass.REGION and place.country_code and place.region_code:
        return f"{place.country_code}.{place.region_code}"
    return place.id


def suggestion(match: NameMatch, reports: int) -> dict[str, Any]:
    """Return a suggested place as JSON values; `matched` when another name of it was typed.

    `reports` is how many reports choosing it would show.
    """
    place = match.place
    return {
        "id": place.id,
        "name": place.name,
        "shown": full_name(place),
        "matched": None if match.kind == "main" else match.name,
        "kind": place.feature.value,
        "region": place.region_name,
        "country_code": place.country_code,
        "within": within_of(place),
        "reports": reports,
    }
