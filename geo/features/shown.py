"""What of the reports that pass a filter is drawn, hidden with its layer, or only listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geo.features.view_query import LayersBy, View, slug
from geo.model import (
    FiledReport,
    MapAs,
    PlaceRole,
    Report,
    ReportFilter,
    ReviewState,
    Status,
    identifier,
)

MOST_TOLD_APART = 3
"""Independent claimants that layers tell apart: none, 1, 2, 3 or more."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A partition of the reports that pass a filter, each part in their order."""

    drawn: tuple[FiledReport, ...]
    """On the map, in a layer that is switched on."""
    hidden: tuple[FiledReport, ...]
    """In a layer that is switched off: neither drawn nor listed nor downloaded."""
    listed: tuple[FiledReport, ...]
    """Not on the map; `unmapped_reason` says why."""

    @property
    def exported(self) -> tuple[FiledReport, ...]:
        """What a download holds: everything shown, on the map or in the list."""
        return self.drawn + self.listed


UNMAPPED_WORDS = {
    "rejected": "rejected by people",
    "associative": "stand for governments, peoples or organisations",
    "unresolved": "not resolved to a place",
    "container": "name the area around another place",
    "background": "only mentioned",
    "vague": "too vague for a mark",
}
"""Why a report has no mark, or none by default: kind of reason -> in words."""


def unmapped_kind(report: Report, review_state: ReviewState) -> str:
    """Return the kind of reason why the map does not show the report; empty when it does."""
    where = report.where
    if review_state is ReviewState.REJECTED:
        return "rejected"
    if where.map_as is MapAs.ASSOCIATIVE:
        return "associative"
    if where.map_as is not MapAs.LIST:
        return ""
    if report.resolution.place is None:
        return "unresolved"
    if where.place_role is PlaceRole.CONTAINER:
        return "container"
    return "background" if where.place_role is PlaceRole.BACKGROUND else "vague"


TIME_LAYERS = {
    "week": "within a week",
    "month": "within a month",
    "year": "within a year",
    "older": "older",
    "undated": "undated",
}
"""Layers by time: how long before the last day of the view the event was, or the day is not known.
The marks fade in this order."""

LAST_DAY = date.max.toordinal()

AGES = (7, 31, 366)
"""Days that end the first three; the spans in which people speak of news."""


def age_limits(last_day: int) -> tuple[int, ...]:
    """Return the first days (proleptic ordinals) of the layers by time but the last two."""
    return tuple(last_day - age for age in AGES)


def time_key(filed: FiledReport, last_day: int) -> str:
    """Return how long before `last_day`, a proleptic ordinal, the event was."""
    interval = filed.report.when.interval
    day = (interval.start or interval.end) if interval else None
    if day is None:
        return "undated"
    older = sum(day.toordinal() < first for first in age_limits(last_day))
    return list(TIME_LAYERS)[older]


def last_day_of(reports: Iterable[FiledReport], wanted: ReportFilter) -> int:
    """Return the day from which ages count: the end of the range, else the latest publication."""
    given = wanted.date_to or wanted.published_to or wanted.known_on
    published = (filed.article.published for filed in reports)
    return (given or max(filter(None, published), default=date.max)).toordinal()


def layer_key(filed: FiledReport, layers_by: LayersBy, last_day: int = LAST_DAY) -> str:
    """Return the key of the report's layer: a slug or a hash, never text of the article.

    Layers by time count their ages from `last_day`, a proleptic ordinal. A report alone does not
    tell its side of a comparison: its key is then that of its event type.
    """
    if layers_by is LayersBy.PUBLISHER:
        return publisher_key(filed.article.publisher)
    if layers_by is LayersBy.CLAIMANT:
        return claimant_key(filed.report.who.claimant)
    if layers_by is LayersBy.STATUS:
        return slug(filed.report.what.status)
    if layers_by is LayersBy.CORROBORATION:
        return str(min(filed.independent_claimants, MOST_TOLD_APART))
    if layers_by is LayersBy.TIME:
        return time_key(filed, last_day)
    return slug(filed.report.what.event_type)


NEGATIVE = "said-not-to-happen"
"""Key of the sign of what its sentence says did not happen, whatever the status of that."""


def status_sign(status: Status, is_negative: object) -> str:
    """Return the key of the sign that tells a status; what is denied has a sign of its own."""
    return NEGATIVE if is_negative and status is not Status.DENIED else slug(status)


def publisher_key(publisher: str | None) -> str:
    """Return the key of a publisher's layer: publishers' names are hostile text, hashes are not."""
    return identifier("publisher", publisher)


def claimant_key(claimant: str | None) -> str:
    """Return the key of a claimant's layer, a hash as of publishers; None and "" are one."""
    return identifier("claimant", claimant)


def mark_point(filed: FiledReport) -> tuple[float, float] | None:
    """Return latitude and longitude of the report's mark or label, or None."""
    where, place = filed.report.where, filed.report.resolution.place
    if where.map_as is MapAs.LIST:
        return None
    if where.lat is not None and where.lon is not None:
        return where.lat, where.lon
    return (place.lat, place.lon) if place else None


def partition(reports: Iterable[FiledReport], view: View) -> Shown:
    """Split `reports` as `view` shows them; every report is in exactly one part."""
    drawn, hidden, listed = [], [], []
    reports = tuple(reports)
    last_day = last_day_of(reports, view.wanted)
    for filed in reports:
        is_associative = filed.report.where.map_as is MapAs.ASSOCIATIVE
        if mark_point(filed) is None or (is_associative and not view.associative):
            listed.append(filed)
        elif layer_key(filed, view.layers_by, last_day) in view.hidden:
            hidden.append(filed)
        else:
            drawn.append(filed)
    return Shown(tuple(drawn), tuple(hidden), tuple(listed))
