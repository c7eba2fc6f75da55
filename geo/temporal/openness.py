"""Prepositions that open an interval: "since August" has no end, "by Friday" no start."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geo.model import Span
from geo.temporal.appointments import is_not_until
from geo.temporal.periods import Period, opened, until

_SINCE = re.compile(
    r"\b(?:since|starting(?: on| in| from)?|beginning(?: on| in)?|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:by|until|till|no later than|up to)\s+"
    r"(?:(?:at least|around|about|sometime)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:before|prior to)\s+(?:the\s+)?$", re.IGNORECASE)
_DATES_A_NOUN = re.compile(
    r"\s+(?!(?:and|or|to|in|at|of|on|for|by|when|while|until|as|with|from|but|that|which|who|were|was"
    r"|is|are|has|had|have|he|she|it|they|we|there|deadline)\b)[a-z]"
)
_CLOCK = re.compile(r"T\d\d:\d\d")
"""In the value of a time of day: what was "just before 11 p.m." was on that day."""

_END_OF = re.compile(r"(?:the\s+)?(?:very\s+)?(?:end|close)\b", re.IGNORECASE)
"""How the end of a period begins: what is to come before it may come on its last day."""

_PART_OF_DAY = re.compile(
    r"(?:dawn|daybreak|sunrise|dusk|sunset|sundown|nightfall|dark)\b|"
    r"(?:(?:late|early) |mid-)?(?:morning|afternoon|evening)$"
)
"""What is before dawn or over by evening is so on that day."""

_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s+(?:on|onwards?)\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)

LONGEST_PREPOSITION = 32
"""Code points before an expression that are looked at."""


def open_ended(period: Period, value: str, span: Span, text: str) -> Period:
    """Return `period`, of an expression with a TIMEX3 `value`, as the preposition before opens it.

    "Killed by Friday's blast" demands nothing.
    """
    if text.startswith(("'s", "’s"), span.end):
        return period
    before = text[max(0, span.start - LONGEST_PREPOSITION) : span.start]
    if _THE.search(before) and _DATES_A_NOUN.match(text, span.end):
        return period  # "since the January 1998 bombing": the bombing was then
    if _SINCE.search(before) and period.start:
        if _FROM.search(before) and not _GOES_ON.match(text, span.end):
            return period
        return opened(period, at_start=False)
    if _PART_OF_DAY.match(text[span.start : span.end]) and not _SINCE.search(before):
        return period
    if _CLOCK.search(value) and _BEFORE.search(before):
        return period
    if _BEFORE.search(before) and period.end and _END_OF.match(text, span.start):
        return until(period.end, period.value)
    if _BEFORE.search(before) and period.start and period.start > date.min:
        return until(period.start - timedelta(days=1), period.value)
    if is_not_until(text, span):
        return period  # "did not fall until July 19" fell then
    if _UNTIL.search(before) and period.end:
        return opened(period, at_start=True)
    return period
