"""The date that a story has reached: what histories count from instead of publication.

A history names a year now and then ("On July 10, 1943") and leaves it out in
between ("in August", "on the 13th", "the next spring"). Such an expression lies
at or after the date that was named last. News counts from its publication;
only "that year" or "two months later" point back into the text there as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from geo.temporal.periods import Period
from geo.temporal.vocabulary import ANY_YEAR, EARLY_YEAR, FULL_WEEKDAY, MONTH

YEARS_AGO = 2
"""Years before publication that are history. A judgement."""

FEWEST_YEARS = 3
"""Years that must be named before an article that has a date is read as a history. A judgement."""

HISTORY_SHARE = 0.8
"""Share of the years named that must be history. A judgement."""

FEWEST_WHOLE_DATES = 2
"""Months with their year that it must name too: profiles in the news name years. A judgement."""

STORY_DAYS = 5
"""Days that a history must name where it names fewer years than that. A judgement."""

LONG_AGO = 5
"""Years before publication that all years of a text that is no news lie back. A judgement."""

YEARS_PER_DEICTIC = 10
"""Years named for each "yesterday" or "last week" that a history may still have. A judgement."""

DATES_PER_WEEKDAY = 3
"""Days named for each bare weekday in a history, which leans on them. A judgement."""

BACKWARDS = 2
"""How many times nearer an earlier date must be than a later one: stories run on. A judgement."""

_YEAR = re.compile(
    r"(?=[12]\d{3})(?<![\w$£€.,-])((?:(?<=uary\s)|(?<=arch\s)|(?<=pril\s)|(?<=May\s)|(?<=June\s)|(?<=July\s)|"
    r"(?<=gust\s)|(?<=tember\s)|(?<=tober\s)|(?<=vember\s)|(?<=cember\s)|(?<=\bin\s)|(?<=\bIn\s))"
    rf"{EARLY_YEAR}|(?:1[5-9]\d\d|20\d\d))(?![\w%]|[,.]\d|\sB\.?C)"
)
"""A year; before 1500 only behind a month or "in", as other numbers are more frequent."""

_WHOLE_DATE = re.compile(rf"\b(?:{MONTH})\s+(?:\d{{1,2}},?\s+)?{ANY_YEAR}\b")
_DAY = re.compile(rf"\b(?:{MONTH})\s+\d{{1,2}}\b|\b\d{{1,2}}\s+(?:{MONTH})")
_DEICTIC = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|(?:last|(?<![Tt]he\s)next|this)\s+(?:night|week|weekend|month|year|"
    r"morning|afternoon|evening|spring|summer|fall|autumn|winter)|(?:days?|weeks?|months?)\s+ago)\b"
)
_BARE_WEEKDAY = re.compile(rf"\b{FULL_WEEKDAY}\b(?!,?\s+(?:the\s+)?(?:\d|{MONTH}))")


def is_history(text: str, published: date | None) -> bool:
    """Return whether `text` tells of long ago, and so counts from the date it has reached.

    Without publication date it must name a month with its year, and nothing in
    it may point to a day of publication, as a weekday before any year does.
    """
    mentions = list(_YEAR.finditer(text))
    years = [int(mention[1]) for mention in mentions]
    if not years or not _WHOLE_DATE.search(text):
        return False
    if published is None:
        weekday = _BARE_WEEKDAY.search(text)
        is_news = weekday is not None and weekday.start() < mentions[0].start()
        return not is_news and not _DEICTIC.search(text)
    if _is_past(years, published):
        return not _is_recent(text, years, published)
    return _is_old_story(text, years, published)


def _is_old_story(text: str, years: list[int], published: date) -> bool:
    """Say whether `text` names old years alone, and day after day of them."""
    if max(years) > published.year - LONG_AGO or len(_DAY.findall(text)) < STORY_DAYS:
        return False
    return not _DEICTIC.search(text) and not _BARE_WEEKDAY.search(text)


def _is_past(years: list[int], published: date) -> bool:
    past = [year for year in years if year <= published.year - YEARS_AGO]
    return len(past) >= max(FEWEST_YEARS, HISTORY_SHARE * len(years))


def _is_recent(text: str, years: list[int], published: date) -> bool:
    """Return whether too much of `text` points to the days of publication."""
    is_lately = max(years) > published.year - LONG_AGO
    if is_lately and len(_WHOLE_DATE.findall(text)) < FEWEST_WHOLE_DATES:
        return True
    deictics, weekdays = len(_DEICTIC.findall(text)), len(_BARE_WEEKDAY.findall(text))
    if weekdays * DATES_PER_WEEKDAY > len(_DAY.findall(text)):
        deictics += weekdays
    return deictics * YEARS_PER_DEICTIC > len(years)


def is_ancient(text: str) -> bool:
    """Return whether `text` tells of years before the common era alone, and of no recent day."""
    if len(_BEFORE_ERA.findall(text)) < FEWEST_YEARS or _YEAR.search(text):
        return False
    return not _DEICTIC.search(text) and not _BARE_WEEKDAY.search(text)


_BEFORE_ERA = re.compile(r"\d\s(?:BC|B\.C\.)")


def first_year(text: str) -> int | None:
    """Return the first year that `text` names."""
    match = _YEAR.search(text)
    return int(match[1]) if match else None


def next_in_story(candidates: Iterable[Period], reached: Period) -> Period | None:
    """Return the candidate that is meant when the story has come to `reached`.

    Inside it if there is one (a month after "In 1943"), else the nearest, later
    ones first.
    """
    dated = [each for each in candidates if each.start is not None and each.end is not None]
    return min(dated, key=lambda each: _distance(each, reached), default=None)


def _distance(candidate: Period, reached: Period) -> int:
    if not (candidate.start and candidate.end and reached.start and reached.end):
        return 0
    if reached.start <= candidate.start <= reached.end or (
        candidate.start <= reached.start <= candidate.end
    ):
        return 0
    ahead = (candidate.start - reached.end).days
    return ahead if ahead > 0 else BACKWARDS * (reached.start - candidate.start).days
