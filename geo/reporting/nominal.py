"""What may be said by a noun or an adjective: "reports that …", "is sure that …"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.model import Span
from geo.reporting.contents import MOST_PARTS, Content
from geo.reporting.document import Document
from geo.reporting.spans import trimmed


def contents_of_noun(document: Document, noun: int) -> Iterator[Content]:
    """Yield "reports that …", "his plan to …", "criticism of …", "his view is that …"."""
    clause = document.child(noun, "acl", "ccomp", "relcl")
    if clause is not None and clause > noun:
        opening = document.words[document.edges(clause)[0]]
        span = (trimmed(document, document.subtree(clause)),)
        yield Content(f"noun clause {opening}", span)
    for preposition in document.children_by(noun, "prep")[:MOST_PARTS]:
        inner = document.child(preposition, "pobj", "pcomp")
        if inner is not None and preposition > noun:
            span = (trimmed(document, document.subtree(inner)),)
            longer = document.span_of(noun, preposition)
            yield Content(f"noun prep {document.words[preposition]}", span, longer)
    token = document.tokens[noun]
    head = token.head
    if token.relation == "nsubj" and document.lemmas[head] == "be" and head > noun:
        complement = document.child(head, "ccomp", "attr", "xcomp")
        if complement is not None and complement > head:
            span = (trimmed(document, document.subtree(complement)),)
            yield Content("noun copula", span)
    if token.relation in ("dobj", "attr", "pobj"):
        yield from _of_verb_above(document, noun)


def _of_verb_above(document: Document, noun: int) -> Iterator[Content]:
    """Yield what the parse hangs to the verb: "gave a warning to leave the valley"."""
    above = document.tokens[noun].head
    if document.tokens[noun].relation == "pobj":
        above = document.tokens[above].head
    if document.tokens[above].pos not in ("VERB", "AUX") or above > noun:
        return
    clause = document.child(above, "ccomp", "xcomp", "advcl")
    if clause is not None and clause > noun:
        span = (trimmed(document, document.subtree(clause)),)
        yield Content(f"verb clause {document.tokens[clause].relation}", span)
    for preposition in document.children_by(above, "prep")[:MOST_PARTS]:
        inner = document.child(preposition, "pobj", "pcomp")
        if inner is not None and noun < preposition <= noun + 2:
            span = (trimmed(document, document.subtree(inner)),)
            cue = document.span_of(above, preposition)
            yield Content(f"verb prep {document.words[preposition]}", span, cue)


def contents_of_adjective(document: Document, adjective: int, cue: Span) -> Iterator[Content]:
    """Yield "is sure that …", "was ready to …", "is concerned about …"."""
    head = document.tokens[adjective].head
    clause = document.child(adjective, "ccomp", "xcomp") or document.child(head, "ccomp", "xcomp")
    if clause is not None and clause > adjective:
        span = (trimmed(document, document.subtree(clause)),)
        yield Content("adjective clause", span)
    for preposition in document.children_by(adjective, "prep")[:MOST_PARTS]:
        inner = document.child(preposition, "pobj", "pcomp")
        if inner is not None and preposition > adjective:
            span = (trimmed(document, document.subtree(inner)),)
            longer = Span(cue.start, document.tokens[preposition].end)
            yield Content(f"adjective prep {document.words[preposition]}", span, longer)
