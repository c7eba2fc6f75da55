"""The limit to a part of the map: what is in view, or a shape drawn on it.

Only the browser knows what is in view, so a button here asks the map, which
answers with the area.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from geo.errors import FilterError
from geo.features.ring import checked_ring
from geo.model import BoundingBox, ReportFilter
from geo.ui.session import change_filter

_ASKED = "dateline_asked_of_map"

_KINDS = {"view": "Only what is in view", "shape": "Draw an area"}


def show_area_filter(wanted: ReportFilter) -> None:
    """Draw the buttons that limit the reports to an area, and the one that takes it back."""
    limit = "what was in view" if wanted.bbox else "a drawn area" if wanted.shape else None
    if limit:
        st.caption(f"Limited to {limit}")
    with st.container(horizontal=True, key="area_buttons"):
        for kind, label in _KINDS.items():
            st.button(label, key=f"area_{kind}", on_click=_ask, args=[kind])
        if limit:
            st.button("Remove limit", key="area_none", on_click=take_area, args=[{}])


def _ask(kind: str) -> None:
    _, turn = asked_of_map()
    st.session_state[_ASKED] = (kind, turn + 1)


def asked_of_map() -> tuple[str, int]:
    """Return what was last asked of the map, and how often anything was."""
    asked: tuple[str, int] = st.session_state.get(_ASKED, ("", 0))
    return asked


def take_area(area: object) -> None:
    """Take the area that the map tells: a ring, a box or, when it names neither, no limit."""
    if not isinstance(area, Mapping):
        return
    try:
        change_filter(**_limits(area))
    except (FilterError, TypeError, ValueError) as error:
        reason = str(error) if isinstance(error, FilterError) else "The area cannot be read."
        st.toast(f"{reason} Draw it again.")


def _limits(area: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of the filter; raises FilterError, TypeError or ValueError."""
    shape, box = area.get("shape"), area.get("bbox")
    if shape:
        return {"shape": checked_ring((lon, lat) for lon, lat in shape), "bbox": None}
    if box:
        text = ",".join(str(float(side)) for side in box)
        return {"shape": None, "bbox": BoundingBox.parse(text)}
    return {"shape": None, "bbox": None}
