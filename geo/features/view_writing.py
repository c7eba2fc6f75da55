"""The view's half of the URL codec that writes."""

from __future__ import annotations

from geo.features.comparison import write_comparison
from geo.features.view import Display, LayersBy, TimeAxis, View, slug
from geo.model import ReportFilter

Pairs = list[tuple[str, str]]


def pairs_of(view: View) -> Pairs:
    """Return the name-value pairs of the query, in a fixed order."""
    wanted = view.wanted
    return [
        *_time_pairs(wanted),
        *_content_pairs(wanted),
        *_place_pairs(wanted),
        *_display_pairs(view),
    ]


def _time_pairs(wanted: ReportFilter) -> Pairs:
    days = {
        "from": wanted.date_from,
        "to": wanted.date_to,
        "published_from": wanted.published_from,
        "published_to": wanted.published_to,
        "known": wanted.known_on,
    }
    pairs = [(name, day.isoformat()) for name, day in days.items() if day]
    kept = {"undated": wanted.include_undated, "unpublished": wanted.include_unpublished}
    return [*pairs, *((name, "0") for name, is_kept in kept.items() if not is_kept)]


def _content_pairs(wanted: ReportFilter) -> Pairs:
    pairs: Pairs = [("publisher", name) for name in sorted(wanted.publishers)]
    pairs += [("claimant", name) for name in sorted(wanted.claimants)]
    pairs += [("type", slug(kind)) for kind in sorted(wanted.event_types)]
    pairs += [("status", status.value) for status in sorted(wanted.statuses)]
    pairs += [("q", wanted.text)] if wanted.text else []
    pairs += [("review", state.value) for state in sorted(wanted.review_states)]
    pairs += [("article", article_id) for article_id in sorted(wanted.article_ids)]
    return pairs


def _place_pairs(wanted: ReportFilter) -> Pairs:
    pairs: Pairs = [("place", wanted.place)] if wanted.place else []
    if wanted.within:
        pairs.append(("within", wanted.within))
    if wanted.precision_at_least is not None:
        pairs.append(("precision", str(wanted.precision_at_least)))
    if wanted.confidence_at_least is not None:
        pairs.append(("confidence", number_text(wanted.confidence_at_least)))
    if wanted.bbox:
        box = wanted.bbox
        sides = (box.west, box.south, box.east, box.north)
        pairs.append(("bbox", ",".join(number_text(side) for side in sides)))
    if wanted.shape:
        degrees = (number for corner in wanted.shape for number in corner)
        pairs.append(("shape", ",".join(number_text(number) for number in degrees)))
    pairs += [("map_as", sign.value) for sign in sorted(wanted.map_as)]
    return pairs


def _display_pairs(view: View) -> Pairs:
    pairs: Pairs = []
    if view.layers_by is not LayersBy.EVENT_TYPE:
        pairs.append(("layers", view.layers_by.value))
    pairs += [("hide", key) for key in sorted(view.hidden)]
    if view.associative:
        pairs.append(("associative", "1"))
    if view.display is not Display.MARKS:
        pairs.append(("show", view.display.value))
    if view.axis is not TimeAxis.EVENT:
        pairs.append(("axis", view.axis.value))
    if view.compare:
        pairs.append(("compare", write_comparison(view.compare)))
    if view.tiles:
        pairs.append(("tiles", view.tiles.value))
    if view.borders:
        pairs.append(("borders", view.borders.value))
    if view.camera:
        camera = view.camera
        numbers = (round(camera.lat, 4), round(camera.lon, 4), round(camera.zoom, 2))
        pairs.append(("view", ",".join(number_text(number) for number in numbers)))
    if view.selected:
        pairs.append(("report", view.selected))
    if view.data:
        pairs.append(("data", view.data))
    return pairs


def number_text(value: float) -> str:
    """Return the shortest text that reads back as `value`, without an exponent where possible."""
    number = float(value)
    return str(int(number)) if number.is_integer() else repr(number)
