"""Dates as people write them: the day, or the days, that written words can mean.

`read_date` reads words that are nothing but a date, with or without weekday, clock and
zone; `date_at` a date that begins at a place in a text. What can be read in two ways,
or names no whole day, comes with its doubt: it may be shown, never taken as a fact.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

FIRST_NEWSPAPER = 1605
"""Year of the Strasbourg "Relation": no article was published before."""

AHEAD = timedelta(days=2)
"""How far a publication date may lie ahead: zones, and clocks that are off. A judgement."""

LONGEST = 160
"""Characters of a date with weekday, clock and named zone, at most. A judgement: twice as many as
the longest that was met."""

TWO_DIGITS = "its year has two digits"
TWO_READINGS = "day and month cannot be told apart"
OTHER_IMPOSSIBLE = "the other order of day and month is no day of publication"
DAY_FIRST = "read day first, as is usual with points"
NO_DAY = "it names no day"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""A month's name or abbreviation, in whatever case."""

_MONTH = rf"(?P<month>{MONTH_NAME})\.?"
_YEAR = r"(?P<year>\d{4}(?!\d)|['’]?\d\d(?!\d|[:.h]\d\d|\s?[ap]\.?m\b))"
"""A year of four digits, or of two that are no hour: "Jul 14 10:15" names none."""

_CLOCK = (
    r"(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?(?:\s?[ap]\.?m\b\.?)?(?:\s?hrs\b)?"
    r"|\d{1,2}\s?[ap]\.?m\b\.?)(?!\d)"
)
_ZONE = (
    r"(?:\(?(?-i:[A-Z]{1,5})(?:[+-]\d{1,2}(?::?\d\d)?)?\)?(?![\w])|[+-]\d\d:?\d\d(?!\d)"
    r"|local time\b)(?:\s\([^()\n]{3,40}\))?"
)
_BEFORE = (
    rf"(?:{_CLOCK}\s*+(?:{_ZONE})?[\s,|–—-]*+(?:on\s++)?)?"
    r"(?:(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?"
    r"[\s,]*+)?(?:the\s++)?"
)
_AFTER = rf"(?:T|[\s,|/·•–—-]*+(?:\bat\s++|@\s*+)?){_CLOCK}\s*+(?:{_ZONE})?"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """The days that a written date can mean."""

    first: date
    last: date
    doubt: str | None = None
    """Why it is no sure day, in words; None when it is one."""


_Reader = Callable[[re.Match[str]], WrittenDate | None]


def read_date(written: str) -> WrittenDate | None:
    """Return what `written` means when it is a date and no more, None when it is not.

    Besides days it reads months ("July 2023") and years, each with its doubt.
    """
    text = " ".join(written.split())
    if len(text) > LONGEST:
        return None
    for pattern, read in _WHOLE:
        if match := pattern.fullmatch(text):
            return _read(match, read)
    return None


def date_at(text: str, start: int) -> tuple[WrittenDate, int] | None:
    """Return the whole day that is written at `start` of `text` and where it ends, or None."""
    for pattern, read in _BEGUN:
        if (match := pattern.match(text, start, start + LONGEST)) and (found := _read(match, read)):
            return found, match.end()
    return None


