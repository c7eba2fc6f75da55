"""Places, days and status as one word or line."""

from __future__ import annotations

from datetime import date

from geo.model import Place, Polarity, Status

_NOT_SO = {
    Status.REPORTED: "did not happen (reported)",
    Status.CONFIRMED: "did not happen (confirmed)",
    Status.UNCONFIRMED: "did not happen (unconfirmed)",
    Status.EXPECTED: "will not happen (expected)",
    Status.REQUESTED: "not to happen (requested)",
    Status.HYPOTHETICAL: "would not happen (hypothetical)",
}
"""A status of what the sentence says did not happen; what is denied says so by itself. The "not"
comes first: where a column cuts the words short, they must not say the reverse."""


def full_name(place: Place) -> str:
    """Return a place with the region and country that tell it from its namesakes."""
    parts = (place.name, place.region_name, place.country_code)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def iso(day: date | None) -> str | None:
    """Return a day in ISO 8601, None for None."""
    return day.isoformat() if day else None


def status_words(status: Status, polarity: Polarity) -> str:
    """Return a status as people read it: never plain "reported" of what did not happen."""
    is_negative = polarity is Polarity.NEGATIVE
    return _NOT_SO.get(status, status.value) if is_negative else status.value
