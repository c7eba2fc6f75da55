"""Acts of saying without a verb of saying: "according to" and "citing"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.model import Span
from geo.reporting.document import Document
from geo.reporting.lexicon import cue_lexicon
from geo.reporting.spans import cue_span, source_phrase, trimmed, without


@dataclass(frozen=True, slots=True)
class Act:
    """An act of saying before its source is named."""

    source_head: int | None
    source: tuple[Span, ...]
    cue: Span
    content: tuple[Span, ...]
    relays: int | None = None
    """Head token of the outlet that was told ("told Reuters")."""
    quoted: bool = False
    is_according: bool = False
    cited_by: Span | None = None
    """The cue of the speaker who cites this source, for "X said, citing Y"."""


def according(document: Document, index: int) -> Act | None:
    """Return the act of "according to Y", or None when the phrase has no source or scope."""
    to = document.child(index, "prep")
    to = to if to is not None else (index + 1 if index + 1 < len(document.tokens) else None)
    if to is None or document.words[to] != "to":
        return None
    source = document.child(to, "pobj")
    if source is None:
        return None
    phrase = Span(document.tokens[index].start, document.subtree(source).end)
    scope = _scope_of_according(document, index, phrase)
    if scope is None:
        return None
    return Act(
        source_head=_relayed_source(document, source),
        source=(source_phrase(document, source),),
        cue=document.span_of(index, to),
        content=tuple(trimmed(document, part) for part in without((scope,), (phrase,))),
        is_according=True,
    )


def _scope_of_according(document: Document, index: int, phrase: Span) -> Span | None:
    """Return what "according to" covers: the sentence from its edges, its clause from within."""
    sentence = document.sentence_at(phrase)
    if sentence is not None:
        span = sentence.span
        opens = phrase.start - span.start <= 1
        ends = span.end - phrase.end <= 2
        if opens or ends:
            return Span(
                span.start, span.end - 1 if span.of(document.text).endswith(".") else span.end
            )
    clause = _clause_above(document, index)
    return None if clause is None else trimmed(document, document.subtree(clause))


def without_edge_sources(acts: list[Act]) -> list[Act]:
    """Return the acts without "according to Y" in their content, where Y speaks of the whole act.

    In "X said that it rained, according to Y" the last words are no part of what X said.
    """
    phrases = [
        Span(act.cue.start, max(span.end for span in act.source))
        for act in acts
        if act.is_according and act.source
    ]
    if not phrases:
        return acts
    kept = []
    for act in acts:
        near = [
            phrase
            for phrase in phrases
            if act.cue.start != phrase.start and any(span.end == phrase.end for span in act.content)
        ]
        kept.append(replace(act, content=without(act.content, tuple(near))) if near else act)
    return kept


def _relayed_source(document: Document, source: int) -> int:
    """Return who made the report, translation or study that is named as a source."""
    if document.lemmas[source] not in cue_lexicon().relaying_nouns:
        return source
    for node in document.children_by(source, "prep", "acl", "poss", "compound"):
        if document.tokens[node].relation in ("poss", "compound"):
            if document.tokens[node].pos == "PROPN":
                return node
            continue
        if document.tokens[node].relation == "prep" and document.words[node] not in (
            "by",
            "in",
            "from",
            "of",
        ):
            continue
        for below in (node, *document.children_by(node, "agent", "prep")):
            maker = document.child(below, "pobj")
            if maker is not None:
                apposed = document.child(maker, "appos")
                return (
                    apposed
                    if apposed is not None and document.tokens[apposed].pos == "PROPN"
                    else maker
                )
    return source


def _clause_above(document: Document, index: int) -> int | None:
    """Return the verb or predicate whose clause an "according to" phrase belongs to."""
    head = document.tokens[index].head
    if head == index:
        return None
    return document.clause_of(head)


def citing(document: Document, verb: int) -> Act | None:
    """Return the act of "X said, citing Y, that …": Y says what X's clause tells."""
    source = document.child(verb, "dobj")
    head = document.tokens[verb].head
    saying = _saying_above(document, verb)
    if source is None or head == verb or saying is None:
        return None
    clause = (
        document.child(head, "ccomp") if document.lemmas[head] in cue_lexicon().saying else head
    )
    if clause is None:
        return None
    phrase = document.subtree(verb)
    content = without((trimmed(document, document.subtree(clause)),), (phrase,))
    return Act(
        source_head=_relayed_source(document, source),
        source=(source_phrase(document, source),),
        cue=document.span_of(verb, verb),
        content=content,
        cited_by=cue_span(document, saying),
    )


def _saying_above(document: Document, index: int) -> int | None:
    """Return the nearest verb of saying above a token, or None."""
    for node in document.ancestors(index):
        if document.tokens[node].pos == "VERB" and document.lemmas[node] in cue_lexicon().saying:
            return node
    return None
