"""Reports as marks: rows of ids, keys and numbers that are safe inside a folium object."""

from __future__ import annotations

import re
from collections.abc import Iterable

from geo.features.shown import layer_key, mark_point
from geo.features.view_query import LayersBy, slug
from geo.model import FiledReport, MapAs

MarkRow = tuple[str, float, float, str, str, str, str, int, float, str]
"""id, lat, lon, sign, event type, status, layer, claimants up to 3, radius in km, place id."""

MOST_TICKS = 3
"""Independent claimants that a mark tells apart: 1, 2, 3 or more (PAGE, Signs)."""

POSITION_DECIMALS = 5
"""About a metre: marks at one place must have equal positions to share a bubble."""

_INERT = re.compile(r"[A-Za-z0-9:_.\-]*")
"""What a mark's text may hold: nothing that a template, HTML or JavaScript could read."""


def mark_rows(filed_reports: Iterable[FiledReport], layers_by: LayersBy) -> list[MarkRow]:
    """Return one row for each report that has a mark, reports of one event side by side."""
    ordered = sorted(filed_reports, key=lambda filed: filed.event_id or filed.report.id)
    rows = (_row(filed, layers_by) for filed in ordered)
    return [row for row in rows if row is not None]


def _row(filed: FiledReport, layers_by: LayersBy) -> MarkRow | None:
    point = mark_point(filed)
    if point is None:
        return None
    report, place = filed.report, filed.report.resolution.place
    is_area = report.where.map_as is MapAs.AREA
    row = (
        report.id,
        round(point[0], POSITION_DECIMALS),
        round(point[1], POSITION_DECIMALS),
        report.where.map_as.value,
        slug(report.what.event_type),
        slug(report.what.status),
        layer_key(filed, layers_by),
        max(1, min(filed.independent_claimants, MOST_TICKS)),
        round(report.where.uncertainty_km or 0.0, 3),
        place.id if is_area and place else "",
    )
    for value in row:
        if isinstance(value, str) and not _INERT.fullmatch(value):
            raise ValueError(f"A mark of report {report.id} would carry free text: {value!r}.")
    return row
