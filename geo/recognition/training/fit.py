"""The training loop."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy
from torch.nn.utils import clip_grad_norm_

from geo.encoders.training.schedule import speed
from geo.recognition.labels import FORMS, ROLES, TAGS
from geo.recognition.training.examples import IGNORED, Example
from geo.recognition.training.network import ToponymNetwork

ROLE_WEIGHT = 0.5
FORM_WEIGHT = 0.2
"""Shares of the losses beside that of the tags: judgements."""
SHAPES_HIDDEN = 0.08
EVIDENCE_HIDDEN = 0.1
"""Shares of windows whose shapes or evidence are hidden, so that the encoder does without."""
NEW_LAYER_SPEED = 5.0
"""Learning rate of new layers in multiples of the encoder's."""
WARM_UP = 0.08
"""Share of the steps over which the learning rate rises; it falls linearly afterwards."""
LARGEST_GRADIENT = 1.0
WEIGHT_DECAY = 0.01


@dataclass(frozen=True, slots=True)
class Plan:
    """Settings of a training; the defaults are those of the shipped model's first step."""

    epochs: int = 4
    batch: int = 16
    length: int = 192
    learning_rate: float = 2e-4
    seed: int = 7


def fit(
    network: ToponymNetwork,
    epoch_examples: Callable[[int], list[Example]],
    plan: Plan,
    log: Callable[[str], None],
) -> None:
    """Train `network` in place; `epoch_examples` makes the windows of each epoch."""
    source = random.Random(plan.seed)  # noqa: S311 - variation, no secret
    torch.manual_seed(plan.seed)
    epochs = (epoch_examples(number) for number in range(plan.epochs))
    first = next(epochs)
    steps = plan.epochs * -(-len(first) // plan.batch)
    optimizer = torch.optim.AdamW(_speeds(network, plan), weight_decay=WEIGHT_DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: speed(step, steps, WARM_UP)
    )
    network.train()
    for number in range(plan.epochs):
        examples = first if number == 0 else next(epochs)
        began, total, count = time.monotonic(), 0.0, 0
        for batch in batches(examples, plan.batch, source):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = network(*batch[:4])
            loss = loss_of(logits.float(), batch[4:])
            optimizer.zero_grad()
            loss.backward()
            clip_grad_norm_(network.parameters(), LARGEST_GRADIENT)
            optimizer.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
            if count % 20 == 0:
                log(f"epoch {number + 1} batch {count} loss {total / count:.4f}")
        log(f"epoch {number + 1}: loss {total / count:.4f}, {time.monotonic() - began:.0f} s")
    network.eval()


def loss_of(logits: Tensor, labels: tuple[Tensor, ...]) -> Tensor:
    """Return the weighted loss of tags, roles and forms; unknown labels do not count."""
    loss = torch.zeros(())
    parts = ((TAGS, 1.0), (ROLES, ROLE_WEIGHT), (FORMS, FORM_WEIGHT))
    for (columns, weight), wanted in zip(parts, labels, strict=True):
        if (wanted != IGNORED).any():
            part = logits[:, :, columns].flatten(0, 1)
            loss = loss + weight * cross_entropy(part, wanted.flatten(), ignore_index=IGNORED)
    return loss


def batches(
    examples: list[Example], size: int, source: random.Random
) -> Iterator[tuple[Tensor, ...]]:
    """Yield shuffled batches of windows of like length, with features hidden now and then."""
    in_order = sorted(examples, key=lambda example: (len(example.pieces), source.random()))
    groups = [in_order[first : first + size] for first in range(0, len(in_order), size)]
    source.shuffle(groups)
    for group in groups:
        yield collate(group, source)


def collate(group: list[Example], source: random.Random | None = None) -> tuple[Tensor, ...]:
    """Return pieces, shapes, evidence, mask, tags, roles and forms of a batch, padded."""
    longest = max(len(example.pieces) for example in group)

    def stack(rows: list[np.ndarray[tuple[int], np.dtype[np.int64]]], padding: int) -> Tensor:
        padded = [np.pad(r, (0, longest - len(r)), constant_values=padding) for r in rows]
        return torch.from_numpy(np.stack(padded))

    pieces = stack([example.pieces for example in group], 0)
    mask = stack([np.ones_like(example.pieces) for example in group], 0)
    shapes = stack([example.shapes for example in group], 0)
    evidence = stack([example.evidence for example in group], 0)
    if source is not None:
        for row in range(len(group)):
            shapes[row] *= int(source.random() >= SHAPES_HIDDEN)
            evidence[row] *= int(source.random() >= EVIDENCE_HIDDEN)
    labels = [
        stack([getattr(e, name) for e in group], IGNORED) for name in ("tags", "roles", "forms")
    ]
    return pieces, shapes, evidence, mask, *labels


def _speeds(network: ToponymNetwork, plan: Plan) -> list[dict[str, object]]:
    old = list(network.encoder.parameters())
    known = {id(parameter) for parameter in old}
    new = [parameter for parameter in network.parameters() if id(parameter) not in known]
    return [
        {"params": old, "lr": plan.learning_rate},
        {"params": new, "lr": plan.learning_rate * NEW_LAYER_SPEED},
    ]
