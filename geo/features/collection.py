"""Reports as GeoJSON (RFC 7946) with the `time` member of JSON-FG."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geo.features.properties import mark_position, report_properties
from geo.features.shapes import Geometry, area_geometry, circle_geometry, point_geometry
from geo.features.wording import iso
from geo.model import DateInterval, FiledReport, MapAs
from geo.protocols import Gazetteer

UNDRAWN = frozenset({MapAs.LIST, MapAs.ASSOCIATIVE})
"""What has no geometry: too vague for a map, or no place where something happened."""

OPEN_END = ".."
"""How JSON-FG writes the open end of an interval."""


def feature_collection(
    filed_reports: Iterable[FiledReport], gazetteer: Gazetteer | None
) -> dict[str, Any]:
    """Return the reports as an RFC 7946 FeatureCollection, in the order given."""
    features = [report_feature(filed, gazetteer) for filed in filed_reports]
    return {"type": "FeatureCollection", "features": features}


def report_feature(filed: FiledReport, gazetteer: Gazetteer | None) -> dict[str, Any]:
    """Return a report as an RFC 7946 Feature with PROPERTY_NAMES as its properties.

    The geometry is null for what is only listed, and for an area when there is
    no gazetteer to ask for its outline: a country is never a pin.
    """
    return {
        "type": "Feature",
        "id": filed.report.id,
        "geometry": _geometry(filed, gazetteer),
        "time": _time(filed.report.when.interval),
        "properties": report_properties(filed),
    }


def _geometry(filed: FiledReport, gazetteer: Gazetteer | None) -> Geometry | None:
    where, place = filed.report.where, filed.report.resolution.place
    lat, lon = mark_position(filed.report)
    if where.map_as in UNDRAWN or lat is None or lon is None:
        return None
    if where.map_as is MapAs.AREA:
        footprint = gazetteer.footprint(place.id) if gazetteer and place else None
        return area_geometry(footprint.wkb) if footprint else None
    if where.map_as is MapAs.CIRCLE and where.uncertainty_km:
        return circle_geometry(lat, lon, where.uncertainty_km)
    return point_geometry(lat, lon)


def _time(interval: DateInterval | None) -> dict[str, Any] | None:
    if interval is None or (interval.start is None and interval.end is None):
        return None
    if interval.start == interval.end:
        return {"date": iso(interval.start)}
    return {"interval": [iso(interval.start) or OPEN_END, iso(interval.end) or OPEN_END]}
