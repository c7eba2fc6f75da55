"""What Dateline is, what it stands on, and what it cannot do."""

from __future__ import annotations

from importlib import metadata

import streamlit as st

from geo.maps import border_note
from geo.model import Worldview
from geo.settings import VERSION
from geo.ui.markup import element, link, show
from geo.wiring import Services

PACKAGES = ("folium", "geopandas", "geopy", "shapely", "spacy", "streamlit", "streamlit-folium")

SOURCES = (
    ("Countries and regions", "Natural Earth", "public domain", "https://www.naturalearthdata.com"),
    ("Cities and names", "GeoNames", "CC BY 4.0", "https://www.geonames.org"),
    ("Map library", "Leaflet", "BSD-2-Clause", "https://leafletjs.com"),
    (
        "Tiles, when chosen",
        "OpenStreetMap contributors",
        "ODbL 1.0",
        "https://www.openstreetmap.org/copyright",
    ),
)

LIMITS = (
    "Dateline reads English. It misses places, and it takes some names for places that are none.",
    "A mark says that an article reported something there, not that it happened.",
    "Dates are worked out from the words of the text and the publication date; the rule is shown.",
    "A region is an area and “near” a circle; what is too vague is listed with the reason.",
    "Two articles are not two sources: count claimants, and read the sentence.",
)


def show_about_page(services: Services) -> None:
    """Draw the page."""
    worldview = Worldview(services.settings.worldview)
    versions = [f"Dateline {VERSION}"]
    versions += [f"{name} {metadata.version(name)}" for name in PACKAGES]
    show(element("h1", "About Dateline"))
    show(element("p", "What was reported, where, when, by whom, and how sure it is."))
    show(element("h2", "Limits"))
    show(element("ul", *(element("li", limit) for limit in LIMITS)))
    show(element("h2", "Borders"))
    show(element("p", f"{border_note(worldview)}. Set DATELINE_WORLDVIEW to un or de_facto."))
    show(element("h2", "Data sources and licences"))
    show(element("ul", *(_source(*source) for source in SOURCES)))
    show(element("h2", "Versions"))
    show(element("p", ", ".join(versions)))
    st.text(f"Gazetteer {services.gazetteer.version}")


def _source(use: str, name: str, licence: str, url: str) -> str:
    return element("li", f"{use}: ", link(url, name), f", {licence}")
