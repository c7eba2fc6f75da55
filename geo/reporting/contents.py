"""What may be said by a verb: its clauses, the quotations beside it, its objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.model import Span
from geo.reporting.document import Document
from geo.reporting.lexicon import cue_lexicon
from geo.reporting.sources import RELATIVES
from geo.reporting.spans import trimmed

CONTENT_CLAUSES = ("ccomp", "xcomp", "parataxis")
MIN_QUOTE_WORDS = 4
"""Fewest words of a quotation that can stand alone as something said; shorter ones are scare quotes
or names. A judgement."""

LONGEST_TAIL = 8
"""Words from "said" to the end of a sentence that it closes, at most. A judgement."""

MOST_PARTS = 12
"""Quotations, prepositions and modifiers looked at for one cue: more than any real sentence has,
and a bound on the work for hostile ones."""

LEAST_WORDS = 3
"""Words that stand about "X said" at least; fewer are no sentence. A judgement."""

FULL_STOPS = frozenset({".", "?", "!"})


@dataclass(frozen=True, slots=True)
class Content:
    """Something that may be said, with the construction that found it."""

    construction: str
    spans: tuple[Span, ...]
    cue: Span | None = None
    """The cue, where it is longer than the verb."""
    has_source: bool = True
    """Whether somebody says it: "the river seems to rise" has nobody."""


def contents_of(document: Document, verb: int, speaker: int | None) -> Iterator[Content]:
    """Yield what a verb with the subject `speaker` may tell, in no special order."""
    clauses = document.children_by(verb, *CONTENT_CLAUSES)
    inverted = _inverted(document, verb, speaker)
    if inverted:
        yield Content("inverted" if not clauses else "inverted clause", inverted)
    yield from _clauses(document, verb, clauses)
    if not clauses and not _quotations(document, verb):
        yield from _in_next_sentence(document, verb)
    yield from _objects(document, verb)
    yield from _prepositional(document, verb)
    yield from _raised(document, verb)
    if not clauses:
        adverbial = document.child(verb, "advcl")
        if adverbial is not None and adverbial > verb:
            yield Content("advcl", (trimmed(document, document.subtree(adverbial)),))


def _clauses(document: Document, verb: int, clauses: list[int]) -> Iterator[Content]:
    """Yield the clauses below the verb, without and with the quotations beside it."""
    spans = tuple(sorted(trimmed(document, document.subtree(clause)) for clause in clauses))
    quotes = _quotations(document, verb)
    if not clauses:
        if quotes:
            yield Content("quotes", quotes)
        return
    relations = "+".join(sorted({document.tokens[clause].relation for clause in clauses}))
    yield Content(f"clause {relations}", spans)
    loose = tuple(q for q in quotes if not any(q.overlaps(span) for span in spans))
    if loose:
        yield Content(f"clause+quotes {relations}", tuple(sorted(spans + loose)))
    if "+" in relations:
        for clause in clauses[:2]:
            span = (trimmed(document, document.subtree(clause)),)
            yield Content(f"one clause {document.tokens[clause].relation}", span)


def _quotations(document: Document, verb: int) -> tuple[Span, ...]:
    """Return the quotations of the verb's sentence: of a verb in one, those inside that."""
    token = document.tokens[verb]
    sentence = document.sentence_at(Span(token.start, token.end))
    if sentence is None:
        return ()
    outer = document.quotation_at(token.start)
    found = (
        document.quotations_in(sentence.span)
        if outer is None
        else document.quotations_inside(outer, sentence.span)
    )
    return tuple(
        quotation
        for quotation in found[:MOST_PARTS]
        if len(quotation.of(document.text).split()) >= MIN_QUOTE_WORDS
    )


def _in_next_sentence(document: Document, verb: int) -> Iterator[Content]:
    """Yield what the next sentence quotes, or tells after a colon: "She said this in May. “…”"."""
    number = document.sentence_number(document.tokens[verb].start)
    if number is None or number + 1 == len(document.sentences):
        return
    following = document.sentences[number + 1].span
    quotation = document.quotation_at(following.start)
    if document.words[document.sentences[number].last - 1] == ":":
        yield Content("colon", (quotation or following,))
    elif quotation is not None and document.quotation_at(document.tokens[verb].start) is None:
        yield Content("next quotation", (quotation,))


