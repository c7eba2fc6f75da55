"""Rules for days and months that are named, with or without their year."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from geo.model import TimexType
from geo.temporal import periods
from geo.temporal.eras import year_of
from geo.temporal.grammar import (
    NO_ANCHOR,
    Context,
    Reading,
    Rule,
    dated,
    nearest,
    rule,
    told_next,
    undated,
)
from geo.temporal.narrowing import PART, narrow
from geo.temporal.periods import Period
from geo.temporal.retold import retold
from geo.temporal.vocabulary import (
    ANY_YEAR,
    DAY_OF_MONTH,
    EARLY_YEAR,
    MONTH,
    MONTH_CUES,
    MONTHS,
    NUMERAL,
    ORDINAL,
    ORDINAL_CUES,
    SPELLED_YEAR,
    STREET_AFTER,
    WEEKDAY,
    WEEKDAY_NAMES,
    YEAR,
    month_of,
    number_of,
    ordinal_of,
    weekday_of,
)


def day_number(words: str) -> int:
    """Return the day of the month that is written: "16th" is 16."""
    return int(re.sub(r"\D", "", words))


def _full_date(match: re.Match[str], context: Context) -> Reading | None:
    month, day = month_of(match["month"]), day_number(match["day"])
    when = date(year_of(match["year"], context), month, day)
    is_told = match["weekday"] is None or weekday_of(match["weekday"]) == when.weekday()
    return dated(periods.day(when), None if is_told else _contradiction(when))


def _contradiction(when: date) -> str:
    return f"the weekday contradicts: that day is a {WEEKDAY_NAMES[when.weekday()]}"


def _iso(match: re.Match[str], _context: Context) -> Reading | None:
    when = date(int(match["year"]), int(match["month"]), int(match["day"]))
    if match["clock"]:
        return Reading(TimexType.TIME, f"{when.isoformat()}T{match['clock']}", periods.day(when))
    return dated(periods.day(when))


def _numeric(match: re.Match[str], context: Context) -> Reading | None:
    first, second = int(match["first"]), int(match["second"])
    year = year_of(match["year"], context)
    if first <= 12 and second <= 12 and first != second and match["mark"] != ".":
        return undated(f"{year}-XX-XX", "day and month cannot be told apart")
    if match["mark"] == "." or first > 12:
        first, second = second, first
    return dated(periods.day(date(year, first, second)))


def _month_day(match: re.Match[str], context: Context) -> Reading | None:
    if _names_a_thing(match, context):
        return None
    month, day = month_of(match["month"]), day_number(match["day"])
    weekday = weekday_of(match["weekday"]) if match.groupdict().get("weekday") else None
    if year := _year_of_list(month, match, context):
        return dated(periods.day(date(year, month, day)), YEAR_OF_LIST)
    return month_day(month, day, weekday, match, context)


def _names_a_thing(match: re.Match[str], context: Context) -> bool:
    """Say whether a day is a name's part: "the 19 April Movement"."""
    following = context.text[match.end() : match.end() + NAME_REACH]
    return bool(STREET_AFTER.match(following) or _NAMED_AFTER.match(following))


def _year_of_list(month: int, match: re.Match[str], context: Context) -> int | None:
    """Return the year that a list tells at its end: "August 2 and August 4, 1964"."""
    listed = _LISTED.match(context.text, match.end())
    if listed is None:
        return None
    return int(listed["year"]) - (month > month_of(listed["month"] or listed["month2"]))


YEAR_OF_LIST = "the year that the list ends with"

_LISTED = re.compile(
    rf"\s*(?:,|,?\s*\b(?:and|or|to|until|through)\b|[-–—])\s*(?:(?P<month>{MONTH})(?:\s+{DAY_OF_MONTH})?"
    rf"|{DAY_OF_MONTH}\s+(?P<month2>{MONTH})),?\s+(?P<year>{YEAR})"
)

NAME_REACH = 40
"""Code points after a day in which the street or movement stands that is named after it."""

