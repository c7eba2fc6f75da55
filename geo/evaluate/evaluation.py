"""Runs the stages over annotated corpora and measures what they find.

Three questions, each with its own run: which toponyms are recognized, where the
annotated mentions are resolved to (beside the baseline and the best that the
gazetteer allows), and what comes out end to end.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from geo.evaluate.baseline import LargestPopulation
from geo.evaluate.calibration import calibrate
from geo.evaluate.corpora import Corpus, read_corpora
from geo.evaluate.given import Resolved, coverage, figures_of, judged, resolve_given
from geo.evaluate.results import CorpusEvaluation, Speed
from geo.evaluate.tables import as_text
from geo.model import Parse
from geo.protocols import Gazetteer, Parser, Recognizer, Resolver

BOOTSTRAP_ROUNDS = 1000
"""Enough for two digits of a 95 % interval (Efron and Tibshirani, 1993, section 13)."""


class Stages(Protocol):
    """The stages that are measured; `geo.pipeline.Pipeline` has them."""

    @property
    def parser(self) -> Parser:
        """Splits texts into sentences."""

    @property
    def recognizer(self) -> Recognizer:
        """Finds toponyms."""

    @property
    def resolver(self) -> Resolver:
        """Resolves toponyms."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What `python -m geo evaluate` prints."""

    gazetteer_version: str
    corpora: tuple[CorpusEvaluation, ...]

    def __str__(self) -> str:
        """Return the tables that a terminal shows."""
        return f"{as_text(self.corpora)}\n\nGazetteer {self.gazetteer_version}"


def evaluate(
    stages: Stages,
    gazetteer: Gazetteer,
    folder: Path,
    on_progress: Callable[[str], None] | None = None,
) -> Evaluation:
    """Measure `stages` on every corpus (`*.jsonl`) of `folder`.

    `on_progress` is called with the name of each corpus before it is read
    through. Raises MissingInputError or InputError for a folder or line that
    cannot be used.
    """
    measured = []
    for corpus in read_corpora(folder):
        if on_progress is not None:
            on_progress(corpus.name)
        measured.append(evaluate_corpus(stages, gazetteer, corpus))
    return Evaluation(gazetteer.version, tuple(measured))


def evaluate_corpus(stages: Stages, gazetteer: Gazetteer, corpus: Corpus) -> CorpusEvaluation:
    """Measure `stages` on one corpus."""
    clock = _Clock()
    parses: list[Parse] = []
    found: Resolved = []
    for gold in corpus.articles:
        article = gold.article
        with clock.running("parser"):
            parse = stages.parser.parse(article.text)
        with clock.running("recognizer"):
            toponyms = stages.recognizer.recognize(article, parse)
        with clock.running("resolver"):
            found.append(stages.resolver.resolve(article, parse, toponyms))
        parses.append(parse)
    given = resolve_given(corpus, stages.resolver, parses)
    baseline = resolve_given(corpus, LargestPopulation(gazetteer), parses)
    words = sum(len(gold.article.text.split()) for gold in corpus.articles)
    return CorpusEvaluation(
        name=corpus.name,
        sha256=corpus.sha256,
        articles=len(corpus.articles),
        mentions=corpus.mentions,
        pipeline=figures_of(corpus, found, BOOTSTRAP_ROUNDS),
        given=figures_of(corpus, given),
        baseline=figures_of(corpus, baseline),
        coverage=coverage(corpus, gazetteer),
        calibration=calibrate(judged(corpus, given)),
        speed=clock.speed(words),
    )


class _Clock:
    """Adds up processor time by stage."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    @contextmanager
    def running(self, stage: str) -> Iterator[None]:
        """Put what is done inside on the account of `stage`."""
        started = time.process_time()
        yield
        spent = time.process_time() - started
        self._seconds[stage] = self._seconds.get(stage, 0.0) + spent

    def speed(self, words: int) -> Speed:
        """Return words per second of each stage and of all together."""
        # A clock tick is the least that can have passed: it keeps tiny corpora from dividing by 0.
        tick = time.get_clock_info("process_time").resolution
        parser, recognizer, resolver = (
            max(self._seconds.get(stage, 0.0), tick)
            for stage in ("parser", "recognizer", "resolver")
        )
        together = parser + recognizer + resolver
        return Speed(words / parser, words / recognizer, words / resolver, words / together)
