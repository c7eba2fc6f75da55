"""Cutting and widening the spans of sources, cues and contents."""

from __future__ import annotations

from geo.model import Span
from geo.reporting.document import Document


def source_phrase(document: Document, head: int, cue: int | None = None) -> Span:
    """Return the phrase of a source as far as it describes it, without trailing punctuation.

    Its relative clause belongs to it ("Ruiz, who led the search"), unless the cue is in it.
    """
    first, last = document.edges(head)
    for child in document.children[head]:
        if child < head:
            continue
        first_below, last_below = document.edges(child)
        holds_cue = cue is not None and first_below <= cue <= last_below
        if holds_cue or _is_loose(document, child, first_below):
            last = min(last, first_below - 1)
    first, last = min(first, head), max(last, head)
    return trimmed(document, document.span_of(first, last))


def _is_loose(document: Document, child: int, first: int) -> bool:
    """Say whether a part after a source says something else: "Ruiz, in a letter"."""
    relation = document.tokens[child].relation
    if relation in ("advcl", "parataxis", "ccomp", "conj") and document.tokens[child].pos == "VERB":
        return True
    return relation in ("prep", "acl") and first > 0 and document.words[first - 1] == ","


def trimmed(document: Document, span: Span) -> Span:
    """Return `span` without white space, commas and dashes at its ends."""
    start, end = span.start, span.end
    edge = " \t\n\r,;:–—-"
    while start < end and document.text[start] in edge:
        start += 1
    while end > start and document.text[end - 1] in edge:
        end -= 1
    return Span(start, end)


def without(spans: tuple[Span, ...], holes: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return `spans` with `holes` cut out."""
    pieces = list(spans)
    for hole in holes:
        cut: list[Span] = []
        for span in pieces:
            if not span.overlaps(hole):
                cut.append(span)
                continue
            cut += [Span(span.start, hole.start), Span(hole.end, span.end)]
        pieces = [span for span in cut if span.end - span.start > 2]
    return tuple(pieces)


def widened_to_quotes(document: Document, spans: tuple[Span, ...], cue: Span) -> tuple[Span, ...]:
    """Return `spans` with all of the quotations that they begin or end in, unless the cue does too.

    A quotation of several sentences belongs to its speaker as a whole.
    """
    own = document.quotation_at(cue.start)
    widened: list[Span] = []
    for span in spans:
        start, end = span.start, span.end
        for quotation in (document.quotation_at(start), document.quotation_at(max(start, end - 1))):
            if quotation is not None and quotation != own:
                start, end = min(start, quotation.start), max(end, quotation.end)
        if not any(done.contains(Span(start, end)) for done in widened):
            widened.append(_balanced(document, Span(start, end)))
    return tuple(sorted(set(widened)))


def _balanced(document: Document, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and document.text[start] in " ,":
        start += 1
    while end > start and document.text[end - 1] in " ,":
        end -= 1
    return Span(start, end)


def cue_span(document: Document, verb: int) -> Span:
    """Return the verb with its auxiliaries, negation and particle, where they stand together."""
    first = last = verb
    parts = set(document.children_by(verb, "aux", "auxpass", "neg", "prt"))
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts:
        last += 1
    return document.span_of(first, last)
