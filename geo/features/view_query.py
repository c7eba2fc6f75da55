"""The page's view as a URL query, and back: one codec for the page and the JSON routes.

A `View` is what an analyst looks at: the report filter, how the layers are cut,
which of them are hidden, the base map, the camera and the selected report.
Its query is canonical: equal views have equal queries, and defaults are left out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from geo.errors import FilterError
from geo.model import BoundingBox, EventType, MapAs, ReportFilter, ReviewState, Status

LONGEST_VALUE = 500
"""Characters of a free-text value that are read: a judgement, far above any name or query."""

ZOOM_LIMITS = (1.0, 19.0)
"""Of OpenStreetMap's tiles; the offline base map is drawn at any zoom."""


class LayersBy(StrEnum):
    """What a layer of the map stands for."""

    EVENT_TYPE = "event_type"
    PUBLISHER = "publisher"
    STATUS = "status"


class Tiles(StrEnum):
    """The base map."""

    OFFLINE = "offline"
    OPENSTREETMAP = "openstreetmap"


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the map looks: its centre in degrees and its zoom level."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True, slots=True)
class View:
    """Everything that the page's address says."""

    wanted: ReportFilter = field(default_factory=ReportFilter)
    layers_by: LayersBy = LayersBy.EVENT_TYPE
    hidden: frozenset[str] = field(default_factory=frozenset)
    """Keys of the layers that are switched off (`layer_key`)."""
    associative: bool = False
    """Whether associative mentions are drawn, as diamonds."""
    tiles: Tiles | None = None
    """None leaves the choice to the settings."""
    camera: Camera | None = None
    selected: str | None = None
    """Id of the report that the evidence panel shows."""


def slug(value: str) -> str:
    """Return an enum value as a URL writes it: "Strategic developments" -> its words hyphened."""
    return "-".join("".join(c if c.isalnum() else " " for c in value.lower()).split())


def encode(view: View) -> str:
    """Return the query of `view`, without "?"; the default view's is empty."""
    return urlencode(pairs_of(view), safe=",:")


def pairs_of(view: View) -> list[tuple[str, str]]:
    """Return the name-value pairs of the query, in a fixed order."""
    return [*_filter_pairs(view.wanted), *_display_pairs(view)]


def decode(pairs: Iterable[tuple[str, str]]) -> View:
    """Return the view of a query's pairs; raises FilterError for the first unusable value."""
    view, problems = decode_leniently(pairs)
    if problems:
        raise FilterError(problems[0])
    return view


def decode_leniently(pairs: Iterable[tuple[str, str]]) -> tuple[View, tuple[str, ...]]:
    """Return the nearest sensible view and one sentence for every value that was left out."""
    view, problems = View(), []
    for name, value in pairs:
        reader = _READERS.get(name)
        if reader is None:
            problems.append(
                f"The address has an unknown part “{_shorten(name)}”: known are "
                f"{', '.join(sorted(_READERS))}."
            )
            continue
        try:
            view = reader(view, value)
        except FilterError as error:
            problems.append(str(error))
    if _ends_before_start(view.wanted):
        problems.append("The date range ends before it starts: give “from” and “to” in order.")
        view = replace(view, wanted=replace(view.wanted, date_from=None, date_to=None))
    return view, tuple(problems)


# --- writing --------------------------------------------------------------------------------


def _filter_pairs(wanted: ReportFilter) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    if wanted.date_from:
        pairs.append(("from", wanted.date_from.isoformat()))
    if wanted.date_to:
        pairs.append(("to", wanted.date_to.isoformat()))
    if not wanted.include_undated:
        pairs.append(("undated", "0"))
    if wanted.known_on:
        pairs.append(("known", wanted.known_on.isoformat()))
    pairs += [("publisher", name) for name in sorted(wanted.publishers)]
    pairs += [("type", slug(kind)) for kind in sorted(wanted.event_types)]
    pairs += [("status", status.value) for status in sorted(wanted.statuses)]
    pairs += [("place", wanted.place)] if wanted.place else []
    pairs += [("q", wanted.text)] if wanted.text else []
    if wanted.bbox:
        box = wanted.bbox
        sides = (box.west, box.south, box.east, box.north)
        pairs.append(("bbox", ",".join(_number(side) for side in sides)))
    pairs += [("map_as", sign.value) for sign in sorted(wanted.map_as)]
    pairs += [("review", state.value) for state in sorted(wanted.review_states)]
    pairs += [("article", article_id) for article_id in sorted(wanted.article_ids)]
    return pairs


def _display_pairs(view: View) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    if view.layers_by is not LayersBy.EVENT_TYPE:
        pairs.append(("layers", view.layers_by.value))
    pairs += [("hide", key) for key in sorted(view.hidden)]
    if view.associative:
        pairs.append(("associative", "1"))
    if view.tiles:
        pairs.append(("tiles", view.tiles.value))
    if view.camera:
        camera = view.camera
        numbers = (round(camera.lat, 4), round(camera.lon, 4), round(camera.zoom, 2))
        pairs.append(("view", ",".join(_number(number) for number in numbers)))
    if view.selected:
        pairs.append(("report", view.selected))
    return pairs


