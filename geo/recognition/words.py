"""Words of a text as the encoder sees them: pieces, offsets and the case that it cannot see.

The encoder is uncased, so the shape of each word (lower, Title, UPPER …) is a
second input beside its pieces. Offsets are code points into the text as given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from geo.errors import DataError
from geo.model import Span

UNREADABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffd\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Control characters, direction marks and lone surrogates: no tokenizer agrees on them."""


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

    def surface(self, first: int, last: int) -> str:
        """Return the text from word `first` to word `last`, both included."""
        return self.text[int(self.starts[first]) : int(self.ends[last])]


def readable(text: str) -> str:
    """Return `text` with unreadable characters replaced by spaces, one for one."""
    return UNREADABLE.sub(" ", text)


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
    encoding = tokenizer.encode(clean, add_special_tokens=False)
    word_of_piece = np.array(encoding.word_ids, dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    _, first_pieces, word_of_piece = np.unique(
        word_of_piece, return_index=True, return_inverse=True
    )
    starts = offsets[first_pieces, 0]
    ends = offsets[np.append(first_pieces[1:], len(offsets))[: len(first_pieces)] - 1, 1]
    shapes = np.array(
        [shape_of(clean[start:end]) for start, end in zip(starts, ends, strict=True)],
        dtype=np.int64,
    )
    pieces = np.array(encoding.ids, dtype=np.int64)
    return Words(clean, starts, ends, shapes, pieces, word_of_piece, first_pieces)


def open_tokenizer(path: Path) -> Tokenizer:
    """Open a tokenizer file without its limits; "[SEP]" in a text is text. Raises DataError."""
    try:
        tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    except Exception as error:  # the library raises a bare Exception for a damaged file
        raise DataError(f"{path} is missing or damaged: restore it.") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.encode_special_tokens = True
    return tokenizer


def frame_pieces(tokenizer: Tokenizer) -> tuple[int, int]:
    """Return the vocabulary ids that open and close every window."""
    opening, closing = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    if opening is None or closing is None:
        raise DataError(
            "tokenizer.json has no [CLS] or [SEP]: it is not the encoder's, restore it."
        )
    return opening, closing
