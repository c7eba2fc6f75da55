"""What a headline says and the text below it tells: one report, not two."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import EventType, MapAs, PlaceRole, Report
from geo.reporting.document import Document

UNTOLD = frozenset({PlaceRole.BACKGROUND, PlaceRole.CONTAINER})
"""Parts that a place plays where nothing is told to have happened."""

MANY_KINDS = frozenset({EventType.CIVIC, EventType.DISASTER})
"""Event types whose kinds tell of different things."""

Key = tuple[str, EventType, str | None]
"""Place, event type and, where that says too little, kind."""


def told_by_the_text(document: Document, reports: Sequence[Report]) -> dict[int, str]:
    """Return, by index, why a report of the headline is set aside: the text has it too.

    The text has it where it tells of an event of that type at the same place. An event that
    the headline alone names stays its own report.
    """
    told: dict[Key, int] = {}
    for report in reversed(reports):
        if (key := _key(report)) is not None and not _is_in_title(document, report):
            told[key] = report.resolution.toponym.span.start
    return {
        at: f"The headline says what the text tells at character {told[key]}."
        for at, report in enumerate(reports)
        if (key := _key(report)) in told and key is not None and _is_in_title(document, report)
    }


def _key(report: Report) -> Key | None:
    """Return place and kind of a report, or None where no event is told there.

    Civic life is of many kinds: a robbery is not told again by an election.
    """
    place, where = report.resolution.place, report.where
    if place is None or report.what.trigger is None:
        return None
    if where.map_as is MapAs.ASSOCIATIVE or where.place_role in UNTOLD:
        return None
    what = report.what
    return place.id, what.event_type, what.sub_event_type if what.event_type in MANY_KINDS else None


def _is_in_title(document: Document, report: Report) -> bool:
    head = document.head_of(report.resolution.toponym.span)
    return head is not None and document.is_title(head)
