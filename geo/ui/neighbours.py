"""Which other reports may tell of the same event as a chosen one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from geo.model import FiledReport

MOST_OTHERS = 200
"""Reports that are offered; the list is searched by typing. A judgement."""

FAR = 10_000
"""Days between reports of which one is undated: behind all that have a date."""


def others_for(filed: FiledReport, found: Iterable[FiledReport]) -> list[FiledReport]:
    """Return the reports outside the event of `filed`, those of its place, kind and days first."""
    chosen = filed.report

    def distance(other: FiledReport) -> tuple[bool, bool, int, str]:
        place, its = chosen.resolution.place, other.report.resolution.place
        return (
            place is None or its is None or place.id != its.id,
            other.report.what.event_type is not chosen.what.event_type,
            _days(_day(filed), _day(other)),
            other.report.id,
        )

    others = [
        other
        for other in found
        if other.report.id != chosen.id
        and (filed.event_id is None or other.event_id != filed.event_id)
        and other.report.what.is_of_known_kind
    ]
    return sorted(others, key=distance)[:MOST_OTHERS]


def _day(filed: FiledReport) -> date | None:
    interval = filed.report.when.interval
    return (interval.start or interval.end) if interval else None


def _days(one: date | None, other: date | None) -> int:
    return FAR if one is None or other is None else abs((one - other).days)
