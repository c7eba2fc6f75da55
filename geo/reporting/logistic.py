"""A linear model over named features, and the weights that ship for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import fsum
from pathlib import Path
from typing import Any

from geo.errors import DataError
from geo.settings import SHIPPED_DATA

MODEL_FOLDER = SHIPPED_DATA / "models" / "reporting"
"""Weights that ship with Dateline; the card beside them says what they were fitted to."""


DIGITS = 6
"""Digits of a score: weights have two or three, and sums of them must be equal to be a tie."""


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
        return self.bias + self.sum_of(features)

    def sum_of(self, features: Iterable[str]) -> float:
        """Return what `features`, each named once, add to a score, in whatever order they come."""
        weights = self.weights
        return round(fsum(weights[name] for name in features if name in weights), DIGITS)

    def as_record(self) -> dict[str, Any]:
        """Return what `load_logistic` reads, as plain values."""
        return {
            "version": self.version,
            "bias": round(self.bias, 3),
            "least_score": self.least_score,
            "words": sorted(self.words),
            "weights": dict(sorted(self.weights.items())),
        }

    def rounded(self, step: float) -> Logistic:
        """Return the model with weights rounded to multiples of `step`, those of zero left out."""
        counts = {name: round(weight / step) for name, weight in self.weights.items()}
        weights = {name: round(count * step, 3) for name, count in counts.items() if count}
        return replace(self, weights=weights)


def as_lines(model: Logistic) -> str:
    """Return a weights file of many features: one line for each weight, with all that have it."""
    by_weight: dict[float, list[str]] = {}
    for name, weight in sorted(model.weights.items()):
        by_weight.setdefault(weight, []).append(name)
    lines = (
        f'"{weight:g}": {json.dumps(names, ensure_ascii=False, separators=(",", ":"))}'
        for weight, names in sorted(by_weight.items())
    )
    record = {**model.as_record(), "weights": None}
    head = json.dumps(record, ensure_ascii=False).removesuffix("null}")
    return head + "{\n" + ",\n".join(lines) + "\n}}\n"


def load_logistic(path: Path) -> Logistic:
    """Return the weights stored in `path`. Raises DataError when they cannot be used."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return Logistic(
            str(record["version"]),
            _weights(record["weights"]),
            float(record["bias"]),
            float(record["least_score"]),
            frozenset(record["words"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            f"{path}: the reporter's weights cannot be read ({error!r}); restore the file."
        ) from error


def _weights(stored: Mapping[str, Any]) -> dict[str, float]:
    """Return weights by name, from a file that lists either weights or the names that share one."""
    weights: dict[str, float] = {}
    for key, value in stored.items():
        if isinstance(value, list):
            weights.update(dict.fromkeys(map(str, value), float(key)))
        else:
            weights[key] = float(value)
    return weights
