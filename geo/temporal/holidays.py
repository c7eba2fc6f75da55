"""Rules for the few holidays that English news uses as dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from geo.temporal import periods
from geo.temporal.grammar import (
    NO_ANCHOR,
    Context,
    Reading,
    Rule,
    dated,
    nearest,
    rule,
    told_next,
    undated,
)


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian computus, 1876)."""
    golden, hundreds, rest = year % 19, year // 100, year % 100
    epact = (
        19 * golden + hundreds - hundreds // 4 - (hundreds - (hundreds + 8) // 25 + 1) // 3 + 15
    ) % 30
    weekday = (32 + 2 * (hundreds % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _thanksgiving(year: int) -> date:
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


_DAYS: dict[str, Callable[[int], date]] = {
    "new year day": lambda year: date(year, 1, 1),
    "new year's day": lambda year: date(year, 1, 1),
    "new year's eve": lambda year: date(year, 12, 31),
    "valentine's day": lambda year: date(year, 2, 14),
    "st. patrick's day": lambda year: date(year, 3, 17),
    "may day": lambda year: date(year, 5, 1),
    "bastille day": lambda year: date(year, 7, 14),
    "christmas": lambda year: date(year, 12, 25),
    "christmas day": lambda year: date(year, 12, 25),
    "christmas eve": lambda year: date(year, 12, 24),
    "boxing day": lambda year: date(year, 12, 26),
    "halloween": lambda year: date(year, 10, 31),
    "thanksgiving": _thanksgiving,
    "thanksgiving day": _thanksgiving,
    "ash wednesday": lambda year: easter(year) - timedelta(days=46),
    "palm sunday": lambda year: easter(year) - timedelta(days=7),
    "good friday": lambda year: easter(year) - timedelta(days=2),
    "easter": easter,
    "easter sunday": easter,
    "easter monday": lambda year: easter(year) + timedelta(days=1),
}


_NAME_AFTER = re.compile(
    r"\s+(?:Agreement|Accords?|Treaty|Islands?|Rising|Uprising|Offensive|Foundation|Fund|Party)\b"
)
"""Behind a holiday that something is named after: "the Good Friday Agreement"."""


def _holiday(match: re.Match[str], context: Context) -> Reading | None:
    if _NAME_AFTER.match(context.text, match.end()):
        return None
    name = " ".join(match["name"].casefold().replace("’", "'").split())
    day_of = _DAYS[name.replace("st patrick", "st. patrick")]
    if match["year"]:
        return dated(periods.day(day_of(int(match["year"]))))
    if (story := context.story) and story.start:
        years = (story.start.year - 1, story.start.year, story.start.year + 1)
        if reading := told_next([periods.day(day_of(year)) for year in years], context):
            return reading
    published = context.published
    if published is None:
        return undated("XXXX-XX-XX", NO_ANCHOR)
    days = [day_of(published.year + shift) for shift in (-1, 0, 1)]
    around = (
        periods.day(max(day for day in days if day <= published)),
        periods.day(min(day for day in days if day > published)),
    )
    chosen, because = nearest(around, published, context.pointing(match))
    return dated(chosen, because, is_anchored=True)


_NAMES = "|".join(sorted(_DAYS, key=len, reverse=True)).replace("'", "['’]").replace(".", r"\.?")

HOLIDAY_RULES: tuple[Rule, ...] = (
    rule(
        "holiday",
        rf"(?P<name>{_NAMES})(?:,? (?P<year>(?:19|20)\d\d))?",
        _holiday,
        cues=" ".join(name.split()[0].rstrip(".").removesuffix("'s") for name in _DAYS),
    ),
)
"""Holidays whose day does not depend on the country, and Thanksgiving in the United States."""
