"""The weights by which two event words are judged, fitted by `geo.evaluate.train_linking`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.errors import DataError
from geo.linking.telling import FEATURES
from geo.linking.words import Rarity
from geo.settings import SHIPPED_DATA

MODEL_FOLDER = SHIPPED_DATA / "models" / "linking"
MODEL_PATH = MODEL_FOLDER / "weights.json"

Rows = NDArray[np.float64]
"""One row of features for each pair."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over pairs of event words, and how rare words are in news."""

    version: str
    weights: tuple[float, ...]
    """One for each of FEATURES."""
    bias: float
    threshold: float
    """Mean probability from which two groups of event words are joined."""
    rarity: Rarity

    def probabilities(self, rows: Sequence[Sequence[float]] | Rows) -> Rows:
        """Return how likely each pair tells of one event."""
        if not len(rows):
            return np.zeros(0)
        odds = np.asarray(rows, dtype=float) @ np.array(self.weights) + self.bias
        likely: Rows = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
        return likely

    def as_record(self) -> dict[str, Any]:
        """Return the weights as JSON values."""
        return {
            "version": self.version,
            "weights": dict(zip(FEATURES, (round(one, 4) for one in self.weights), strict=True)),
            "bias": round(self.bias, 4),
            "threshold": self.threshold,
            "articles": self.rarity.articles,
            "in_articles": dict(sorted(self.rarity.counts.items())),
        }


def weights_of(record: Mapping[str, Any]) -> Weights:
    """Return the weights of a record; raises KeyError, TypeError, ValueError for another one."""
    return Weights(
        str(record["version"]),
        tuple(float(record["weights"][name]) for name in FEATURES),
        float(record["bias"]),
        float(record["threshold"]),
        Rarity(int(record["articles"]), dict(record["in_articles"])),
    )


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """Return the weights that ship. Raises DataError when they cannot be read."""
    try:
        return weights_of(json.loads(MODEL_PATH.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{MODEL_PATH} cannot be read ({error!r}): restore it.") from error
