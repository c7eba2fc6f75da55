"""Rules for the periods that business news reports on and compares: "the year-ago quarter".

A report on results names its period once ("third-quarter profit") and points to it from
then on: "the latest period" is that quarter, "a year earlier" the same quarter of the year
before, because amounts are compared like with like.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geo.model import TimexType
from geo.temporal import periods
from geo.temporal.grammar import (
    NO_ANCHOR,
    Context,
    Reading,
    Rule,
    dated,
    rule,
    undated,
)
from geo.temporal.periods import Period
from geo.temporal.vocabulary import MONTH, YEAR, month_of, ordinal_of

SAME_SENTENCE = 240
"""Code points within which a month that was named is what amounts are compared for. A judgement."""

RECENTLY = 270
"""Days after its end in which a quarter is news; what is older is compared with. A judgement."""

YEAR_BEFORE = "a year before the period reported on"

_QUARTER = re.compile(r"\d{4}-Q\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_FIRST_QUARTER = re.compile(r"\b(first|second|third|fourth)[\s-]quarter\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"(?:\b(?:from|than|with|against|versus|over|of)\s+(?:\w+\s+)?|\d[\d.,/]*%?(?:\s+[a-z]+)?,?\s+|"
    r"\ba\s+(?:\w+\s+)?(?:share|barrel|ton),?\s+|\b(?:m|b|tr)illion,?\s+|^|[.\n]\s*)$",
    re.IGNORECASE,
)
"""What stands before "a year ago" where it names the period that amounts are compared with."""

_LONGER_BEFORE = re.compile(
    r"\b(?:(?:six|nine|12|twelve|6|9)[\s-]months?|year (?:ended|ending|to))\b(?!.*\bquarter)",
    re.IGNORECASE | re.DOTALL,
)
"""Longer stretches that results are told for."""

_AMOUNT_COMPARED = re.compile(
    r"\b(?:from|than|with|against|versus)\s+[^.;]{0,50}(?:[a-z]illion|cents a share|\d),?\s+$"
)

_AMOUNT = re.compile(r"[$#£€%]|\b(?:million|billion|percent|cents|points)\b")


def reported_quarter(context: Context) -> Period | None:
    """Return the quarter that is reported on: the last that was named, else the first to come."""
    if context.reported is not None:
        return context.reported
    published = context.published
    if published is None:
        return None
    match = _FIRST_QUARTER.search(context.text)
    if match is None:
        return None
    return latest_quarter(ordinal_of(match[1]), context)


def latest_quarter(number: int, context: Context) -> Period | None:
    """Return the latest quarter of that number that has begun at publication."""
    published = context.published
    if published is None:
        return None
    chosen = periods.quarter(published.year, number)
    is_begun = chosen.start is not None and chosen.start <= published
    return chosen if is_begun else periods.quarter(published.year - 1, number)


def notice(reading: Reading, context: Context, end: int) -> None:
    """Keep the quarter or month of `reading` as what is being reported on.

    A quarter to come and one that is only compared with are not.
    """
    period, published = reading.period, context.published
    if period is None or period.end is None or published is None:
        return
    if _QUARTER.fullmatch(reading.value):
        is_recent = (published - period.end).days < RECENTLY
        if reading.because != YEAR_BEFORE and is_recent and period.end <= published:
            context.reported = period
    elif _MONTH.fullmatch(reading.value):
        context.reported_month, context.reported_month_end = reading.period, end


def compared_period(match: re.Match[str], context: Context) -> Period | None:
    """Return what "a year ago" at `match` means if it is compared with, else None."""
    start = match.start()
    before = context.text[max(0, start - SAME_SENTENCE) : start]
    around = before + context.text[match.end() : match.end() + 100]
    if not _COMPARED.search(before) or not _AMOUNT.search(around):
        return None
    if context.reported_month and start - context.reported_month_end < SAME_SENTENCE:
        between = context.text[context.reported_month_end : start]
        if ". " not in between and "\n" not in between:
            return a_year_before(context.reported_month)
    if _LONGER_BEFORE.search(before):
        return None
    quarter = reported_quarter(context)
    return a_year_before(quarter) if quarter else None


def compared_last_year(match: re.Match[str], context: Context) -> Period | None:
    """Return what "last year" means right after an amount: "from $2 million last year"."""
    before = context.text[max(0, match.start() - 60) : match.start()]
    if context.reported is None or not _AMOUNT_COMPARED.search(before):
        return None
    return compared_period(match, context)


def a_year_before(period: Period) -> Period:
    """Return the same quarter or month of the year before."""
    if period.start is None:
        return period
    year, month = period.start.year - 1, period.start.month
    if _QUARTER.fullmatch(period.value):
        return periods.quarter(year, (month + 2) // 3)
    return periods.month(year, month)


_ENDED = re.compile(
    rf"\s+(?:that )?(?:ended|ending|to)\s+(?:on\s+)?(?P<month>{MONTH})(?:\s+\d{{1,2}})?"
    rf"(?:,?\s+(?P<year>{YEAR}))?"
)


def _quarter_that_ended(match: re.Match[str], context: Context) -> Period | None:
    """Return the quarter by the day that it is said to have ended on."""
    ended = _ENDED.match(context.text, match.end())
    published = context.published
    if ended is None or (published is None and not ended["year"]):
        return None
    month = month_of(ended["month"])
    if published is None or ended["year"]:
        year = int(ended["year"])
    else:
        year = published.year - (month > published.month)
    return periods.quarter(year, (month + 2) // 3)


def _the_quarter(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the latest quarter"; without "latest" or its end, only where amounts are told."""
    is_named = bool(match["which"])
    if ended := _quarter_that_ended(match, context):
        return dated(ended, "calendar quarters", is_anchored=True)
    around = context.text[max(0, match.start() - SAME_SENTENCE) : match.end() + SAME_SENTENCE]
    is_bare = match["unit"].casefold() == "period" or not match["the"]
    is_news = context.reported is not None or _AMOUNT.search(around)
    if not is_named and (is_bare or not is_news):
        return None
    quarter = reported_quarter(context)
    return dated(quarter, "the quarter reported on", is_anchored=True) if quarter else None


