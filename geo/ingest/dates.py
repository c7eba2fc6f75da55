"""Publication dates as people write them, and as file names and links carry them."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from geo.written_dates import (
    MONTH_NAME,
    WrittenDate,
    day_of,
    month_number,
    read_date,
    why_impossible,
)

NO_DATE = "no publication date given"

SAME = timedelta(days=2)
"""How far apart two dates of one page may be and still be one: zones and late hours."""

_IN_LINK = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:[/-](?P<number>\d{1,2})[/-](?P<day>\d{1,2})(?!\d)"
    rf"|[/-](?P<name>{MONTH_NAME})[/-](?P<day2>\d{{1,2}})(?!\d)"
    r"|(?<=/\d{4})/?(?P<number3>\d\d)(?P<day3>\d\d)/)",
    re.IGNORECASE,
)
"""The forms 2024/10/31, 2024-10-31, 2024/oct/31, /2024/1031/ and /20241031/. Eight digits that
are no folder are more often a number of the article."""
_MONTH_IN_LINK = re.compile(
    rf"/(?P<year>(?:19|20)\d\d)(?:[/-]?(?P<number>\d\d)|/(?P<name>{MONTH_NAME}))(?=/|$)",
    re.IGNORECASE,
)
_IN_NAME = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?![0-9A-Za-z])")
_SECONDS = re.compile(r"\d{10}(?:\d{3})?")
"""Seconds or milliseconds since 1970, as machines write an instant."""


def read_given(written: str) -> WrittenDate | None:
    """Return the day or days that `written` may mean, in the zone it was written in, or None.

    Reads ISO 8601 dates and instants, RFC 2822 dates, Unix times, and dates as
    people write them; what is not sure comes with its doubt.
    """
    text = " ".join(written.split())
    if not text:
        return None
    try:
        day = datetime.fromisoformat(text).date()
        return WrittenDate(day, day)
    except ValueError:
        pass
    instant = _instant(text) if _SECONDS.fullmatch(text) else None
    found = WrittenDate(instant, instant) if instant else read_date(text)
    return found or _by_mail(text)


def parse_date(written: str) -> date | None:
    """Return the day that `written` surely names, None when it can be read in two ways."""
    found = read_given(written)
    return found.first if found is not None and found.doubt is None else None


def date_in_link(url: str | None) -> date | None:
    """Return the day in the path of a link, as in /2024/10/31/ or /2024/oct/31/, or None."""
    for match in _IN_LINK.finditer(url or ""):
        month = _month(match["number"] or match["number3"], match["name"])
        day = match["day"] or match["day2"] or match["day3"]
        found = day_of(int(match["year"]), month, int(day))
        if found and why_impossible(found) is None:
            return found
    return None


def month_in_link(url: str | None) -> tuple[date, date] | None:
    """Return first and last day of the month in the path of a link, as in /2024/10/, or None."""
    for match in _MONTH_IN_LINK.finditer(url or ""):
        year, month = int(match["year"]), _month(match["number"], match["name"])
        first = day_of(year, month, 1)
        if first and why_impossible(first) is None:
            return first, date(year, month, calendar.monthrange(year, month)[1])
    return None


def date_in_name(name: str) -> date | None:
    """Return the day in a file name, as in 2024-10-31 or 20241031, or None."""
    match = _IN_NAME.search(name)
    found = day_of(int(match[1]), int(match[3]), int(match[4])) if match else None
    return found if found and why_impossible(found) is None else None


def _month(number: str | None, name: str | None) -> int:
    return int(number) if number else month_number(name or "")


def _instant(digits: str) -> date | None:
    try:
        return datetime.fromtimestamp(int(digits[:10]), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _by_mail(text: str) -> WrittenDate | None:
    try:
        day = parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None
    return WrittenDate(day, day)