_NAMED_AFTER = re.compile(
    r"\s+(?i:neighbou?rhood|district|movement|square|brigade|battalion|stadium|bridge|coalition|"
    r"alliance|barrio|airport)\b"
)


def month_day(
    month: int, day: int, weekday: int | None, match: re.Match[str], context: Context
) -> Reading:
    """Return the reading of a day without its year; a weekday with it decides between years."""
    date(2000, month, day)
    if (story := context.story) and story.start:
        near = [_existing(story.start.year + shift, month, day) for shift in range(-3, 4)]
        fit = [when for when in near if when and weekday in (None, when.weekday())]
        if reading := told_next([periods.day(when) for when in fit], context):
            return reading
    published = context.published
    if published is None:
        return undated(f"XXXX-{month:02}-{day:02}", NO_ANCHOR)
    if weekday is None and (
        reading := retold(_around_reached(month, day, context), match, context)
    ):
        return reading
    if weekday is not None:
        years = sorted(range(-5, 6), key=lambda shift: (abs(shift), shift))
        for shift in years:
            when = _existing(published.year + shift, month, day)
            if when and when.weekday() == weekday and abs((when - published).days) < 1100:
                return dated(periods.day(when), "the weekday fits that year", is_anchored=True)
    around = [_existing(published.year + shift, month, day) for shift in range(-4, 5)]
    days = [when for when in around if when]
    before = max(when for when in days if when <= published)
    after = min(when for when in days if when > published)
    chosen, because = nearest(
        (periods.day(before), periods.day(after)), published, context.pointing(match)
    )
    if weekday is not None:
        because += ", the weekday fits no year near"
    return dated(chosen, because, is_anchored=True)


def _around_reached(month: int, day: int, context: Context) -> list[Period]:
    days = [_existing(year, month, day) for year in _years_about(context)]
    return [periods.day(when) for when in days if when]


def _years_about(context: Context) -> list[int]:
    """Return the years about publication and about the date that the text has reached."""
    reached = context.reached.start if context.reached else None
    about = [when.year for when in (reached, context.published) if when]
    return sorted({year + shift for year in about for shift in (-1, 0, 1)})


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_year(match: re.Match[str], context: Context) -> Reading | None:
    year = year_of(match["year"], context)
    return dated(narrow(periods.month(year, month_of(match["month"])), match))


def _month_spelled_year(match: re.Match[str], _context: Context) -> Reading | None:
    return dated(periods.month(1900 + int(number_of(match["rest"]) or 0), month_of(match["month"])))


_NEEDS_PREPOSITION = frozenset({"may", "march"})


_ABBREVIATIONS = frozenset(name for name in MONTHS if len(name) == 3 or name == "sept") - {"may"}


_NAME_AFTER = re.compile(r"\s+[A-Z][a-z]")


