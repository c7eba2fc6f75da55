"""The present view for others: its link, a frame for another site, the address of its data."""

from __future__ import annotations

import html
from dataclasses import replace
from urllib.parse import urlsplit

import streamlit as st

from geo.features.view_query import View, encode
from geo.ui.markup import notice
from geo.ui.session import current_view, visit_name
from geo.wiring import Services

FRAME = (
    '<iframe src="{address}" title="Map of reports" width="100%" height="480" '
    'style="border: 0" loading="lazy"></iframe>'
)


def show_share(services: Services) -> None:
    """Draw the button that opens the three addresses."""
    with st.popover("Share", key="share", on_change="rerun") as shared:
        here = st.context.url
        if not shared.open:
            return
        if not here:
            st.text("The browser has not told the address of this page.")
            return
        camera = services.visits.looked_from(visit_name()) or current_view().camera
        view = replace(current_view(), camera=camera, data=_fingerprint(services))
        for label, address in addresses_of(view, _app_address(here)).items():
            st.caption(label)
            st.code(address, language=None, wrap_lines=True)


def show_changes(services: Services) -> None:
    """Say when a shared link no longer shows what it showed."""
    then = current_view().data
    if then is None:
        return
    sentence = change_told(then, _fingerprint(services))
    if sentence:
        notice("warning", sentence)


def change_told(then: str, now: str) -> str:
    """Return what has changed between two fingerprints, empty when nothing has."""
    if then == now:
        return ""
    before, after = (one.partition("-")[0] for one in (then, now))
    if before.isdecimal() and before != after:
        return f"When this link was made, its filters let {before} reports pass; now {after} do."
    return "Reports behind this link have changed since it was made."


def _fingerprint(services: Services) -> str:
    wanted = current_view().wanted
    return services.index(wanted.known_on).fingerprint(wanted)


def addresses_of(view: View, app: str) -> dict[str, str]:
    """Return what to copy: link, frame and data of `view`, of the app at the address `app`."""
    query = f"?{encode(view)}".rstrip("?")
    data = f"?{encode(replace(view, camera=None, selected=None, data=None))}".rstrip("?")
    frame = html.escape(f"{app}/embed{query}")
    return {
        "Link to this view": f"{app}/{query}",
        "To put it into another page": FRAME.format(address=frame),
        "Its reports as GeoJSON": f"{app}/api/features{data}",
    }


def _app_address(page: str) -> str:
    """Return the app's own address, without a slash at its end, from that of one of its pages."""
    parts = urlsplit(page)
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{parts.scheme}://{parts.netloc}/{base}".rstrip("/")
