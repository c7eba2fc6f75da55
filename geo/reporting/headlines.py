"""What a headline says and the text below it tells: one report, not two."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import EventType, MapAs, PlaceRole, Report
from geo.reporting.document import Document

UNTOLD = frozenset({PlaceRole.BACKGROUND, PlaceRole.CONTAINER})
"""Parts that a place plays where nothing is told to have happened."""


def told_by_the_text(document: Document, reports: Sequence[Report]) -> dict[int, str]:
    """Return, by index, why a report of the headline is set aside: the text has it too.

    The text has it where it tells of an event of that type at the same place. An event that
    the headline alone names stays its own report.
    """
    told: dict[tuple[str, EventType], int] = {}
    for report in reversed(reports):
        if (key := _key(report)) is not None and not _is_in_title(document, report):
            told[key] = report.resolution.toponym.span.start
    return {
        at: f"The headline says what the text tells at character {told[key]}."
        for at, report in enumerate(reports)
        if (key := _key(report)) in told and key is not None and _is_in_title(document, report)
    }


def _key(report: Report) -> tuple[str, EventType] | None:
    """Return place and type of a report, or None where no event is told there."""
    place, where = report.resolution.place, report.where
    if place is None or report.what.trigger is None:
        return None
    if where.map_as is MapAs.ASSOCIATIVE or where.place_role in UNTOLD:
        return None
    return place.id, report.what.event_type


def _is_in_title(document: Document, report: Report) -> bool:
    head = document.head_of(report.resolution.toponym.span)
    return head is not None and document.is_title(head)
