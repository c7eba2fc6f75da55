"""What the page says about itself: the count, an odd address, samples, and nothing found."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geo.model import ReportFilter
from geo.store import Numbers
from geo.ui import reading
from geo.ui.filters import ActiveFilter, active_filters
from geo.ui.markup import element, notice, show
from geo.ui.session import address_problems, change_view, current_view
from geo.wiring import Services


def count_line(numbers: Numbers, total: int) -> str:
    """Return the line that is always in sight: what is shown of all, and what has no mark."""
    line = f"{_reports(numbers.drawn)} shown of {total:,}; {numbers.listed:,} not on the map"
    return f"{line}; {numbers.hidden:,} in hidden layers" if numbers.hidden else line


def _reports(number: int) -> str:
    return f"{number:,} report{'' if number == 1 else 's'}"


def show_count(numbers: Numbers, total: int) -> None:
    """Draw the count line."""
    show(element("p", count_line(numbers, total), css="dl-counts", role="status"))


def show_address_problems() -> None:
    """Say which parts of the address were not understood and left out."""
    for problem in address_problems():
        notice("warning", problem)


def show_sample_note(services: Services) -> None:
    """Say that the sample dispatches are samples, with the button that removes them."""
    _, number = reading.article_numbers(services)
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


def show_nothing_found(services: Services, numbers: Numbers) -> None:
    """When the filter hides everything, say which part of it does, and offer to drop it."""
    if numbers.drawn or numbers.listed:
        return
    view = current_view()
    if numbers.hidden:
        notice("info", f"All {_reports(numbers.hidden)} are in layers that are switched off.")
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
    found = _reports(_found(services, culprit.without))
    notice("info", f"Nothing passes the filters. Without “{culprit.label}” there are {found}.")
    _offer(f"Drop {culprit.label}", culprit.without)


def _culprit(services: Services, active: tuple[ActiveFilter, ...]) -> ActiveFilter | None:
    """Return the filter without which most is found; None when no single one is to blame."""

    def found(candidate: ActiveFilter) -> int:
        return _found(services, candidate.without)

    best = max(active, key=found)
    return best if found(best) else None


def _found(services: Services, wanted: ReportFilter) -> int:
    """Return how many reports the page would show under another filter."""
    numbers = reading.shown(services, replace(current_view(), wanted=wanted))
    return numbers.drawn + numbers.listed


def _offer(label: str, wanted: ReportFilter) -> None:
    st.button(
        label,
        key="drop_filter",
        on_click=lambda: change_view(wanted=wanted, hidden=frozenset()),
    )
