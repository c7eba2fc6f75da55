"""The sidebar: search, publisher, event type, status and place, each with what it would add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

import streamlit as st

from geo.maps import EVENT_SIGNS, STATUS_SIGNS
from geo.model import EventType, ReportFilter, ReviewState, Status
from geo.ui import reading
from geo.ui.more_filters import show_more_filters
from geo.ui.place_search import show_place_search
from geo.ui.session import change_filter, clear_filters, current_view, hold, taking
from geo.wiring import Services


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter that is set."""

    label: str
    without: ReportFilter
    """The same filter with this one dropped."""


def show_filters(services: Services) -> None:
    """Draw the filters and how many are on."""
    view = current_view()
    counts = reading.counts(services, view.wanted)
    hold("filter_text", view.wanted.text or "")
    st.text_input(
        "Search",
        key="filter_text",
        type="search",
        placeholder="Words of the article",
        on_change=taking("filter_text", lambda words: change_filter(text=words.strip() or None)),
    )
    _publishers(counts.get("publisher", {}), view.wanted)
    _event_types(counts.get("event_type", {}), view.wanted)
    _statuses(counts.get("status", {}), view.wanted)
    show_place_search(services, view.wanted)
    _review_states(counts.get("review_state", {}), view.wanted)
    show_more_filters(counts, view.wanted)
    _active_line()


def _publishers(counts: Mapping[str, int], wanted: ReportFilter) -> None:
    names = sorted({*counts, *wanted.publishers}, key=lambda name: (-counts.get(name, 0), name))
    hold("filter_publisher", [name for name in names if name in wanted.publishers])
    st.multiselect(
        "Publisher",
        names,
        key="filter_publisher",
        format_func=lambda name: f"{name or 'Unknown publisher'} ({counts.get(name, 0)})",
        placeholder="All publishers",
        on_change=taking(
            "filter_publisher", lambda names: change_filter(publishers=frozenset(names))
        ),
    )


def _event_types(counts: Mapping[str, int], wanted: ReportFilter) -> None:
    hold("filter_type", [kind for kind in EVENT_SIGNS if kind in wanted.event_types])
    st.multiselect(
        "Event type",
        [kind for kind in EVENT_SIGNS if counts.get(kind.value) or kind in wanted.event_types],
        key="filter_type",
        format_func=lambda kind: f"{EVENT_SIGNS[kind].label} ({counts.get(kind.value, 0)})",
        placeholder="All event types",
        on_change=taking("filter_type", _take_event_types),
    )


def _take_event_types(kinds: list[EventType]) -> None:
    change_filter(event_types=frozenset(kinds))


def _statuses(counts: Mapping[str, int], wanted: ReportFilter) -> None:
    hold("filter_status", [status for status in STATUS_SIGNS if status in wanted.statuses])
    st.multiselect(
        "Status",
        [s for s in STATUS_SIGNS if counts.get(s.value) or s in wanted.statuses],
        key="filter_status",
        format_func=lambda s: f"{STATUS_SIGNS[s].label.capitalize()} ({counts.get(s.value, 0)})",
        placeholder="Any status",
        on_change=taking("filter_status", _take_statuses),
    )


def _take_statuses(statuses: list[Status]) -> None:
    change_filter(statuses=frozenset(statuses))


def _review_states(counts: Mapping[str, int], wanted: ReportFilter) -> None:
    """Draw the choice of what people have decided, once they have decided anything."""
    states = [s for s in ReviewState if counts.get(s.value) or s in wanted.review_states]
    if not wanted.review_states and states in ([], [ReviewState.UNREVIEWED]):
        return
    hold("filter_review", [state for state in states if state in wanted.review_states])
    st.multiselect(
        "Judged by people",
        states,
        key="filter_review",
        format_func=lambda s: f"{s.value.capitalize()} ({counts.get(s.value, 0)})",
        placeholder="Judged or not",
        on_change=taking("filter_review", _take_review_states),
    )


def _take_review_states(states: list[ReviewState]) -> None:
    change_filter(review_states=frozenset(states))


def _active_line() -> None:
    view = current_view()
    active = active_filters(view.wanted)
    number = len(active) + bool(view.hidden)
    if not number:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="active_filters"):
        st.text(f"{number} filter{'s' if number > 1 else ''} on")
        st.button("Clear", key="clear_filters", on_click=clear_filters)


_LABELS = {
    "publishers": "publisher",
    "event_types": "event type",
    "statuses": "status",
    "place": "place",
    "text": "search",
    "known_on": "as known on",
    "bbox": "area in view",
    "map_as": "sign",
    "review_states": "judged by people",
    "article_ids": "article",
    "claimants": "claimant",
    "precision_at_least": "exactness of the place",
    "confidence_at_least": "sureness of the place",
    "within": "country, region or place",
    "shape": "drawn area",
    "include_undated": "leaving out undated reports",
    "include_unpublished": "leaving out articles without publication date",
}


def active_filters(wanted: ReportFilter) -> tuple[ActiveFilter, ...]:
    """Return the filters that are set, the date range as one."""
    empty = ReportFilter()
    active = []
    if wanted.date_from or wanted.date_to:
        active.append(ActiveFilter("date range", replace(wanted, date_from=None, date_to=None)))
    if wanted.published_from or wanted.published_to:
        free = replace(wanted, published_from=None, published_to=None)
        active.append(ActiveFilter("publication dates", free))
    for field in fields(ReportFilter):
        name = field.name
        if name in _LABELS and getattr(wanted, name) != getattr(empty, name):
            active.append(
                ActiveFilter(_LABELS[name], replace(wanted, **{name: getattr(empty, name)}))
            )
    return tuple(active)
