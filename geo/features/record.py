"""The record that `analyze` writes for one article: see docs/json-contract.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.features.properties import report_properties
from geo.features.well_formed import well_formed
from geo.features.wording import iso
from geo.model import (
    Analysis,
    Attribution,
    Candidate,
    EventMention,
    FiledReport,
    MapAs,
    Passage,
    Place,
    Quantity,
    Report,
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
        "reports": [_report(report, analysis) for report in analysis.reports],
        "triggers": [_trigger(mention) for mention in analysis.event_mentions],
        "attributions": [_attribution(attribution) for attribution in analysis.attributions],
        "lead": _passage(analysis.passages[0]) if analysis.passages else None,
        "sentences": [_passage(passage) for passage in analysis.passages[1:]],
    }


def _report(report: Report, analysis: Analysis) -> dict[str, Any]:
    """Return the properties of a report with the spans of its parts.

    `claimant`, a name in the exports, is a span with a name here.
    """
    who = report.who
    claimant = None if who.span is None else {**_offsets(who.span), "name": _text(who.claimant)}
    return {
        **report_properties(FiledReport(report, analysis.article)),
        "trigger": _optional(report.what.trigger),
        "time": _optional(report.when.span),
        "claimant": claimant,
        "quantities": [_quantity(quantity) for quantity in report.what.quantities],
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        **_offsets(quantity.span),
        "low": quantity.low,
        "high": quantity.high,
        "unit": _text(quantity.unit),
        "qualifier": _text(quantity.qualifier),
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        **_offsets(passage.span),
        "event_type": passage.event_type.value,
        "sub_event_type": passage.sub_event_type,
        "plover": passage.plover,
        "plover_first_edition": passage.plover_first_edition,
        "score": passage.score,
    }


def _trigger(mention: EventMention) -> dict[str, Any]:
    return {
        **_offsets(mention.span),
        "event_type": mention.event_type.value if mention.event_type else None,
        "sub_event_type": mention.sub_event_type,
        "plover": mention.plover,
        "status": mention.status.value,
        "certainty": mention.certainty.value,
        "polarity": mention.polarity.value,
        "time": _optional(mention.time),
        "places": [{**_offsets(place.span), "role": place.role.value} for place in mention.places],
    }


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "source": [_offsets(span) for span in attribution.source],
        "cue": [_offsets(span) for span in attribution.cue],
        "content": [_offsets(span) for span in attribution.content],
    }


def _offsets(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}


def _optional(span: Span | None) -> dict[str, Any] | None:
    return _offsets(span) if span else None


def _text(value: str | None) -> str | None:
    return None if value is None else well_formed(value)


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
