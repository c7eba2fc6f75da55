"""Counts by place of the reports that are drawn, and from them the cells of any viewport.

Counting by place costs one pass over all reports for each filter; what a
viewport then needs is a matter of places, however many reports they have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.errors import FilterError
from geo.features.viewport import (
    DEEPEST_LEVEL,
    MERCATOR_LIMIT,
    Area,
    Cell,
    Density,
    Viewport,
    widened,
)
from geo.model import BoundingBox, MapAs
from geo.store.columns import ASSOCIATIVE, MAP_AS, POINT, Codes, Columns

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]
MOST_AREAS = 150
"""Areas in one answer, those with most reports: a screen that is hatched more is not read. A
judgement. The outlines of 115 were 26 kB, compressed, at the zoom level of the world."""

GRID = 2
"""Levels by which the squares of the density are finer than the cells: a quarter of the side."""

UNIT = float(1 << 32)
"""Steps from west to east of the fixed-point Mercator positions: a centimetre each."""

POINT_SIGN = MAP_AS.index(MapAs.POINT)


class Places:
    """Where all spots of the columns lie on the Mercator square; made once."""

    def __init__(self, columns: Columns) -> None:
        lat = np.clip(columns.spot_lat, -MERCATOR_LIMIT, MERCATOR_LIMIT)
        sine = np.sin(np.radians(lat))
        y = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
        self.x = _fixed((columns.spot_lon + 180) / 360)
        self.y = _fixed(y)
        self.kind = columns.spot_kind
        self.lat, self.lon = columns.spot_lat, columns.spot_lon

    def inside(self, box: BoundingBox) -> Mask:
        """Return which spots lie in a box."""
        found = (self.lat >= box.south) & (self.lat <= box.north)
        if box.west > box.east:
            return found & ((self.lon >= box.west) | (self.lon <= box.east))
        return found & (self.lon >= box.west) & (self.lon <= box.east)


def _fixed(share: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.clip(share * UNIT, 0, UNIT - 1).astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Counts of the drawn reports by spot and colour."""

    rows: Mask
    """Which of all reports are drawn."""
    counts: NDArray[np.int64]
    """Shape (spots, colours)."""
    totals: NDArray[np.int64]
    exact: Mask
    """Spots with a settlement or something smaller."""
    keys: tuple[str, ...]
    """What the colours stand for."""

    @property
    def number(self) -> int:
        """How many reports are drawn."""
        return int(self.totals.sum())


def tally(columns: Columns, rows: Mask, colours: Codes, keys: Sequence[str]) -> Tally:
    """Count the reports of `rows` by spot and colour."""
    spots, width = len(columns.spot_kind), len(keys)
    chosen = np.flatnonzero(rows)
    at = columns.spot[chosen].astype(np.int64)
    flat = np.bincount(at * width + colours[chosen], minlength=spots * width)
    counts = flat.reshape(spots, width)
    exact = np.zeros(spots, np.bool_)
    exact[at[columns.map_as[chosen] == POINT_SIGN]] = True
    return Tally(rows, counts, counts.sum(axis=1), exact, tuple(keys))


def spots_in(places: Places, counted: Tally, box: BoundingBox, kinds: Sequence[int]) -> Rows:
    """Return the spots of these kinds inside `box` that have reports."""
    chosen = counted.totals > 0
    chosen &= np.isin(places.kind, kinds)
    if box.east - box.west < 360:
        chosen &= places.inside(box)
    return np.flatnonzero(chosen)


def cells_of(places: Places, counted: Tally, spots: Rows, level: int) -> tuple[list[Cell], Rows]:
    """Return the cells that hold several reports of `spots`, and the spots of the single ones."""
    if not len(spots):
        return [], spots
    shift = 32 - level
    x, y = places.x[spots] >> shift, places.y[spots] >> shift
    is_associative = (places.kind[spots] == ASSOCIATIVE).astype(np.int64)
    names = (is_associative << (2 * level)) | (x << level) | y
    order = np.lexsort((-counted.totals[spots], names))  # in each cell the largest spot first
    names, spots = names[order], spots[order]
    starts = np.flatnonzero(np.r_[True, names[1:] != names[:-1]])
    numbers = np.add.reduceat(counted.totals[spots], starts)
    several = numbers > 1
    first = spots[starts][several]
    rows = zip(
        _tokens(places, first, level),
        places.lat[first].round(5).tolist(),
        places.lon[first].round(5).tolist(),
        numbers[several].tolist(),
        np.add.reduceat(counted.counts[spots], starts)[several].tolist(),
        np.logical_or.reduceat(counted.exact[spots], starts)[several].tolist(),
        (np.diff(np.r_[starts, len(spots)])[several] == 1).tolist(),
        (places.kind[first] == ASSOCIATIVE).tolist(),
        strict=True,
    )
    cells = [
        Cell(token, lat, lon, number, _shares(counted.keys, shares), *flags)
        for token, lat, lon, number, shares, *flags in rows
    ]
    return cells, spots[starts[~several]]


