"""What the map draws in a viewport: reports one by one, cells, areas, shades."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.features.shown import status_sign
from geo.features.view_query import Display, View, slug
from geo.features.viewport import WORLD, Answer, Cell, Single, Viewport, widened
from geo.model import BoundingBox
from geo.store.areas import Extents
from geo.store.cells import (
    Rows,
    Tally,
    areas_of,
    cells_of,
    density_of,
    spots_in,
    spots_of_token,
    touching,
)
from geo.store.columns import AREA, ASSOCIATIVE, EVENT_TYPES, MAP_AS, POINT, STATUSES, Codes
from geo.store.masks import Mask
from geo.store.remembering import Remembering
from geo.store.views import Part, Views, colours_of, of_marks

MOST_SINGLE = 300
"""Reports that an answer gives one by one; beyond it those near each other become cells. About
what a screen can show apart: 200 signs were drawn in 20 to 60 ms, and a report is 100 bytes."""

OUTLYING = 0.002
"""Share of the reports that may lie beyond each side of the first view. A judgement: a station in
the Antarctic would make the rest of the world small."""

REGION_ZOOM = 5.0
"""Zoom level from which administrative areas are regions; below it, countries. Chosen by eye: a
region of Germany is then as large as its count."""

MOST_SHADED = 300
"""Countries or regions in one answer: all that a screen shows from that zoom level on, but for the
smallest. Their outlines, which the browser keeps, would be 350 kB there, compressed, if they are
like the 115 that were measured (136 kB at zoom level 6)."""


class Answers:
    """Draws views; `geo.store.ReportIndex` has its methods."""

    def __init__(self, views: Views, extents: Extents, kept: Remembering) -> None:
        self._views = views
        self._extents = extents
        self._kept = kept

    def answer(self, view: View, viewport: Viewport) -> Answer:
        """Return what the map draws in `viewport`."""
        counted = self._views.tally(view)
        colours = colours_of(view).value
        if view.display is Display.DENSITY:
            density = density_of(self._views.places, counted, viewport)
            return Answer(widened(viewport.box), viewport.level, colours, density=density)
        if view.display is Display.AREAS:
            return self._shaded(view, viewport)
        if counted.number <= MOST_SINGLE:
            return Answer(WORLD, -1, colours, self._singles(view, counted.rows))
        box = widened(viewport.box)
        boxes, at = self._area_boxes
        areas, more = areas_of(self._views.columns, counted, at[touching(boxes, box)])
        spots = spots_in(self._views.places, counted, box, (POINT, ASSOCIATIVE))
        cells: tuple[Cell, ...] = ()
        if int(counted.totals[spots].sum()) > MOST_SINGLE:
            several, spots = cells_of(self._views.places, counted, spots, viewport.level)
            cells = tuple(several)
        singles = self._singles(view, self._at(counted, spots))
        return Answer(box, viewport.level, colours, singles, cells, areas, more)

    @property
    def _area_boxes(self) -> tuple[NDArray[np.float64], Rows]:
        """The boxes of all areas, of their point where no extent is known, and their spots."""

        def made() -> tuple[NDArray[np.float64], Rows]:
            columns = self._views.columns
            spots = np.flatnonzero(columns.spot_kind == AREA)
            places = [columns.spot_place[spot] for spot in spots.tolist()]
            points = np.stack([columns.spot_lon[spots], columns.spot_lat[spots]] * 2, axis=1)
            boxes = [self._extents.box(place) for place in places]
            for row, box in enumerate(boxes):
                if box is not None:
                    points[row] = box
            return points, spots

        return self._kept.once("area boxes", made)

    def whole(self, view: View) -> Answer | None:
        """Return all that the view draws where one answer can hold it, else None."""
        if view.display is not Display.MARKS or self._views.tally(view).number > MOST_SINGLE:
            return None
        return self._kept.once(
            ("whole", of_marks(view)), lambda: self.answer(view, Viewport(WORLD, 0.0))
        )

    def _shaded(self, view: View, viewport: Viewport) -> Answer:
        """Return countries, or their regions from REGION_ZOOM on, with their reports."""
        by_country = viewport.zoom < REGION_ZOOM
        box = widened(viewport.box)
        counted = self._kept.once(
            ("regions", by_country, of_marks(view)), lambda: self._regions(view, by_country)
        )
        every = list(self._extents.areas(counted))
        boxes = np.array([self._extents.box(area.place_id) for area in every], float).reshape(-1, 4)
        found = [every[at] for at in np.flatnonzero(touching(boxes, box)).tolist()]
        found.sort(key=lambda area: -area.number)
        left = max(0, len(found) - MOST_SHADED)
        colours = colours_of(view).value
        return Answer(
            box, viewport.level, colours, areas=tuple(found[:MOST_SHADED]), more_areas=left
        )

    def _regions(
        self, view: View, by_country: bool
    ) -> dict[str, tuple[int, tuple[tuple[str, int], ...]]]:
        """Return drawn reports by "UA" or "UA.05", with their colours."""
        codes, values = self._coded_areas(by_country)
        colours, keys, _ = self._views.coloured(view)
        rows = np.flatnonzero(self._views.rows(view, Part.DRAWN))
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
        columns = self._views.columns
        if by_country:
            return columns.country, columns.countries
        return columns.region, columns.regions

    def at(self, view: View, tokens: Iterable[str], limit: int) -> tuple[tuple[str, ...], int]:
        """Return the first reports of cells or areas, in order, and how many these hold.

        Raises FilterError for what is no token of a cell or area.
        """
        counted = self._views.tally(view)
        found = np.zeros(self._views.columns.number, np.bool_)
        for token in tokens:
            found |= self._of_token(counted, token)
        rows = np.flatnonzero(found)
        ids = tuple(one.decode() for one in self._views.columns.report_id[rows[:limit]].tolist())
        return ids, len(rows)

    def _of_token(self, counted: Tally, token: str) -> Mask:
        if token.startswith("r."):
            code = token.removeprefix("r.")
            codes, values = self._coded_areas("." not in code)
            table = np.array([value == code for value in values], np.bool_)
            return counted.rows & table[codes]
        return self._at(counted, spots_of_token(self._views.columns, self._views.places, token))

    def _at(self, counted: Tally, spots: Rows) -> Mask:
        chosen = np.zeros(len(self._views.places.kind), np.bool_)
        chosen[spots] = True
        return counted.rows & chosen[self._views.columns.spot]

    def _singles(self, view: View, rows: NDArray[Any]) -> tuple[Single, ...]:
        columns = self._views.columns
        if rows.dtype == np.bool_:
            rows = np.flatnonzero(rows)
        rows = rows[np.argsort(columns.event[rows], kind="stable")]
        layers, keys, _ = self._views.layered(view)
        return tuple(
            Single(
                report_id=columns.report_id[row].decode(),
                lat=float(columns.spot_lat[spot]),
                lon=float(columns.spot_lon[spot]),
                map_as=MAP_AS[columns.map_as[row]].value,
                event_type=slug(EVENT_TYPES[columns.event_type[row]]),
                status=status_sign(STATUSES[columns.status[row]], columns.is_negative[row]),
                layer=keys[int(layers[row])],
                claimants=int(columns.claimants[row]),
                radius_km=round(float(columns.radius_km[row]), 3),
                place_id=columns.spot_place[spot],
            )
            for row, spot in zip(rows.tolist(), columns.spot[rows].tolist(), strict=True)
        )

    def bounds(self, view: View) -> BoundingBox | None:
        """Return the box that holds the drawn marks but associative ones; None without any.

        Of very many, the outermost are left out: the first view is for the others.
        """
        return self._kept.once(
            ("bounds", of_marks(view)), lambda: self._bounds(self._views.tally(view))
        )

    def _bounds(self, counted: Tally) -> BoundingBox | None:
        spots = np.flatnonzero((counted.totals > 0) & (self._views.places.kind != ASSOCIATIVE))
        if not len(spots):
            return None
        share = OUTLYING if counted.number > MOST_SINGLE else 0.0
        west, east = _middle(self._views.places.lon[spots], counted.totals[spots], share)
        south, north = _middle(self._views.places.lat[spots], counted.totals[spots], share)
        return BoundingBox(west, south, east, north)


def _middle(
    values: NDArray[np.float64], weights: NDArray[np.int64], share: float
) -> tuple[float, float]:
    """Return the range of `values` without the outermost `share` of the weight at each end."""
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    ends = np.searchsorted(reached, [share * reached[-1], (1 - share) * reached[-1]])
    first, last = values[order][np.minimum(ends, len(values) - 1)].tolist()
    return first, last
