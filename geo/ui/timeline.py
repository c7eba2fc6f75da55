"""Reports over time: a histogram of event dates with a range slider under it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from geo.features.report_detail import day_words
from geo.model import ReportFilter
from geo.ui import reading
from geo.ui.markup import Markup, element, show
from geo.ui.session import change_filter, current_view, hold, taking
from geo.wiring import Services

MOST_BARS = 90
"""Bars that a phone can still tell apart; a judgement."""

LONGEST_WINDOW = 400
"""Days that are shown to the day. Reports of long ago ("since 1953") would press the rest
into one bar, so beyond this the slider covers the days that hold most reports."""

KEPT_SHARE = 0.95
"""Share of the dated reports that the shortened window must hold; a judgement."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days that the slider covers; its ends stand for everything before and after."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Bar:
    """Reports of one or more days."""

    first: date
    last: date
    count: int


def window_of(counts: Mapping[date, int], wanted: ReportFilter) -> Window | None:
    """Return the days that the slider covers, those of the filter included; None without any."""
    days = sorted(counts)
    if not days:
        return None
    first, last = _densest(days, counts)
    limits = [day for day in (wanted.date_from, wanted.date_to) if day]
    return Window(min([first, *limits]), max([last, *limits]))


def _densest(days: list[date], counts: Mapping[date, int]) -> tuple[date, date]:
    """Return the shortest run of days with KEPT_SHARE of the reports, or all when short enough."""
    if (days[-1] - days[0]).days <= LONGEST_WINDOW:
        return days[0], days[-1]
    needed = KEPT_SHARE * sum(counts.values())
    best, held, start = (days[0], days[-1]), 0, 0
    for end, day in enumerate(days):
        held += counts[day]
        while held - counts[days[start]] >= needed:
            held -= counts[days[start]]
            start += 1
        if held >= needed and day - days[start] < best[1] - best[0]:
            best = (days[start], days[end])
    return best


def bars_of(counts: Mapping[date, int], window: Window) -> tuple[Bar, ...]:
    """Return equal bars over the window; the outer two hold what lies outside."""
    days = (window.last - window.first).days + 1
    width = math.ceil(days / MOST_BARS)
    totals = [0] * math.ceil(days / width)
    for day, count in counts.items():
        index = (min(max(day, window.first), window.last) - window.first).days // width
        totals[index] += count
    return tuple(
        Bar(
            window.first + timedelta(days=index * width),
            min(window.first + timedelta(days=(index + 1) * width - 1), window.last),
            total,
        )
        for index, total in enumerate(totals)
    )


def show_timeline(services: Services) -> None:
    """Draw the histogram, the slider and the switch for undated reports."""
    wanted = current_view().wanted
    histogram = reading.histogram(services, wanted)
    counts = {day: count for day, count in histogram.items() if day is not None and count}
    window = window_of(counts, wanted)
    line = st.container(horizontal=True, vertical_alignment="center", key="time_line")
    with line, st.container(key="timeline", gap=None):
        if window is None:
            show(element("p", "No report shown has an event date.", css="dl-faint"))
        else:
            show(_drawing(bars_of(counts, window), wanted))
            if window.first < window.last:
                _slider(window, wanted)
    with line:
        _undated_switch(histogram.get(None, 0), wanted)


def _drawing(bars: tuple[Bar, ...], wanted: ReportFilter) -> Markup:
    tallest = max(bar.count for bar in bars) or 1
    drawn = []
    for bar in bars:
        is_in = (wanted.date_from is None or bar.last >= wanted.date_from) and (
            wanted.date_to is None or bar.first <= wanted.date_to
        )
        days = day_words(bar.first)
        if bar.last != bar.first:
            days += f" to {day_words(bar.last)}"
        height = max(100 * bar.count / tallest, 4 if bar.count else 0)
        drawn.append(
            element(
                "i",
                css="dl-bar" if is_in else "dl-bar dl-out",
                style=f"height:{height:.0f}%",
                title=f"{days}: {bar.count}",
            )
        )
    total = sum(bar.count for bar in bars)
    label = (
        f"{total} dated reports from {day_words(bars[0].first)} to {day_words(bars[-1].last)}, "
        f"at most {tallest} in one bar"
    )
    return element("div", *drawn, css="dl-histogram", role="img", **{"aria-label": label})


def _slider(window: Window, wanted: ReportFilter) -> None:
    hold("filter_days", (wanted.date_from or window.first, wanted.date_to or window.last))

    def take(days: tuple[date, date]) -> None:
        change_filter(
            date_from=days[0] if days[0] > window.first else None,
            date_to=days[1] if days[1] < window.last else None,
        )

    st.slider(
        "Event date",
        window.first,
        window.last,
        key="filter_days",
        format="D MMM YYYY",
        label_visibility="collapsed",
        on_change=taking("filter_days", take),
    )


def _undated_switch(undated: int, wanted: ReportFilter) -> None:
    if not undated and wanted.include_undated:
        return
    hold("filter_undated", wanted.include_undated)
    st.checkbox(
        f"Undated too ({undated})",
        key="filter_undated",
        width="content",
        on_change=taking("filter_undated", lambda on: change_filter(include_undated=on)),
    )
