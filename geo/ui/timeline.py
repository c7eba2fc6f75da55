"""Reports over time: a histogram with a range slider, by event date or by publication date."""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo.features.report_detail import day_words
from geo.features.view_query import TimeAxis
from geo.model import ReportFilter
from geo.ui import reading
from geo.ui.entering import take_on_enter
from geo.ui.histogram import Bar, Window, bars_of, dated
from geo.ui.markup import Markup, element, show
from geo.ui.playing import choose_days, chosen_days, days_of, show_player
from geo.ui.session import change_filter, change_view, current_view, hold, taking
from geo.ui.time_axis import AXES, has_undated, limiting, limits
from geo.wiring import Services

FIRST_NEWSPAPER = date(1605, 1, 1)
"""Year of the Strasbourg "Relation": nothing was published in a newspaper before."""

LEAST_HEIGHT = 4
"""Per cent of the tallest bar: what a single report among thousands can still be seen by."""


def show_timeline(services: Services) -> None:
    """Draw the histogram, its slider, and what the days are: which date, known when, played how."""
    view = current_view()
    counts = reading.histogram(services, view.wanted, axis=view.axis)
    undated, on_days = counts.get(None, 0), dated(counts)
    days = days_of(on_days)
    bars = bars_of(on_days, days) if days else ()
    with st.container(key="timeline", gap=None):
        if days is None:
            label = AXES[view.axis].label.lower()
            show(element("p", f"No report here has a day: {label} unknown.", css="dl-faint"))
        else:
            show(_drawing(bars, undated))
            if days.first < days.last:
                _slider(days)
    with st.container(horizontal=True, vertical_alignment="center", key="time_line"):
        _axis_choice()
        _known_on(view.wanted)
        _undated_switch(undated)
        if outside := _outside(bars):
            show(element("p", outside, css="dl-faint"))
        _other_limits()
        if days is not None and days.first < days.last:
            with st.container(
                horizontal=True, vertical_alignment="center", key="player", width="content"
            ):
                show_player(days)


# --- the histogram ----------------------------------------------------------------------------


def _drawing(bars: tuple[Bar, ...], undated: int) -> Markup:
    """Return the bars, those without a day apart at the end."""
    view = current_view()
    first, last = limits(view.wanted, view.axis)
    tallest = max(bar.count for bar in bars) or 1
    drawn = [
        _bar(
            bar.count / tallest,
            f"{_span(bar.first, bar.last)}{_beyond(bar)}: {bar.count:,}",
            is_in=(first is None or bar.last >= first) and (last is None or bar.first <= last),
        )
        for bar in bars
    ]
    total = sum(bar.count for bar in bars)
    span = _span(bars[0].first, bars[-1].last)
    label = f"{total:,} reports with a day, {span}, at most {tallest:,} in one bar"
    outside = _outside(bars)
    if outside:
        label += f"; {outside}"
    if undated:
        name = AXES[view.axis].no_date
        is_in = has_undated(view.wanted, view.axis)
        told = f"{name}: {undated:,}"
        drawn.append(_bar(min(undated / tallest, 1), told, is_in=is_in, css=" dl-undated"))
        label += f"; {told}"
    return element("div", *drawn, css="dl-histogram", role="img", **{"aria-label": label})


def _beyond(bar: Bar) -> str:
    """Return that an outer bar holds more than its days; nothing of the others."""
    ways = [way for number, way in ((bar.before, "earlier"), (bar.after, "later")) if number]
    return f" and {' and '.join(ways)}" if ways else ""


def _outside(bars: tuple[Bar, ...]) -> str:
    """Return how many reports are in the outer bars from before and after; empty for none."""
    before, after = sum(bar.before for bar in bars), sum(bar.after for bar in bars)
    ways = ((before, f"{before:,} earlier"), (after, f"{after:,} later"))
    told = ", ".join(words for number, words in ways if number)
    return f"At the ends: {told}" if told else ""


def _bar(share: float, told: str, *, is_in: bool, css: str = "") -> Markup:
    height = max(100 * share, LEAST_HEIGHT if share else 0)
    return element(
        "i",
        css=f"dl-bar{'' if is_in else ' dl-out'}{css}",
        style=f"height:{height:.0f}%",
        title=told,
    )


def _span(first: date, last: date) -> str:
    return day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"


def _slider(days: Window) -> None:
    axis = current_view().axis
    chosen = chosen_days(days)
    # A key for each window: with one for all, the browser may set the slider of new ends to those
    # of the one before, and the end of a shorter window passes for a limit that nobody has chosen.
    key = f"days_{axis.value}_{days.first}_{days.last}"
    hold(key, (chosen.first, chosen.last))
    st.slider(
        AXES[axis].label,
        days.first,
        days.last,
        key=key,
        format="D MMM YYYY",
        label_visibility="collapsed",
        on_change=taking(key, lambda ends: _take_days(axis, days, Window(*ends))),
    )


def _take_days(axis: TimeAxis, days: Window, chosen: Window) -> None:
    """Take the ends of a slider, unless it is that of the other axis.

    A browser that has not yet heard that the axis was changed sends its last value again.
    """
    if axis is current_view().axis:
        choose_days(days, chosen)


# --- what the days are ------------------------------------------------------------------------


def _axis_choice() -> None:
    hold("axis", current_view().axis)
    st.segmented_control(
        "Days of the timeline",
        list(TimeAxis),
        key="axis",
        required=True,
        format_func=lambda axis: AXES[axis].label,
        label_visibility="collapsed",
        on_change=taking("axis", lambda axis: change_view(axis=axis)),
    )


def _known_on(wanted: ReportFilter) -> None:
    """Draw the choice of a day to look from: picked, or typed and taken by Enter or the button."""
    day = wanted.known_on
    with (
        st.popover(f"As known on {day_words(day)}" if day else "As known on …", key="known_on"),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        hold("filter_known", day)
        st.date_input(
            "As known on",
            min_value=FIRST_NEWSPAPER,
            max_value=date.max,
            key="filter_known",
            format="YYYY-MM-DD",
            width=190,
            help="Shows only what articles published by that day say. Undated articles are left "
            "out. Empty: as known now.",
            on_change=taking("filter_known", lambda day: change_filter(known_on=day)),
        )
        st.button("Show", key="show_known")  # a typed day is taken when its field is left
        take_on_enter("filter_known", "show_known")


def _undated_switch(undated: int) -> None:
    view = current_view()
    names = AXES[view.axis]
    is_in = has_undated(view.wanted, view.axis)
    if not undated and is_in:
        return
    key = f"undated_{view.axis.value}"
    hold(key, is_in)
    st.checkbox(
        f"{names.no_date.capitalize()} ({undated:,})",
        key=key,
        width="content",
        on_change=taking(key, lambda on: change_filter(**{names.undated: on})),
    )


def _other_limits() -> None:
    """Name the days that are chosen on the other axis, with the way to drop them."""
    view = current_view()
    [other] = [axis for axis in TimeAxis if axis is not view.axis]
    first, last = limits(view.wanted, other)
    if first is None and last is None:
        return
    st.button(
        f"{AXES[other].label} {_range_words(first, last)}",
        icon=":material/close:",
        key="drop_other_days",
        help="Drop this limit",
        on_click=lambda: change_filter(**limiting(other, None, None)),
    )


def _range_words(first: date | None, last: date | None) -> str:
    if first and last:
        return _span(first, last)
    return f"from {day_words(first)}" if first else f"to {day_words(last or date.max)}"
