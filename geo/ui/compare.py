"""Two publishers or two days side by side: the choice of both, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from geo.errors import FilterError
from geo.features.comparison import NOT_COMPARED, Comparison, ComparisonKind, comparison_of
from geo.features.view_query import LayersBy, TimeAxis
from geo.ui import reading
from geo.ui.compared import show_compared
from geo.ui.markup import notice
from geo.ui.session import change_view, current_view, hold
from geo.wiring import Services

MOST_PUBLISHERS = 500
"""Publishers that are offered, those with most reports first: what a list can still be searched
by typing without making the page slow. A judgement."""

_KIND_NAMES = {
    ComparisonKind.PUBLISHER: "Two publishers",
    ComparisonKind.DAY: "Two publication days",
}
_KIND, _PROBLEM, _HAS_CHANGED = "compare_kind", "compare_problem", "compare_changed"


def show_compare(services: Services) -> None:
    """Draw the choice of the two sides and, once it is made, what each of them tells."""
    if st.session_state.pop(_HAS_CHANGED, False):
        st.rerun()  # the layers of the map change with it, and their choice in the sidebar
    comparison = current_view().compare
    with st.expander(
        "Compare two publishers or two days", expanded=comparison is not None, key="compare"
    ):
        kind = _kind(comparison)
        sides = _publishers(services) if kind is ComparisonKind.PUBLISHER else _days(services)
        if comparison is not None:
            sides = [*sides, *({comparison.left, comparison.right} - set(sides))]
        if len(sides) < 2:
            notice("info", "There is only one side to compare: clear a filter, or add articles.")
            return
        with st.container(horizontal=True, vertical_alignment="bottom", key="compare_sides"):
            _draw_sides(kind, sides, comparison)
            _buttons(comparison)
        problem = st.session_state.get(_PROBLEM)
        if problem:
            notice("warning", problem)
        if comparison is not None:
            show_compared(services, comparison)


def _kind(comparison: Comparison | None) -> ComparisonKind:
    if comparison is not None:
        hold(_KIND, comparison.kind)
    elif _KIND not in st.session_state:
        hold(_KIND, ComparisonKind.PUBLISHER)
    chosen = st.segmented_control(
        "What to compare",
        list(ComparisonKind),
        key=_KIND,
        required=True,
        format_func=_KIND_NAMES.__getitem__,
        label_visibility="collapsed",
        on_change=_drop,
    )
    return chosen or ComparisonKind.PUBLISHER


def _publishers(services: Services) -> list[str]:
    view = current_view()
    counts = reading.counts(services, view.wanted).get("publisher", {})
    return sorted(counts, key=lambda name: (-counts[name], name))[:MOST_PUBLISHERS]


def _days(services: Services) -> list[str]:
    """Return the publication days with reports, the latest first."""
    counts = reading.histogram(services, current_view().wanted, axis=TimeAxis.PUBLISHED)
    return [day.isoformat() for day in sorted(filter(None, counts), reverse=True)]


def _draw_sides(kind: ComparisonKind, sides: Sequence[str], comparison: Comparison | None) -> None:
    for number, label in enumerate(("One side", "Other side")):
        key = side_key(kind, number)
        if comparison is not None:
            value = comparison.right if number else comparison.left
            hold(key, _as_shown(kind, value))
        elif key not in st.session_state:
            hold(key, _as_shown(kind, sides[number]))
        if kind is ComparisonKind.DAY:
            _day(label, key, sides)
        else:
            _publisher(label, key, sides)


def side_key(kind: ComparisonKind, number: int) -> str:
    """Return the key of the widget of a side."""
    return f"compare_{kind.value}_{number}"


def _as_shown(kind: ComparisonKind, value: str) -> str | date:
    return value if kind is ComparisonKind.PUBLISHER else date.fromisoformat(value)


def _publisher(label: str, key: str, names: Sequence[str]) -> None:
    st.selectbox(
        label,
        names,
        key=key,
        format_func=lambda name: name or "Unknown publisher",
        on_change=_apply,
        width=260,
    )


def _day(label: str, key: str, days: Sequence[str]) -> None:
    st.date_input(
        label,
        min_value=date.fromisoformat(min(days)),
        max_value=date.fromisoformat(max(days)),
        key=key,
        format="YYYY-MM-DD",
        on_change=_apply,
        width=180,
    )


def _buttons(comparison: Comparison | None) -> None:
    if comparison is None:
        st.button("Compare", key="compare_start", on_click=_start)
    else:
        st.button("Stop comparing", key="compare_stop", on_click=_drop)


def _start() -> None:
    kind: ComparisonKind = st.session_state[_KIND]
    left, right = (st.session_state[side_key(kind, number)] for number in (0, 1))
    try:
        comparison = comparison_of(kind, _as_kept(left), _as_kept(right))
    except FilterError as error:
        st.session_state[_PROBLEM] = str(error)
        return
    st.session_state[_PROBLEM] = None
    st.session_state[_HAS_CHANGED] = True
    change_view(compare=comparison, layers_by=LayersBy.COMPARISON, hidden=frozenset({NOT_COMPARED}))


def _as_kept(value: str | date | None) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""


def _apply() -> None:
    """Take another side while a comparison is shown; before, the button takes both."""
    if current_view().compare is not None:
        _start()


def _drop() -> None:
    st.session_state[_PROBLEM] = None
    st.session_state[_HAS_CHANGED] = True
    change_view(compare=None)
    if current_view().layers_by is LayersBy.COMPARISON:
        change_view(layers_by=LayersBy.EVENT_TYPE, hidden=frozenset())
