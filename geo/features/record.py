"""The record that `analyze` writes for one article: see docs/json-contract.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.features.properties import iso, report_properties
from geo.model import (
    Analysis,
    Candidate,
    FiledReport,
    MapAs,
    Place,
    Resolution,
    Span,
    TimeExpression,
)


def analysis_record(analysis: Analysis, article_id: str | int | None = None) -> dict[str, Any]:
    """Return what was found in one article under the keys of the JSON contract.

    `article_id` is the caller's own id for it; without one the content hash
    is used. Offsets are code points into the text as given.
    """
    signs = {report.resolution.toponym.span: report.where.map_as for report in analysis.reports}
    return {
        "id": analysis.article.id if article_id is None else article_id,
        "toponyms": [_toponym(resolution, signs) for resolution in analysis.resolutions],
        "times": [_time(expression) for expression in analysis.times],
        "reports": [
            report_properties(FiledReport(report, analysis.article)) for report in analysis.reports
        ],
    }


def _toponym(resolution: Resolution, signs: Mapping[Span, MapAs]) -> dict[str, Any]:
    toponym = resolution.toponym
    return {
        "start": toponym.span.start,
        "end": toponym.span.end,
        "surface": toponym.surface,
        "role": toponym.role.value,
        "form": toponym.form.value,
        **_place(resolution.place),
        "within_km": resolution.within_km,
        "map_as": signs.get(toponym.span, MapAs.LIST).value,
        "confidence": resolution.confidence,
        "candidates": [_candidate(candidate) for candidate in resolution.candidates],
    }


def _place(place: Place | None) -> dict[str, Any]:
    return {
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonames_id": place.geonames_id if place else None,
        "place_name": place.name if place else None,
        "feature": place.feature.value if place else None,
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        **_place(candidate.place),
        "country_code": candidate.place.country_code,
        "score": candidate.score,
        "reasons": list(candidate.reasons),
    }


def _time(expression: TimeExpression) -> dict[str, Any]:
    interval = expression.interval
    return {
        "start": expression.span.start,
        "end": expression.span.end,
        "surface": expression.surface,
        "type": expression.type.value,
        "value": expression.value,
        "date_start": iso(interval.start) if interval else None,
        "date_end": iso(interval.end) if interval else None,
    }
