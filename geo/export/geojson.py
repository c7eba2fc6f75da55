"""GeoJSON text after RFC 7946."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from geo.features import report_feature
from geo.model import FiledReport
from geo.protocols import Gazetteer


def geojson_text(reports: Iterable[FiledReport], gazetteer: Gazetteer | None) -> str:
    """Return the reports as the text of a FeatureCollection, one feature a line.

    The text is UTF-8-safe: a lone surrogate, which RFC 8259 calls
    unpredictable, becomes U+FFFD.
    """
    return "".join(geojson_parts(reports, gazetteer))


def geojson_parts(reports: Iterable[FiledReport], gazetteer: Gazetteer | None) -> Iterator[str]:
    """Yield the same text piece by piece, so that a large export needs little memory."""
    yield '{"type": "FeatureCollection", "features": ['
    separator = "\n"
    for report in reports:
        feature = report_feature(report, gazetteer)
        text = json.dumps(feature, ensure_ascii=False, allow_nan=False)
        yield separator + text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        separator = ",\n"
    yield "\n]}\n"
