"""Records as rows: the columns by which reports are filtered, sorted and found."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from geo.features import mark_position
from geo.features.judged import apply, review_of
from geo.features.shown import unmapped_kind
from geo.model import (
    Analysis,
    Article,
    DateInterval,
    Judgement,
    MapAs,
    Polarity,
    Report,
    ReviewState,
)
from geo.store.codec import Standing, encode, exact_text, findings_of, storable
from geo.store.schema import DISTANT_FUTURE, DISTANT_PAST

CELLS_PER_DEGREE = 4
CELLS_PER_ROW = 360 * CELLS_PER_DEGREE

Value = str | int | float | None
Row = dict[str, Value]


def cell_row(lat: float) -> int:
    """Return the row of quarter-degree cells that holds a latitude, 0 at the south pole."""
    return math.floor((min(max(lat, -90.0), 90.0) + 90) * CELLS_PER_DEGREE)


def cell(lat: float, lon: float) -> int:
    """Return the number of the quarter-degree cell that holds a point."""
    column = math.floor((lon + 180) % 360 * CELLS_PER_DEGREE)
    return cell_row(lat) * CELLS_PER_ROW + column


def folded(name: str) -> str:
    """Return a name as the place filter compares it: case folded, blanks as one space."""
    return " ".join(storable(name).casefold().split())


def article_row(analysis: Analysis) -> Row:
    """Return the row of the table `articles`."""
    article = analysis.article
    return {
        "id": article.id,
        "title": storable(article.title),
        "text": storable(article.text),
        "exact_text": exact_text(article.text),
        "published": article.published.isoformat() if article.published else None,
        "is_sample": int(article.is_sample),
        "body": encode(replace(article, text="")),
        "findings": encode(findings_of(analysis)),
    }


def report_row(article: Article, report: Report, position: int) -> Row:
    """Return the row of the table `reports`, without its article's key, before any judgement."""
    return {
        "id": report.id,
        "article_id": article.id,
        "position": position,
        "publisher": storable(article.publisher),
        "quote": storable(report.quote),
        "body": encode(report),
        **judged_columns(report, ()),
    }


def judged_columns(machine: Report, judgements: Sequence[Judgement]) -> Row:
    """Return the columns by which the report is found: as it stands under the judgements."""
    review = review_of(machine, judgements)
    report = apply(machine, judgements)
    toponym, place = report.resolution.toponym, report.resolution.place
    return {
        "judged": encode(Standing(review.judgements)) if review else None,
        "review_state": (review.state if review else ReviewState.UNREVIEWED).value,
        "event_type": report.what.event_type.value,
        "status": report.what.status.value,
        "is_negative": int(report.what.polarity is Polarity.NEGATIVE),
        "map_as": report.where.map_as.value,
        **_days(report.when.interval),
        **_mark(report),
        **source_columns(report, review.state if review else ReviewState.UNREVIEWED),
        "place_key": f"{folded(place.name) if place else ''}\n{folded(toponym.surface)}",
        "title": storable(report.title),
    }


def source_columns(report: Report, review_state: ReviewState) -> Row:
    """Return who says so, and of the place how sure, how exact, where it is, or why on no map."""
    where, place = report.where, report.resolution.place
    return {
        "claimant": storable(report.who.claimant),
        "confidence": report.resolution.confidence if place else None,
        "where_prec": where.where_prec,
        "radius_km": where.uncertainty_km,
        "place_id": place.id if place else "",
        "country_code": (place.country_code or "") if place else "",
        "region_code": (place.region_code or "") if place else "",
        "unmapped": unmapped_kind(report, review_state),
    }


def _days(interval: DateInterval | None) -> Row:
    start = interval.start.toordinal() if interval and interval.start else None
    end = interval.end.toordinal() if interval and interval.end else None
    if start is None and end is None:
        return {"day": None, "first_day": None, "last_day": None}
    return {
        "day": end if start is None else start,
        "first_day": DISTANT_PAST if start is None else start,
        "last_day": DISTANT_FUTURE if end is None else end,
    }


def _mark(report: Report) -> Row:
    lat, lon = mark_position(report)
    if report.where.map_as is MapAs.LIST or lat is None or lon is None:
        return {"lat": None, "lon": None, "cell": None}
    return {"lat": lat, "lon": lon, "cell": cell(lat, lon)}
