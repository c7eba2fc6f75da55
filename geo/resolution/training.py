"""Fits the ranker's weights to names whose places are known.

Maximum likelihood of a conditional logit by Newton's method: the likelihood is
concave but for names with several right candidates, so a few steps suffice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo.resolution.candidates import Floats, Integers
from geo.resolution.context import context_features
from geo.resolution.features import ALL_FEATURES, absence_features, own_features
from geo.resolution.holders import HolderWeights
from geo.resolution.ranker import Ranker, Round
from geo.resolution.scene import Scene
from geo.resolution.surroundings import HOLDER_FEATURES, NO_HOLDER_FEATURES, Options

ROUNDS = 3
"""One without and two with the article's other names; a judgement, more rounds were not tried."""

RIDGE = 0.5
"""Strength of the quadratic penalty. A judgement: weak beside thousands of mentions."""

MAX_RIVALS = 20
"""Most prominent namesakes that a right one is fitted against. A judgement that bounds the
fit's time."""

PRIOR = {
    "front takes the land": 4.0,
    "fuzzy name": -2.0,
    "of the kind of the name listed beside it": 3.0,
    "is continent": 1.5,
    "is area": 1.5,
    "is water": 1.5,
    "is landform": 1.5,
}
"""Weights that the penalty pulls towards, 0 for all others. Judgement: the corpora hardly show
fronts, typing errors, countries that share a name with a state, seas and the areas that
gazetteers lack; what they do show moves the weights away from here."""

STEPS = 60
"""Newton steps at most; a bound that a fit should not reach."""

TOLERANCE = 0.01
"""Gain in log-likelihood below which a round is fitted."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A scene whose names have been looked up in the gold annotation."""

    scene: Scene
    right: Floats
    """1 for the rows that are right."""
    weight: Floats
    """Of each sense: its number of mentions with coordinates, damped; 0 when unannotated."""


def fit(examples: Sequence[Example], version: str) -> Ranker:
    """Return a ranker fitted to `examples`, one round after the other."""
    own = [own_features(example.scene) for example in examples]
    features, rounds = own, list[Round]()
    for _ in range(ROUNDS):
        rounds.append(_fit_round(examples, features, rounds[-1] if rounds else None))
        probabilities = [
            Ranker(tuple(rounds), version).rank(example.scene).probability for example in examples
        ]
        features = [
            np.hstack([mine, context_features(example.scene, probability)])
            for mine, example, probability in zip(own, examples, probabilities, strict=True)
        ]
    return Ranker(tuple(rounds), version)


@dataclass(frozen=True, slots=True, eq=False)
class _Choices:
    """The senses of all examples in one matrix: candidates first, then "none of these"."""

    features: Floats
    """One column a feature, then one an absence feature."""
    starts: Integers
    """First row of each sense."""
    sense: Integers
    """Sense of each row."""
    right: Floats
    """1 for right rows; "none of these" is right where no candidate is."""
    weight: Floats
    """Of each sense."""
    prior: Floats
    """Weights that the penalty pulls towards."""

    def probability(self, weights: Floats) -> Floats:
        """Return the softmax of each sense's rows."""
        scores = self.features @ weights
        scores -= np.maximum.reduceat(scores, self.starts)[self.sense]
        likelihood = np.exp(scores)
        probability: Floats = likelihood / np.add.reduceat(likelihood, self.starts)[self.sense]
        return probability

    def log_likelihood(self, weights: Floats) -> float:
        """Return the penalized log-likelihood of the right rows."""
        hit = np.add.reduceat(self.probability(weights) * self.right, self.starts)
        fitted = (self.weight * np.log(np.maximum(hit, 1e-300))).sum()
        away = weights - self.prior
        return float(fitted - RIDGE * (away @ away) / 2.0)

    def newton_step(self, weights: Floats) -> Floats:
        """Return the step towards the maximum, by gradient and expected curvature."""
        probability = self.probability(weights)
        hit = probability * self.right
        posterior = hit / np.maximum(np.add.reduceat(hit, self.starts), 1e-300)[self.sense]
        weight = self.weight[self.sense]
        gradient = self.features.T @ (weight * (posterior - probability))
        gradient -= RIDGE * (weights - self.prior)
        mean = np.add.reduceat(self.features * probability[:, None], self.starts)
        spread = (self.features * (weight * probability)[:, None]).T @ self.features
        curvature = spread - (mean * self.weight[:, None]).T @ mean
        solved = np.linalg.solve(curvature + RIDGE * np.eye(len(weights)), gradient)
        step: Floats = solved.astype(np.float64)
        return step


