"""The publication date of an article that came without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from geo.model import DateInterval
from geo.temporal.vocabulary import FULL_WEEKDAY, MONTH, month_of, weekday_of

DATELINE_LENGTH = 600
"""Code points at the head of a text where a dateline or a date of publication stands."""

EARLIEST_YEAR = 1800
"""Numbers below are no year of a newspaper article. A judgement."""

CENTURY_TURN = 50
"""Two-digit years from here on are of the 20th century, below of the 21st. A judgement."""

_YEAR = r"(?P<year>(?:1[89]|20)\d\d|\d\d(?!\d))"
_DATELINES = (
    re.compile(
        rf"[A-Z][\w .,'()/-]{{2,60}}, (?P<day>\d{{1,2}}) (?P<month>{MONTH}),? {_YEAR}"
        r"(?=[^\n]{0,60}?(?:--|[–—]|\)))"
    ),
    re.compile(
        rf"[A-Z][\w .,'()/-]{{2,60}}, (?P<month>{MONTH}) (?P<day>\d{{1,2}}),? "
        r"(?P<year>(?:19|20)\d\d)(?=[^\n]{0,60}?(?:--|[–—]|\)))"
    ),
)
_STAMP = re.compile(
    rf"(?:Published|Posted|Updated|PUBLISHED|Date)(?: on)?:? +(?:[A-Z][a-z]+day,? )?"
    rf"(?:(?P<month>{MONTH}) (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) (?P<month2>{MONTH})),? "
    r"(?P<year>(?:19|20)\d\d)"
)


_LINE = re.compile(
    rf"^[ \t]*(?:[A-Z][a-z]+day,? )?(?:(?P<month>{MONTH}) (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) "
    rf"(?P<month2>{MONTH})),? (?P<year>(?:19|20)\d\d)[ \t]*$",
    re.MULTILINE,
)
"""A line of its own that is nothing but a date, as under a headline."""

DATELINE_CONFIDENCE = 0.99
"""Share of datelines with a year that give the day of publication, within a day: 1,414 of 1,415
wire dispatches of MUC-4."""

WEEKDAY_CONFIDENCE = 0.65
"""Share of such guesses that hold: 4 of the 6 articles of LGL, TR-News, PolNeAR, TimeBank and
AQUAINT that allow one; of all weekday-date pairs 27 of 35 are within a month of publication."""

AROUND = timedelta(days=31)
"""How far from such a pair the publication is looked for."""

NEAR_YEARS = 1
"""Years between the year that a pair fits and the latest one that the text names. A judgement:
the latest year alone is the year of publication in a third of articles only."""

_EXPLICIT_YEAR = re.compile(r"(?<![\w$£€.,-])((?:19|20)\d\d)(?![\w%]|[,.]\d)")
_NO_YEAR = r"(?!\d|,?\s+(?:19|20)\d\d)"
_PAIRS = (
    re.compile(
        rf"(?P<weekday>{FULL_WEEKDAY}),?\s+\(?(?P<month>{MONTH})\s+(?P<day>\d{{1,2}}){_NO_YEAR}"
    ),
    re.compile(
        rf"(?P<weekday>{FULL_WEEKDAY}),?\s+\(?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
        rf"\s+(?P<month>{MONTH}){_NO_YEAR}"
    ),
)


@dataclass(frozen=True, slots=True)
class PublicationGuess:
    """When an article without date may have been published."""

    interval: DateInterval
    """First and last day that are likely."""
    confidence: float
    """Measured share of such guesses that hold, 0 to 1."""
    rule: str
    """The evidence, in words."""


def guess_publication(text: str) -> PublicationGuess | None:
    """Return when `text` was published as its dateline or its weekdays tell, None if they do not.

    "Friday, Oct. 11" fits a year in six or so; with the latest year that the text
    names it fits one. The latest explicit date is no evidence: under 15 % of
    articles were published within a month of it.
    """
    if stated := publication_date(text):
        day, rule = stated
        return PublicationGuess(DateInterval(day, day), DATELINE_CONFIDENCE, rule)
    years = [int(year) for year in _EXPLICIT_YEAR.findall(text)]
    fitting = list(_fitting_days(text, max(years))) if years else []
    if not fitting:
        return None
    day, words = max(fitting)
    rule = f"'{words}' falls on that weekday in {day.year}, near the latest year that is named"
    return PublicationGuess(DateInterval(day - AROUND, day + AROUND), WEEKDAY_CONFIDENCE, rule)


def _fitting_days(text: str, latest: int) -> Iterator[tuple[date, str]]:
    """Yield the weekday-date pairs with the year near `latest` whose calendar has them."""
    for pattern in _PAIRS:
        for match in pattern.finditer(text):
            weekday = weekday_of(match["weekday"])
            for year in range(latest - NEAR_YEARS, latest + NEAR_YEARS + 1):
                day = _day(str(year), month_of(match["month"]), match["day"])
                if day and day.weekday() == weekday:
                    yield day, " ".join(match.group().split())


def publication_date(text: str) -> tuple[date, str] | None:
    """Return the day that dateline or stamp of a text give, and the rule in words.

    A guess for an article whose metadata name no date: the head of the text
    is read, the dateline first. None when it names no whole day.
    """
    return next(_candidates(text), None)


def _candidates(text: str) -> Iterator[tuple[date, str]]:
    head = text[:DATELINE_LENGTH]
    for pattern in _DATELINES:
        yield from _in_head(pattern.search(head), "dateline")
    yield from _in_head(_STAMP.search(head), "date of publication in the text")
    yield from _in_head(_LINE.search(head), "line under the headline")


def _in_head(match: re.Match[str] | None, origin: str) -> Iterator[tuple[date, str]]:
    if not match:
        return
    groups = match.groupdict()
    month, number = groups["month"] or groups["month2"], groups["day"] or groups["day2"]
    day = _day(groups["year"] or "", month_of(month or ""), number or "")
    if day:
        yield day, f"{origin} '{' '.join(match.group().split())}' -> {day.isoformat()}"


def _day(year: str, month: int, day: str) -> date | None:
    number = int(year)
    if len(year) <= 2:
        number += 1900 if number >= CENTURY_TURN else 2000
    try:
        return date(number, month, int(day)) if number >= EARLIEST_YEAR else None
    except ValueError:
        return None
