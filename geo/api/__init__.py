"""JSON routes of the app: what marks, popups and scripts ask for. Read only.

    GET /api/health               {"status": "ok", "version": …}
    GET /api/report/<id>          one report as popups show it (`geo.features.report_detail`); with
                                  `?known=2024-10-31` its history as known on that day
    GET /api/events?reports=a,b   ids of reports in groups, one for each event, and of those in none
    GET /api/places?name=kyi&<query>      places whose name begins so, prominent first, `limit` of
                                  them, each with the reports that choosing it would show
    GET /api/cells?<query>&box=…&zoom=…   what the map draws there, and the layers of the legend
                                  (`geo.maps.answer_record`); box is west,south,east,north
    GET /api/layers?<query>       key, count and name of each layer, largest first
    GET /api/at?<query>&at=<token>        ids of the first reports of a cell or area, and how many
    GET /api/features?<query>     GeoJSON of what the page shows under the same query
    GET /api/footprint/<place>    GeoJSON geometry of a place's extent
    GET /api/footprints?ids=a,b   the same for several places by id, null where none is known;
                                  with `&zoom=4` as detailed as that zoom level shows
    GET /api/basemap              GeoJSON of the offline base map; `?borders=un` or `de_facto`
    GET /api/labels               its names: [name, lat, lon, first zoom level, kind], …; the same
    GET /api/caption?<query>      the filters of the same query in words, and today's date in UTC
    GET /api/map.js               scripts and styles of the map, all in one
    GET /api/tiles                what a browser needs to draw the tiles that one may switch to

    WebSocket /api/channel?visit=…&after=3  what the page tells its map (`geo.api.channel`)

    GET /embed?<query>            the view as a light HTML page, for the frame of another site

An error is a JSON object with one sentence in `error`. Texts in the answers are
plain text from articles: never read them as markup. To add a route, write what
answers it beside its like and enter it in ANSWERS.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from geo.api import map_data, reports
from geo.api.answering import Answer, failure, json_answer
from geo.api.channel import channel_route
from geo.api.frame import embed
from geo.api.map_data import MOST_FOOTPRINTS
from geo.api.reports import MOST_GROUPED
from geo.errors import FilterError, GeoError
from geo.settings import VERSION
from geo.wiring import Services

__all__ = ["MOST_FOOTPRINTS", "MOST_GROUPED", "api_routes"]

logger = logging.getLogger(__name__)


def health(_services: Services, _request: Request) -> Response:
    """Return that the app answers."""
    return json_answer({"status": "ok", "version": VERSION})


ANSWERS: Mapping[str, Answer] = {
    "/api/health": health,
    "/api/report/{report_id}": reports.report,
    "/api/events": reports.events,
    "/api/places": reports.places,
    "/api/features": reports.features,
    "/api/cells": map_data.cells,
    "/api/layers": map_data.layers,
    "/api/at": map_data.at,
    "/api/footprint/{place_id}": map_data.footprint,
    "/api/footprints": map_data.footprints,
    "/api/basemap": map_data.basemap,
    "/api/labels": map_data.labels,
    "/api/map.js": map_data.script,
    "/api/tiles": map_data.tiles,
    "/api/caption": map_data.caption,
    "/embed": embed,
}
"""What answers each address."""


def api_routes(services: Callable[[], Services], base_path: str = "") -> list[BaseRoute]:
    """Return the routes under `base_path`; `services` is called when the first answer needs it."""
    base = "".join(f"/{part}" for part in base_path.split("/") if part)
    answers = [
        Route(f"{base}{path}", _guarded(answer, services), methods=["GET"])
        for path, answer in ANSWERS.items()
    ]
    return [*answers, channel_route(f"{base}/api/channel", services)]


def _guarded(answer: Answer, services: Callable[[], Services]) -> Callable[[Request], Response]:
    """Return an endpoint that turns errors into one line; not a coroutine, so run in a thread."""

    @functools.wraps(answer)
    def endpoint(request: Request) -> Response:
        try:
            return answer(services(), request)
        except FilterError as error:
            return failure(400, str(error))
        except GeoError as error:
            return failure(503, str(error))
        except Exception:
            logger.exception("no answer to %s", request.url.path)
            return failure(500, "Dateline could not answer: the log of the app says why.")

    return endpoint
