"""What of the reports that pass a filter is drawn, hidden with its layer, or only listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.features.view_query import LayersBy, View, slug
from geo.model import FiledReport, MapAs, identifier

MOST_TOLD_APART = 3
"""Independent claimants that layers tell apart: 1, 2, 3 or more (PAGE, Signs)."""


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


def layer_key(filed: FiledReport, layers_by: LayersBy) -> str:
    """Return the key of the report's layer: a slug or a hash, never text of the article."""
    if layers_by is LayersBy.PUBLISHER:
        return publisher_key(filed.article.publisher)
    if layers_by is LayersBy.CLAIMANT:
        return claimant_key(filed.report.who.claimant)
    if layers_by is LayersBy.STATUS:
        return slug(filed.report.what.status)
    if layers_by is LayersBy.CORROBORATION:
        return str(max(1, min(filed.independent_claimants, MOST_TOLD_APART)))
    if layers_by is LayersBy.TIME:
        interval = filed.report.when.interval
        return "dated" if interval and (interval.start or interval.end) else "undated"
    return slug(filed.report.what.event_type)


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
    for filed in reports:
        is_associative = filed.report.where.map_as is MapAs.ASSOCIATIVE
        if mark_point(filed) is None or (is_associative and not view.associative):
            listed.append(filed)
        elif layer_key(filed, view.layers_by) in view.hidden:
            hidden.append(filed)
        else:
            drawn.append(filed)
    return Shown(tuple(drawn), tuple(hidden), tuple(listed))
