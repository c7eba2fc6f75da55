"""The event linker: each report joins the event that it fits best, in order of publication."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from geo.linking.blocks import Blocks
from geo.linking.judgements import Judgements
from geo.linking.likeness import Traits, same_thing, traits_of
from geo.linking.voices import independent_voices
from geo.model import (
    DateInterval,
    Event,
    EventType,
    FiledReport,
    MapAs,
    PlaceRole,
    Report,
    Role,
    Status,
)
from geo.protocols import ReportPair

MADE_BY = "leader clustering 2"
"""Raised whenever linking changes."""

SURENESS = (
    Status.HYPOTHETICAL,
    Status.REQUESTED,
    Status.EXPECTED,
    Status.REPORTED,
    Status.UNCONFIRMED,
    Status.DENIED,
    Status.CONFIRMED,
)
"""Which status stands when several were published on the latest day: the last of these."""


@dataclass(slots=True)
class _Group:
    """An event in the making."""

    members: list[Traits]
    leaders: list[Traits]
    """Those that others are compared with: the first report, and what people joined to it."""
    judged: list[str]
    """The groups of people's judgements that are in it."""


class EventLinker:
    """A `geo.protocols.Linker`: leader clustering within blocks of kind, place and day.

    Reports are read in order of publication, so the result does not depend on
    the order in which they are given. Each is compared with the first report of
    the events that share a block with it, which keeps events from drifting.
    What people joined is read as one, and compared with all its reports.
    """

    def link(
        self,
        reports: Sequence[FiledReport],
        together: Sequence[ReportPair] = (),
        apart: Sequence[ReportPair] = (),
    ) -> tuple[Event, ...]:
        """Return the events; mentions, associative uses, containers and repeats are in none.

        Reports that people put `together` are in one, whatever they say of the place.
        """
        judgements = Judgements(together, apart)
        groups: list[_Group] = []
        blocks = Blocks()
        for name, unit in _units(reports, judgements):
            best = _best(unit, groups, _candidates(unit, groups, blocks, judgements, name))
            if best is None:
                best = len(groups)
                groups.append(_Group([], unit[:1], []))
                blocks.add(best, unit[0])
            group = groups[best]
            group.members += unit
            group.judged.append(name)
            for traits in unit[1:]:
                group.leaders.append(traits)
                blocks.add(best, traits)
        return tuple(_event(group.members) for group in groups)


def _units(
    reports: Sequence[FiledReport], judgements: Judgements
) -> Iterable[tuple[str, list[Traits]]]:
    """Return what people joined as one, all else by itself, in order of the first report."""
    units: dict[str, list[Traits]] = {}
    for traits in sorted(_eligible(reports, judgements.joined), key=_order):
        units.setdefault(judgements.group(traits.report.id), []).append(traits)
    return units.items()


def _candidates(
    unit: list[Traits], groups: list[_Group], blocks: Blocks, judgements: Judgements, name: str
) -> list[int]:
    """Return the events that share a block with the unit and that nobody keeps it apart from."""
    found = {event for traits in unit for event in blocks.candidates(traits)}
    return [event for event in sorted(found) if judgements.allow(name, groups[event].judged)]


def _eligible(reports: Sequence[FiledReport], judged: Container[str]) -> list[Traits]:
    """Return the traits of the reports that tell of an event at a known place, each once."""
    seen: dict[str, Traits] = {}
    for filed in reports:
        report = filed.report
        if report.id in judged or _tells_of_an_event(report):
            seen.setdefault(report.id, traits_of(filed))
    return list(seen.values())


def _tells_of_an_event(report: Report) -> bool:
    return not (
        report.resolution.place is None
        or report.what.event_type == EventType.MENTION
        or report.resolution.toponym.role == Role.ASSOCIATIVE
        or report.where.map_as == MapAs.ASSOCIATIVE
        or report.where.place_role in (PlaceRole.CONTAINER, PlaceRole.BACKGROUND)
    )


def _order(traits: Traits) -> tuple[date, str, int, int]:
    """Sort by publication, undated last, then by article and text."""
    span = traits.report.resolution.toponym.span
    published = traits.filed.article.published or date.max
    return published, traits.report.article_id, span.start, span.end


def _best(unit: list[Traits], groups: list[_Group], candidates: list[int]) -> int | None:
    """Return the event that fits best, the earliest of equals; None when none fits."""
    best, best_fit = None, 0.0
    for event in candidates:
        fit = max(
            (
                same_thing(leader, traits)
                for leader in groups[event].leaders
                for traits in unit
                if leader.report.what.event_type == traits.report.what.event_type
            ),
            default=0.0,
        )
        if fit > best_fit:
            best, best_fit = event, fit
    return best


def _event(group: list[Traits]) -> Event:
    """Return the event that a group of reports adds up to."""
    where = min(group, key=lambda traits: traits.report.where.where_prec or 9)
    return Event(
        report_ids=tuple(traits.report.id for traits in group),
        title=where.report.title,
        event_type=group[0].report.what.event_type,
        status=_latest_status(group),
        place_id=where.place.id if where.place else None,
        interval=_narrowest(group),
        claimants=independent_voices([traits.filed for traits in group]),
        made_by=MADE_BY,
    )


def _latest_status(group: list[Traits]) -> Status:
    """Return the status of the latest publication day, the surest of that day."""
    published = [traits.filed.article.published for traits in group]
    latest = max((day for day in published if day is not None), default=None)
    statuses = [
        traits.report.what.status
        for traits, day in zip(group, published, strict=True)
        if day == latest
    ]
    return max(statuses, key=SURENESS.index)


def _narrowest(group: list[Traits]) -> DateInterval | None:
    """Return the shortest interval that a report gives, closed ones before open ones."""
    intervals = [one.report.when.interval for one in group if one.report.when.interval]
    if not intervals:
        return None

    def width(interval: DateInterval) -> int:
        if interval.start is None or interval.end is None:
            return date.max.toordinal()
        return (interval.end - interval.start).days

    return min(intervals, key=width)
