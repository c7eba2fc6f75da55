"""Quotations: the stretches between quotation marks.

Straight, typographic, angled and doubled marks are read, and single ones ('…', ‘…’)
where they surely are none: the closing one follows a stop or comma, as in print that
quotes with them, since nothing else tells it from an apostrophe.
"""

from __future__ import annotations

import re

from geo.model import Span

OPENING = frozenset({"“", "„", "«", "``"})
CLOSING = frozenset({"”", "»", "''"})
CLOSING_LETTERS = frozenset("”»\"’'")
SENTENCE_ENDS = frozenset(".!?…")
_MARKS = re.compile(r"“|”|„|«|»|\"|``|''|\n")

LONGEST_SINGLE = 600
"""Code points between single marks at most: bounds the search for the closing one. A judgement."""

_SINGLE = re.compile(
    rf"(?<![\w’'])[‘'](?=[^\W_])(?P<said>[^\n]{{2,{LONGEST_SINGLE}}}?(?<=[.,!?…])[’'])(?![\w’'])"
)


def quotations(text: str) -> tuple[Span, ...]:
    """Return the quotations of `text` in order, marks included; none lies in another.

    A quotation that its paragraph does not close ends with the paragraph, as
    newspapers print speech of several paragraphs. A mark of either kind closes
    an open quotation, since articles mix straight and typographic marks.
    """
    double = _double(text)
    single = [Span(*match.span()) for match in _SINGLE.finditer(text)]
    return _outermost([*double, *single]) if single else double


def inner_quotations(text: str, outer: Span) -> tuple[Span, ...]:
    """Return the quotations inside the quotation `outer`, which stand in the other marks."""
    said = outer.of(text)[1:-1]
    inner = [*_double(said), *(Span(*match.span()) for match in _SINGLE.finditer(said))]
    start = outer.start + 1
    return tuple(Span(start + one.start, start + one.end) for one in _outermost(inner))


def _outermost(spans: list[Span]) -> tuple[Span, ...]:
    """Return the spans that begin in no other, in order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _double(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    start: int | None = None
    for mark in _MARKS.finditer(text):
        sign = mark.group()
        if sign == "\n":
            if start is not None:
                found.append(Span(start, mark.start()))
            start = None
        elif start is not None and _opens_again(text, mark):
            found.append(Span(start, start + len(text[start : mark.start()].rstrip())))
            start = mark.start()
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


def _opens_again(text: str, mark: re.Match[str]) -> bool:
    """Say whether an open quotation's next paragraph begins here, in the same line.

    Speech of several paragraphs opens each with a mark and closes the last alone; texts
    that lost their line breaks keep the marks: "“… for years. “Nobody came. …”". Straight
    marks do not tell.
    """
    before = text[max(0, mark.start() - 2) : mark.start()]
    return mark.group() in OPENING and before[-1:].isspace() and before[:1] in SENTENCE_ENDS


def _may_open(text: str, after: int) -> bool:
    """Say whether a straight mark may open a quotation: a word follows it at once."""
    return after < len(text) and not text[after].isspace()


def is_left_open(text: str, quotation: Span) -> bool:
    """Say whether a quotation has no closing mark where its paragraph ends: it goes on below."""
    if text[quotation.end - 1] in CLOSING_LETTERS:
        return False
    after = text[quotation.end : quotation.end + 3].lstrip(" \t")
    return after[:1] == "\n" or after[:1] in OPENING or after[:2] in OPENING
