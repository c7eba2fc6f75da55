"""What speaks for and against a candidate act of saying: features by name.

They come in four parts (the cue alone, the cue in a construction, content, source), so
that what candidates of one cue share is looked at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from geo.reporting.candidates import Candidate
from geo.reporting.contents import MOST_PARTS
from geo.reporting.document import Document
from geo.reporting.lexicon import cue_lexicon

LENGTHS = (1, 2, 3, 5, 8, 13, 21, 40)
"""Upper bounds of the classes of length, in words."""

FIRST_PERSON = frozenset({"i", "we"})
PRONOUNS = frozenset({"he", "she", "they", "it", "you", "who", "that", "which", "this", "what"})
FUNCTION = frozenset({"aux", "auxpass", "neg", "mark", "advmod", "prt"})
"""Relations whose very word matters."""

REACH = 5
"""Words above a cue among which a verb of saying is looked for."""

OPENING = frozenset("\"“”'`‘")


def features_of(document: Document, candidate: Candidate) -> Iterator[str]:
    """Yield the names of all features of a candidate; some may come twice."""
    yield from features_of_cue(document, candidate.cue_token)
    yield from features_of_construction(document, candidate)
    yield from features_of_content(document, candidate)
    yield from features_of_source(document, candidate)


def features_of_cue(document: Document, index: int) -> Iterator[str]:
    """Yield what is known of the cue whatever it tells, and whoever says it."""
    lemma, token = document.lemmas[index], document.tokens[index]
    yield f"lemma {lemma} {token.pos}"
    yield f"lemma {lemma} {token.tag}"
    yield f"tag {token.tag}"
    yield f"relation {token.relation}"
    yield from _beside(document, index)
    for child in document.children[index][:MOST_PARTS]:
        relation = document.tokens[child].relation
        if relation in FUNCTION:
            yield f"{relation} {document.lemmas[child]}"
            if relation in ("aux", "auxpass", "neg", "prt"):
                yield f"{relation} {document.lemmas[child]} {lemma}"
        elif relation in ("dobj", "prep", "attr"):
            yield f"{relation} {document.lemmas[child]}"
            yield f"{relation} {document.lemmas[child]} {lemma}"
    yield from _surroundings(document, index)


def _beside(document: Document, index: int) -> Iterator[str]:
    """Yield the words before and after the cue, alone and with it."""
    lemma = document.lemmas[index]
    if index + 1 < len(document.words):
        yield f"next {document.words[index + 1]}"
        yield f"next {document.words[index + 1]} {lemma}"
    if index > 0:
        yield f"before {document.words[index - 1]}"
        yield f"before {document.words[index - 1]} {lemma}"


def _surroundings(document: Document, index: int) -> Iterator[str]:
    """Yield what stands above the cue and around it."""
    lemma, token = document.lemmas[index], document.tokens[index]
    if document.quotation_at(token.start) is not None:
        yield "in quotation"
        yield f"in quotation {lemma}"
    head = token.head
    if head != index:
        yield f"under {document.lemmas[head]}"
        yield f"under {document.lemmas[head]} {token.relation}"
        yield f"under {token.relation} {document.tokens[head].pos}"
        if token.pos != "VERB":
            yield f"under {document.lemmas[head]} {lemma}"
    else:
        yield "is root"
    saying = cue_lexicon().saying
    above = (document.lemmas[node] for node in islice(document.ancestors(index), REACH))
    yield f"told within saying {any(one in saying for one in above)}"
    if document.is_headline(index):
        yield "headline"


def features_of_construction(document: Document, candidate: Candidate) -> Iterator[str]:
    """Yield what is known of the cue in the construction that found its content."""
    index, construction = candidate.cue_token, candidate.construction
    lemma, token = document.lemmas[index], document.tokens[index]
    kind = _kind(candidate)
    yield f"construction {construction}"
    yield f"lemma {lemma} {token.pos} {kind}"
    yield f"lemma {lemma} {token.pos} {construction}"
    yield f"known {_known(lemma, token.pos)} {kind}"
    yield f"tag {token.tag} {kind}"
    quoted = document.quotation_at(token.start) is not None
    yield f"cue in quotation {quoted} {kind}"
    for child in document.children[index][:MOST_PARTS]:
        relation = document.tokens[child].relation
        if relation not in FUNCTION:
            yield f"has {relation} {kind}"


def _kind(candidate: Candidate) -> str:
    return candidate.construction.partition(" ")[0]


def _known(lemma: str, pos: str) -> str:
    cues = cue_lexicon()
    if pos in ("NOUN", "PROPN"):
        return "noun" if lemma in cues.nouns else "other noun"
    lists = (("saying", cues.saying), ("judging", cues.judging), ("object", cues.takes_object))
    return " ".join(name for name, words in lists if lemma in words) or "other"


def features_of_content(document: Document, candidate: Candidate) -> Iterator[str]:
    """Yield what is known of the content, in its construction."""
    content, kind = candidate.act.content, _kind(candidate)
    count = sum(len(document.tokens_in(span)) for span in content)
    yield f"length {_size(count)} {kind}"
    yield f"pieces {min(3, len(content))} {kind}"
    yield f"quoted {candidate.act.quoted} {kind}"
    side = "before" if content[0].end <= candidate.act.cue.start else "after"
    yield f"side {side} {kind}"
    if any(document.text[span.start : span.start + 1] in OPENING for span in content):
        yield f"opens quotation {kind}"
    words = document.tokens_in(content[0])
    head = document.head_of(content[0])
    if not words or head is None:
        return
    yield f"content tag {document.tokens[words[0]].tag} {kind}"
    yield f"content word {document.words[words[0]]}"
    yield f"content head {document.tokens[head].tag} {kind}"
    yield f"content lemma {document.lemmas[head]}"
    yield f"content lemma {document.lemmas[head]} {kind}"
    cue = document.lemmas[candidate.cue_token]
    yield f"content lemma {document.lemmas[head]} for {cue}"
    yield f"content tag {document.tokens[words[0]].tag} for {cue}"
    has_subject = document.child(head, "nsubj", "nsubjpass") is not None
    yield f"content subject {has_subject} {kind}"


def features_of_source(document: Document, candidate: Candidate) -> Iterator[str]:
    """Yield what is known of the source, in the content's construction."""
    index, cue = candidate.act.source_head, candidate.cue_token
    kind, how = _kind(candidate), candidate.found_source
    lemma = f"{document.lemmas[cue]} {document.tokens[cue].pos}"
    source = _source_kind(document, candidate)
    yield f"source {source}"
    yield f"source {source} {kind}"
    yield f"source {source} {document.tokens[cue].tag}"
    yield f"found {how}"
    yield f"found {how} {kind}"
    yield f"found {how} {source}"
    yield f"source {source} for {lemma}"
    yield f"found {how} for {lemma}"
    if document.quotation_at(candidate.act.cue.start) is not None:
        yield f"in quotation {source} {kind}"
    if index is None:
        return
    tag = document.tokens[index].tag
    yield f"source lemma {document.lemmas[index]}"
    yield f"source lemma {document.lemmas[index]} {kind}"
    yield f"source tag {tag} {kind}"
    span = candidate.act.source[0]
    yield f"source length {_size(len(document.tokens_in(span)))} {kind}"
    if document.quotation_at(span.start) is not None:
        yield f"source in quotation {kind}"
    side = "before" if span.start < candidate.act.cue.start else "after"
    yield f"source {side} {kind}"
    yield f"source {side} away {_size(abs(index - cue))}"
    if document.is_headline(index):
        yield f"headline {kind}"


def _source_kind(document: Document, candidate: Candidate) -> str:
    """Return the pronoun, or what kind of noun the source is."""
    index = candidate.act.source_head
    if index is None or not candidate.act.source:
        return "none"
    words = document.tokens_in(candidate.act.source[0])
    word = document.words[words[0]] if len(words) == 1 else ""
    if word in FIRST_PERSON:
        return "first person"
    if word in PRONOUNS:
        return word
    if document.tokens[index].pos == "NOUN":
        return "person" if document.lemmas[index] in cue_lexicon().persons else "noun"
    return document.tokens[index].pos


def _size(count: int) -> str:
    return next((str(limit) for limit in LENGTHS if count <= limit), "more")
