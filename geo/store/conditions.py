"""A ReportFilter as SQL conditions over the table `reports`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from geo.features.ring import Ring, box_of, checked_ring
from geo.model import BoundingBox, ReportFilter
from geo.store.codec import storable
from geo.store.rows import CELLS_PER_ROW, Value, cell_row, folded

FACETS = ("publisher", "claimant", "event_type", "status", "map_as", "review_state")
"""Columns that are counted, each under all conditions but its own."""

_TERMS = re.compile(r'"([^"]*)"|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Condition:
    """A part of a WHERE clause with its values; `about` names what it limits."""

    about: str
    sql: str
    values: tuple[Value, ...]


def conditions(wanted: ReportFilter) -> tuple[Condition, ...]:
    """Return the conditions that a report must meet, all of them together."""
    return (
        *_dates(wanted),
        *_published(wanted),
        *_known(wanted),
        *_one_of("publisher", wanted.publishers),
        *_one_of("claimant", wanted.claimants),
        *_one_of("event_type", wanted.event_types),
        *_one_of("status", wanted.statuses),
        *_one_of("map_as", wanted.map_as),
        *_one_of("review_state", wanted.review_states),
        *_one_of("article_id", wanted.article_ids),
        *_place(wanted.place),
        *_text(wanted.text),
        *_at_least(wanted),
        *_within(wanted.within),
        *_box(wanted.bbox),
        *_shape(wanted.shape),
    )


def where(parts: Iterable[Condition], but: str | None = None) -> tuple[str, list[Value]]:
    """Return a WHERE clause of all `parts` but those about `but`, and its values."""
    kept = [part for part in parts if part.about != but]
    clause = " AND ".join(part.sql for part in kept) or "1"
    return f"WHERE {clause}", [value for part in kept for value in part.values]


def _dates(wanted: ReportFilter) -> list[Condition]:
    limits, values = [], []
    if wanted.date_from is not None:
        limits.append("last_day >= ?")
        values.append(wanted.date_from.toordinal())
    if wanted.date_to is not None:
        limits.append("first_day <= ?")
        values.append(wanted.date_to.toordinal())
    if not limits and wanted.include_undated:
        return []
    sql = " AND ".join(limits) or "day IS NOT NULL"
    if wanted.include_undated:
        sql = f"(({sql}) OR day IS NULL)"
    return [Condition("date", sql, tuple(values))]


def _published(wanted: ReportFilter) -> list[Condition]:
    limits, values = [], []
    if wanted.published_from is not None:
        limits.append("published >= ?")
        values.append(wanted.published_from.isoformat())
    if wanted.published_to is not None:
        limits.append("published <= ?")
        values.append(wanted.published_to.isoformat())
    if not limits and wanted.include_unpublished:
        return []
    days = " AND ".join(limits) or "published IS NOT NULL"
    if wanted.include_unpublished:
        days = f"({days}) OR published IS NULL"
    sql = f"article_pk IN (SELECT pk FROM articles WHERE {days})"  # noqa: S608 - text of our own
    return [Condition("published", sql, tuple(values))]


def _known(wanted: ReportFilter) -> list[Condition]:
    if wanted.known_on is None:
        return []
    sql = "article_pk IN (SELECT pk FROM articles WHERE published <= ?)"
    return [Condition("known_on", sql, (wanted.known_on.isoformat(),))]


def _one_of(column: str, values: Iterable[str]) -> list[Condition]:
    allowed = sorted(storable(str(value)) for value in values)
    if not allowed:
        return []
    sql = f"{column} IN (SELECT value FROM json_each(?))"  # noqa: S608 - `column` is one of our own
    return [Condition(column, sql, (json.dumps(allowed),))]


def _place(part: str | None) -> list[Condition]:
    wanted = folded(part or "")
    return [Condition("place", "instr(place_key, ?) > 0", (wanted,))] if wanted else []


def _at_least(wanted: ReportFilter) -> list[Condition]:
    """Limit precision and confidence; what is unknown, NULL, is neither."""
    found = []
    if wanted.precision_at_least is not None:
        found.append(Condition("where_prec", "where_prec <= ?", (wanted.precision_at_least,)))
    if wanted.confidence_at_least is not None:
        found.append(Condition("confidence", "confidence >= ?", (wanted.confidence_at_least,)))
    return found


def _within(code: str | None) -> list[Condition]:
    if not code:
        return []
    if ":" in code:
        return [Condition("within", "lies_in(?, place_id)", (code,))]
    country, _, region = code.partition(".")
    if not region:
        return [Condition("within", "country_code = ?", (country,))]
    return [Condition("within", "country_code = ? AND region_code = ?", (country, region))]


def _text(text: str | None) -> list[Condition]:
    return [
        Condition(
            "text",
            "(reports.pk IN (SELECT rowid FROM report_search WHERE report_search MATCH ?)"
            " OR article_pk IN (SELECT rowid FROM article_search WHERE article_search MATCH ?))",
            (term, term),
        )
        for term in search_terms(text or "")
    ]


def search_terms(text: str) -> tuple[str, ...]:
    """Return what somebody typed as FTS5 strings, one per word or "quoted phrase".

    Everything is quoted, so that no input is query syntax. The last word of a
    term stands for all words that begin with it. What has neither letter nor
    digit is left out.
    """
    cleaned = storable(text).replace("\x00", " ")
    found = [quoted or word for quoted, word in _TERMS.findall(cleaned)]
    return tuple(f'"{term}"*' for term in found if any(char.isalnum() for char in term))


def _box(box: BoundingBox | None, about: str = "bbox") -> list[Condition]:
    if box is None:
        return []
    lowest = cell_row(box.south) * CELLS_PER_ROW
    highest = (cell_row(box.north) + 1) * CELLS_PER_ROW
    values: tuple[Value, ...] = (lowest, highest, box.south, box.north, box.west, box.east)
    across = "OR" if box.west > box.east else "AND"
    sql = f"cell BETWEEN ? AND ? AND lat BETWEEN ? AND ? AND (lon >= ? {across} lon <= ?)"
    return [Condition(about, sql, values)]


def _shape(corners: Ring | None) -> list[Condition]:
    """Limit to a ring: to the box about it, which an index finds, then exactly."""
    if corners is None:
        return []
    ring = checked_ring(corners)
    exactly = Condition("shape", "inside_ring(?, lon, lat)", (json.dumps(ring),))
    return [*_box(box_of(ring), "shape"), exactly]
