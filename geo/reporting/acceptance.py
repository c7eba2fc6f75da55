"""Which candidates are acts of saying: for each cue the likeliest of them, or none.

The weights are fitted to PolNeAR by `geo.evaluate.train_attribution`; the card beside
them says on what and how well. A candidate's score is the sum of its features' weights;
the best one of a cue is kept when its score reaches the threshold of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from geo.reporting.candidates import Candidate, candidates_at
from geo.reporting.document import Document
from geo.reporting.features import (
    features_of_construction,
    features_of_content,
    features_of_cue,
    features_of_source,
)
from geo.reporting.lexicon import cue_lexicon
from geo.reporting.logistic import MODEL_FOLDER, Logistic, load_logistic

MODEL_PATH = MODEL_FOLDER / "attribution.json"

LEAST_SAID = -2.5
"""Score from which a plain act of a verb of saying is kept. A claim that loses its claimant is
worse than an attribution too many; it costs 0.2 points of F1 on the odd articles of PolNeAR."""


TOLD = frozenset({"inverted clause", "clause ccomp"})
"""Constructions in which a verb of telling has what is told as its clause."""

TELLING = frozenset({"say", "tell", "report", "claim", "announce", "confirm", "warn"})
"""Verbs that hardly do anything but tell what somebody said."""


@lru_cache(maxsize=1)
def acceptance_weights() -> Logistic:
    """Return the weights that ship. Raises DataError when they cannot be read."""
    return load_logistic(MODEL_PATH)


def best_candidate(document: Document, index: int, weights: Logistic) -> Candidate | None:
    """Return the most likely act of saying whose cue is the token at `index`, or None."""
    if cue_word(document, index) not in weights.words:
        return None
    return best_of(document, candidates_at(document, index), weights)


def best_of(document: Document, candidates: list[Candidate], weights: Logistic) -> Candidate | None:
    """Return the most likely one of the candidates of one cue, or None when none is likely."""
    if not candidates:
        return None
    scoring = _Scoring(document, candidates[0].cue_token, weights)
    scores = [scoring.score(candidate) for candidate in candidates]
    highest = max(scores)
    best = candidates[scores.index(highest)]
    if highest >= weights.least_score or _is_told_in_quotation(document, best):
        return best
    return best if highest >= LEAST_SAID and _is_plainly_said(document, best) else None


class _Scoring:
    """Scores the candidates of one cue; what they share is looked at once."""

    def __init__(self, document: Document, cue: int, weights: Logistic) -> None:
        self._document = document
        self._weights = weights
        self._known: dict[object, float] = {}
        self._cue = weights.score(set(features_of_cue(document, cue)))

    def score(self, candidate: Candidate) -> float:
        """Return the score of a candidate, bias included."""
        act, construction = candidate.act, candidate.construction
        kind = construction.partition(" ")[0]
        return (
            self._cue
            + self._once(construction, features_of_construction, candidate)
            + self._once((kind, act.content, act.cue), features_of_content, candidate)
            + self._once((kind, act.source, candidate.found_source), features_of_source, candidate)
        )

    def _once(
        self,
        key: object,
        features: Callable[[Document, Candidate], Iterator[str]],
        candidate: Candidate,
    ) -> float:
        if key not in self._known:
            names = set(features(self._document, candidate))
            self._known[key] = self._weights.sum_of(names)
        return self._known[key]


def _is_plainly_said(document: Document, candidate: Candidate) -> bool:
    """Say whether a verb of saying has its content where it usually stands.

    "…, the ministry said on Monday", "the ministry said that …", "Lima denied the attack".
    """
    cues, lemma = cue_lexicon(), document.lemmas[candidate.cue_token]
    if document.tokens[candidate.cue_token].pos != "VERB" or lemma not in cues.saying:
        return False
    is_object = candidate.construction.startswith("object") and lemma in cues.takes_object
    is_told = candidate.construction in TOLD and lemma in TELLING and bool(candidate.act.source)
    return is_object or is_told or candidate.construction == "inverted"


def _is_told_in_quotation(document: Document, candidate: Candidate) -> bool:
    """Say whether a quoted speaker tells what another, named one said.

    PolNeAR's annotators seldom mark these, so that the weights speak against them; the chain
    of sources needs them. They cost .2 points of F1 there.
    """
    act = candidate.act
    return (
        document.lemmas[candidate.cue_token] in TELLING
        and document.quotation_at(act.cue.start) is not None
        and candidate.construction.startswith("clause")
        and candidate.found_source == "own"
        and act.source_head is not None
        and document.tokens[act.source_head].pos != "PRON"
    )


def cue_word(document: Document, index: int) -> str:
    """Return lemma and part of speech of a token, as `Logistic.words` lists them."""
    return f"{document.lemmas[index]} {document.tokens[index].pos}"
