"""What the map of each visit shows and is told: the short way between the page and its map.

The page's script and the map's requests run in one process. What the page has
for the map is drawn some tenths of a second after it was worked out, when the
page around it is drawn too; a map that listens here has it at once.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a viewport is only passed on: nothing of the map is loaded for it
    from geo.features.view import Camera
    from geo.features.viewport import Viewport

VISITS_KEPT = 200
"""Visits that are remembered; a judgement, far above what one machine serves."""

PATIENCE = 0.12
"""Seconds that the page lets its map draw undisturbed: 200 signs took 15 to 90 ms and a frame, on
two cores that other work kept busy. A judgement."""

FIRST_PATIENCE = 2.0
"""The same for the first message, which the map has only once it has been loaded: about a second
later, on the same cores. A judgement."""

Hear = Callable[[str], None]


@dataclass(slots=True)
class _Visit:
    viewport: Viewport | None = None
    camera: Camera | None = None
    turn: int = 0
    """Of the message that is being worked out, or of the last one."""
    told: int = 0
    """Of `message`."""
    message: str | None = None
    drawn: int = 0
    hear: Hear | None = None


class Visits:
    """The latest visits by the name that the page gave them; shared by threads."""

    def __init__(self) -> None:
        self._visits: OrderedDict[str, _Visit] = OrderedDict()
        self._changed = threading.Condition()

    def look_at(self, name: str, viewport: Viewport) -> None:
        """Remember what the map of a visit shows, so that the page can answer before it asks."""
        with self._changed:
            if found := self._visits.get(name):
                found.viewport = viewport

    def looked_at(self, name: str) -> Viewport | None:
        """Return what the map of a visit showed when it asked last; None when nobody knows."""
        with self._changed:
            found = self._visits.get(name)
            return found.viewport if found else None

    def look_from(self, name: str, camera: Camera | None) -> None:
        """Remember where somebody moved the map of a visit to."""
        with self._changed:
            if found := self._visits.get(name):
                found.camera = camera

    def looked_from(self, name: str) -> Camera | None:
        """Return where the map of a visit was moved to; None while nobody moved it."""
        with self._changed:
            found = self._visits.get(name)
            return found.camera if found else None

    def next_turn(self, name: str) -> int:
        """Return the number of the page's next message: later ones have larger ones."""
        with self._changed:
            visit = self._visits.setdefault(name, _Visit())
            self._visits.move_to_end(name)
            while len(self._visits) > VISITS_KEPT:
                self._visits.popitem(last=False)
            visit.turn += 1
            return visit.turn

    def tell(self, name: str, turn: int, message: str) -> None:
        """Give the map of a visit the message of a turn."""
        with self._changed:
            if visit := self._visits.get(name):
                visit.told, visit.message = turn, message
                if visit.hear is not None:
                    visit.hear(message)

    def wait(self, name: str, turn: int) -> None:
        """Let the map of a visit draw the message of a turn before anything else is done.

        Drawing the page around the map takes longer, on the same thread of the browser.
        """
        with self._changed:
            visit = self._visits.get(name)
            if visit is None or (visit.hear is None and turn > 1):
                return
            self._changed.wait_for(
                lambda: visit.drawn >= turn, FIRST_PATIENCE if turn == 1 else PATIENCE
            )

    def drawn(self, name: str, turn: int) -> None:
        """Note that the map has drawn the message of a turn."""
        with self._changed:
            if found := self._visits.get(name):
                found.drawn = turn
                self._changed.notify_all()

    @contextmanager
    def listening(self, name: str, after: int, hear: Hear) -> Iterator[bool]:
        """Hand to `hear` every message later than turn `after`; False for a visit nobody knows.

        `hear` is called by the page's thread, and must only pass the message on. Of two maps of one
        visit the later one is told.
        """
        with self._changed:
            visit = self._visits.get(name)
            if visit is not None:
                visit.hear = hear
                if visit.message is not None and visit.told > after:
                    hear(visit.message)
        try:
            yield visit is not None
        finally:
            with self._changed:
                if visit is not None and visit.hear is hear:
                    visit.hear = None
                    self._changed.notify_all()
