"""Invented dates: the words of a sentence and the days that they mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from geo.model import DateInterval

REMEMBERED = 32_768
"""Dates that are kept: all those of the years told of, in every way of dating."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What a date is and how a sentence says it."""

    preposition: str
    """With the blanks around it."""
    words: str
    """Empty when the sentence has no date."""
    interval: DateInterval | None
    edtf: str | None
    precision: int | None
    """UCDP date_prec."""


@lru_cache(maxsize=REMEMBERED)
def dated(way: str, day: date) -> Dated:
    """Return the date that `way`, one of the ways of dating of `draws`, makes of a day."""
    if way == "undated":
        return Dated("", "", None, None, None)
    if way == "until":
        return Dated(" by ", _long(day), DateInterval(None, day), f"../{day}", 5)
    if way == "month":
        return Dated(" in ", f"{day:%B %Y}", _month(day), f"{day:%Y-%m}", 4)
    if way == "year":
        whole = DateInterval(date(day.year, 1, 1), date(day.year, 12, 31))
        return Dated(" in ", str(day.year), whole, str(day.year), 5)
    if way == "day":
        return Dated(" on ", _long(day), DateInterval(day, day), str(day), 1)
    last = day + timedelta(days=6 if way == "week" else 2)
    words = f"{_long(day)} to {_long(last)}"
    return Dated(
        " from ", words, DateInterval(day, last), f"{day}/{last}", 3 if way == "week" else 2
    )


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _month(day: date) -> DateInterval:
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return DateInterval(first, following - timedelta(days=1))