def day_of(year: int, month: int, day: int) -> date | None:
    """Return that day, None when the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_number(name: str) -> int:
    """Return the month, 1 to 12, that matches MONTH_NAME."""
    return _MONTHS.index(name[:3].lower()) + 1


def whole_year(digits: str) -> int:
    """Return the year that digits stand for: two of them for the last such year by now."""
    number = int(digits.lstrip("'’"))
    if len(digits.lstrip("'’")) > 2:
        return number
    this_year = (date.today() + AHEAD).year
    return this_year - (this_year - number) % 100


def why_impossible(day: date) -> str | None:
    """Return why no article can have been published on `day`, in words, None if one can."""
    if day > date.today() + AHEAD:
        return "lies in the future"
    return "is before the first newspaper" if day.year < FIRST_NEWSPAPER else None


def weekday_doubt(weekday: str, day: date) -> str | None:
    """Return how the weekday written with `day` contradicts it, in words, None if it agrees."""
    if _WEEKDAYS.index(weekday[:3].lower()) == day.weekday():
        return None
    name = _WEEKDAYS[day.weekday()].capitalize()
    return f"the weekday contradicts: that day is a {name}"


def _read(match: re.Match[str], read: _Reader) -> WrittenDate | None:
    found = read(match)
    weekday = match.groupdict().get("weekday")
    if found is None or weekday is None or found.first != found.last:
        return found
    return replace(found, doubt=weekday_doubt(weekday, found.first) or found.doubt)


def _named(match: re.Match[str]) -> WrittenDate | None:
    day = day_of(whole_year(match["year"]), month_number(match["month"]), int(match["day"]))
    return _one_day(day, match["year"])


def _one_day(day: date | None, year: str) -> WrittenDate | None:
    return WrittenDate(day, day, None if len(year) == 4 else TWO_DIGITS) if day else None


def _year_first(match: re.Match[str]) -> WrittenDate | None:
    day = day_of(int(match["year"]), int(match["number"]), int(match["day"]))
    return _one_day(day, match["year"])


def _in_digits(match: re.Match[str]) -> WrittenDate | None:
    """Read "14/07/2023": the day is what can be no month; both orders when either can.

    Of two orders the one that no article can have is left out, with a doubt.
    """
    year, one, two = whole_year(match["year"]), int(match["one"]), int(match["two"])
    readings = {day_of(year, two, one), day_of(year, one, two)} - {None}
    days = sorted(day for day in readings if day is not None)
    if len(days) < 2:
        return _one_day(days[0] if days else None, match["year"])
    if match["mark"] == ".":
        day = day_of(year, two, one)
        return WrittenDate(day, day, DAY_FIRST) if day else None
    told = match.groupdict().get("weekday")
    fitting = [day for day in days if told and _WEEKDAYS[day.weekday()] == told[:3].lower()]
    if len(fitting) == 1:
        return _one_day(fitting[0], match["year"])
    possible = [day for day in days if why_impossible(day) is None]
    if len(possible) == 1:
        return WrittenDate(possible[0], possible[0], OTHER_IMPOSSIBLE)
    return WrittenDate(days[0], days[-1], TWO_READINGS)


def _month(match: re.Match[str]) -> WrittenDate | None:
    groups = match.groupdict()
    name, year = groups.get("month"), int(match["year"])
    number = month_number(name) if name else int(match["number"])
    first = day_of(year, number, 1)
    if first is None:
        return None
    return WrittenDate(first, date(year, number, calendar.monthrange(year, number)[1]), NO_DAY)


def _whole_year(match: re.Match[str]) -> WrittenDate | None:
    year = int(match["year"])
    return WrittenDate(date(year, 1, 1), date(year, 12, 31), NO_DAY) if year else None


_DAYS: tuple[tuple[str, _Reader], ...] = (
    (r"(?P<year>\d{4})(?P<mark>[-/.])(?P<number>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
     _year_first),
    (r"(?P<year>(?:1[6-9]|20)\d\d)(?P<number>\d\d)(?P<day>\d\d)(?!\d)", _year_first),
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s./-]*(?:of\s+)?{_MONTH}[\s,./-]*{_YEAR}", _named),
    (rf"{_MONTH}[\s.-]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,.-]+{_YEAR}", _named),
    (r"(?P<one>\d{1,2})(?P<mark>[-/.])\s?(?P<two>\d{1,2})(?P=mark)\s?(?P<year>\d{4}|\d\d)(?!\d)",
     _in_digits),
)  # fmt: skip
"""Forms of a whole day, each with its reader."""

_LONGER: tuple[tuple[str, _Reader], ...] = (
    (rf"{_MONTH}[\s,-]*(?P<year>\d{{4}})", _month),
    (r"(?P<year>\d{4})-(?P<number>\d\d)", _month),
    (r"(?P<number>\d\d)/(?P<year>\d{4})", _month),
    (r"(?P<year>(?:1[6-9]|20)\d\d)", _whole_year),
)
"""Forms of a month or a year."""

_WHOLE = (
    *((re.compile(rf"{_BEFORE}{form}(?:{_AFTER})?\.?", re.I), read) for form, read in _DAYS),
    *((re.compile(form, re.I), read) for form, read in _LONGER),
)
_BEGUN = tuple((re.compile(rf"{_BEFORE}{form}(?:{_AFTER})?", re.I), read) for form, read in _DAYS)
