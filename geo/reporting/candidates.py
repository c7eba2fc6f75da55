"""What may be an act of saying: for each cue word, its possible contents and sources.

The candidates are generous on purpose; `geo.reporting.acceptance` weighs them and
keeps at most one for each cue. The constructions follow the annotation guide of
PolNeAR (Newell, Margolin, Ruths 2018): clauses, quotations, objects, prepositional
objects, passives, predicate adjectives and nouns that carry a claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.model import Span
from geo.reporting.contents import Content, contents_of
from geo.reporting.document import Document
from geo.reporting.hearsay import Act, according
from geo.reporting.nominal import contents_of_adjective, contents_of_noun
from geo.reporting.quotation import is_left_open
from geo.reporting.sources import (
    NOBODY,
    NOMINAL,
    Source,
    agent_of,
    owners_of,
    sources_of_verb,
)
from geo.reporting.spans import cue_span, source_phrase, trimmed, widened_to_quotes, without

MOST_CONTINUED = 30
"""Quotations that may go on with one act of saying: bounds the work of hostile articles."""

LONGEST_SPEAKER = 8
"""Words before the colon of "Ruiz: the bridge will be rebuilt" at most. A judgement."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible act, with the names of the constructions that found its content and source."""

    act: Act
    cue_token: int
    construction: str
    found_source: str


def candidates_at(document: Document, index: int) -> list[Candidate]:
    """Return the candidates whose cue is the token at `index`; none for most words."""
    pos = document.tokens[index].pos
    if document.words[index] == "according":
        return [
            Candidate(act, index, "according", "according")
            for act in according(document, index)
            if act.content
        ]
    if pos == "VERB":
        return list(_of_verb(document, index))
    if pos in ("NOUN", "PROPN"):
        return list(_of_noun(document, index))
    if pos == "ADJ":
        return list(_of_adjective(document, index))
    if document.words[index] == ":":
        return list(_of_colon(document, index))
    return []


def _of_verb(document: Document, verb: int) -> Iterator[Candidate]:
    sources = sources_of_verb(document, verb)
    cue = cue_span(document, verb)
    is_participle = document.tokens[verb].tag == "VBN" and sources[0].how != "own"
    for content in contents_of(document, verb, sources[0].phrase):
        speakers = sources if content.has_source else []
        if not content.has_source or (is_participle and sources[0].head is not None):
            speakers = [*speakers, NOBODY]
        for source in speakers:
            yield from _made(document, verb, (source, cue, content))
    yield from _of_passive(document, verb, cue)


def _of_passive(document: Document, verb: int, cue: Span) -> Iterator[Candidate]:
    """Yield "the plan was criticized by Ruiz" and "a plan criticized by Ruiz"."""
    passive = document.child(verb, "nsubjpass")
    if passive is not None and document.child(verb, "auxpass") is not None:
        span = (trimmed(document, document.subtree(passive)),)
        yield from _made(document, verb, (agent_of(document, verb), cue, Content("passive", span)))
    token = document.tokens[verb]
    if token.relation in ("acl", "relcl") and token.tag == "VBN" and passive is None:
        head = token.head
        if document.edges(head)[0] < verb and document.tokens[head].pos in NOMINAL:
            first = document.tokens[document.edges(head)[0]].start
            span = (trimmed(document, Span(first, max(first, document.subtree(verb).start))),)
            content = Content("reduced", span)
            yield from _made(document, verb, (agent_of(document, verb), cue, content))


def _of_noun(document: Document, noun: int) -> Iterator[Candidate]:
    token = document.tokens[noun]
    cue = Span(token.start, token.end)
    sources = owners_of(document, noun)
    for content in contents_of_noun(document, noun):
        for source in sources:
            yield from _made(document, noun, (source, cue, content))


def _of_adjective(document: Document, adjective: int) -> Iterator[Candidate]:
    token = document.tokens[adjective]
    head = token.head
    if token.relation != "acomp" or document.tokens[head].pos not in ("AUX", "VERB"):
        return
    first = min([head, *document.children_by(head, "aux", "neg")])
    cue = document.span_of(min(first, adjective), adjective)
    sources = sources_of_verb(document, head)
    for content in contents_of_adjective(document, adjective, cue):
        for source in sources:
            yield from _made(document, adjective, (source, cue, content))


def _made(
    document: Document, cue_token: int, parts: tuple[Source, Span, Content]
) -> Iterator[Candidate]:
    """Yield the candidate of source, cue and content, when content remains."""
    source, cue, found = parts
    cue = found.cue or cue
    source_span: tuple[Span, ...] = ()
    if source.phrase is not None:
        source_span = (_clear_of(cue, source_phrase(document, source.phrase, cue_token)),)
    content = widened_to_quotes(document, without(found.spans, (*source_span, cue)), cue)
    if not content:
        return
    quoted = any(document.quotation_at(span.start) is not None for span in content)
    if quoted and document.quotation_at(cue.start) is None:
        content = (*content, *_continued(document, max(cue.end, content[-1].end)))
    told = _told(document, cue_token)
    act = Act(source.head, source_span, cue, content, told, quoted)
    yield Candidate(act, cue_token, found.construction, source.how)


def _clear_of(cue: Span, phrase: Span) -> Span:
    """Return the source phrase up to the cue, where its last words belong to that."""
    if phrase.start < cue.start < phrase.end:
        return Span(phrase.start, cue.start)
    return phrase


def _told(document: Document, verb: int) -> int | None:
    """Return the named hearer of "told Reuters", who passes it on."""
    if document.lemmas[verb] != "tell":
        return None
    hearer = document.child(verb, "dobj", "dative")
    if hearer is None or document.tokens[hearer].pos != "PROPN":
        return None
    return hearer


def _continued(document: Document, end: int) -> Iterator[Span]:
    """Yield the sentences in quotation marks that go on with what was said before `end`.

    A paragraph ends what was said, unless it leaves the quotation open.
    """
    number = document.sentence_number(end - 1)
    before = document.quotation_at(end - 1)
    for _ in range(MOST_CONTINUED):
        if number is None or number + 1 >= len(document.sentences):
            return
        following = document.sentences[number + 1].span
        quotation = document.quotation_at(following.start)
        if quotation is None or quotation.start < end:
            return
        is_open = before is not None and is_left_open(document.text, before)
        if not is_open and not document.same_paragraph(end, quotation.start):
            return
        last = document.sentence_number(quotation.end - 1)
        if last is None or document.sentences[last].span.end - quotation.end > 1:
            return  # the sentence goes on outside the marks: it has a speaker of its own
        yield quotation
        number, end, before = last, quotation.end, quotation


def _of_colon(document: Document, colon: int) -> Iterator[Candidate]:
    """Yield "Ruiz: the bridge will be rebuilt", as transcripts and headlines have it."""
    token = document.tokens[colon]
    number = document.sentence_number(token.start)
    if number is None:
        return
    sentence = document.sentences[number]
    if not 0 < colon - sentence.first <= LONGEST_SPEAKER:
        return
    head = document.head_of(Span(sentence.span.start, token.start))
    if head is None or document.tokens[head].pos not in ("NOUN", "PROPN"):
        return
    source = (trimmed(document, document.span_of(sentence.first, colon - 1)),)
    cue = Span(token.start, token.end)
    rest = trimmed(document, Span(token.end, max(token.end, sentence.span.end)))
    if rest.start >= rest.end:
        if number + 1 == len(document.sentences):
            return
        rest = document.sentences[number + 1].span
    content = widened_to_quotes(document, (rest,), cue)
    yield Candidate(Act(head, source, cue, content), colon, "speaker", "speaker")
