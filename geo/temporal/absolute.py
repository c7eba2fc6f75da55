"""Rules for dates that name their day, month, year, season or century."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geo.model import TimexType
from geo.temporal import periods
from geo.temporal.grammar import (
    NO_ANCHOR,
    Context,
    Reading,
    Rule,
    dated,
    nearest,
    rule,
    undated,
)
from geo.temporal.periods import Period
from geo.temporal.vocabulary import (
    DAY_OF_MONTH,
    MONTH,
    MONTHS,
    ORDINAL,
    SEASON,
    SEASONS,
    SMALL_NUMBERS,
    TENS,
    WEEKDAY,
    YEAR,
    month_of,
    number_of,
    ordinal_of,
    weekday_of,
)

PART = (
    r"(?:(?P<part>(?:the )?(?:very )?(?:early|late|mid|middle|end|start|beginning|close|turn)"
    r"(?: part)?)(?: of |[ -]|(?<=mid)))?"
)
"""A word that narrows a period: "early June", "mid-May", "the end of 1990"."""

_PART_NAMES = {
    "early": "early", "start": "early", "beginning": "early", "turn": "early",
    "mid": "mid", "middle": "mid", "late": "late", "end": "late", "close": "late",
}  # fmt: skip

LONGEST_AHEAD_OF_TWO_DIGITS = 10
"""Years after publication that a two-digit year may still mean: '34 in 2024 is 2034. A judgement."""


def narrow(period: Period, match: re.Match[str]) -> Period:
    """Return `period` narrowed by the match's group `part`, if there is one."""
    words = (match.groupdict().get("part") or "").casefold().split()
    part = next((_PART_NAMES[word] for word in words if word in _PART_NAMES), None)
    return periods.narrowed(period, part) if part else period


def _day_number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _full_date(match: re.Match[str], context: Context) -> Reading | None:
    month, day = month_of(match["month"]), _day_number(match["day"])
    return dated(periods.day(date(_year(match["year"], context), month, day)))


def _year(digits: str, context: Context) -> int:
    """Return a year of four digits, or of two in the century that news at that date means."""
    digits = digits.lstrip("'’")
    if len(digits) > 2:
        return int(digits)
    if context.published is None:
        raise ValueError("two-digit year and " + NO_ANCHOR)
    latest = context.published.year + LONGEST_AHEAD_OF_TWO_DIGITS
    return latest - (latest - int(digits)) % 100


def _iso(match: re.Match[str], _context: Context) -> Reading | None:
    when = date(int(match["year"]), int(match["month"]), int(match["day"]))
    if match["clock"]:
        return Reading(TimexType.TIME, f"{when.isoformat()}T{match['clock']}", periods.day(when))
    return dated(periods.day(when))


def _numeric(match: re.Match[str], context: Context) -> Reading | None:
    first, second = int(match["first"]), int(match["second"])
    year = _year(match["year"], context)
    if first <= 12 and second <= 12 and first != second and match["mark"] != ".":
        return undated(f"{year}-XX-XX", "day and month cannot be told apart")
    if match["mark"] == "." or first > 12:
        first, second = second, first
    return dated(periods.day(date(year, first, second)))


def _month_day(match: re.Match[str], context: Context) -> Reading | None:
    month, day = month_of(match["month"]), _day_number(match["day"])
    weekday = weekday_of(match["weekday"]) if match.groupdict().get("weekday") else None
    return month_day(month, day, weekday, match, context)


