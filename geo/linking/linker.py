"""The event linker: each report joins the event that it fits best, in order of publication."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from geo.linking.blocks import Blocks
from geo.linking.days import DayTold
from geo.linking.eligible import eligible, is_placed
from geo.linking.judgements import Judgements
from geo.linking.likeness import (
    Traits,
    may_be_kin,
    on_other_days,
    roles_allow,
    same_thing,
)
from geo.linking.voices import voices_of
from geo.model import DateInterval, Event, EventType, FiledReport, Polarity, Status
from geo.protocols import ReportPair

MADE_BY = "leader clustering 5"
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
    """Those that others are compared with: its first reports, and what people joined to them."""
    judged: list[str]
    """The groups of people's judgements that are in it."""
    by_day: dict[DayTold, Traits]
    """The first report of each exact day that its texts name."""
    is_judged: bool = False
    """Whether people put reports of it together."""

    def add(self, unit: _Unit, leads: bool) -> None:
        """Take in what is one with it; with `leads`, others are compared with it too."""
        self.members += unit.members
        self.judged += unit.judged
        self.is_judged |= unit.is_judged
        self.leaders += unit.members if leads else ()
        for traits in unit.members:
            if traits.day is not None:
                self.by_day.setdefault(traits.day, traits)

    def is_of_other_days(self, unit: _Unit) -> bool:
        """Say whether its texts name other exact days than the unit's, and none that fits.

        A report that names no day may fit those of two, which stay two events.
        """
        apart = [
            on_other_days(member, traits)
            for traits in unit.members
            if traits.day is not None
            for member in self.by_day.values()
        ]
        return bool(apart) and all(apart)


class EventLinker:
    """A `geo.protocols.Linker`: leader clustering within blocks of kind, place and day.

    Reports are read in order of publication, so the result does not depend on
    the order in which they are given. Each is compared with the first report of
    the events that share a block with it, which keeps events from drifting.
    What people joined, and what one event word tells of ("sent from Lima to Cusco"),
    is read as one, and compared with all its reports.
    """

    def link(
        self,
        reports: Sequence[FiledReport],
        together: Sequence[ReportPair] = (),
        apart: Sequence[ReportPair] = (),
    ) -> tuple[Event, ...]:
        """Return the events; mentions, associative uses, containers and repeats are in none.

        Reports that people put `together` are in one, whatever they say of the place. A name
        that no gazetteer lists is in one when a second article names it too, or when its
        event word tells of a country or region that holds it.
        """
        judgements = Judgements(together, apart)
        groups: list[_Group] = []
        blocks = Blocks()
        for unit in _units(reports, judgements):
            best = _best(unit, groups, _candidates(unit, groups, blocks, judgements))
            leads = best is None or unit.is_judged
            if best is None:
                best = len(groups)
                groups.append(_Group([], [], [], {}))
            groups[best].add(unit, leads)
            for traits in unit.members if leads else ():
                blocks.add(best, traits)
        return tuple(_event(group.members) for group in groups if _is_told(group))


@dataclass(slots=True)
class _Unit:
    """Reports that are one before anything is compared: by judgement, or by their event word."""

    members: list[Traits]
    judged: list[str]
    """The groups of people's judgements that are in it."""
    is_judged: bool


def _units(reports: Sequence[FiledReport], judgements: Judgements) -> Iterable[_Unit]:
    """Return what people joined, and what one event word tells of, in order of the first report."""
    units: list[_Unit] = []
    by_name: dict[str, _Unit] = {}
    by_trigger: dict[object, list[_Unit]] = defaultdict(list)
    for traits in eligible(reports, judgements.joined):
        report = traits.report
        name = judgements.group(report.id)
        word = report.what.trigger or report.id  # without an event word, nothing is shared
        trigger = (report.article_id, word)
        unit = by_name.get(name) or next(
            (
                one
                for one in by_trigger[trigger]
                if judgements.allow(name, one.judged) and roles_allow(one.members[0], traits)
            ),
            None,
        )
        if unit is None:
            unit = _Unit([], [], False)
            units.append(unit)
            by_trigger[trigger].append(unit)
        unit.members.append(traits)
        unit.is_judged |= report.id in judgements.joined
        if name not in by_name:
            by_name[name] = unit
            unit.judged.append(name)
    return units


def _candidates(
    unit: _Unit, groups: list[_Group], blocks: Blocks, judgements: Judgements
) -> list[int]:
    """Return the events that share a block with the unit and that nobody keeps it apart from."""
    found = {event for traits in unit.members for event in blocks.candidates(traits)}
    return [
        event
        for event in sorted(found)
        if all(judgements.allow(name, groups[event].judged) for name in unit.judged)
    ]


def _is_told(group: _Group) -> bool:
    """Say whether a group is an event: one article's name that no gazetteer lists is none yet."""
    articles = {traits.report.article_id for traits in group.members}
    is_on_map = any(is_placed(traits.report) for traits in group.members)
    return is_on_map or len(articles) > 1 or group.is_judged


def _best(unit: _Unit, groups: list[_Group], candidates: list[int]) -> int | None:
    """Return the event that fits best, the earliest of equals; None when none fits."""
    best, best_fit = None, 0.0
    for event in candidates:
        if groups[event].is_of_other_days(unit):
            continue
        fit = max(
            (
                same_thing(leader, traits)
                for leader in groups[event].leaders
                for traits in unit.members
                if may_be_kin(leader, traits)
            ),
            default=0.0,
        )
        if fit > best_fit:
            best, best_fit = event, fit
    return best


def _event(group: list[Traits]) -> Event:
    """Return the event that a group of reports adds up to."""
    where = min(group, key=lambda traits: traits.report.where.where_prec or 9)
    status, polarity = _latest_status(group)
    voices = voices_of([traits.filed for traits in group])
    return Event(
        report_ids=tuple(traits.report.id for traits in group),
        title=where.report.title,
        event_type=_type_of(group),
        status=status,
        place_id=where.place.id if where.place else None,
        interval=_narrowest(group),
        claimants=voices.vouching,
        made_by=MADE_BY,
        polarity=polarity,
        deniers=voices.against,
    )


def _type_of(group: list[Traits]) -> EventType:
    """Return the event type that most reports give, the first of equals."""
    told = Counter(traits.report.what.event_type for traits in group)
    return told.most_common(1)[0][0]


def _latest_status(group: list[Traits]) -> tuple[Status, Polarity]:
    """Return the status of the latest publication day, the surest of that day.

    It is that it did not happen where nobody says at that time, as surely, that it did.
    """
    published = [traits.filed.article.published for traits in group]
    latest = max((day for day in published if day is not None), default=None)
    told = [
        traits.report.what for traits, day in zip(group, published, strict=True) if day == latest
    ]
    status = max((what.status for what in told), key=SURENESS.index)
    polarities = {what.polarity for what in told if what.status is status}
    is_negative = polarities == {Polarity.NEGATIVE}
    return status, Polarity.NEGATIVE if is_negative else Polarity.POSITIVE


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
