"""Fits the weights by which acts of saying are told, and writes them with their card.

    python -m geo.evaluate.train_attribution POLNEAR.jsonl [-o FOLDER]

The figures on the card are of two-fold cross-validation over articles: even
articles are measured with weights fitted to odd ones, and the other way round.
The weights that are written are fitted to all articles.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.model import Article, Span
from geo.reporting.acceptance import best_candidate, cue_word
from geo.reporting.candidates import candidates_at
from geo.reporting.choice_fitting import ChoiceCase, fit_choices
from geo.reporting.document import Document
from geo.reporting.features import features_of
from geo.reporting.hearsay import Act, without_edge_sources
from geo.reporting.logistic import MODEL_FOLDER, Logistic, as_lines
from geo.syntax import SpacyParser

VERSION = "3"
"""Raised whenever features or training change."""

LEAST_SCORE = -0.5
"""Score from which a candidate is kept: between -1 and -0.2 F1 changes by less than half a point
on the even articles of PolNeAR, with weights fitted to the odd ones."""

MIN_CUES = 2
"""Acts in which a word must be the cue to be asked about at all. A judgement: it keeps three
fifths of the candidates out, and costs half a point of F1."""

STEP = 0.1
"""Weights are rounded to multiples of this: half the file, and F1 loses less than a thousandth."""

SAME = 0.5
"""Token F1 from which two spans count as the same, for content and source alike."""

NEARLY_BEST = 0.15
"""How much worse than the best a right candidate's overlap may be to be learnt as right."""


@dataclass(frozen=True, slots=True)
class Words:
    """Source, content and cue of an act as sets of tokens, punctuation left out."""

    source: frozenset[int]
    content: frozenset[int]
    cue: frozenset[int]


