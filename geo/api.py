"""JSON routes of the app: what marks, popups and scripts ask for. Read only.

    GET /api/health               {"status": "ok", "version": …}
    GET /api/report/<id>          one report as popups show it (`geo.features.report_detail`); with
                                  `?known=2024-10-31` its history as known on that day
    GET /api/features?<query>     GeoJSON of what the page shows under the same query
    GET /api/footprint/<place>    GeoJSON geometry of a place's extent
    GET /api/footprints?ids=a,b   the same for several places by id, null where none is known
    GET /api/publishers           key of a publisher's layer -> its name
    GET /api/basemap              GeoJSON of the offline base map
    GET /api/labels               its names: [name, lat, lon, first zoom level, kind], …

An error is a JSON object with one sentence in `error`. Texts in the answers are
plain text from articles: never read them as markup.
"""

from __future__ import annotations

import functools
import json
import logging
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.errors import FilterError, GeoError
from geo.features import feature_collection
from geo.features.report_detail import report_detail
from geo.features.shapes import area_geometry
from geo.features.shown import partition, publisher_key
from geo.features.view_query import decode
from geo.linking import history_of
from geo.maps import read_basemap, read_labels
from geo.model import Event, StatusStep, Worldview
from geo.settings import VERSION
from geo.wiring import Services, in_events

logger = logging.getLogger(__name__)

Answer = Callable[[Services, Request], Response]

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}

SHORT_LIVED = "no-cache"
LONG_LIVED = "private, max-age=3600"
"""For outlines and the base map, which change only with the installed data."""


MOST_FOOTPRINTS = 100
"""Places in one request for outlines: keeps the address short. The map asks for more in turns."""

MOST_REPORTS = 200
"""Reports of an event whose history is told: enough to read, and answered in a fraction of a
second."""


def api_routes(services: Callable[[], Services]) -> list[Route]:
    """Return the routes; `services` is called when the first answer needs it."""
    answers: dict[str, Answer] = {
        "/api/health": _health,
        "/api/report/{report_id}": _report,
        "/api/features": _features,
        "/api/footprint/{place_id}": _footprint,
        "/api/footprints": _footprints,
        "/api/publishers": _publishers,
        "/api/basemap": _basemap,
        "/api/labels": _labels,
    }
    return [
        Route(path, _guarded(answer, services), methods=["GET"]) for path, answer in answers.items()
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
        return _error(404, "There is no report with this id.")
    known_on = decode(request.query_params.multi_items()).wanted.known_on
    if known_on is None:
        event = services.store.event(filed.event_id) if filed.event_id else None
    else:
        events = services.events(known_on)
        [filed] = in_events([filed], events)
        event = next((one for one in events if one.id == filed.event_id), None)
    return _json(report_detail(filed, _history(services, event)))


def _history(services: Services, event: Event | None) -> tuple[StatusStep, ...]:
    """Return the history of an event; a report that is in none has none."""
    if event is None:
        return ()
    found = map(services.store.report, event.report_ids[:MOST_REPORTS])
    return history_of(one for one in found if one is not None)


def _features(services: Services, request: Request) -> Response:
    view = decode(request.query_params.multi_items())
    shown = partition(services.reports(view.wanted), view)
    collection = feature_collection(shown.exported, services.gazetteer)
    return _json(collection, media_type="application/geo+json")


def _footprint(services: Services, request: Request) -> Response:
    footprint = services.gazetteer.footprint(request.path_params["place_id"])
    if footprint is None:
        return _error(404, "The gazetteer knows no extent of this place.")
    return _json(area_geometry(footprint.wkb), cache=LONG_LIVED)


def _footprints(services: Services, request: Request) -> Response:
    ids = list(filter(None, dict.fromkeys(request.query_params.get("ids", "").split(","))))
    if len(ids) > MOST_FOOTPRINTS:
        return _error(400, f"At most {MOST_FOOTPRINTS} places at once: ask for the rest in turn.")
    found = {place_id: services.gazetteer.footprint(place_id) for place_id in ids}
    outlines = {
        place_id: area_geometry(footprint.wkb) if footprint else None
        for place_id, footprint in found.items()
    }
    return _json(outlines, cache=LONG_LIVED)


def _publishers(services: Services, _request: Request) -> Response:
    names = {article.publisher for article in services.store.articles()}
    named = {publisher_key(name): name or "Unknown publisher" for name in names}
    return _json(named)


def _basemap(services: Services, _request: Request) -> Response:
    return _respond(read_basemap(Worldview(services.settings.worldview)), cache=LONG_LIVED)


def _labels(services: Services, _request: Request) -> Response:
    return _respond(read_labels(Worldview(services.settings.worldview)), cache=LONG_LIVED)


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
