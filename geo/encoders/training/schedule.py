"""How fast a training learns: faster and faster at first, then ever more slowly."""

from __future__ import annotations


def speed(step: int, steps: int, warm_up: float) -> float:
    """Return the share of the full learning rate at `step` of `steps`.

    It rises over the first `warm_up` of the steps, a share, and falls linearly to 0.
    """
    rise = max(1.0, warm_up * steps)
    return min(step / rise, max(0.0, (steps - step) / max(1.0, steps - rise)))
