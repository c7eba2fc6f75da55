"""Rules for several days of a month at once: "from 5 to 7 May", "on 18 and 19 November"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from geo.model import Span
from geo.temporal import periods
from geo.temporal.anchoring import Direction
from geo.temporal.dates import day_number, month_day
from geo.temporal.grammar import NO_ANCHOR, SOON, Context, Reading, Rule, dated, rule, undated
from geo.temporal.periods import Period
from geo.temporal.vocabulary import ANY_YEAR, DAY_OF_MONTH, MONTH, MONTH_CUES, YEAR, month_of


def _day_range(match: re.Match[str], context: Context) -> Reading | None:
    month, first = month_of(match["month"]), day_number(match["first"])
    second_month = month_of(match["month2"]) if match.groupdict().get("month2") else month
    last = day_number(match["last"])
    reading = _from_to((month, first), (second_month, last), match, context)
    if not match.groupdict().get("month2") or not _IN_WORDS.search(match.group()):
        return reading
    opening = min(match.start("month"), match.start("first"))
    closing = min(match.start("month2"), match.start("last"))
    ends = max(match.end("month"), match.end("first")), match.end()
    spans = Span(opening, ends[0]), Span(closing, ends[1])
    values = reading.value.split("/")
    if reading.period is None:
        each = tuple(
            (span, undated(value, NO_ANCHOR)) for span, value in zip(spans, values, strict=True)
        )
        return replace(reading, parts=each)
    return replace(reading, ends=tuple(zip(spans, values, strict=True)))


def _from_to(
    first: tuple[int, int], last: tuple[int, int], match: re.Match[str], context: Context
) -> Reading:
    """Return the days from one month and day to another; the year is told of the last."""
    is_over_new_year = last[0] < first[0]
    if match["year"]:
        year = int(match["year"])
        start = periods.day(date(year - is_over_new_year, *first))
        return dated(periods.between(start, periods.day(date(year, *last))))
    opening = month_day(*first, None, match, context)
    if opening.period is None or opening.period.start is None:
        return undated(f"{opening.value}/XXXX-{last[0]:02}-{last[1]:02}", NO_ANCHOR)
    year = opening.period.start.year
    closing = periods.day(date(year + is_over_new_year, *last))
    if opening.is_anchored and _is_over(opening.period, closing, match, context):
        opening = replace(opening, period=periods.day(date(year - 1, *first)), because=OVER)
        closing = periods.day(date(year - 1 + is_over_new_year, *last))
    if opening.period is None:
        return opening
    whole = periods.between(opening.period, closing)
    return replace(opening, value=whole.value, period=whole)


def _is_over(opening: Period, closing: Period, match: re.Match[str], context: Context) -> bool:
    """Say whether a range that would end after publication is told as over.

    What somebody did to something may well go on: "closed the road from Oct. 28 to Nov. 8".
    """
    published = context.published
    if not (published and opening.start and closing.start and closing.start > published):
        return False
    if context.pointing(match).direction is not Direction.PAST:
        return False
    is_old = (published - opening.start).days > SOON
    return is_old or context.tense.has_no_object(Span(*match.span()))


OVER = "past tense, and over by publication"


def _days_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read "18 and 19 November" and "August 18 and 19": an expression for each day."""
    month = month_of(match["month"])
    start = match.start("days")
    numbers = [
        Span(start + one.start(), start + one.end()) for one in _NUMBER.finditer(match["days"])
    ]
    days = [day_number(span.of(context.text)) for span in numbers]
    if days != sorted(set(days)):
        return None
    if match["year"]:
        readings = [dated(periods.day(date(int(match["year"]), month, day))) for day in days]
    else:
        readings = [month_day(month, day, None, match, context) for day in days]
    whole = [Span(min(start, match.start("month")), numbers[0].end), *numbers[1:]]
    if match.start("month") > start:
        whole = [*numbers[:-1], Span(numbers[-1].start, match.end())]
    elif match["year"]:
        whole[-1] = Span(whole[-1].start, match.end())
    each = tuple(zip(whole, readings, strict=True))
    return replace(readings[-1], parts=each)


_NUMBER = re.compile(rf"\b{DAY_OF_MONTH}")

_IN_WORDS = re.compile(r"\b(?:and|to|through|until)\b")

_BETWEEN = r"(?:(?:(?P<between>[Bb]etween)|[Ff]rom) )?"

_DASH = r"(?: ?[-–—/] ?| (?:to|through|until) |(?(between) and ))"

_LIST = rf"(?P<days>{DAY_OF_MONTH}(?:, {DAY_OF_MONTH}){{0,4}},? (?:and|&) (?:the )?{DAY_OF_MONTH})"

_NO_MORE = (
    r"(?=\s*(?:[.,;:!?)]|\Z)|\s+(?!(?:of|more|other)\b)[a-z]+\b(?<!people)(?<!men)(?<!women))"
)
"""Behind "August 18 and 19", which may count something: "on August 18 and 19 people died"."""


RANGE_RULES: tuple[Rule, ...] = (
    rule("month day range", rf"{_BETWEEN}(?P<month>{MONTH}) (?P<first>{DAY_OF_MONTH})"
         rf"{_DASH}(?:(?P<month2>{MONTH}) )?(?P<last>{DAY_OF_MONTH})(?:,? (?P<year>{YEAR}))?(?!:)",
         _day_range, ignore_case=False, cues=MONTH_CUES),
    rule("day range month", rf"{_BETWEEN}(?P<first>{DAY_OF_MONTH}){_DASH}"
         rf"(?P<last>{DAY_OF_MONTH}) (?P<month>{MONTH})(?: (?P<year>{YEAR}))?",
         _day_range, ignore_case=False, cues=MONTH_CUES),
    rule("day month range", rf"{_BETWEEN}(?P<first>{DAY_OF_MONTH}) (?P<month>{MONTH}){_DASH}"
         rf"(?P<last>{DAY_OF_MONTH}) (?P<month2>{MONTH})(?:,? (?P<year>{ANY_YEAR}))?",
         _day_range, ignore_case=False, cues=MONTH_CUES),
    rule("days of a month", rf"(?:(?<=\b[Oo]n\s)|(?<=\bof\s)|(?<=\bthe\s)){_LIST} (?:of )?"
         rf"(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?", _days_of_month, ignore_case=False,
         cues=MONTH_CUES),
    rule("month with its days", rf"(?P<month>{MONTH}) {_LIST}(?:,? (?P<year>{YEAR})|{_NO_MORE})",
         _days_of_month, ignore_case=False, cues=MONTH_CUES),
)  # fmt: skip
"""Rules in order of trust."""
