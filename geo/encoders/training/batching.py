"""How what reads passages is trained: batches of like length, a faster new layer, a plan."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import torch
from torch import Tensor, nn
from torch.nn.utils import clip_grad_norm_
from transformers import BertModel

from geo.encoders.training.schedule import speed

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


@dataclass(frozen=True, slots=True)
class Plan:
    """Settings of a training. The words' embeddings stay as they are: few texts, many words."""

    epochs: int
    batch: int = 16
    learning_rate: float = 1e-4
    seed: int = 0


class Network(Protocol):
    """An encoder with a new layer behind it."""

    encoder: BertModel
    answer: nn.Linear

    def parameters(self) -> Iterator[nn.Parameter]:
        """Return all weights."""

    def train(self) -> object:
        """Make ready for training."""

    def eval(self) -> object:
        """Make ready for answering."""


class Cut(Protocol):
    """A passage that is cut to pieces."""

    @property
    def pieces(self) -> tuple[int, ...]:
        """The vocabulary ids of its pieces, frame included."""


Example = TypeVar("Example", bound=Cut)


def train(
    network: Network,
    examples: Sequence[Example],
    plan: Plan,
    loss_of: Callable[[list[Example]], Tensor],
) -> None:
    """Train `network` in place, to lower the loss of each batch."""
    source = random.Random(plan.seed)  # noqa: S311 - variation, no secret
    network.encoder.embeddings.requires_grad_(False)
    steps = plan.epochs * -(-len(examples) // plan.batch)
    optimizer = torch.optim.AdamW(_speeds(network, plan), weight_decay=WEIGHT_DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: speed(step, steps, WARM_UP)
    )
    network.train()
    for number in range(plan.epochs):
        total = 0.0
        for batch in _batches(examples, plan.batch, source):
            loss = loss_of(batch)
            optimizer.zero_grad()
            loss.backward()
            clip_grad_norm_(network.parameters(), LARGEST_GRADIENT)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(batch)
        sys.stderr.write(f"epoch {number + 1}: loss {total / len(examples):.4f}\n")
    network.eval()


def _batches(
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


def _speeds(network: Network, plan: Plan) -> list[dict[str, object]]:
    """Return the parameters that are trained, each group with its learning rate."""
    old = [one for one in network.encoder.parameters() if one.requires_grad]
    return [
        {"params": old, "lr": plan.learning_rate},
        {"params": list(network.answer.parameters()), "lr": plan.learning_rate * NEW_LAYER_SPEED},
    ]