def _tokens(places: Places, spots: Rows, level: int) -> list[str]:
    """Return the names of the cells that hold `spots`: kind, level, column, row."""
    shift = 32 - level
    columns, rows = (places.x[spots] >> shift).tolist(), (places.y[spots] >> shift).tolist()
    kinds = np.where(places.kind[spots] == ASSOCIATIVE, "d", "c").tolist()
    return [
        f"{kind}.{level}.{column}.{row}"
        for kind, column, row in zip(kinds, columns, rows, strict=True)
    ]


def _shares(keys: tuple[str, ...], numbers: list[int]) -> tuple[tuple[str, int], ...]:
    return tuple((key, number) for key, number in zip(keys, numbers, strict=True) if number)


def touching(boxes: NDArray[np.float64], view: BoundingBox) -> Mask:
    """Return which of `boxes`, rows of west, south, east, north, touch what is in view."""
    west, south, east, north = boxes.T
    found = np.zeros(len(boxes), np.bool_)
    for view_west, view_east in _spans(view):
        found |= (west <= view_east) & (view_west <= east)
    inside: Mask = found & (south <= view.north) & (view.south <= north)
    return inside


def _spans(box: BoundingBox) -> tuple[tuple[float, float], ...]:
    if box.west <= box.east:
        return ((box.west, box.east),)
    return ((box.west, 180.0), (-180.0, box.east))


def areas_of(columns: Columns, counted: Tally, spots: Rows) -> tuple[tuple[Area, ...], int]:
    """Return the areas at `spots` with most reports, and how many more have any."""
    held = spots[counted.totals[spots] > 0]
    held = held[np.argsort(-counted.totals[held], kind="stable")]
    kept = held[:MOST_AREAS]
    rows = zip(
        (columns.spot_place[spot] for spot in kept.tolist()),
        columns.spot_lat[kept].round(5).tolist(),
        columns.spot_lon[kept].round(5).tolist(),
        counted.totals[kept].tolist(),
        counted.counts[kept].tolist(),
        strict=True,
    )
    areas = tuple(
        Area(f"a.{place}", place, lat, lon, number, _shares(counted.keys, numbers))
        for place, lat, lon, number, numbers in rows
    )
    return areas, len(held) - len(kept)


def density_of(places: Places, counted: Tally, viewport: Viewport) -> Density:
    """Return counts of reports with a point on a fine grid over the viewport."""
    level = min(viewport.level + GRID, DEEPEST_LEVEL)
    spots = spots_in(places, counted, widened(viewport.box), (POINT,))
    shift = 32 - level
    names = ((places.x[spots] >> shift) << level) | (places.y[spots] >> shift)
    squares, inverse = np.unique(names, return_inverse=True)
    numbers = np.bincount(inverse, weights=counted.totals[spots], minlength=len(squares))
    side = 1 << level
    return Density(
        level,
        tuple(
            (int(name) >> level, int(name) & (side - 1), int(number))
            for name, number in zip(squares.tolist(), numbers.tolist(), strict=True)
        ),
    )


def spots_of_token(columns: Columns, places: Places, token: str) -> Rows:
    """Return the spots that the token of a cell or area names.

    Raises FilterError for what is no such token.
    """
    kind, _, rest = token.partition(".")
    if kind == "a":
        chosen = [spot for spot, place in enumerate(columns.spot_place) if place == rest]
        return np.array(chosen, np.int64)
    try:
        level, column, row = (int(part) for part in rest.split("."))
    except ValueError:
        level = column = row = 0
    if kind not in _KINDS or not 0 < level <= DEEPEST_LEVEL:
        raise FilterError("“at” must name a cell or an area, as an answer of the map gave it.")
    shift = 32 - level
    inside = (places.kind == _KINDS[kind]) & (places.x >> shift == column)
    return np.flatnonzero(inside & (places.y >> shift == row))


_KINDS = {"c": POINT, "d": ASSOCIATIVE}
"""First letters of the tokens of cells."""
