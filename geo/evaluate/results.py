"""What an evaluation measures, corpus by corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from geo.evaluate.calibration import CalibrationBin
from geo.evaluate.metrics import Figures
from geo.evaluate.outcomes import Outcome

LEFT_OUT = ", left out"
"""What the name of a corpus ends with when only the articles kept out of training are meant."""


class Seen(StrEnum):
    """Whether the shipped models were fitted to the articles that are measured."""

    IN_TRAINING = "in training"
    LEFT_OUT = "left out of it"
    """Of a training corpus, the articles that neither recognizer nor resolver was fitted to."""
    NEVER = "not in training"


@dataclass(frozen=True, slots=True)
class Speed:
    """Words (separated by white space) and the processor seconds that each stage took for them."""

    words: int
    parser: float
    recognizer: float
    resolver: float

    def per_second(self, *stages: str) -> float:
        """Return words per second of processor time of `stages` together, of all when none."""
        named = stages or ("parser", "recognizer", "resolver")
        return self.words / sum(float(getattr(self, stage)) for stage in named)


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the system that Dateline is compared with finds on the same articles."""

    figures: Figures
    words_per_second: float
    """Of processor time."""


@dataclass(frozen=True, slots=True)
class CorpusEvaluation:
    """Everything measured on one corpus."""

    name: str
    sha256: str
    seen: Seen
    articles: int
    mentions: int
    pipeline: Figures
    """Recognition and end to end: what the stages find on their own."""
    given: Figures
    """Resolution of the annotated mentions."""
    largest: Figures
    """The same mentions resolved to their largest namesake."""
    pipeline_without_large: Figures
    """As `pipeline`, without the 30 very large areas."""
    given_without_large: Figures
    """As `given`, without the 30 very large areas."""
    baseline: Baseline | None
    """None when there was nothing to compare with."""
    outcomes: tuple[Outcome, ...]
    """What became of every gold mention."""
    calibration: tuple[CalibrationBin, ...]
    speed: Speed

    @property
    def coverage(self) -> float | None:
        """Share of the mentions with coordinates that have a right candidate.

        No resolver answers more of them rightly. None without any.
        """
        located = [one for one in self.outcomes if one.mark.has_coordinates]
        return sum(one.is_covered for one in located) / len(located) if located else None


def counted_once(corpora: Sequence[CorpusEvaluation]) -> list[CorpusEvaluation]:
    """Return `corpora` without the left-out parts whose whole corpus is among them."""
    names = {corpus.name for corpus in corpora}
    return [
        corpus
        for corpus in corpora
        if corpus.seen is not Seen.LEFT_OUT or corpus.name.removesuffix(LEFT_OUT) not in names
    ]
