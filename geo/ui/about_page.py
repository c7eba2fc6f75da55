"""What Dateline is, what it stands on, and what it cannot do."""

from __future__ import annotations

from importlib import metadata

import streamlit as st

from geo.maps import border_note
from geo.model import Worldview
from geo.settings import VERSION
from geo.ui.add_articles import show_add_button
from geo.ui.markup import Markup, element, link, show
from geo.wiring import Services

PACKAGES = ("folium", "geopandas", "geopy", "shapely", "spacy", "streamlit", "streamlit-folium")

_GEONAMES = "https://www.geonames.org"

SOURCES = (
    (
        "Countries, regions and base map",
        "Natural Earth",
        "public domain",
        "https://www.naturalearthdata.com",
    ),
    ("Places, divisions, names and post towns", "GeoNames", "CC BY 4.0", _GEONAMES),
    ("Airports", "airportsdata", "MIT", "https://github.com/mborsetti/airportsdata"),
    ("Outlines of US counties", "US Census Bureau", "public domain", "https://www.census.gov"),
    ("Names of countries", "Unicode CLDR", "Unicode-3.0", "https://cldr.unicode.org"),
    ("Map library", "Leaflet", "BSD-2-Clause", "https://leafletjs.com"),
    (
        "The recognizer's starting weights",
        "all-MiniLM-L6-v2",
        "Apache-2.0",
        "https://www.sbert.net",
    ),
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


BORDERS_HINT = (
    "choose other borders on the map page, or start Dateline with DATELINE_WORLDVIEW set to un or "
    "to de_facto, which the gazetteer follows too."
)


def show_about_page(services: Services) -> None:
    """Draw the page."""
    worldview = Worldview(services.settings.worldview)
    versions = [f"Dateline {VERSION}"]
    versions += [f"{name} {metadata.version(name)}" for name in PACKAGES]
    with st.sidebar:
        show_add_button(services)
    show(
        element(
            "div",
            element("h1", "About Dateline"),
            element("p", "What was reported, where, when, by whom, and how sure it is."),
            element("h2", "Limits"),
            element("ul", *(element("li", limit) for limit in LIMITS)),
            element("h2", "Borders"),
            element("p", f"{border_note(worldview)}. To change: {BORDERS_HINT}"),
            element("h2", "Data sources and licences"),
            element("ul", *(_source(*source) for source in SOURCES)),
            element("h2", "Versions"),
            element("p", ", ".join(versions)),
            element("p", f"Gazetteer {services.gazetteer.version}"),
            css="dl-page",
        )
    )


def _source(use: str, name: str, licence: str, url: str) -> Markup:
    return element("li", f"{use}: ", link(url, name), f", {licence}")
