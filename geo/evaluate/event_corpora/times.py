"""Time expressions against TIMEX3 (TimeBank, AQUAINT, MEANTIME), scored as in TempEval-3.

An expression is found when it overlaps a gold one, one to one in order of the
text; its value is right when it equals that of the gold one (UzZaman et al.,
SemEval-2013 Task 1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from geo.evaluate.event_corpora.figures import Figure, f1
from geo.evaluate.event_corpora.reading import EventStages, Record, article_of
from geo.model import TimeExpression

ANNOTATED_SENTENCES = 6
"""Sentences of each MEANTIME article, headline and date line included, in which times are annotated
(NewsReader guidelines for annotation, NWR-2014-2-2)."""


@dataclass(slots=True)
class TimexCounts:
    """What one article adds to the figures."""

    gold: int
    found: int
    overlap: int = 0
    strict: int = 0
    type: int = 0
    value: int = 0
    errors: list[str] = field(default_factory=list)
    """One line for each: `+` found for nothing, `~` with another value, `-` not found."""


def count_times(gold: Sequence[Mapping[str, Any]], found: Sequence[TimeExpression]) -> TimexCounts:
    """Return the counts of one article: right expressions by span, type and value."""
    counts = TimexCounts(len(gold), len(found))
    taken: set[int] = set()
    for expression in found:
        at = _first_overlap(gold, expression, taken)
        if at is None:
            counts.errors.append(f"+ {expression.surface!r} {expression.value}")
            continue
        taken.add(at)
        _compare(counts, gold[at], expression)
    counts.errors += [
        f"- {timex['surface']!r} {timex['value']}"
        for at, timex in enumerate(gold)
        if at not in taken
    ]
    return counts


def _first_overlap(
    gold: Sequence[Mapping[str, Any]], expression: TimeExpression, taken: set[int]
) -> int | None:
    span = expression.span
    for at, timex in enumerate(gold):
        if at not in taken and timex["start"] < span.end and span.start < timex["end"]:
            return at
    return None


def _compare(counts: TimexCounts, timex: Mapping[str, Any], expression: TimeExpression) -> None:
    span = expression.span
    counts.overlap += 1
    counts.strict += (timex["start"], timex["end"]) == (span.start, span.end)
    counts.type += timex["type"] == expression.type.value
    counts.value += timex["value"] == expression.value
    if timex["value"] != expression.value:
        counts.errors.append(
            f"~ {timex['surface']!r} {timex['value']} but {expression.value}: {expression.rule}"
        )


def score_times(records: Sequence[Record], stages: EventStages) -> tuple[Figure, ...]:
    """Return overlap F1 and value F1."""
    counts = list(_counts(records, stages))
    return (
        f1("time expressions, overlap F1", [(one.overlap, one.gold, one.found) for one in counts]),
        f1("time expressions, value F1", [(one.value, one.gold, one.found) for one in counts]),
    )


def _counts(records: Sequence[Record], stages: EventStages) -> Iterator[TimexCounts]:
    for record in records:
        article = article_of(record)
        found = stages.time_tagger.tag(article, stages.parser.parse(article.text))
        until = annotated_until(record)
        yield count_times(gold_times(record), [one for one in found if one.span.start < until])


def gold_times(record: Record) -> list[Mapping[str, Any]]:
    """Return the annotated expressions, in order of the text.

    MEANTIME keeps them among its markables; those without words in the text do not count.
    """
    if "timex" in record:
        return list(record["timex"])
    marks = [mark for mark in record["markables"].values() if mark["tag"] == "TIMEX3"]
    return sorted(
        (mark for mark in marks if mark.get("start") is not None), key=lambda mark: mark["start"]
    )


def annotated_until(record: Record) -> int:
    """Return the offset up to which times are annotated.

    In MEANTIME that is the first mark of a later sentence; what stands behind is not scored.
    """
    if "timex" in record:
        return len(record["text"])
    later = (
        mark["start"]
        for mark in record["markables"].values()
        if mark.get("start") is not None and mark.get("sent", 0) >= ANNOTATED_SENTENCES
    )
    return min(later, default=len(record["text"]))
