"""Taking along what is shown: its reports as GeoJSON, the map as one file, the addresses."""

from __future__ import annotations

import streamlit as st

from geo.export import geojson_text
from geo.features.view_query import View
from geo.maps import Alone, map_file
from geo.maps.standalone import MOST_MARKS
from geo.store import Part
from geo.ui.session import current_view
from geo.ui.share import show_share
from geo.viewing import chosen_borders
from geo.wiring import Services

MOST_DOWNLOADED = 50_000
"""Reports in one file that a browser takes from memory, some 100 MB; the command line has no limit.
A judgement."""


def show_download(services: Services) -> None:
    """Draw the buttons; a file is made when its button is pressed."""
    view = current_view()
    numbers = services.index(view.wanted.known_on).shown(view)
    number = numbers.drawn + numbers.listed
    is_too_much = number > MOST_DOWNLOADED
    st.download_button(
        "Download GeoJSON",
        lambda: geojson(services, view),
        file_name="dateline.geojson",
        mime="application/geo+json",
        key="download",
        on_click="ignore",
        disabled=is_too_much,
        help=f"At most {MOST_DOWNLOADED:,} reports at once: narrow the filters, or use the command "
        "line, which has no limit."
        if is_too_much
        else "The reports shown, as RFC 7946 GeoJSON; those without a mark have no geometry.",
    )

    st.download_button(
        "Map as HTML",
        lambda: map_alone(services, view, numbers.drawn),
        file_name="dateline.html",
        mime="text/html",
        key="download_map",
        on_click="ignore",
        help="The map as one file that opens without Dateline and without internet"
        + (f"; the first {MOST_MARKS:,} reports." if numbers.drawn > MOST_MARKS else "."),
    )
    show_share(services)


def map_alone(services: Services, view: View, number: int) -> bytes:
    """Return the map of the view as one HTML file; `number` reports are to be drawn."""
    known_on = view.wanted.known_on
    ids = services.index(known_on).page(view, Part.DRAWN, 0, MOST_MARKS)
    alone = Alone(view, chosen_borders(services.settings, view), of=number)
    return map_file(services.filed(ids, known_on), services.gazetteer, alone).encode()


def geojson(services: Services, view: View) -> bytes:
    """Return the reports on the map and in the list as a GeoJSON file."""
    known_on = view.wanted.known_on
    ids = services.index(known_on).page(view, Part.EXPORTED, 0, MOST_DOWNLOADED)
    return geojson_text(services.filed(ids, known_on), services.gazetteer).encode()
