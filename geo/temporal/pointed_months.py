"""Rules for months and days of a year that is pointed to: "last June", "May 26 that year"."""

from __future__ import annotations

import re
from datetime import date

from geo.temporal import periods
from geo.temporal.deictic import SHIFTS
from geo.temporal.grammar import (
    NEAR_BEFORE,
    NO_ANCHOR,
    Context,
    Reading,
    Rule,
    dated,
    rule,
    told,
    undated,
)
from geo.temporal.narrowing import PART, narrow
from geo.temporal.periods import Period
from geo.temporal.vocabulary import DAY_OF_MONTH, MONTH, MONTH_CUES, month_of


def _which_month(match: re.Match[str], context: Context) -> Reading | None:
    number = month_of(match["month"])
    which = match["which"].casefold()
    if which == "that" and context.tense.is_conjunction(match.start("which")):
        return None
    is_of_text = which in ("that", "the following", "the previous")
    if is_of_text and (told_then := _month_in_text(number, match, context)):
        return told_then
    if which == "that":
        return None
    published = context.published
    if published is None:
        return undated(f"XXXX-{number:02}", NO_ANCHOR)
    back = (published.month - number) % 12
    if which in ("last", "past", "the previous"):
        month = narrow(periods.month_at(published, -(back or 12)), match)
        return dated(month, "'last' looks back", is_anchored=True)
    if which in ("next", "coming", "the following"):
        return dated(periods.month_at(published, 12 - back), "'next' looks ahead", is_anchored=True)
    return dated(periods.month(published.year, number), "this year", is_anchored=True)


def _month_in_text(number: int, match: re.Match[str], context: Context) -> Reading | None:
    """Read "that November" and "the previous October" from the date that the text has reached."""
    reached = context.reached
    if reached is None or reached.start is None or not _is_near(match, context):
        return None
    ahead = (number - reached.start.month) % 12
    if match["which"].casefold() == "the previous":
        ahead -= 12
    return told(periods.month_at(reached.start, ahead), reached)


def _last_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read "last July 24" and "24 July last": the latest such day."""
    groups = match.groupdict()
    number = month_of(groups["month"] or groups["month2"])
    day = int(re.sub(r"\D", "", groups["day"] or groups["day2"]))
    if context.published is None:
        return undated(f"XXXX-{number:02}-{day:02}", NO_ANCHOR)
    year = context.published.year
    year -= (number, day) >= (context.published.month, context.published.day)
    return dated(periods.day(date(year, number, day)), "'last' looks back", is_anchored=True)


def _month_of_year(match: re.Match[str], context: Context) -> Reading | None:
    number = month_of(match["month"])
    anchor = _year_pointed_to(match, context)
    if anchor is None:
        return undated(f"XXXX-{number:02}", NO_ANCHOR)
    year, reached = anchor
    month = periods.month(year, number)
    return told(month, reached) if reached else dated(month, is_anchored=True)


def _day_of_year(match: re.Match[str], context: Context) -> Reading | None:
    number, day = month_of(match["month"]), int(re.sub(r"\D", "", match["day"]))
    anchor = _year_pointed_to(match, context)
    if anchor is None:
        return undated(f"XXXX-{number:02}-{day:02}", NO_ANCHOR)
    year, reached = anchor
    when = periods.day(date(year, number, day))
    return told(when, reached) if reached else dated(when, is_anchored=True)


def _year_pointed_to(match: re.Match[str], context: Context) -> tuple[int, Period | None] | None:
    """Return the year of "26 May that year", and the date in the text that it is counted from."""
    which = match["which"].casefold()
    if which in ("last", "this", "next"):
        published = context.published
        return (published.year + SHIFTS.get(which, 0), None) if published else None
    reached = context.reached
    if reached is None or reached.start is None or not _is_near(match, context):
        return None
    return reached.start.year + SHIFTS.get(which.split()[-1], 0), reached


def _is_near(match: re.Match[str], context: Context) -> bool:
    """Say whether the date that the text has reached is near enough to be pointed to."""
    return context.is_history or match.start() - context.reached_end <= NEAR_BEFORE


_YEAR_NAMED = "last|this|next|that(?: same)?|the (?:same|following|next|previous)"


POINTED_MONTH_RULES: tuple[Rule, ...] = (
    rule("last June", rf"{PART}(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|[Pp]ast|"
         rf"[Cc]oming|[Tt]hat|[Tt]he following|[Tt]he previous) (?P<month>{MONTH})", _which_month,
         ignore_case=False, cues=MONTH_CUES),
    rule("last July 24", rf"[Ll]ast (?P<month>{MONTH}) (?P<day>{DAY_OF_MONTH})", _last_day,
         ignore_case=False, cues=MONTH_CUES),
    rule("July 24 last", rf"(?:(?P<month>{MONTH}) (?P<day>{DAY_OF_MONTH})|(?P<day2>{DAY_OF_MONTH}) "
         rf"(?P<month2>{MONTH})) last(?= ?[.,;:)]| when\b)", _last_day, ignore_case=False,
         cues=MONTH_CUES),
    rule("May 26 last year", rf"(?:(?P<month>{MONTH}) (?P<day>{DAY_OF_MONTH})),?(?: of)? "
         rf"(?P<which>{_YEAR_NAMED}) year", _day_of_year, ignore_case=False, cues=MONTH_CUES),
    rule("26 May last year", rf"(?:the )?(?P<day>{DAY_OF_MONTH}) (?:of )?(?P<month>{MONTH}),?"
         rf"(?: of)? (?P<which>{_YEAR_NAMED}) year", _day_of_year, ignore_case=False,
         cues=MONTH_CUES),
    rule("June last year", rf"(?P<month>{MONTH}),?(?: of)? (?P<which>{_YEAR_NAMED}) year",
         _month_of_year, ignore_case=False, cues=MONTH_CUES),
)  # fmt: skip
"""Rules in order of trust."""
