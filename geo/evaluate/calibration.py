"""How far confidences can be believed: said against measured, in bins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

BIN_EDGES = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Finer towards 1, where most confidences lie."""


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Mentions whose confidence lies in [low, high): a calibrated resolver says what is so."""

    low: float
    high: float
    mentions: int
    said: float
    """Mean confidence."""
    right: float
    """Share that was right."""


def calibrate(judged: Iterable[tuple[float, bool]]) -> tuple[CalibrationBin, ...]:
    """Return the bins that hold anything, from pairs of confidence and rightness."""
    pairs = list(judged)
    bins = []
    for low, high in pairwise(BIN_EDGES):
        last = high == BIN_EDGES[-1]
        inside = [pair for pair in pairs if low <= pair[0] < high or (last and pair[0] >= high)]
        if inside:
            said = sum(confidence for confidence, _ in inside) / len(inside)
            right = sum(was_right for _, was_right in inside) / len(inside)
            bins.append(CalibrationBin(low, high, len(inside), said, right))
    return tuple(bins)
