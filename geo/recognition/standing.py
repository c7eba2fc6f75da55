"""Names that can only be places, by what stands beside them: "Puno lies near", "took Hama".

The encoder learned roles from 100 articles, in which few towns lie anywhere or fall.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.recognition.consistency import Mention

REACH = 80
"""Code points read on either side of a name; the longest pattern needs fewer."""

_SITUATED = re.compile(
    r"""
    ^(?:,\ (?:[^,.;:\n]|(?<=\d),(?=\d)){1,60},)?\ (?:itself\ )?
    (?:(?:lies?|lay|stands?|stood|sits?|sat|is\ (?:located|situated|nestled))
        \ (?:(?:about|some|just|roughly|only|right|nearly|\d[\d,.]*|kilomet(?:er|re)s?|km|miles?)
        \ ){0,3}
        (?:in|on|at|near|along|between|close|north|south|east|west|south-?east|south-?west|north-?east
            |north-?west|outside|astride|from|off)\b
      |(?:(?:has|had|have)\ fallen|falls?|fell)\b
        (?!\ (?:by|\d|behind|short|silent|in\ line|into|in\ love|for|out|apart|flat|foul|victim
        |under)))
    """,
    re.VERBOSE,
)
_SUBJECT_BEFORE = re.compile(
    r"(?:^|[.!?\"”,;:\n]\s*|\b(?:and|but|if|when|before|after|that|as|while|where|once|unless)\ "
    r"|\b(?:city|town|village|port|settlement)\ of\ )$",
    re.IGNORECASE,
)
"""What stands before a name that is the subject: not "crime in London has fallen"."""
_TAKEN = re.compile(
    r"""
    \b(?:(?:re)?took|(?:re)?taken|(?:re)?captured|stormed|besieged|shelled|bombed|bombarded|liberated
        |overran|encircled|evacuated)
    \ (?:the\ (?:city|town|village|port)\ of\ )?$
    """,
    re.VERBOSE,
)
_NO_OBJECT = re.compile(r"^(?:['’]|\ (?:by\ (?:surprise|storm)|to\ (?:task|court)))")
"""What follows a name that is no object: "took Moscow's side", "took Paris by surprise"."""


def with_places(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions, those literal that only a place can be."""
    return tuple(
        replace(mention, associative=0.0) if _is_place(text, mention) else mention
        for mention in mentions
    )


def _is_place(text: str, mention: Mention) -> bool:
    start, end = mention.span.start, mention.span.end
    after = text[end : end + REACH]
    before = text[max(0, start - REACH) : start]
    if _SITUATED.match(after) and _SUBJECT_BEFORE.search(before):
        return True
    return bool(_TAKEN.search(before)) and not _NO_OBJECT.match(after)
