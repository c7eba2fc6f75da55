"""What the map draws where: cells, outlines, base map, tiles, and the view in words."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from geo.api.answering import (
    LONG_LIVED,
    NAMED_BY_CONTENT,
    failure,
    json_answer,
    respond,
    view_asked,
)
from geo.features.caption import caption_of, day_shown
from geo.features.outlines import outline_json, zoom_level
from geo.features.view_query import decode, decode_leniently
from geo.features.viewport import read_viewport
from geo.features.wording import full_name
from geo.maps import answer_record, bundle, layer_rows, read_basemap, read_labels, tile_source
from geo.model import Worldview
from geo.wiring import Services

MOST_FOOTPRINTS = 100
"""Places in one request for outlines: keeps the address short. The map asks for more in turns."""

MOST_AT_ONCE = 200
"""Reports of a cell whose ids are given: more than anybody pages through. A judgement."""

MOST_TOKENS = 50
"""Cells in one request: as many as can hide behind one sign."""


def cells(services: Services, request: Request) -> Response:
    """Return what the map draws in a viewport, and the layers of the legend."""
    view, own = view_asked(request, "box", "zoom", "visit")
    viewport = read_viewport(own.get("box"), own.get("zoom"))
    if visit := own.get("visit"):
        services.visits.look_at(visit, viewport)
    index = services.index(view.wanted.known_on)
    answer = answer_record(index.answer(view, viewport))
    layers = layer_rows(index.layers(view))
    return json_answer({"version": index.version, "answer": answer, "layers": layers})


def layers(services: Services, request: Request) -> Response:
    """Return the layers of a view with their names."""
    view, _ = view_asked(request)
    return json_answer({"layers": layer_rows(services.index(view.wanted.known_on).layers(view))})


def at(services: Services, request: Request) -> Response:
    """Return the first reports of cells or areas, and how many they hold."""
    tokens = request.query_params.getlist("at")
    if not 0 < len(tokens) <= MOST_TOKENS:
        return failure(400, f"“at” must be given, once for each cell, at most {MOST_TOKENS} times.")
    view, _ = view_asked(request, "at")
    ids, number = services.index(view.wanted.known_on).at(view, tokens, MOST_AT_ONCE)
    return json_answer({"ids": ids, "number": number})


def footprint(services: Services, request: Request) -> Response:
    """Return the outline of one place."""
    footprint = services.gazetteer.footprint(request.path_params["place_id"])
    if footprint is None:
        return failure(404, "The gazetteer knows no extent of this place.")
    level = zoom_level(request.query_params.get("zoom"))
    return respond(outline_json(footprint.wkb, level).encode(), cache=LONG_LIVED)


def footprints(services: Services, request: Request) -> Response:
    """Return the outlines of several places."""
    ids = list(filter(None, dict.fromkeys(request.query_params.get("ids", "").split(","))))
    if len(ids) > MOST_FOOTPRINTS:
        return failure(400, f"At most {MOST_FOOTPRINTS} places at once: ask for the rest in turn.")
    level = zoom_level(request.query_params.get("zoom"))
    found = {place_id: services.gazetteer.footprint(place_id) for place_id in ids}
    outlines = (
        f"{json.dumps(place_id)}:{outline_json(footprint.wkb, level) if footprint else 'null'}"
        for place_id, footprint in found.items()
    )
    return respond(f"{{{','.join(outlines)}}}".encode(), cache=LONG_LIVED)


def basemap(services: Services, request: Request) -> Response:
    """Return the offline base map."""
    return respond(read_basemap(_borders(services, request)), cache=LONG_LIVED)


def labels(services: Services, request: Request) -> Response:
    """Return the names on it."""
    return respond(read_labels(_borders(services, request)), cache=LONG_LIVED)


def _borders(services: Services, request: Request) -> Worldview:
    """Return whose borders a request asks for; those of the settings when it names none."""
    pairs = [("borders", asked) for asked in request.query_params.getlist("borders")]
    return decode(pairs).borders or Worldview(services.settings.worldview)


def script(_services: Services, _request: Request) -> Response:
    """Return all that a map runs."""
    return respond(bundle(), cache=NAMED_BY_CONTENT, media_type="text/javascript")


def tiles(services: Services, _request: Request) -> Response:
    """Return what a browser needs to draw the tiles that one may switch to."""
    return json_answer(tile_source(services.settings).for_browser())


def caption(services: Services, request: Request) -> Response:
    """Return a view in words, and the day."""
    view, _ = decode_leniently(request.query_params.multi_items())  # the page told the problems
    phrases = caption_of(view, lambda place_id: _place_name(services, place_id))
    return json_answer({"phrases": phrases, "day_shown": day_shown(datetime.now(UTC).date())})


def _place_name(services: Services, place_id: str) -> str | None:
    place = services.gazetteer.place(place_id)
    return full_name(place) if place else None
