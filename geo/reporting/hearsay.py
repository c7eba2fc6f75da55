"""Acts of saying without a verb of saying: "according to" and "citing"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.model import Span
from geo.reporting.document import Document
from geo.reporting.lexicon import cue_lexicon
from geo.reporting.spans import cue_span, source_phrase, trimmed, without

LONGEST_SOURCE = 4
"""Words of a source after a headline's colon at most, and fewer than stand before it."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that make a clause."""

PRESS = frozenset({"press", "media", "medium", "news", "newspaper", "radio", "television", "tv"})
"""What reports are called that many outlets carry; the place after them is where they do."""

NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
"""What such a source consists of."""


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


def according(document: Document, index: int) -> list[Act]:
    """Return the acts that "according to Y" may be, the likeliest first: its scope is unsure."""
    to = document.child(index, "prep")
    to = to if to is not None else (index + 1 if index + 1 < len(document.tokens) else None)
    if to is None or document.words[to] != "to":
        return []
    source = document.child(to, "pobj")
    if source is None:
        return []
    end = _end_of_source(document, index, source)
    phrase = Span(document.tokens[index].start, end)
    named = source_phrase(document, source)
    return [
        Act(
            source_head=_relayed_source(document, source),
            source=(trimmed(document, Span(named.start, min(named.end, end))),),
            cue=document.span_of(index, to),
            content=tuple(trimmed(document, part) for part in without((scope,), (phrase,))),
            is_according=True,
        )
        for scope in _scopes_of_according(document, index, phrase)
    ]


def _end_of_source(document: Document, index: int, source: int) -> int:
    """Return where the words of a source end: at the comma before a clause, whatever the parse.

    "According to reports in Nairobi, a ferry sank" may be read as one long source.
    """
    first, last = document.edges(source)
    sentence = document.sentence_at(document.span_of(index, index))
    is_opening = sentence is not None and index - sentence.first <= 1
    is_whole = sentence is not None and sentence.last - last <= 2
    after = range(max(first, source), last + 1)
    verbs = [at for at in after if document.tokens[at].tag in FINITE]
    if is_opening and is_whole and verbs:
        commas = (at for at in range(after.start, verbs[-1]) if document.words[at] == ",")
        return next((document.tokens[at].start for at in commas), document.subtree(source).end)
    return document.subtree(source).end


def _scopes_of_according(document: Document, index: int, phrase: Span) -> list[Span]:
    """Return what "according to" may cover: the sentence from its edges, its clause from within."""
    scopes = []
    sentence = document.sentence_at(phrase)
    if sentence is not None:
        span = sentence.span
        opens = phrase.start - span.start <= 1
        ends = span.end - phrase.end <= 2
        if opens or ends:
            stop = 1 if span.of(document.text).endswith(".") else 0
            scopes.append(Span(span.start, span.end - stop))
    clause = _clause_above(document, index)
    if clause is not None:
        scopes.append(trimmed(document, document.subtree(clause)))
    return list(dict.fromkeys(scopes))


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


def relayed_maker(document: Document, head: int) -> int:
    """Return who made what is said to say so: "a report by the ministry says", else the head."""
    if document.lemmas[head] not in cue_lexicon().relaying_nouns or _is_of_press(document, head):
        return head
    for node in document.children_by(head, "prep", "acl"):
        is_by = document.words[node] == "by" or (
            document.words[node] == "from" and document.lemmas[head] != "report"
        )  # reports come from places
        by = node if is_by else document.child(node, "agent")
        maker = document.child(by, "pobj") if by is not None else None
        if maker is not None:
            return maker
    return head


def reporter_of_unconfirmed(document: Document, act: Act) -> int | None:
    """Return who made the report that the source of an act "has not confirmed", or None."""
    for verb in document.tokens_in(act.cue):
        if document.lemmas[verb] != "confirm" or document.child(verb, "neg") is None:
            continue
        report = document.child(verb, "dobj")
        if report is None or document.lemmas[report] not in cue_lexicon().nouns:
            return None
        for by in document.children_by(report, "prep"):
            maker = document.child(by, "pobj")
            if maker is not None and document.words[by] in ("by", "from"):
                return maker
    return None


def _relayed_source(document: Document, source: int) -> int:
    """Return who made the report, translation or study that is named as a source."""
    if document.lemmas[source] not in cue_lexicon().relaying_nouns or _is_of_press(
        document, source
    ):
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


def _is_of_press(document: Document, source: int) -> bool:
    """Say whether it is no one's in particular: "press reports in Lima"."""
    return any(
        document.lemmas[node] in PRESS for node in document.children_by(source, "compound", "amod")
    )


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


def trailing(document: Document, colon: int) -> Act | None:
    """Return the act of a headline that ends with its source: "Bridge may fall: engineer"."""
    number = document.sentence_number(document.tokens[colon].start)
    if number is None:
        return None
    sentence = document.sentences[number]
    after = range(colon + 1, sentence.last)
    ends_open = document.tokens[sentence.last - 1].pos != "PUNCT"
    if not (ends_open and 0 < len(after) <= LONGEST_SOURCE < colon - sentence.first):
        return None
    if any(document.tokens[index].pos not in NAMING for index in after):
        return None
    before = range(sentence.first, colon)
    if not any(document.tokens[index].pos in ("VERB", "AUX") for index in before):
        return None
    return Act(
        source_head=after[-1],
        source=(document.span_of(after[0], after[-1]),),
        cue=document.span_of(colon, colon),
        content=(trimmed(document, document.span_of(sentence.first, colon - 1)),),
    )


def _saying_above(document: Document, index: int) -> int | None:
    """Return the nearest verb of saying above a token, or None."""
    for node in document.ancestors(index):
        if document.tokens[node].pos == "VERB" and document.lemmas[node] in cue_lexicon().saying:
            return node
    return None
