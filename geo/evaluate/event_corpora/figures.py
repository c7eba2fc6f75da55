"""Figures with intervals from counts per article.

Each article adds one row of counts; a formula makes a figure of their sums, for
all articles at once and for every bootstrap round (see `geo.evaluate.bootstrap`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.evaluate.bootstrap import SEED, Interval

Sums = NDArray[np.float64]
"""One row for each kind of count, one column for each resampling."""

Formula = Callable[[Sums], Sums]

BOOTSTRAP_ROUNDS = 1000
"""Enough for two digits of a 95 % interval (Efron and Tibshirani, 1993, section 13)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure, 0 to 1, with its 95 % interval over articles."""

    name: str
    value: float | None
    """None where nothing was there to be measured."""
    interval: Interval | None
    gold: int
    """How many annotated items were scored."""
    found: int | None = None
    """How many Dateline found, where finding is part of the figure."""


def figure(
    name: str,
    rows: Sequence[Sequence[float]],
    formula: Formula,
    gold: int,
    found: int | None = None,
) -> Figure:
    """Return the figure that `formula` makes of `rows`, one row for each article."""
    if not rows or not gold:
        return Figure(name, None, None, gold, found)
    table = np.array(rows, dtype=float)
    value = formula(table.sum(axis=0)[:, None])[0]
    number = len(rows)
    draws = np.random.default_rng(SEED).multinomial(
        number, [1 / number] * number, size=BOOTSTRAP_ROUNDS
    )
    resampled = formula((draws @ table).T)
    low, high = np.nanpercentile(resampled, [2.5, 97.5])
    return Figure(name, float(value), (float(low), float(high)), gold, found)


def share(name: str, rows: Sequence[tuple[float, float]]) -> Figure:
    """Return the share of right items; each row holds how many are right, and how many in all."""
    return figure(name, rows, _share, int(sum(row[1] for row in rows)))


def f1(name: str, rows: Sequence[tuple[float, float, float]]) -> Figure:
    """Return F1; each row holds how many are right, how many gold, how many found."""
    gold, found = (int(sum(row[column] for row in rows)) for column in (1, 2))
    return figure(name, rows, _f1, gold, found)


def macro_f1(name: str, rows: Sequence[Sequence[float]]) -> Figure:
    """Return the mean F1 over classes; each row holds right, gold, found of one after the other.

    Classes that no gold item has are left out of the mean.
    """
    gold = int(sum(sum(row[1::3]) for row in rows))
    return figure(name, rows, _macro_f1, gold)


def b_cubed(name: str, rows: Sequence[tuple[float, float, float]]) -> Figure:
    """Return B3 F1 (Bagga and Baldwin, 1998); rows: sums of precision and recall, and mentions."""
    return figure(name, rows, _b_cubed, int(sum(row[2] for row in rows)))


def _ratio(part: Any, whole: Any) -> Sums:
    with np.errstate(divide="ignore", invalid="ignore"):
        quotient: Sums = np.where(whole > 0, part / whole, np.nan)
    return quotient


def _share(sums: Sums) -> Sums:
    return _ratio(sums[0], sums[1])


def _f1(sums: Sums) -> Sums:
    return _ratio(2 * sums[0], sums[1] + sums[2])


def _macro_f1(sums: Sums) -> Sums:
    classes = [_f1(sums[first : first + 3]) for first in range(0, len(sums), 3)]
    present = sums[1::3] > 0
    mean: Sums = np.nansum(np.where(present, classes, 0.0), axis=0) / np.maximum(
        present.sum(axis=0), 1
    )
    return mean


def _b_cubed(sums: Sums) -> Sums:
    precision, recall = _ratio(sums[0], sums[2]), _ratio(sums[1], sums[2])
    return _ratio(2 * precision * recall, precision + recall)
