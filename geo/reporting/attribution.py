"""Acts of saying: who said it (source), by which word (cue), and what was said (content).

Rules over the dependency tree and the quotation marks, after the scheme of
PolNeAR (Newell, Margolin, Ruths 2018). Four patterns: a verb with a content
clause or a quotation beside it, "according to", a noun that carries a claim
("reports that …"), and a quoted sentence that goes on with the last speaker.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from geo.model import Span
from geo.reporting.document import Document
from geo.reporting.hearsay import Act, according, citing, claimed, without_edge_sources
from geo.reporting.lexicon import cue_lexicon
from geo.reporting.spans import cue_span, source_phrase, trimmed, widened_to_quotes, without

CONTENT_CLAUSES = ("ccomp", "xcomp", "parataxis")
MIN_QUOTE_WORDS = 4
"""Fewest words of a quotation that can stand alone as something said; shorter ones are scare quotes
or names. A judgement."""


def find_acts(document: Document) -> list[Act]:
    """Return the acts of saying in `document`, in the order of their cues."""
    acts: list[Act] = []
    for index in range(len(document.tokens)):
        act = _act_at(document, index)
        if act is not None and act.content:
            acts.append(act)
    return _with_continued_quotations(document, without_edge_sources(acts))


def _act_at(document: Document, index: int) -> Act | None:
    cues = cue_lexicon()
    lemma, token = document.lemmas[index], document.tokens[index]
    if document.words[index] == "according":
        return according(document, index)
    if token.pos in ("VERB", "AUX"):
        if lemma == "cite":
            return citing(document, index)
        if lemma in cues.saying:
            return _said(document, index, may_quote=True)
        if lemma in cues.judging:
            return _said(document, index, may_quote=False)
    elif token.pos == "NOUN" and lemma in cues.nouns:
        return claimed(document, index)
    return None


# --- verbs ----------------------------------------------------------------------------------


def _said(document: Document, verb: int, may_quote: bool) -> Act | None:
    """Return the act of a verb of saying, or None when it has no source or no content."""
    source = _subject(document, verb)
    cue = cue_span(document, verb)
    content = _clause_content(document, verb)
    if not content and may_quote:
        content = _quoted_content(document, verb)
    if not content and document.lemmas[verb] in cue_lexicon().takes_object:
        content = _object_content(document, verb)
    if not content and may_quote:
        content = _inverted_content(document, verb, source)
    if not content or (source is None and document.child(verb, "nsubj") is None):
        return None
    source_span = (source_phrase(document, source),) if source is not None else ()
    content = widened_to_quotes(document, without(content, (*source_span, cue)), cue)
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


def _clause_content(document: Document, verb: int) -> tuple[Span, ...]:
    """Return the content clauses of a verb."""
    spans = []
    for clause in document.children_by(verb, *CONTENT_CLAUSES):
        if document.tokens[clause].relation == "xcomp" and document.lemmas[verb] in ("tell", "see"):
            continue
        spans.append(trimmed(document, document.subtree(clause)))
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
        return (trimmed(document, document.subtree(obj)),)
    for preposition in document.children_by(verb, "prep"):
        if document.words[preposition] in ("of", "about", "against", "for"):
            return (trimmed(document, document.subtree(preposition)),)
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
    return (trimmed(document, before),) if len(before.of(document.text).split()) > 2 else ()


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
