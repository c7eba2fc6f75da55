"""The event linker: each report joins the event that it fits best, in order of publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geo.linking.blocks import Blocks
from geo.linking.likeness import Traits, same_thing, traits_of
from geo.linking.voices import independent_voices
from geo.model import (
    DateInterval,
    Event,
    EventType,
    FiledReport,
    MapAs,
    PlaceRole,
    Role,
    Status,
)

MADE_BY = "leader clustering 1"
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


class EventLinker:
    """A `geo.protocols.Linker`: leader clustering within blocks of kind, place and day.

    Reports are read in order of publication, so the result does not depend on
    the order in which they are given. Each is compared with the first report of
    the events that share a block with it, which keeps events from drifting.
    """

    def link(self, reports: Sequence[FiledReport]) -> tuple[Event, ...]:
        """Return the events; mentions, associative uses, containers and repeats are in none."""
        members: list[list[Traits]] = []
        blocks = Blocks()
        for traits in sorted((_eligible(reports)), key=_order):
            best = _best(traits, members, blocks.candidates(traits))
            if best is None:
                blocks.add(len(members), traits)
                members.append([traits])
            else:
                members[best].append(traits)
        return tuple(_event(group) for group in members)


def _eligible(reports: Sequence[FiledReport]) -> list[Traits]:
    """Return the traits of the reports that tell of an event at a known place, each once."""
    seen: dict[str, Traits] = {}
    for filed in reports:
        report = filed.report
        place = report.resolution.place
        if (
            place is None
            or report.what.event_type == EventType.MENTION
            or report.resolution.toponym.role == Role.ASSOCIATIVE
            or report.where.map_as == MapAs.ASSOCIATIVE
            or report.where.place_role in (PlaceRole.CONTAINER, PlaceRole.BACKGROUND)
        ):
            continue
        seen.setdefault(report.id, traits_of(filed, place))
    return list(seen.values())


def _order(traits: Traits) -> tuple[date, str, int, int]:
    """Sort by publication, undated last, then by article and text."""
    span = traits.report.resolution.toponym.span
    published = traits.filed.article.published or date.max
    return published, traits.report.article_id, span.start, span.end


def _best(traits: Traits, members: list[list[Traits]], candidates: list[int]) -> int | None:
    """Return the event that fits best, the earliest of equals; None when none fits."""
    best, best_fit = None, 0.0
    for event in candidates:
        leader = members[event][0]
        if leader.report.what.event_type != traits.report.what.event_type:
            continue
        fit = same_thing(leader, traits)
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
        place_id=where.place.id,
        interval=_narrowest(group),
        claimants=independent_voices(group),
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
