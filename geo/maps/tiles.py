"""Map tiles of another server: any provider that xyzservices knows, or an address of one's own.

Nothing here asks a server for anything: the browser does, once somebody has
chosen tiles. What the browser needs to know of them is a `TileSource`.
"""

from __future__ import annotations

import functools
import re
from dataclasses import asdict, dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urlsplit

import xyzservices
from xyzservices import providers

from geo.errors import SettingError
from geo.features.links import safe_url
from geo.settings import OFFLINE_TILES, ONLINE_TILES, Settings

DEFAULT_PROVIDER = "OpenStreetMap.Mapnik"
"""What "online" means where no provider is named: the tiles that need no token."""

DEEPEST = 19
"""Zoom level of a provider that names none, and the deepest of the map itself."""

DEEPEST_KNOWN = 22
"""No provider draws closer than this; a larger number is a mistake."""

TILE, LARGE_TILE = 256, 512
"""Pixels of a side of a tile; no provider has others."""

WEB_MERCATOR = "EPSG:3857"
"""The projection of the map; tiles in another would not lie under the marks."""

_PLACEHOLDERS = ("{z}", "{x}", "{y}", "{-y}", "{s}", "{r}")
_NEVER_IN_AN_ADDRESS = re.compile(r"""[\s"'<>\\^`|]""")
_SUBDOMAIN = re.compile(r"[A-Za-z0-9-]{1,20}")
_ADVICE = (
    "set it to offline, online, the name of a provider such as OpenTopoMap, or an address with "
    "{z}, {x} and {y} such as https://tiles.example.org/{z}/{x}/{y}.png."
)


@dataclass(frozen=True, slots=True)
class Credit:
    """A piece of an attribution: plain text, and where it leads when it is a link."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class TileSource:
    """What a browser needs to draw the tiles of one provider."""

    name: str
    """As the page calls it."""
    url: str
    """Leaflet's template; a token is in it, for the browser has to send it."""
    credit: tuple[Credit, ...]
    """Whom to name beside the map, in order."""
    min_zoom: int = 0
    max_zoom: int = DEEPEST
    subdomains: tuple[str, ...] = ("a", "b", "c")
    tile_size: int = TILE
    """Pixels; a large tile shows what four small ones of the next zoom level do."""

    def for_browser(self) -> dict[str, Any]:
        """Return the source as JSON values."""
        return asdict(self)

    @property
    def origin(self) -> str:
        """The servers that are asked, as a Content-Security-Policy names them."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.replace('{s}.', '*.')}"


@functools.lru_cache(maxsize=8)
def tile_source(settings: Settings) -> TileSource:
    """Return the tiles that the settings name; for offline, those that one may switch to.

    Raises SettingError for an unknown provider, one that needs a token when none
    is given, and one whose tiles cannot lie under this map.
    """
    chosen = settings.tiles
    if "://" in chosen:
        return _own(chosen, settings.tiles_attribution)
    name = DEFAULT_PROVIDER if chosen in (OFFLINE_TILES, ONLINE_TILES) else chosen
    try:
        provider = providers.query_name(name)
    except ValueError:
        raise SettingError(f"DATELINE_TILES is {chosen!r}: {_ADVICE}") from None
    if str(provider.get("crs", WEB_MERCATOR)) != WEB_MERCATOR or provider.get("tms"):
        raise SettingError(f"DATELINE_TILES: the tiles of {name} do not fit this map; {_ADVICE}")
    return TileSource(
        name=str(provider["name"]).removesuffix(".Mapnik"),
        url=_address(provider, settings.tiles_token),
        credit=credits_of(str(provider.get("html_attribution") or provider.get("attribution", ""))),
        min_zoom=_level(provider.get("min_zoom"), 0),
        max_zoom=_level(provider.get("max_zoom"), DEEPEST),
        subdomains=_subdomains(provider.get("subdomains", "abc")),
        tile_size=LARGE_TILE if provider.get("tileSize") == LARGE_TILE else TILE,
    )


def _address(provider: xyzservices.TileProvider, token: str | None) -> str:
    """Return the template of a provider's tiles, everything filled in but tile and server."""
    missing = [
        key
        for key, value in provider.items()
        if isinstance(value, str) and "<insert your" in value and f"{{{key}}}" in provider["url"]
    ]
    if missing and (token is None or len(missing) > 1):
        raise SettingError(
            f"DATELINE_TILES: {provider['name']} needs a token ({', '.join(missing)}): "
            + ("choose another provider." if token else "set DATELINE_TILES_TOKEN to it.")
        )
    known = {
        key: quote(str(value), safe="/@:,")
        for key, value in provider.items()
        if isinstance(value, str | int)
    }
    known |= {key: quote(token or "", safe="") for key in missing}
    known |= {name.strip("{}"): name for name in _PLACEHOLDERS}
    filled = re.sub(r"\{([\w-]+)\}", lambda found: str(known.get(found[1], "")), provider["url"])
    return _checked(filled)


def _own(template: str, attribution: str | None) -> TileSource:
    host = urlsplit(_checked(template)).hostname or ""
    text = _plain(attribution or f"Tiles: {host.replace('{s}.', '')}")
    return TileSource(name=host.replace("{s}.", ""), url=template, credit=(Credit(text),))


def _checked(template: str) -> str:
    """Return the template, or refuse it when it could not be or could be more than an address."""
    rest = template
    for name in _PLACEHOLDERS:
        rest = rest.replace(name, "0")
    has_tile = "{z}" in template and "{x}" in template and ("{y}" in template or "{-y}" in template)
    is_plain = "{" not in rest and "}" not in rest and not _NEVER_IN_AN_ADDRESS.search(template)
    if not (has_tile and is_plain and safe_url(rest)):
        raise SettingError(f"DATELINE_TILES is no address of tiles: {_ADVICE}")
    return template


def _level(value: Any, default: int) -> int:
    is_level = isinstance(value, int) and 0 <= value <= DEEPEST_KNOWN
    return value if is_level else default


def _subdomains(value: Any) -> tuple[str, ...]:
    return tuple(part for part in value if isinstance(part, str) and _SUBDOMAIN.fullmatch(part))


def credits_of(html: str) -> tuple[Credit, ...]:
    """Return an attribution's texts and safe links: of its HTML, nothing else is taken over."""
    reader = _CreditReader()
    reader.feed(html)
    reader.close()
    return tuple(reader.found)


class _CreditReader(HTMLParser):
    """Collects the texts of an attribution, and the http(s) links around them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Credit] = []
        self._url: str | None = None
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._url = safe_url(dict(attrs).get("href"))
        elif tag in ("script", "style"):
            self._unread += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._url = None
        elif tag in ("script", "style"):
            self._unread = max(0, self._unread - 1)

    def handle_data(self, data: str) -> None:
        text = _plain(data)
        if text and not self._unread:
            self.found.append(Credit(text, self._url))


def _plain(text: str) -> str:
    return "".join(char for char in text if char.isprintable())