@dataclass(frozen=True, slots=True)
class GoldText:
    """An annotated article."""

    document: Document
    acts: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The candidates of one cue word as a choice to learn from."""

    word: str
    case: ChoiceCase


@dataclass(slots=True)
class Score:
    """Counts of acts: annotated, found, and found with the right content and source."""

    gold: int = 0
    found: int = 0
    content: int = 0
    both: int = 0
    touching: int = 0
    """Found with any overlap of content and source."""

    def line(self) -> str:
        """Return precision, recall and F1 of both parts, F1 of content and F1 by any overlap."""
        total = self.gold + self.found
        values = (
            self.both / self.found,
            self.both / self.gold,
            2 * self.both / total,
            2 * self.content / total,
            2 * self.touching / total,
        )
        return " | ".join(f"{value:.3f}" for value in values)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, measure, write; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m geo.evaluate.train_attribution")
    parser.add_argument("corpus", type=Path, help="PolNeAR as JSON lines")
    parser.add_argument("-o", dest="folder", type=Path, default=MODEL_FOLDER)
    options = parser.parse_args(arguments)
    texts = list(read_texts(options.corpus))
    groups = [list(groups_of(text)) for text in texts]
    lines = []
    for name, half in (("even", 0), ("odd", 1)):
        others = [group for part in groups[1 - half :: 2] for group in part]
        lines.append((name, measure(texts[half::2], fit(others))))
    weights = fit([group for part in groups for group in part])
    options.folder.mkdir(parents=True, exist_ok=True)
    (options.folder / "attribution.json").write_text(as_lines(weights), encoding="utf-8")
    card = model_card(options.corpus, lines, weights)
    (options.folder / "README.md").write_text(card, encoding="utf-8")
    sys.stdout.write(card)
    return 0


def read_texts(path: Path) -> Iterator[GoldText]:
    """Yield the annotated articles of a corpus, parsed."""
    parser = SpacyParser()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            article = Article(record["text"])
            document = Document(article, parser.parse(article.text))
            acts = (_gold_words(document, act) for act in record["attributions"])
            yield GoldText(document, tuple(act for act in acts if act.content))


def _gold_words(document: Document, act: dict[str, Any]) -> Words:
    def spans(part: str) -> list[Span]:
        return [Span(*pair) for piece in act.get(part, ()) for pair in piece["spans"]]

    return _words(document, (spans("source"), spans("content"), spans("cue")))


def _words(document: Document, parts: tuple[Sequence[Span], ...]) -> Words:
    source, content, cue = (
        frozenset(
            index
            for span in part
            for index in document.tokens_in(span)
            if document.tokens[index].pos != "PUNCT"
        )
        for part in parts
    )
    return Words(source, content, cue)


def _words_of(document: Document, act: Act) -> Words:
    return _words(document, (act.source, act.content, (act.cue,)))


def agreement(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the token F1 of two spans; two empty ones agree."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def groups_of(text: GoldText) -> Iterator[Group]:
    """Yield the candidates of every possible cue word of a text, with the right answers."""
    document = text.document
    for index in range(len(document.tokens)):
        candidates = candidates_at(document, index)
        if not candidates:
            continue
        values = [_overlap(_words_of(document, one.act), text.acts) for one in candidates]
        enough = max(values) - NEARLY_BEST
        features = [tuple(set(features_of(document, one))) for one in candidates]
        right = [value > 0 and value >= enough for value in values]
        yield Group(cue_word(document, index), ChoiceCase(features, right))


def _overlap(words: Words, acts: Sequence[Words]) -> float:
    """Return how well an act agrees with the best annotated one of its cue; 0 when none does."""
    best = 0.0
    for act in acts:
        if not (words.cue & act.cue or words.cue == act.cue):
            continue
        content = agreement(words.content, act.content)
        source = agreement(words.source, act.source)
        if content >= SAME and source >= SAME:
            best = max(best, content + source)
    return best


def fit(groups: Sequence[Group]) -> Logistic:
    """Return weights fitted to the groups whose word is a cue often enough."""
    cues = Counter(group.word for group in groups if any(group.case.right))
    words = frozenset(word for word, count in cues.items() if count >= MIN_CUES)
    cases = [group.case for group in groups if group.word in words]
    return fit_choices(cases, VERSION, LEAST_SCORE, words).rounded(STEP)


def measure(texts: Sequence[GoldText], weights: Logistic) -> Score:
    """Return how many annotated acts are found; each found act may answer one of them."""
    score = Score()
    for text in texts:
        document = text.document
        found = (best_candidate(document, i, weights) for i in range(len(document.tokens)))
        acts = without_edge_sources([one.act for one in found if one is not None])
        free = [_words_of(document, act) for act in acts]
        score.gold += len(text.acts)
        score.found += len(free)
        score.touching += _answered(text.acts, free, 0.0)[1]
        content, both = _answered(text.acts, free, SAME)
        score.content += content
        score.both += both
    return score


def _answered(acts: Sequence[Words], found: Sequence[Words], least: float) -> tuple[int, int]:
    """Return how many acts are answered by a found one with their content, and with their source.

    Two parts are the same when they share a token and have a token F1 of `least`.
    """
    free = list(found)
    contents = both = 0
    for gold in acts:
        rated = [(_rating(one, gold, least), number) for number, one in enumerate(free)]
        value, number = max(rated, default=(0.0, -1))
        if value > 0:
            contents += 1
            both += _is_same(agreement(free.pop(number).source, gold.source), least)
    return contents, both


def _rating(found: Words, gold: Words, least: float) -> float:
    """Return how well a found act answers an annotated one; 0 when its content is another."""
    content = agreement(found.content, gold.content)
    if not _is_same(content, least):
        return 0.0
    source = agreement(found.source, gold.source)
    return 2 * _is_same(source, least) + content + source + agreement(found.cue, gold.cue)


def _is_same(likeness: float, least: float) -> bool:
    return likeness > 0 and likeness >= least


def model_card(corpus: Path, lines: Sequence[tuple[str, Score]], weights: Logistic) -> str:
    """Return the card: what the weights are, what they were fitted to and how well they do."""
    digest = hashlib.sha256(corpus.read_bytes()).hexdigest()
    rows = "\n".join(f"| {name} | {score.gold} | {score.line()} |" for name, score in lines)
    return f"""# Weights of the reporter

Version {VERSION} of `attribution.json`: a conditional logit that picks the likeliest candidate
of each cue word, or none, with {len(weights.weights)} weights and {len(weights.words)} cue words.
Fitted by

    python -m geo.evaluate.train_attribution {corpus.name}

The fit is deterministic and has no seed. Candidates: `geo/reporting/candidates.py`; features:
`geo/reporting/features.py`.

Fitted to the annotations of PolNeAR (Newell, Margolin, Ruths 2018: US political news of 2016; no
text is stored, only counts of common words became weights), sha256 `{digest}`.
The annotation is distributed for research.

## Figures on articles that the weights were not fitted to

Two-fold cross-validation over articles. An act is right when its content and its source each agree
with the annotated ones by a token F1 of {SAME} or more; no act answers for two. The last column
asks for any overlap of both instead, as `python -m geo evaluate` does.

| articles | annotated acts | precision | recall | F1 | F1 of content alone | F1 by any overlap |
|---|---|---|---|---|---|---|
{rows}

What is missed most: verbs of attitude that are rare, nouns without "that", and sources in another
clause. News of other topics and countries was not measured.
"""


if __name__ == "__main__":
    sys.exit(main())
