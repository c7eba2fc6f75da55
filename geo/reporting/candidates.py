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
from geo.reporting.document import Document
from geo.reporting.hearsay import Act, according
from geo.reporting.spans import cue_span, source_phrase, trimmed, widened_to_quotes, without

CONTENT_CLAUSES = ("ccomp", "xcomp", "parataxis")
MIN_QUOTE_WORDS = 4
"""Fewest words of a quotation that can stand alone as something said; shorter ones are scare quotes
or names. A judgement."""

LONGEST_TAIL = 8
"""Words from "said" to the end of a sentence that it closes, at most. A judgement."""

MOST_PARTS = 12
"""Quotations, prepositions and modifiers looked at for one cue: more than any real sentence has,
and a bound on the work for hostile ones."""

MOST_CONTINUED = 30
"""Quotations that may go on with one act of saying: bounds the work likewise."""

LEAST_WORDS = 3
"""Words that stand about "X said" at least; fewer are no sentence. A judgement."""

CLIMB = 4
"""Verbs climbed in search of a subject. A judgement: longer chains of verbs are misparsed."""

LONGEST_SPEAKER = 8
"""Words before the colon of "Ruiz: the bridge will be rebuilt" at most. A judgement."""

FULL_STOPS = frozenset({".", "?", "!"})
RELATIVES = frozenset({"who", "which", "that", "whom", "what"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible act, with the names of the constructions that found its content and source."""

    act: Act
    cue_token: int
    construction: str
    found_source: str


@dataclass(frozen=True, slots=True)
class _Source:
    head: int | None
    """Whom the phrase means: what a relative pronoun stands for."""
    phrase: int | None
    """Head of the words that are the source."""
    how: str


NOBODY = _Source(None, None, "none")


def candidates_at(document: Document, index: int) -> list[Candidate]:
    """Return the candidates whose cue is the token at `index`; none for most words."""
    pos = document.tokens[index].pos
    if document.words[index] == "according":
        return _fixed(according(document, index), index, "according")
    if pos == "VERB":
        return list(_of_verb(document, index))
    if pos in ("NOUN", "PROPN"):
        return list(_of_noun(document, index))
    if pos == "ADJ":
        return list(_of_adjective(document, index))
    if document.words[index] == ":":
        return list(_of_colon(document, index))
    return []


def _fixed(act: Act | None, index: int, construction: str) -> list[Candidate]:
    return [Candidate(act, index, construction, construction)] if act and act.content else []


# --- verbs ----------------------------------------------------------------------------------


def _of_verb(document: Document, verb: int) -> Iterator[Candidate]:
    source = _subject(document, verb)
    cue = cue_span(document, verb)
    for construction, content, longer_cue in _contents(document, verb, source):
        yield from _made(document, verb, (source, longer_cue or cue, construction, content))
        if document.tokens[verb].tag == "VBN" and source.how != "own" and source.head is not None:
            yield from _made(document, verb, (NOBODY, longer_cue or cue, construction, content))
    agent = _agent(document, verb)
    passive = document.child(verb, "nsubjpass")
    if passive is not None and document.child(verb, "auxpass") is not None:
        span = (trimmed(document, document.subtree(passive)),)
        yield from _made(document, verb, (agent, cue, "passive", span))
    token = document.tokens[verb]
    if token.relation in ("acl", "relcl") and token.tag == "VBN" and passive is None:
        head = token.head
        if document.edges(head)[0] < verb and document.tokens[head].pos in NOMINAL:
            first = document.tokens[document.edges(head)[0]].start
            span = (trimmed(document, Span(first, max(first, document.subtree(verb).start))),)
            yield from _made(document, verb, (agent, cue, "reduced", span))


def _made(
    document: Document, cue_token: int, parts: tuple[_Source, Span, str, tuple[Span, ...]]
) -> Iterator[Candidate]:
    """Yield the candidate of source, cue, construction and content, when content remains."""
    source, cue, construction, content = parts
    source_span = (source_phrase(document, source.phrase),) if source.phrase is not None else ()
    content = widened_to_quotes(document, without(content, (*source_span, cue)), cue)
    if not content:
        return
    quoted = any(document.quotation_at(span.start) is not None for span in content)
    if quoted and document.quotation_at(cue.start) is None:
        content = (*content, *_continued(document, max(cue.end, content[-1].end)))
    told = _told(document, cue_token)
    act = Act(source.head, source_span, cue, content, told, quoted)
    yield Candidate(act, cue_token, construction, source.how)


def _agent(document: Document, verb: int) -> _Source:
    by = document.child(verb, "agent")
    maker = document.child(by, "pobj") if by is not None else None
    return _Source(maker, maker, "agent" if maker is not None else "none")


def _subject(document: Document, verb: int) -> _Source:
    """Return the speaker: the verb's subject, or that of the verb it is joined or added to."""
    node = verb
    how = "own"
    for _ in range(CLIMB):
        subject = _nominal_subject(document, node)
        if subject is not None:
            return _Source(_antecedent(document, node, subject), subject, how)
        if document.child(node, "auxpass") is not None or document.child(node, "agent") is not None:
            agent = _agent(document, node)
            if agent.head is not None:
                return agent
            passive = document.child(node, "nsubjpass")
            if node != verb and passive is not None:
                return _Source(passive, passive, how + " passive")
            if node == verb:
                return agent
        token = document.tokens[node]
        if token.head == node:
            break
        if token.relation in ("acl", "relcl"):
            nominal = document.tokens[token.head].pos in ("NOUN", "PROPN", "PRON")
            if nominal:
                return _Source(token.head, token.head, f"{how} {token.relation} {token.tag}")
            break
        how = f"{token.relation} {token.tag}" if node == verb else how + "+"
        node = token.head
    return _beside(document, verb)


def _beside(document: Document, verb: int) -> _Source:
    """Return the name or pronoun right before a verb that the parse gives no subject."""
    before = verb - 1
    while before >= 0 and document.tokens[before].relation in ("aux", "neg", "advmod"):
        before -= 1
    if before < 0 or document.tokens[before].pos not in ("PROPN", "PRON", "NOUN"):
        return NOBODY
    return _Source(before, before, "beside")


def _nominal_subject(document: Document, verb: int) -> int | None:
    """Return the subject nearest before the verb, or after it, that is a noun or pronoun."""
    subjects = [
        node
        for node in document.children_by(verb, "nsubj")
        if document.tokens[node].pos not in ("VERB", "AUX", "PUNCT", "ADP")
    ]
    before = [node for node in subjects if node < verb]
    return before[-1] if before else (subjects[0] if subjects else None)


def _antecedent(document: Document, verb: int, subject: int) -> int:
    """Return what a relative pronoun stands for ("which he said", "Lopez, who added")."""
    token = document.tokens[verb]
    if document.words[subject] in RELATIVES and token.relation == "relcl":
        return token.head
    return subject


def _told(document: Document, verb: int) -> int | None:
    """Return the named hearer of "told Reuters", who passes it on."""
    if document.lemmas[verb] != "tell":
        return None
    hearer = document.child(verb, "dobj", "dative")
    if hearer is None or document.tokens[hearer].pos != "PROPN":
        return None
    return hearer


# --- contents -------------------------------------------------------------------------------

_Content = tuple[str, tuple[Span, ...], Span | None]
"""Construction, spans, and the cue when it is longer than the verb."""


def _contents(document: Document, verb: int, source: _Source) -> Iterator[_Content]:
    clauses = tuple(
        sorted(
            trimmed(document, document.subtree(clause))
            for clause in document.children_by(verb, *CONTENT_CLAUSES)
        )
    )
    quotes = _quotations(document, verb)
    relations = "+".join(
        sorted({document.tokens[c].relation for c in document.children_by(verb, *CONTENT_CLAUSES)})
    )
    if clauses:
        yield f"clause {relations}", clauses, None
        loose = tuple(q for q in quotes if not any(q.overlaps(span) for span in clauses))
        if loose:
            yield f"clause+quotes {relations}", tuple(sorted(clauses + loose)), None
    elif quotes:
        yield "quotes", quotes, None
    else:
        yield from _in_next_sentence(document, verb)
    yield from _objects(document, verb)
    yield from _prepositional(document, verb)
    if not clauses:
        inverted = _inverted(document, verb, source.phrase)
        if inverted:
            yield "inverted", inverted, None
        adverbial = document.child(verb, "advcl")
        if adverbial is not None and adverbial > verb:
            yield "advcl", (trimmed(document, document.subtree(adverbial)),), None


def _quotations(document: Document, verb: int) -> tuple[Span, ...]:
    """Return the quotations of the verb's sentence that it does not itself stand in."""
    token = document.tokens[verb]
    sentence = document.sentence_at(Span(token.start, token.end))
    if sentence is None or document.quotation_at(token.start) is not None:
        return ()
    return tuple(
        quotation
        for quotation in document.quotations_in(sentence.span)[:MOST_PARTS]
        if len(quotation.of(document.text).split()) >= MIN_QUOTE_WORDS
    )


def _in_next_sentence(document: Document, verb: int) -> Iterator[_Content]:
    """Yield what the next sentence quotes, or tells after a colon: "She said this in May. “…”"."""
    number = document.sentence_number(document.tokens[verb].start)
    if number is None or number + 1 == len(document.sentences):
        return
    following = document.sentences[number + 1].span
    quotation = document.quotation_at(following.start)
    if document.words[document.sentences[number].last - 1] == ":":
        yield "colon", (quotation or following,), None
    elif quotation is not None and document.quotation_at(document.tokens[verb].start) is None:
        yield "next quotation", (quotation,), None


def _objects(document: Document, verb: int) -> Iterator[_Content]:
    """Yield the object, alone and with all that follows it: "called it a disgrace"."""
    obj = document.child(verb, "dobj")
    if obj is None:
        return
    first, last = document.edges(obj)
    yield "object", (trimmed(document, document.span_of(first, last)),), None
    end = document.edges(verb)[1]
    while end > last and document.words[end] in FULL_STOPS:
        end -= 1
    if first > verb and end > last:
        yield "object+rest", (trimmed(document, document.span_of(first, end)),), None
    noun = document.lemmas[obj]
    for preposition in document.children_by(obj, "prep")[:MOST_PARTS]:
        inner = document.child(preposition, "pobj", "pcomp")
        if inner is not None and noun and preposition > obj:
            span = (trimmed(document, document.subtree(inner)),)
            yield "object of", span, document.span_of(min(verb, first), preposition)


def _prepositional(document: Document, verb: int) -> Iterator[_Content]:
    """Yield the objects of prepositions: "warned of floods", "pointed to a poll"."""
    for preposition in document.children_by(verb, "prep")[:MOST_PARTS]:
        if preposition < verb:
            continue
        inner = document.child(preposition, "pobj", "pcomp")
        if inner is None:
            continue
        near = preposition - document.edges(verb)[0] >= 0 and preposition - verb <= 2
        cue = document.span_of(verb, preposition) if near else None
        span = (trimmed(document, document.subtree(inner)),)
        yield f"prep {document.words[preposition]}", span, cue


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
    first, last = document.tokens_in(Span(start, end))[0], document.tokens_in(Span(start, end))[-1]
    if first == sentence.first:
        return ()
    after = Span(end, end)
    if not _ends_near(document, verb, sentence.last):
        is_inserted = document.words[first - 1] == "," and document.words[last + 1] == ","
        if not is_inserted:
            return ()
        stop = document.tokens[sentence.last - 1]
        after = Span(end, max(end, stop.start if stop.pos == "PUNCT" else stop.end))
    pieces = (trimmed(document, Span(sentence.span.start, start)), trimmed(document, after))
    if sum(len(piece.of(document.text).split()) for piece in pieces) < LEAST_WORDS:
        return ()
    return tuple(piece for piece in pieces if piece.end - piece.start > 2)


def _ends_near(document: Document, verb: int, last: int) -> bool:
    """Say whether the verb with what hangs below it ends its sentence."""
    return last - document.edges(verb)[1] <= 2 and last - verb <= LONGEST_TAIL


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


def _continued(document: Document, end: int) -> Iterator[Span]:
    """Yield the sentences in quotation marks that go on with what was said before `end`."""
    number = document.sentence_number(end - 1)
    for _ in range(MOST_CONTINUED):
        if number is None or number + 1 >= len(document.sentences):
            return
        following = document.sentences[number + 1].span
        quotation = document.quotation_at(following.start)
        if quotation is None or not document.same_paragraph(end, quotation.start):
            return
        last = document.sentence_number(quotation.end - 1)
        if quotation.start < end or last is None:
            return
        if document.sentences[last].span.end - quotation.end > 1:
            return  # the sentence goes on outside the marks: it has a speaker of its own
        yield quotation
        number, end = last, quotation.end


# --- nouns and adjectives -------------------------------------------------------------------


def _of_noun(document: Document, noun: int) -> Iterator[Candidate]:
    """Yield "reports that …", "his plan to …", "criticism of …", "his view is that …"."""
    sources = list(_owners(document, noun))
    token = document.tokens[noun]
    cue = Span(token.start, token.end)
    contents: list[_Content] = []
    clause = document.child(noun, "acl", "ccomp", "relcl")
    if clause is not None and clause > noun:
        opening = document.words[document.edges(clause)[0]]
        contents.append(
            (f"noun clause {opening}", (trimmed(document, document.subtree(clause)),), None)
        )
    for preposition in document.children_by(noun, "prep")[:MOST_PARTS]:
        inner = document.child(preposition, "pobj", "pcomp")
        if inner is not None and preposition > noun:
            span = (trimmed(document, document.subtree(inner)),)
            longer = document.span_of(noun, preposition)
            contents.append((f"noun prep {document.words[preposition]}", span, longer))
    head = token.head
    if token.relation == "nsubj" and document.lemmas[head] == "be" and head > noun:
        complement = document.child(head, "ccomp", "attr", "xcomp")
        if complement is not None and complement > head:
            span = (trimmed(document, document.subtree(complement)),)
            contents.append(("noun copula", span, None))
    for construction, content, longer_cue in contents:
        for source in sources:
            yield from _made(document, noun, (source, longer_cue or cue, construction, content))


def _owners(document: Document, noun: int) -> Iterator[_Source]:
    """Yield who may be behind a noun that carries a claim; nobody is always one possibility."""
    for node in document.children_by(noun, "poss", "compound", "amod")[:MOST_PARTS]:
        if document.tokens[node].pos in ("NOUN", "PROPN", "PRON"):
            yield _Source(node, node, document.tokens[node].relation)
    for preposition in document.children_by(noun, "prep")[:MOST_PARTS]:
        if document.words[preposition] in ("by", "from", "of", "among", "in"):
            maker = document.child(preposition, "pobj")
            if maker is not None:
                yield _Source(maker, maker, document.words[preposition])
    token = document.tokens[noun]
    if token.relation in ("dobj", "attr") and token.head != noun:
        subject = _subject(document, token.head)
        if subject.head is not None:
            yield _Source(subject.head, subject.phrase, "subject")
    yield NOBODY


def _of_adjective(document: Document, adjective: int) -> Iterator[Candidate]:
    """Yield "is sure that …", "was ready to …", "is concerned about …"."""
    token = document.tokens[adjective]
    head = token.head
    if token.relation != "acomp" or document.tokens[head].pos not in ("AUX", "VERB"):
        return
    source = _subject(document, head)
    first = min([head, *document.children_by(head, "aux", "neg")])
    cue = document.span_of(min(first, adjective), adjective)
    clause = document.child(adjective, "ccomp", "xcomp") or document.child(head, "ccomp", "xcomp")
    if clause is not None and clause > adjective:
        span = (trimmed(document, document.subtree(clause)),)
        yield from _made(document, adjective, (source, cue, "adjective clause", span))
    for preposition in document.children_by(adjective, "prep")[:MOST_PARTS]:
        inner = document.child(preposition, "pobj", "pcomp")
        if inner is not None and preposition > adjective:
            span = (trimmed(document, document.subtree(inner)),)
            longer = document.span_of(min(first, adjective), preposition)
            parts = (source, longer, f"adjective prep {document.words[preposition]}", span)
            yield from _made(document, adjective, parts)
