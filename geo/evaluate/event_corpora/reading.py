"""Reads corpora of times, claims and events: one JSON object a line, told apart by their keys.

Offsets are half-open code points into the record's text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from geo.errors import InputError
from geo.model import Analysis, Article, EventMention, Parse, Span
from geo.protocols import Parser, Reporter, TimeTagger
from geo.temporal import publication_date

Record = Mapping[str, Any]


class EventStages(Protocol):
    """The stages that are measured; `geo.pipeline.Pipeline` has them."""

    @property
    def parser(self) -> Parser:
        """Splits texts into sentences."""

    @property
    def time_tagger(self) -> TimeTagger:
        """Finds time expressions."""

    @property
    def reporter(self) -> Reporter:
        """Finds claims and events."""

    def analyze(self, article: Article) -> Analysis:
        """Return everything that is found in an article."""


def records(path: Path) -> tuple[Record, ...]:
    """Return the records of a file. Raises InputError naming the line that cannot be read."""
    return tuple(record for _, record in _numbered(path))


def first_record(path: Path) -> Record | None:
    """Return the first record of a file, None when it has none or cannot be read."""
    try:
        return next((record for _, record in _numbered(path)), None)
    except (InputError, OSError):
        return None


def _numbered(path: Path) -> Iterator[tuple[int, Record]]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                raise InputError(
                    f"{path}, line {number}: not JSON ({error}); correct or drop it."
                ) from error
            if not isinstance(record, dict):
                raise InputError(f"{path}, line {number}: not an object; correct or drop it.")
            yield number, record


def article_of(record: Record) -> Article:
    """Return the article of a record with its publication date (`dct`).

    Without one it is dated as Dateline dates it: by what its dateline states.
    """
    text, published = str(record["text"]), day(record.get("dct"))
    if published is None and (stated := publication_date(text)):
        return Article(text, published=stated[0], is_date_guessed=True)
    return Article(text, published=published)


def day(value: object) -> date | None:
    """Return the day that an ISO 8601 text begins with, or None."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def span_of(mark: Mapping[str, Any]) -> Span:
    """Return the span of `{"start", "end"}`."""
    return Span(int(mark["start"]), int(mark["end"]))


def overlapping(mentions: Iterable[EventMention], span: Span) -> EventMention | None:
    """Return the event word that shares most with `span`, or None."""
    touching = [one for one in mentions if one.span.overlaps(span)]
    return max(touching, key=lambda one: shared(one.span, span), default=None)


def shared(one: Span, other: Span) -> int:
    """Return how many code points two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def event_words(
    stages: EventStages, article: Article, parse: Parse, with_times: bool = True
) -> Sequence[EventMention]:
    """Return the event words of an article without looking for places, which takes longest."""
    times = stages.time_tagger.tag(article, parse) if with_times else ()
    return stages.reporter.mention_events(article, parse, times, ())
