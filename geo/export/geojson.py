"""GeoJSON text after RFC 7946."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from geo.features import report_feature
from geo.model import FiledReport
from geo.protocols import Gazetteer


def geojson_text(reports: Iterable[FiledReport], gazetteer: Gazetteer | None) -> str:
    """Return the reports as the text of a FeatureCollection, one feature a line."""
    return "".join(geojson_parts(reports, gazetteer))


def geojson_parts(reports: Iterable[FiledReport], gazetteer: Gazetteer | None) -> Iterator[str]:
    """Yield the same text piece by piece, so that a large export needs little memory."""
    yield '{"type": "FeatureCollection", "features": ['
    separator = "\n"
    for report in reports:
        feature = report_feature(report, gazetteer)
        yield separator + json.dumps(feature, ensure_ascii=False, allow_nan=False)
        separator = ",\n"
    yield "\n]}\n"
