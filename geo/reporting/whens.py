"""Makes the dates of events: from an expression, from a limit, from nothing."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from geo.model import DateInterval, Status, TimeExpression, When

FEW_DAYS_PRECISION = 2
"""UCDP date_prec of a few days."""

WEEK_PRECISION = 3
"""UCDP date_prec of a week."""

OPEN_PRECISION = 5
"""UCDP date_prec of an interval that is open at one end: a year or vaguer."""

YET_TO_COME = (Status.EXPECTED, Status.REQUESTED, Status.HYPOTHETICAL)
"""Statuses of what has not happened when it is told."""


def undated() -> When:
    """Return the date of what nothing dates."""
    return When(None, None, None, None, None, None, "no date in the text and no publication date")


def is_ahead(interval: DateInterval | None, published: DateInterval | None) -> bool:
    """Say whether days begin after the publication, or its latest day where that is guessed."""
    last = published.end if published else None
    start = interval.start if interval else None
    return last is not None and start is not None and start > last


def dated(time: TimeExpression, nearness: str) -> When:
    """Return the date that an expression gives, with how near it stands."""
    return When(
        time.interval,
        time.edtf,
        time.precision,
        time.surface,
        time.span,
        time.anchor,
        f"{time.rule}; {nearness}",
    )


def itself(time: TimeExpression) -> TimeExpression:
    """Return an expression as it names its days, not opened by what stands before it.

    "Before April 26, when voters go to the polls": the vote is on the day.
    """
    interval = _named_days(time.value.partition("T")[0])
    if interval is None or time.interval in (None, interval):
        return time
    edtf, precision = edtf_of(interval), precision_of(interval)
    rule = f"{time.rule}; in its own clause: {edtf}"
    return replace(time, interval=interval, edtf=edtf, precision=precision, rule=rule)


def since_then(time: TimeExpression) -> TimeExpression:
    """Return the time from an expression on: "since it retook the capital in March"."""
    start = time.interval.start if time.interval else None
    if start is None:
        return time
    interval = DateInterval(start, None)
    rule = f"{time.rule}; since then"
    return replace(
        time, interval=interval, edtf=edtf_of(interval), precision=OPEN_PRECISION, rule=rule
    )


def _named_days(value: str) -> DateInterval | None:
    """Return the days of a TIMEX3 value that names a day, a month or a year."""
    try:
        numbers = [int(part) for part in value.split("-")]
        year, month, day = [*numbers, 1, 1][:3]
        first = date(year, month, day)
    except (ValueError, TypeError):
        return None
    if len(value) == len("2024-10-31"):
        return DateInterval(first, first)
    if len(value) == len("2024-10"):
        return DateInterval(first, first.replace(day=monthrange(first.year, first.month)[1]))
    return DateInterval(first, first.replace(month=12, day=31)) if len(value) == 4 else None


def precision_of(interval: DateInterval) -> int:
    """Return the UCDP date_prec of an interval: 1 a day … 5 more than a month or open."""
    if interval.start is None or interval.end is None:
        return OPEN_PRECISION
    days = (interval.end - interval.start).days + 1
    limits = (1, 6, 7, 31)
    return next((code for code, most in enumerate(limits, start=1) if days <= most), OPEN_PRECISION)


def about(when: When) -> When:
    """Return a date that is not the event's own, marked as approximate."""
    is_day = when.edtf is not None and len(when.edtf) == len("2024-10-31")
    edtf = f"{when.edtf}~" if is_day else when.edtf
    return replace(when, edtf=edtf, precision=max(FEW_DAYS_PRECISION, when.precision or 0))


def limited(time: TimeExpression, status: Status) -> When:
    """Return the limit that the day of speaking sets for what is spoken of."""
    assert time.interval is not None
    if status in YET_TO_COME:
        interval = DateInterval(time.interval.start, None)
        rule = f"{time.rule}; the day somebody spoke: what is spoken of was yet to come"
    else:
        interval = DateInterval(None, time.interval.end)
        rule = f"{time.rule}; the day somebody spoke: what is spoken of was on or before it"
    return When(
        interval, edtf_of(interval), OPEN_PRECISION, time.surface, time.span, time.anchor, rule
    )


def preceding(time: TimeExpression) -> When:
    """Return the limit that the day of what followed an event sets for it."""
    assert time.interval is not None
    interval = DateInterval(None, time.interval.end)
    rule = f"{time.rule}; the day of what followed: the event was on or before it"
    return When(
        interval, edtf_of(interval), OPEN_PRECISION, time.surface, time.span, time.anchor, rule
    )


def edtf_of(interval: DateInterval) -> str:
    """Return the EDTF level 1 form of an interval; a day stands alone."""
    if interval.start is not None and interval.start == interval.end:
        return interval.start.isoformat()
    start = interval.start.isoformat() if interval.start else ".."
    end = interval.end.isoformat() if interval.end else ".."
    return f"{start}/{end}"