@dataclass(frozen=True, slots=True, eq=False)
class HolderExample:
    """An unknown name with the places around it, looked up in the gold annotation."""

    options: Options
    right: Floats
    """1 for the options that hold it; none where it is no place, or no option does."""


def fit_holders(examples: Sequence[HolderExample]) -> HolderWeights:
    """Return the weights of a conditional logit over what may hold each unknown name."""
    width, height = len(HOLDER_FEATURES), len(NO_HOLDER_FEATURES)
    blocks, right = [], []
    for example in examples:
        block = np.zeros((len(example.right) + 1, width + height))
        block[:-1, :width] = example.options.features
        block[-1, width:] = example.options.absence
        blocks.append(block)
        right.append(np.append(example.right, float(not example.right.any())))
    prior = np.zeros(width + height)
    weights = _climb(_stacked(blocks, right, np.ones(len(blocks)), prior), prior)
    return HolderWeights(weights[:width], weights[width:])


def _fit_round(
    examples: Sequence[Example], features: Sequence[Floats], before: Round | None
) -> Round:
    """Return the best weights, looked for from those of the round before."""
    choices = _choices(examples, features)
    columns = features[0].shape[1]
    weights = choices.prior
    if before is not None:
        weights = choices.prior.copy()
        weights[: len(before.weights)] = before.weights
        weights[columns:] = before.absence
    weights = _climb(choices, weights)
    return Round(weights[:columns], weights[columns:])


def _climb(choices: _Choices, weights: Floats) -> Floats:
    """Return the weights of greatest likelihood, by Newton's method with halved steps."""
    reached = choices.log_likelihood(weights)
    for _ in range(STEPS):
        step = choices.newton_step(weights)
        while (better := choices.log_likelihood(weights + step)) < reached and step.any():
            step = np.where(np.abs(step) > 1e-9, step / 2.0, 0.0)
        weights = weights + step
        if better - reached < TOLERANCE:
            break
        reached = better
    return weights


def _choices(examples: Sequence[Example], features: Sequence[Floats]) -> _Choices:
    """Put all senses with a gold place below one another."""
    blocks, right, weight = [], [], []
    for example, columns in zip(examples, features, strict=True):
        scene = example.scene
        absence = absence_features(scene)
        for number in np.flatnonzero(example.weight):
            rows = _fitted_rows(example, int(number))
            block = np.zeros((len(rows) + 1, columns.shape[1] + absence.shape[1]))
            block[:-1, : columns.shape[1]] = columns[rows]
            block[-1, columns.shape[1] :] = absence[number]
            hits = example.right[rows]
            blocks.append(block)
            right.append(np.append(hits, float(not hits.any())))
            weight.append(example.weight[number])
    prior = _prior(features[0].shape[1], blocks[0].shape[1])
    return _stacked(blocks, right, np.array(weight), prior)


def _stacked(
    blocks: Sequence[Floats], right: Sequence[Floats], weight: Floats, prior: Floats
) -> _Choices:
    """Return the choices whose rows are given one block each."""
    sizes = [len(block) for block in blocks]
    return _Choices(
        features=np.vstack(blocks),
        starts=np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64),
        sense=np.repeat(np.arange(len(sizes)), sizes),
        right=np.concatenate(right),
        weight=weight,
        prior=prior,
    )


def _fitted_rows(example: Example, sense: int) -> Integers:
    """Return the rows of the right places and of their most prominent rivals."""
    rows = np.arange(*example.scene.starts[sense : sense + 2])
    chosen = example.right[rows] > 0
    chosen[:MAX_RIVALS] = True
    return rows[chosen]


def _prior(columns: int, width: int) -> Floats:
    weights = [PRIOR.get(name, 0.0) for name in ALL_FEATURES[:columns]]
    return np.array(weights + [0.0] * (width - columns))
