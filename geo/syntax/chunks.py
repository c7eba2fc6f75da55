"""Cuts an article into chunks that a model can hold, at borders that it may not cross."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from geo.model import Span
from geo.syntax.borders import Border, borders, paragraphs
from geo.syntax.sanitising import (
    blank_what_is_no_text,
    cut_long_runs,
    is_in_capitals,
    lower_capitals,
)

LONGEST_CHUNK = 20_000
"""Code points given to the model at once: larger chunks are no faster and need more memory."""


@dataclass(slots=True)
class Chunk:
    """Cleaned text for the model, as long as the article's own at the same place."""

    start: int
    """Offset in the article."""
    text: str = ""
    borders: dict[int, Border] = field(default_factory=dict)
    """Where sentences begin or may begin, as offsets into `text`."""

    def append(self, at: int, piece: str, starts: dict[int, Border]) -> None:
        """Add `piece`, which stands at offset `at` of the article."""
        self.text = self.text.ljust(at - self.start) + piece
        self.borders |= {at - self.start + start: border for start, border in starts.items()}


def chunks(text: str) -> Iterator[Chunk]:
    """Yield the chunks of `text` in order; together they hold all that is not white space."""
    clean = cut_long_runs(blank_what_is_no_text(text))
    chunk: Chunk | None = None
    for span in _pieces(clean):
        if chunk and span.end - chunk.start > LONGEST_CHUNK:
            yield chunk
            chunk = None
        chunk = chunk or Chunk(span.start)
        piece = span.of(clean).replace("\n", " ")
        starts = borders(piece)
        chunk.append(span.start, _in_lower_case(piece, starts), starts)
    if chunk:
        yield chunk


def _pieces(clean: str) -> Iterator[Span]:
    """Yield the paragraphs, those that are too long in pieces that end at white space."""
    for paragraph in paragraphs(clean):
        start = paragraph.start
        while paragraph.end - start > LONGEST_CHUNK:
            end = max(clean.rfind(mark, start, start + LONGEST_CHUNK) + 1 for mark in (". ", " "))
            yield Span(start, end)
            start = end
        yield Span(start, paragraph.end)


def _in_lower_case(piece: str, starts: dict[int, Border]) -> str:
    if not is_in_capitals(piece):
        return piece
    ends = [*list(starts)[1:], len(piece)]
    return "".join(
        lower_capitals(piece[start:end]) for start, end in zip(starts, ends, strict=True)
    )
