"""The filters that fold away: claimant, how exact and how sure the place is, and the area."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import nsmallest

import streamlit as st

from geo.model import ReportFilter
from geo.ui.area_filter import show_area_filter
from geo.ui.session import change_filter, hold, taking

MOST_CLAIMANTS = 300
"""Claimants that can be chosen, the most frequent; a judgement: more than anybody reads in a list.
A link may name any."""

ANY = 0
"""Stands for no limit in the choice of precision."""

PRECISION_WORDS = {
    ANY: "Any",
    7: "Country, sea, or more exact",
    6: "Country, or more exact",
    5: "Known region, or more exact",
    4: "Region, or more exact",
    3: "District, or more exact",
    2: "Near a place, or at it",
    1: "Exact place",
}
"""By greatest UCDP where_prec."""

OFFERED_PRECISIONS = (ANY, 6, 4, 3, 2, 1)
"""5 and 7 come from links only."""

CONFIDENCE_STEP = 10
"""Per cent: as fine as reports are counted."""

_OPEN = "dateline_more_open"


def show_more_filters(counts: Mapping[str, Mapping[str, int]], wanted: ReportFilter) -> None:
    """Draw them, folded unless one is on when the page opens."""
    is_open = st.session_state.setdefault(_OPEN, _is_any_on(wanted))
    with st.expander("More filters", expanded=is_open, key="more_filters"):
        _claimants(counts.get("claimant", {}), wanted)
        _precision(counts.get("where_prec"), wanted)
        _confidence(counts.get("confidence"), wanted)
        show_area_filter(wanted)


def _is_any_on(wanted: ReportFilter) -> bool:
    least = (wanted.precision_at_least, wanted.confidence_at_least)
    areas = (wanted.claimants, wanted.bbox, wanted.shape)
    return any(one is not None for one in least) or any(areas)


def _claimants(counts: Mapping[str, int], wanted: ReportFilter) -> None:
    ranked = nsmallest(MOST_CLAIMANTS, counts, key=lambda name: (-counts[name], name))
    names = [*ranked, *sorted(wanted.claimants - set(ranked))]
    hold("filter_claimant", [name for name in names if name in wanted.claimants])
    st.multiselect(
        "Claimant",
        names,
        key="filter_claimant",
        format_func=lambda name: f"{name or 'Nobody named'} ({counts.get(name, 0):,})",
        placeholder="Whoever says so",
        help="Who says that it happened. The publisher is the outlet.",
        on_change=taking(
            "filter_claimant", lambda names: change_filter(claimants=frozenset(names))
        ),
    )


def _precision(counts: Mapping[str, int] | None, wanted: ReportFilter) -> None:
    chosen = wanted.precision_at_least or ANY
    options = list(OFFERED_PRECISIONS)
    hold("filter_precision", chosen)
    st.selectbox(
        "How exact the place is",
        options if chosen in options else [*options, chosen],
        key="filter_precision",
        format_func=lambda most: precision_label(most, counts),
        on_change=taking("filter_precision", _take_precision),
    )


def precision_label(most: int, counts: Mapping[str, int] | None) -> str:
    """Return the words for a greatest where_prec, with the reports that pass where counted.

    Those of unknown precision are not counted, so that "any" has no number.
    """
    words = PRECISION_WORDS[most]
    if counts is None or most == ANY:
        return words
    passing = sum(n for prec, n in counts.items() if int(prec) <= most)
    return f"{words} ({passing:,})"


def _take_precision(most: int) -> None:
    change_filter(precision_at_least=most or None)


def _confidence(counts: Mapping[str, int] | None, wanted: ReportFilter) -> None:
    least = wanted.confidence_at_least
    chosen = 0 if least is None else round(least * 100)
    if st.session_state.get("filter_confidence") != chosen:  # else whoever moves it on is set back
        hold("filter_confidence", chosen)
    st.select_slider(
        "How sure the place is",
        sorted({*range(0, 101, CONFIDENCE_STEP), chosen}),
        key="filter_confidence",
        format_func=lambda percent: f"{percent} % or more" if percent else "Any",
        on_change=taking("filter_confidence", _take_confidence),
    )
    passing = sure_enough(chosen, counts)
    if passing is not None:
        st.caption(f"{passing:,} {'report is' if passing == 1 else 'reports are'} that sure")


def sure_enough(percent: int, counts: Mapping[str, int] | None) -> int | None:
    """Return how many reports are at least that sure; None when that was not counted."""
    if counts is None or not percent or percent % CONFIDENCE_STEP:
        return None
    return sum(n for lower, n in counts.items() if int(lower) >= percent)


def _take_confidence(percent: int) -> None:
    change_filter(confidence_at_least=percent / 100 if percent else None)
