"""Which columns of an encoder's answer are for which question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

MATCHED = 128
"""Numbers by which a place and a word are matched. A judgement: a third of the encoder's."""

MATCH_SCALE = 0.35
"""What their product is multiplied with, so that training starts with words nearly alike."""

Kinds = Mapping[str, tuple[str, ...]]
"""The kinds that each question is answered by, in the order of their columns."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """The columns by which a place points at a word of its passage, or at none."""

    nothing_of_place: slice
    nothing_of_passage: slice
    """How likely it is none: both are added."""
    strength: slice
    """How likely a word is pointed at, by whatever place."""
    query: slice
    """Of a place: what `key` of its word is like."""
    key: slice


class Columns:
    """The columns of an answer, which an encoder gives for every word piece of a passage.

    A question about the passage has one block of columns; the average over all pieces is the
    answer. A question about a place has three, which are added: the first of the place's pieces,
    the second of all pieces, the third of the words that tell what happened there.
    """

    def __init__(self, questions: Kinds, place_questions: Kinds) -> None:
        """Lay the blocks side by side, in the order in which the questions are named."""
        self.questions = questions
        self.place_questions = place_questions
        self.count = 0
        self.of_passage = {name: self._block(len(kinds)) for name, kinds in questions.items()}
        self.of_place = {
            name: (self._block(len(kinds)), self._block(len(kinds)), self._block(len(kinds)))
            for name, kinds in place_questions.items()
        }
        ends = list(accumulate(map(len, place_questions.values())))
        self.side_by_side = {
            name: slice(end - len(kinds), end)
            for (name, kinds), end in zip(place_questions.items(), ends, strict=True)
        }
        """Where the kinds of each question about a place are, when all of them are in one row."""
        self.event = self._pointer()
        """To the word that tells what happened at a place."""
        self.time = self._pointer()
        """To the words that tell when."""

    def _pointer(self) -> Pointer:
        sizes = (1, 1, 1, MATCHED, MATCHED)
        return Pointer(*map(self._block, sizes))

    def _block(self, size: int) -> slice:
        first = self.count
        self.count += size
        return slice(first, self.count)
