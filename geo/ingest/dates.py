"""Publication dates as people write them, and as file names and links carry them."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from geo.written_dates import (
    LONGEST,
    MONTH_NAME,
    NO_DAY,
    TWO_DIGITS,
    WrittenDate,
    date_at,
    day_of,
    month_number,
    read_date,
    weekday_doubt,
    why_impossible,
)

NO_DATE = "no publication date given"

SAME = timedelta(days=2)
"""How far apart two dates of one page may be and still be one: zones and late hours."""

_IN_LINK = re.compile(
    rf"(?<!\d)((?:19|20)\d\d)(?:[/-](\d{{1,2}}|{MONTH_NAME})[/-](\d{{1,2}})(?=/|$|\.[a-z]+$)"
    rf"|-(\d\d|{MONTH_NAME})-(\d\d)(?!\d)"
    r"|(?<=/\d{4})/?(\d\d)(\d\d)/)",
    re.IGNORECASE,
)
"""The forms 2024/10/31, 2024-10-31, 2024/oct/31, /2024/1031/ and /20241031/. Eight digits that
are no folder are more often a number of the article; a number behind a slash that words follow
is one of things: "/2024/10/3-things-to-know"."""
_MONTH_IN_LINK = re.compile(
    rf"/(?P<year>(?:19|20)\d\d)(?:[/-]?(?P<number>\d\d)|/(?P<name>{MONTH_NAME}))(?=/|$)",
    re.IGNORECASE,
)
_IN_NAME = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?![0-9A-Za-z])")
_WEEK = re.compile(r"(\d{4})-?W(\d\d)(?!-?\d)")
"""A week of ISO 8601 without its day."""

_SECONDS = re.compile(r"\d{10}(?:\d{3})?")
"""Seconds or milliseconds since 1970, as machines write an instant."""

_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)


def read_given(written: str) -> WrittenDate | None:
    """Return the day or days that `written` may mean, in the zone it was written in, or None.

    Reads ISO 8601 dates and instants, RFC 2822 dates, Unix times, and dates as
    people write them; what is not sure comes with its doubt.
    """
    text = " ".join(written.split())
    if not text or len(text) > LONGEST:
        return None
    if week := _WEEK.match(text):
        return _week(int(week[1]), int(week[2]))
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
    for match in _IN_LINK.finditer(_path(url)):
        year, month, day = filter(None, match.groups())
        found = day_of(int(year), _month(month), int(day))
        if found and why_impossible(found) is None:
            return found
    return None


def month_in_link(url: str | None) -> tuple[date, date] | None:
    """Return first and last day of the month in the path of a link, as in /2024/10/, or None."""
    for match in _MONTH_IN_LINK.finditer(_path(url)):
        year, month = int(match["year"]), _month(match["number"] or match["name"])
        first = day_of(year, month, 1)
        if first and why_impossible(first) is None:
            return first, date(year, month, calendar.monthrange(year, month)[1])
    return None


def date_in_name(name: str) -> date | None:
    """Return the day in a file name, as in 2024-10-31 or 20241031, or None."""
    match = _IN_NAME.search(name)
    found = day_of(int(match[1]), int(match[3]), int(match[4])) if match else None
    return found if found and why_impossible(found) is None else None


def _path(url: str | None) -> str:
    """Return the path of a link: what stands behind "?" asks for other days."""
    try:
        return urlsplit(url or "").path
    except ValueError:  # no link at all
        return ""


def _month(written: str) -> int:
    return int(written) if written.isdigit() else month_number(written)


def _week(year: int, number: int) -> WrittenDate | None:
    try:
        return WrittenDate(
            date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7), NO_DAY
        )
    except ValueError:
        return None


def _instant(digits: str) -> date | None:
    try:
        return datetime.fromtimestamp(int(digits[:10]), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _by_mail(text: str) -> WrittenDate | None:
    """Read what mail programs read, with the same doubts as any other date."""
    try:
        day = parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None
    if at := date_at(text, 0):
        return at[0]
    weekday = _WEEKDAY.match(text)
    doubt = weekday_doubt(weekday[1], day) if weekday else None
    if not re.search(rf"(?<![\d+-]){day.year}(?!\d)", text):
        doubt = TWO_DIGITS
    return WrittenDate(day, day, doubt)
