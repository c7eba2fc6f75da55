"""Rules that count units of time from a day: "two weeks ago", "a day earlier", "the past month"."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date, timedelta

from geo.model import TimexType
from geo.temporal import periods
from geo.temporal.anchoring import Direction
from geo.temporal.comparison import YEAR_BEFORE, compared_period
from geo.temporal.grammar import (
    NEAR_BEFORE,
    NO_ANCHOR,
    ONE_DAY,
    Context,
    Reading,
    Rule,
    dated,
    rule,
    told,
    undated,
)
from geo.temporal.periods import Period
from geo.temporal.units import DAYS_PER_UNIT, UNKNOWN_VALUES, duration_value, shifted
from geo.temporal.vocabulary import (
    COUNT,
    NUMBER,
    PART_OF_DAY,
    PARTS_OF_DAY,
    ROUGHLY,
    UNDER_A_DAY,
    UNIT,
    number_of,
    unit_of,
)

A_FEW = 5
"""Units that "a few" or "several" are at most. A judgement: annotators of news took "the past few"
weeks and months for six to eight, so that five lie within; the end is marked as approximate."""


NEARBY = ("recent", "coming", "ahead")
"""Words for stretches beside publication that are as short: "in recent weeks"."""


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
    anchor = _anchor_in_text(unit, match, context)
    is_done = sign < 0 and _is_ahead(anchor, context) and _is_told(match, context)
    if not is_done and anchor and anchor.start and match["count"]:
        count = _count(match["count"])
        if count is not None and unit == "year" and _QUARTER.fullmatch(anchor.value):
            year, quarter = anchor.start.year + sign * count, (anchor.start.month + 2) // 3
            return told(periods.quarter(year, quarter), anchor)
        if count is not None and unit not in UNDER_A_DAY:
            return told(shifted(unit, sign * count, anchor.start), anchor)
    if sign > 0 and (reading := _after_month(unit, match, context)):
        return reading
    is_from_narrative = unit in ("day", "night", "week", "hour", "minute", "second")
    start = context.last_day if is_from_narrative and context.last_day else context.published
    if is_done:  # it is not counted from what will be
        start = context.published
    return _counted(match, context, start, sign)


def _is_ahead(anchor: Period | None, context: Context) -> bool:
    start = (anchor.start if anchor else None) or context.last_day
    return start is not None and context.published is not None and start > context.published


def _is_told(match: re.Match[str], context: Context) -> bool:
    return context.pointing(match).direction is Direction.PAST


def _anchor_in_text(unit: str, match: re.Match[str], context: Context) -> Period | None:
    """Return the date in the text to count from: near before, and no coarser than a unit."""
    reached = context.reached
    if reached is None or reached.start is None or reached.end is None:
        return None
    if not context.is_history and match.start() - context.reached_end > NEAR_BEFORE:
        return None
    days = (reached.end - reached.start).days
    return reached if days <= math.ceil(DAYS_PER_UNIT[unit]) else None


def _after_month(unit: str, match: re.Match[str], context: Context) -> Reading | None:
    """Read "four days later" after "In April 2015": that long after some day of the month or year.

    The value names the month or year in which the first such day lies.
    """
    reached, count = context.reached, _count(match["count"]) if match["count"] else None
    if reached is None or reached.start is None or reached.end is None or not count:
        return None
    is_far = match.start() - context.reached_end > NEAR_BEFORE and not context.is_history
    if unit not in _SHORT or is_far or context.reached_end < context.last_end:
        return None
    if context.published and reached.start > context.published:
        return None
    shift = timedelta(days=count * DAYS_PER_UNIT[unit])
    first, last = reached.start + shift, reached.end + shift
    if context.published:
        last = max(first, min(last, context.published))
    is_month = (reached.end - reached.start).days < DAYS_OF_SEASON
    value = f"{first.year:04}-{first.month:02}" if is_month else f"{first.year:04}"
    stretch = replace(periods.days_between(first, last, value), edtf=f"{first}~/{last}~")
    return told(stretch, reached)


_SHORT = frozenset({"day", "night", "week", "fortnight"})
DAYS_OF_SEASON = 89
"""From this length on what a text has reached is no month."""


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
    if count is None and unit in ("second", "minute"):
        return dated(periods.day(anchor), is_anchored=True)
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
    if which == "last" and _LASTS_BEFORE.search(
        context.text, max(0, match.start() - LASTS_REACH), match.start()
    ):
        return None
    is_ahead = which in ("next", "coming", "following", "ahead")
    count = number_of(match["count"]) if match["count"] else None
    if unit in ("decade", "century") and match["unit"][-1] != "s" and count is None:
        count = 1 if which == "past" else None
    is_one = unit == "fortnight" or (unit in ("hour", "day") and which == "past")
    if count is None and is_one and match["unit"][-1] != "s":
        count = 1
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


_LASTS_BEFORE = re.compile(r"\b(?:to|will|would|can|could|may|might|should|must|not|n['’]t)\s+$")
LASTS_REACH = 10
"""Before the verb of "is to last 18 months", and how far back that is seen."""


def _stretch_edge(published: date, count: float, unit: str, sign: int) -> date:
    return published + timedelta(days=sign * round(count * DAYS_PER_UNIT[unit]))


def _vague_stretch(
    match: re.Match[str], context: Context, unit: str, *, is_ahead: bool
) -> Reading | None:
    if not match["unit"].casefold().endswith("s"):
        return None
    if context.published is None:
        return Reading(TimexType.DURATION, duration_value(None, unit), None, NO_ANCHOR)
    value = duration_value(None, unit)
    is_near = match["which"].casefold() in NEARBY and unit in ("hour", "day", "week")
    if match["count"] or is_near:
        return Reading(
            TimexType.DURATION,
            value,
            _few(context.published, unit, value, 1 if is_ahead else -1),
            f"no number is named: {A_FEW} at most",
            is_anchored=True,
        )
    bound = periods.since if is_ahead else periods.until
    stretch = bound(context.published, value)
    return Reading(TimexType.DURATION, value, stretch, "no number is named", is_anchored=True)


def _few(published: date, unit: str, value: str, sign: int) -> Period:
    """Return the stretch of a few units before or after publication."""
    days = math.ceil(A_FEW * DAYS_PER_UNIT[unit])
    first, last = sorted((published, published + timedelta(days=sign * max(1, days))))
    stretch = periods.days_between(first, last, value)
    edtf = f"{first}/{last}~" if sign > 0 else f"{first}~/{last}"
    return replace(stretch, edtf=edtf)


def _within(match: re.Match[str], context: Context) -> Reading | None:
    """Read "within days" of what is to come: a few of them from publication."""
    unit, published = unit_of(match["unit"]), context.published
    value = duration_value(None, unit)
    if published is None or context.pointing(match).direction is not Direction.FUTURE:
        return Reading(TimexType.DURATION, value)
    because = f"no number is named: {A_FEW} at most"
    stretch = _few(published, unit, value, 1)
    return Reading(TimexType.DURATION, value, stretch, because, is_anchored=True)


def _before_last(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the week before last" and "the week after next"."""
    unit = unit_of(match["unit"])
    if context.published is None:
        return undated(UNKNOWN_VALUES[unit], NO_ANCHOR)
    shift = -2 if match["way"].casefold().startswith("before") else 2
    return dated(shifted(unit, shift, context.published), is_anchored=True)


