"""Weights by the name of their feature, as the model file holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from geo.resolution.candidates import Floats

DIGITS = 4
"""Decimals that are kept, which leaves the file readable. A judgement."""


def named(names: Sequence[str], weights: Floats) -> dict[str, float]:
    """Return the weights by name; weights for the first names only are named by those."""
    shown = names[: len(weights)]
    return {name: round(float(weight), DIGITS) for name, weight in zip(shown, weights, strict=True)}


def vector(weights: Mapping[str, float], names: Sequence[str]) -> Floats:
    """Return the weights in the order of `names`.

    Raises ValueError when other features have weights, or one is not a finite number.
    """
    if set(weights) != set(names):
        unlike = sorted(set(weights) ^ set(names))
        raise ValueError(f"features {unlike} differ from the program's")
    ordered = np.array([float(weights[name]) for name in names])
    if not np.isfinite(ordered).all():
        raise ValueError("not every weight is a number")
    return ordered
