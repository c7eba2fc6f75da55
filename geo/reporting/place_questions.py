"""What the encoder of passages is asked about every place of a sentence."""

from __future__ import annotations

from datetime import date

from geo.model import DateInterval

ROLE = "role"
"""Literal or associative."""

EVENT_TYPE = "event_type"
"""Type of what happened there, or that nothing did: a mention."""

PLACE_ROLE = "place_role"
"""Site, origin, destination, venue, background, or what holds another place."""

STATUS = "status"
"""How sure the article is of it."""

AGE = "age"
"""How long before publication the event was: `age_of`."""

COARSE_AGES = ((7, "week"), (60, "weeks"), (400, "year"))
"""Names of ages by days. A judgement: what tense and words tell where no expression does."""


def age_of(interval: DateInterval | None, published: date | None) -> str | None:
    """Return how long before publication an interval begins; None where that is not known."""
    if interval is None:
        return None
    if interval.start is None or interval.end is None:
        return "open start" if interval.start is None else "open end"
    if published is None:
        return None
    days = (published - interval.start).days
    return (
        "ahead" if days < 0 else next((name for most, name in COARSE_AGES if days <= most), "years")
    )
