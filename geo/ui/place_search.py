"""The place filter: suggests gazetteer places as one types, and filters by what lies in them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from geo.errors import FilterError
from geo.features.view_query import View, encode
from geo.features.view_reading import LONGEST_VALUE, read_within
from geo.features.wording import full_name
from geo.model import Place, ReportFilter
from geo.protocols import Gazetteer
from geo.ui.session import change_filter, taking
from geo.wiring import Services

KEY = "filter_place"
HINT = "A place, or part of its name"
_FILES = Path(__file__).parent


def show_place_search(services: Services, wanted: ReportFilter) -> None:
    """Draw the field; it mirrors the filter, and whoever types or chooses changes it."""
    base = st.get_option("server.baseUrlPath").strip("/")
    data = {
        "value": place_words(services.gazetteer, wanted),
        "hint": HINT,
        "address": f"/{base}/api/places" if base else "/api/places",
        "query": encode(View(wanted)),
    }
    _field()(key=KEY, data=data, on_wanted_change=taking(KEY, _take))


def place_words(gazetteer: Gazetteer, wanted: ReportFilter) -> str:
    """Return what the field says under a filter: the words of it, or the place's name."""
    if wanted.within is None:
        return wanted.place or ""
    place = place_within(gazetteer, wanted.within)
    return full_name(place) if place else wanted.within


def place_within(gazetteer: Gazetteer, within: str) -> Place | None:
    """Return the place that `ReportFilter.within` names: by code "UA", "UA.05", or by id."""
    country, _, region = within.partition(".")
    if ":" in within or len(country) != 2:
        return gazetteer.place(within)
    return gazetteer.region(country, region) if region else gazetteer.country(country)


def _take(answer: Mapping[str, Any]) -> None:
    """Take what came from the browser, of which nothing is believed unread."""
    wanted = answer.get("wanted")
    if not isinstance(wanted, Mapping):
        return
    within, text = wanted.get("within"), wanted.get("text")
    if isinstance(within, str):
        try:
            change_filter(within=read_within(within), place=None)
        except FilterError:
            return
    else:
        words = " ".join(text.split())[:LONGEST_VALUE] if isinstance(text, str) else ""
        change_filter(within=None, place=words or None)


_KINDS = ("html", "css", "js")


@functools.cache
def _field() -> ComponentRenderer:
    html, css, js = ((_FILES / f"place_search.{kind}").read_text("utf-8") for kind in _KINDS)
    return st.components.v2.component("dateline_place_search", html=html, css=css, js=js)
