"""A report's sentence cut where its marks begin and end: place, time, claimant, number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from geo.model import Report, Span


@dataclass(frozen=True, slots=True)
class QuotePart:
    """A run of the quote that carries the same marks throughout."""

    start: int
    """Code-point offset into the quote."""
    text: str
    marks: tuple[str, ...]
    """Of "place", "time", "claimant", "number", "event"; none for plain words."""


def quote_parts(report: Report) -> tuple[QuotePart, ...]:
    """Return the parts of `report.quote`, which joined give it back unchanged."""
    quote, offset = report.quote, report.sentence.start
    marks = [
        (kind, max(span.start - offset, 0), min(span.end - offset, len(quote)))
        for kind, span in _marked_spans(report)
    ]
    marks = [mark for mark in marks if mark[1] < mark[2]]
    cuts = sorted({0, len(quote), *(m[1] for m in marks), *(m[2] for m in marks)})
    parts = []
    for start, end in pairwise(cuts):
        kinds = dict.fromkeys(kind for kind, first, last in marks if first <= start < last)
        parts.append(QuotePart(start, quote[start:end], tuple(kinds)))
    return tuple(parts)


def _marked_spans(report: Report) -> Iterator[tuple[str, Span]]:
    yield "place", report.resolution.toponym.span
    if report.when.span:
        yield "time", report.when.span
    if report.who.span:
        yield "claimant", report.who.span
    for quantity in report.what.quantities:
        yield "number", quantity.span
    if report.what.trigger:
        yield "event", report.what.trigger
