"""Units of time: durations of them, and the calendar unit that lies so many of them away."""

from __future__ import annotations

from datetime import date, timedelta

from geo.temporal import periods
from geo.temporal.periods import Period
from geo.temporal.vocabulary import UNDER_A_DAY, UNITS

DAYS_PER_UNIT = {
    "second": 0.0, "minute": 0.0, "hour": 1 / 24, "day": 1.0, "night": 1.0, "weekend": 7.0,
    "week": 7.0, "fortnight": 14.0, "month": 30.44, "quarter": 91.3, "year": 365.25,
    "decade": 3652.5, "century": 36525.0,
}  # fmt: skip
"""Mean lengths in the Gregorian calendar."""

UNKNOWN_VALUES = {
    "day": "XXXX-XX-XX", "night": "XXXX-XX-XX", "week": "XXXX-WXX", "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX",
    "decade": "XXX", "century": "XX",
}  # fmt: skip
"""TIMEX3 value of a stretch of a known size and unknown place."""


HALF = 0.5
HALVES = {"minute": "30S", "hour": "30M", "year": "6M"}
"""Half a unit in the next smaller one."""


def shifted(unit: str, count: int, published: date) -> Period:
    """Return the period of size `unit` that lies `count` units from publication."""
    if unit in ("day", "night"):
        return periods.day(published + timedelta(days=count))
    if unit in ("week", "fortnight"):
        weeks = count * (2 if unit == "fortnight" else 1)
        return periods.week(published + timedelta(weeks=weeks))
    if unit == "weekend":
        return periods.weekend(published + timedelta(weeks=count))
    if unit == "month":
        return periods.month_at(published, count)
    if unit == "quarter":
        return periods.quarter(published.year, (published.month - 1) // 3 + 1 + count)
    if unit == "year":
        return periods.year(published.year + count)
    if unit == "decade":
        return periods.decade(published.year // 10 * 10 + 10 * count)
    return periods.century((published.year - 1) // 100 + 1 + count)


def duration_value(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a duration; a count that is None is written X."""
    if unit == "fortnight":
        count, unit = (None if count is None else count * 2), "week"
    if unit in ("decade", "century"):
        factor = 10 if unit == "decade" else 100
        if count is None:
            return "PXE" if unit == "decade" else "PXC"
        count, unit = count * factor, "year"
    time_mark = "T" if unit in UNDER_A_DAY else ""
    if count is not None and count % 1 == HALF and unit in HALVES:
        whole = f"{count - HALF:g}{UNITS[unit]}" if count > HALF else ""
        return f"P{time_mark}{whole}{HALVES[unit]}"
    amount = "X" if count is None else f"{count:g}"
    return f"P{time_mark}{amount}{UNITS[unit]}"
