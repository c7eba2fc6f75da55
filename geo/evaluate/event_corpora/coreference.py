"""The same event across articles, against ECB+: annotated mentions, joined by the linker.

Scored by B3 (Bagga and Baldwin, 1998) over the annotated event words of each
topic, those that no other refers to included. Dateline joins reports, so an event
word belongs to the event of its report; a word without a report, or whose report
is in no event, stands alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo.evaluate.event_corpora.figures import Figure, b_cubed
from geo.evaluate.event_corpora.reading import (
    EventStages,
    Record,
    article_of,
    overlapping,
    span_of,
)
from geo.model import Analysis, FiledReport, Span
from geo.protocols import Linker

Key = tuple[str, object]
"""Of a chain or an event: what kind of key it is, and the key."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An annotated event word, with its chain and the event that Dateline puts it into."""

    article: str
    gold: Key
    found: Key


def score_coreference(
    records: Sequence[Record], stages: EventStages, linker: Linker
) -> tuple[Figure, ...]:
    """Return B3 F1 over the mentions of each topic."""
    rows: list[tuple[float, float, float]] = []
    topics: dict[str, list[Record]] = {}
    for record in records:
        topics.setdefault(str(record["topic"]), []).append(record)
    for topic in topics.values():
        rows += b_cubed_rows(list(_mentions(topic, stages, linker)))
    return (b_cubed("same event, B3 F1", rows),)


def _mentions(topic: Sequence[Record], stages: EventStages, linker: Linker) -> Iterator[Mention]:
    analyses = [stages.analyze(article_of(record)) for record in topic]
    events = linker.link(
        [FiledReport(report, one.article) for one in analyses for report in one.reports]
    )
    event_of = {report: event.id for event in events for report in event.report_ids}
    for record, analysis in zip(topic, analyses, strict=True):
        by_trigger = _events_by_trigger(analysis, event_of)
        for mark in record["mentions"]:
            if "ACTION" not in mark["tag"]:
                continue
            alone: Key = (str(record["id"]), mark["id"])
            gold: Key = ("chain", mark["chain"]) if mark.get("chain") else alone
            word = overlapping(analysis.event_mentions, span_of(mark))
            event = by_trigger.get(word.span) if word else None
            yield Mention(str(record["id"]), gold, ("event", event) if event else alone)


def _events_by_trigger(analysis: Analysis, event_of: Mapping[str, str]) -> dict[Span, str]:
    """Return the event of each event word; the first report's, where it has several."""
    events: dict[Span, str] = {}
    for report in analysis.reports:
        if report.what.trigger is not None and report.id in event_of:
            events.setdefault(report.what.trigger, event_of[report.id])
    return events


def b_cubed_rows(mentions: Sequence[Mention]) -> list[tuple[float, float, float]]:
    """Return, for each article, the sums of precision and of recall, and how many mentions."""
    gold = Counter(mention.gold for mention in mentions)
    found = Counter(mention.found for mention in mentions)
    both = Counter((mention.gold, mention.found) for mention in mentions)
    sums: dict[str, tuple[float, float, float]] = {}
    for mention in mentions:
        shared = both[mention.gold, mention.found]
        precision, recall, number = sums.get(mention.article, (0.0, 0.0, 0.0))
        sums[mention.article] = (
            precision + shared / found[mention.found],
            recall + shared / gold[mention.gold],
            number + 1,
        )
    return list(sums.values())
