"""Dates that cannot be right as they stand, told to whoever looks at what hangs on them.

is_ahead(published)       whether a publication date has not come yet anywhere
weekday_quarrel(rule)     which words of a date name another weekday than its own
is_unreadable(rule)       whether the words of a date name no day, or either of two
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

EASTERNMOST = timedelta(hours=14)
"""How far the first clock of a day is ahead of UTC, that of the Line Islands."""

UNREADABLE = ("no such day in the calendar", "day and month cannot be told apart")
"""How the rule of a date tells that its words could not be read (`geo.temporal`)."""

_QUARREL = re.compile(r"(?P<said>'.{1,80}?'), the weekday contradicts: (?P<told>that day is a \w+)")
"""How it tells that they name another weekday."""


def is_ahead(published: date | None, now: datetime | None = None) -> bool:
    """Say whether nowhere on earth it is that day yet, at an instant with its zone or now."""
    instant = now or datetime.now(UTC)
    return published is not None and published > (instant.astimezone(UTC) + EASTERNMOST).date()


def weekday_quarrel(rule: str) -> str | None:
    """Return the words and the weekday that they contradict, None where a rule tells of none."""
    found = _QUARREL.search(rule)
    return f"{found['said']}, but {found['told']}" if found else None


def is_unreadable(rule: str) -> bool:
    """Say whether the words of a date name no day, or either of two, as its rule tells."""
    return any(reason in rule for reason in UNREADABLE)
