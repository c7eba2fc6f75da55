"""Fits a logistic regression over named features by maximum penalized likelihood.

The objective is convex; limited-memory BFGS (Nocedal 1980) reaches its minimum
in about a hundred passes. Deterministic: no seed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from geo.reporting.logistic import Logistic

Floats = NDArray[np.float64]

RIDGE = 3.0
"""Strength of the quadratic penalty; 1, 3 and 6 differed by less than one point of F1."""

MIN_CASES = 3
"""Cases in which a feature must occur to get a weight. A judgement: rarer ones are noise."""

LEAST_WEIGHT = 0.06
"""Weights nearer to zero are left out of the file: it shrinks by half and F1 by 0.1 points."""

MEMORY = 10
"""Steps remembered by L-BFGS, as is usual."""

STEPS = 150
"""Steps at most; a bound that a fit should not reach."""

TOLERANCE = 1e-6
"""Relative gain in likelihood below which the fit is done."""

SHORTEST_STEP = 1e-6
"""Share of a step below which the line search gives up."""


@dataclass(frozen=True, slots=True)
class Case:
    """Something to say yes or no to, with the right answer."""

    features: Sequence[str]
    is_right: bool


def fit_logistic(
    cases: Sequence[Case], version: str, least_score: float, words: frozenset[str] = frozenset()
) -> Logistic:
    """Return the weights that make the right answers to `cases` most likely."""
    counts = Counter(name for case in cases for name in case.features)
    names = sorted(name for name, count in counts.items() if count >= MIN_CASES)
    problem = _Problem(cases, {name: column for column, name in enumerate(names)})
    fitted = minimum(problem)
    weights = {
        name: round(float(weight), 2)
        for name, weight in zip(names, fitted[:-1], strict=True)
        if abs(weight) >= LEAST_WEIGHT
    }
    return Logistic(version, weights, float(fitted[-1]), least_score, words)


class _Problem:
    """The penalized likelihood of cases, as a function of weights and bias."""

    def __init__(self, cases: Sequence[Case], columns: dict[str, int]) -> None:
        bias = len(columns)
        rows = [[bias, *(columns[n] for n in case.features if n in columns)] for case in cases]
        lengths = np.array([len(row) for row in rows])
        self.size = bias + 1
        self._columns = np.array([column for row in rows for column in row], dtype=np.int64)
        self._starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        self._row = np.repeat(np.arange(len(rows)), lengths)
        self._right = np.array([case.is_right for case in cases], dtype=np.float64)
        self._ridge = np.full(self.size, RIDGE)
        self._ridge[bias] = 0.0

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """Return the penalized negative log-likelihood and its gradient."""
        scores = np.add.reduceat(weights[self._columns], self._starts)
        loss = np.logaddexp(0.0, scores).sum() - self._right @ scores
        away = (1.0 / (1.0 + np.exp(-scores)) - self._right)[self._row]
        gradient = np.bincount(self._columns, weights=away, minlength=self.size)
        penalty = 0.5 * float(self._ridge @ (weights * weights))
        return float(loss) + penalty, gradient + self._ridge * weights


class Problem(Protocol):
    """A convex function of some weights."""

    size: int
    """How many weights there are."""

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """Return the value at `weights` and its gradient."""


def minimum(problem: Problem) -> Floats:
    """Return the weights at which `problem` is least."""
    weights = np.zeros(problem.size)
    loss, gradient = problem.loss(weights)
    history: list[tuple[Floats, Floats]] = []
    for _ in range(STEPS):
        if not gradient.any():
            break  # nothing to learn, or learnt
        direction = _direction(gradient, history)
        share = 1.0
        slope = float(gradient @ direction)
        while share >= SHORTEST_STEP:
            moved = weights - share * direction
            next_loss, next_gradient = problem.loss(moved)
            if next_loss <= loss - 1e-4 * share * slope:
                break
            share /= 2.0
        else:
            break
        history = [*history[1 - MEMORY :], (moved - weights, next_gradient - gradient)]
        gain = loss - next_loss
        weights, loss, gradient = moved, next_loss, next_gradient
        if gain < TOLERANCE * loss:
            break
    return weights


def _direction(gradient: Floats, history: Sequence[tuple[Floats, Floats]]) -> Floats:
    """Return the way downhill, negated, by the two-loop recursion of L-BFGS."""
    direction = gradient.copy()
    shares = []
    for step, change in reversed(history):
        share = (step @ direction) / (change @ step)
        shares.append(share)
        direction -= share * change
    if history:
        step, change = history[-1]
        direction *= (step @ change) / (change @ change)
    else:
        direction /= np.abs(gradient).max()
    for (step, change), share in zip(history, reversed(shares), strict=True):
        direction += step * (share - (change @ direction) / (change @ step))
    return direction