def _year_ago_quarter(match: re.Match[str], context: Context) -> Reading | None:
    published = context.published
    if published is None:
        return undated("XXXX", NO_ANCHOR)
    ordinal, unit = match["ordinal"], match["unit"]
    if not ordinal and not unit and "-" not in match.group():
        return None
    if ordinal:
        quarter = latest_quarter(ordinal_of(ordinal), context)
    elif unit or _AMOUNT.search(context.text, match.start() - 60, match.end() + 60):
        quarter = reported_quarter(context)
    else:
        quarter = None
    if quarter is None:
        return dated(periods.year(published.year - 1), is_anchored=True)
    return dated(a_year_before(quarter), YEAR_BEFORE, is_anchored=True)


def _quarter_of_year(match: re.Match[str], context: Context) -> Reading | None:
    year = int(match["year"]) if match["year"] else None
    quarter = reported_quarter(context)
    if match["ordinal"]:
        number = ordinal_of(match["ordinal"])
    elif quarter and quarter.start:
        number = (quarter.start.month + 2) // 3
    else:
        return dated(periods.year(year)) if year else None
    if year is None:
        if context.published is None:
            return undated(f"XXXX-Q{number}", NO_ANCHOR)
        year = context.published.year - 1
        if quarter and quarter.start and quarter.start.year == year and not match["ordinal"]:
            year -= 1  # the quarter reported on is of last year itself
    return dated(periods.quarter(year, number), "the quarter reported on")


def _the_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the year ended March 31" as the twelve months up to then, "for the year" as a year."""
    published = context.published
    if published is None:
        return None
    if ended := _ENDED.match(context.text, match.end()):
        month = month_of(ended["month"])
        is_past = "ended" in ended.group()
        year = int(ended["year"] or published.year - (is_past and month > published.month))
        last = periods.month(year, month)
        first = periods.month_at(last.start or published, -11)
        stretch = replace(periods.between(first, last), value="P1Y")
        return Reading(TimexType.DURATION, "P1Y", stretch, "twelve months", is_anchored=True)
    before = context.text[max(0, match.start() - 16) : match.start()]
    if not _WHOLE_YEAR_BEFORE.search(before):
        return None
    if not _AMOUNT.search(context.text, max(0, match.start() - 120), match.end() + 120):
        return None
    return dated(periods.year(published.year), "results of the year", is_anchored=True)


_WHOLE_YEAR_BEFORE = re.compile(r"\b(?:for|during|so far in)\s+$", re.IGNORECASE)

COMPARISON_RULES: tuple[Rule, ...] = (
    rule("the quarter", r"(?P<the>the |its )?(?:(?P<which>latest|most recent) )?(?:fiscal )?"
         r"(?P<unit>quarter|period)(?!-to-)", _the_quarter, cues="quarter period"),
    rule("the year", r"(?:the|its) (?P<fiscal>fiscal )?year(?! (?:ago|earlier|before|after))",
         _the_year, cues="year"),
    rule("year-ago quarter", r"(?:the |a )?(?:same )?year[ -](?:ago|earlier)"
         r"(?:[ -](?P<ordinal>first|second|third|fourth))?(?: (?P<unit>quarter|period))?",
         _year_ago_quarter, cues="year"),
    rule("the 1988 quarter", rf"the (?P<year>{YEAR})(?: (?P<ordinal>first|second|third|fourth))?"
         r"[ -](?:quarter|period)", _quarter_of_year, cues="quarter period"),
    rule("the period last year", r"(?:the (?:corresponding|same|comparable|like) "
         r"(?P<unit>quarter|period)(?: (?:of|in))?(?: the)?"
         r" (?:(?P<ordinal>(?!))|last year|(?P<year>(?!))|a year (?:ago|earlier))|last year['’]s "
         r"(?P<unit2>quarter|period)|"
         r"the (?:quarter|period) a year (?:ago|earlier))", _quarter_of_year,
         cues="quarter period"),
)  # fmt: skip
"""Rules in order of trust; "a year ago" alone is read where it is counted."""
