"""Online geocoders of geopy behind a cache, a rate limit and one kind of error.

Never used unless the user asks for it: everything in Dateline works offline.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.errors import GeocodingError
from geo.settings import read_settings

USER_AGENT = "dateline/0.1 (news mapping; embedded gazetteer first)"
"""Nominatim's usage policy asks every application to name itself."""
SHORTEST_PAUSE = 1.0
"""Seconds between two requests: Nominatim's usage policy allows one a second."""
TIMEOUT = 10.0
"""Seconds to wait for an answer; geopy's default of 1 s fails on a busy public server."""
CACHE_FILE = "geocoding.db"

Answer = Any
"""A geopy Location, a list of them, or None; geopy has no types."""


class CachedGeocoder:
    """A geopy geocoder whose answers are kept, so that nothing is asked twice.

    It is used like the geocoder it wraps: `geocode(query, exactly_one=True, …)`
    and `reverse(point, …)`. "Nothing found" is an answer and is kept too; errors
    are not kept. Safe to share by threads, which then wait for each other.
    """

    def __init__(
        self,
        geocoder: Geocoder | None = None,
        folder: Path | None = None,
        pause: float = SHORTEST_PAUSE,
    ) -> None:
        """Wrap `geocoder` (Nominatim by default) and keep its answers under `folder`.

        `folder` is the data folder of the settings by default; `pause` is the
        number of seconds between two requests.
        """
        self.geocoder = geocoder or Nominatim(user_agent=USER_AGENT, timeout=TIMEOUT)
        self._file = (folder or read_settings().data_folder) / CACHE_FILE
        self._lock = threading.Lock()
        self._limited = {
            "geocode": self._limit(self.geocoder.geocode, pause),
            "reverse": self._limit(self.geocoder.reverse, pause),
        }

    @staticmethod
    def _limit(method: Callable[..., Answer], pause: float) -> Callable[..., Answer]:
        limited: Callable[..., Answer] = RateLimiter(
            method, min_delay_seconds=pause, max_retries=0, swallow_exceptions=False
        )
        return limited

    def geocode(self, query: str, **options: Any) -> Answer:
        """Return the geocoder's location of `query`, or None; GeocodingError when it fails.

        `options` are the wrapped geocoder's own (exactly_one, limit, language …).
        """
        return self._ask("geocode", query, options)

    def reverse(self, query: Point | str | tuple[float, float], **options: Any) -> Answer:
        """Return what the geocoder knows at a point, or None; GeocodingError when it fails."""
        point = Point(query)
        return self._ask("reverse", f"{point.latitude},{point.longitude}", options)

    def _ask(self, method: str, query: str, options: dict[str, Any]) -> Answer:
        service = f"{type(self.geocoder).__name__} {getattr(self.geocoder, 'domain', '')}"
        question = json.dumps([service, method, query, options], sort_keys=True, default=str)
        with self._lock:
            kept = self._kept(question)
            if kept is not None:
                return _restored(json.loads(kept))
            try:
                answer = self._limited[method](query, **options)
            except GeopyError as error:
                raise GeocodingError(
                    f"{service.strip()} did not answer for {query!r} "
                    f"({type(error).__name__}: {error}): try again later."
                ) from error
            self._keep(question, json.dumps(_stored(answer), ensure_ascii=False))
        return answer

    def _connect(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._file, timeout=30)
        connection.execute(
            "CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, answer TEXT NOT NULL)"
        )
        return connection

    def _kept(self, question: str) -> str | None:
        try:
            with closing(self._connect()) as connection:
                row = connection.execute(
                    "SELECT answer FROM answers WHERE question = ?", (question,)
                ).fetchone()
        except (OSError, sqlite3.Error) as error:
            raise GeocodingError(
                f"The geocoding cache {self._file} cannot be used ({error}): delete it."
            ) from error
        return None if row is None else str(row[0])

    def _keep(self, question: str, answer: str) -> None:
        try:
            with closing(self._connect()) as connection, connection:
                connection.execute(
                    "INSERT INTO answers VALUES (?, ?) ON CONFLICT DO NOTHING", (question, answer)
                )
        except sqlite3.Error as error:
            raise GeocodingError(
                f"The geocoding cache {self._file} cannot be written ({error}): delete it."
            ) from error


def _stored(answer: Answer) -> Any:
    if answer is None:
        return None
    if isinstance(answer, list):
        return [_stored(location) for location in answer]
    return [answer.address, answer.latitude, answer.longitude, answer.altitude, answer.raw]


def _restored(kept: Any) -> Answer:
    if kept is None:
        return None
    if kept and isinstance(kept[0], list):
        return [_one(item) for item in kept]
    return _one(kept) if kept else []


def _one(item: list[Any]) -> Location:
    address, lat, lon, altitude, raw = item
    return Location(address, Point(lat, lon, altitude), raw)
