"""Reads a passage with a small encoder and answers each of its questions at once."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo.encoders.opening import (
    TOKENIZER,
    OpenedModel,
    frame_pieces,
    kinds_of,
    open_model,
    open_tokenizer,
    readable,
)

INPUTS = frozenset({"pieces", "mask"})
MOST_PIECES = 128
"""Pieces of a passage that are read, frame included, as in training: some hundred words."""


class SentenceClassifier:
    """Answers questions about a passage, each by one of several kinds; safe to share by threads.

    The encoder's answers for all pieces are averaged, and one linear layer for each question
    stands behind them (`geo.encoders.training.sentences`).
    """

    def __init__(self, folder: Path) -> None:
        """Remember where the model lies; it is opened on first use."""
        self._folder = folder
        self._lock = threading.Lock()
        self._opened: OpenedModel | None = None

    @property
    def model(self) -> OpenedModel:
        """The opened model. Raises DataError when its files are missing or damaged."""
        with self._lock:
            if self._opened is None:
                self._opened = open_model(self._folder, INPUTS)
            return self._opened

    @property
    def questions(self) -> Mapping[str, tuple[str, ...]]:
        """The kinds that each question has, in the order of its answers."""
        return kinds_of(self.model, self._folder, "questions")

    def answer(self, text: str) -> dict[str, NDArray[np.float32]]:
        """Return the logits of each question's kinds for a passage."""
        session = self.model.session
        pieces = self._pieces(text)
        inputs = {"pieces": pieces, "mask": np.ones_like(pieces)}
        (logits,) = session.run(["answer"], inputs)
        found, start = {}, 0
        for question, kinds in self.questions.items():
            found[question] = np.asarray(logits[0, start : start + len(kinds)], dtype=np.float32)
            start += len(kinds)
        return found

    @staticmethod
    def _pieces(text: str) -> NDArray[np.int64]:
        tokenizer = open_tokenizer(TOKENIZER)
        opening, closing = frame_pieces(tokenizer)
        read = tokenizer.encode(readable(text), add_special_tokens=False).ids[: MOST_PIECES - 2]
        return np.array([[opening, *read, closing]], dtype=np.int64)
