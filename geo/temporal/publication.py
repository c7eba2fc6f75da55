"""The publication date of an article that came without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from geo.temporal.vocabulary import MONTH, month_of

DATELINE_LENGTH = 600
"""Code points at the head of a text where a dateline or a date of publication stands."""

EARLIEST_YEAR = 1800
"""Numbers below are no year of a newspaper article. A judgement."""

CENTURY_TURN = 50
"""Two-digit years from here on are of the 20th century, below of the 21st. A judgement."""

_YEAR = r"(?P<year>(?:1[89]|20)\d\d|\d\d(?!\d))"
_DATELINES = (
    re.compile(
        rf"[A-Z][\w .,'()/-]{{2,60}}, (?P<day>\d{{1,2}}) (?P<month>{MONTH}),? {_YEAR}"
        r"(?=[^\n]{0,60}?(?:--|[–—]|\)))"
    ),
    re.compile(
        rf"[A-Z][\w .,'()/-]{{2,60}}, (?P<month>{MONTH}) (?P<day>\d{{1,2}}),? "
        r"(?P<year>(?:19|20)\d\d)(?=[^\n]{0,60}?(?:--|[–—]|\)))"
    ),
)
_STAMP = re.compile(
    rf"(?:Published|Posted|Updated|PUBLISHED|Date)(?: on)?:? +(?:[A-Z][a-z]+day,? )?"
    rf"(?:(?P<month>{MONTH}) (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) (?P<month2>{MONTH})),? "
    r"(?P<year>(?:19|20)\d\d)"
)


def publication_date(text: str) -> tuple[date, str] | None:
    """Return the day that dateline or stamp of a text give, and the rule in words.

    A guess for an article whose metadata name no date: the head of the text
    is read, the dateline first. None when it names no whole day.
    """
    return next(_candidates(text), None)


def _candidates(text: str) -> Iterator[tuple[date, str]]:
    head = text[:DATELINE_LENGTH]
    for pattern in _DATELINES:
        yield from _in_head(pattern.search(head), "dateline")
    yield from _in_head(_STAMP.search(head), "date of publication in the text")


def _in_head(match: re.Match[str] | None, origin: str) -> Iterator[tuple[date, str]]:
    if not match:
        return
    groups = match.groupdict()
    month, number = groups["month"] or groups["month2"], groups["day"] or groups["day2"]
    day = _day(groups["year"] or "", month_of(month or ""), number or "")
    if day:
        yield day, f"{origin} '{' '.join(match.group().split())}' -> {day.isoformat()}"


def _day(year: str, month: int, day: str) -> date | None:
    number = int(year)
    if len(year) <= 2:
        number += 1900 if number >= CENTURY_TURN else 2000
    try:
        return date(number, month, int(day)) if number >= EARLIEST_YEAR else None
    except ValueError:
        return None
