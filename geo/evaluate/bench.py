"""Speed, start, memory and growth: what `make bench` prints beside its targets.

Words are what white space separates; seconds are of the processor, of all
threads, so that a busy machine slows little. Nothing here is ever asserted by a test.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from statistics import median
from typing import Protocol

from geo.evaluate.baseline import LargestPopulation
from geo.evaluate.formatting import section
from geo.evaluate.fresh_process import FreshProcess, peak_megabytes, run_fresh
from geo.evaluate.given import NO_PARSE
from geo.evaluate.measuring import WARM_UP, Clock, Stages
from geo.model import Article
from geo.protocols import Gazetteer, Recognizer, Reporter, TimeTagger

STAGES = ("parser", "recognizer", "resolver", "time tagger", "reporter")
"""Accounts of the clock, in the order of the pipeline."""

GEOPARSING = ("recognizer", "resolver")

LEAST_GEOPARSING = 3000
"""Target for recognition and resolution, in words per second of processor time."""
LEAST_PIPELINE = 1500
"""Target for all stages together, events and who tells of them included."""
LONGEST_START = 3.0
"""Target from the start of a process to its first analysis, in seconds."""
MOST_MEMORY = 800
"""Target for the peak of memory, in megabytes."""
MIXED = 29
"""Steps between neighbours when articles are mixed: a prime, so that no pattern is met."""
LEAST_EVEN = 0.8
"""Speed at the longest article over speed at the shortest from which growth counts as linear;
a judgement: single runs differ by a tenth."""


class AllStages(Stages, Protocol):
    """Every stage of the pipeline; `geo.pipeline.Pipeline` has them."""

    @property
    def time_tagger(self) -> TimeTagger:
        """Finds time expressions."""

    @property
    def reporter(self) -> Reporter:
        """Reads what happened."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured."""

    words: int = 40_000
    """Read for the speed of the stages and of the baseline."""
    lengths: tuple[int, ...] = (1_000, 10_000, 50_000, 200_000)
    """Words of the articles that show the growth."""
    read: int = 20_000
    """Words read for each length: several short articles, for one alone is over in no time."""
    starts: int = 3
    """Fresh processes, of which the median counts."""
    samples: int | None = None
    """Sample articles whose analysis shows the peak of memory; None for all."""


SMALL = Plan(words=500, lengths=(200, 400), read=400, starts=1, samples=2)
"""A look in seconds, whose figures say little."""


@dataclass(frozen=True, slots=True)
class Timed:
    """Processor seconds that reading took, by account."""

    words: int
    clock: Clock
    length: int = 0
    """Words of each article, where all have the same."""

    def per_second(self, *accounts: str) -> float:
        """Return words per second of processor time of `accounts` together."""
        return self.words / sum(self.clock[account] for account in accounts)


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What was measured; printing it shows the tables."""

    speed: Timed
    growth: tuple[Timed, ...]
    starts: tuple[FreshProcess, ...]
    """Each with one article."""
    samples: FreshProcess
    """With the sample articles."""
    longest: FreshProcess
    """With an article of the greatest length alone."""
    peak_after_growth: float | None
    """Of this process after the longest article, in megabytes."""

    def __str__(self) -> str:
        """Return the tables that a terminal shows."""
        rows = [_row(*line) for line in self._lines()]
        figures = section("Speed and memory", ("figure", "measured", "target", ""), rows)
        return f"{figures}\n\n{self._growth_table()}"

    def _lines(self) -> Iterator[tuple[str, float | None, str, float | None]]:
        """Yield name, value, unit and target of every figure; a negative target is a ceiling."""
        rate = "words per CPU second"
        speed = self.speed
        yield "recognition + resolution", speed.per_second(*GEOPARSING), rate, LEAST_GEOPARSING
        yield "the same with the parse", speed.per_second("parser", *GEOPARSING), rate, None
        yield "whole pipeline", speed.per_second(*STAGES), rate, LEAST_PIPELINE
        for stage in STAGES:
            yield f"  {stage}", speed.per_second(stage), rate, None
        yield "spaCy small + largest population", speed.per_second("baseline"), rate, None
        start = median(one.seconds for one in self.starts)
        yield "start to first analysis", start, "s", -LONGEST_START
        yield "  of them computing", median(one.processor_seconds for one in self.starts), "s", None
        yield "peak memory, samples", self.samples.peak_megabytes, "MB", -MOST_MEMORY
        longest = f"peak memory, {self.growth[-1].length:,} words"
        yield longest, self.longest.peak_megabytes, "MB", -MOST_MEMORY
        yield "  after all the above", self.peak_after_growth, "MB", -MOST_MEMORY
        ratio = self.growth[-1].per_second(*STAGES) / self.growth[0].per_second(*STAGES)
        yield "speed, longest over shortest article", ratio, "", LEAST_EVEN

    def _growth_table(self) -> str:
        header = ("words", *STAGES, "recognition + resolution", "whole pipeline")
        accounts = (*((stage,) for stage in STAGES), GEOPARSING, STAGES)
        rows = [
            [f"{one.length:,}", *(f"{one.per_second(*each):,.0f}" for each in accounts)]
            for one in self.growth
        ]
        title = "Words per CPU second by the length of one article (linear growth: the same)"
        return section(title, header, rows)


def benchmark(
    stages: AllStages,
    gazetteer: Gazetteer,
    baseline: Recognizer,
    articles: tuple[Sequence[Article], Sequence[Article]],
    plan: Plan,
) -> Benchmark:
    """Measure speed, start, memory and growth.

    `articles` are the samples, of which there is at least one, and further ones. Raises
    DataError when a fresh process fails.
    """
    samples, others = articles
    starts = tuple(run_fresh(samples[:1]) for _ in range(plan.starts))
    every = (*samples, *others)
    of_samples = run_fresh(samples[: plan.samples])
    longest = run_fresh((article_of(paragraphs_of(mixed(every)), plan.lengths[-1]),))
    _run(stages, WARM_UP, Clock())
    speed = _time(stages, spread(every, plan.words))  # first: nothing of these texts is cached
    growth = tuple(_time_lengths(stages, paragraphs_of(mixed(every)), plan))
    peak = peak_megabytes()  # before the baseline's model is loaded
    baseline.recognize(WARM_UP, NO_PARSE)
    largest = LargestPopulation(gazetteer)
    with speed.clock.running("baseline"):
        for article in spread(every, plan.words):
            largest.resolve(article, NO_PARSE, baseline.recognize(article, NO_PARSE))
    return Benchmark(speed, growth, starts, of_samples, longest, peak)


def mixed(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return all articles, those of each source spread over the whole."""
    return tuple(one for start in range(MIXED) for one in articles[start::MIXED])


