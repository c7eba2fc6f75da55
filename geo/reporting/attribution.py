"""Acts of saying: who said it (source), by which word (cue), and what was said (content).

Rules over the dependency tree and the quotation marks, after the scheme of
PolNeAR (Newell, Margolin, Ruths 2018). Four patterns: a verb with a content
clause or a quotation beside it, "according to", a noun that carries a claim
("reports that …"), and a quoted sentence that goes on with the last speaker.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from geo.model import Span
from geo.reporting.document import Document
from geo.reporting.lexicon import cue_lexicon

CONTENT_CLAUSES = ("ccomp", "xcomp", "parataxis")
MIN_QUOTE_WORDS = 4
"""Fewest words of a quotation that can stand alone as something said; shorter ones are scare quotes
or names. A judgement."""


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


def find_acts(document: Document) -> list[Act]:
    """Return the acts of saying in `document`, in the order of their cues."""
    acts: list[Act] = []
    for index in range(len(document.tokens)):
        act = _act_at(document, index)
        if act is not None and act.content:
            acts.append(act)
    return _with_continued_quotations(document, _without_edge_sources(acts))


def _act_at(document: Document, index: int) -> Act | None:
    cues = cue_lexicon()
    lemma, token = document.lemmas[index], document.tokens[index]
    if document.words[index] == "according":
        return _according(document, index)
    if token.pos in ("VERB", "AUX"):
        if lemma == "cite":
            return _citing(document, index)
        if lemma in cues.saying:
            return _said(document, index, may_quote=True)
        if lemma in cues.judging:
            return _said(document, index, may_quote=False)
    elif token.pos == "NOUN" and lemma in cues.nouns:
        return _claimed(document, index)
    return None


# --- verbs ----------------------------------------------------------------------------------


def _said(document: Document, verb: int, may_quote: bool) -> Act | None:
    """Return the act of a verb of saying, or None when it has no source or no content."""
    source = _subject(document, verb)
    cue = _cue_span(document, verb)
    content = _clause_content(document, verb)
    if not content and may_quote:
        content = _quoted_content(document, verb)
    if not content and document.lemmas[verb] in cue_lexicon().takes_object:
        content = _object_content(document, verb)
    if not content and may_quote:
        content = _inverted_content(document, verb, source)
    if not content or (source is None and document.child(verb, "nsubj") is None):
        return None
    source_span = (_phrase(document, source),) if source is not None else ()
    content = _widened_to_quotes(document, _without(content, (*source_span, cue)), cue)
    quoted = any(document.quotation_at(span.start) is not None for span in content)
    return Act(source, source_span, cue, content, _told(document, verb), quoted)


def _subject(document: Document, verb: int) -> int | None:
    """Return the speaker: the verb's subject, or that of the verb it is joined or added to."""
    judges = document.lemmas[verb] not in cue_lexicon().saying
    node = verb
    for _ in range(3):
        subject = _nominal_subject(document, node)
        if subject is None and document.child(node, "auxpass") is not None:
            agent = document.child(node, "agent")
            return document.child(agent, "pobj") if agent is not None else None
        if subject is not None:
            return _antecedent(document, node, subject)
        token = document.tokens[node]
        if judges and token.relation not in ("conj", "xcomp"):
            return None
        if token.relation in ("acl", "relcl"):
            nominal = document.tokens[token.head].pos in ("NOUN", "PROPN")
            return token.head if nominal and token.tag == "VBG" else None
        if (
            token.relation not in ("conj", "advcl", "xcomp", "pcomp", "ccomp", "prep")
            or token.head == node
        ):
            return None
        if token.relation == "ccomp" and token.tag != "VBG":
            return None
        node = token.head
    return None


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
    if document.words[subject] in ("who", "which", "that") and token.relation == "relcl":
        return token.head
    return subject


def _cue_span(document: Document, verb: int) -> Span:
    """Return the verb with its auxiliaries, negation and particle, where they stand together."""
    first = last = verb
    parts = set(document.children_by(verb, "aux", "auxpass", "neg", "prt"))
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts:
        last += 1
    return document.span_of(first, last)


