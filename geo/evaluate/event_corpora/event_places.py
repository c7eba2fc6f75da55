"""The place of an event, against RAMS and WikiEvents: is the trigger linked to its place?

For each annotated pair of trigger and place, the link is right when the event
word that overlaps the trigger has a place that overlaps the annotated one. An
event word or a place that Dateline does not find is wrong. The second figure asks
the same of the first place of the event word alone, the third only of places that
Dateline recognizes as toponyms. Linking everything to everything would reach the
first and third, so the last figure is F1 over the links of the annotated triggers;
places that only hold another one count neither way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.evaluate.event_corpora.figures import Figure, f1, share
from geo.evaluate.event_corpora.reading import (
    EventStages,
    Record,
    article_of,
    overlapping,
    span_of,
)
from geo.model import Analysis, PlaceRole, Span

NO_LINK_ROLES = frozenset({PlaceRole.CONTAINER})


@dataclass(slots=True)
class _Counts:
    """Counts of one article's annotated places and of the links of its annotated triggers."""

    gold: int = 0
    right: int = 0
    first: int = 0
    """Right by the first place alone."""
    seen: int = 0
    """Annotated places that are recognized as toponyms."""
    known: int = 0
    """Those of them that are right."""
    links: int = 0

    def add(self, places: Sequence[Span], guesses: Sequence[Span], own: Sequence[Span]) -> None:
        """Count the places of one trigger against all that are linked, `own` without holders."""
        hits = sum(_touches(place, guesses) for place in places)
        self.gold += len(places)
        self.right += hits
        self.first += sum(_touches(place, guesses[:1]) for place in places)
        self.links += hits + sum(not _touches(guess, places) for guess in own)


def score_event_places(records: Sequence[Record], stages: EventStages) -> tuple[Figure, ...]:
    """Return the share of places right, by any, by the first, where recognized, and F1."""
    rows = [_count(record, stages.analyze(article_of(record))) for record in records]
    return (
        share("place of an event, share right", [(one.right, one.gold) for one in rows]),
        share("place of an event, first one right", [(one.first, one.gold) for one in rows]),
        share("place of an event, where recognized", [(one.known, one.seen) for one in rows]),
        f1("place of an event, F1", [(one.right, one.gold, one.links) for one in rows]),
    )


def _count(record: Record, analysis: Analysis) -> _Counts:
    names = [one.toponym.span for one in analysis.resolutions]
    counts = _Counts()
    for trigger, places in _gold(record):
        guesses = _linked(analysis, trigger)
        counts.add(places, guesses, _own(analysis, trigger))
        seen = [place for place in places if _touches(place, names)]
        counts.seen += len(seen)
        counts.known += sum(_touches(place, guesses) for place in seen)
    return counts


def _gold(record: Record) -> list[tuple[Span, list[Span]]]:
    """Return each trigger with its places: RAMS has one a record, WikiEvents many."""
    events: Sequence[Mapping[str, Any]] = record.get("events") or [
        {**record["trigger"], "places": record["places"]}
    ]
    return [(span_of(event), [span_of(place) for place in event["places"]]) for event in events]


def _linked(analysis: Analysis, trigger: Span) -> list[Span]:
    mention = overlapping(analysis.event_mentions, trigger)
    return [place.span for place in mention.places] if mention else []


def _own(analysis: Analysis, trigger: Span) -> list[Span]:
    """Return the linked places but those that only hold another one."""
    mention = overlapping(analysis.event_mentions, trigger)
    places = mention.places if mention else ()
    return [place.span for place in places if place.role not in NO_LINK_ROLES]


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
