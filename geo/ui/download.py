"""The download: GeoJSON of exactly what is shown."""

from __future__ import annotations

import streamlit as st

from geo.export import geojson_text
from geo.features.shown import Shown
from geo.wiring import Services


def show_download(services: Services, shown: Shown) -> None:
    """Draw the button; the file is made when it is pressed."""
    st.download_button(
        "Download GeoJSON",
        lambda: geojson(services, shown),
        file_name="dateline.geojson",
        mime="application/geo+json",
        key="download",
        on_click="ignore",
        help="The reports shown, as RFC 7946 GeoJSON; those without a mark have no geometry.",
    )


def geojson(services: Services, shown: Shown) -> bytes:
    """Return the reports on the map and in the list as a GeoJSON file."""
    return geojson_text(shown.exported, services.gazetteer).encode()
