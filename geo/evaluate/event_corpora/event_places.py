"""The place of an event, against RAMS and WikiEvents: is the trigger linked to its place?

For each annotated pair of trigger and place, the link is right when the event
word that overlaps the trigger has a place that overlaps the annotated one. An
event word or a place that Dateline does not find is wrong; the second figure
counts only places that it recognizes. Linking everything to everything would
reach both, so the third figure is F1 over the links of the annotated triggers;
places that only hold another one count neither way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def score_event_places(records: Sequence[Record], stages: EventStages) -> tuple[Figure, ...]:
    """Return the share of links that are right, of all and where recognized, and F1."""
    every, recognized, links = [], [], []
    for record in records:
        analysis = stages.analyze(article_of(record))
        names = [one.toponym.span for one in analysis.resolutions]
        right = gold = seen = linked = kept = 0
        for trigger, places in _gold(record):
            guesses = _linked(analysis, trigger)
            hits = [place for place in places if _touches(place, guesses)]
            right += len(hits)
            gold += len(places)
            seen += sum(_touches(place, names) for place in places)
            linked += len(hits) + sum(
                not _touches(guess, places) for guess in _own(analysis, trigger)
            )
            kept += len(hits)
        every.append((right, gold))
        recognized.append((right, seen))
        links.append((kept, gold, linked))
    return (
        share("place of an event, share right", every),
        share("place of an event, where recognized", recognized),
        f1("place of an event, F1", links),
    )


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
