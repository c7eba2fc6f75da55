"""Runs the stages over a corpus, article by article, and sums up what they find."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from geo.evaluate.baseline import LargestPopulation
from geo.evaluate.calibration import calibrate
from geo.evaluate.corpora import Corpus, GoldArticle
from geo.evaluate.given import NO_PARSE, Resolved, figures_of, given_toponyms, judged
from geo.evaluate.large_areas import without_large_areas
from geo.evaluate.metrics import Figures, Prediction, count_article, summarize
from geo.evaluate.outcomes import outcomes_of
from geo.evaluate.results import Baseline, CorpusEvaluation, Seen, Speed
from geo.model import Article, Parse, Resolution, Toponym
from geo.protocols import Gazetteer, Parser, Recognizer, Resolver

BOOTSTRAP_ROUNDS = 1000
"""Enough for two digits of a 95 % interval (Efron and Tibshirani, 1993, section 13)."""

WARM_UP = Article("Rain fell in Lima on Monday.")
"""Read before anything is timed, so that no stage's account holds the loading of its model."""


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


class Clock:
    """Adds up processor time by account."""

    def __init__(self) -> None:
        # A clock tick is the least that can have passed: it keeps tiny corpora from dividing by 0.
        self._tick = time.get_clock_info("process_time").resolution
        self._seconds: dict[str, float] = {}

    @contextmanager
    def running(self, account: str) -> Iterator[None]:
        """Put what is done inside on `account`."""
        started = time.process_time()
        yield
        self._seconds[account] = self[account] + time.process_time() - started

    def __getitem__(self, account: str) -> float:
        """Return the seconds on `account`, at least one tick."""
        return self._seconds.get(account, self._tick)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the stages before the resolver read it."""

    gold: GoldArticle
    parse: Parse
    toponyms: tuple[Toponym, ...]
    baseline: tuple[Resolution, ...] | None
    """What the baseline finds; None without one."""
    clock: Clock = field(default_factory=Clock)


class Measurer:
    """Measures stages, beside a baseline where one is given."""

    def __init__(
        self, stages: Stages, gazetteer: Gazetteer, baseline: Recognizer | None = None
    ) -> None:
        self._stages = stages
        self._gazetteer = gazetteer
        self._baseline = baseline
        self._largest = LargestPopulation(gazetteer)
        self._is_warm = False

    def read(self, corpus: Corpus) -> tuple[Reading, ...]:
        """Parse every article and find its toponyms, once for all that is measured."""
        if not self._is_warm:
            self._read(GoldArticle("warm up", WARM_UP, ()))
            self._is_warm = True
        return tuple(self._read(gold) for gold in corpus.articles)

    def _read(self, gold: GoldArticle) -> Reading:
        clock, article = Clock(), gold.article
        with clock.running("parser"):
            parse = self._stages.parser.parse(article.text)
        with clock.running("recognizer"):
            toponyms = self._stages.recognizer.recognize(article, parse)
        if self._baseline is None:
            return Reading(gold, parse, toponyms, None, clock)
        with clock.running("baseline"):
            names = self._baseline.recognize(article, parse)
            baseline = self._largest.resolve(article, parse, names)
        return Reading(gold, parse, toponyms, baseline, clock)

    def measure(
        self,
        corpus: Corpus,
        readings: Sequence[Reading],
        seen: Seen,
        resolver: Resolver | None = None,
    ) -> CorpusEvaluation:
        """Resolve what was read and return the figures; with `resolver` in place of the stages'."""
        resolver = self._stages.resolver if resolver is None else resolver
        clock = Clock()
        resolver.resolve(WARM_UP, NO_PARSE, ())
        with clock.running("resolver"):
            found = _resolve_found(resolver, readings)
        given = _resolve_given(resolver, readings)
        return CorpusEvaluation(
            name=corpus.name,
            sha256=corpus.sha256,
            seen=seen,
            articles=len(corpus.articles),
            mentions=corpus.mentions,
            pipeline=figures_of(corpus, found, BOOTSTRAP_ROUNDS),
            given=figures_of(corpus, given, BOOTSTRAP_ROUNDS),
            largest=figures_of(corpus, _resolve_given(self._largest, readings), BOOTSTRAP_ROUNDS),
            pipeline_without_large=_figures_without_large(corpus, found),
            given_without_large=_figures_without_large(corpus, given),
            baseline=_baseline_of(corpus, readings),
            outcomes=outcomes_of(corpus, found, given, self._gazetteer),
            calibration=calibrate(judged(corpus, given)),
            speed=_speed_of(readings, clock["resolver"]),
        )


def _resolve_found(resolver: Resolver, readings: Sequence[Reading]) -> Resolved:
    return [resolver.resolve(one.gold.article, one.parse, one.toponyms) for one in readings]


def _resolve_given(resolver: Resolver, readings: Sequence[Reading]) -> Resolved:
    return [
        resolver.resolve(one.gold.article, one.parse, given_toponyms(one.gold)) for one in readings
    ]


def _figures_without_large(corpus: Corpus, resolved: Resolved) -> Figures:
    kept = (
        without_large_areas(gold.toponyms, [Prediction.of(one) for one in resolutions])
        for gold, resolutions in zip(corpus.articles, resolved, strict=True)
    )
    return summarize([count_article(marks, guesses) for marks, guesses in kept], BOOTSTRAP_ROUNDS)


def _baseline_of(corpus: Corpus, readings: Sequence[Reading]) -> Baseline | None:
    found = [one.baseline for one in readings if one.baseline is not None]
    if not found:
        return None
    seconds = sum(one.clock["baseline"] for one in readings)
    return Baseline(figures_of(corpus, found, BOOTSTRAP_ROUNDS), _words(readings) / seconds)


def _speed_of(readings: Sequence[Reading], resolver_seconds: float) -> Speed:
    return Speed(
        words=_words(readings),
        parser=sum(one.clock["parser"] for one in readings),
        recognizer=sum(one.clock["recognizer"] for one in readings),
        resolver=resolver_seconds,
    )


def _words(readings: Sequence[Reading]) -> int:
    return sum(len(one.gold.article.text.split()) for one in readings)
