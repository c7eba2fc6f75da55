"""Words of a text as the encoder sees them: pieces, offsets and the case that it cannot see.

The encoder is uncased, so the shape of each word (lower, Title, UPPER …) is a
second input beside its pieces. Offsets are code points into the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from geo.encoders import readable
from geo.model import Span

STRETCH = 20_000
"""Code points that are cut to pieces at once: what the tokenizer tells of each piece takes much
more room than is kept of it."""

_WHITE = re.compile(r"\s")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


class Shape(IntEnum):
    """How a word is written; the values are rows of an embedding and must not be renumbered."""

    UNKNOWN = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    INITIAL = 4
    """A single capital letter, as in "U.S."."""
    MIXED = 5
    NUMBER = 6
    OTHER = 7


CAPITALISED = (Shape.TITLE, Shape.UPPER, Shape.INITIAL, Shape.MIXED)


@dataclass(frozen=True, slots=True)
class Words:
    """A tokenized text: arrays over its words and over their pieces."""

    text: str
    """The text with unreadable characters replaced one for one by spaces."""
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    shapes: NDArray[np.int64]
    pieces: NDArray[np.int64]
    """Vocabulary ids of all pieces, in order."""
    word_of_piece: NDArray[np.int64]
    first_pieces: NDArray[np.int64]
    """Index of each word's first piece, which speaks for the word."""

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.starts)

    def touched_by(self, span: Span) -> tuple[int, int]:
        """Return the first word that the span touches and the one after the last."""
        first = int(np.searchsorted(self.ends, span.start, side="right"))
        return first, int(np.searchsorted(self.starts, span.end, side="left"))

    @property
    def paragraphs(self) -> NDArray[np.int64]:
        """The first word after each blank line."""
        blank = [match.end() for match in _BLANK_LINE.finditer(self.text)]
        return np.unique(np.searchsorted(self.starts, blank))

    def surface(self, first: int, last: int) -> str:
        """Return the text from word `first` to word `last`, both included."""
        return self.text[int(self.starts[first]) : int(self.ends[last])]


def shape_of(word: str) -> Shape:
    """Return the shape of one word."""
    if word.isdigit():
        return Shape.NUMBER
    if not word.isalpha():
        return Shape.OTHER if not any(map(str.isalnum, word)) else Shape.MIXED
    if word.islower():
        return Shape.LOWER
    if len(word) == 1:
        return Shape.INITIAL if word.isupper() else Shape.OTHER
    if word.isupper():
        return Shape.UPPER
    return Shape.TITLE if word[0].isupper() and word[1:].islower() else Shape.MIXED


def read_words(text: str, tokenizer: Tokenizer) -> Words:
    """Split `text` into words and pieces. Never fails, whatever the text holds."""
    clean = readable(text)
    read = [_read(clean, start, end, tokenizer) for start, end in stretches(clean)]
    words_before = np.cumsum([0, *(len(first) for _, _, first, _ in read)])
    pieces_before = np.cumsum([0, *(len(ids) for ids, _, _, _ in read)])
    pieces = np.concatenate([ids for ids, _, _, _ in read])
    offsets = np.concatenate([offsets for _, offsets, _, _ in read])
    first_pieces = np.concatenate(
        [first + before for (_, _, first, _), before in zip(read, pieces_before, strict=False)]
    )
    word_of_piece = np.concatenate(
        [words + before for (_, _, _, words), before in zip(read, words_before, strict=False)]
    )
    starts = offsets[first_pieces, 0]
    ends = offsets[np.append(first_pieces[1:], len(offsets))[: len(first_pieces)] - 1, 1]
    shapes = np.array(
        [shape_of(clean[start:end]) for start, end in zip(starts, ends, strict=True)],
        dtype=np.int64,
    )
    return Words(clean, starts, ends, shapes, pieces, word_of_piece, first_pieces)


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of stretches that cover `text`, each cut where a line or word ends."""
    start = 0
    while True:
        found = _WHITE.search(text, start + STRETCH)
        end = found.start() if found else len(text)
        yield start, end
        if end >= len(text):
            return
        start = end


def _read(
    text: str, start: int, end: int, tokenizer: Tokenizer
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return pieces, their offsets, each word's first piece and each piece's word of a stretch."""
    encoding = tokenizer.encode(text[start:end], add_special_tokens=False)
    words = np.array(encoding.word_ids, dtype=np.int64)
    _, first_pieces, word_of_piece = np.unique(words, return_index=True, return_inverse=True)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2) + start
    return np.array(encoding.ids, dtype=np.int64), offsets, first_pieces, word_of_piece
