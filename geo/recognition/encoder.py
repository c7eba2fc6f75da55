"""The shipped encoder: reads the words of a text and answers tag, role and form of each.

A fine-tuned all-MiniLM-L6-v2 in ONNX with 8-bit weights, made by
`geo.recognition.training`; its model card lies beside the file.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from geo.encoders import frame_pieces, open_model, open_tokenizer
from geo.recognition.labels import COLUMNS, TAGS, Tag
from geo.recognition.words import Words, read_words

WINDOW = 192
"""Pieces in a window, frame included: the length it was trained on."""
MARGIN = 8
"""Pieces at each inner edge of a window whose answer is taken from its neighbour. Measured on
articles held out: 16 is no better, and slower."""
INPUTS = frozenset({"pieces", "shapes", "evidence", "mask"})
"""What a window is given to the network as."""
CERTAIN = 30.0
"""Logit that stands for certainty where the encoder is not asked."""


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """The files of the model folder, opened."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    opening: int
    closing: int
    """Vocabulary ids of the pieces that frame a window."""
    version: str


class ToponymEncoder:
    """Opens the model of a folder on first use; safe to share by threads."""

    def __init__(self, folder: Path) -> None:
        """Remember where the model lies; nothing is read yet."""
        self._folder = folder
        self._lock = threading.Lock()
        self._model: LoadedModel | None = None

    @property
    def model(self) -> LoadedModel:
        """The opened model. Raises DataError when its files are missing or damaged."""
        with self._lock:
            if self._model is None:
                self._model = load_model(self._folder)
            return self._model

    def read(self, text: str) -> Words:
        """Return the words and pieces of `text`."""
        return read_words(text, self.model.tokenizer)

    def answer(self, words: Words, evidence: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the logits of every word, [words, COLUMNS]; time grows linearly with the text."""
        answers = np.zeros((len(words.pieces), COLUMNS), dtype=np.float32)
        answers[:, TAGS][:, Tag.OUTSIDE] = CERTAIN
        shapes, hints = words.shapes[words.word_of_piece], evidence[words.word_of_piece]
        rows = (words.pieces, shapes, hints)
        for window in cut(len(words.pieces)):
            if self._has_letters(words, window):
                believed = slice(window.core_start - window.start, window.core_end - window.start)
                answers[window.core_start : window.core_end] = self._run(rows, window)[believed]
        return answers[words.first_pieces]

    @staticmethod
    def _has_letters(words: Words, window: Window) -> bool:
        """Say whether the window holds a Latin letter; the encoder knows no other script."""
        first = words.starts[words.word_of_piece[window.start]]
        last = words.ends[words.word_of_piece[window.end - 1]]
        return any("a" <= c <= "z" for c in words.text[first:last].casefold())

    def _run(self, rows: tuple[NDArray[np.int64], ...], window: Window) -> NDArray[np.float32]:
        """Return the logits of one window, [piece, COLUMNS].

        One at a time: measured on one thread, two in one call take a tenth longer, and their
        weights in 8 bits would be scaled by each other.
        """
        model = self.model
        inputs = {
            name: np.pad(row[window.start : window.end], 1)[None]
            for name, row in zip(("pieces", "shapes", "evidence"), rows, strict=True)
        }
        inputs["pieces"][0, [0, -1]] = model.opening, model.closing
        inputs["mask"] = np.ones_like(inputs["pieces"])
        (logits,) = model.session.run(["answer"], inputs)
        return np.asarray(logits[0, 1:-1], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Window:
    """A range of pieces that is read at once, and the part of it that is believed."""

    start: int
    end: int
    core_start: int
    core_end: int


def cut(length: int) -> list[Window]:
    """Cover `length` pieces with overlapping windows whose cores touch and do not overlap."""
    content = WINDOW - 2
    step = content - 2 * MARGIN
    windows = []
    for start in range(0, max(1, length - 2 * MARGIN), step):
        end = min(start + content, length)
        if end <= start:
            break
        core_start = start + MARGIN if start else 0
        core_end = end if end == length else end - MARGIN
        windows.append(Window(start, end, core_start, core_end))
        if end == length:
            break
    return windows


def load_model(folder: Path) -> LoadedModel:
    """Open the model in `folder`. Raises DataError when a file is missing or damaged."""
    opened = open_model(folder, INPUTS)
    tokenizer = open_tokenizer(folder / "tokenizer.json")
    opening, closing = frame_pieces(tokenizer)
    return LoadedModel(opened.session, tokenizer, opening, closing, opened.version)
