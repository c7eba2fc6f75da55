"""The view's half of the URL codec that reads: one reader for each part of the query.

Each raises FilterError, one sentence, for a value that it cannot use.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from geo.errors import FilterError
from geo.features.comparison import read_comparison
from geo.features.ring import Ring, read_ring
from geo.features.view import Camera, Display, LayersBy, Tiles, TimeAxis, View, slug
from geo.model import (
    BoundingBox,
    EventType,
    MapAs,
    ReportFilter,
    ReviewState,
    Status,
    Worldview,
)

LONGEST_VALUE = 500
"""Characters of a free-text value that are read: a judgement, far above any name or query."""

ZOOM_LIMITS = (1.0, 19.0)
"""Of OpenStreetMap's tiles; the offline base map is drawn at any zoom."""

LEAST_PRECISE = 7
"""The last value of UCDP's where_prec."""

_ADMINISTRATIVE = re.compile(r"[A-Z]{2}(\.[A-Z0-9]{1,10})?")
_PLACE_ID = re.compile(r"(?=.{3,100}$)[A-Za-z0-9_.\-]+(:[A-Za-z0-9_.\-]+)+")

Reader = Callable[[View, str], View]
_Kind = TypeVar("_Kind", bound=StrEnum)


def shorten(value: str) -> str:
    """Return the start of a value, fit to be shown in a message."""
    shown = "".join(c for c in value if c.isprintable())
    return shown if len(shown) <= 40 else shown[:39] + "…"


def read_within(value: str) -> str:
    """Return where the places lie: "UA", "UA.05" or the id of a place."""
    code = value.strip().upper()
    if _ADMINISTRATIVE.fullmatch(code):
        return code
    if _PLACE_ID.fullmatch(value.strip()):
        return value.strip()
    raise FilterError(
        f"“within” cannot be “{shorten(value)}”: write a country like UA, a region like UA.05 or "
        "the id of a place like geonames:703448."
    )


def read_precision(value: str) -> int:
    """Return the greatest UCDP where_prec that passes."""
    if value in map(str, range(1, LEAST_PRECISE + 1)):
        return int(value)
    raise FilterError(
        f"“precision” cannot be “{shorten(value)}”: write 1 (exact place) to {LEAST_PRECISE}."
    )


def read_share(value: str) -> float:
    """Return the least confidence that passes."""
    [share] = _numbers("confidence", value, "0.7")
    if not 0 <= share <= 1:
        raise FilterError(f"“confidence” cannot be “{shorten(value)}”: write 0 to 1, such as 0.7.")
    return abs(share)  # -0.0 is 0


def _choice(kinds: type[_Kind], name: str, value: str) -> _Kind:
    for kind in kinds:
        if value == kind.value or slug(value) == slug(kind.value):
            return kind
    try:
        return kinds(value)  # a value of older addresses
    except ValueError:
        known = ", ".join(slug(kind) if name == "type" else kind.value for kind in kinds)
        raise FilterError(
            f"“{name}” cannot be “{shorten(value)}”: choose one of {known}."
        ) from None


