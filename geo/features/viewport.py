"""What the map asks of many reports, and the answer: cells, areas and single marks.

A viewport is what the browser shows; its answer never holds more than a screen
can show, however many reports there are. All numbers are counts of reports.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from geo.errors import FilterError
from geo.model import BoundingBox

CELL_PIXELS = 48
"""Side of a cell on the screen, about the room that a bubble needs; a judgement."""

TILE_PIXELS = 256
"""Side of the whole world at zoom level 0 in the web's Mercator projection."""

DEEPEST_LEVEL = 24
"""Level of the smallest cells: two metres at the equator, far below any footprint."""

MERCATOR_LIMIT = 85.05112878
"""Latitude where the web's Mercator map, a square, ends."""

MARGIN = 0.25
"""Share of the view by which an answer reaches beyond each side, so that a short move shows marks
at once; a judgement."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """What the browser shows: a box in degrees (west > east crosses 180°) and a zoom level."""

    box: BoundingBox
    zoom: float

    @property
    def level(self) -> int:
        """Level of the cells: the world has 2^level of them from west to east."""
        exact = self.zoom + math.log2(TILE_PIXELS / CELL_PIXELS)
        return min(max(round(exact), 1), DEEPEST_LEVEL)


WORLD = BoundingBox(-180.0, -90.0, 180.0, 90.0)


@dataclass(frozen=True, slots=True)
class Single:
    """One report as the map draws it: an id, keys and numbers, never text of an article."""

    report_id: str
    lat: float
    lon: float
    map_as: str
    event_type: str
    """Slug."""
    status: str
    """Key of the sign: a slug, or that the sentence says that it did not happen."""
    layer: str
    """Key of its layer."""
    claimants: int
    """Independent ones who say that its event happened, 3 for more."""
    radius_km: float
    place_id: str
    """Of an area, else empty."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Several reports near each other, or at one place."""

    token: str
    """How to ask for its reports."""
    lat: float
    lon: float
    """Where most of its reports are: a place that is reported, never a mean at sea."""
    number: int
    shares: tuple[tuple[str, int], ...]
    """Reports by colour key, as `Answer.colours` names the kind of key."""
    is_exact: bool
    """Whether any of them is a settlement or better."""
    is_one_place: bool
    """Whether all have one position, so that no zoom splits it."""
    is_associative: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """All reports of one region, country or sea."""

    token: str
    place_id: str
    lat: float
    lon: float
    """Of its label."""
    number: int
    shares: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of the legend."""

    key: str
    label: str
    number: int
    """Reports with a mark, whether the layer is switched on or not."""


@dataclass(frozen=True, slots=True)
class Density:
    """Counts on a fine grid of the Mercator square."""

    level: int
    """The world has 2^level squares from west to east."""
    squares: tuple[tuple[int, int, int], ...]
    """Column from the west, row from the north, count."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the map draws in a viewport."""

    box: BoundingBox
    """What it covers: moving inside needs no other answer at the same zoom level."""
    level: int
    """Of its cells; -1 when it holds all reports singly, at any zoom."""
    colours: str
    """Kind of the keys of shares: event_type, status, corroboration, time or comparison."""
    singles: tuple[Single, ...] = ()
    cells: tuple[Cell, ...] = ()
    areas: tuple[Area, ...] = ()
    more_areas: int = 0
    """Areas in view that are left out because others have more reports."""
    density: Density | None = None


def read_viewport(box: str | None, zoom: str | None) -> Viewport:
    """Return the viewport of a request: "west,south,east,north", zoom.

    Longitudes may run beyond 180 when a map was turned around the world. The zoom
    level is brought into 0 to 24. Raises FilterError for what is no box or number.
    """
    try:
        level = float(zoom or "")
    except ValueError:
        level = math.nan
    if not math.isfinite(level):
        raise FilterError("“zoom” must be a number from 0 to 24.")
    return Viewport(read_box(box or ""), min(max(level, 0.0), 24.0))


def read_box(text: str) -> BoundingBox:
    """Return a box of the map, turned around the world into -180 to 180.

    Raises FilterError for what is no box.
    """
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        west = south = east = north = math.nan
    if not all(map(math.isfinite, (west, south, east, north))) or south > north:
        raise FilterError("“box” must be four numbers: west,south,east,north in degrees.")
    south, north = max(south, -90.0), min(north, 90.0)
    if east - west >= 360 or south > north:
        return BoundingBox(-180.0, min(south, 90.0), 180.0, max(north, -90.0))
    return BoundingBox(turned(west), south, turned(east), north)


def turned(lon: float) -> float:
    """Return a longitude of a map that was turned around the world, within -180 to 180."""
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def widened(box: BoundingBox, share: float = MARGIN) -> BoundingBox:
    """Return `box` with a margin on every side, the whole turn where it would overlap itself."""
    width = box.east - box.west + (360 if box.west > box.east else 0)
    height = box.north - box.south
    south, north = max(box.south - share * height, -90), min(box.north + share * height, 90)
    if width * (1 + 2 * share) >= 360:
        return BoundingBox(-180.0, south, 180.0, north)
    west, east = box.west - share * width, box.east + share * width
    return BoundingBox(turned(west), south, turned(east), north)
