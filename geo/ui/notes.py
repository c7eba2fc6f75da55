"""What the page says about itself: the count, an odd address, samples, and nothing found."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geo.features.shown import Shown, partition
from geo.model import ReportFilter
from geo.ui import reading
from geo.ui.filters import ActiveFilter, active_filters
from geo.ui.map_panel import MOST_MARKS
from geo.ui.markup import element, notice, show
from geo.ui.session import address_problems, change_view, current_view
from geo.wiring import Services


def count_line(shown: Shown, total: int) -> str:
    """Return the line that is always in sight: what is shown of all, and what has no mark."""
    line = f"{_reports(len(shown.drawn))} shown of {total:,}; {len(shown.listed):,} not on the map"
    return f"{line}; {len(shown.hidden)} in hidden layers" if shown.hidden else line


def _reports(number: int) -> str:
    return f"{number:,} report{'' if number == 1 else 's'}"


def show_count(shown: Shown, total: int) -> None:
    """Draw the count line."""
    show(element("p", count_line(shown, total), css="dl-counts", role="status"))


def show_address_problems() -> None:
    """Say which parts of the address were not understood and left out."""
    for problem in address_problems():
        notice("warning", problem)


def show_sample_note(services: Services) -> None:
    """Say that the sample dispatches are samples, with the button that removes them."""
    number = sum(article.is_sample for article in reading.articles(services))
    if not number:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="sample_note"):
        show(
            element(
                "p",
                f"{number} sample {'dispatch is' if number == 1 else 'dispatches are'} loaded: "
                "short summaries after named outlets, to try Dateline with.",
            )
        )
        st.button("Remove samples", key="remove_samples", on_click=_remove, args=[services])


def _remove(services: Services) -> None:
    services.store.delete_samples()
    services.relink()


def show_capped(number: int) -> None:
    """Say that the map leaves out marks when there are more than it takes."""
    if number > MOST_MARKS:
        notice(
            "warning",
            f"The map draws the first {MOST_MARKS:,} of {number:,} reports: narrow the filters to "
            "see the rest. Tables and download hold them all.",
        )


def show_nothing_found(services: Services, shown: Shown) -> None:
    """When the filter hides everything, say which part of it does, and offer to drop it."""
    if shown.drawn or shown.listed:
        return
    view = current_view()
    if shown.hidden:
        notice("info", f"All {_reports(len(shown.hidden))} are in layers that are switched off.")
        _offer("Show all layers", view.wanted)
        return
    active = active_filters(view.wanted)
    if not active:
        notice("info", "There are no reports yet: add articles to see what they report, and where.")
        return
    culprit = _culprit(services, active)
    if culprit is None:
        notice("info", "No report passes these filters together.")
        _offer("Clear all filters", ReportFilter())
        return
    found = _reports(len(reading.reports(services, culprit.without)))
    notice("info", f"Nothing passes the filters. Without “{culprit.label}” there are {found}.")
    _offer(f"Drop {culprit.label}", culprit.without)


def _culprit(services: Services, active: tuple[ActiveFilter, ...]) -> ActiveFilter | None:
    """Return the filter without which most is found; None when no single one is to blame."""

    def found(candidate: ActiveFilter) -> int:
        shown = partition(
            reading.reports(services, candidate.without),
            replace(current_view(), wanted=candidate.without),
        )
        return len(shown.exported)

    best = max(active, key=found)
    return best if found(best) else None


def _offer(label: str, wanted: ReportFilter) -> None:
    st.button(
        label,
        key="drop_filter",
        on_click=lambda: change_view(wanted=wanted, hidden=frozenset()),
    )
