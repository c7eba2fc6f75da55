"""The frame of every page: title, style, navigation, first start, and errors in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from geo.errors import GeoError
from geo.ui import reading
from geo.ui.about_page import show_about_page
from geo.ui.articles_page import show_articles_page
from geo.ui.events_page import show_events_page
from geo.ui.map_page import show_map_page
from geo.ui.markup import Markup, element, notice, show
from geo.ui.review_page import show_review_page
from geo.wiring import Services

STYLE = Path(__file__).with_name("style.css")


def render(open_services: Callable[[], Services]) -> None:
    """Draw the page that the address names. `open_services` returns the process's services."""
    st.set_page_config("Dateline", layout="wide", menu_items={})
    st.html(STYLE)
    try:
        services = open_services()
        page = st.navigation(
            [
                st.Page(
                    _guarded(show_map_page, services), title="Map", url_path="map", default=True
                ),
                st.Page(
                    _guarded(show_articles_page, services), title="Articles", url_path="articles"
                ),
                st.Page(_guarded(show_events_page, services), title="Events", url_path="events"),
                st.Page(_guarded(show_review_page, services), title="Review", url_path="review"),
                st.Page(_guarded(show_about_page, services), title="About", url_path="about"),
            ],
            position="top",
        )
        _load_samples(services)
    except GeoError as error:
        notice("error", str(error))
        return
    st.set_page_config(page_title=f"{page.title} · Dateline")
    with st.sidebar:
        show(_name(is_heading=page.title == "Map"))
    page.run()


def _name(*, is_heading: bool) -> Markup:
    """Return the name of the app; the map has no other heading, the other pages have their own."""
    tagline = "What was reported, where, when, by whom"
    name = element("h1" if is_heading else "p", "Dateline", css="dl-title")
    return element("div", name, element("p", tagline), css="dl-name")


def _guarded(draw: Callable[[Services], None], services: Services) -> Callable[[], None]:
    """Return the page as Streamlit runs it, its errors told in one sentence."""

    def run() -> None:
        try:
            draw(services)
        except GeoError as error:
            notice("error", str(error))

    run.__name__ = draw.__name__
    return run


def _load_samples(services: Services) -> None:
    """Fill an empty store with the samples on the first visit, showing how far it is."""
    if not services.store.samples_wanted() or reading.article_numbers(services)[0]:
        return
    slot = st.empty()
    with slot.container():
        show(element("p", "First start: reading the sample dispatches."))
        bar = st.progress(0.0, text="Loading the models")

        def report_progress(_what: str, done: int, total: int | None) -> None:
            of = max(total or 1, 1)
            bar.progress(min(done / of, 1.0), text=f"{done} of {of} dispatches read")

        services.ensure_samples(report_progress)
    slot.empty()