def _number(value: float) -> str:
    """Return the shortest text that reads back as `value`, without an exponent where possible."""
    number = float(value)
    return str(int(number)) if number.is_integer() else repr(number)


# --- reading --------------------------------------------------------------------------------

_Reader = Callable[[View, str], View]
_Kind = TypeVar("_Kind", bound=StrEnum)


def _shorten(value: str) -> str:
    shown = "".join(c for c in value if c.isprintable())
    return shown if len(shown) <= 40 else shown[:39] + "…"


def _choice(kinds: type[_Kind], name: str, value: str) -> _Kind:
    for kind in kinds:
        if value == kind.value or slug(value) == slug(kind.value):
            return kind
    known = ", ".join(slug(kind) if name == "type" else kind.value for kind in kinds)
    raise FilterError(f"“{name}” cannot be “{_shorten(value)}”: choose one of {known}.")


def _date(name: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise FilterError(
            f"“{name}” is “{_shorten(value)}”: write a date like 2024-10-31."
        ) from None


def _flag(name: str, value: str) -> bool:
    if value not in ("0", "1"):
        raise FilterError(f"“{name}” cannot be “{_shorten(value)}”: write 0 or 1.")
    return value == "1"


def _numbers(name: str, value: str, example: str) -> list[float]:
    wanted = example.count(",") + 1
    try:
        numbers = [float(part) for part in value.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != wanted or not all(map(math.isfinite, numbers)):
        raise FilterError(f"“{name}” is “{_shorten(value)}”: write numbers like {example}.")
    return numbers


def _text(value: str) -> str | None:
    return (
        " ".join("".join(c if c.isprintable() else " " for c in value).split())[:LONGEST_VALUE]
        or None
    )


def _box(value: str) -> BoundingBox:
    west, south, east, north = _numbers("bbox", value, "30,44,41,53")
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise FilterError(f"“bbox” is “{_shorten(value)}”: write west,south,east,north in degrees.")
    return BoundingBox(west, south, east, north)


def _camera(value: str) -> Camera:
    lat, lon, zoom = _numbers("view", value, "48.5,35,6")
    if not (-90 <= lat <= 90 and -540 <= lon <= 540):
        raise FilterError(f"“view” is “{_shorten(value)}”: write latitude,longitude,zoom.")
    return Camera(lat, lon, min(max(zoom, ZOOM_LIMITS[0]), ZOOM_LIMITS[1]))


def _key(name: str, value: str) -> str:
    if (
        not value
        or len(value) > 64
        or not all(c.isascii() and (c.isalnum() or c in "-_") for c in value)
    ):
        raise FilterError(f"“{name}” cannot be “{_shorten(value)}”: it is not a key of this page.")
    return value


def _filtering(change: Callable[[ReportFilter, str], ReportFilter]) -> _Reader:
    return lambda view, value: replace(view, wanted=change(view.wanted, value))


_READERS: dict[str, _Reader] = {
    "from": _filtering(lambda w, v: replace(w, date_from=_date("from", v))),
    "to": _filtering(lambda w, v: replace(w, date_to=_date("to", v))),
    "undated": _filtering(lambda w, v: replace(w, include_undated=_flag("undated", v))),
    "known": _filtering(lambda w, v: replace(w, known_on=_date("known", v))),
    "publisher": _filtering(lambda w, v: replace(w, publishers=w.publishers | {v[:LONGEST_VALUE]})),
    "type": _filtering(
        lambda w, v: replace(w, event_types=w.event_types | {_choice(EventType, "type", v)})
    ),
    "status": _filtering(
        lambda w, v: replace(w, statuses=w.statuses | {_choice(Status, "status", v)})
    ),
    "place": _filtering(lambda w, v: replace(w, place=_text(v))),
    "q": _filtering(lambda w, v: replace(w, text=_text(v))),
    "bbox": _filtering(lambda w, v: replace(w, bbox=_box(v))),
    "map_as": _filtering(lambda w, v: replace(w, map_as=w.map_as | {_choice(MapAs, "map_as", v)})),
    "review": _filtering(
        lambda w, v: replace(w, review_states=w.review_states | {_choice(ReviewState, "review", v)})
    ),
    "article": _filtering(
        lambda w, v: replace(w, article_ids=w.article_ids | {_key("article", v)})
    ),
    "layers": lambda view, v: replace(view, layers_by=_choice(LayersBy, "layers", v)),
    "hide": lambda view, v: replace(view, hidden=view.hidden | {_key("hide", v)}),
    "associative": lambda view, v: replace(view, associative=_flag("associative", v)),
    "tiles": lambda view, v: replace(view, tiles=_choice(Tiles, "tiles", v)),
    "view": lambda view, v: replace(view, camera=_camera(v)),
    "report": lambda view, v: replace(view, selected=_key("report", v)),
}
"""One reader for each name of the query; each returns the view with the value taken in."""


def _ends_before_start(wanted: ReportFilter) -> bool:
    return bool(wanted.date_from and wanted.date_to and wanted.date_to < wanted.date_from)
