"""Places and days as one word or line."""

from __future__ import annotations

from datetime import date

from geo.model import Place


def full_name(place: Place) -> str:
    """Return a place with the region and country that tell it from its namesakes."""
    parts = (place.name, place.region_name, place.country_code)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def iso(day: date | None) -> str | None:
    """Return a day in ISO 8601, None for None."""
    return day.isoformat() if day else None
