"""Quotations: the stretches between double quotation marks.

Straight, typographic, angled and doubled marks are read; single marks are not,
because nothing tells a closing one from an apostrophe.
"""

from __future__ import annotations

import re

from geo.model import Span

OPENING = frozenset({"“", "„", "«", "``"})
CLOSING = frozenset({"”", "»", "''"})
_MARKS = re.compile(r"“|”|„|«|»|\"|``|''|\n")


def quotations(text: str) -> tuple[Span, ...]:
    """Return the quotations of `text` in order, marks included.

    A quotation that its paragraph does not close ends with the paragraph, as
    newspapers print speech of several paragraphs. A mark of either kind closes
    an open quotation, since articles mix straight and typographic marks.
    """
    found: list[Span] = []
    start: int | None = None
    for mark in _MARKS.finditer(text):
        sign = mark.group()
        if sign == "\n":
            if start is not None:
                found.append(Span(start, mark.start()))
            start = None
        elif sign in OPENING:
            start = mark.start() if start is None or sign != "„" else start
        elif start is not None:
            found.append(Span(start, mark.end()))
            start = None
        elif (sign not in CLOSING or sign == "''") and _may_open(text, mark.end()):
            start = mark.start()
    if start is not None:
        found.append(Span(start, len(text)))
    return tuple(found)


def _may_open(text: str, after: int) -> bool:
    """Say whether a straight mark may open a quotation: a word follows it at once."""
    return after < len(text) and not text[after].isspace()
