"""The events: what reports add up to, each with its history, its numbers and its claims."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from geo.model import Event
from geo.ui import reading
from geo.ui.add_articles import show_add_button
from geo.ui.event_story import reports_of_event, story
from geo.ui.markup import element, show
from geo.ui.tables import STATUS_COLUMNS, event_rows
from geo.wiring import Services

TABLE_HEIGHT = 420
"""Pixels: a dozen rows, so that the story below or beside stays in sight."""

MOST_LISTED = 500
"""Events in the list, those with most reports: more than anybody scrolls through. A judgement."""


def show_events_page(services: Services) -> None:
    """Draw the list beside the story of the chosen event."""
    with st.sidebar:
        show_add_button(services)
    show(element("h1", "Events", css="dl-headline"))
    _stage(services)


@st.fragment
def _stage(services: Services) -> None:
    events = reading.largest_events(services, MOST_LISTED)
    if not events:
        st.text("There are no events yet. Add articles to begin.")
        return
    if len(events) == MOST_LISTED:
        show(element("p", f"The {MOST_LISTED} events with most reports.", css="dl-faint"))
    with st.container(key="stage"):
        lists, side = st.columns([1.7, 1], gap="medium")
        with lists:
            chosen = _list(services, events)
        with side:
            _show(services, chosen)


def _list(services: Services, events: Sequence[Event]) -> Event | None:
    answer = st.dataframe(
        pd.DataFrame(event_rows(services, events)),
        hide_index=True,
        height=min(TABLE_HEIGHT, 40 + 36 * len(events)),
        key="event_list",
        column_config=STATUS_COLUMNS,
        selection_mode="single-row",
        on_select="rerun",
    )
    rows = answer["selection"]["rows"]
    return events[rows[0]] if rows and rows[0] < len(events) else None


def _show(services: Services, event: Event | None) -> None:
    if event is None:
        show(element("p", "Choose an event: its history and claims appear here.", css="dl-faint"))
        return
    told = reports_of_event(services, event.id, None)
    show(element("h2", event.title, css="dl-headline"))
    if told.number < 2:
        show(element("p", "Only one report tells of it.", css="dl-faint"))
    for filed in told.reports[:1]:
        show(element("blockquote", filed.report.quote, css="dl-quote"))
        link = element("a", "Show on the map", href=f"./?report={filed.report.id}", target="_self")
        show(element("p", link, css="dl-evidence"))
    show(story(told))
