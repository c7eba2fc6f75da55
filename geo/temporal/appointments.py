"""What stands before a day and says that it is to come or over: "scheduled for Friday"."""

from __future__ import annotations

import re

from geo.model import Span

LONGEST_PLAN = 80
"""Code points before a day in which the verb that puts something on it stands. A judgement."""

_NOT_UNTIL = re.compile(
    r"\b(?:did|was|were|had)(?: not|n['’]t)\b[^.;:!?]{0,60}\b(?:until|till)\s+(?:the\s+|on\s+)?$",
    re.IGNORECASE,
)
_AHEAD_BEFORE = re.compile(
    r"\b(?:ahead of|in time for|scheduled for|set for|due (?:on|in|by|for)?|slated for|"
    r"planned for|as (?:early|soon) as|no later than|starting|effective)"
    r"\s+(?:the\s+|on\s+|in\s+)?$",
    re.IGNORECASE,
)
_SET_FOR = re.compile(
    r"\b(?:set|scheduled?|slated?|planned|called|booked)(?:\s+[\w'’-]+){0,6}\s+for\s+"
    r"(?:\d{1,2}(?::\d\d)?\s*[ap]\.?m\.?\s+|noon\s+)?(?:on\s+)?$",
    re.IGNORECASE,
)
"""What stands before the day that something was put on: "set a meeting for 11 a.m. Friday"."""

_GATHERING = (
    r"(?:(?:counter|mass)?-?(?:protest|demonstration|march|rall|strike|walkout|sit-in|boycott|vigil|"
    r"stoppage|stayaway|shutdown)(?:y|ies|e?s)?)"
)
"""What people are called to: "called for protests on Saturday"."""

_FREE_WORD = (
    r"(?!(?:after|into|over|at|following|amid|during|about|against|from|since|"
    r"to(?!\s+(?:join|hold|stage|attend|back|support|begin|start)))\b)[\w'’-]+"
)
"""Between the call and the gathering; behind "after" or "into" it is no longer what was called for:
"urged calm after protests on Saturday"."""

_CALLED_FOR = re.compile(
    r"\b(?:(?:call|appeal)(?:s|ed|ing)?\s+for|urg(?:e|es|ed|ing))"
    rf"(?:\s+{_FREE_WORD}){{0,4}}\s+{_GATHERING}(?:\s+(?:in|at|across|outside|against|over)"
    r"(?:\s+[\w'’-]+){1,4})?(?:\s+(?:on|for|next))?\s+$"
    r"|\b(?:urg(?:ed|es|ing)|called?\s+on|asked)(?:\s+[\w'’-]+){1,5}\s+to\s+(?:march|protest|rally|"
    r"demonstrate|strike|gather|assemble|boycott)(?:\s+[\w'’-]+){0,4}\s+on\s+$"
)
_BANNED = re.compile(r"\b(?:has|have)\s+(?:banned|outlawed|prohibited|forbidden)\s+$")
"""Before the day's own deed, which is still to come: "have banned Tuesday's march"."""

_CALLED_OFF = re.compile(
    r"[^.;\n]{0,40}?\b(?:was|were|has been|have been|had been)\s+(?:\w+\s+)?"
    r"(?:cancel|call(?:ed)? off|postpone|scrap|abandon)",
    re.IGNORECASE,
)
_BACK_BEFORE = re.compile(r"\bsince\s+(?:the\s+)?(?:late\s+|early\s+)?$", re.IGNORECASE)
"""What "since" names has begun, whatever the tense: "will be the first visit since Jan. 13"."""

_DEADLINE_BEFORE = re.compile(
    r"\b(?:until|till|through\s+to)\s+(?:(?:at\s+least|well\s+(?:past|into|after)|past|after|around|about|"
    r"sometime|early|late)\s+)?(?:\d{1,2}(?::\d\d)?\s*[ap]\.?m\.?\s+(?:[A-Z]{2,4}\s+)?|noon\s+|"
    r"midnight\s+)?(?:on\s+)?$",
    re.IGNORECASE,
)
"""What news names after "until" is mostly still to come: "they were given until Tuesday"."""


def is_not_until(text: str, span: Span) -> bool:
    """Say whether what had not been until then was then: "did not fall until July 19"."""
    return _stands_before(_NOT_UNTIL, text, span, LONGEST_PLAN)


def is_appointed(text: str, span: Span) -> bool:
    """Say whether something was put on that day, or people were called to it."""
    if _stands_before(_AHEAD_BEFORE, text, span, 30):
        return True
    is_owner = text.startswith(("'s", "’s"), span.end)
    if is_owner and _stands_before(_BANNED, text, span, 30):
        return True
    return any(_stands_before(each, text, span, LONGEST_PLAN) for each in (_SET_FOR, _CALLED_FOR))


def is_called_off(text: str, span: Span) -> bool:
    """Say whether what was put on that day did not come to be: "for Saturday was cancelled"."""
    if not _stands_before(_SET_FOR, text, span, LONGEST_PLAN):
        return False
    return _CALLED_OFF.match(text, span.end) is not None


def is_since(text: str, span: Span) -> bool:
    """Say whether something has gone on from then."""
    return _stands_before(_BACK_BEFORE, text, span, 30)


def is_deadline(text: str, span: Span) -> bool:
    """Say whether something goes on until then."""
    return _stands_before(_DEADLINE_BEFORE, text, span, 40)


def _stands_before(pattern: re.Pattern[str], text: str, span: Span, reach: int) -> bool:
    return pattern.search(text, max(0, span.start - reach), span.start) is not None