def month_day(
    month: int, day: int, weekday: int | None, match: re.Match[str], context: Context
) -> Reading:
    """Return the reading of a day without its year; a weekday with it decides between years."""
    date(2000, month, day)
    published = context.published
    if published is None:
        return undated(f"XXXX-{month:02}-{day:02}", NO_ANCHOR)
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
    return dated(chosen, because, is_anchored=True)


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_year(match: re.Match[str], context: Context) -> Reading | None:
    year = _year(match["year"], context)
    return dated(narrow(periods.month(year, month_of(match["month"])), match))


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
    before = context.text[max(0, match.start() - 20) : match.start()]
    is_short = name.casefold() in _ABBREVIATIONS
    if is_short and _NAME_AFTER.match(context.text, match.end()):
        return None
    is_doubtful = is_short or name.casefold() in _NEEDS_PREPOSITION or name.endswith(".")
    if is_doubtful and not match["part"] and not _TIME_PREPOSITION.search(before):
        return None
    number = month_of(name)
    published = context.published
    if published is None:
        return undated(f"XXXX-{number:02}", NO_ANCHOR)
    pointing = context.pointing(match)
    back = (published.month - number) % 12
    candidates = (periods.month_at(published, -back), periods.month_at(published, 12 - back))
    if back == 0:
        return dated(narrow(candidates[0], match), "the month of publication", is_anchored=True)
    chosen, because = nearest(candidates, published, pointing)
    return dated(narrow(chosen, match), because, is_anchored=True)


def _day_alone(match: re.Match[str], context: Context) -> Reading | None:
    day = ordinal_of(match["ordinal"])
    if context.published is None or day > 31:
        return undated(f"XXXX-XX-{day:02}", NO_ANCHOR) if day <= 31 else None
    this_month = _existing(context.published.year, context.published.month, day)
    earlier = context.published.replace(day=1) - timedelta(days=1)
    last_month = _existing(earlier.year, earlier.month, day)
    chosen = this_month if this_month and this_month <= context.published else last_month
    if chosen is None:
        return undated(f"XXXX-XX-{day:02}", "no such day in the month")
    return dated(periods.day(chosen), "the latest such day", is_anchored=True)


_COUNTED = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}(?:people|soldiers|troops|men|women|children|miles|kilomet\w+|metres|"
    r"meters|feet|tons|tonnes|dollars|euros|pounds|points|votes|jobs|workers|members|homes|houses|"
    r"vehicles|km|kg|years|percent|GMT|hours|shares)\b"
)
_MONEY_BEFORE = re.compile(r"(?:[$£€#]|No\.|\bdlrs|\bRs\.?|\d[,.])\s*$")
_MORE_DIGITS = re.compile(r"\s*(?:[,.]\d|%|percent|million|billion|[-–/]\d{3})")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|from|to|of|during|through|before|after|between|early|late|mid|"
    r"the|for|circa|around|year|fiscal|and|or)\s+$",
    re.IGNORECASE,
)
_LAST_ROUND_YEAR_AHEAD = 2050


def _year_alone(match: re.Match[str], context: Context) -> Reading | None:
    text = context.text
    before = text[max(0, match.start("year") - 12) : match.start("year")]
    after = text[match.end() : match.end() + 40]
    if _MONEY_BEFORE.search(before) or _MORE_DIGITS.match(after) or _COUNTED.match(after):
        return None
    number = int(match["year"])
    is_named = bool(match["part"] or match["fiscal"] or _YEAR_BEFORE.search(before))
    is_usual = 1900 <= number <= _LAST_ROUND_YEAR_AHEAD and number % 100 != 0
    if not is_named and not is_usual:
        return None
    return dated(narrow(periods.year(number), match))


def _spelled_year(match: re.Match[str], _context: Context) -> Reading | None:
    if match["thousands"]:
        rest = number_of(match["rest"] or "zero") or 0
        return dated(periods.year(2000 + int(rest)))
    return dated(periods.year(1900 + int(number_of(match["century_rest"]) or 0)))


