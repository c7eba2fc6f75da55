"""Rules that count units of time from a day: "two weeks ago", "a day earlier", "the past month"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geo.model import TimexType
from geo.temporal import periods
from geo.temporal.comparison import YEAR_BEFORE, compared_period
from geo.temporal.grammar import (
    NO_ANCHOR,
    ONE_DAY,
    Context,
    Reading,
    Rule,
    dated,
    rule,
    undated,
)
from geo.temporal.units import UNKNOWN_VALUES, duration_value, shifted
from geo.temporal.vocabulary import (
    COUNT,
    NUMBER,
    ROUGHLY,
    UNDER_A_DAY,
    UNIT,
    number_of,
    unit_of,
)

DAYS_PER_UNIT = {
    "second": 0.0, "minute": 0.0, "hour": 1 / 24, "day": 1.0, "night": 1.0, "weekend": 7.0,
    "week": 7.0, "fortnight": 14.0, "month": 30.44, "quarter": 91.3, "year": 365.25,
    "decade": 3652.5, "century": 36525.0,
}  # fmt: skip
"""Mean lengths in the Gregorian calendar."""


def _count(words: str) -> int | None:
    if re.search(r"half", words, re.IGNORECASE):
        return None
    number = number_of(words)
    return None if number is None else int(number)


def _ago(match: re.Match[str], context: Context) -> Reading | None:
    return _same_period(match, context) or _counted(match, context, context.published, -1)


def _same_period(match: re.Match[str], context: Context) -> Reading | None:
    """Read "a year ago" after an amount: the quarter or month that it is compared with."""
    if (
        unit_of(match["unit"]) != "year"
        or _count(match["count"] or "") != 1
        or not context.published
    ):
        return None
    period = compared_period(match, context)
    return dated(period, YEAR_BEFORE, is_anchored=True) if period else None


def _later(match: re.Match[str], context: Context) -> Reading | None:
    """Read "two days earlier": from the day last spoken of, a year and more from publication."""
    sign = 1 if match["way"].casefold() in ("later", "afterwards", "afterward", "on") else -1
    unit = unit_of(match["unit"])
    if same := sign < 0 and match["count"] and _same_period(match, context):
        return same
    is_from_narrative = unit in ("day", "night", "week", "hour", "minute", "second")
    anchor = context.last_day if is_from_narrative and context.last_day else context.published
    return _counted(match, context, anchor, sign)


def _hence(match: re.Match[str], context: Context) -> Reading | None:
    return _counted(match, context, context.published, 1)


def _counted(
    match: re.Match[str], context: Context, anchor: date | None, sign: int
) -> Reading | None:
    unit = unit_of(match["unit"])
    count = _count(match["count"]) if match["count"] else None
    vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if anchor is None:
        return undated(UNKNOWN_VALUES.get(unit, vague), NO_ANCHOR)
    if count is None and unit in UNDER_A_DAY:
        first, last = sorted((anchor, anchor + sign * ONE_DAY))
        return dated(periods.days_between(first, last, vague), "within a day", is_anchored=True)
    if count is None:
        period = periods.until(anchor, vague) if sign < 0 else periods.since(anchor, vague)
        return dated(period, "no number is named", is_anchored=True)
    if unit in UNDER_A_DAY:
        span = timedelta(hours=count) if unit == "hour" else timedelta()
        first, last = sorted((anchor, anchor + sign * span))
        value = f"{anchor.isoformat()}TXX:XX"
        stretch = periods.days_between(first, last, value)
        return Reading(TimexType.TIME, value, stretch, is_anchored=True)
    because = None if anchor == context.published else f"counted from {anchor.isoformat()}"
    return dated(shifted(unit, sign * count, anchor), because, is_anchored=True)


def _deictic_stretch(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the past two weeks", "the next 24 hours", "the coming days"."""
    which, unit = match["which"].casefold().split()[-1], unit_of(match["unit"])
    is_ahead = which in ("next", "coming", "following", "ahead")
    count = number_of(match["count"]) if match["count"] else None
    published = context.published
    if count is None:
        return _vague_stretch(match, context, unit, is_ahead=is_ahead)
    value = duration_value(count, unit)
    if published is None:
        return Reading(TimexType.DURATION, value, None, NO_ANCHOR)
    edge = _stretch_edge(published, count, unit, 1 if is_ahead else -1)
    first, last = sorted((published, edge))
    stretch = periods.days_between(first, last, value)
    return Reading(TimexType.DURATION, value, stretch, is_anchored=True)


def _stretch_edge(published: date, count: float, unit: str, sign: int) -> date:
    return published + timedelta(days=sign * round(count * DAYS_PER_UNIT[unit]))


def _vague_stretch(
    match: re.Match[str], context: Context, unit: str, *, is_ahead: bool
) -> Reading | None:
    if not match["unit"].casefold().endswith("s"):
        return None
    value = duration_value(None, unit)
    if context.published is None:
        return Reading(TimexType.DURATION, value, None, NO_ANCHOR)
    bound = periods.since if is_ahead else periods.until
    stretch = bound(context.published, value)
    return Reading(TimexType.DURATION, value, stretch, "no number is named", is_anchored=True)


def _same_day(match: re.Match[str], context: Context) -> Reading | None:
    unit = unit_of(match["unit"])
    anchor = context.last_day or context.published
    if unit in UNDER_A_DAY or unit == "night":
        return None
    if anchor is None:
        return undated(UNKNOWN_VALUES[unit], NO_ANCHOR)
    shift = 0
    if match["way"]:
        shift = -1 if match["way"].casefold() in ("before", "previous") else 1
    return dated(
        shifted(unit, shift, anchor), f"counted from {anchor.isoformat()}", is_anchored=True
    )


_COUNTED = rf"(?:{COUNT}[ -])"

COUNTED_RULES: tuple[Rule, ...] = (
    rule("ago", rf"{ROUGHLY}{_COUNTED}(?P<unit>{UNIT})[ -]ago", _ago, cues="ago"),
    rule("hours earlier", r"(?<!\d\s)(?P<count>)(?P<unit>minutes|hours|days|weeks|months|years)"
         r" (?P<way>earlier|later|ago)", _later, cues="earlier later ago"),
    rule("earlier", rf"{ROUGHLY}{_COUNTED}(?P<unit>{UNIT})[ -]"
         r"(?P<way>earlier|later|before(?= ?[.,;:])|previously|afterwards?)",
         _later, cues="earlier later before previously afterward afterwards"),
    rule("from now", rf"{ROUGHLY}{_COUNTED}(?P<unit>{UNIT}) (?:from (?:now|today)|hence)", _hence,
         cues="now today hence"),
    rule("the past weeks", r"(?:at least )?(?:the )?"
         r"(?P<which>last|next|past|coming|recent|previous|following)"
         rf"(?: (?P<count>few|several|couple of|{NUMBER}))? (?P<unit>{UNIT})", _deictic_stretch,
         cues="last next past coming recent previous following"),
    rule("that day", r"(?:(?:earlier|later) )?(?:that(?: very)?(?: same)?|the(?: very)? same|"
         r"the (?P<way>previous|following|next)) (?P<unit>day|week|month|year)", _same_day,
         cues="day week month year"),
    rule("the day before", r"the (?P<unit>day|week|month|year) (?P<way>before|after|earlier|later)"
         r"(?= ?[.,;]| in which)", _same_day, cues="day week month year"),
)  # fmt: skip
"""Rules in order of trust."""
