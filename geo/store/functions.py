"""What SQLite is taught: functions of our own for the conditions of a filter."""

from __future__ import annotations

import json
import sqlite3
from functools import lru_cache

from geo.features.ring import Ring


def register(connection: sqlite3.Connection) -> None:
    """Teach a connection `inside_ring(ring as JSON, lon, lat)`, 1 for what lies inside."""
    connection.create_function("inside_ring", 3, _inside_ring, deterministic=True)


def _inside_ring(ring: str, lon: float | None, lat: float | None) -> int:
    from geo.features.inside_ring import inside  # numpy and shapely: only once somebody has drawn

    if lon is None or lat is None:
        return 0
    return int(inside(_ring(ring), lon, lat))


@lru_cache(maxsize=16)
def _ring(text: str) -> Ring:
    return tuple((lon, lat) for lon, lat in json.loads(text))