def _decade(match: re.Match[str], context: Context) -> Reading | None:
    named = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
             "seventies": 70, "eighties": 80, "nineties": 90}  # fmt: skip
    if match["name"]:
        first = 1900 + named[match["name"].casefold()]
    elif match["short"]:
        latest = context.published.year if context.published else 1999
        first = latest - (latest - int(match["short"])) % 100
    else:
        first = int(match["year"])
    if first % 100 == 0 and match["year"]:
        return dated(narrow(periods.century(first // 100 + 1), match))
    return dated(narrow(periods.decade(first), match))


def _century(match: re.Match[str], _context: Context) -> Reading | None:
    return dated(narrow(periods.century(ordinal_of(match["ordinal"])), match))


def _season(match: re.Match[str], context: Context) -> Reading | None:
    code = SEASONS[match["season"].casefold()]
    return dated(narrow(periods.season(_year(match["year"], context), code), match))


def _quarter(match: re.Match[str], context: Context) -> Reading | None:
    number = int(match["digit"]) if match["digit"] else ordinal_of(match["ordinal"])
    if not 1 <= number <= 4:
        return None
    if match["year"]:
        return dated(periods.quarter(int(match["year"]), number))
    if context.published is None:
        return undated(f"XXXX-Q{number}", NO_ANCHOR)
    shift = {"last": -1, "next": 1}.get((match["which"] or "").casefold().split("'")[0].split()[0]
                                        if match["which"] else "", 0)  # fmt: skip
    year = context.published.year + shift
    chosen = periods.quarter(year, number)
    if chosen.start and chosen.start > context.published and not match["which"]:
        is_far = (chosen.start - context.published).days > 100
        chosen = periods.quarter(year - 1, number) if is_far else chosen
    return dated(chosen, "calendar quarters", is_anchored=True)


def _half(match: re.Match[str], context: Context) -> Reading | None:
    number = 1 if match["which"].casefold() in ("first", "1st") else 2
    if match["year"]:
        return dated(periods.half(int(match["year"]), number))
    if context.published is None:
        return undated(f"XXXX-H{number}", NO_ANCHOR)
    return dated(periods.half(context.published.year, number), "this year", is_anchored=True)


def _day_range(match: re.Match[str], context: Context) -> Reading | None:
    month, first = month_of(match["month"]), _day_number(match["first"])
    second_month = month_of(match["month2"]) if match.groupdict().get("month2") else month
    last = _day_number(match["last"])
    if match["year"]:
        start, end = int(match["year"]), int(match["year"])
        start_day = periods.day(date(start, month, first))
        return dated(periods.between(start_day, periods.day(date(end, second_month, last))))
    opening = month_day(month, first, None, match, context)
    if opening.period is None or opening.period.start is None:
        return undated(f"{opening.value}/XXXX-{second_month:02}-{last:02}", NO_ANCHOR)
    year = opening.period.start.year + (second_month < month)
    closing = periods.day(date(year, second_month, last))
    return dated(periods.between(opening.period, closing), opening.because, is_anchored=True)


def _year_range(match: re.Match[str], _context: Context) -> Reading | None:
    first = int(match["year"] or match["year2"] or match["year3"])
    digits = match["last"] or match["last2"] or match["last3"]
    last = int(digits) if len(digits) == 4 else first - first % 100 + int(digits)
    if last <= first:
        return None
    return dated(periods.between(periods.year(first), periods.year(last)))


_NUMBER = "|".join([*list(SMALL_NUMBERS)[1:], *TENS])
_BETWEEN = r"(?:(?:(?P<between>[Bb]etween)|[Ff]rom) )?"
_DASH = r"(?: ?[-–—] ?| (?:to|through|until) |(?(between) and ))"
_WEEKDAY_FIRST = rf"(?:(?P<weekday>{WEEKDAY}),? )?"
_SHORT_YEAR = rf"(?:{YEAR}|['’]?\d\d\b(?![:.,]?\d))"

ABSOLUTE_RULES: tuple[Rule, ...] = (
    rule("ISO date", r"(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)"
         r"(?:(?:T| )(?P<clock>\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?", _iso),
    rule("numeric date", r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)"
         r"(?P<year>(?:19|20)\d\d|(?<=/)\d\d)", _numeric),
    rule("month day year", rf"{_WEEKDAY_FIRST}(?P<month>{MONTH}) ?(?P<day>{DAY_OF_MONTH}),? ?"
         rf"(?P<year>{YEAR})", _full_date, ignore_case=False),
    rule("day month year", rf"{_WEEKDAY_FIRST}(?:the )?(?P<day>{DAY_OF_MONTH}) (?:of )?"
         rf"(?P<month>{MONTH}),? (?P<year>{_SHORT_YEAR})", _full_date, ignore_case=False),
    rule("month day range", rf"{_BETWEEN}(?P<month>{MONTH}) (?P<first>{DAY_OF_MONTH})"
         rf"{_DASH}(?:(?P<month2>{MONTH}) )?(?P<last>{DAY_OF_MONTH})(?:,? (?P<year>{YEAR}))?(?!:)",
         _day_range, ignore_case=False),
    rule("day range month", rf"{_BETWEEN}(?P<first>{DAY_OF_MONTH}){_DASH}"
         rf"(?P<last>{DAY_OF_MONTH}) (?P<month>{MONTH})(?: (?P<year>{YEAR}))?",
         _day_range, ignore_case=False),
    rule("month day", rf"{_WEEKDAY_FIRST}(?P<month>{MONTH}) (?P<day>{DAY_OF_MONTH})", _month_day,
         ignore_case=False),
    rule("day month", rf"{_WEEKDAY_FIRST}(?:the )?(?P<day>{DAY_OF_MONTH}) (?:of )?(?P<month>{MONTH})",
         _month_day, ignore_case=False),
    rule("month year", rf"{PART}(?P<month>{MONTH}),? (?:of )?(?P<year>{YEAR}|['’]\d\d)", _month_year,
         ignore_case=False),
    rule("month", rf"{PART}(?P<month>{MONTH})", _month_alone, ignore_case=False),
    rule("day of the month", rf"on the (?P<ordinal>{ORDINAL})(?= of (?:the|this) month|[.,;])",
         _day_alone),
    rule("year range", rf"(?:between (?P<year>{YEAR}) and (?P<last>{YEAR})|from (?P<year2>{YEAR}) (?:to|through|until) "
         rf"(?P<last2>{YEAR})|(?P<year3>{YEAR})[-–—](?P<last3>{YEAR}|\d\d\b))",
         _year_range),
    rule("year", rf"{PART}(?P<fiscal>(?:(?:the )?(?:fiscal )?year |fiscal )?)(?P<year>{YEAR})", _year_alone),
    rule("spelled year", rf"(?:(?P<thousands>(?:the )?year two thousand)(?: and)?(?: (?P<rest>{_NUMBER}))?"
         rf"|nineteen[ -](?P<century_rest>(?:{'|'.join(TENS)})(?:[ -](?:{_NUMBER}))?))", _spelled_year),
    rule("decade", rf"{PART}(?:the )?(?:(?:early|mid|late)[ -])?(?:(?P<year>1[5-9]\d0|20\d0)['’]?s"
         r"|['’](?P<short>\d0)s|(?P<name>(?:twen|thir|for|fif|six|seven|eigh|nine)ties))", _decade),
    rule("century", rf"{PART}(?:the )?(?P<ordinal>{ORDINAL})[ -]century", _century),
    rule("season of a year", rf"{PART}(?:the )?(?P<season>{SEASON})(?: of|,)? (?P<year>{YEAR}|['’]\d\d)",
         _season),
    rule("quarter", rf"(?:(?P<which>(?:this|last|next)(?: year['’]s)?) |the )?(?:fiscal )?"
         rf"(?:(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter|Q(?P<digit>[1-4]))"
         rf"(?:,? (?:of )?(?P<year>{YEAR}))?", _quarter),
    rule("half", rf"the (?P<which>first|second|1st|2nd|last|latter) half(?: of (?:(?P<year>{YEAR})|"
         r"(?:this|the) year))", _half),
)  # fmt: skip
"""Rules in order of trust: of two that match the same words, the first wins."""
