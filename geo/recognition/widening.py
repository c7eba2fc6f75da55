"""Gives a country its full name: of "Democratic Republic of the Congo", not just "Congo".

The encoder sometimes finds only the end of a long name, and the end can be
another country's name ("Republic of Korea").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.model import Span
from geo.recognition.consistency import Mention

LONGEST_LEAD = 60
"""Code points before a mention in which its full name may begin: the longest name of a country
("the United Kingdom of Great Britain and Northern Ireland") leads with fewer."""

_LEAD = re.compile(r"(?:[A-Z][\w'’-]*|of|and|the)(?: (?:[A-Z][\w'’-]*|of|and|the))* $")
_CAPITALISED = re.compile(r"\b[A-Z]")


def widen(
    text: str, mentions: Sequence[Mention], is_country: Callable[[str], bool]
) -> list[Mention]:
    """Return the mentions, each with the longest country's name that ends where it ends."""
    widened: list[Mention] = []
    for mention in mentions:
        start = _start_of_full_name(text, mention.span, is_country)
        while widened and widened[-1].span.end > start:
            widened.pop()  # a piece of the same name
        widened.append(replace(mention, span=Span(start, mention.span.end)))
    return widened


def _start_of_full_name(text: str, span: Span, is_country: Callable[[str], bool]) -> int:
    window = max(0, span.start - LONGEST_LEAD)
    lead = _LEAD.search(text, window, span.start)
    if lead is None:
        return span.start
    for word in _CAPITALISED.finditer(text, lead.start(), span.start):
        if is_country(text[word.start() : span.end]):
            return word.start()
    return span.start
