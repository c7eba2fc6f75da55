"""Fits a conditional logit: which of several alternatives, or none, is the right one?

The likelihood of a case is the share of the right alternatives in the softmax over
all of them (McFadden 1973). Where some case has no right one, "none of these" is one
more alternative, whose weight is the model's bias, negated. Deterministic: no seed, and
the order in which features are named makes no difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo.reporting.fitting import LEAST_WEIGHT, MIN_CASES, Floats, minimum
from geo.reporting.logistic import Logistic

RIDGE = 6.0
"""Strength of the quadratic penalty; 1 to 12 differ by a point at most (RAMS, five-fold)."""


@dataclass(frozen=True, slots=True)
class ChoiceCase:
    """The features of each alternative, and which of them are right; all wrong: none is right."""

    features: Sequence[Sequence[str]]
    right: Sequence[bool]


def fit_choices(
    cases: Sequence[ChoiceCase],
    version: str,
    least_score: float,
    words: frozenset[str] = frozenset(),
) -> Logistic:
    """Return the weights that make the right choices of `cases` most likely."""
    cases = [case for case in cases if case.features]
    counts = Counter(name for case in cases for one in case.features for name in one)
    names = sorted(name for name, count in counts.items() if count >= MIN_CASES)
    columns = {name: column for column, name in enumerate(names)}
    has_none = not all(any(case.right) for case in cases)
    if not names and not has_none:
        return Logistic(version, {}, 0.0, least_score, words)
    fitted = minimum(_ChoiceProblem(cases, columns, has_none))
    weights = {
        name: round(float(weight), 2)
        for name, weight in zip(names, fitted[: len(names)], strict=True)
        if abs(weight) >= LEAST_WEIGHT
    }
    bias = -float(fitted[-1]) if has_none else 0.0
    return Logistic(version, weights, bias, least_score, words)


class _ChoiceProblem:
    """The penalized likelihood of choices, as a function of weights, that of "none" the last."""

    def __init__(
        self, cases: Sequence[ChoiceCase], columns: dict[str, int], has_none: bool
    ) -> None:
        none = len(columns)
        self.size = none + has_none
        last = [[none]] if has_none else []
        rows = [
            row
            for case in cases
            for row in (
                *(
                    sorted(columns[name] for name in one if name in columns)
                    for one in case.features
                ),
                *last,
            )
        ]
        sizes = np.array([len(case.features) + has_none for case in cases])
        self._right = np.array(
            [
                right
                for case in cases
                for right in (*case.right, *([not any(case.right)] if has_none else ()))
            ],
            dtype=float,
        )
        self._group = np.repeat(np.arange(len(cases)), sizes)
        self._first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        self._columns = np.array([column for row in rows for column in row], dtype=np.int64)
        self._row = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        self._ridge = np.full(self.size, RIDGE)
        self._ridge[none:] = 0.0

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """Return the penalized negative log-likelihood and its gradient."""
        count = len(self._right)
        scores = np.bincount(self._row, weights=weights[self._columns], minlength=count)
        highest = np.maximum.reduceat(scores, self._first)[self._group]
        every = np.exp(scores - highest)
        right = every * self._right
        total, good = (np.add.reduceat(part, self._first) for part in (every, right))
        loss = float((np.log(total) - np.log(good)).sum())
        away = (every / total[self._group] - right / good[self._group])[self._row]
        gradient = np.bincount(self._columns, weights=away, minlength=self.size)
        penalty = 0.5 * float(self._ridge @ (weights * weights))
        return loss + penalty, gradient + self._ridge * weights
