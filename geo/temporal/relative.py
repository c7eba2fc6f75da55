"""Rules for expressions that are counted from the publication date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geo.model import TimexType
from geo.temporal import periods
from geo.temporal.absolute import PART, narrow
from geo.temporal.anchoring import Direction
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
from geo.temporal.periods import Period
from geo.temporal.vocabulary import (
    MONTH,
    NUMBER,
    PART_OF_DAY,
    PARTS_OF_DAY,
    SEASON,
    SEASONS,
    UNDER_A_DAY,
    UNIT,
    UNITS,
    WEEKDAY,
    month_of,
    number_of,
    unit_of,
    weekday_of,
)

_UNKNOWN_VALUES = {
    "day": "XXXX-XX-XX", "night": "XXXX-XX-XX", "week": "XXXX-WXX", "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX",
    "decade": "XXX", "century": "XX",
}  # fmt: skip
"""TIMEX3 value of a stretch of a known size and unknown place."""


def _at_part_of_day(reading: Reading, part: str | None) -> Reading:
    if not part:
        return reading
    code = PARTS_OF_DAY[part.casefold()]
    return Reading(
        TimexType.TIME,
        f"{reading.value}T{code}",
        reading.period,
        reading.because,
        reading.is_anchored,
    )


def _day_word(match: re.Match[str], context: Context) -> Reading | None:
    word = match["word"].casefold()
    shift = {"yesterday": -1, "tomorrow": 1, "last night": -1}.get(word, 0)
    if word.startswith("the day "):
        shift = -2 if "before" in word else 2
    part = match["part_of_day"] or ("night" if word in ("tonight", "last night") else None)
    if word.startswith("this "):
        part = word.removeprefix("this ")
    if context.published is None:
        return _at_part_of_day(undated("XXXX-XX-XX", NO_ANCHOR), part)
    when = periods.day(context.published + timedelta(days=shift))
    return _at_part_of_day(dated(when, is_anchored=True), part)


def _weekday(match: re.Match[str], context: Context) -> Reading | None:
    number = weekday_of(match["weekday"])
    if context.published is None:
        reading = undated(f"XXXX-WXX-{number + 1}", NO_ANCHOR)
    else:
        when, because = _day_of_week(number, match, context, context.published)
        reading = dated(periods.day(when), because, is_anchored=True)
    return _at_part_of_day(reading, match["part_of_day"])


def _day_of_week(
    number: int, match: re.Match[str], context: Context, published: date
) -> tuple[date, str]:
    which = (match["which"] or "").casefold()
    back = (published.weekday() - number) % 7
    if match["week"]:
        shift = {"last": -7, "next": 7}.get(match["week"].casefold(), 0)
        monday = published - timedelta(days=published.weekday())
        return monday + timedelta(days=number + shift), f"{match['week'].casefold()} week"
    if which in ("last", "past", "this past"):
        return published - timedelta(days=back or 7), f"'{which}' looks back"
    if which in ("next", "coming", "this coming"):
        return published + timedelta(days=(7 - back)), f"'{which}' looks ahead"
    pointing = context.pointing(match)
    direction = pointing.direction
    if direction is Direction.FUTURE and back and pointing.is_direct:
        return published + timedelta(days=7 - back), "future"
    if direction is Direction.UNKNOWN:
        return published - timedelta(days=back), "tense unclear, the latest such day"
    if direction is Direction.FUTURE and back:
        return published - timedelta(days=back), "the verb ahead is not its own, the latest such day"
    return published - timedelta(days=back), direction.value if back else "the day of publication"


def _shifted(unit: str, count: int, published: date) -> Period:
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


_SHIFTS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


def _which_unit(match: re.Match[str], context: Context) -> Reading | None:
    unit = unit_of(match["unit"])
    which = match["which"].casefold().split()[-1]
    if unit in UNDER_A_DAY or (unit in ("day", "night") and which not in ("next", "following")):
        return None
    if context.published is None:
        return undated(_UNKNOWN_VALUES[unit], NO_ANCHOR)
    shift = _SHIFTS.get(which, 0)
    if unit == "weekend" and which in ("last", "past", "the"):
        shift = 0 if context.published.weekday() == 6 else -1
        if which == "the" and context.pointing(match).direction is Direction.FUTURE:
            shift = 0
    whole = _shifted(unit, shift, context.published)
    period = narrow(whole, match)
    edge = (match.groupdict().get("edge") or "").casefold()
    if edge and shift == 0 and period.start and period.end:
        period = _until_today(period, edge, context.published)
    return dated(period, is_anchored=True)


def _until_today(period: Period, edge: str, published: date) -> Period:
    """Return the part of a running period before ("earlier") or after ("later") publication."""
    if period.start is None or period.end is None:
        return period
    if edge == "earlier":
        return periods.days_between(period.start, published, period.value)
    return periods.days_between(published, period.end, period.value)


def _which_month(match: re.Match[str], context: Context) -> Reading | None:
    number = month_of(match["month"])
    published = context.published
    if published is None:
        return undated(f"XXXX-{number:02}", NO_ANCHOR)
    back = (published.month - number) % 12
    which = match["which"].casefold()
    if which in ("last", "past"):
        return dated(
            periods.month_at(published, -(back or 12)), "'last' looks back", is_anchored=True
        )
    if which in ("next", "coming"):
        return dated(periods.month_at(published, 12 - back), "'next' looks ahead", is_anchored=True)
    return dated(periods.month(published.year, number), "this year", is_anchored=True)


def _edge_of_unit(match: re.Match[str], context: Context) -> Reading | None:
    return _which_unit(match, context) if match["part"] else None


def _year_ago(_match: re.Match[str], context: Context) -> Reading | None:
    if context.published is None:
        return undated("XXXX", NO_ANCHOR)
    return dated(periods.year(context.published.year - 1), is_anchored=True)


def _month_of_year(match: re.Match[str], context: Context) -> Reading | None:
    number = month_of(match["month"])
    if context.published is None:
        return undated(f"XXXX-{number:02}", NO_ANCHOR)
    shift = _SHIFTS.get(match["which"].casefold(), 0)
    return dated(periods.month(context.published.year + shift, number), is_anchored=True)


def _which_season(match: re.Match[str], context: Context) -> Reading | None:
    code = SEASONS[match["season"].casefold()]
    if context.published is None:
        return undated(f"XXXX-{code}", NO_ANCHOR)
    published = context.published
    seasons = [periods.season(published.year + shift, code) for shift in (-2, -1, 0, 1)]
    which = match["which"].casefold().split()[0]
    begun = [s for s in seasons if s.start and s.start <= published]
    if which in ("last", "past"):
        chosen = [s for s in begun if s.end and s.end < published][-1]
    elif which in ("next", "coming"):
        chosen = next(s for s in seasons if s.start and s.start > published)
    elif which == "this":
        chosen = seasons[2]
    else:
        chosen = begun[-1]
    return dated(narrow(chosen, match), is_anchored=True)


def _count(words: str) -> int | None:
    if re.search(r"half", words, re.IGNORECASE):
        return None
    number = number_of(words)
    return None if number is None else int(number)


def _ago(match: re.Match[str], context: Context) -> Reading | None:
    return _counted(match, context, context.published, -1)


def _later(match: re.Match[str], context: Context) -> Reading | None:
    """Read "two days earlier": from the day last spoken of, a year and more from publication."""
    sign = 1 if match["way"].casefold() in ("later", "afterwards", "afterward", "on") else -1
    unit = unit_of(match["unit"])
    is_from_narrative = unit in ("day", "night", "week", "hour", "minute", "second")
    anchor = context.last_day if is_from_narrative and context.last_day else context.published
    return _counted(match, context, anchor, sign)


def _hence(match: re.Match[str], context: Context) -> Reading | None:
    return _counted(match, context, context.published, 1)


def _counted(
    match: re.Match[str], context: Context, anchor: date | None, sign: int
) -> Reading | None:
    unit, count = unit_of(match["unit"]), _count(match["count"])
    vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if anchor is None:
        return undated(_UNKNOWN_VALUES.get(unit, vague), NO_ANCHOR)
    is_vague = count is None
    if is_vague:
        period = periods.until(anchor, vague) if sign < 0 else periods.since(anchor, vague)
        return dated(period, "no number is named", is_anchored=True)
    assert count is not None
    if unit in UNDER_A_DAY:
        span = timedelta(hours=count) if unit == "hour" else timedelta()
        first, last = sorted((anchor, anchor + sign * span))
        return Reading(TimexType.TIME, first.isoformat() if sign < 0 else last.isoformat(),
                       periods.days_between(first, last, first.isoformat()), None, True)  # fmt: skip
    because = None if anchor == context.published else f"counted from {anchor.isoformat()}"
    return dated(_shifted(unit, sign * count, anchor), because, is_anchored=True)


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
    days = {"second": 0, "minute": 0, "hour": 1 / 24, "day": 1, "night": 1, "week": 7, "fortnight": 14,
            "weekend": 7, "month": 30.44, "quarter": 91.3, "year": 365.25, "decade": 3652.5,
            "century": 36525}  # fmt: skip
    return published + timedelta(days=sign * round(count * days[unit]))


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


def duration_value(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a duration; a count that is None is written X."""
    if unit == "fortnight":
        count, unit = (None if count is None else count * 2), "week"
    if unit in ("decade", "century"):
        factor = 10 if unit == "decade" else 100
        if count is None:
            return "PXE" if unit == "decade" else "PXC"
        count, unit = count * factor, "year"
    if unit == "quarter" and count is not None:
        count, unit = count * 3, "month"
    amount = "X" if count is None else f"{count:g}"
    time_mark = "T" if unit in UNDER_A_DAY else ""
    return f"P{time_mark}{amount}{UNITS[unit]}"


