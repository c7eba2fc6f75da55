"""A view as a light page of its own, for an `<iframe>` of another site: map, legend, attribution.

The page holds no code but that of the app's own files, and its policy lets the
browser run nothing else. What it starts with is JSON in a block that is never
run, and what reports say is fetched by id, as in the full page.
"""

from __future__ import annotations

import html
import json
from typing import Any

from geo.features.view_query import Tiles
from geo.maps.layers import MapMessage
from geo.maps.page_map import (
    MAP_OPTIONS,
    START,
    START_ZOOM,
    asset_version,
    bundle_address,
    page_config,
)
from geo.maps.tiles import TileSource
from geo.model import Worldview

EMBED_SCRIPT = "dateline/embed.js"

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Map of reports · Dateline</title>
</head>
<body class="dl-embedded">
<main id="map" aria-label="Map of reports"></main>
<noscript>
<p>The map is drawn by scripts. <a href="{full}" target="_blank">Open in Dateline</a></p>
</noscript>
<script type="application/json" id="dateline-start">{start}</script>
<script src="{bundle}"></script>
<script src="{own}"></script>
</body>
</html>
"""


def embedded_page(message: MapMessage, home: Worldview, query: str) -> str:
    """Return the page that shows `message`; `query` is the address of the full one.

    `home` is the gazetteer's worldview. Nothing of either is taken for markup.
    """
    start = {
        "config": {**page_config(home), "embedded": True},
        "message": json.loads(message.as_json()),
        "map": {**MAP_OPTIONS, "center": START, "zoom": START_ZOOM},
        "full": query,
    }
    return _PAGE.format(
        full=html.escape(f"./?{query}" if query else "./"),
        start=_inert(start),
        bundle=bundle_address(),
        own=f"app/static/{EMBED_SCRIPT}?v={asset_version(EMBED_SCRIPT)}",
    )


def embedding_policy(tiles: Tiles, source: TileSource) -> str:
    """Return the Content-Security-Policy: own files and data, tiles when chosen, any frame."""
    images = f"'self' data: {source.origin}" if tiles is Tiles.ONLINE else "'self' data:"
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        f"img-src {images}; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors *"
    )


def _inert(value: Any) -> str:
    """Return JSON that cannot end the block it stands in, nor be read as markup."""
    text = json.dumps(value, allow_nan=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
