"""Events of invented reports: those of one place, kind and date are of one event."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Analysis, DateInterval, Event, EventType, MapAs, Report

UNJOINED = frozenset({MapAs.ASSOCIATIVE, MapAs.LIST})
"""Signs of reports that are in no event."""

_Key = tuple[str, EventType, DateInterval]


def events_of(analyses: Sequence[Analysis], made_by: str) -> tuple[Event, ...]:
    """Return the events of articles in order of publication; the linker would take hours."""
    joined: dict[_Key, list[tuple[Report, str | None]]] = {}
    for analysis in analyses:
        publisher = analysis.article.publisher
        for report in analysis.reports:
            key = _key(report)
            if key is not None:
                joined.setdefault(key, []).append((report, report.who.claimant or publisher))
    return tuple(_event(key, told, made_by) for key, told in joined.items())


def _key(report: Report) -> _Key | None:
    place, kind, interval = report.resolution.place, report.what.event_type, report.when.interval
    if place is None or interval is None or report.where.map_as in UNJOINED:
        return None
    return None if kind is EventType.MENTION else (place.id, kind, interval)


def _event(key: _Key, told: Sequence[tuple[Report, str | None]], made_by: str) -> Event:
    place_id, kind, interval = key
    return Event(
        report_ids=tuple(report.id for report, _ in told),
        title=told[0][0].title,
        event_type=kind,
        status=told[-1][0].what.status,
        place_id=place_id,
        interval=interval,
        claimants=tuple(dict.fromkeys(claimant or "" for _, claimant in told)),
        made_by=made_by,
    )
