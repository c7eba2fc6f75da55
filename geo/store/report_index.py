"""The columnar index: what page and map ask of all reports, in time that a click can take.

    index = KeptIndex(store, …).now()
    index.shown(view)               how many are drawn, hidden, listed
    index.answer(view, viewport)    what the map draws there
    index.page(view, part, …)       ids of the reports of a table's page

It stands for one state of the store and never changes; `KeptIndex.now()` gives
the one of today. What a view is made of is in `views.py`, what the map draws in
`answers.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from geo.features.comparison import Compared, Comparison
from geo.features.shown import MOST_TOLD_APART, UNMAPPED_WORDS
from geo.features.view_query import TimeAxis, View
from geo.features.viewport import Answer, Layer, Viewport
from geo.model import BoundingBox, Event, FiledReport, MapAs, ReportFilter, ReviewState
from geo.protocols import Store, Telling
from geo.store import sides
from geo.store.answers import Answers
from geo.store.areas import Extents
from geo.store.columns import (
    MAP_AS,
    NOWHERE,
    REVIEW_STATES,
    UNDATED,
    UNMAPPED,
    Codes,
    Columns,
)
from geo.store.facets import FacetBook, facet_books
from geo.store.masks import Mask, Masks
from geo.store.remembering import Remembering
from geo.store.views import Part, Views, of_marks

Made = TypeVar("Made")
Compare = Callable[[Telling, Comparison, ReportFilter], Compared]


def nothing_compared(_telling: Telling, _comparison: Comparison, _wanted: ReportFilter) -> Compared:
    """Return a comparison without events, for an index that is not asked for any."""
    return Compared()


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many reports a view draws, hides with their layer, and only lists; and of what."""

    drawn: int
    hidden: int
    listed: int
    events: int
    articles: int
    reasons: Mapping[str, int]
    """Of those listed, by kind of reason (UNMAPPED_WORDS)."""