def _clause_content(document: Document, verb: int) -> tuple[Span, ...]:
    """Return the content clauses of a verb."""
    spans = []
    for clause in document.children_by(verb, *CONTENT_CLAUSES):
        if document.tokens[clause].relation == "xcomp" and document.lemmas[verb] in ("tell", "see"):
            continue
        spans.append(_trimmed(document, document.subtree(clause)))
    return tuple(sorted(spans))


def _quoted_content(document: Document, verb: int) -> tuple[Span, ...]:
    """Return the quotations of the verb's sentence that it does not itself stand in."""
    token = document.tokens[verb]
    sentence = document.sentence_at(Span(token.start, token.end))
    if sentence is None or document.quotation_at(token.start) is not None:
        return ()
    return tuple(
        quotation
        for quotation in document.quotations_in(sentence.span)
        if len(quotation.of(document.text).split()) >= MIN_QUOTE_WORDS
    )


def _object_content(document: Document, verb: int) -> tuple[Span, ...]:
    """Return the noun object of a verb as content: "denied the attack", "warned of floods"."""
    obj = document.child(verb, "dobj")
    if obj is not None and document.tokens[obj].pos in ("NOUN", "PROPN"):
        return (_trimmed(document, document.subtree(obj)),)
    for preposition in document.children_by(verb, "prep"):
        if document.words[preposition] in ("of", "about", "against", "for"):
            return (_trimmed(document, document.subtree(preposition)),)
    return ()


def _inverted_content(document: Document, verb: int, source: int | None) -> tuple[Span, ...]:
    """Return the rest of the sentence when "X said" hangs inside it: "…, X said." misread."""
    token = document.tokens[verb]
    if source is None or token.relation not in (
        "parataxis",
        "ccomp",
        "conj",
        "relcl",
        "advcl",
        "dep",
    ):
        return ()
    sentence = document.sentence_at(Span(token.start, token.end))
    if sentence is None or not _ends_near(document, verb, sentence.last):
        return ()
    start = document.tokens[sentence.first].start
    end = min(document.subtree(source).start, token.start)
    before = Span(start, max(start, end))
    return (_trimmed(document, before),) if len(before.of(document.text).split()) > 2 else ()


def _ends_near(document: Document, verb: int, last: int) -> bool:
    """Say whether the verb with what hangs below it ends its sentence."""
    return last - document.edges(verb)[1] <= 2 and last - verb <= 8


def _told(document: Document, verb: int) -> int | None:
    """Return the named hearer of "told Reuters", who passes it on."""
    if document.lemmas[verb] != "tell":
        return None
    hearer = document.child(verb, "dobj", "dative")
    if hearer is None or document.tokens[hearer].pos != "PROPN":
        return None
    return hearer


# --- "according to", citing, nouns ----------------------------------------------------------


def _according(document: Document, index: int) -> Act | None:
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
        source=(_phrase(document, source),),
        cue=document.span_of(index, to),
        content=tuple(_trimmed(document, part) for part in _without((scope,), (phrase,))),
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
    return None if clause is None else _trimmed(document, document.subtree(clause))


def _without_edge_sources(acts: list[Act]) -> list[Act]:
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
        kept.append(replace(act, content=_without(act.content, tuple(near))) if near else act)
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


def _citing(document: Document, verb: int) -> Act | None:
    """Return the act of "X said, citing Y, that …": Y says what X's clause tells."""
    source = document.child(verb, "dobj")
    head = document.tokens[verb].head
    if source is None or head == verb:
        return None
    clause = (
        document.child(head, "ccomp") if document.lemmas[head] in cue_lexicon().saying else head
    )
    if clause is None:
        return None
    phrase = document.subtree(verb)
    content = _without((_trimmed(document, document.subtree(clause)),), (phrase,))
    return Act(
        source_head=_relayed_source(document, source),
        source=(_phrase(document, source),),
        cue=document.span_of(verb, verb),
        content=content,
        cited_by=_cue_span(document, _saying_above(document, verb) or head),
    )


