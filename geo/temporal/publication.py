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
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[/_.-]?)(?P<month>0?[1-9]|1[0-2])(?P=mark)"
    r"(?P<day>0[1-9]|[12]\d|3[01]|[1-9](?!\d))(?!\d)"
)
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


def publication_date(
    text: str, url: str | None = None, file_name: str | None = None
) -> tuple[date, str] | None:
    """Return the date that link, dateline, stamp or file name give, and the rule in words.

    The surest comes first: the link, then the head of the text, then the
    file name. None when none of them names a whole day.
    """
    return next(_candidates(text, url, file_name), None)


def _candidates(text: str, url: str | None, file_name: str | None) -> Iterator[tuple[date, str]]:
    yield from _in_address(url, "link")
    head = text[:DATELINE_LENGTH]
    for pattern in _DATELINES:
        yield from _in_head(pattern.search(head), "dateline")
    yield from _in_head(_STAMP.search(head), "date of publication in the text")
    yield from _in_address(file_name, "file name")


def _in_address(address: str | None, origin: str) -> Iterator[tuple[date, str]]:
    for match in _IN_ADDRESS.finditer(address or ""):
        if not match["mark"] and len(match.group()) != len("20241031"):
            continue
        day = _day(match["year"], int(match["month"]), match["day"])
        if day:
            yield day, f"{origin} '{match.group()}' -> {day.isoformat()}"


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
