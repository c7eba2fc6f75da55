"""The view as a page for the frame of another site: the only answer that is no JSON."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from geo.features.view_query import decode_leniently, encode
from geo.maps import embedded_page, embedding_policy, tile_source
from geo.model import Worldview
from geo.viewing import map_message
from geo.wiring import Services

EMBED_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cache-Control": "no-cache",
}
"""Of the page for frames; tiles' servers want to know the site that asks."""


def embed(services: Services, request: Request) -> Response:
    """Return the view as a light page, as near to the address as may be."""
    view, _ = decode_leniently(request.query_params.multi_items())  # as near as may be
    message = map_message(services, view)
    policy = embedding_policy(message.tiles, tile_source(services.settings))
    home = Worldview(services.settings.worldview)
    page = embedded_page(message, home, encode(view))
    headers = {**EMBED_HEADERS, "Content-Security-Policy": policy}
    return Response(page, headers=headers, media_type="text/html")