def _saying_above(document: Document, index: int) -> int | None:
    """Return the nearest verb of saying above a token, or None."""
    for node in document.ancestors(index):
        if document.tokens[node].pos == "VERB" and document.lemmas[node] in cue_lexicon().saying:
            return node
    return None


def _claimed(document: Document, noun: int) -> Act | None:
    """Return the act of a noun that carries a claim: "reports that …", "his belief that …"."""
    clause = document.child(noun, "acl", "ccomp", "relcl")
    if clause is None or not _opens_with_that(document, clause):
        return None
    source = document.child(noun, "poss", "compound", "amod")
    by = next(
        (
            node
            for node in document.children_by(noun, "prep")
            if document.words[node] in ("by", "from")
        ),
        None,
    )
    maker = document.child(by, "pobj") if by is not None else None
    head = maker if maker is not None else source
    if head is not None and document.tokens[head].pos not in ("NOUN", "PROPN", "PRON"):
        head = None
    spans = (_phrase(document, head),) if head is not None else ()
    token = document.tokens[noun]
    content = (_trimmed(document, document.subtree(clause)),)
    return Act(head, spans, Span(token.start, token.end), content)


def _opens_with_that(document: Document, clause: int) -> bool:
    return any(
        document.words[mark] == "that" and document.tokens[mark].relation == "mark"
        for mark in document.children[clause]
    )


# --- quotations without a verb ----------------------------------------------------------------


def _with_continued_quotations(document: Document, acts: list[Act]) -> list[Act]:
    """Return the acts, each with the quoted sentences that go on with it in the same paragraph."""
    covered = sorted(span for act in acts for span in act.content)
    acts = sorted(acts, key=lambda act: act.cue)
    speaking = [number for number, act in enumerate(acts) if act.quoted and act.source]
    position = 0
    before: int | None = None
    for quotation in document.quotations:
        while position < len(speaking) and acts[speaking[position]].cue.start < quotation.start:
            before = speaking[position]
            position += 1
        if before is None or _touches(covered, quotation):
            continue
        act = acts[before]
        if document.same_paragraph(act.cue.start, quotation.start) and _is_speech(
            document, quotation
        ):
            acts[before] = replace(act, content=(*act.content, quotation))
    return acts


def _touches(spans: list[Span], wanted: Span) -> bool:
    """Say whether one of the sorted `spans` shares a character with `wanted`."""
    position = bisect_left(spans, wanted)
    near = spans[max(0, position - 3) : position + 2]
    return any(span.overlaps(wanted) for span in near)


def _is_speech(document: Document, quotation: Span) -> bool:
    """Say whether a quotation is long enough and makes up its sentence, not a phrase in one."""
    if len(quotation.of(document.text).split()) < MIN_QUOTE_WORDS:
        return False
    sentence = document.sentence_at(quotation)
    if sentence is None:
        return True
    return quotation.start - sentence.span.start <= 1


# --- spans ------------------------------------------------------------------------------------


def _phrase(document: Document, head: int) -> Span:
    """Return a source phrase without relative clauses and trailing punctuation."""
    first, last = document.edges(head)
    for child in document.children[head]:
        first_below = document.edges(child)[0]
        relation = document.tokens[child].relation
        after_comma = (
            relation == "prep" and first_below > 0 and document.words[first_below - 1] == ","
        )
        if child > head and (relation in ("relcl", "advcl", "parataxis") or after_comma):
            last = min(last, first_below - 1)
    first, last = min(first, head), max(last, head)
    return _trimmed(document, document.span_of(first, last))


def _trimmed(document: Document, span: Span) -> Span:
    """Return `span` without white space, commas and dashes at its ends."""
    start, end = span.start, span.end
    edge = " \t\n\r,;:–—-"
    while start < end and document.text[start] in edge:
        start += 1
    while end > start and document.text[end - 1] in edge:
        end -= 1
    return Span(start, end)


def _without(spans: tuple[Span, ...], holes: tuple[Span, ...]) -> tuple[Span, ...]:
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


def _widened_to_quotes(document: Document, spans: tuple[Span, ...], cue: Span) -> tuple[Span, ...]:
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
