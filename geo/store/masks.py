"""A ReportFilter as masks over the columns: which of all reports pass, part by part.

The same rules as `conditions.py` has in SQL; a test holds the two against each
other. Words of the text are looked up in the database, everything else in the
columns. Parts are kept, so that changing one filter leaves the others' work.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

from geo.features.inside_ring import inside
from geo.features.ring import Ring
from geo.model import BoundingBox, ReportFilter
from geo.protocols import Held, Store
from geo.store.columns import (
    EVENT_TYPES,
    MAP_AS,
    NOWHERE,
    REVIEW_STATES,
    STATUSES,
    UNDATED,
    Codes,
    Columns,
)
from geo.store.rows import folded

Mask = NDArray[np.bool_]
Part = tuple[str, Hashable, Callable[[], Mask]]
"""What a part is about (a facet's name), what it asks, and how its mask is made."""

MOST_KEPT_BYTES = 64_000_000
"""Of masks that are kept: sixty-four at a million reports. A judgement."""


class Masks:
    """The parts of filters over the columns of one state of the store; shared by threads."""

    def __init__(self, columns: Columns, store: Store, held: Held) -> None:
        self._columns = columns
        self._store = store
        self._held = held
        self._kept: OrderedDict[Hashable, Mask] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, wanted: ReportFilter, but: str | None = None) -> Mask:
        """Return which reports pass all parts of `wanted`, or all but the one about `but`."""
        parts = [part for part in self._parts(wanted) if part[0] != but]
        key = ("all", *sorted((about, asked) for about, asked, _ in parts))
        return self._keeping(key, lambda: self._together(parts))

    def limits(self, wanted: ReportFilter) -> frozenset[str]:
        """Return what the parts of `wanted` are about."""
        return frozenset(about for about, _, _ in self._parts(wanted))

    def _together(self, parts: list[Part]) -> Mask:
        found = np.ones(self._columns.number, np.bool_)
        for about, asked, make in parts:
            found &= self._keeping((about, asked), make)
        return found

    def _keeping(self, key: Hashable, make: Callable[[], Mask]) -> Mask:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        made.flags.writeable = False
        most = max(4, MOST_KEPT_BYTES // max(len(made), 1))
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > most:
                self._kept.popitem(last=False)
        return made

    # --- the parts ---------------------------------------------------------------------------

    def _parts(self, wanted: ReportFilter) -> Iterator[Part]:
        columns = self._columns
        if wanted.date_from or wanted.date_to or not wanted.include_undated:
            asked = (wanted.date_from, wanted.date_to, wanted.include_undated)
            yield "date", str(asked), lambda: self._dates(*asked)
        if wanted.published_from or wanted.published_to or not wanted.include_unpublished:
            days = (wanted.published_from, wanted.published_to, wanted.include_unpublished)
            yield "published", str(days), lambda: self._published(*days)
        if wanted.known_on:
            known_on = wanted.known_on.toordinal()
            yield "known_on", known_on, lambda: columns.published <= known_on
        for about, codes, values, allowed in (
            ("publisher", columns.publisher, columns.publishers, wanted.publishers),
            ("claimant", columns.claimant, columns.claimant_names, wanted.claimants),
            ("event_type", columns.event_type, EVENT_TYPES, wanted.event_types),
            ("status", columns.status, STATUSES, wanted.statuses),
            ("map_as", columns.map_as, MAP_AS, wanted.map_as),
            ("review_state", columns.review_state, REVIEW_STATES, wanted.review_states),
            ("article_id", columns.article, columns.article_ids, wanted.article_ids),
        ):
            if allowed:
                yield about, str(sorted(allowed)), _choosing(codes, values, allowed)
        yield from self._places(wanted)
        yield from self._sureness(wanted)
        if text := (wanted.text or "").strip():
            yield "text", text, lambda: self._text(text)

    def _places(self, wanted: ReportFilter) -> Iterator[Part]:
        columns = self._columns
        if part := folded(wanted.place or ""):
            yield "place", part, lambda: self._named(part)
        if within := wanted.within:
            yield "within", within, lambda: self._within(within)
        if box := wanted.bbox:
            yield "bbox", str(box), lambda: _on(columns.spot, self._in_box(box))
        if shape := wanted.shape:
            yield "shape", str(shape), lambda: _on(columns.spot, self._in_shape(shape))

    def _sureness(self, wanted: ReportFilter) -> Iterator[Part]:
        columns = self._columns
        if (precision := wanted.precision_at_least) is not None:
            yield "where_prec", precision, lambda: columns.where_prec <= precision
        if (least := wanted.confidence_at_least) is not None:
            yield "confidence", least, lambda: columns.confidence >= np.float32(max(least, 0.0))

    def _dates(self, start: date | None, end: date | None, undated: bool) -> Mask:
        columns = self._columns
        found = columns.day < UNDATED
        if start is not None:
            found &= columns.last_day >= start.toordinal()
        if end is not None:
            found &= columns.first_day <= end.toordinal()
        return found | (columns.day == UNDATED) if undated else found

    def _published(self, start: date | None, end: date | None, undated: bool) -> Mask:
        day = self._columns.published
        found = day < UNDATED
        if start is not None:
            found &= day >= start.toordinal()
        if end is not None:
            found &= day <= end.toordinal()
        return found | (day == UNDATED) if undated else found

    def _named(self, part: str) -> Mask:
        names = self._columns.place_keys
        table = np.fromiter((part in name for name in names), np.bool_, len(names))
        return _on(self._columns.place_key, table)

    def _within(self, within: str) -> Mask:
        columns = self._columns
        if ":" in within:
            return _on(columns.place, _table(columns.places, self._held(within, columns.places)))
        if "." in within:
            return _on(columns.region, _table(columns.regions, {within}))
        return _on(columns.country, _table(columns.countries, {within}))

    def _text(self, text: str) -> Mask:
        columns = self._columns
        found = np.zeros(columns.number, np.bool_)
        keys = np.asarray(self._store.keys_of_text(text), np.int32)
        order = np.argsort(columns.key)
        at = np.searchsorted(columns.key, keys, sorter=order)
        rows = order[np.minimum(at, columns.number - 1)] if columns.number else order
        found[rows[columns.key[rows] == keys]] = True
        return found

    def _in_box(self, box: BoundingBox) -> Mask:
        columns = self._columns
        lat, lon = columns.spot_lat, columns.spot_lon
        inside = (columns.spot_kind != NOWHERE) & (lat >= box.south) & (lat <= box.north)
        east_of, west_of = lon >= box.west, lon <= box.east
        found: Mask = inside & ((east_of | west_of) if box.west > box.east else (east_of & west_of))
        return found

    def _in_shape(self, ring: Ring) -> Mask:
        columns = self._columns
        found: Mask = columns.spot_kind != NOWHERE
        return found & inside(ring, columns.spot_lon, columns.spot_lat)


def _table(values: Iterable[object], allowed: Iterable[object]) -> Mask:
    """Return, for each code, whether its value is allowed."""
    wanted = frozenset(allowed)
    return np.array([value in wanted for value in values], np.bool_)


def _on(codes: Codes, table: Mask) -> Mask:
    """Return the table's answer for each code."""
    return table[codes]


def _choosing(
    codes: Codes, values: Iterable[object], allowed: Iterable[object]
) -> Callable[[], Mask]:
    return lambda: _on(codes, _table(values, allowed))