def _reference(match: re.Match[str], context: Context) -> Reading | None:
    word = match.group().casefold()
    if re.search(r"now|current|present|moment|nowadays|time|point|these", word):
        value = "PRESENT_REF"
        period = periods.day(context.published) if context.published else None
    elif re.search(r"soon|short|future|come", word):
        value = "FUTURE_REF"
        period = periods.since(context.published, value) if context.published else None
    else:
        value = "PAST_REF"
        period = periods.until(context.published, value) if context.published else None
    because = None if context.published else NO_ANCHOR
    return Reading(TimexType.DATE, value, period, because, context.published is not None)


def _same_day(match: re.Match[str], context: Context) -> Reading | None:
    unit = unit_of(match["unit"])
    anchor = context.last_day or context.published
    if unit in UNDER_A_DAY or unit == "night":
        return None
    if anchor is None:
        return undated(_UNKNOWN_VALUES[unit], NO_ANCHOR)
    shift = 0
    if match["way"]:
        shift = -1 if match["way"].casefold() in ("before", "previous") else 1
    return dated(
        _shifted(unit, shift, anchor), f"counted from {anchor.isoformat()}", is_anchored=True
    )


_PART_AFTER = rf"(?: (?P<part_of_day>{PART_OF_DAY}))?"
_ROUGHLY = (
    r"(?:(?:nearly|almost|about|around|some|roughly|over|more than|less than|at least|only|just|"
    r"approximately|as (?:much|many|long) as|fewer than|up to|exactly|barely) )?"
)
_COUNT = rf"(?P<count>(?:a|an)|(?:a )?(?:few|couple(?: of)?)|several|many|{NUMBER}(?: (?:to|or) {NUMBER})?)"
_COUNT_OR_NONE = rf"(?:{_COUNT}[ -])"

