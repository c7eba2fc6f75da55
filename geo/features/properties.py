"""The properties of a report under their public names."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from geo.features.judged import machine_words
from geo.features.links import safe_url, text_fragment_url
from geo.features.well_formed import well_formed
from geo.features.wording import full_name, iso
from geo.model import Candidate, FiledReport, Report, Resolution

WHAT_NAMES = (
    "report_id",
    "event_id",
    "title",
    "event_type",
    "sub_event_type",
    "plover",
    "status",
    "polarity",
)
WHERE_NAMES = (
    "place_name",
    "place_surface",
    "geonames_id",
    "wikidata_id",
    "country_code",
    "disputed",
    "map_as",
    "spatial_relation",
    "uncertainty_km",
    "where_prec",
    "toponym_role",
    "resolver_confidence",
    "runner_up",
    "unmapped_reason",
    "lat",
    "lon",
)
WHEN_NAMES = (
    "date_edtf",
    "date_start",
    "date_end",
    "date_prec",
    "date_text",
    "date_anchor",
    "date_rule",
    "published",
)
WHO_NAMES = (
    "claimant",
    "attribution_chain",
    "independent_claimants",
    "denying_claimants",
    "quantity_low",
    "quantity_high",
    "quantity_unit",
)
ARTICLE_NAMES = (
    "publisher",
    "headline",
    "url",
    "quote",
    "char_start",
    "char_end",
    "place_start",
    "place_end",
    "text_fragment_url",
    "text_sha256",
    "is_sample",
)
REVIEW_NAMES = ("review_state", "reviewed_at", "machine_value")

PROPERTY_NAMES = (
    *WHAT_NAMES,
    *WHERE_NAMES,
    *WHEN_NAMES,
    *WHO_NAMES,
    *ARTICLE_NAMES,
    *REVIEW_NAMES,
)
"""Every property of a report, in the order of the exports; always all of them."""


def report_properties(filed: FiledReport) -> dict[str, Any]:
    """Return all of PROPERTY_NAMES for a report, null where unknown; JSON types only.

    Lone surrogates, which neither UTF-8 nor a data frame can hold, become U+FFFD.
    """
    properties = {
        **_what(filed),
        **_where(filed),
        **_when(filed),
        **_who(filed),
        **_article(filed),
        **_review(filed),
    }
    return {name: _well_formed(value) for name, value in properties.items()}


def _well_formed(value: Any) -> Any:
    if isinstance(value, list):
        return [well_formed(item) for item in value]
    return well_formed(value) if isinstance(value, str) else value


def _what(filed: FiledReport) -> dict[str, Any]:
    report = filed.report
    return {
        "report_id": report.id,
        "event_id": filed.event_id,
        "title": report.title,
        "event_type": report.what.event_type.value,
        "sub_event_type": report.what.sub_event_type,
        "plover": report.what.plover,
        "status": report.what.status.value,
        "polarity": report.what.polarity.value,
    }


def _where(filed: FiledReport) -> dict[str, Any]:
    where, resolution = filed.report.where, filed.report.resolution
    place, toponym = resolution.place, resolution.toponym
    lat, lon = mark_position(filed.report)
    return {
        "place_name": place.name if place else None,
        "place_surface": toponym.surface,
        "geonames_id": place.geonames_id if place else None,
        "wikidata_id": place.wikidata_id if place else None,
        "country_code": place.country_code if place else None,
        "disputed": place.disputed if place else None,
        "map_as": where.map_as.value,
        "spatial_relation": where.spatial_relation,
        "uncertainty_km": where.uncertainty_km,
        "where_prec": where.where_prec,
        "toponym_role": toponym.role.value,
        "resolver_confidence": resolution.confidence,
        "runner_up": _runner_up(resolution),
        "unmapped_reason": where.unmapped_reason or resolution.unresolved_reason,
        "lat": lat,
        "lon": lon,
    }


def mark_position(report: Report) -> tuple[float | None, float | None]:
    """Return latitude and longitude of a report's mark or label, else of its place."""
    where, place = report.where, report.resolution.place
    if where.lat is not None and where.lon is not None:
        return where.lat, where.lon
    return (place.lat, place.lon) if place else (None, None)


def _runner_up(resolution: Resolution) -> str | None:
    others: list[Candidate] = [
        candidate
        for candidate in resolution.candidates
        if resolution.place is None or candidate.place.id != resolution.place.id
    ]
    return full_name(others[0].place) if others else None


def _when(filed: FiledReport) -> dict[str, Any]:
    when = filed.report.when
    return {
        "date_edtf": when.edtf,
        "date_start": iso(when.interval.start) if when.interval else None,
        "date_end": iso(when.interval.end) if when.interval else None,
        "date_prec": when.precision,
        "date_text": when.text,
        "date_anchor": iso(when.anchor),
        "date_rule": when.rule,
        "published": iso(filed.article.published),
    }


def _who(filed: FiledReport) -> dict[str, Any]:
    quantities = filed.report.what.quantities
    first = quantities[0] if quantities else None
    return {
        "claimant": filed.report.who.claimant,
        "attribution_chain": list(filed.report.who.chain),
        "independent_claimants": filed.independent_claimants,
        "denying_claimants": filed.denying_claimants,
        "quantity_low": first.low if first else None,
        "quantity_high": first.high if first else None,
        "quantity_unit": first.unit if first else None,
    }


def _article(filed: FiledReport) -> dict[str, Any]:
    article, report = filed.article, filed.report
    return {
        "publisher": article.publisher,
        "headline": article.title,
        "url": safe_url(article.url),
        "quote": report.quote,
        "char_start": report.sentence.start,
        "char_end": report.sentence.end,
        "place_start": report.resolution.toponym.span.start,
        "place_end": report.resolution.toponym.span.end,
        "text_fragment_url": text_fragment_url(article.url, report.quote),
        "text_sha256": article.text_sha256,
        "is_sample": article.is_sample,
    }


def _review(filed: FiledReport) -> dict[str, Any]:
    review = filed.review
    if review is None:
        return dict.fromkeys(REVIEW_NAMES)
    told = [
        f"{one.field.value}: {machine_words(one.field, review.machine, filed.article)}"
        for one in review.judgements
    ]
    return {
        "review_state": review.state.value,
        "reviewed_at": review.reviewed_at.astimezone(UTC).isoformat(timespec="seconds"),
        "machine_value": "; ".join(told),
    }
