"""From the encoder's answer to toponyms: the best sequence of tags, then role and form of each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.recognition.labels import FOLLOWERS, FORMS, ROLES, TAGS, Tag

FORBIDDEN = -1e4
"""Score of a tag that may not follow another: far below any logit."""

TRANSITIONS = np.array(
    [[0.0 if after in FOLLOWERS[before] else FORBIDDEN for after in Tag] for before in Tag],
    dtype=np.float32,
)
OPENERS = np.array(
    [0.0 if tag in FOLLOWERS[Tag.OUTSIDE] else FORBIDDEN for tag in Tag], dtype=np.float32
)
CLOSERS = np.array(
    [0.0 if tag in (Tag.OUTSIDE, Tag.END, Tag.SINGLE) else FORBIDDEN for tag in Tag],
    dtype=np.float32,
)


@dataclass(frozen=True, slots=True)
class Found:
    """Words `first` to `last`, both included, that the encoder takes for a toponym."""

    first: int
    last: int
    score: float
    """Mean probability of its words being part of a toponym."""
    associative: float
    """Probability of the associative role."""
    adjectival: float
    """Probability of the adjectival form."""


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return probabilities along the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: NDArray[np.float32] = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def best_tags(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the best well-formed sequence of tags for log scores [words, tags] (Viterbi)."""
    if not len(scores):
        return np.zeros(0, dtype=np.int64)
    came_from = np.zeros(scores.shape, dtype=np.int64)
    reached = scores[0] + OPENERS
    for word in range(1, len(scores)):
        ways = reached[:, None] + TRANSITIONS
        came_from[word] = ways.argmax(axis=0)
        reached = ways.max(axis=0) + scores[word]
    tags = np.zeros(len(scores), dtype=np.int64)
    tags[-1] = int((reached + CLOSERS).argmax())
    for word in range(len(scores) - 1, 0, -1):
        tags[word - 1] = came_from[word, tags[word]]
    return tags


def find(answer: NDArray[np.float32], paragraphs: Collection[int] = ()) -> list[Found]:
    """Return the toponyms in an answer [words, COLUMNS], in order and without overlap.

    None runs over the first word of one of the `paragraphs`: a headline that ends with a name is
    followed by a dateline that begins with one.
    """
    shares = softmax(answer[:, TAGS])
    roles, forms = softmax(answer[:, ROLES])[:, 1], softmax(answer[:, FORMS])[:, 1]
    found = []
    for start, end in suspicious_stretches(shares, paragraphs):
        tags = best_tags(np.log(shares[start:end] + np.float32(1e-9)))
        found += [(start + first, start + last) for first, last in spans_of(tags)]
    return [
        Found(
            first,
            last,
            float(1 - shares[first : last + 1, Tag.OUTSIDE].mean()),
            float(roles[first : last + 1].mean()),
            float(forms[first : last + 1].mean()),
        )
        for first, last in found
    ]


def associative_in(answer: NDArray[np.float32], first: int, end: int) -> float:
    """Return the probability of the associative role over the words [first, end)."""
    return float(softmax(answer[first:end, ROLES])[:, 1].mean())


def belief_in(answer: NDArray[np.float32], first: int, end: int) -> float:
    """Return the highest probability of being part of a toponym among the words [first, end)."""
    return float(1 - softmax(answer[first:end, TAGS])[:, Tag.OUTSIDE].min())


SURELY_OUTSIDE = 0.995
"""Probability of being outside from which a word parts two stretches: no sequence through it
would win in practice, and nine words in ten are spared the search."""


def suspicious_stretches(
    shares: NDArray[np.float32], paragraphs: Collection[int] = ()
) -> list[tuple[int, int]]:
    """Return the half-open word ranges that may hold a toponym, parted where paragraphs begin."""
    inside = np.concatenate(([False], shares[:, Tag.OUTSIDE] < SURELY_OUTSIDE, [False]))
    borders = np.flatnonzero(inside[1:] != inside[:-1])
    within = [word for word in paragraphs if word < len(shares) and inside[word] & inside[word + 1]]
    parted = np.sort(np.concatenate([borders, np.repeat(within, 2)]).astype(np.int64))
    return list(zip(parted[::2].tolist(), parted[1::2].tolist(), strict=True))


def spans_of(tags: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return first and last word of each toponym in a well-formed sequence of tags."""
    spans, first = [], 0
    for word, tag in enumerate(tags.tolist()):
        if tag in (Tag.BEGIN, Tag.SINGLE):
            first = word
        if tag in (Tag.END, Tag.SINGLE):
            spans.append((first, word))
    return spans
