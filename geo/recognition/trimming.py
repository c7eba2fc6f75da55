"""The edges of a toponym: no article, no genitive, no punctuation."""

from __future__ import annotations

import re

from geo.model import Span

ARTICLE = re.compile(r"the\s")
"""Written small: with a capital it may belong to the name, as in "The Hague"."""
ABBREVIATED = re.compile(
    r"(?:\b[A-Za-z]|\b(?:St|Ste|Ave|Rd|Blvd|Dr|Mt|Ft|Calif|Fla|Tex|Ill|Mass|Ont|Co|Jr))$"
)
"""What keeps its full stop at the end of a name, as the corpora annotate it: "U.S.", "Main St."."""
LONGEST_ABBREVIATION = 8
"""Code points looked at before a full stop."""
NO_PLACE = re.compile(r"(?:Dr|Mr|Mrs|Ms|Prof)\.?(?:\s[A-Z][\w’'-]+)?|U\.?N\.?")
"""Somebody by title and surname, and the United Nations: in no place of theirs. "Dr. Martin Luther
King Drive" has more words."""
APOSTROPHES = "'’`"


def trim(text: str, span: Span) -> Span | None:
    """Return `span` without what does not belong to a name, or None when no place is left."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    if article := ARTICLE.match(text, start, end):
        start = article.end()
        while start < end and not text[start].isalnum():
            start += 1
    while end > start and not _may_end(text, start, end):
        end -= 1
    if end - start > 2 and text[end - 1] == "s" and text[end - 2] in APOSTROPHES:
        return trim(text, Span(start, end - 2))
    if NO_PLACE.fullmatch(text, start, end):
        return None
    return Span(start, end) if end > start else None


def _may_end(text: str, start: int, end: int) -> bool:
    """Say whether a name may end before `end`: after a letter, digit or abbreviation."""
    last = text[end - 1]
    if last == ".":
        before = text[max(start, end - 1 - LONGEST_ABBREVIATION) : end - 1]
        return ABBREVIATED.search(before) is not None
    return last.isalnum()
