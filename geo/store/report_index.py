"""The columnar index: what page and map ask of all reports, in time that a click can take.

    index = ReportIndex(columns, store)
    index.shown(view)               how many are drawn, hidden, listed
    index.answer(view, viewport)    what the map draws there
    index.page(view, part, …)       ids of the reports of a table's page

It stands for one state of the store and never changes; `open_index` gives the
one of today.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from geo.features.comparison import Compared, Comparison
from geo.features.shown import TIME_LAYERS, UNMAPPED_WORDS, age_limits, claimant_key, publisher_key
from geo.features.view_query import Display, LayersBy, TimeAxis, View, slug
from geo.features.viewport import WORLD, Answer, Cell, Layer, Single, Viewport, widened
from geo.model import BoundingBox, Event, FiledReport, MapAs, ReportFilter, ReviewState
from geo.protocols import Store, Telling
from geo.store import sides
from geo.store.areas import Extents
from geo.store.cells import (
    MOST_AREAS,
    Places,
    Rows,
    Tally,
    areas_of,
    cells_of,
    density_of,
    spots_in,
    spots_of_token,
    tally,
    touching,
)
from geo.store.columns import (
    AREA,
    ASSOCIATIVE,
    EVENT_TYPES,
    MAP_AS,
    NOWHERE,
    POINT,
    REVIEW_STATES,
    STATUSES,
    UNDATED,
    UNMAPPED,
    Codes,
    Columns,
)
from geo.store.facets import FacetBook, facet_books
from geo.store.masks import Mask, Masks

MOST_SINGLE = 300
"""Reports that an answer gives one by one; beyond it those near each other become cells. About
what a screen can show apart: 300 signs are drawn in some 30 ms and are 30 kB."""

OUTLYING = 0.002
"""Share of the reports that may lie beyond each side of the first view. A judgement: a station in
the Antarctic would make the rest of the world small."""

KEPT = (24, 96, 64_000_000)
"""Least and most answers that are kept, and bytes that their masks may take in between: a few
visitors going back and forth. A judgement."""

REGION_ZOOM = 4.0
"""Zoom level from which administrative areas are regions; below it, countries. Chosen by eye: a
region of Germany is then as large as its count."""

Made = TypeVar("Made")
Compare = Callable[[Telling, Comparison, ReportFilter], Compared]


def nothing_compared(_telling: Telling, _comparison: Comparison, _wanted: ReportFilter) -> Compared:
    """Return a comparison without events, for an index that is not asked for any."""
    return Compared()


class Part(StrEnum):
    """The parts into which a view divides the reports that pass its filter."""

    DRAWN = "drawn"
    HIDDEN = "hidden"
    LISTED = "listed"
    EXPORTED = "exported"
    """Drawn and listed: what a download holds."""


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
        self._masks = Masks(columns, store)
        self._places = Places(columns)
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()
        least, most, size = KEPT
        self._most_kept = min(max(least, size // max(columns.number, 1)), most)

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
        return self._keeping(("counts", wanted), lambda: self._counted(wanted))

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
        return self._keeping("facets", lambda: facet_books(self.columns))

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
        return self._keeping(("histogram", axis, free), lambda: self._by_day(free, axis))

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
        return self._keeping(("shown", _of_marks(view)), lambda: self._shown(view))

    def _shown(self, view: View) -> Numbers:
        columns = self.columns
        listed, exported = self._rows(view, Part.LISTED), self._rows(view, Part.EXPORTED)
        reasons = np.bincount(columns.unmapped[listed], minlength=len(UNMAPPED)).tolist()
        return Numbers(
            drawn=int(self._rows(view, Part.DRAWN).sum()),
            hidden=int(self._rows(view, Part.HIDDEN).sum()),
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
        return self._keeping(("layers", _of_marks(view)), lambda: self._layers(view))

    def _layers(self, view: View) -> tuple[Layer, ...]:
        codes, keys, labels = self._layered(view)
        marked = self._masks.of(view.wanted) & self._with_mark(view)
        numbers = np.bincount(codes[marked], minlength=len(keys)).tolist()
        found = [Layer(*one) for one in zip(keys, labels, numbers, strict=True) if one[2]]
        return tuple(sorted(found, key=lambda layer: -layer.number))

    def fingerprint(self, wanted: ReportFilter) -> str:
        """Return a short text that changes with the reports that pass: their number and a sum."""
        passing = self._masks.of(wanted)
        total = int(np.bitwise_xor.reduce(self.columns.mark[passing], initial=np.uint64(0)))
        return f"{int(passing.sum())}-{total:016x}"

    def bounds(self, view: View) -> BoundingBox | None:
        """Return the box that holds the drawn marks but associative ones; None without any.

        Of very many, the outermost are left out: the first view is for the others.
        """
        return self._keeping(("bounds", _of_marks(view)), lambda: self._bounds(self._tally(view)))

    def _bounds(self, counted: Tally) -> BoundingBox | None:
        spots = np.flatnonzero((counted.totals > 0) & (self._places.kind != ASSOCIATIVE))
        if not len(spots):
            return None
        share = OUTLYING if counted.number > MOST_SINGLE else 0.0
        west, east = _middle(self._places.lon[spots], counted.totals[spots], share)
        south, north = _middle(self._places.lat[spots], counted.totals[spots], share)
        return BoundingBox(west, south, east, north)

    # --- the map -----------------------------------------------------------------------------

    def answer(self, view: View, viewport: Viewport) -> Answer:
        """Return what the map draws in `viewport`."""
        counted = self._tally(view)
        colours = _colours(view).value
        if view.display is Display.DENSITY:
            density = density_of(self._places, counted, viewport)
            return Answer(widened(viewport.box), viewport.level, colours, density=density)
        if view.display is Display.AREAS:
            return self._shaded(view, viewport)
        if counted.number <= MOST_SINGLE:
            return Answer(WORLD, -1, colours, self._singles(view, counted.rows))
        box = widened(viewport.box)
        boxes, at = self._area_boxes
        areas, more = areas_of(self.columns, counted, at[touching(boxes, box)])
        spots = spots_in(self._places, counted, box, (POINT, ASSOCIATIVE))
        cells: tuple[Cell, ...] = ()
        if int(counted.totals[spots].sum()) > MOST_SINGLE:
            several, spots = cells_of(self._places, counted, spots, viewport.level)
            cells = tuple(several)
        singles = self._singles(view, self._at(counted, spots))
        return Answer(box, viewport.level, colours, singles, cells, areas, more)

    @property
    def _area_boxes(self) -> tuple[NDArray[np.float64], Rows]:
        """The boxes of all areas, of their point where no extent is known, and their spots."""

        def made() -> tuple[NDArray[np.float64], Rows]:
            columns = self.columns
            spots = np.flatnonzero(columns.spot_kind == AREA)
            places = [columns.spot_place[spot] for spot in spots.tolist()]
            points = np.stack([columns.spot_lon[spots], columns.spot_lat[spots]] * 2, axis=1)
            boxes = [self._extents.box(place) for place in places]
            for row, box in enumerate(boxes):
                if box is not None:
                    points[row] = box
            return points, spots

        return self._keeping("area boxes", made)

    def whole(self, view: View) -> Answer | None:
        """Return all that the view draws where one answer can hold it, else None."""
        if view.display is not Display.MARKS or self._tally(view).number > MOST_SINGLE:
            return None
        return self._keeping(
            ("whole", _of_marks(view)), lambda: self.answer(view, Viewport(WORLD, 0.0))
        )

    def _shaded(self, view: View, viewport: Viewport) -> Answer:
        """Return countries, or their regions from REGION_ZOOM on, with their reports."""
        by_country = viewport.zoom < REGION_ZOOM
        box = widened(viewport.box)
        counted = self._keeping(
            ("regions", by_country, _of_marks(view)), lambda: self._regions(view, by_country)
        )
        every = list(self._extents.areas(counted))
        boxes = np.array([self._extents.box(area.place_id) for area in every], float).reshape(-1, 4)
        found = [every[at] for at in np.flatnonzero(touching(boxes, box)).tolist()]
        found.sort(key=lambda area: -area.number)
        left = max(0, len(found) - MOST_AREAS)
        colours = _colours(view).value
        return Answer(
            box, viewport.level, colours, areas=tuple(found[:MOST_AREAS]), more_areas=left
        )

    def _regions(
        self, view: View, by_country: bool
    ) -> dict[str, tuple[int, tuple[tuple[str, int], ...]]]:
        """Return drawn reports by "UA" or "UA.05", with their colours."""
        codes, values = self._coded_areas(by_country)
        colours, keys, _ = self._coloured(view)
        rows = np.flatnonzero(self._rows(view, Part.DRAWN))
        flat = np.bincount(
            codes[rows].astype(np.int64) * len(keys) + colours[rows],
            minlength=len(values) * len(keys),
        ).reshape(len(values), len(keys))
        return {
            values[at]: (
                int(flat[at].sum()),
                tuple((key, n) for key, n in zip(keys, flat[at].tolist(), strict=True) if n),
            )
            for at in np.flatnonzero(flat.sum(axis=1)).tolist()
            if values[at]
        }

    def _coded_areas(self, by_country: bool) -> tuple[Codes, tuple[str, ...]]:
        columns = self.columns
        if by_country:
            return columns.country, columns.countries
        return columns.region, columns.regions

    def at(self, view: View, tokens: Iterable[str], limit: int) -> tuple[tuple[str, ...], int]:
        """Return the first reports of cells or areas, in order, and how many these hold.

        Raises FilterError for what is no token of a cell or area.
        """
        counted = self._tally(view)
        found = np.zeros(self.number, np.bool_)
        for token in tokens:
            found |= self._of_token(counted, token)
        rows = np.flatnonzero(found)
        ids = tuple(one.decode() for one in self.columns.report_id[rows[:limit]].tolist())
        return ids, len(rows)

    def _of_token(self, counted: Tally, token: str) -> Mask:
        if token.startswith("r."):
            code = token.removeprefix("r.")
            codes, values = self._coded_areas("." not in code)
            table = np.array([value == code for value in values], np.bool_)
            return counted.rows & table[codes]
        return self._at(counted, spots_of_token(self.columns, self._places, token))

    def _at(self, counted: Tally, spots: Rows) -> Mask:
        chosen = np.zeros(len(self._places.kind), np.bool_)
        chosen[spots] = True
        return counted.rows & chosen[self.columns.spot]

    def _singles(self, view: View, rows: NDArray[Any]) -> tuple[Single, ...]:
        columns = self.columns
        if rows.dtype == np.bool_:
            rows = np.flatnonzero(rows)
        rows = rows[np.argsort(columns.event[rows], kind="stable")]
        layers, keys, _ = self._layered(view)
        return tuple(
            Single(
                report_id=columns.report_id[row].decode(),
                lat=float(columns.spot_lat[spot]),
                lon=float(columns.spot_lon[spot]),
                map_as=MAP_AS[columns.map_as[row]].value,
                event_type=slug(EVENT_TYPES[columns.event_type[row]]),
                status=slug(STATUSES[columns.status[row]]),
                layer=keys[int(layers[row])],
                claimants=max(1, int(columns.claimants[row])),
                radius_km=round(float(columns.radius_km[row]), 3),
                place_id=columns.spot_place[spot],
            )
            for row, spot in zip(rows.tolist(), columns.spot[rows].tolist(), strict=True)
        )

    # --- lists -------------------------------------------------------------------------------

    def page(self, view: View, part: Part, start: int, limit: int) -> tuple[str, ...]:
        """Return the ids of reports of a part, in their order, from position `start`."""
        rows = np.flatnonzero(self._rows(view, part))[start : start + limit]
        return tuple(one.decode() for one in self.columns.report_id[rows].tolist())

    def place_in(self, view: View, part: Part, report_id: str) -> int | None:
        """Return the position of a report in a part; None when it is not there."""
        found = np.flatnonzero(self.columns.report_id == report_id.encode())
        rows = self._rows(view, part)
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
        if self._places.kind[spot] == NOWHERE:
            return None
        lat, lon = float(self._places.lat[spot]), float(self._places.lon[spot])
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
        numbers = np.bincount(codes[self._rows(view, Part.EXPORTED)], minlength=len(keys))
        numbers[keys == 0] = 0
        order = np.argsort(-numbers, kind="stable")[:limit]
        order = order[numbers[order] > 0]
        return tuple(keys[order].tolist()), tuple(numbers[order].tolist())

    # --- who tells of which event ------------------------------------------------------------

    def compared(self, comparison: Comparison, wanted: ReportFilter) -> Compared:
        """Return which events each side tells of, by their numbers."""
        key = ("compared", comparison, wanted)
        return self._keeping(key, lambda: self._compare(self, comparison, wanted))

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

    def _in_groups(self, view: View) -> Codes:
        """Return for each report which side of the view's comparison tells of its event."""
        if view.compare is None:
            return np.full(self.columns.number, len(sides.LAYERS) - 1, np.uint8)
        comparison, wanted = view.compare, view.wanted

        def made() -> Codes:
            left, right = map(self._masks.of, comparison.sides(wanted))
            return sides.layered(self.columns, left | right, self.compared(comparison, wanted))

        return self._keeping(("groups", comparison, wanted), made)

    # --- what views are made of --------------------------------------------------------------

    def _rows(self, view: View, part: Part) -> Mask:
        return self._keeping((part, _of_marks(view)), lambda: self._part(view, part))

    def _part(self, view: View, part: Part) -> Mask:
        passing = self._masks.of(view.wanted)
        marked = self._with_mark(view)
        if part is Part.LISTED:
            return passing & ~marked
        codes, keys, _ = self._layered(view)
        is_on = np.array([key not in view.hidden for key in keys], np.bool_)
        if part is Part.HIDDEN:
            return passing & marked & ~is_on[codes]
        if part is Part.DRAWN:
            return passing & marked & is_on[codes] if view.hidden else passing & marked
        return passing & (~marked | is_on[codes]) if view.hidden else passing

    def _with_mark(self, view: View) -> Mask:
        def made() -> Mask:
            is_marked = self._places.kind != NOWHERE
            if not view.associative:
                is_marked &= self._places.kind != ASSOCIATIVE
            found: Mask = is_marked[self.columns.spot]
            return found

        return self._keeping(("marked", view.associative), made)

    def _tally(self, view: View) -> Tally:
        def made() -> Tally:
            colours, keys, _ = self._coloured(view)
            return tally(self.columns, self._rows(view, Part.DRAWN), colours, keys)

        return self._keeping(("tally", _of_marks(view)), made)

    def _coloured(self, view: View) -> tuple[Codes, tuple[str, ...], tuple[str, ...]]:
        """Return a colour for each report: its layer's where those are few, else its type's."""
        return self._layered(replace(view, layers_by=_colours(view)))

    def _layered(self, view: View) -> tuple[Codes, tuple[str, ...], tuple[str, ...]]:
        """Return the layer of each report as codes, the layers' keys and their labels."""
        columns = self.columns
        if view.layers_by is LayersBy.PUBLISHER:
            return self._named("publisher", columns.publisher, columns.publishers, publisher_key)
        if view.layers_by is LayersBy.CLAIMANT:
            return self._named("claimant", columns.claimant, columns.claimant_names, claimant_key)
        if view.layers_by is LayersBy.STATUS:
            return columns.status, tuple(map(slug, STATUSES)), tuple(STATUSES)
        if view.layers_by is LayersBy.CORROBORATION:
            return np.maximum(columns.claimants, 1) - 1, ("1", "2", "3"), ("1", "2", "3 or more")
        if view.layers_by is LayersBy.TIME:
            return self._aged(view), tuple(TIME_LAYERS), tuple(TIME_LAYERS.values())
        if view.layers_by is LayersBy.COMPARISON:
            return self._in_groups(view), sides.LAYERS, sides.LAYERS
        return columns.event_type, tuple(map(slug, EVENT_TYPES)), tuple(EVENT_TYPES)

    def _named(
        self, about: str, codes: Codes, names: tuple[str, ...], key: Callable[[str | None], str]
    ) -> tuple[Codes, tuple[str, ...], tuple[str, ...]]:
        keys = self._keeping(("keys", about), lambda: tuple(key(name or None) for name in names))
        return codes, keys, names

    def _aged(self, view: View) -> Codes:
        """Return the age of each report as a code into TIME_LAYERS."""

        def made() -> Codes:
            columns = self.columns
            last = self._last_day(view.wanted)
            limits = np.array(age_limits(last), np.int32)
            ages = (columns.day[:, None] < limits).sum(axis=1, dtype=np.uint8)
            return np.where(columns.day == UNDATED, np.uint8(len(TIME_LAYERS) - 1), ages)

        return self._keeping(("aged", view.wanted), made)

    def _last_day(self, wanted: ReportFilter) -> int:
        """Return the day from which ages count: the range's end, else the latest publication."""
        given = wanted.date_to or wanted.published_to or wanted.known_on
        if given:
            return given.toordinal()
        days = self.columns.published[self._masks.of(wanted)]
        days = days[days < UNDATED]
        return int(days.max()) if len(days) else date.max.toordinal()

    def _keeping(self, key: Hashable, make: Callable[[], Made]) -> Made:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: Made = self._kept[key]
                return found
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most_kept:
                self._kept.popitem(last=False)
        return made

    def as_known(self, events: tuple[Event, ...]) -> ReportIndex:
        """Return the index with `events` in the place of those of the store."""
        columns = self.columns
        rows = {one.decode(): row for row, one in enumerate(columns.report_id.tolist())}
        event = np.zeros(columns.number, np.uint32)
        claimants = np.ones(columns.number, np.uint8)
        for number, one in enumerate(events, start=1):
            for report_id in one.report_ids:
                if (row := rows.get(report_id)) is not None:
                    event[row], claimants[row] = number, min(len(one.claimants), 3)
        keys = np.arange(len(events) + 1)
        changed = replace(columns, event=event, claimants=claimants, event_keys=keys)
        index = ReportIndex(changed, self._store, self._extents, self.version, self._compare)
        index._events = events
        return index


def _of_marks(view: View) -> Hashable:
    """Return what of the view decides which reports are drawn."""
    compare = view.compare if view.layers_by is LayersBy.COMPARISON else None
    return (view.wanted, view.layers_by, view.hidden, view.associative, compare)


def _colours(view: View) -> LayersBy:
    named = (LayersBy.PUBLISHER, LayersBy.CLAIMANT)
    return LayersBy.EVENT_TYPE if view.layers_by in named else view.layers_by


def _distinct(codes: Codes, counted: Mask | None) -> int:
    """Return how many different codes there are, of those that count."""
    seen = np.bincount(codes) > 0
    return int((seen if counted is None else seen & counted[: len(seen)]).sum())


def _middle(
    values: NDArray[np.float64], weights: NDArray[np.int64], share: float
) -> tuple[float, float]:
    """Return the range of `values` without the outermost `share` of the weight at each end."""
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    ends = np.searchsorted(reached, [share * reached[-1], (1 - share) * reached[-1]])
    first, last = values[order][np.minimum(ends, len(values) - 1)].tolist()
    return first, last