RELATIVE_RULES: tuple[Rule, ...] = (
    rule("day word", rf"(?:(?:earlier|later|late|early) )?(?P<word>the day before yesterday|"
         rf"the day after tomorrow|yesterday|today|tomorrow|tonight|last night|"
         rf"this (?:morning|afternoon|evening)){_PART_AFTER}", _day_word),
    rule("weekday", rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]his|[Pp]ast|[Cc]oming) )?"
         rf"(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)(?: on)? )?(?P<weekday>{WEEKDAY}){_PART_AFTER}"
         rf"(?:(?: of)? (?P<week>last|next|this) week)?", _weekday, ignore_case=False),
    rule("this week", rf"{PART}(?:(?P<edge>earlier|later)(?: in)? )?(?P<which>this|(?:the )?last|(?:the )?next|"
         rf"(?:the )?past|(?:the )?previous|(?:the |this )?coming|the current)"
         rf" (?P<unit>week|weekend|month|quarter|year|decade|century|day)", _which_unit),
    rule("the weekend", r"(?P<which>the) (?P<unit>weekend)", _which_unit),
    rule("the end of the year", rf"(?=\w){PART}(?P<which>the) (?P<unit>week|month|year|decade|century)"
         r"(?<=\w)", _edge_of_unit),
    rule("last June", rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|[Pp]ast|[Cc]oming) "
         rf"(?P<month>{MONTH})", _which_month, ignore_case=False),
    rule("last spring", rf"{PART}(?P<which>last|next|this|past|coming|the) (?P<season>{SEASON})",
         _which_season),
    rule("ago", rf"{_ROUGHLY}{_COUNT_OR_NONE}(?P<unit>{UNIT})[ -]ago", _ago),
    rule("year-ago", r"(?:the |a )?(?P<unit>year)[ -](?:earlier|ago)(?: period| quarter)?", _year_ago),
    rule("June last year", rf"(?P<month>{MONTH})(?: of)? (?P<which>last|this|next) year",
         _month_of_year, ignore_case=False),
    rule("earlier", rf"{_ROUGHLY}{_COUNT_OR_NONE}(?P<unit>{UNIT})[ -](?P<way>earlier|later|before|"
         rf"previously|afterwards?)", _later),
    rule("from now", rf"{_ROUGHLY}{_COUNT_OR_NONE}(?P<unit>{UNIT})(?: from (?:now|today)| hence)", _hence),
    rule("the past weeks", rf"(?:at least )?(?:the )?(?P<which>last|next|past|coming|recent|previous|"
         rf"following)(?: (?P<count>few|several|couple of|{NUMBER}))? (?P<unit>{UNIT})", _deictic_stretch),
    rule("reference", r"right now|now|currently|current|at present|at the (?:present|moment)|nowadays|"
         r"at this (?:time|point|moment)|"
         rf"recently|lately|recent|the past(?! (?:[\w-]+ ){{0,2}}(?:{UNIT}|{SEASON}s))|(?<!as\s)soon|in the near future|"
         r"the (?:near )?future|these days|(?:days|weeks|months|years) to come", _reference),
    rule("that day", rf"(?:(?:earlier|later) )?(?:that(?: very)?(?: same)?|the(?: very)? same|"
         r"the (?P<way>previous|following|next)) (?P<unit>day|week|month|year)", _same_day),
    rule("the day before", r"the (?P<unit>day|week|month|year) (?P<way>before|after|earlier|later)"
         r"(?= ?[.,;]| in which)", _same_day),
)  # fmt: skip
"""Rules in order of trust."""

__all__ = ["ONE_DAY", "RELATIVE_RULES", "duration_value"]
