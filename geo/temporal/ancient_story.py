"""Histories of years before the common era: what they leave out is of the year that was named.

"In 219 BC … That December … The next year … In 211": Python's calendar has no such days,
so that only the value says it; nothing of such a text is counted from its publication.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geo.model import TimexType
from geo.temporal.grammar import Context, Reading
from geo.temporal.vocabulary import number_of

BEFORE_THE_CALENDAR = "before the common era, which has no days here"

ONE_STORY = 150
"""Years from one date of a history to the next at most. A judgement."""

_BEFORE = re.compile(r"(?:.*/)?BC(\d{4})(?:-.*)?")
_PART_OF_YEAR = re.compile(r"(?:\d{4}|XXXX)(-(?:\d\d(?:-\d\d)?|SP|SU|FA|WI))")
_TIME = re.compile(r"(?:[\dX]{4}-[\dX]{2}-[\dX]{2})?(T.+)")
_YEARS = re.compile(r"(?P<count>[\w -]+?)\s+years?\s+(?P<way>later|earlier|before)", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:next|following)\b", re.IGNORECASE)
_PRECEDING = re.compile(r"\bprevious\b", re.IGNORECASE)


_OF_NOW = re.compile(r"\b(?:last|this|ago)\b", re.IGNORECASE)
"""In what points to the writer's own time: "its walls were found last July"."""


def follows(year: int, context: Context) -> bool:
    """Say whether a bare number is a year of the ancient history that is being told."""
    reached = context.ancient
    return reached is not None and context.is_ancient and 0 <= reached - year <= ONE_STORY


def in_ancient_story(reading: Reading, words: str, context: Context) -> Reading:
    """Return `reading` of `words` as an ancient history means it; `context` learns its year."""
    if (before := _BEFORE.fullmatch(reading.value)) is not None:
        context.ancient = int(before[1])
        return reading
    is_counted = reading.is_anchored or reading.counted_from or reading.value[0] in "XT"
    if context.ancient is None or not is_counted or not context.is_ancient:
        return reading
    if _OF_NOW.search(words):
        return reading
    if reading.type is TimexType.TIME and (time := _TIME.fullmatch(reading.value)):
        return _without_day(reading, f"XXXX-XX-XX{time[1]}")
    if reading.type is not TimexType.DATE or reading.value.endswith("_REF"):
        return reading
    context.ancient = max(1, context.ancient - _years_on(words))
    part = _PART_OF_YEAR.fullmatch(reading.value)
    rest = part[1] if part and not _COUNTED.search(words) else ""
    return _without_day(reading, f"BC{context.ancient:04}{rest}")


_COUNTED = re.compile(r"\b(?:later|earlier|ago|year|month|week|day)s?\b", re.IGNORECASE)


def _years_on(words: str) -> int:
    """Return how many years later than the year reached the words point."""
    if years := _YEARS.search(words):
        count = int(number_of(years["count"]) or 0)
        return count if years["way"].casefold() == "later" else -count
    if _PRECEDING.search(words):
        return -1
    return 1 if _AFTER.search(words) and not re.search(r"\b(?:day|week|month)\b", words) else 0


def _without_day(reading: Reading, value: str) -> Reading:
    return replace(
        reading,
        value=value,
        period=None,
        because=BEFORE_THE_CALENDAR,
        is_anchored=False,
        counted_from=None,
    )
