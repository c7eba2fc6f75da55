"""JSON routes of the app: what marks, popups and scripts ask for. Read only.

    GET /api/health               {"status": "ok", "version": …}
    GET /api/report/<id>          one report as popups show it (`geo.features.report_detail`); with
                                  `?known=2024-10-31` its history as known on that day
    GET /api/events?reports=a,b   ids of reports in groups, one for each event, in their order
    GET /api/places?q=kyi         places whose name begins so, prominent first; `limit` of them
    GET /api/cells?<query>&box=…&zoom=…   what the map draws there, and the layers of the legend
                                  (`geo.maps.answer_record`); box is west,south,east,north
    GET /api/layers?<query>       key, count and name of each layer, largest first
    GET /api/at?<query>&at=<token>        ids of the first reports of a cell or area, and how many
    GET /api/features?<query>     GeoJSON of what the page shows under the same query
    GET /api/footprint/<place>    GeoJSON geometry of a place's extent
    GET /api/footprints?ids=a,b   the same for several places by id, null where none is known;
                                  with `&zoom=4` as detailed as that zoom level shows
    GET /api/publishers           key of a publisher's layer -> its name
    GET /api/basemap              GeoJSON of the offline base map; `?borders=un` or `de_facto`
    GET /api/labels               its names: [name, lat, lon, first zoom level, kind], …; the same
    GET /api/caption?<query>      the filters of the same query in words, and today's date in UTC
    GET /api/tiles                what a browser needs to draw the tiles that one may switch to

    GET /embed?<query>            the view as a light HTML page, for the frame of another site

An error is a JSON object with one sentence in `error`. Texts in the answers are
plain text from articles: never read them as markup.
"""

from __future__ import annotations

import functools
import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.errors import FilterError, GeoError
from geo.features import feature_collection
from geo.features.caption import caption_of, day_shown
from geo.features.outlines import outline_json, zoom_level
from geo.features.report_detail import report_detail
from geo.features.shown import publisher_key
from geo.features.suggestion import suggestion
from geo.features.view_query import View, decode, decode_leniently, encode
from geo.features.viewport import read_viewport
from geo.features.wording import full_name
from geo.linking import claims_told, history_of, numbers_told
from geo.maps import (
    answer_record,
    embedded_page,
    embedding_policy,
    layer_rows,
    read_basemap,
    read_labels,
    tile_source,
)
from geo.model import Event, FiledReport, Worldview
from geo.settings import VERSION
from geo.store import Part
from geo.viewing import map_message
from geo.wiring import Services, in_events

logger = logging.getLogger(__name__)

Answer = Callable[[Services, Request], Response]

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}

EMBED_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cache-Control": "no-cache",
}
"""Of the page for frames; tiles' servers want to know the site that asks."""

SHORT_LIVED = "no-cache"
LONG_LIVED = "private, max-age=3600"
"""For outlines and the base map, which change only with the installed data."""


MOST_FOOTPRINTS = 100
"""Places in one request for outlines: keeps the address short. The map asks for more in turns."""

MOST_AT_ONCE = 200
"""Reports of a cell whose ids are given: more than anybody pages through. A judgement."""

MOST_TOKENS = 50
"""Cells in one request: as many as can hide behind one sign."""

MOST_FEATURES = 50_000
"""Features in one answer, some 100 MB: beyond it `python -m geo export` writes files."""

MOST_REPORTS = 200
"""Reports of an event whose history and claims are told: enough to read, and answered in a
fraction of a second."""


MOST_GROUPED = 200
"""Reports in one request for groups: as many as anybody pages through, and a short address."""

MOST_PLACES = 50
"""Places suggested at once: more are not read. A judgement."""


def api_routes(services: Callable[[], Services], base_path: str = "") -> list[Route]:
    """Return the routes under `base_path`; `services` is called when the first answer needs it."""
    base = "".join(f"/{part}" for part in base_path.split("/") if part)
    answers: dict[str, Answer] = {
        "/api/health": _health,
        "/api/report/{report_id}": _report,
        "/api/events": _events,
        "/api/places": _places,
        "/api/cells": _cells,
        "/api/layers": _layers,
        "/api/at": _at,
        "/api/features": _features,
        "/api/footprint/{place_id}": _footprint,
        "/api/footprints": _footprints,
        "/api/publishers": _publishers,
        "/api/basemap": _basemap,
        "/api/labels": _labels,
        "/api/tiles": _tiles,
        "/api/caption": _caption,
        "/embed": _embed,
    }
    return [
        Route(f"{base}{path}", _guarded(answer, services), methods=["GET"])
        for path, answer in answers.items()
    ]


