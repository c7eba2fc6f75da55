"""News that looks back: the year of a bare day or month that an older date stands shortly before.

"In November 1989 crowds took the square. Soldiers answered on November 16th": where a
sentence of news is in the past and a date of another year has just been named, the bare
day after it is of that story, and a bare month where it stands in the same sentence. When
somebody was born begins no story, nor does a day whose year is itself inferred. A year
alone ("In 2005, a mill burned in April") holds only for the sentence that it opens: most
articles name years in passing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from geo.temporal.anchoring import Direction
from geo.temporal.grammar import NEAR_BEFORE, Context, Reading, told
from geo.temporal.narrative import next_in_story
from geo.temporal.periods import Period

RUNS_ON = 100
"""Days after a named day or month within which a story of the news goes on. A judgement."""

RUNS_BACK = 31
"""Days before it that the story may look back. A judgement."""

FRESH_NEWS = 31
"""Days before publication in which a bare day is always news. A judgement."""

STILL_NEWS = 60
"""Days before publication in which it is news, unless it is of the very month that was named:
"He was born in August 1990. He was arrested on Oct. 3". A judgement."""

LONGEST_MONTH = 31

_OPENS_WITH_YEAR = re.compile(
    r"\W{0,3}(?:(?:but|and|then|earlier|later|back|early|late)\W{1,2}){0,2}(?:(?:in|during)\s+)?"
    r"(?:\d{4}|(?:last|that|the\s+(?:next|same|following|previous)|a)\s+year(?:\s+(?:earlier|later|"
    r"ago))?|\w+\s+years\s+(?:ago|earlier|later))",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:;]\s|\n")

_LIFE = re.compile(
    r"\b(?:born|founded|established|became|married|graduated)\b(?![^\n]*[.!?]\W?\s+[\"“A-Z])",
    re.IGNORECASE,
)
"""What lives and foundations begin with, with no sentence after it."""

_LIFE_NEXT = re.compile(r"[^.!?,;\n]{0,40}?\b(?:born|founded|established|became|married)\b")

LONGEST_OPENING = 120
"""Code points up to a date in which its sentence says whose life it is of. A judgement."""


def retold(candidates: Iterable[Period], match: re.Match[str], context: Context) -> Reading | None:
    """Return what news means after an older date, None where it counts from publication."""
    reached, published = context.reached, context.published
    if published is None or reached is None or reached.start is None or reached.end is None:
        return None
    if match.start() - context.reached_end > NEAR_BEFORE or reached.end.year >= published.year:
        return None
    if context.pointing(match).direction is not Direction.PAST:
        return None
    candidates = list(candidates)
    chosen = next_in_story(candidates, reached)
    if chosen is None or chosen.start is None:
        return None
    if (reached.end - reached.start).days > LONGEST_MONTH:
        return told(chosen, reached) if _opens_sentence(match, context) else None
    if not context.is_year_named or _is_of_a_life(context) or _is_far_month(chosen, match, context):
        return None
    first = reached.start - timedelta(days=RUNS_BACK)
    if not first <= chosen.start <= reached.end + timedelta(days=RUNS_ON):
        return None
    if _is_news(chosen.start, candidates, reached.start, published):
        return None
    return told(chosen, reached)


def _is_news(chosen: date, candidates: Iterable[Period], reached: date, published: date) -> bool:
    """Say whether the latest such day is so recent that news would mean it."""
    starts = [each.start for each in candidates if each.start]
    ages = [(published - start).days for start in starts if start <= published]
    is_same_month = (chosen.year, chosen.month) == (reached.year, reached.month)
    return min(ages, default=STILL_NEWS) < (FRESH_NEWS if is_same_month else STILL_NEWS)


def _is_of_a_life(context: Context) -> bool:
    """Say whether the date that was reached is a birth or a foundation, told in passing."""
    end = context.reached_end
    before = context.text[max(0, end - LONGEST_OPENING) : end]
    return bool(_LIFE.search(before) or _LIFE_NEXT.match(context.text, end))


def _is_far_month(chosen: Period, match: re.Match[str], context: Context) -> bool:
    """Say whether a bare month stands in another sentence than the date before it."""
    if chosen.start == chosen.end:
        return False
    return _SENTENCE_END.search(context.text, context.reached_end, match.start()) is not None


def _opens_sentence(match: re.Match[str], context: Context) -> bool:
    """Say whether the year that was reached opens the sentence of the match."""
    before = context.text[max(0, match.start() - NEAR_BEFORE) : match.start()]
    ends = [end.end() for end in _SENTENCE_END.finditer(before)]
    first = match.start() - len(before) + (ends[-1] if ends else 0)
    opening = _OPENS_WITH_YEAR.match(context.text, first)
    return opening is not None and opening.end() == context.reached_end
