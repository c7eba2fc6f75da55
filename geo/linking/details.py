"""The words of a report that are its own: what is left without names, numbers, kind and speaker."""

from __future__ import annotations

import re

from geo.linking.kinship import GENERAL_WORDS
from geo.linking.measures import COUNTED_WORDS
from geo.linking.words import COMMON, family_of
from geo.model import FiledReport

LEAST_DETAILS = 3
"""Details that two texts must share before their wording tells that they are one event."""

SHARED_DETAILS = 0.5
"""Share of common details (Jaccard) from which wording tells so. Judgements: series of attacks are
told with the same few words, but "a furniture factory in a cellar" burns once."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_COUNTED = frozenset(family_of(word) for word in COUNTED_WORDS) | GENERAL_WORDS


def details_of(filed: FiledReport) -> frozenset[str]:
    """Return the families of the words that only this event would share."""
    report = filed.report
    quote, start = report.quote, report.sentence.start
    for span in (report.who.span, report.when.span, report.what.trigger):
        if span is not None and report.sentence.contains(span):
            first, last = span.start - start, span.end - start
            quote = quote[:first] + " " * (last - first) + quote[last:]
    words = {word for word in _WORD.findall(quote) if len(word) > 2 and word.islower()}
    return frozenset(map(family_of, words - COMMON)) - _COUNTED


def are_same_details(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two texts tell of so many of the same details that they tell of one thing."""
    shared = len(one & other)
    return shared >= LEAST_DETAILS and shared >= SHARED_DETAILS * len(one | other)
