"""The first page: filters, timeline, map, evidence and tables of the same reports."""

from __future__ import annotations

import streamlit as st

from geo.ui import reading
from geo.ui.add_articles import show_add_button
from geo.ui.compare import show_compare
from geo.ui.download import show_download
from geo.ui.evidence import show_evidence
from geo.ui.filters import show_filters
from geo.ui.map_panel import show_map, show_map_options
from geo.ui.markup import keep_room
from geo.ui.notes import (
    show_address_problems,
    show_count,
    show_nothing_found,
    show_sample_note,
)
from geo.ui.playing import keep_playing
from geo.ui.session import (
    current_view,
    draw_all_when_filters_changed,
    read_address,
    remember_filters,
    write_address,
)
from geo.ui.share import show_changes
from geo.ui.tables import show_tables
from geo.ui.timeline import show_timeline
from geo.wiring import Services


def show_map_page(services: Services) -> None:
    """Draw the page for the view that the address names."""
    read_address()
    # Each part keeps its place when it is empty: a map that moves in the page loses its view.
    problems = st.container(key="address_problems")
    with st.container(key="samples"):
        show_sample_note(services)
    time = st.container(key="time")
    with time:
        keep_room()
    remember_filters()
    _stage(services)  # first of all: the map is what people wait for
    with st.sidebar:
        show_add_button(services)
        show_filters(services)
        show_map_options(services)
    with problems:
        show_address_problems()
        show_changes(services)
    with time:
        show_timeline(services)
    write_address()
    keep_playing(services)


@st.fragment
def _stage(services: Services) -> None:
    """Draw what follows a choice on the map or in a table, and nothing else is drawn anew."""
    draw_all_when_filters_changed()
    count_bar = st.container(horizontal=True, vertical_alignment="center", key="count_bar")
    with count_bar:
        keep_room()
    nothing_found = st.container(key="nothing_found")
    with st.container(key="stage"):
        chart, side = st.columns([2.7, 1], gap="small")
        with chart:
            show_map(services)
        numbers = reading.shown(services, current_view())
        with count_bar:
            show_count(numbers, reading.total_reports(services))
            show_download(services)
        with nothing_found:
            show_nothing_found(services, numbers)
        with side, st.container(key="evidence"):
            show_evidence(services)
    show_compare(services)
    show_tables(services, numbers)
    write_address()