class ReportIndex:
    """All reports of one state of the store, as columns; shared by threads."""

    def __init__(
        self,
        columns: Columns,
        store: Store,
        extents: Extents,
        version: str,
        compare: Compare = nothing_compared,
    ) -> None:
        self.columns = columns
        self.version = version
        self._compare = compare
        self._events: tuple[Event, ...] | None = None
        self._store = store
        self._extents = extents
        self._masks = Masks(columns, store, extents.held_by)
        self._kept = Remembering(columns.number)
        self._views = Views(columns, self._masks, self._kept, self.compared)
        self._answers = Answers(self._views, extents, self._kept)

    @property
    def number(self) -> int:
        """How many reports there are in all."""
        return self.columns.number

    # --- numbers -----------------------------------------------------------------------------

    def counts(self, wanted: ReportFilter) -> Mapping[str, Mapping[str, int]]:
        """Return, per facet, how many reports each value has, under all filters but its own.

        Facets are those of `Store.counts`, and claimant, where_prec (by value) and
        confidence (by the lower end of its class, in per cent).
        """
        return self._kept.once(("counts", wanted), lambda: self._counted(wanted))

    def _counted(self, wanted: ReportFilter) -> Mapping[str, Mapping[str, int]]:
        limits = self._masks.limits(wanted)
        found: dict[str, Mapping[str, int]] = {}
        for book in self._facets:
            own = {facet: facet if facet in limits else None for facet in book.facets}
            tables = {but: book.table(self._masks.of(wanted, but)) for but in set(own.values())}
            for facet, but in own.items():
                found[facet] = book.counts(facet, tables[but])
        return found

    @property
    def _facets(self) -> tuple[FacetBook, ...]:
        return self._kept.once("facets", lambda: facet_books(self.columns))

    def within(self, wanted: ReportFilter, codes: Iterable[str]) -> Mapping[str, int]:
        """Return how many reports each `ReportFilter.within` would pass in the present one's place.

        All other filters hold but that for words of the place, which a choice takes away too.
        """
        free = replace(wanted, within=None, place=None)
        found = self._kept.once(("within", free), lambda: self._by_place(free))
        return {code: sum(found.get(one, 0) for one in self._held_by(code)) for code in codes}

    def _held_by(self, code: str) -> frozenset[str]:
        """Return the places of reports that lie in the one with this id; of a code, itself."""
        if ":" not in code:
            return frozenset({code})
        places = self.columns.places
        return self._kept.once(("held", code), lambda: self._extents.held_by(code, places))

    def _by_place(self, wanted: ReportFilter) -> Mapping[str, int]:
        columns = self.columns
        passing = self._masks.of(wanted)
        found: dict[str, int] = {}
        for codes, values in (
            (columns.country, columns.countries),
            (columns.region, columns.regions),
            (columns.place, columns.places),
        ):
            numbers = np.bincount(codes[passing], minlength=len(values))
            found.update({values[at]: int(numbers[at]) for at in np.flatnonzero(numbers)})
        return found

    def histogram(
        self, wanted: ReportFilter, axis: TimeAxis = TimeAxis.EVENT
    ) -> Mapping[date | None, int]:
        """Return reports per first day of their event, or per day of publication; None: undated.

        The limits of `wanted` on that axis are ignored.
        """
        if axis is TimeAxis.EVENT:
            free = replace(wanted, date_from=None, date_to=None, include_undated=True)
        else:
            free = replace(wanted, published_from=None, published_to=None, include_unpublished=True)
        return self._kept.once(("histogram", axis, free), lambda: self._by_day(free, axis))

    def _by_day(self, wanted: ReportFilter, axis: TimeAxis) -> Mapping[date | None, int]:
        is_event = axis is TimeAxis.EVENT
        passing = self._masks.of(wanted)
        days = (self.columns.day if is_event else self.columns.published)[passing]
        dated = days[days < UNDATED]
        found: dict[date | None, int] = {}
        if len(dated):
            first = int(dated.min())
            numbers = np.bincount(dated - first)
            found = {
                date.fromordinal(first + int(at)): int(numbers[at])
                for at in np.flatnonzero(numbers)
            }
        if len(dated) < len(days):
            found[None] = len(days) - len(dated)
        return found

    def shown(self, view: View) -> Numbers:
        """Return how the view divides the reports that pass its filter."""
        return self._kept.once(("shown", of_marks(view)), lambda: self._shown(view))

    def _shown(self, view: View) -> Numbers:
        columns = self.columns
        listed, exported = (
            self._views.rows(view, Part.LISTED),
            self._views.rows(view, Part.EXPORTED),
        )
        reasons = np.bincount(columns.unmapped[listed], minlength=len(UNMAPPED)).tolist()
        return Numbers(
            drawn=int(self._views.rows(view, Part.DRAWN).sum()),
            hidden=int(self._views.rows(view, Part.HIDDEN).sum()),
            listed=int(listed.sum()),
            events=_distinct(columns.event[exported], columns.event_keys != 0),
            articles=_distinct(columns.article[exported], None),
            reasons={
                kind: reasons[UNMAPPED.index(kind)]
                for kind in UNMAPPED_WORDS
                if reasons[UNMAPPED.index(kind)]
            },
        )

    def layers(self, view: View) -> tuple[Layer, ...]:
        """Return the layers that hold reports with a mark, switched on or not, largest first."""
        return self._kept.once(("layers", of_marks(view)), lambda: self._layers(view))

    def _layers(self, view: View) -> tuple[Layer, ...]:
        codes, keys, labels = self._views.layered(view)
        marked = self._masks.of(view.wanted) & self._views.with_mark(view)
        numbers = np.bincount(codes[marked], minlength=len(keys)).tolist()
        found = [Layer(*one) for one in zip(keys, labels, numbers, strict=True) if one[2]]
        return tuple(sorted(found, key=lambda layer: -layer.number))

    def fingerprint(self, wanted: ReportFilter) -> str:
        """Return a short text that changes with the reports that pass: their number and a sum."""
        passing = self._masks.of(wanted)
        total = int(np.bitwise_xor.reduce(self.columns.mark[passing], initial=np.uint64(0)))
        return f"{int(passing.sum())}-{total:016x}"

    # --- the map -----------------------------------------------------------------------------

    def bounds(self, view: View) -> BoundingBox | None:
        """Return the box that holds the drawn marks but associative ones; None without any.

        Of very many, the outermost are left out: the first view is for the others.
        """
        return self._answers.bounds(view)

    def answer(self, view: View, viewport: Viewport) -> Answer:
        """Return what the map draws in `viewport`."""
        return self._answers.answer(view, viewport)

    def whole(self, view: View) -> Answer | None:
        """Return all that the view draws where one answer can hold it, else None."""
        return self._answers.whole(view)

    def at(self, view: View, tokens: Iterable[str], limit: int) -> tuple[tuple[str, ...], int]:
        """Return the first reports of cells or areas, in order, and how many these hold.

        Raises FilterError for what is no token of a cell or area.
        """
        return self._answers.at(view, tokens, limit)

    # --- lists -------------------------------------------------------------------------------

    def page(self, view: View, part: Part, start: int, limit: int) -> tuple[str, ...]:
        """Return the ids of reports of a part, in their order, from position `start`."""
        rows = np.flatnonzero(self._views.rows(view, part))[start : start + limit]
        return tuple(one.decode() for one in self.columns.report_id[rows].tolist())

    def place_in(self, view: View, part: Part, report_id: str) -> int | None:
        """Return the position of a report in a part; None when it is not there."""
        found = np.flatnonzero(self.columns.report_id == report_id.encode())
        rows = self._views.rows(view, part)
        if not len(found) or not rows[found[0]]:
            return None
        return int(rows[: found[0]].sum())

    def least_sure(self, limit: int) -> tuple[str, ...]:
        """Return the ids of reports that nobody judged, those with the least sure place first."""
        columns = self.columns
        is_open = columns.review_state == REVIEW_STATES.index(ReviewState.UNREVIEWED)
        is_open &= columns.map_as != MAP_AS.index(MapAs.ASSOCIATIVE)
        rows = np.flatnonzero(is_open)
        order = np.argsort(columns.confidence[rows], kind="stable")[:limit]
        return tuple(one.decode() for one in columns.report_id[rows[order]].tolist())

    def spot_of(self, report_id: str) -> tuple[float, float, str] | None:
        """Return latitude, longitude and, of an area, place id of a mark; None without one."""
        found = np.flatnonzero(self.columns.report_id == report_id.encode())
        if not len(found):
            return None
        spot = int(self.columns.spot[found[0]])
        if self._views.places.kind[spot] == NOWHERE:
            return None
        lat, lon = float(self._views.places.lat[spot]), float(self._views.places.lon[spot])
        return lat, lon, self.columns.spot_place[spot]

    def event_rows(self, view: View, limit: int) -> tuple[int, ...]:
        """Return the database rows of the events shown, those with most reports shown first."""
        return self._largest(view, self.columns.event, self.columns.event_keys, limit)[0]

    def article_rows(self, view: View, limit: int) -> tuple[tuple[str, int], ...]:
        """Return ids of the articles shown and their numbers of reports shown, largest first."""
        keys = np.arange(1, len(self.columns.article_ids) + 1)
        found, numbers = self._largest(view, self.columns.article, keys, limit)
        return tuple(
            (self.columns.article_ids[key - 1], number)
            for key, number in zip(found, numbers, strict=True)
        )

    def _largest(
        self, view: View, codes: Codes, keys: NDArray[np.int64], limit: int
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        numbers = np.bincount(codes[self._views.rows(view, Part.EXPORTED)], minlength=len(keys))
        numbers[keys == 0] = 0
        order = np.argsort(-numbers, kind="stable")[:limit]
        order = order[numbers[order] > 0]
        return tuple(keys[order].tolist()), tuple(numbers[order].tolist())

    # --- who tells of which event ------------------------------------------------------------

    def compared(self, comparison: Comparison, wanted: ReportFilter) -> Compared:
        """Return which events each side tells of, by their numbers."""
        key = ("compared", comparison, wanted)
        return self._kept.once(key, lambda: self._compare(self, comparison, wanted))

    def events_told(self, wanted: ReportFilter) -> Mapping[int, int]:
        """Return how many of the reports that pass the filter each event has."""
        return sides.events_told(self.columns, self._masks.of(wanted))

    def reports_told(
        self, events: Sequence[int], wanted: ReportFilter, most: int
    ) -> Mapping[int, Sequence[FiledReport]]:
        """Return the reports of these events that pass the filter, the first `most` of each."""
        rows = sides.rows_told(self.columns, self._masks.of(wanted), events, most)
        event_of = {
            self.columns.report_id[row].decode(): int(self.columns.event[row]) for row in rows
        }
        told: dict[int, list[FiledReport]] = {}
        for filed in self._store.filed(tuple(event_of)):
            told.setdefault(event_of[filed.report.id], []).append(filed)
        return told

    def events_of(self, numbers: Sequence[int]) -> tuple[Event, ...]:
        """Return the events with these numbers."""
        if self._events is not None:
            return tuple(self._events[number - 1] for number in numbers)
        return self._store.events_of([int(self.columns.event_keys[number]) for number in numbers])

    def as_known(self, events: tuple[Event, ...]) -> ReportIndex:
        """Return the index with `events` in the place of those of the store."""
        columns = self.columns
        rows = {one.decode(): row for row, one in enumerate(columns.report_id.tolist())}
        event = np.zeros(columns.number, np.uint32)
        claimants = np.ones(columns.number, np.uint8)
        for number, one in enumerate(events, start=1):
            for report_id in one.report_ids:
                if (row := rows.get(report_id)) is not None:
                    event[row] = number
                    claimants[row] = min(len(one.claimants), MOST_TOLD_APART)
        keys = np.arange(len(events) + 1)
        changed = replace(columns, event=event, claimants=claimants, event_keys=keys)
        index = ReportIndex(changed, self._store, self._extents, self.version, self._compare)
        index._events = events
        return index


def _distinct(codes: Codes, counted: Mask | None) -> int:
    """Return how many different codes there are, of those that count."""
    seen = np.bincount(codes) > 0
    return int((seen if counted is None else seen & counted[: len(seen)]).sum())
