"""The short way between the page and its map: a WebSocket on which the map is told of every change.

The map says "drawn 3" once message 3 is on the screen, and "view 48.5,20,5"
when somebody has moved it there. Anything else is left unread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from starlette.routing import WebSocketRoute
from starlette.status import WS_1008_POLICY_VIOLATION
from starlette.websockets import WebSocket, WebSocketDisconnect

from geo.errors import FilterError
from geo.features.view_query import decode
from geo.visits import Visits
from geo.wiring import Services

LONGEST_VISIT = 40
"""Characters of the name that the page gives a visit."""

LONGEST_TURN = 12
"""Digits of the number of a message."""

LONGEST_WORD = 80
"""Characters of what a map says."""


def channel_route(path: str, services: Callable[[], Services]) -> WebSocketRoute:
    """Return the route on which the map of a visit is told what the page has for it.

    `?visit=…&after=3` names the visit and the last message that the map has.
    """

    async def listen(socket: WebSocket) -> None:
        name, after = socket.query_params.get("visit", ""), socket.query_params.get("after", "")
        if not is_visit(name) or not is_turn(after):
            await socket.close(WS_1008_POLICY_VIOLATION)
            return
        messages: asyncio.Queue[str] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def hear(message: str) -> None:
            with suppress(RuntimeError):  # the app is being stopped
                loop.call_soon_threadsafe(messages.put_nowait, message)

        visits = services().visits
        with visits.listening(name, int(after), hear) as is_known:
            if not is_known:
                await socket.close(WS_1008_POLICY_VIOLATION)
                return
            await socket.accept()
            telling = asyncio.create_task(_pass_on(messages, socket))
            try:
                async for said in socket.iter_text():
                    _take(visits, name, said[:LONGEST_WORD])
            finally:
                telling.cancel()

    return WebSocketRoute(path, listen)


def _take(visits: Visits, name: str, said: str) -> None:
    what, _, value = said.partition(" ")
    if what == "drawn" and is_turn(value):
        visits.drawn(name, int(value))
    if what == "view":
        with suppress(FilterError):
            visits.look_from(name, decode([("view", value)]).camera)


async def _pass_on(messages: asyncio.Queue[str], socket: WebSocket) -> None:
    with suppress(WebSocketDisconnect):
        while True:
            await socket.send_text(await messages.get())


def is_visit(name: str) -> bool:
    """Say whether a visit can have that name."""
    return 0 < len(name) <= LONGEST_VISIT


def is_turn(text: str) -> bool:
    """Say whether that is the number of a message."""
    return text.isdecimal() and text.isascii() and len(text) <= LONGEST_TURN
