"""The view of one visitor: kept in the session, mirrored in the address, changed by widgets."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from geo.features.view_query import View, decode_leniently, encode, pairs_of
from geo.model import ReportFilter

_VIEW, _ADDRESS, _PROBLEMS = "dateline_view", "dateline_address", "dateline_problems"
_IS_HELD = "dateline_address_held"
_FILTERS, _IS_AHEAD = "dateline_filters", "dateline_view_is_ahead"
_VISIT = "dateline_visit"
FOREIGN_NAMES = ("embed", "embed_options")
"""Parts of the address that belong to Streamlit."""


def read_address() -> None:
    """Take the view from the address when it was changed there: first visit, link, Back.

    Of two changes in quick succession the second comes with the address of
    before the first: a view that a widget has just changed is ahead of it.
    """
    pairs = [
        (name, value)
        for name in st.query_params
        if name not in FOREIGN_NAMES
        for value in st.query_params.get_all(name)
    ]
    view, problems = decode_leniently(pairs)
    is_first = _VIEW not in st.session_state
    is_ahead = st.session_state.get(_IS_AHEAD, False)
    if is_first or (not is_ahead and _without_camera(view) != st.session_state[_ADDRESS]):
        st.session_state[_VIEW] = view
        st.session_state[_ADDRESS] = _without_camera(view)
        st.session_state[_PROBLEMS] = problems
        release_address()
    else:
        st.session_state[_VIEW] = replace(current_view(), camera=view.camera)


def write_address() -> None:
    """Bring the address up to the view; a changed view is a new entry for Back."""
    st.session_state[_IS_AHEAD] = False
    if is_address_held():
        return
    view = current_view()
    written = _without_camera(view)
    if written == st.session_state.get(_ADDRESS):
        return
    st.session_state[_ADDRESS] = written
    st.session_state[_PROBLEMS] = ()
    pairs: dict[str, list[str]] = {}
    camera = st.query_params.get("view")  # the map keeps it up to date in the address itself
    for name, value in pairs_of(replace(view, camera=None)):
        pairs.setdefault(name, []).append(value)
    if camera:
        pairs["view"] = [camera]
    st.query_params.from_dict(pairs)


def hold_address() -> None:
    """Keep the address as it is, whatever becomes of the view, until it is released."""
    st.session_state[_IS_HELD] = True


def release_address() -> None:
    """Let the address follow the view again."""
    st.session_state[_IS_HELD] = False


def is_address_held() -> bool:
    """Say whether the address stays while the view changes."""
    return bool(st.session_state.get(_IS_HELD))


def _without_camera(view: View) -> str:
    """Return the query by which views are compared: moving the map is no new view."""
    return encode(replace(view, camera=None))


def visit_name() -> str:
    """Return a name for this visit that nobody can guess."""
    name: str = st.session_state.setdefault(_VISIT, uuid.uuid4().hex)
    return name


def current_view() -> View:
    """Return the visitor's view."""
    view: View = st.session_state[_VIEW]
    return view


def address_problems() -> tuple[str, ...]:
    """Return what of the address could not be understood, one sentence each."""
    problems: tuple[str, ...] = st.session_state.get(_PROBLEMS, ())
    return problems


def change_view(**fields: Any) -> None:
    """Change fields of the view."""
    st.session_state[_VIEW] = replace(current_view(), **fields)
    st.session_state[_IS_AHEAD] = True


def change_filter(**fields: Any) -> None:
    """Change fields of the view's report filter."""
    change_view(wanted=replace(current_view().wanted, **fields), data=None)


def remember_filters() -> None:
    """Keep which filters the sidebar and the timeline were drawn for."""
    st.session_state[_FILTERS] = _told_of_filters()


def draw_all_when_filters_changed() -> None:
    """Draw the whole page when a choice on the map changed the filters: the sidebar shows them."""
    if st.session_state.get(_FILTERS) != _told_of_filters():
        st.rerun()


def _told_of_filters() -> tuple[ReportFilter, bool]:
    """Return what the sidebar tells: the filters, and whether any layer is switched off."""
    view = current_view()
    return view.wanted, bool(view.hidden)


def clear_filters() -> None:
    """Ask for all reports again; layers, base map and camera stay."""
    change_view(wanted=ReportFilter(), hidden=frozenset(), data=None)


def hold(key: str, value: Any) -> None:
    """Make the widget `key` show `value`: the view is the truth, widgets only mirror it."""
    st.session_state[key] = value


def taking(key: str, take: Callable[[Any], None]) -> Callable[[], None]:
    """Return a callback that gives the widget's new value to `take`."""
    return lambda: take(st.session_state.get(key))
