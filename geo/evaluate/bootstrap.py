"""How far a figure could be chance: bootstrap intervals over resampled articles.

After Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
Articles are drawn, not mentions, because the mentions of one article stand or
fall together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from geo.evaluate.metrics import ArticleCounts

Interval = tuple[float, float]
"""The 2.5 and 97.5 percentiles of a figure."""

SEED = 7
"""Fixed: the same predictions always give the same interval."""


@dataclass(frozen=True, slots=True)
class Intervals:
    """95 % intervals of the figures that are compared; None where a figure is not defined."""

    exact_f1: Interval | None
    acc161_all: Interval | None
    end_to_end_f1: Interval | None


NO_INTERVALS = Intervals(None, None, None)


def bootstrap(counts: Sequence[ArticleCounts], rounds: int) -> Intervals:
    """Return the intervals over `rounds` resamplings of the articles; none of none."""
    if not counts or not rounds:
        return NO_INTERVALS
    number = len(counts)
    # How often each article is drawn in each round; sums over draws are then one product.
    draws = np.random.default_rng(SEED).multinomial(number, [1 / number] * number, size=rounds)
    table = np.array([_row(count) for count in counts], dtype=float)
    exact, predicted, gold, near, pairs, right, placed, placeable = (draws @ table).T
    # F1 = 2 right / (predicted + gold), the harmonic mean of precision and recall written out.
    return Intervals(
        exact_f1=_interval(2 * exact, predicted + gold),
        acc161_all=_interval(near, pairs),
        end_to_end_f1=_interval(2 * right, placed + placeable),
    )


def _row(count: ArticleCounts) -> tuple[int, ...]:
    pairs = len(count.errors_km) + count.unresolved
    return (
        count.exact, count.predicted, count.gold,
        count.near, pairs,
        count.right, count.placed, count.placeable,
    )  # fmt: skip


def _interval(part: NDArray[np.float64], whole: NDArray[np.float64]) -> Interval | None:
    defined = whole > 0
    if not defined.any():
        return None
    low, high = np.percentile(part[defined] / whole[defined], [2.5, 97.5])
    return float(low), float(high)
