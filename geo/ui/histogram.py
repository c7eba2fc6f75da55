"""Days as bars: which days the timeline covers, and how many reports each bar stands for."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

MOST_BARS = 90
"""Bars that a phone can still tell apart; a judgement."""

LONGEST_WINDOW = 400
"""Days that are shown to the day. Reports of long ago ("since 1953") would press the rest
into one bar, so beyond this the slider covers the days that hold most reports."""

KEPT_SHARES = (0.95, 0.9, 0.85, 0.8, 0.75)
"""Shares of the dated reports that a shortened window may hold, the largest first; a judgement."""

MUCH_SHORTER = 5
"""How many times shorter a window of a smaller share must be to be taken: a few old reports must
not press the rest into one bar, and a collection that spans decades keeps them. A judgement."""


NEARBY = 0.1
"""Of a window's length, what it may grow at either end to leave no report out. A judgement."""


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
    """With those before and after, for the outer two bars."""
    before: int = 0
    """Of them, those before the window."""
    after: int = 0
    """Of them, those after the window."""


def dated(counts: Mapping[date | None, int]) -> dict[date, int]:
    """Return what of the counts has a day."""
    return {day: number for day, number in counts.items() if day is not None}


def window_of(
    counts: Mapping[date, int], limits: tuple[date | None, date | None] = (None, None)
) -> Window | None:
    """Return the days that the slider covers, `limits` of the filter included; None without any."""
    days = sorted(counts)
    if not days:
        return None
    first, last = _densest(days, counts)
    held = [day for day in limits if day]
    return Window(min([first, *held]), max([last, *held]))


def _densest(days: list[date], counts: Mapping[date, int]) -> tuple[date, date]:
    """Return the days that hold most reports, or all when they are few enough."""
    if (days[-1] - days[0]).days <= LONGEST_WINDOW:
        return days[0], days[-1]
    best, *smaller = [_shortest(days, counts, share) for share in KEPT_SHARES]
    for first, last in smaller:
        if MUCH_SHORTER * (last - first) < best[1] - best[0]:
            best = first, last
    room = NEARBY * (best[1] - best[0])
    near = [day for day in days if best[0] - room <= day <= best[1] + room]
    return near[0], near[-1]


def _shortest(days: list[date], counts: Mapping[date, int], share: float) -> tuple[date, date]:
    """Return the shortest run of days with a share of the reports."""
    needed = share * sum(counts.values())
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
    first, last = window.first.toordinal(), window.last.toordinal()
    days = last - first + 1
    width = math.ceil(days / MOST_BARS)
    totals = [0] * math.ceil(days / width)
    before = sum(count for day, count in counts.items() if day < window.first)
    after = sum(count for day, count in counts.items() if day > window.last)
    for day, count in counts.items():
        totals[(min(max(day.toordinal(), first), last) - first) // width] += count
    return tuple(
        Bar(
            window.first + timedelta(days=index * width),
            min(window.first + timedelta(days=(index + 1) * width - 1), window.last),
            total,
            before if index == 0 else 0,
            after if index == len(totals) - 1 else 0,
        )
        for index, total in enumerate(totals)
    )
