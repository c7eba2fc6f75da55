"""Measures the stages on a folder of annotated corpora.

Corpora of place names come first, those of times, claims and events after them.

Three questions: which toponyms are recognized, where the annotated mentions
are resolved to (beside the baseline and the best that the gazetteer allows),
and what comes out end to end. Of a corpus that the models were fitted to, the
articles kept out of training are measured by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from geo.errors import MissingInputError
from geo.evaluate.corpora import Corpus, corpus_paths, read_corpus
from geo.evaluate.event_corpora import (
    EventCorpus,
    EventStages,
    event_tables,
    find_event_corpora,
    is_event_corpus,
    measure_events,
)
from geo.evaluate.held_out import MODELS, TrainingRecord, resolver_without
from geo.evaluate.measuring import Measurer, Stages
from geo.evaluate.results import CorpusEvaluation, Seen
from geo.evaluate.tables import as_text
from geo.protocols import Gazetteer, Recognizer, Resolver


@dataclass(frozen=True, slots=True)
class Options:
    """How an evaluation is run."""

    baseline: Recognizer | None = None
    """Finds the names that the largest population resolves; None compares with nothing."""
    only_unseen: bool = False
    """Measure only articles that no shipped model was fitted to: a sample, and the honest one."""
    with_events: bool = True
    """Whether times, claims and events are measured too; never together with `only_unseen`."""
    models: Path = MODELS
    """Folder of the models' cards, which say what they were fitted to."""


DEFAULT = Options()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What `python -m geo evaluate` prints."""

    gazetteer_version: str
    corpora: tuple[CorpusEvaluation, ...]
    event_corpora: tuple[EventCorpus, ...] = ()

    def __str__(self) -> str:
        """Return the tables that a terminal shows."""
        names = as_text(self.corpora) if self.corpora else ""
        tables = (names, event_tables(self.event_corpora), f"Gazetteer {self.gazetteer_version}")
        return "\n\n".join(text for text in tables if text)


class AllStages(Stages, EventStages, Protocol):
    """Every stage that is measured; `geo.pipeline.Pipeline` has them."""


def evaluate(
    stages: AllStages,
    gazetteer: Gazetteer,
    folder: Path,
    options: Options = DEFAULT,
    on_progress: Callable[[str], None] | None = None,
) -> Evaluation:
    """Measure `stages` on every corpus (`*.jsonl`) of `folder` and its subfolder `events`.

    `on_progress` is called with the name of each corpus before it is read
    through. Raises MissingInputError or InputError for a folder or line that
    cannot be used, DataError when the models' cards cannot be read.
    """
    run = _Run(folder, gazetteer, TrainingRecord.read(options.models))
    measurer = Measurer(stages, gazetteer, options.baseline)
    measured: list[CorpusEvaluation] = []
    for corpus in run.corpora:
        if on_progress is not None:
            on_progress(corpus.name)
        measured += _measure(measurer, run, corpus, options.only_unseen)
    measured_events: list[EventCorpus] = []
    for path in run.event_paths if options.with_events and not options.only_unseen else ():
        if on_progress is not None:
            on_progress(path.stem)
        measured_events.append(measure_events(path, stages))
    return Evaluation(gazetteer.version, tuple(measured), tuple(measured_events))


class _Run:
    """The corpora of a folder, and what of them the models have seen."""

    def __init__(self, folder: Path, gazetteer: Gazetteer, record: TrainingRecord) -> None:
        self.event_paths = find_event_corpora(folder)
        paths = _name_corpora(folder, has_others=bool(self.event_paths))
        self.corpora = [read_corpus(path) for path in paths]
        self._gazetteer = gazetteer
        self.left_out = {
            corpus.name: record.left_out(corpus, path)
            for corpus, path in zip(self.corpora, paths, strict=True)
            if record.has_seen(corpus)
        }

    @cached_property
    def resolver(self) -> Resolver:
        """A resolver fitted to the training corpora without the articles left out."""
        seen = [corpus for corpus in self.corpora if corpus.name in self.left_out]
        return resolver_without(self.left_out.values(), seen, self._gazetteer)


def _name_corpora(folder: Path, has_others: bool) -> list[Path]:
    """Return the corpora of place names; a folder may hold only others."""
    try:
        return [path for path in corpus_paths(folder) if not is_event_corpus(path)]
    except MissingInputError:
        if has_others:
            return []
        raise


def _measure(
    measurer: Measurer, run: _Run, corpus: Corpus, only_unseen: bool
) -> Iterator[CorpusEvaluation]:
    left_out = run.left_out.get(corpus.name)
    if left_out is None:
        yield measurer.measure(corpus, measurer.read(corpus), Seen.NEVER)
        return
    readings = measurer.read(left_out if only_unseen else corpus)
    if not only_unseen:
        yield measurer.measure(corpus, readings, Seen.IN_TRAINING)
    if left_out.articles:
        kept_out = {gold.id for gold in left_out.articles}
        unseen = [reading for reading in readings if reading.gold.id in kept_out]
        yield measurer.measure(left_out, unseen, Seen.LEFT_OUT, run.resolver)