def paragraphs_of(articles: Sequence[Article]) -> Iterator[list[str]]:
    """Yield the paragraphs of `articles` as words, over and over.

    The lengths take one after the other, so that none meets texts which a cache
    already knows; with the samples alone it cannot be helped.
    """
    return cycle(
        [words for one in articles for text in one.text.split("\n\n") if (words := text.split())]
    )


def article_of(paragraphs: Iterator[list[str]], words: int) -> Article:
    """Return one article of `words` words, made of the next paragraphs."""
    kept: list[str] = []
    missing = words
    while missing > 0:
        paragraph = next(paragraphs)[:missing]
        kept.append(" ".join(paragraph))
        missing -= len(paragraph)
    return Article("\n\n".join(kept))


def _time_lengths(
    stages: AllStages, paragraphs: Iterator[list[str]], plan: Plan
) -> Iterator[Timed]:
    for length in plan.lengths:
        number = max(1, plan.read // length)
        articles = [article_of(paragraphs, length) for _ in range(number)]
        yield replace(_time(stages, articles), length=length)


def spread(articles: Sequence[Article], words: int) -> tuple[Article, ...]:
    """Return about `words` words of articles, taken evenly from all; all when they are fewer."""
    every = sum(_words(article) for article in articles)
    step = max(1, every // max(1, words))
    return tuple(articles[::step])


def _time(stages: AllStages, articles: Sequence[Article]) -> Timed:
    clock = Clock()
    for article in articles:
        _run(stages, article, clock)
    return Timed(sum(_words(article) for article in articles), clock)


def _run(stages: AllStages, article: Article, clock: Clock) -> None:
    """Do what the pipeline does, each stage on its account."""
    with clock.running("parser"):
        parse = stages.parser.parse(article.text)
    with clock.running("recognizer"):
        toponyms = stages.recognizer.recognize(article, parse)
    with clock.running("resolver"):
        resolutions = stages.resolver.resolve(article, parse, toponyms)
    with clock.running("time tagger"):
        times = stages.time_tagger.tag(article, parse)
    with clock.running("reporter"):
        attributions = stages.reporter.attribute(article, parse)
        reports = stages.reporter.report(article, parse, resolutions, times, attributions)
        stages.reporter.passages(article, parse)
        stages.reporter.mention_events(article, parse, times, reports)


def _words(article: Article) -> int:
    return len(article.text.split())


def _row(name: str, value: float | None, unit: str, target: float | None) -> list[str]:
    """Return the cells of a figure with its verdict; a negative target is a ceiling."""
    shown = "-" if value is None else f"{_shown(value)} {unit}".strip()
    if target is None:
        return [name, shown, "", ""]
    goal = f"{'<=' if target < 0 else '>='} {_shown(abs(target))}"
    if value is None:
        return [name, shown, goal, ""]
    is_met = value <= -target if target < 0 else value >= target
    return [name, shown, goal, "ok" if is_met else "short"]


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"
