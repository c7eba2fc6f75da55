"""The download: GeoJSON of exactly what is shown."""

from __future__ import annotations

import json

import streamlit as st

from geo.features import feature_collection
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
    collection = feature_collection(shown.exported, services.gazetteer)
    return json.dumps(collection, ensure_ascii=True, allow_nan=False).encode()