def _guarded(answer: Answer, services: Callable[[], Services]) -> Callable[[Request], Response]:
    """Return an endpoint that turns errors into one line; not a coroutine, so run in a thread."""

    @functools.wraps(answer)
    def endpoint(request: Request) -> Response:
        try:
            return answer(services(), request)
        except FilterError as error:
            return _error(400, str(error))
        except GeoError as error:
            return _error(503, str(error))
        except Exception:
            logger.exception("no answer to %s", request.url.path)
            return _error(500, "Dateline could not answer: the log of the app says why.")

    return endpoint


def _health(_services: Services, _request: Request) -> Response:
    return _json({"status": "ok", "version": VERSION})


def _report(services: Services, request: Request) -> Response:
    filed = services.store.report(request.path_params["report_id"])
    if filed is None:
        return _error(404, "There is no report with this id: its article was deleted or read anew.")
    known_on = decode(request.query_params.multi_items()).wanted.known_on
    if known_on is None:
        event = services.store.event(filed.event_id) if filed.event_id else None
    else:
        events = services.events(known_on)
        [filed] = in_events([filed], events)
        event = next((one for one in events if one.id == filed.event_id), None)
    told = _reports_of(services, event)
    claims = claims_told(told) if len(told) > 1 else []  # one alone is compared with nothing
    return _json(report_detail(filed, history_of(told), claims, numbers_told(told)))


def _reports_of(services: Services, event: Event | None) -> tuple[FiledReport, ...]:
    """Return the reports of an event; a report that is in none has none beside it."""
    if event is None:
        return ()
    found = map(services.store.report, event.report_ids[:MOST_REPORTS])
    return tuple(one for one in found if one is not None)


def _events(services: Services, request: Request) -> Response:
    ids = list(filter(None, dict.fromkeys(request.query_params.get("reports", "").split(","))))
    if len(ids) > MOST_GROUPED:
        return _error(400, f"At most {MOST_GROUPED} reports at once: ask for the rest in turn.")
    groups: dict[str, list[str]] = {}
    for report_id in ids:
        filed = services.store.report(report_id)
        if filed is not None:
            groups.setdefault(filed.event_id or report_id, []).append(report_id)
    return _json({"events": list(groups.values())})


def _places(services: Services, request: Request) -> Response:
    limit = request.query_params.get("limit", "10")
    if not (limit.isascii() and limit.isdecimal() and 1 <= int(limit) <= MOST_PLACES):
        return _error(400, f"“limit” must be a whole number from 1 to {MOST_PLACES}.")
    found = services.gazetteer.suggest(request.query_params.get("q", ""), int(limit))
    return _json({"places": [suggestion(match) for match in found]})


def _cells(services: Services, request: Request) -> Response:
    view, own = _view(request, "box", "zoom")
    viewport = read_viewport(own.get("box"), own.get("zoom"))
    index = services.index(view.wanted.known_on)
    answer = answer_record(index.answer(view, viewport))
    layers = layer_rows(index.layers(view))
    return _json({"version": index.version, "answer": answer, "layers": layers})


def _layers(services: Services, request: Request) -> Response:
    view, _ = _view(request)
    return _json({"layers": layer_rows(services.index(view.wanted.known_on).layers(view))})


def _at(services: Services, request: Request) -> Response:
    tokens = request.query_params.getlist("at")
    if not 0 < len(tokens) <= MOST_TOKENS:
        return _error(400, f"“at” must be given, once for each cell, at most {MOST_TOKENS} times.")
    view, _ = _view(request, "at")
    ids, number = services.index(view.wanted.known_on).at(view, tokens, MOST_AT_ONCE)
    return _json({"ids": ids, "number": number})


