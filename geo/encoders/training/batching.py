"""How the trainings of passages take their steps: batches of like length, two learning rates."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

import torch
from torch import Tensor, nn

NEW_LAYER_SPEED = 10.0
"""Learning rate of the answer in multiples of the encoder's."""
WARM_UP = 0.1
"""Share of the steps over which the learning rate rises; it falls linearly afterwards."""
SMOOTHING = 0.1
"""Share of a passage's label that is spread over the other kinds: it often tells of two."""
LARGEST_GRADIENT = 1.0
"""Norm to which longer gradients are cut."""
WEIGHT_DECAY = 0.01
LENGTHS_MIXED = 30.0
"""Pieces by which the passages of one batch may differ in length: padding is wasted time."""


class Cut(Protocol):
    """A passage that is cut to pieces."""

    @property
    def pieces(self) -> tuple[int, ...]:
        """The vocabulary ids of its pieces, frame included."""


Example = TypeVar("Example", bound=Cut)


def batches(
    examples: Sequence[Example], size: int, source: random.Random
) -> Iterator[list[Example]]:
    """Yield shuffled batches of passages of like length."""
    mixed = sorted(examples, key=lambda one: len(one.pieces) + LENGTHS_MIXED * source.random())
    groups = [list(mixed[first : first + size]) for first in range(0, len(mixed), size)]
    source.shuffle(groups)
    yield from groups


def collate(batch: Sequence[Cut]) -> tuple[Tensor, Tensor]:
    """Return pieces and mask of a batch, padded."""
    longest = max(len(one.pieces) for one in batch)
    pieces = torch.zeros((len(batch), longest), dtype=torch.int64)
    mask = torch.zeros_like(pieces)
    for row, one in enumerate(batch):
        pieces[row, : len(one.pieces)] = torch.tensor(one.pieces)
        mask[row, : len(one.pieces)] = 1
    return pieces, mask


def speeds(encoder: nn.Module, answer: nn.Module, learning_rate: float) -> list[dict[str, object]]:
    """Return the parameters that are trained, each group with its learning rate."""
    old = [one for one in encoder.parameters() if one.requires_grad]
    return [
        {"params": old, "lr": learning_rate},
        {"params": list(answer.parameters()), "lr": learning_rate * NEW_LAYER_SPEED},
    ]
