"""The publication date of an article that came without one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from geo.model import DateInterval, Evidence, KnownEvent, PublicationGuess
from geo.temporal.known import content_words
from geo.temporal.narrative import is_history
from geo.temporal.stated_dates import stated_dates
from geo.temporal.vocabulary import FULL_WEEKDAY, MONTH, month_of, weekday_of
from geo.written_dates import AHEAD, TWO_DIGITS, day_of, why_impossible

DATELINE_CONFIDENCE = 0.99
"""Share of datelines with a year that give the day of publication, within a day: 1,414 of 1,415
wire dispatches of MUC-4."""

DOUBTED_CONFIDENCE = 0.9
"""Of a stated date with two readings ("03/04/23") or a weekday that contradicts it. A judgement.
Two digits of a year are no such doubt: all datelines of MUC-4 have them."""

UPDATED_CONFIDENCE = 0.7
"""Of a day of the last change. A judgement: most articles are changed once or twice, soon."""

UPDATED_WITHIN = timedelta(days=3)
"""How long before its last change an article is taken to have come out. A judgement: news is
mended on its day or the next, or after a weekend."""

WEEKDAY_CONFIDENCE = 0.65
"""Share of such guesses that hold: 4 of the 6 articles of LGL, TR-News, PolNeAR, TimeBank and
AQUAINT that allow one; of all weekday-date pairs 27 of 35 are within a month of publication."""

AROUND = timedelta(days=31)
"""How far from such a pair the publication is looked for."""

NEAR_YEARS = 1
"""Years between the year that a pair fits and the latest one that the text names. A judgement:
the latest year alone is the year of publication in a third of articles only."""

CALENDAR_TURN = 28
"""Years after which every date falls on its weekday again."""

KNOWN_CONFIDENCE = 0.5
"""A judgement: no annotated articles that tell of dated events of others were at hand."""

FEWEST_WORDS, SHARED_WORDS = 6, 0.7
"""Words that the sentence of a known event must have, and the share of them that an article must
have too to tell of the same. Judgements."""

DATE_CONFIDENCE, YEAR_CONFIDENCE, HISTORY_CONFIDENCE = 0.73, 0.63, 0.91
"""Shares of the articles of TimeBank, AQUAINT, TR-News, PolNeAR and LGL that came out when the
latest whole date (103 of 141) or year (408 of 651) says, and of histories that were not published
before the latest year that they name (52 of 57)."""

LATEST_YEARS = 5
"""Years behind the latest date named in which publication is looked for; three hold .61 and .57."""

_WHOLE_DATE = re.compile(
    rf"(?P<month>{MONTH})\s+(?:(?P<day>\d{{1,2}}),?\s+)?(?P<year>(?:19|20)\d\d)\b"
    rf"|\b(?P<day2>\d{{1,2}})\s+(?P<month2>{MONTH}),?\s+(?P<year2>(?:19|20)\d\d)\b"
)
_EXPLICIT_YEAR = re.compile(r"(?<![\w$£€.,-])((?:19|20)\d\d)(?![\w%]|[,.]\d)")
_PAST_YEAR = re.compile(rf"(?<!\bby )(?<!\buntil )(?<!\bthrough ){_EXPLICIT_YEAR.pattern}")
"""A year that is not told as still to come: "by 2050"."""

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


def guess_publication(text: str, known: Iterable[KnownEvent] = ()) -> PublicationGuess | None:
    """Return when `text` was published as its words tell, None if they do not.

    In order: dateline, stamp or date line; a weekday with its date ("Friday, Oct. 11"),
    which fits a year in six or so, and with the latest year that the text names one;
    what it tells of that others have told with a date (`known`); last, and weak, the
    latest date that it names: under 15 % of articles were published within a month of it.
    """
    if stated := _stated(text):
        return stated
    return _by_weekday(text) or _by_known_events(text, known) or _by_latest_date(text)


def _by_weekday(text: str) -> PublicationGuess | None:
    years = _years(_EXPLICIT_YEAR, text)
    fitting = list(_fitting_days(text, max(years))) if years else []
    if not fitting:
        return None
    day, words = max(fitting)
    rule = f"'{words}' falls on that weekday in {day.year}, near the latest year that is named"
    around = DateInterval(day - AROUND, day + AROUND)
    return PublicationGuess(Evidence.WEEKDAY, around, WEEKDAY_CONFIDENCE, rule)


def years_that_fit(text: str) -> str | None:
    """Return the years of one turn of the calendar in which the weekdays of `text` fall so.

    In words, for an article whose year nothing else tells; None without such pairs.
    """
    pairs = list(_pairs(text))
    this_year = date.today().year
    years = [
        year
        for year in range(this_year - CALENDAR_TURN + 1, this_year + 1)
        if all(_falls_so(year, match) for match in pairs)
    ]
    if not pairs or not years:
        return None
    words = " ".join(pairs[0].group().split())
    listed = ", ".join(map(str, years[:-1])) + f" or {years[-1]}" if years[1:] else str(years[0])
    return f"'{words}' falls on that weekday in {listed}, and nothing tells in which it was"


def _pairs(text: str) -> Iterator[re.Match[str]]:
    for pattern in _PAIRS:
        yield from pattern.finditer(text)


def _falls_so(year: int, pair: re.Match[str]) -> date | None:
    """Return the day of a weekday-date pair in `year`, None when the calendar differs."""
    day = day_of(year, month_of(pair["month"]), int(pair["day"]))
    return day if day and day.weekday() == weekday_of(pair["weekday"]) else None


def _by_known_events(text: str, known: Iterable[KnownEvent]) -> PublicationGuess | None:
    words = content_words(text)
    told = [event for event in known if event.place in text and _is_told(event.words, words)]
    if not told:
        return None
    last = max(told, key=lambda event: event.day)
    rule = f"tells of what is known to have happened in {last.place} by {last.day.isoformat()}"
    after = DateInterval(last.day, last.day + AROUND)
    return PublicationGuess(Evidence.KNOWN_EVENT, after, KNOWN_CONFIDENCE, rule)


def _is_told(words: frozenset[str], others: frozenset[str]) -> bool:
    return len(words) >= FEWEST_WORDS and len(words & others) >= SHARED_WORDS * len(words)


def _by_latest_date(text: str) -> PublicationGuess | None:
    """Return the years from shortly before the latest date or year that `text` names."""
    years = _years(_PAST_YEAR, text)
    if not years:
        return None
    tells_ahead = len(years) < len(_PAST_YEAR.findall(text))
    if is_history(text, None) and not tells_ahead:
        rule = f"a history up to {max(years)}: any time from then on"
        since = DateInterval(date(max(years), 1, 1), None)
        return PublicationGuess(Evidence.HISTORY, since, HISTORY_CONFIDENCE, rule)
    dates = [(day, words) for day, words in _whole_dates(text) if day.year >= max(years)]
    if dates:
        day, words = max(dates)
        evidence, confidence, first = Evidence.LATEST_DATE, DATE_CONFIDENCE, day - AROUND
    else:
        day, words = date(max(years), 12, 31), str(max(years))
        evidence, confidence = Evidence.LATEST_YEAR, YEAR_CONFIDENCE
        first = date(day.year - 1, 1, 1)
    rule = f"'{words}' is the latest date that is named, which tells little"
    last = date(day.year + LATEST_YEARS, 12, 31)
    return PublicationGuess(evidence, DateInterval(first, last), confidence, rule)


def _years(pattern: re.Pattern[str], text: str) -> list[int]:
    """Return the years that `text` names, none that are still to come."""
    this_year = (date.today() + AHEAD).year
    return [year for found in pattern.findall(text) if (year := int(found)) <= this_year]


def _whole_dates(text: str) -> Iterator[tuple[date, str]]:
    """Yield the days and months with a year, the months by their first day."""
    for match in _WHOLE_DATE.finditer(text):
        month = month_of(match["month"] or match["month2"])
        number = int(match["day"] or match["day2"] or "1")
        day = day_of(int(match["year"] or match["year2"]), month, number)
        if day and why_impossible(day) is None:
            yield day, " ".join(match.group().split())


def _fitting_days(text: str, latest: int) -> Iterator[tuple[date, str]]:
    """Yield the weekday-date pairs with the year near `latest` whose calendar has them."""
    for pair in _pairs(text):
        for year in range(latest - NEAR_YEARS, latest + NEAR_YEARS + 1):
            if (day := _falls_so(year, pair)) and why_impossible(day) is None:
                yield day, " ".join(pair.group().split())


def publication_date(text: str) -> tuple[date, str] | None:
    """Return the day that dateline, stamp or date line of a text give, and the rule in words.

    A guess for an article whose metadata name no date: the head of the text
    is read, the dateline first. None when it names no whole day, or the last change alone.
    """
    for one in stated_dates(text):
        if one.written.first == one.written.last and not one.is_update:
            return one.written.first, one.rule
    return None


def _stated(text: str) -> PublicationGuess | None:
    for one in stated_dates(text):
        first, last = one.written.first, one.written.last
        if one.is_update:
            days, rule = DateInterval(first - UPDATED_WITHIN, last), f"{one.rule}: not after it"
            return PublicationGuess(Evidence.STATED_UPDATE, days, UPDATED_CONFIDENCE, rule)
        is_sure = first == last and one.written.doubt in (None, TWO_DIGITS)
        confidence = DATELINE_CONFIDENCE if is_sure else DOUBTED_CONFIDENCE
        return PublicationGuess(Evidence.STATED, DateInterval(first, last), confidence, one.rule)
    return None
