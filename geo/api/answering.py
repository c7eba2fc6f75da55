"""How every answer of the app looks: JSON that no browser runs, and errors of one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from geo.features.view_query import View, decode
from geo.wiring import Services

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
NAMED_BY_CONTENT = "public, max-age=31536000, immutable"
"""For what has another address when it changes."""


def view_asked(request: Request, *own: str) -> tuple[View, dict[str, str]]:
    """Return the view that the query names, and those of its parts that are a route's own."""
    pairs = request.query_params.multi_items()
    view = decode(pair for pair in pairs if pair[0] not in own)
    return view, {name: value for name, value in pairs if name in own}


def json_answer(
    content: Any, *, cache: str = SHORT_LIVED, media_type: str = "application/json"
) -> Response:
    """Return `content` as JSON."""
    body = json.dumps(content, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return respond(body.encode(), cache=cache, media_type=media_type)


def respond(
    body: bytes, *, cache: str = SHORT_LIVED, media_type: str = "application/json"
) -> Response:
    """Return an answer that is written already."""
    return Response(
        body, headers={**SECURITY_HEADERS, "Cache-Control": cache}, media_type=media_type
    )


def failure(status: int, sentence: str) -> Response:
    """Return an error in one sentence."""
    body = json.dumps({"error": sentence}).encode()
    headers = {**SECURITY_HEADERS, "Cache-Control": SHORT_LIVED}
    return Response(body, status, headers, media_type="application/json")
