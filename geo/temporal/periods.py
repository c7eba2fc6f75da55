"""Stretches of the calendar with their names in TIMEX3 and EDTF.

TIMEX3 values follow TimeML 1.2.1, EDTF follows ISO 8601-2:2019 level 1. Weeks
are ISO 8601 weeks. Constructors raise ValueError or OverflowError for days
that the calendar does not have.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.model import DateInterval

FEW_DAYS, WEEK, MONTH = 6, 7, 31
"""Longest intervals, in days, of UCDP date_prec 2, 3 and 4 (UCDP GED codebook 23.1)."""

MONTH_LENGTHS = range(28, 32)
YEAR_LENGTHS = (365, 366)

SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of the meteorological seasons of the northern hemisphere."""

EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days with its names; an end that is None is open."""

    value: str
    """TIMEX3 value."""
    start: date | None
    end: date | None
    edtf: str
    note: str | None = None
    """What was assumed, in words."""

    @property
    def interval(self) -> DateInterval:
        """First and last day."""
        return DateInterval(self.start, self.end)


def precision(interval: DateInterval) -> int:
    """Return the UCDP date_prec of an interval: 1 a day … 5 more than a month or open."""
    if interval.start is None or interval.end is None:
        return 5
    days = (interval.end - interval.start).days + 1
    limits = (1, FEW_DAYS, WEEK, MONTH)
    return next((code for code, limit in enumerate(limits, start=1) if days <= limit), 5)


def day(when: date) -> Period:
    """Return one day."""
    return Period(when.isoformat(), when, when, when.isoformat())


def month(year: int, number: int) -> Period:
    """Return a month of a year."""
    last = calendar.monthrange(year, number)[1]
    name = f"{year:04}-{number:02}"
    return Period(name, date(year, number, 1), date(year, number, last), name)


def month_at(when: date, shift: int) -> Period:
    """Return the month `shift` months after that of `when`."""
    months = when.year * 12 + when.month - 1 + shift
    return month(months // 12, months % 12 + 1)


def year(number: int) -> Period:
    """Return a year."""
    name = f"{number:04}"
    return Period(name, date(number, 1, 1), date(number, 12, 31), name)


def week(when: date) -> Period:
    """Return the ISO week of a day."""
    monday = when - timedelta(days=when.weekday())
    iso = monday.isocalendar()
    sunday = monday + timedelta(days=6)
    return Period(f"{iso.year:04}-W{iso.week:02}", monday, sunday, _span_name(monday, sunday))


def weekend(when: date) -> Period:
    """Return Saturday and Sunday of the ISO week of a day."""
    whole = week(when)
    saturday = when + timedelta(days=5 - when.weekday())
    sunday = saturday + timedelta(days=1)
    return Period(f"{whole.value}-WE", saturday, sunday, _span_name(saturday, sunday))


def quarter(year_number: int, number: int) -> Period:
    """Return a quarter of a calendar year; the number may run over the year's end."""
    quarters = year_number * 4 + number - 1
    year_number, number = quarters // 4, quarters % 4 + 1
    first = month(year_number, 3 * number - 2)
    last = month(year_number, 3 * number)
    return Period(f"{year_number:04}-Q{number}", first.start, last.end, f"{first.edtf}/{last.edtf}")


def half(year_number: int, number: int) -> Period:
    """Return the first or second half of a calendar year."""
    first, last = month(year_number, 6 * number - 5), month(year_number, 6 * number)
    return Period(f"{year_number:04}-H{number}", first.start, last.end, f"{first.edtf}/{last.edtf}")


def season(year_number: int, code: str) -> Period:
    """Return a meteorological season of the northern hemisphere; winter ends in the next year."""
    first = date(year_number, SEASON_START[code], 1)
    return Period(
        f"{year_number:04}-{code}",
        first,
        month_at(first, 2).end,
        f"{year_number:04}-{EDTF_SEASON[code]}",
        "seasons of the northern hemisphere",
    )


def decade(first_year: int) -> Period:
    """Return ten years from a year that ends in 0."""
    name = f"{first_year:04}"[:3]
    return Period(name, date(first_year, 1, 1), date(first_year + 9, 12, 31), f"{name}X")


def century(number: int) -> Period:
    """Return a century: the 20th is 1901 to 2000, named 19 as in TIMEX3."""
    name = f"{number - 1:02}"
    first, last = date((number - 1) * 100 + 1, 1, 1), date(number * 100, 12, 31)
    return Period(name, first, last, f"{name}XX")


def between(first: Period, last: Period) -> Period:
    """Return everything from the start of one period to the end of another.

    Raises ValueError when that runs backwards.
    """
    if first.start and last.end and first.start > last.end:
        raise ValueError(f"{first.value} is after {last.value}")
    edtf = f"{_first_name(first)}/{_last_name(last)}"
    return Period(f"{first.value}/{last.value}", first.start, last.end, edtf)


def days_between(first: date, last: date, value: str) -> Period:
    """Return a stretch of days under a TIMEX3 value that does not name them, such as a duration."""
    return Period(value, first, last, _span_name(first, last))


def until(last: date, value: str) -> Period:
    """Return all days up to `last`."""
    return Period(value, None, last, f"../{last.isoformat()}")


def since(first: date, value: str) -> Period:
    """Return all days from `first` on."""
    return Period(value, first, None, f"{first.isoformat()}/..")


def opened(period: Period, *, at_start: bool) -> Period:
    """Return `period` without its start ("by Friday") or without its end ("since August")."""
    if at_start:
        return replace(period, start=None, edtf=f"../{_last_name(period)}")
    return replace(period, end=None, edtf=f"{_first_name(period)}/..")


def narrowed(period: Period, part: str) -> Period:
    """Return the early, middle or late third of a period; its value stays the whole's.

    Thirds are a convention, in months from the 11th and the 21st, in years of four months; the
    EDTF marks both ends as approximate.
    """
    if period.start is None or period.end is None:
        return period
    days = (period.end - period.start).days + 1
    if days == 1:
        return period
    if days in YEAR_LENGTHS and (period.start.month, period.start.day) == (1, 1):
        return _third_of_year(period, period.start.year, part)
    third = max(1, round(days / 3))
    last = 2 * third if days in MONTH_LENGTHS else days - third
    offsets = {"early": (0, third), "mid": (third, last), "late": (last, days)}
    low, high = offsets[part]
    start = period.start + timedelta(days=low)
    end = period.start + timedelta(days=max(low, high - 1))
    edtf = f"{start.isoformat()}~/{end.isoformat()}~"
    return replace(period, start=start, end=end, edtf=edtf, note=f"{part} third of {period.value}")


def _third_of_year(period: Period, year_number: int, part: str) -> Period:
    first = 4 * ("early", "mid", "late").index(part) + 1
    start, end = month(year_number, first).start, month(year_number, first + 3).end
    note = f"{part} third of {period.value}"
    return replace(period, start=start, end=end, edtf=f"{start}~/{end}~", note=note)


def _span_name(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _first_name(period: Period) -> str:
    name = period.edtf.split("/")[0]
    return name if "X" not in name and period.start else _iso(period.start)


def _last_name(period: Period) -> str:
    name = period.edtf.split("/")[-1]
    return name if "X" not in name and period.end else _iso(period.end)


def _iso(when: date | None) -> str:
    return when.isoformat() if when else ".."
