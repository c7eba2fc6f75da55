"""The words of a report that are its own: what is left without names, numbers, kind and speaker."""

from __future__ import annotations

import re

from geo.linking.kinship import GENERAL_WORDS
from geo.linking.measures import COUNTED_WORDS
from geo.linking.words import COMMON, family_of
from geo.model import FiledReport, Span

LEAST_DETAILS = 3
"""Details that two texts must share before their wording tells that they are one event."""

SHARED_DETAILS = 0.5
"""Share of common details (Jaccard) from which wording tells so. Judgements: series of attacks are
told with the same few words, but "a furniture factory in a cellar" burns once."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_COUNTED = frozenset(family_of(word) for word in COUNTED_WORDS) | GENERAL_WORDS


def details_of(filed: FiledReport) -> frozenset[str]:
    """Return the families of the words that only this event would share."""
    report, text = filed.report, filed.article.text
    told = [report.who.span, report.when.span, report.what.trigger]
    set_aside = [span for span in told if span is not None]
    found = set()
    for match in _WORD.finditer(text, report.sentence.start, report.sentence.end):
        span, word = Span(match.start(), match.end()), match.group()
        is_plain = word.islower() and word not in COMMON and len(word) > 2
        if is_plain and not any(span.overlaps(one) for one in set_aside):
            found.add(family_of(word))
    return frozenset(found - _COUNTED)


def share_details(one: FiledReport, other: FiledReport) -> bool:
    """Say whether two publishers tell of so many of the same details that they tell of one thing.

    One publisher who tells the same again with another day tells of a series.
    """
    if one.article.publisher == other.article.publisher:
        return False
    first, second = details_of(one), details_of(other)
    shared = len(first & second)
    return shared >= LEAST_DETAILS and shared >= SHARED_DETAILS * len(first | second)