def _same_day(match: re.Match[str], context: Context) -> Reading | None:
    unit = unit_of(match["unit"])
    if unit in UNDER_A_DAY or unit == "night":
        return None
    reached = _anchor_in_text(unit, match, context)
    if reached and reached.start and reached.end:
        way = _way(match)
        return told(shifted(unit, way, reached.end if way > 0 else reached.start), reached)
    anchor = context.last_day or context.published
    if anchor is None:
        return undated(UNKNOWN_VALUES[unit], NO_ANCHOR)
    return dated(
        shifted(unit, _way(match), anchor), f"counted from {anchor.isoformat()}", is_anchored=True
    )


def _next_morning(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the next morning": of the day after the one last spoken of."""
    part = f"T{PARTS_OF_DAY[match['part'].casefold()]}"
    anchor = context.last_day or context.published
    if anchor is None:
        return Reading(TimexType.TIME, f"XXXX-XX-XX{part}", None, NO_ANCHOR)
    day = periods.day(anchor + _way(match) * ONE_DAY)
    because = f"counted from {anchor.isoformat()}"
    return Reading(TimexType.TIME, f"{day.value}{part}", day, because, is_anchored=True)


def _way(match: re.Match[str]) -> int:
    """Return how many units on "the next day" or "the day before" lie."""
    if not match["way"]:
        return 0
    return -1 if match["way"].casefold() in ("before", "previous", "earlier") else 1


_QUARTER = re.compile(r"\d{4}-Q\d")

_COUNTED = rf"(?:{COUNT}[ -])"

COUNTED_RULES: tuple[Rule, ...] = (
    rule("ago", rf"{ROUGHLY}{_COUNTED}(?P<unit>{UNIT})(?: or (?:so|two|more))?[ -]ago", _ago,
         cues="ago"),
    rule("hours earlier", r"(?<!\d\s)(?P<count>)(?P<unit>minutes|hours|days|weeks|months|years)"
         r" (?P<way>earlier|later|ago)", _later, cues="earlier later ago"),
    rule("earlier", rf"{ROUGHLY}{_COUNTED}(?P<unit>{UNIT})[ -]"
         r"(?P<way>(?:earlier|later)(?! than)|before(?= ?[.,;:])|previously|afterwards?)",
         _later, cues="earlier later before previously afterward afterwards"),
    rule("from now", rf"{ROUGHLY}{_COUNTED}(?P<unit>{UNIT})"
         r"(?: from (?:now|today)| hence|['’]s? time)", _hence, cues="now today hence time"),
    rule("the past weeks", r"(?:at least )?(?:the )?"
         r"(?P<which>last|next|past|coming|recent|previous|following)"
         rf"(?: (?:{NUMBER} (?:to|or) )?(?P<count>few|several|couple of|{NUMBER}))? "
         rf"(?P<unit>{UNIT})", _deictic_stretch,
         cues="last next past coming recent previous following"),
    rule("the weeks ahead", r"the (?P<count>)(?P<unit>days|weeks|months|years)"
         r" (?P<which>ahead)", _deictic_stretch, cues="ahead"),
    rule("that day", r"(?:(?:earlier|later) )?(?:that(?: very)?(?: same)?|the(?: very)? same|"
         r"the (?P<way>previous|following|next)) (?P<unit>day|week|month|year)", _same_day,
         cues="day week month year"),
    rule("later in the day", r"(?P<way>)(?:earlier|later|late|early) in the (?P<unit>day)",
         _same_day, cues="day"),
    rule("the next morning", r"(?:the|that) (?P<way>next|following|previous) "
         rf"(?P<part>{PART_OF_DAY})", _next_morning, cues="morning afternoon evening night"),
    rule("the night before", rf"the (?P<part>{PART_OF_DAY}) (?P<way>before|after)"
         r"(?= ?[.,;:!?)]|\Z| (?:and|when|in|at|but)\b)", _next_morning,
         cues="morning afternoon evening night"),
    rule("within days", r"(?<=\bwithin\s)(?P<unit>hours|days|weeks)", _within,
         cues="hours days weeks"),
    rule("week before last", r"the (?P<unit>week|month|year|weekend) "
         r"(?P<way>before last|after next)",
         _before_last, cues="last next"),
    rule("the day before", r"the (?P<unit>day|week|month|year) (?P<way>before|after|earlier|later)"
         r"(?= ?[.,;]| in which)", _same_day, cues="day week month year"),
)  # fmt: skip
"""Rules in order of trust."""
