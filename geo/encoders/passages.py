"""Reads a passage with a small encoder: what happened at each place that it names, and when."""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo.encoders.columns import MATCH_SCALE, Columns, Pointer
from geo.encoders.opening import (
    TOKENIZER,
    OpenedModel,
    frame_pieces,
    kinds_of,
    open_model,
    open_tokenizer,
    readable,
)
from geo.errors import DataError
from geo.model import Span

INPUTS = frozenset({"pieces", "mask"})

MOST_PIECES = 192
"""Pieces of a passage that are read, frame included, as in training: some 150 words."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a passage, frame included, and where each begins and ends."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def over(self, span: Span) -> range:
        """Return the numbers of the pieces that overlap `span`, none where it was not read."""
        first = bisect_right(self.ends, span.start)
        return range(first, min(bisect_left(self.starts, span.end), len(self.ids) - 1))


class Answer(Mapping[str, float]):
    """How likely each kind is the answer to a question; one array, for a long article has many."""

    __slots__ = ("_kinds", "_numbers")

    def __init__(self, kinds: tuple[str, ...], numbers: Floats) -> None:
        """Take the `numbers` of the `kinds`, in their order."""
        self._kinds = kinds
        self._numbers = numbers

    def __getitem__(self, kind: str) -> float:
        if kind not in self._kinds:
            raise KeyError(kind)
        return float(self._numbers[self._kinds.index(kind)])

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    def normalized(self) -> Answer:
        """Return the logarithms of the shares of what are scores."""
        return Answer(self._kinds, _log_shares(self._numbers))


@dataclass(frozen=True, slots=True, eq=False)
class PlaceAnswers:
    """What the encoder says of one place of a passage: logarithms of probabilities, but for scores.

    Those of words are of each word that was asked about, then of none of them; minus infinity for a
    word that was not read or is the place itself.
    """

    events: Floats
    """Of the word that tells what happened there."""
    times: Floats
    """Of the word that tells when."""
    columns: Columns
    """Which questions there are, and by what they are answered."""
    shares: Floats
    """Of each kind of every question, side by side."""
    alone: Floats
    """Scores of these kinds before a word adds to them."""
    by_word: NDArray[np.float16]
    """What each word adds to them [word, kind]; shared by the places of a passage."""

    @property
    def questions(self) -> dict[str, Answer]:
        """The answer to each question."""
        return {name: self.answer(name) for name in self.columns.place_questions}

    def answer(self, question: str) -> Answer:
        """Return how likely each kind is."""
        return self._of(question, self.shares)

    def given(self, question: str, word: int) -> Answer:
        """Return how likely each kind is if that word is what tells what happened there."""
        return _given(self, question, word)

    def _of(self, question: str, numbers: Floats) -> Answer:
        kinds = self.columns.place_questions[question]
        return Answer(kinds, numbers[self.columns.side_by_side[question]])


@lru_cache(maxsize=8)
def _given(answers: PlaceAnswers, question: str, word: int) -> Answer:
    """Return what is asked for kind after kind."""
    return answers._of(question, answers.alone + answers.by_word[word]).normalized()


class PassageReading:
    """What the encoder says of one passage and of the places in it."""

    def __init__(
        self, columns: Columns, answers: Floats, pieces: Pieces, words: Sequence[Span]
    ) -> None:
        """Take the `answers` [piece, column] and the `words` of which one may be an event."""
        self._columns = columns
        self._answers = answers
        self._pieces = pieces
        self._words = words
        self._average: Floats = answers.mean(axis=0)
        read = [pieces.over(word) for word in words]
        self._is_read = np.array([bool(each) for each in read], dtype=bool)
        self._of_words = answers[[each.start if each else 0 for each in read]]
        adding = (self._of_words[:, third] for _, _, third in columns.of_place.values())
        self._adding: Floats = np.concatenate([self._of_words[:, :0], *adding], axis=1)
        self._by_word = self._adding.astype(np.float16)

    def of_place(self, place: Span) -> PlaceAnswers | None:
        """Return the answers for a place; None where it lies beyond what was read."""
        here = self._pieces.over(place)
        if not here:
            return None
        columns, of_place = self._columns, self._answers[here.start : here.stop].mean(axis=0)
        may_be = self._is_read & ~np.array([word.overlaps(place) for word in self._words], bool)
        events = self._pointed(columns.event, of_place, may_be)
        times = self._pointed(columns.time, of_place, may_be)
        blocks = columns.of_place.values()
        scores = (of_place[one] + self._average[two] for one, two, _ in blocks)
        alone = np.concatenate([of_place[:0], *scores])
        with_events = alone + np.exp(events[:-1]) @ self._adding
        every = (_log_shares(with_events[at]) for at in columns.side_by_side.values())
        shares = np.concatenate([of_place[:0], *every])
        return PlaceAnswers(events, times, columns, shares, alone, self._by_word)

    def _pointed(self, pointer: Pointer, of_place: Floats, may_be: NDArray[np.bool_]) -> Floats:
        """Return how likely a place points at each word, then at none."""
        matches = self._of_words[:, pointer.key] @ of_place[pointer.query]
        scores = MATCH_SCALE * matches + self._of_words[:, pointer.strength][:, 0]
        nothing = of_place[pointer.nothing_of_place] + self._average[pointer.nothing_of_passage]
        return _log_shares(np.concatenate([np.where(may_be, scores, -np.inf), nothing]))


class PassageReader:
    """Answers questions about passages, each by one of several kinds; safe to share by threads.

    One linear layer stands behind the encoder (`geo.encoders.training.passages`); `Columns` says
    what each number of its answer is for.
    """

    def __init__(self, folder: Path) -> None:
        """Remember where the model lies; it is opened on first use."""
        self._folder = folder
        self._lock = threading.Lock()
        self._opened: tuple[OpenedModel, Columns] | None = None

    @property
    def version(self) -> str:
        """The name of the model. Raises DataError when its files are missing or damaged."""
        return self._open()[0].version

    def read(self, text: str, words: Sequence[Span] = ()) -> PassageReading:
        """Return what the encoder says of a passage, one of whose `words` may be an event.

        Raises DataError when the files of the model are missing or damaged.
        """
        opened, columns = self._open()
        pieces = cut(text)
        numbers = np.array([pieces.ids], dtype=np.int64)
        (answers,) = opened.session.run(
            ["answer"], {"pieces": numbers, "mask": np.ones_like(numbers)}
        )
        if answers.shape[-1] != columns.count:
            raise DataError(
                f"{self._folder / 'model.onnx'} answers {answers.shape[-1]} numbers for a piece, "
                f"not the {columns.count} of model.json: restore the folder."
            )
        return PassageReading(columns, np.asarray(answers[0], dtype=np.float32), pieces, words)

    def _open(self) -> tuple[OpenedModel, Columns]:
        with self._lock:
            if self._opened is None:
                opened = open_model(self._folder, INPUTS)
                self._opened = opened, _columns(opened, self._folder)
            return self._opened


def cut(text: str) -> Pieces:
    """Return the pieces of a passage in their frame, as many as are read."""
    tokenizer = open_tokenizer(TOKENIZER)
    opening, closing = frame_pieces(tokenizer)
    found = tokenizer.encode(readable(text), add_special_tokens=False)
    read = list(zip(found.ids, found.offsets, strict=True))[: MOST_PIECES - 2]
    return Pieces(
        (opening, *(number for number, _ in read), closing),
        (0, *(start for _, (start, _) in read), len(text)),
        (0, *(end for _, (_, end) in read), len(text)),
    )


def _log_shares(scores: Floats) -> Floats:
    """Return the logarithms of the shares in the softmax of `scores` over their last axis."""
    above = scores - scores.max(axis=-1, keepdims=True)
    shares: Floats = above - np.log(np.exp(above).sum(axis=-1, keepdims=True))
    return shares


def _columns(opened: OpenedModel, folder: Path) -> Columns:
    questions, place_questions = (
        kinds_of(opened, folder, name) for name in ("questions", "place_questions")
    )
    return Columns(questions, place_questions)
