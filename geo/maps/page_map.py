"""The page's base map: frozen, so that Streamlit never remounts it, and served by the app."""

from __future__ import annotations

import functools
import hashlib
import json
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.maps.basemap import border_notes
from geo.maps.signs import sign_tables
from geo.model import Worldview
from geo.settings import PROJECT_ROOT

STATIC = PROJECT_ROOT / "geo" / "ui" / "static"
"""Where Streamlit serves files from: beside the page's script, as `app/static/`."""
SCRIPTS = (
    "leaflet/leaflet.js",
    "dateline/address.js",
    "dateline/signs.js",
    "dateline/popup.js",
    "dateline/keyboard.js",
    "dateline/labels.js",
    "dateline/outlines.js",
    "dateline/basemap.js",
    "dateline/legend.js",
    "dateline/groups.js",
    "dateline/drawing.js",
    "dateline/save.js",
    "dateline/draw.js",
    "dateline/map.js",
)
LAZY_SCRIPTS = ("html-to-image/html-to-image.js", "dateline/picture.js", "dateline/pdf.js")
"""What save.js loads when a picture is asked for."""
DRAWING = ("geoman/leaflet-geoman.min.js", "geoman/leaflet-geoman.css")
"""What draw.js loads when somebody draws."""
STYLES = ("leaflet/leaflet.css", "dateline/map.css", "dateline/save.css")

MAP_OPTIONS = {"minZoom": 1, "maxZoom": 19, "worldCopyJump": True, "zoomSnap": 0.5}
"""Leaflet's options of every map of Dateline."""

START = (30.0, 15.0)
START_ZOOM = 2
"""Where the map looks before the first message: the inhabited world."""


class Starter(MacroElement):
    """Starts Dateline's scripts on the map it is added to."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            dateline.start({{ this._parent.get_name() }}, {{ this.config }});
        {% endmacro %}
        """
    )

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "DatelineStarter"
        self.config = json.dumps(config, separators=(",", ":"))


def bare_map() -> folium.Map:
    """Return a map without tiles and without folium's own scripts and styles."""
    bare = folium.Map(location=START, zoom_start=START_ZOOM, tiles=None)
    bare.options.update(MAP_OPTIONS)
    bare.default_js = []
    bare.default_css = []
    return bare


def page_map(worldview: Worldview) -> folium.Map:
    """Return the page's map without reports: equal calls give equal scripts.

    Addresses are relative to streamlit-folium's frame, so they hold under any
    base path and nothing is asked of another server.
    """
    page = bare_map()
    page.default_js = [("dateline", f"../../{bundle_address()}")]
    drawing = [f"../../app/static/{name}?v={asset_version(name)}" for name in DRAWING]
    page.add_child(Starter({**page_config(worldview), "drawing": drawing}))
    return page


def page_config(worldview: Worldview) -> dict[str, Any]:
    """Return what the scripts have to know, whatever they show: signs, borders, versions."""
    lazy = _version("".join(map(asset_version, LAZY_SCRIPTS)).encode())
    return {**sign_tables(), "borders": border_notes(worldview), "lazy": lazy}


@functools.cache
def bundle() -> bytes:
    """Return all scripts and styles of the map as one script.

    Asked for one after another, as streamlit-folium does, they take a quarter
    of a second more, and the styles come when the map stands already. Read once:
    whoever changes a script starts the app anew.
    """
    styles = json.dumps("\n".join((STATIC / name).read_text("utf-8") for name in STYLES))
    scripts = [(STATIC / name).read_text("utf-8") for name in SCRIPTS]
    return "\n;".join([_PUT_STYLES % styles, *scripts]).encode()


_PUT_STYLES = "document.head.appendChild(document.createElement('style')).textContent = %s"


def bundle_address() -> str:
    """Return where the app serves it, under its base path; a new bundle has a new address."""
    return f"api/map.js?v={_version(bundle())}"


@functools.cache
def asset_version(name: str) -> str:
    """Return a hash of a file that the app serves to browsers."""
    return _version((STATIC / name).read_bytes())


def _version(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
