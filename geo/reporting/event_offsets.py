"""Events dated by how far they lie from another: "a day after protesters stormed the hall"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from geo.model import DateInterval
from geo.reporting.document import Document

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SMALL_NUMBERS = {"a": 1, "an": 1} | {word: at for at, word in enumerate(_NUMBERS, start=1)}

DAYS = {"day": 1, "week": 7, "month": 30}
"""Lengths that are counted; a year before somebody's deed is no day."""

SLACK = {
    "day": timedelta(0),
    "week": timedelta(days=1),
    "month": timedelta(days=7),
    "hour": timedelta(0),
}
"""How far off the count may be: "a week after" may be six days or eight. Judgements."""

FEW = {"few": (2, 5), "several": (3, 7)}
"""How many units a word without number may mean: least and most. Judgements."""

HOURS = 24
"""Hours are counted where they make whole days: "48 hours after"."""

LONGER = timedelta(days=1)
"""How much more "more than" may be than the days that it counts. A judgement."""

REACH = 40
"""Code points before "after" in which the count stands."""

EVE = ("of", "eve", "on")
"""Words over what is to come the day after: "on the eve of the vote"."""

_COUNT = re.compile(
    r"(?:\b|-)(?:(?P<longer>more than|over) |(?P<shorter>less than|under) )?"
    rf"(?:(?:a )?(?P<count>\d{{1,2}}|{'|'.join((*FEW, *SMALL_NUMBERS))}) "
    r"(?P<unit>day|week|month|hour)s?|the day) $",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Offset:
    """How far an event lies from that of another word."""

    words: str
    from_token: int
    """The word of the other event."""
    days: int
    """Days to add to its date; negative for what came before it."""
    slack: timedelta
    longer: timedelta = timedelta(0)
    """How much further away it may lie than the count says."""
    shorter: timedelta = timedelta(0)
    """How much nearer."""
    after_comma: bool = False
    """Whether a comma stands before the count, as where the writer adds it to what is said."""

    def applied(self, day: DateInterval) -> DateInterval:
        """Return the days of the event when the other took place within `day`."""
        shift = timedelta(days=self.days)
        away, back = self.slack + self.longer, self.slack + self.shorter
        before, after = (away, back) if self.days < 0 else (back, away)
        start = day.start + shift - before if day.start else None
        return DateInterval(start, day.end + shift + after if day.end else None)


def offset_of(document: Document, token: int) -> Offset | None:
    """Return how far the event at `token` lies from one that it is compared with, or None.

    "He left a day after the bridge fell": `fell` lies a day before `left`.
    """
    found = _marker(document, token) or _marker(document, _verb_of(document, token))
    if found is None:
        return _eve_of(document, token)
    marker, other = found
    return _counted(document, marker, other, -1 if document.words[marker] == "after" else 1)


def offset_from(document: Document, token: int) -> Offset | None:
    """Return how far the event at `token` lies from one that it names, or None.

    "He left a day after the collapse": `left` lies a day after `collapse`.
    """
    for marker in document.children_by(token, "prep"):
        other = document.child(marker, "pobj") if _compares(document, marker) else None
        if other is not None:
            sign = 1 if document.words[marker] == "after" else -1
            return _counted(document, marker, other, sign)
    return None


def _counted(document: Document, marker: int, other: int, sign: int) -> Offset | None:
    """Return the offset that the count before "after" or "before" tells, or None."""
    start = document.tokens[marker].start
    match = _COUNT.search(document.text, max(0, start - REACH), start)
    if match is None:
        return None
    unit, count = (match["unit"] or "day").casefold(), (match["count"] or "a").casefold()
    is_few = count in FEW
    number, most = FEW[count] if is_few else (SMALL_NUMBERS.get(count) or int(count),) * 2
    if unit == "hour" and (is_few or number < HOURS or number % HOURS):
        return None
    days = number // HOURS if unit == "hour" else number * DAYS[unit]
    words = f"{' '.join(match.group().split())} {document.words[marker]}"
    after_comma = document.text[max(0, match.start() - 2) : match.start()].strip() == ","
    longer = LONGER if match["longer"] else timedelta(days=(most - number) * DAYS.get(unit, 0))
    shorter = timedelta(days=DAYS.get(unit, 0)) if match["shorter"] else timedelta(0)
    return Offset(words, other, sign * days, SLACK[unit], longer, shorter, after_comma)


def _verb_of(document: Document, token: int) -> int:
    """Return the verb that an event is an argument of ("after a storm struck"), or the event."""
    word = document.tokens[token]
    return word.head if word.relation in ("nsubj", "nsubjpass", "dobj") else token


def _eve_of(document: Document, token: int) -> Offset | None:
    """Return the offset of "came on the eve of the vote", which was the day after, or None."""
    path = [token, *document.ancestors(token)][: len(EVE) + 1]
    if tuple(document.words[node] for node in path[1:]) != EVE:
        return None
    above = document.tokens[path[-1]].head
    return Offset("on the eve of", above, 1, timedelta(0)) if above != path[-1] else None


def _marker(document: Document, token: int) -> tuple[int, int] | None:
    """Return the "after" or "before" over an event, and the word of the other event."""
    mark = next((at for at in document.children_by(token, "mark") if _compares(document, at)), None)
    if mark is not None:
        head = document.tokens[token].head
        return (mark, head) if head != token else None
    above = document.tokens[token].head
    if document.tokens[token].relation in ("pobj", "pcomp") and _compares(document, above):
        return above, document.tokens[above].head
    return None


def _compares(document: Document, index: int) -> bool:
    return document.words[index] in ("after", "before")
