import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, urlparse

import pytest
from geopy.geocoders import Nominatim

from geo.errors import GeocodingError
from geo.gazetteer import CachedGeocoder

LIMA = {"lat": "-12.06", "lon": "-77.04", "display_name": "Lima, Peru", "place_id": 1}


class Handler(BaseHTTPRequestHandler):
    """Speaks the few words of Nominatim's JSON that geopy reads."""

    asked: ClassVar[list[str]] = []
    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        url = urlparse(self.path)
        query = parse_qs(url.query)
        self.asked.append(url.path)
        self.agents.append(self.headers["User-Agent"])
        wanted = query.get("q", [""])[0]
        status = 500 if wanted == "broken" else 200
        answer: object = [] if wanted == "nowhere" else [LIMA]
        if url.path == "/reverse":
            answer = LIMA
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *args: object) -> None:
        """Stay silent."""


@pytest.fixture
def nominatim() -> Iterator[Nominatim]:
    Handler.asked.clear()
    Handler.agents.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    host = f"127.0.0.1:{server.server_port}"
    yield Nominatim(user_agent="dateline-tests", domain=host, scheme="http", timeout=5)
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_answer_is_asked_for_once(nominatim: Nominatim, tmp_path: Path) -> None:
    first = CachedGeocoder(nominatim, tmp_path, pause=0).geocode("Lima")
    again = CachedGeocoder(nominatim, tmp_path, pause=0).geocode("Lima")
    assert (first.latitude, first.address) == (-12.06, "Lima, Peru")
    assert (again.latitude, again.address, again.raw) == (first.latitude, first.address, first.raw)
    assert Handler.asked == ["/search"]
    assert Handler.agents == ["dateline-tests"]


def test_nothing_found_is_an_answer_too(nominatim: Nominatim, tmp_path: Path) -> None:
    cached = CachedGeocoder(nominatim, tmp_path, pause=0)
    assert cached.geocode("nowhere") is None
    assert cached.geocode("nowhere") is None
    assert len(Handler.asked) == 1


def test_lists_and_reverse_are_kept_as_they_are(nominatim: Nominatim, tmp_path: Path) -> None:
    cached = CachedGeocoder(nominatim, tmp_path, pause=0)
    for _ in range(2):
        assert [found.address for found in cached.geocode("Lima", exactly_one=False)] == [
            "Lima, Peru"
        ]
        assert cached.reverse((-12.06, -77.04)).address == "Lima, Peru"
    assert sorted(Handler.asked) == ["/reverse", "/search"]


def test_an_error_is_a_geocoding_error_and_is_not_kept(
    nominatim: Nominatim, tmp_path: Path
) -> None:
    cached = CachedGeocoder(nominatim, tmp_path, pause=0)
    for _ in range(2):
        with pytest.raises(GeocodingError, match="Nominatim"):
            cached.geocode("broken")
    assert len(Handler.asked) == 2


def test_a_dead_server_is_a_geocoding_error(tmp_path: Path) -> None:
    dead = Nominatim(user_agent="dateline-tests", domain="127.0.0.1:9", scheme="http", timeout=2)
    with pytest.raises(GeocodingError, match="try again later"):
        CachedGeocoder(dead, tmp_path, pause=0).geocode("Lima")


def test_a_damaged_cache_is_named(nominatim: Nominatim, tmp_path: Path) -> None:
    (tmp_path / "geocoding.db").write_bytes(b"no database at all, but long enough to be read")
    with pytest.raises(GeocodingError, match=r"geocoding\.db"):
        CachedGeocoder(nominatim, tmp_path, pause=0).geocode("Lima")