def _view(request: Request, *own: str) -> tuple[View, dict[str, str]]:
    """Return the view that the query names, and those of its parts that are a route's own."""
    pairs = request.query_params.multi_items()
    view = decode(pair for pair in pairs if pair[0] not in own)
    return view, {name: value for name, value in pairs if name in own}


def _features(services: Services, request: Request) -> Response:
    view, _ = _view(request)
    index = services.index(view.wanted.known_on)
    ids = index.page(view, Part.EXPORTED, 0, MOST_FEATURES + 1)
    if len(ids) > MOST_FEATURES:
        return _error(400, f"More than {MOST_FEATURES:,} reports: narrow the filters.")
    collection = feature_collection(services.filed(ids, view.wanted.known_on), services.gazetteer)
    return _json(collection, media_type="application/geo+json")


def _footprint(services: Services, request: Request) -> Response:
    footprint = services.gazetteer.footprint(request.path_params["place_id"])
    if footprint is None:
        return _error(404, "The gazetteer knows no extent of this place.")
    level = zoom_level(request.query_params.get("zoom"))
    return _respond(outline_json(footprint.wkb, level).encode(), cache=LONG_LIVED)


def _footprints(services: Services, request: Request) -> Response:
    ids = list(filter(None, dict.fromkeys(request.query_params.get("ids", "").split(","))))
    if len(ids) > MOST_FOOTPRINTS:
        return _error(400, f"At most {MOST_FOOTPRINTS} places at once: ask for the rest in turn.")
    level = zoom_level(request.query_params.get("zoom"))
    found = {place_id: services.gazetteer.footprint(place_id) for place_id in ids}
    outlines = (
        f"{json.dumps(place_id)}:{outline_json(footprint.wkb, level) if footprint else 'null'}"
        for place_id, footprint in found.items()
    )
    return _respond(f"{{{','.join(outlines)}}}".encode(), cache=LONG_LIVED)


def _publishers(services: Services, _request: Request) -> Response:
    names = services.index().columns.publishers
    return _json({publisher_key(name or None): name or "Unknown publisher" for name in names})


def _basemap(services: Services, request: Request) -> Response:
    return _respond(read_basemap(_borders(services, request)), cache=LONG_LIVED)


def _labels(services: Services, request: Request) -> Response:
    return _respond(read_labels(_borders(services, request)), cache=LONG_LIVED)


def _borders(services: Services, request: Request) -> Worldview:
    """Return whose borders a request asks for; those of the settings when it names none."""
    pairs = [("borders", asked) for asked in request.query_params.getlist("borders")]
    return decode(pairs).borders or Worldview(services.settings.worldview)


def _tiles(services: Services, _request: Request) -> Response:
    return _json(tile_source(services.settings).for_browser())


def _caption(services: Services, request: Request) -> Response:
    view, _ = decode_leniently(request.query_params.multi_items())  # the page told the problems
    phrases = caption_of(view, lambda place_id: _place_name(services, place_id))
    return _json({"phrases": phrases, "day_shown": day_shown(datetime.now(UTC).date())})


def _place_name(services: Services, place_id: str) -> str | None:
    place = services.gazetteer.place(place_id)
    return full_name(place) if place else None


def _embed(services: Services, request: Request) -> Response:
    view, _ = decode_leniently(request.query_params.multi_items())  # as near as may be
    message = map_message(services, view)
    policy = embedding_policy(message.tiles, tile_source(services.settings))
    home = Worldview(services.settings.worldview)
    page = embedded_page(message, home, encode(view))
    headers = {**EMBED_HEADERS, "Content-Security-Policy": policy}
    return Response(page, headers=headers, media_type="text/html")


def _json(
    content: Any, *, cache: str = SHORT_LIVED, media_type: str = "application/json"
) -> Response:
    body = json.dumps(content, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return _respond(body.encode(), cache=cache, media_type=media_type)


def _respond(
    body: bytes, *, cache: str = SHORT_LIVED, media_type: str = "application/json"
) -> Response:
    return Response(
        body, headers={**SECURITY_HEADERS, "Cache-Control": cache}, media_type=media_type
    )


def _error(status: int, sentence: str) -> Response:
    body = json.dumps({"error": sentence}).encode()
    headers = {**SECURITY_HEADERS, "Cache-Control": SHORT_LIVED}
    return Response(body, status, headers, media_type="application/json")
