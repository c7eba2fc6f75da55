"""The exact days that texts give for an event, and whether two of them are two days.

A report tells an exact day when a time expression of its own sentence names one day
or one night. The same event is told of one day or the next where a night lies
between, so the part of the day counts where it is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geo.model import Report

DAY_PRECISION = 1
"""UCDP date_prec of one day."""


class Part(StrEnum):
    """The end of the day on which something happened, where it is told."""

    BEGINNING = "beginning"
    MORNING = "morning"
    END = "end"


_PARTS = (
    (Part.END, re.compile(r"\b(?:night|evening|midnight|nightfall|dusk)\b", re.IGNORECASE)),
    (None, re.compile(r"\b(?:noon|midday|afternoon)\b", re.IGNORECASE)),
    (
        Part.BEGINNING,
        re.compile(r"\b(?:overnight|dawn|pre-?dawn|early|small hours)\b", re.IGNORECASE),
    ),
    (Part.MORNING, re.compile(r"\bmorning\b", re.IGNORECASE)),
    (Part.END, re.compile(r"\blate\b", re.IGNORECASE)),
)
"""Words of a part of the day, the first found holds: "early on Monday evening" is its end."""

_NIGHT = re.compile(r"\b(?:over)?nights?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DayTold:
    """The day that a text gives for an event, or the two days that a night lies in."""

    first: date
    last: date
    part: Part | None

    @property
    def is_night(self) -> bool:
        """Whether it is the night between two days."""
        return self.first < self.last


def day_told(report: Report) -> DayTold | None:
    """Return the day or night that a report's own sentence names; None for a vaguer date."""
    when, days = report.when, report.when.interval
    if when.text is None or when.span is None or days is None:
        return None
    if days.start is None or days.end is None or not report.sentence.overlaps(when.span):
        return None
    length = (days.end - days.start).days
    is_day = length == 0 and when.precision == DAY_PRECISION
    if is_day or (length == 1 and _NIGHT.search(when.text)):
        return DayTold(days.start, days.end, _part(when.text))
    return None


def _part(words: str) -> Part | None:
    return next((part for part, pattern in _PARTS if pattern.search(words)), None)


def are_two_days(one: DayTold, other: DayTold) -> bool:
    """Say whether what happened on one cannot have happened on the other.

    Two nights are two. Late on Monday may be early on Tuesday, and plain Monday
    may be either; Monday and Tuesday are two days, and so are the morning and the
    evening of one day.
    """
    earlier, later = sorted((one, other), key=lambda told: (told.first, told.last))
    if earlier.is_night or later.is_night:
        is_one_night = (earlier.first, earlier.last) == (later.first, later.last)
        both = earlier.is_night and later.is_night
        return not is_one_night if both else earlier.last < later.first
    if earlier.first == later.first:
        parts = {earlier.part, later.part}
        return Part.END in parts and bool(parts & {Part.BEGINNING, Part.MORNING})
    is_at_the_night = earlier.part is Part.END or later.part is Part.BEGINNING
    may_touch = earlier.part in (None, Part.END) and later.part in (None, Part.BEGINNING)
    return (later.first - earlier.first).days > 1 or not (is_at_the_night and may_touch)
