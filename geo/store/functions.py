"""What SQLite is taught: functions of our own for the conditions of a filter."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from functools import lru_cache

from geo.features.ring import Ring
from geo.protocols import Held

PLACES_KEPT = 100_000
"""Answers about places that are remembered: more than a store of a million reports has places."""


LiesIn = Callable[[str, str], int]


def register(connection: sqlite3.Connection, lies_in: LiesIn) -> None:
    """Teach a connection to say where a report lies, 1 for inside.

    `inside_ring(ring as JSON, lon, lat)` and `lies_in(id of a place, id of the report's place)`.
    """
    connection.create_function("inside_ring", 3, _inside_ring, deterministic=True)
    connection.create_function("lies_in", 2, lies_in, deterministic=True)


def lying_in(held: Held) -> LiesIn:
    """Return what says, for one place after the other, whether it is or lies in another."""

    @lru_cache(maxsize=PLACES_KEPT)
    def lies_in(container_id: str, place_id: str) -> int:
        return int(place_id == container_id or place_id in held(container_id, (place_id,)))

    return lies_in


def nothing_held(_container_id: str, _place_ids: Iterable[str]) -> frozenset[str]:
    """Answer for a store that knows no gazetteer: a place holds only itself."""
    return frozenset()


def _inside_ring(ring: str, lon: float | None, lat: float | None) -> int:
    from geo.features.inside_ring import inside  # numpy and shapely: only once somebody has drawn

    if lon is None or lat is None:
        return 0
    return int(inside(_ring(ring), lon, lat))


@lru_cache(maxsize=16)
def _ring(text: str) -> Ring:
    return tuple((lon, lat) for lon, lat in json.loads(text))
