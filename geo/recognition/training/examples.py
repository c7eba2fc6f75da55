"""Documents as tensors: windows of pieces with the labels of their words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from geo.encoders import frame_pieces
from geo.model import Form, Role, Span
from geo.recognition.evidence import GazetteerEvidence
from geo.recognition.labels import Tag
from geo.recognition.training.corpora import Document
from geo.recognition.words import Words, read_words

IGNORED = -100
"""Label of what is not counted in the loss (PyTorch's convention)."""


@dataclass(frozen=True, slots=True)
class Example:
    """Pieces of one window with features and labels, all of one length."""

    pieces: NDArray[np.int64]
    shapes: NDArray[np.int64]
    evidence: NDArray[np.int64]
    tags: NDArray[np.int64]
    roles: NDArray[np.int64]
    forms: NDArray[np.int64]


def word_labels(words: Words, document: Document) -> NDArray[np.int64]:
    """Return tag, role and form of every word as an array [3, words]."""
    labels = np.full((3, len(words)), IGNORED, dtype=np.int64)
    labels[0] = Tag.OUTSIDE
    for mention in document.mentions:
        first, end = words.touched_by(Span(mention.start, mention.end))
        if end <= first:
            continue
        labels[0, first:end] = Tag.INSIDE
        labels[0, first], labels[0, end - 1] = Tag.BEGIN, Tag.END
        if end - first == 1:
            labels[0, first] = Tag.SINGLE
        if mention.role is not None:
            labels[1, first:end] = int(mention.role is Role.ASSOCIATIVE)
        if mention.form is not None:
            labels[2, first:end] = int(mention.form is Form.ADJECTIVAL)
    return labels


def to_examples(
    document: Document,
    tokenizer: Tokenizer,
    evidence: GazetteerEvidence | None,
    length: int,
    offset: int = 0,
) -> list[Example]:
    """Cut a document into windows of `length` pieces; `offset` shortens the first one."""
    words = read_words(document.text, tokenizer)
    if not len(words):
        return []
    labels = word_labels(words, document)
    by_piece = np.full((3, len(words.pieces)), IGNORED, dtype=np.int64)
    by_piece[:, words.first_pieces] = labels
    shapes = words.shapes[words.word_of_piece]
    hints = np.zeros(len(words.pieces), dtype=np.int64)
    if evidence is not None:
        hints = evidence.of(words)[words.word_of_piece]
    content = length - 2
    starts = [0, *range(content - offset, len(words.pieces), content)]
    ends = [*starts[1:], len(words.pieces)]
    start_id, end_id = frame_pieces(tokenizer)
    framed = []
    for start, end in zip(starts, ends, strict=True):
        part = slice(start, end)
        framed.append(
            Example(
                np.concatenate(([start_id], words.pieces[part], [end_id])),
                np.pad(shapes[part], 1),
                np.pad(hints[part], 1),
                *(np.pad(row[part], 1, constant_values=IGNORED) for row in by_piece),
            )
        )
    return framed
