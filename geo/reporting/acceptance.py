"""Which candidates are acts of saying: a logistic regression over words and constructions.

The weights are fitted to PolNeAR by `geo.evaluate.train_attribution`; the card beside
them says on what and how well. A candidate's score is the sum of its features' weights;
the best one of a cue is kept when its probability reaches the threshold of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from geo.reporting.candidates import MOST_PARTS, Candidate, candidates_at
from geo.reporting.document import Document
from geo.reporting.lexicon import cue_lexicon
from geo.reporting.logistic import MODEL_FOLDER, Logistic, load_logistic

MODEL_PATH = MODEL_FOLDER / "attribution.json"

LEAST_SAID = -2.5
"""Log-odds from which a plain act of a verb of saying is kept. A claim that loses its claimant is
worse than an attribution too many; it costs 0.2 points of F1 on the odd articles of PolNeAR."""

LENGTHS = (1, 2, 3, 5, 8, 13, 21, 40)
"""Upper bounds of the classes of content length, in words."""

FIRST_PERSON = frozenset({"i", "we"})
PRONOUNS = frozenset({"he", "she", "they", "it", "you", "who", "that", "which", "this", "what"})


@lru_cache(maxsize=1)
def acceptance_weights() -> Logistic:
    """Return the weights that ship. Raises DataError when they cannot be read."""
    return load_logistic(MODEL_PATH)


def best_candidate(document: Document, index: int, weights: Logistic) -> Candidate | None:
    """Return the most likely act of saying whose cue is the token at `index`, or None."""
    if cue_word(document, index) not in weights.words:
        return None
    best, highest = None, LEAST_SAID
    for candidate in candidates_at(document, index):
        score = weights.score(set(features_of(document, candidate)))
        if score >= highest:
            best, highest = candidate, score
    if best is None or highest >= weights.least_score or _is_plainly_said(document, best):
        return best
    return None


def _is_plainly_said(document: Document, candidate: Candidate) -> bool:
    """Say whether a verb of saying has its content where it usually stands.

    "…, the ministry said on Monday", "Lima denied the attack".
    """
    cues, lemma = cue_lexicon(), document.lemmas[candidate.cue_token]
    if document.tokens[candidate.cue_token].pos != "VERB" or lemma not in cues.saying:
        return False
    is_object = candidate.construction.startswith("object") and lemma in cues.takes_object
    return is_object or candidate.construction == "inverted"


def cue_word(document: Document, index: int) -> str:
    """Return lemma and part of speech of a token, as `Logistic.words` lists them."""
    return f"{document.lemmas[index]} {document.tokens[index].pos}"


def features_of(document: Document, candidate: Candidate) -> Iterator[str]:
    """Yield the names of the features that `candidate` has, each once."""
    lemma = document.lemmas[candidate.cue_token]
    token = document.tokens[candidate.cue_token]
    construction = candidate.construction
    kind = construction.split(" ")[0]
    source = _source_kind(document, candidate)
    yield f"lemma {lemma} {token.pos}"
    yield f"lemma {lemma} {token.pos} {kind}"
    yield f"lemma {lemma} {token.pos} {construction}"
    yield f"lemma {lemma} {token.pos} source {source}"
    yield f"lemma {lemma} {token.pos} found {candidate.found_source}"
    yield f"lemma {lemma} {token.tag}"
    yield f"construction {construction}"
    yield f"source {source}"
    yield f"source {source} {kind}"
    yield f"found {candidate.found_source}"
    yield f"found {candidate.found_source} {kind}"
    yield f"known {_known(lemma, token.pos)} {kind}"
    yield f"tag {token.tag}"
    yield f"tag {token.tag} {kind}"
    yield f"relation {token.relation}"
    yield from _of_cue(document, candidate, kind)
    yield from _of_content(document, candidate, kind)
    yield from _of_source(document, candidate, kind)


def _known(lemma: str, pos: str) -> str:
    cues = cue_lexicon()
    if pos in ("NOUN", "PROPN"):
        return "noun" if lemma in cues.nouns else "other noun"
    names = [name for name in ("saying", "judging", "takes_object") if lemma in getattr(cues, name)]
    return " ".join(names) or "other"


def _source_kind(document: Document, candidate: Candidate) -> str:
    if not candidate.act.source:
        return "none"
    head = document.tokens_in(candidate.act.source[0])
    words = [document.words[i] for i in head]
    if len(words) == 1 and words[0] in FIRST_PERSON:
        return "first person"
    if len(words) == 1 and words[0] in PRONOUNS:
        return words[0]
    index = candidate.act.source_head
    if index is None:
        return "none"
    if document.tokens[index].pos == "NOUN":
        return "person" if document.lemmas[index] in cue_lexicon().persons else "noun"
    return document.tokens[index].pos


def _of_cue(document: Document, candidate: Candidate, kind: str) -> Iterator[str]:
    index = candidate.cue_token
    for child in document.children[index][:MOST_PARTS]:
        relation = document.tokens[child].relation
        if relation in ("aux", "auxpass", "neg", "mark", "advmod", "prt"):
            yield f"{relation} {document.lemmas[child]}"
        else:
            yield f"has {relation} {kind}"
    quoted = document.quotation_at(candidate.act.cue.start) is not None
    yield f"cue in quotation {quoted}"
    if quoted:
        yield f"in quotation {_source_kind(document, candidate)}"
        yield f"in quotation {kind}"
        yield f"in quotation {document.lemmas[index]}"
    head = document.tokens[index].head
    if head != index:
        yield f"under {document.lemmas[head]}"
        yield f"under {document.tokens[index].relation} {document.tokens[head].pos}"
    else:
        yield "is root"
    if document.is_headline(index):
        yield "headline"


def _of_content(document: Document, candidate: Candidate, kind: str) -> Iterator[str]:
    content = candidate.act.content
    words = document.tokens_in(content[0])
    count = sum(len(document.tokens_in(span)) for span in content)
    size = next((limit for limit in LENGTHS if count <= limit), "more")
    yield f"length {size} {kind}"
    yield f"pieces {min(3, len(content))} {kind}"
    yield f"quoted {candidate.act.quoted} {kind}"
    side = "before" if content[0].end <= candidate.act.cue.start else "after"
    yield f"side {side} {kind}"
    if words:
        yield f"content tag {document.tokens[words[0]].tag} {kind}"
        yield f"content word {document.words[words[0]]}"
        head = document.head_of(content[0])
        if head is not None:
            yield f"content head {document.tokens[head].tag} {kind}"
            yield f"content lemma {document.lemmas[head]}"
            has_subject = document.child(head, "nsubj", "nsubjpass") is not None
            yield f"content subject {has_subject} {kind}"
        for span in content:
            if document.text[span.start : span.start + 1] in "\"“”'`":
                yield f"opens quotation {kind}"
                break


def _of_source(document: Document, candidate: Candidate, kind: str) -> Iterator[str]:
    index = candidate.act.source_head
    if index is None:
        return
    yield f"source lemma {document.lemmas[index]}"
    yield f"source tag {document.tokens[index].tag} {kind}"
    span = candidate.act.source[0]
    words = len(document.tokens_in(span))
    yield f"source length {next((limit for limit in LENGTHS if words <= limit), 'more')}"
    if document.quotation_at(span.start) is not None:
        yield "source in quotation"
    side = "before" if span.start < candidate.act.cue.start else "after"
    yield f"source {side} {kind}"
    if document.is_headline(index):
        yield f"headline {kind}"
