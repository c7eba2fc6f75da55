"""What the map of each visit shows and is told: the short way between the page and its map.

The page's script and the map's requests run in one process. What the page has
for the map is drawn some tenths of a second after it was worked out, when the
page around it is drawn too; a map that asks here has it at once.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a viewport is only passed on: nothing of the map is loaded for it
    from geo.features.viewport import Viewport

VISITS_KEPT = 200
"""Visits that are remembered; a judgement, far above what one machine serves."""


@dataclass(slots=True)
class _Visit:
    viewport: Viewport | None = None
    turn: int = 0
    """Of the message that is being worked out, or of the last one."""
    told: int = 0
    """Of `message`."""
    message: str | None = None


class Visits:
    """The latest visits by the name that the page gave them; shared by threads."""

    def __init__(self) -> None:
        self._visits: OrderedDict[str, _Visit] = OrderedDict()
        self._told = threading.Condition()

    def look_at(self, name: str, viewport: Viewport) -> None:
        """Remember what the map of a visit shows, so that the page can answer before it asks."""
        with self._told:
            self._of(name).viewport = viewport

    def looked_at(self, name: str) -> Viewport | None:
        """Return what the map of a visit showed when it asked last; None when nobody knows."""
        with self._told:
            found = self._visits.get(name)
            return found.viewport if found else None

    def next_turn(self, name: str) -> int:
        """Return the number of the page's next message: later ones have larger ones."""
        with self._told:
            visit = self._of(name)
            visit.turn += 1
            return visit.turn

    def tell(self, name: str, turn: int, message: str) -> None:
        """Give the map of a visit the message of a turn."""
        with self._told:
            visit = self._of(name)
            visit.told, visit.message = turn, message
            self._told.notify_all()

    def told(self, name: str, after: int, seconds: float) -> str | None:
        """Return a message later than turn `after`, waiting for it; None when none comes."""

        def is_there() -> bool:
            visit = self._visits.get(name)
            return visit is not None and visit.message is not None and visit.told > after

        with self._told:
            self._told.wait_for(is_there, seconds)
            return self._visits[name].message if is_there() else None

    def _of(self, name: str) -> _Visit:
        visit = self._visits.setdefault(name, _Visit())
        self._visits.move_to_end(name)
        while len(self._visits) > VISITS_KEPT:
            self._visits.popitem(last=False)
        return visit