_TIME_PREPOSITION = re.compile(
    r"\b(?:in|since|until|till|by|from|to|of|during|through|before|after|and|or|between|for|"
    r"last|next|this|every|each|as early as|around|throughout)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _month_alone(match: re.Match[str], context: Context) -> Reading | None:
    name = match["month"]
    if _is_verb_before_a_day(match, context):
        return None
    before = context.text[max(0, match.start() - 20) : match.start()]
    is_short = name.casefold() in _ABBREVIATIONS
    if before.rstrip()[-1:].isdecimal() and _names_a_thing(match, context):
        return None
    if is_short and _NAME_AFTER.match(context.text, match.end()):
        return None
    is_doubtful = is_short or name.casefold() in _NEEDS_PREPOSITION or name.endswith(".")
    if is_doubtful and not match["part"] and not _TIME_PREPOSITION.search(before):
        return None
    number = month_of(name)
    if year := _year_of_list(number, match, context):
        return dated(narrow(periods.month(year, number), match), YEAR_OF_LIST)
    return _bare_month(number, match, context)


def _is_verb_before_a_day(match: re.Match[str], context: Context) -> bool:
    """Say whether "end Aug. 12" is what ends on a day and no part of the month."""
    opens = re.fullmatch(r"(?:end|start|close)s?", match["part"] or "", re.IGNORECASE)
    return opens is not None and _DAY_NEXT.match(context.text, match.end()) is not None


_DAY_NEXT = re.compile(rf"\s+{DAY_OF_MONTH}")


def _bare_month(number: int, match: re.Match[str], context: Context) -> Reading:
    """Return the reading of a month without its year."""
    if (story := context.story) and story.start:
        around = [periods.month(story.start.year + shift, number) for shift in (-1, 0, 1)]
        if reading := told_next([narrow(each, match) for each in around], context):
            return reading
    published = context.published
    if published is None:
        return undated(f"XXXX-{number:02}", NO_ANCHOR)
    if reading := retold(_months_around(number, match, context), match, context):
        return reading
    pointing = context.pointing(match)
    back = (published.month - number) % 12
    candidates = (periods.month_at(published, -back), periods.month_at(published, 12 - back))
    if back == 0:
        return dated(narrow(candidates[0], match), "the month of publication", is_anchored=True)
    chosen, because = nearest(candidates, published, pointing)
    return dated(narrow(chosen, match), because, is_anchored=True)


def _months_around(number: int, match: re.Match[str], context: Context) -> list[Period]:
    return [narrow(periods.month(year, number), match) for year in _years_about(context)]


def _week_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the second week of August" as seven days under the value of the month."""
    number = month_of(match["month"])
    if match["year"]:
        month = dated(periods.month(int(match["year"]), number))
    else:
        month = _bare_month(number, match, context)
    if month.period is None or month.period.start is None or month.period.end is None:
        return month
    if match["which"] in ("last", "final"):
        end = month.period.end
        start = end - WEEK_LESS_A_DAY
    else:
        shift = timedelta(weeks=ordinal_of(match["which"]) - 1)
        start = month.period.start + shift
        end = start + WEEK_LESS_A_DAY
    return replace(month, period=periods.days_between(start, end, month.period.value))


def _days_of_edge(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the last days of March" as its late third under the value of the month."""
    number = month_of(match["month"])
    if match["year"]:
        month = dated(periods.month(int(match["year"]), number))
    else:
        month = _bare_month(number, match, context)
    part = "early" if match["which"] in ("first", "opening") else "late"
    return replace(month, period=month.period and periods.narrowed(month.period, part))


WEEK_LESS_A_DAY = timedelta(days=6)


def _day_told(match: re.Match[str], context: Context) -> Reading | None:
    """Read "a storm on the 14th" and "by the 17th" where a history has reached a month."""
    story = context.story
    if story is None or story.start is None or story.end is None:
        return None
    is_month = story.end - story.start < LONGEST_STEP and story is context.reached
    if not is_month or context.tense.is_modifier(match.start("ordinal")):
        return None
    return _day_alone(match, context)


LONGEST_STEP = timedelta(days=31)
"""A history that has come no nearer than to a year names no days of a month."""


def _day_alone(match: re.Match[str], context: Context) -> Reading | None:
    day = ordinal_of(match["ordinal"])
    if (story := context.story) and story.start:
        months = [periods.month_at(story.start, shift).start for shift in (0, 1)]
        days = [_existing(month.year, month.month, day) for month in months if month]
        if reading := told_next([periods.day(when) for when in days if when], context):
            return reading
    if context.published is None or day > 31:
        return undated(f"XXXX-XX-{day:02}", NO_ANCHOR) if day <= 31 else None
    this_month = _existing(context.published.year, context.published.month, day)
    earlier = context.published.replace(day=1) - timedelta(days=1)
    last_month = _existing(earlier.year, earlier.month, day)
    chosen = this_month if this_month and this_month <= context.published else last_month
    if chosen is None:
        return undated(f"XXXX-XX-{day:02}", "no such day in the month")
    return dated(periods.day(chosen), "the latest such day", is_anchored=True)


_WEEKDAY_FIRST = rf"(?:(?:(?:[Nn]ext|[Ll]ast|[Tt]his|[Cc]oming) )?(?P<weekday>{WEEKDAY}),? )?"


_SHORT_YEAR = rf"(?:{YEAR}|['’]\d\d\b|\d\d(?=\s{{0,2}}(?:[-–—),;]|\.\s|$)))"
"""A year; two digits without apostrophe only where nothing can be counted by them."""


DATE_RULES: tuple[Rule, ...] = (
    rule("ISO date", r"(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)"
         r"(?:(?:T| )(?P<clock>\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?", _iso, cues=NUMERAL),
    rule("numeric date", r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)"
         r"(?P<year>(?:19|20)\d\d|(?<=/)\d\d)", _numeric, cues=NUMERAL),
    rule("month day year", rf"{_WEEKDAY_FIRST}(?P<month>{MONTH}) ?(?:the )?"
         rf"(?P<day>{DAY_OF_MONTH}),? ?(?P<year>{ANY_YEAR})", _full_date, ignore_case=False,
         cues=MONTH_CUES),
    rule("day month year", rf"{_WEEKDAY_FIRST}(?:the )?(?P<day>{DAY_OF_MONTH}) (?:of )?"
         rf"(?P<month>{MONTH}),? (?P<year>{EARLY_YEAR}|{_SHORT_YEAR})", _full_date,
         ignore_case=False, cues=MONTH_CUES),
    rule("month day", rf"{_WEEKDAY_FIRST}(?P<month>{MONTH}) (?:the )?(?P<day>{DAY_OF_MONTH})",
         _month_day, ignore_case=False, cues=MONTH_CUES),
    rule("day month", rf"{_WEEKDAY_FIRST}(?:the )?(?P<day>{DAY_OF_MONTH}) (?:of )?"
         rf"(?P<month>{MONTH})", _month_day, ignore_case=False, cues=MONTH_CUES),
    rule("month year", rf"{PART}(?P<month>{MONTH}),? (?:of )?(?P<year>{ANY_YEAR}|['’]\d\d)",
         _month_year, ignore_case=False, cues=MONTH_CUES),
    rule("month and spelled year", rf"(?P<month>{MONTH})(?:,| of)? (?P<year>{SPELLED_YEAR})",
         _month_spelled_year, ignore_case=False, cues=MONTH_CUES),
    rule("first week of a month", r"(?:the )?(?P<which>first|second|third|fourth|last|final) week "
         rf"(?:of|in) (?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR}))?", _week_of_month,
         ignore_case=False, cues=MONTH_CUES),
    rule("last days of a month", r"(?:the )?(?P<which>first|last|final|closing|opening)"
         rf"(?: few)? days (?:of|in) (?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR}))?",
         _days_of_edge,
         ignore_case=False, cues=MONTH_CUES),
    rule("month", rf"{PART}(?P<month>{MONTH})(?! [A-Z]\. ?[A-Z])",  # not "June E. Nylen"
         _month_alone, ignore_case=False, cues=MONTH_CUES),
    rule("day of the month", rf"on the (?P<ordinal>{ORDINAL})(?= of (?:the|this) month|[.,;])",
         _day_alone, cues=ORDINAL_CUES),
    rule("day of the story", r"(?=the\b)(?:(?<=\b[Oo]n\s)|(?<=\b[Bb]y\s)|(?<=[Ff]rom\s)|"
         r"(?<=\bto\s)|(?<=[Uu]ntil\s)|(?<=[Ss]ince\s)|(?<=[Bb]efore\s)|(?<=[Aa]fter\s))"
         r"the (?P<ordinal>\d{1,2}(?:st|nd|rd|th))"
         rf"(?! (?:of|century|anniversary|{MONTH})\b|-)", _day_told, ignore_case=False,
         cues=NUMERAL),
)  # fmt: skip
"""Rules in order of trust: of two that match the same words, the first wins."""