def _date(name: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise FilterError(
            f"“{name}” is “{shorten(value)}”: write a date like 2024-10-31."
        ) from None


def _flag(name: str, value: str) -> bool:
    if value not in ("0", "1"):
        raise FilterError(f"“{name}” cannot be “{shorten(value)}”: write 0 or 1.")
    return value == "1"


def _numbers(name: str, value: str, example: str) -> list[float]:
    wanted = example.count(",") + 1
    try:
        numbers = [float(part) for part in value.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != wanted or not all(map(math.isfinite, numbers)):
        told = "a number" if wanted == 1 else "numbers"
        raise FilterError(f"“{name}” is “{shorten(value)}”: write {told} like {example}.")
    return numbers


def _text(value: str) -> str | None:
    return (
        " ".join("".join(c if c.isprintable() else " " for c in value).split())[:LONGEST_VALUE]
        or None
    )


def _box(value: str) -> BoundingBox:
    west, south, east, north = _numbers("bbox", value, "30,44,41,53")
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise FilterError(f"“bbox” is “{shorten(value)}”: write west,south,east,north in degrees.")
    return BoundingBox(west, south, east, north)


def _shape(value: str) -> Ring:
    try:
        return read_ring(value)
    except FilterError as error:
        raise FilterError(f"“shape” is “{shorten(value)}”. {error}") from error


def _camera(value: str) -> Camera:
    lat, lon, zoom = _numbers("view", value, "48.5,35,6")
    if not (-90 <= lat <= 90 and -540 <= lon <= 540):
        raise FilterError(f"“view” is “{shorten(value)}”: write latitude,longitude,zoom.")
    return Camera(lat, lon, min(max(zoom, ZOOM_LIMITS[0]), ZOOM_LIMITS[1]))


def _key(name: str, value: str) -> str:
    if (
        not value
        or len(value) > 64
        or not all(c.isascii() and (c.isalnum() or c in "-_") for c in value)
    ):
        raise FilterError(f"“{name}” cannot be “{shorten(value)}”: it is not a key of this page.")
    return value


def _filtering(change: Callable[[ReportFilter, str], ReportFilter]) -> Reader:
    return lambda view, value: replace(view, wanted=change(view.wanted, value))


READERS: dict[str, Reader] = {
    "from": _filtering(lambda w, v: replace(w, date_from=_date("from", v))),
    "to": _filtering(lambda w, v: replace(w, date_to=_date("to", v))),
    "undated": _filtering(lambda w, v: replace(w, include_undated=_flag("undated", v))),
    "published_from": _filtering(
        lambda w, v: replace(w, published_from=_date("published_from", v))
    ),
    "published_to": _filtering(lambda w, v: replace(w, published_to=_date("published_to", v))),
    "unpublished": _filtering(lambda w, v: replace(w, include_unpublished=_flag("unpublished", v))),
    "known": _filtering(lambda w, v: replace(w, known_on=_date("known", v))),
    "publisher": _filtering(lambda w, v: replace(w, publishers=w.publishers | {v[:LONGEST_VALUE]})),
    "claimant": _filtering(lambda w, v: replace(w, claimants=w.claimants | {v[:LONGEST_VALUE]})),
    "type": _filtering(
        lambda w, v: replace(w, event_types=w.event_types | {_choice(EventType, "type", v)})
    ),
    "status": _filtering(
        lambda w, v: replace(w, statuses=w.statuses | {_choice(Status, "status", v)})
    ),
    "place": _filtering(lambda w, v: replace(w, place=_text(v))),
    "within": _filtering(lambda w, v: replace(w, within=read_within(v))),
    "precision": _filtering(lambda w, v: replace(w, precision_at_least=read_precision(v))),
    "confidence": _filtering(lambda w, v: replace(w, confidence_at_least=read_share(v))),
    "q": _filtering(lambda w, v: replace(w, text=_text(v))),
    "bbox": _filtering(lambda w, v: replace(w, bbox=_box(v))),
    "shape": _filtering(lambda w, v: replace(w, shape=_shape(v))),
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
    "show": lambda view, v: replace(view, display=_choice(Display, "show", v)),
    "axis": lambda view, v: replace(view, axis=_choice(TimeAxis, "axis", v)),
    "compare": lambda view, v: replace(view, compare=read_comparison(v)),
    "tiles": lambda view, v: replace(view, tiles=_choice(Tiles, "tiles", v)),
    "borders": lambda view, v: replace(view, borders=_choice(Worldview, "borders", v)),
    "view": lambda view, v: replace(view, camera=_camera(v)),
    "report": lambda view, v: replace(view, selected=_key("report", v)),
    "data": lambda view, v: replace(view, data=_key("data", v)),
}
"""One reader for each name of the query; each returns the view with the value taken in."""
