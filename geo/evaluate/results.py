"""What an evaluation measures, corpus by corpus."""

from __future__ import annotations

from dataclasses import dataclass

from geo.evaluate.calibration import CalibrationBin
from geo.evaluate.metrics import Figures


@dataclass(frozen=True, slots=True)
class Speed:
    """Words (separated by white space) per second of processor time, stage by stage."""

    parser: float
    recognizer: float
    resolver: float
    together: float


@dataclass(frozen=True, slots=True)
class CorpusEvaluation:
    """Everything measured on one corpus."""

    name: str
    sha256: str
    articles: int
    mentions: int
    pipeline: Figures
    """Recognition and end to end: what the stages find on their own."""
    given: Figures
    """Resolution of the annotated mentions."""
    baseline: Figures
    """The same mentions resolved to their largest namesake."""
    coverage: float | None
    """Share of the mentions with coordinates that have a right candidate: no resolver beats it."""
    calibration: tuple[CalibrationBin, ...]
    speed: Speed
