"""Reports as marks: what the map draws one by one, made from records."""

from __future__ import annotations

from collections.abc import Iterable

from geo.features.shown import MOST_TOLD_APART, layer_key, mark_point, status_sign
from geo.features.view_query import LayersBy, slug
from geo.features.viewport import WORLD, Answer, Single
from geo.model import FiledReport, MapAs, Polarity


def whole_answer(filed_reports: Iterable[FiledReport], layers_by: LayersBy) -> Answer:
    """Return all reports that have a mark, one by one, for a map that asks no server."""
    return Answer(WORLD, -1, layers_by.value, singles_of(filed_reports, layers_by))


def singles_of(filed_reports: Iterable[FiledReport], layers_by: LayersBy) -> tuple[Single, ...]:
    """Return the mark of each report that has one, reports of one event side by side."""
    ordered = sorted(filed_reports, key=lambda filed: filed.event_id or filed.report.id)
    found = (_single(filed, layers_by) for filed in ordered)
    return tuple(one for one in found if one is not None)


def _single(filed: FiledReport, layers_by: LayersBy) -> Single | None:
    point = mark_point(filed)
    if point is None:
        return None
    report, place = filed.report, filed.report.resolution.place
    is_area = report.where.map_as is MapAs.AREA
    return Single(
        report_id=report.id,
        lat=point[0],
        lon=point[1],
        map_as=report.where.map_as.value,
        event_type=slug(report.what.event_type),
        status=status_sign(report.what.status, report.what.polarity is Polarity.NEGATIVE),
        layer=layer_key(filed, layers_by),
        claimants=min(filed.independent_claimants, MOST_TOLD_APART),
        radius_km=round(report.where.uncertainty_km or 0.0, 3),
        place_id=place.id if is_area and place else "",
    )
