"""Logistic regression over named features, and the weights that ship for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.errors import DataError
from geo.settings import SHIPPED_DATA

MODEL_FOLDER = SHIPPED_DATA / "models" / "reporting"
"""Weights that ship with Dateline; the card beside them says what they were fitted to."""


@dataclass(frozen=True, slots=True, eq=False)
class Logistic:
    """Weights by feature name; what has no weight says nothing."""

    version: str
    weights: Mapping[str, float]
    bias: float
    least_score: float
    """Log-odds from which the answer is yes; the card says how it was chosen."""
    words: frozenset[str]
    """Words that are worth asking about, as "lemma POS"; empty when all are."""

    def score(self, features: Iterable[str]) -> float:
        """Return the log-odds of a case that has `features`, each named once."""
        weights = self.weights
        total = self.bias
        for name in features:
            weight = weights.get(name)
            if weight is not None:
                total += weight
        return total

    def as_record(self) -> dict[str, Any]:
        """Return what `load_logistic` reads, as plain values."""
        return {
            "version": self.version,
            "bias": round(self.bias, 3),
            "least_score": self.least_score,
            "words": sorted(self.words),
            "weights": dict(sorted(self.weights.items())),
        }


def load_logistic(path: Path) -> Logistic:
    """Return the weights stored in `path`. Raises DataError when they cannot be used."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return Logistic(
            str(record["version"]),
            {str(name): float(weight) for name, weight in record["weights"].items()},
            float(record["bias"]),
            float(record["least_score"]),
            frozenset(record["words"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            f"{path}: the reporter's weights cannot be read ({error!r}); restore the file."
        ) from error
