"""Turns features into probabilities: a conditional logit over the candidates of each name.

The probability of a candidate is the softmax of a weighted sum of its features
(McFadden 1973), with one more alternative for "none of these". Ranking runs in
rounds: the first sees only the name and the words around it, each later one
also where the round before places the article's other names, so that countries
and regions, which are sure early, steer the towns.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from geo.errors import DataError
from geo.resolution.candidates import Floats
from geo.resolution.context import context_features
from geo.resolution.features import (
    ABSENCE_FEATURES,
    ALL_FEATURES,
    OWN_FEATURES,
    absence_features,
    own_features,
)
from geo.resolution.holders import HolderWeights
from geo.resolution.scene import Scene
from geo.resolution.weights import named, vector


@dataclass(frozen=True, slots=True, eq=False)
class Round:
    """The weights of one round."""

    weights: Floats
    """One for each of OWN_FEATURES, in later rounds one for each of ALL_FEATURES."""
    absence: Floats
    """One for each of ABSENCE_FEATURES."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """What the ranker thinks of a scene's candidates."""

    probability: Floats
    """One a row; those of one sense add up to at most 1, the rest is "none of these"."""
    features: Floats
    """Of the last round, one row a candidate."""


class Ranker:
    """Ranks the candidates of a scene by the weights of a model file."""

    def __init__(
        self, rounds: tuple[Round, ...], version: str, holders: HolderWeights | None = None
    ) -> None:
        self.rounds = rounds
        self.version = version
        self.holders = holders

    @property
    def weights(self) -> Floats:
        """Weights of the last round, by ALL_FEATURES."""
        return self.rounds[-1].weights

    def as_record(self) -> dict[str, Any]:
        """Return what `load_ranker` reads, as plain values."""
        return {
            "version": self.version,
            "rounds": [
                {
                    "weights": named(ALL_FEATURES, one.weights),
                    "absence": named(ABSENCE_FEATURES, one.absence),
                }
                for one in self.rounds
            ],
            "holders": self.holders.as_record() if self.holders is not None else None,
        }

    def with_holders(self, holders: HolderWeights | None) -> Ranker:
        """Return the same ranker with other weights for what holds unknown names."""
        return Ranker(self.rounds, self.version, holders)

    def rank(self, scene: Scene) -> Ranking:
        """Return the probability of every candidate of `scene`."""
        own = own_features(scene)
        absence = absence_features(scene)
        features, probability = own, np.zeros(scene.rows)
        for number, weights in enumerate(self.rounds):
            if number:
                features = np.hstack([own, context_features(scene, probability)])
            probability = softmax_with_absence(
                features @ weights.weights, absence @ weights.absence, scene
            )
        return Ranking(probability, features)


def softmax_with_absence(scores: Floats, absence: Floats, scene: Scene) -> Floats:
    """Return the softmax of `scores` within each sense, `absence` being one more alternative."""
    if not scene.rows:
        return np.zeros(0)
    firsts = scene.starts[:-1]
    highest = np.maximum(np.maximum.reduceat(scores, firsts), absence)
    likelihood = np.exp(scores - highest[scene.sense])
    total = np.add.reduceat(likelihood, firsts) + np.exp(absence - highest)
    probability: Floats = likelihood / total[scene.sense]
    return probability


def load_ranker(path: Path) -> Ranker:
    """Return the ranker stored in `path`. Raises DataError when it cannot be used."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        first, *later = record["rounds"]
        rounds = (
            _round(first, OWN_FEATURES),
            *(_round(weights, ALL_FEATURES) for weights in later),
        )
        holders = HolderWeights.of_record(record["holders"]) if record["holders"] else None
        return Ranker(rounds, str(record["version"]), holders)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"{path}: the resolver's weights cannot be read ({error!r}); restore the file."
        ) from error


def _round(weights: Mapping[str, Mapping[str, float]], names: tuple[str, ...]) -> Round:
    return Round(vector(weights["weights"], names), vector(weights["absence"], ABSENCE_FEATURES))
