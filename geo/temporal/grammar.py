"""What a rule of the time grammar is, and what it may know when it reads a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from geo.model import Span, TimexType
from geo.temporal import periods
from geo.temporal.anchoring import Direction, Pointing, Tense
from geo.temporal.narrative import first_year, is_ancient, is_history, next_in_story
from geo.temporal.periods import Period


@dataclass(frozen=True, slots=True)
class Reading:
    """What a match means."""

    type: TimexType
    value: str
    """TIMEX3 value."""
    period: Period | None = None
    """Its days on the calendar, None when it has none."""
    because: str | None = None
    """What decided it, in words: "past tense"."""
    is_anchored: bool = False
    """Whether it was counted from the publication date."""
    counted_from: date | None = None
    """The day in the text that it was counted from, where it was not publication."""
    zone: str | None = None
    """Time zone that is named with a time of day: "GMT", "ET"."""
    ends: tuple[tuple[Span, str], ...] = ()
    """First and last of a range in words ("from 2014 to 2022"), with the TIMEX3 value of each: two
    expressions that share the period."""
    parts: tuple[tuple[Span, Reading], ...] = ()
    """Each of several days in a list ("18 and 19 November"): expressions of their own."""


@dataclass(slots=True)
class Context:
    """One article while it is read from start to end."""

    text: str
    published: date | None
    tense: Tense
    last_day: date | None = None
    """The day that was last spoken of: "that day", "two days later" count from it."""
    last_end: int = 0
    """Where the words that spoke of it end."""
    reported: Period | None = None
    """The quarter that was last named: "a year earlier" is compared with it."""
    reported_month: Period | None = None
    """The month that was last named."""
    reported_month_end: int = 0
    """Where the words that named it end."""
    reached: Period | None = None
    """The day, month or year that was last spoken of."""
    reached_end: int = 0
    """Where the words that spoke of it end."""
    is_year_named: bool = False
    """Whether the text tells its year, and it was not inferred from publication."""
    ancient: int | None = None
    """The year before the common era that an ancient history has reached."""
    _is_history: bool | None = None
    _is_ancient: bool | None = None

    @property
    def is_ancient(self) -> bool:
        """Whether the article tells of years before the common era alone."""
        if self._is_ancient is None:
            self._is_ancient = is_ancient(self.text)
        return self._is_ancient

    @property
    def is_history(self) -> bool:
        """Whether the article counts from the date that its story has reached."""
        if self._is_history is None:
            self._is_history = is_history(self.text, self.published)
        return self._is_history

    @property
    def story(self) -> Period | None:
        """The date that a history has reached, its first year before any; None in news."""
        if not self.is_history:
            return None
        year = None if self.reached else first_year(self.text)
        return periods.year(year) if year else self.reached

    def pointing(self, match: re.Match[str]) -> Pointing:
        """Return which way the match points from the publication date."""
        return self.tense.pointing(Span(*match.span()))


class UndatableError(ValueError):
    """Raised by a reader whose match names no certain day; the message says why."""


Reader = Callable[[re.Match[str], Context], Reading | None]
"""Reads a match; None when it is no time expression after all. May raise ValueError or
OverflowError when it names a day that the calendar does not have."""


@dataclass(frozen=True)
class Rule:
    """A pattern and its meaning."""

    name: str
    expression: str
    """The pattern as a regular expression."""
    flags: re.RegexFlag
    read: Reader
    cues: frozenset[str]
    """Words of which every match holds one, so that only their surroundings are searched.

    In lower case; NUMERAL stands for digits, which are cues of their own: "1990s" is two words.
    """

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled at the first text that has one of the cues."""
        return re.compile(self.expression, self.flags)


WHITE_SPACE = r"(?:[^\S\n]{1,3}(?:\n[^\S\n]{0,3})?|\n[^\S\n]{0,3})"
"""What a space in a pattern matches: white space with one line end at most."""


def rule(name: str, pattern: str, read: Reader, *, cues: str, ignore_case: bool = True) -> Rule:
    """Return a rule that stands for itself as a whole word; see WHITE_SPACE and Rule.cues."""
    spaced = pattern.replace("[ -]", "(?:-| )").replace(" ", WHITE_SPACE)
    flags = re.IGNORECASE if ignore_case else re.NOFLAG
    return Rule(name, rf"(?<![\w$£€])(?:{spaced})(?!\w)", flags, read, frozenset(cues.split()))


def dated(period: Period, because: str | None = None, *, is_anchored: bool = False) -> Reading:
    """Return the reading of a DATE."""
    return Reading(TimexType.DATE, period.value, period, because, is_anchored)


def told(period: Period, anchor: Period) -> Reading:
    """Return the reading of a DATE that is counted from a date in the text."""
    because = f"counted from {anchor.edtf}, the date that the text has reached"
    return Reading(TimexType.DATE, period.value, period, because, counted_from=anchor.start)


def told_next(candidates: Iterable[Period], context: Context) -> Reading | None:
    """Return the candidate that a history means, None when the article is news."""
    story = context.story
    chosen = next_in_story(candidates, story) if story else None
    return told(chosen, story) if chosen and story else None


def undated(value: str, because: str | None = None) -> Reading:
    """Return the reading of a DATE that cannot be put on the calendar."""
    return Reading(TimexType.DATE, value, None, because)


NEAR_BEFORE = 400
"""Code points after a date in news within which "that year" points to it. A judgement."""

NO_ANCHOR = "no publication date to count from"


def nearest(
    candidates: tuple[Period, Period], published: date, pointing: Pointing
) -> tuple[Period, str]:
    """Return the candidate that is meant, and why: the one before or the one after publication.

    News leaves the year out only when it can be guessed (AP and Reuters style
    books), so a date almost a year away is meant only if the tense insists.
    """
    before, after = candidates
    if before.start is None or after.start is None:
        return before, pointing.direction.value
    back, ahead = (published - before.start).days, (after.start - published).days
    if pointing.direction is Direction.PAST and pointing.is_direct:
        is_one_day = before.start == before.end
        is_ahead = (
            not pointing.is_done and is_one_day and back > YEAR_WOULD_BE_NAMED and ahead < SOON
        )
    elif pointing.direction is Direction.FUTURE:
        is_just_past = back < JUST_NOW and ahead > YEAR_WOULD_BE_NAMED
        is_ahead = not is_just_past and (pointing.is_direct or ahead < back)
    else:
        is_past = pointing.is_done and pointing.direction is Direction.PAST
        is_ahead = not is_past and ahead * PAST_BIAS < back
    because = pointing.direction.value
    consistent = is_ahead == (pointing.direction is Direction.FUTURE)
    if pointing.direction is Direction.UNKNOWN or not consistent:
        because = "the nearer year"
    return (after if is_ahead else before), because


YEAR_WOULD_BE_NAMED = 300
"""Days back after which a writer names the year, whatever the tense. A judgement."""

SOON = 45
"""Days ahead that outweigh a past tense when the past date is almost a year away. A judgement."""

JUST_NOW = 14
"""Days back that outweigh a future tense when the next such date is a year away. A judgement."""

PAST_BIAS = 2
"""How many times nearer a coming date must be when the tense says nothing. A judgement."""

ONE_DAY = timedelta(days=1)
