"""The usual folium maps of the same reports in the same browser, made anew as a filter does.

They are given more than they have in real life: bare marks without popups, scripts from the disk
instead of the internet, and no time to read the reports from anywhere.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import TimeoutError as BrowserTimeoutError

from geo.evaluate.map_bench.figures import Figure, Measure
from geo.evaluate.map_bench.visiting import WINDOW
from geo.evaluate.synthetic import Cast, Draws
from geo.evaluate.synthetic.draws import SIGNS
from geo.maps.usual import USUAL, Position, usual_page
from geo.model import MapAs
from geo.settings import PROJECT_ROOT, SHIPPED_DATA

LONGEST = 60.0
"""Seconds after which a contender grows no further."""
GROWTH = 10
"""Factor between sizes: a contender that takes a tenth of LONGEST is not tried beyond the next."""

KILOBYTE = 1e3

PLUGIN = SHIPPED_DATA / "bench" / "leaflet.markercluster"
LEAFLET = PROJECT_ROOT / "geo" / "ui" / "static" / "leaflet"
SCRIPTS = {path.name: path for folder in (PLUGIN, LEAFLET) for path in folder.glob("*.*")}
"""What stands for the files that folium asks of content delivery networks, by their names."""
ASKED = re.compile(r'(src=|href=)"https?://[^"]*/([^"/?]+)[^"]*"')

DRAWN = """() => document.querySelector(
  ".marker-cluster, .leaflet-marker-icon, canvas.leaflet-zoom-animated, path")"""
"""Marks stand as soon as the page's scripts have run: folium adds them in one go."""
PAINTED = """() => new Promise((done) =>
  requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"""
"""Milliseconds from the beginning of the page until the frame after now was painted."""


def positions_of(draws: Draws, cast: Cast) -> list[Position]:
    """Return the positions of the reports that have a mark by default."""
    signs = list(SIGNS)
    kept = ~np.isin(draws.sign, [signs.index(MapAs.LIST), signs.index(MapAs.ASSOCIATIVE)])
    pools = {MapAs.AREA: cast.areas}
    pairs = zip(draws.sign[kept].tolist(), draws.place[kept].tolist(), strict=True)
    places = (pools.get(signs[sign], cast.settlements)[place] for sign, place in pairs)
    return [(place.lat, place.lon) for place in places]


def measure_contender(
    browser: Browser, name: str, sized: Sequence[tuple[int, Sequence[Position]]], folder: Path
) -> Iterator[Figure]:
    """Yield the figures of folium's class `name`, size by size until it takes too long."""
    for size, positions in sized:
        began = time.monotonic()
        try:
            seconds, length = _once(browser, name, positions, folder / f"{name}.html")
        except (BrowserError, MemoryError) as error:
            waited = time.monotonic() - began
            reason = "gave up after" if isinstance(error, BrowserTimeoutError) else "failed after"
            yield _figure(Measure.CLEARED, size, waited * 1000, name, f"{reason} {waited:.0f} s")
            return
        is_last = seconds > LONGEST
        note = f"over {LONGEST:.0f} s: not tried with more reports" if is_last else ""
        yield _figure(Measure.CLEARED, size, seconds * 1000, name, note)
        yield _figure(Measure.MESSAGE, size, length / KILOBYTE, name)
        if is_last:
            return


def _figure(measure: Measure, size: int, value: float, name: str, note: str = "") -> Figure:
    return Figure(measure, size, (value,), f"folium {name}", note)


def _once(
    browser: Browser, name: str, positions: Sequence[Position], path: Path
) -> tuple[float, int]:
    """Make the map and draw it; return the seconds that both took, and the bytes of the page."""
    began = time.perf_counter()
    page_text = usual_page(name, positions)
    made = time.perf_counter() - began
    path.write_text(from_disk(page_text), "utf-8")
    context = browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]
    try:
        return made + _draw(context, path) / 1000, path.stat().st_size
    finally:
        context.close()


def _draw(context: BrowserContext, path: Path) -> float:
    """Return milliseconds from the beginning of the page until its marks are on the screen."""
    page = context.new_page()
    page.goto(path.resolve().as_uri(), timeout=LONGEST * 1000)
    page.wait_for_function(DRAWN, timeout=LONGEST * 1000)
    drawn: float = page.evaluate(PAINTED)
    return drawn


def from_disk(page_text: str) -> str:
    """Return a page with the addresses of scripts and styles in its head turned to own files.

    Icons and frameworks that bare marks do without are asked of nobody.
    """
    head, end, body = page_text.partition("</head>")
    return ASKED.sub(lambda asked: f'{asked[1]}"{_address(asked[2])}"', head) + end + body


def _address(name: str) -> str:
    return SCRIPTS[name].resolve().as_uri() if name in SCRIPTS else "data:,"


CONTENDERS = tuple(USUAL)