def _objects(document: Document, verb: int) -> Iterator[Content]:
    """Yield the object, alone and with all that follows it: "called it a disgrace"."""
    obj = document.child(verb, "dobj")
    if obj is None:
        return
    first, last = document.edges(obj)
    yield Content("object", (trimmed(document, document.span_of(first, last)),))
    short = _without_clauses(document, obj)
    if short < last:
        yield Content("short object", (trimmed(document, document.span_of(first, short)),))
    end = document.edges(verb)[1]
    while end > last and document.words[end] in FULL_STOPS:
        end -= 1
    if first > verb and end > last:
        yield Content("object+rest", (trimmed(document, document.span_of(first, end)),))
    for preposition in document.children_by(obj, "prep")[:MOST_PARTS]:
        inner = document.child(preposition, "pobj", "pcomp")
        if inner is not None and preposition > obj:
            span = (trimmed(document, document.subtree(inner)),)
            yield Content("object of", span, document.span_of(min(verb, first), preposition))
    clause = document.child(obj, "acl", "ccomp", "relcl")
    if clause is not None and clause > obj > verb:
        opening = document.edges(clause)[0]
        if document.words[opening] in ("that", "to") or document.words[obj] == "it":
            span = (trimmed(document, document.subtree(clause)),)
            yield Content("object clause", span, document.span_of(verb, obj))


def _without_clauses(document: Document, obj: int) -> int:
    """Return the last token of an object without the clauses and additions after it."""
    last = document.edges(obj)[1]
    for child in document.children[obj]:
        if child > obj and document.tokens[child].relation in ("relcl", "acl", "appos", "advcl"):
            last = min(last, document.edges(child)[0] - 1)
    return max(last, obj)


def _prepositional(document: Document, verb: int) -> Iterator[Content]:
    """Yield the objects of prepositions: "warned of floods", "pointed to a poll"."""
    for preposition in document.children_by(verb, "prep")[:MOST_PARTS]:
        if preposition < verb:
            continue
        inner = document.child(preposition, "pobj", "pcomp")
        if inner is None:
            continue
        near = preposition - verb <= 2
        cue = document.span_of(verb, preposition) if near else None
        span = (trimmed(document, document.subtree(inner)),)
        yield Content(f"prep {document.words[preposition]}", span, cue)


def _raised(document: Document, verb: int) -> Iterator[Content]:
    """Yield "the river … to rise" of "the river seems to rise" or "is expected to rise"."""
    passive = document.child(verb, "nsubjpass")
    subject = passive if passive is not None else document.child(verb, "nsubj")
    is_seeming = document.lemmas[verb] in cue_lexicon().seeming
    if subject is None or subject > verb or not (is_seeming or passive is not None):
        return
    below = document.child(verb, "xcomp", "acomp", "oprd", "advcl")
    if below is None and not is_seeming:
        return
    end = document.edges(verb)[1] if below is None else document.edges(below)[1]
    while end > verb and document.tokens[end].pos == "PUNCT":
        end -= 1
    if end <= verb:
        return
    rest = trimmed(document, document.span_of(verb + 1, end))
    if document.words[subject] in RELATIVES or document.words[subject] in ("it", "there"):
        yield Content("seeming", (rest,), has_source=False)
        return
    pieces = (trimmed(document, document.subtree(subject)), rest)
    yield Content("raised", pieces, has_source=False)


def _inverted(document: Document, verb: int, source: int | None) -> tuple[Span, ...]:
    """Return the rest of the sentence about "X said", where the parse does not hang it below.

    "The bridge, X said, will be rebuilt" has two pieces.
    """
    token = document.tokens[verb]
    sentence = document.sentence_at(Span(token.start, token.end))
    if source is None or sentence is None:
        return ()
    speaker = document.subtree(source)
    if speaker.start <= token.start <= speaker.end:
        speaker = Span(document.tokens[source].start, document.tokens[source].end)
    start, end = min(speaker.start, token.start), max(speaker.end, token.end)
    inside = document.tokens_in(Span(start, end))
    first, last = inside[0], inside[-1]
    if first == sentence.first:
        return ()
    after = Span(end, end)
    if not _ends_near(document, verb, sentence.last):
        is_inserted = document.words[first - 1] == "," and document.words[last + 1] == ","
        if not is_inserted:
            return ()
        stop = document.tokens[sentence.last - 1]
        after = Span(end, max(end, stop.start if stop.pos == "PUNCT" else stop.end))
    opening = sentence.span.start
    if document.words[first - 2] in RELATIVES:  # "boys who, elders said, were shot": of them alone
        opening = start
    pieces = (trimmed(document, Span(opening, start)), trimmed(document, after))
    if sum(len(piece.of(document.text).split()) for piece in pieces) < LEAST_WORDS:
        return ()
    return tuple(piece for piece in pieces if piece.end - piece.start > 2)


def _ends_near(document: Document, verb: int, last: int) -> bool:
    """Say whether the verb with what hangs below it ends its sentence."""
    return last - document.edges(verb)[1] <= 2 and last - verb <= LONGEST_TAIL
