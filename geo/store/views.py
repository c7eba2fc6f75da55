"""What a view makes of all reports: which are drawn, hidden or listed, in which layer."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date
from enum import StrEnum

import numpy as np

from geo.features.comparison import Compared, Comparison
from geo.features.shown import TIME_LAYERS, age_limits, claimant_key, publisher_key
from geo.features.view_query import LayersBy, View, slug
from geo.model import ReportFilter
from geo.store import sides
from geo.store.cells import Places, Tally, tally
from geo.store.columns import (
    ASSOCIATIVE,
    EVENT_TYPES,
    NOWHERE,
    STATUSES,
    UNDATED,
    Codes,
    Columns,
)
from geo.store.masks import Mask, Masks
from geo.store.remembering import Remembering

Layered = tuple[Codes, tuple[str, ...], tuple[str, ...]]
"""The layer of each report as a code, the layers' keys, and their labels."""


UNNAMED = {"publisher": "Unknown publisher", "claimant": "Nobody named"}
"""What a layer is called whose reports have no name to go by."""


class Part(StrEnum):
    """The parts into which a view divides the reports that pass its filter."""

    DRAWN = "drawn"
    HIDDEN = "hidden"
    LISTED = "listed"
    EXPORTED = "exported"
    """Drawn and listed: what a download holds."""


class Views:
    """Masks, layers and counts of any view of the columns."""

    def __init__(
        self,
        columns: Columns,
        masks: Masks,
        kept: Remembering,
        compared: Callable[[Comparison, ReportFilter], Compared],
    ) -> None:
        self.columns = columns
        self.masks = masks
        self.places = Places(columns)
        self._kept = kept
        self._compared = compared

    def rows(self, view: View, part: Part) -> Mask:
        """Return which reports are in a part of the view."""
        return self._kept.once((part, of_marks(view)), lambda: self._part(view, part))

    def _part(self, view: View, part: Part) -> Mask:
        passing = self.masks.of(view.wanted)
        marked = self.with_mark(view)
        if part is Part.LISTED:
            return passing & ~marked
        codes, keys, _ = self.layered(view)
        is_on = np.array([key not in view.hidden for key in keys], np.bool_)
        if part is Part.HIDDEN:
            return passing & marked & ~is_on[codes]
        if part is Part.DRAWN:
            return passing & marked & is_on[codes] if view.hidden else passing & marked
        return passing & (~marked | is_on[codes]) if view.hidden else passing

    def with_mark(self, view: View) -> Mask:
        """Return which reports have a mark that the view draws in some layer."""

        def made() -> Mask:
            is_marked = self.places.kind != NOWHERE
            if not view.associative:
                is_marked &= self.places.kind != ASSOCIATIVE
            found: Mask = is_marked[self.columns.spot]
            return found

        return self._kept.once(("marked", view.associative), made)

    def tally(self, view: View) -> Tally:
        """Return the drawn reports counted by spot and colour."""

        def made() -> Tally:
            colours, keys, _ = self.coloured(view)
            return tally(self.columns, self.rows(view, Part.DRAWN), colours, keys)

        return self._kept.once(("tally", of_marks(view)), made)

    def coloured(self, view: View) -> Layered:
        """Return a colour for each report: its layer's where those are few, else its type's."""
        return self.layered(replace(view, layers_by=colours_of(view)))

    def layered(self, view: View) -> Layered:
        """Return the layer of each report as codes, the layers' keys and their labels."""
        columns = self.columns
        if view.layers_by is LayersBy.PUBLISHER:
            return self._named("publisher", columns.publisher, columns.publishers, publisher_key)
        if view.layers_by is LayersBy.CLAIMANT:
            return self._named("claimant", columns.claimant, columns.claimant_names, claimant_key)
        if view.layers_by is LayersBy.STATUS:
            return columns.status, tuple(map(slug, STATUSES)), tuple(STATUSES)
        if view.layers_by is LayersBy.CORROBORATION:
            return columns.claimants, ("0", "1", "2", "3"), ("none", "1", "2", "3 or more")
        if view.layers_by is LayersBy.TIME:
            return self._aged(view), tuple(TIME_LAYERS), tuple(TIME_LAYERS.values())
        if view.layers_by is LayersBy.COMPARISON:
            return self._in_groups(view), sides.LAYERS, sides.LAYERS
        return columns.event_type, tuple(map(slug, EVENT_TYPES)), tuple(EVENT_TYPES)

    def _named(
        self, about: str, codes: Codes, names: tuple[str, ...], key: Callable[[str | None], str]
    ) -> Layered:
        keys = self._kept.once(("keys", about), lambda: tuple(key(name or None) for name in names))
        return codes, keys, tuple(name or UNNAMED[about] for name in names)

    def _aged(self, view: View) -> Codes:
        """Return the age of each report as a code into TIME_LAYERS."""

        def made() -> Codes:
            columns = self.columns
            last = self._last_day(view.wanted)
            limits = np.array(age_limits(last), np.int32)
            ages = (columns.day[:, None] < limits).sum(axis=1, dtype=np.uint8)
            return np.where(columns.day == UNDATED, np.uint8(len(TIME_LAYERS) - 1), ages)

        return self._kept.once(("aged", view.wanted), made)

    def _last_day(self, wanted: ReportFilter) -> int:
        """Return the day from which ages count: the range's end, else the latest publication."""
        given = wanted.date_to or wanted.published_to or wanted.known_on
        if given:
            return given.toordinal()
        days = self.columns.published[self.masks.of(wanted)]
        days = days[days < UNDATED]
        return int(days.max()) if len(days) else date.max.toordinal()

    def _in_groups(self, view: View) -> Codes:
        """Return for each report which side of the view's comparison tells of its event."""
        if view.compare is None:
            return np.full(self.columns.number, len(sides.LAYERS) - 1, np.uint8)
        comparison, wanted = view.compare, view.wanted

        def made() -> Codes:
            left, right = map(self.masks.of, comparison.sides(wanted))
            return sides.layered(self.columns, left | right, self._compared(comparison, wanted))

        return self._kept.once(("groups", comparison, wanted), made)


def of_marks(view: View) -> Hashable:
    """Return what of the view decides which reports are drawn."""
    compare = view.compare if view.layers_by is LayersBy.COMPARISON else None
    return (view.wanted, view.layers_by, view.hidden, view.associative, compare)


def colours_of(view: View) -> LayersBy:
    """Return what colours stand for: the layers where those are few, else event types."""
    named = (LayersBy.PUBLISHER, LayersBy.CLAIMANT)
    return LayersBy.EVENT_TYPE if view.layers_by in named else view.layers_by
