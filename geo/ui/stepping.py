"""How the days that are shown move on while they are played."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from geo.ui.histogram import Window

MOST_STEPS = 60
"""Steps of a whole playing before the next longer step is proposed: about a minute. A judgement."""


class Step(StrEnum):
    """How far the days move on at a time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Reach(StrEnum):
    """Which of the days that were passed stay on the map."""

    WINDOW = "window"
    """As many days as at the start, moving on."""
    GROW = "grow"
    """All since the first."""


_DAYS = {Step.DAY: 1, Step.WEEK: 7, Step.MONTH: 31}


@dataclass(frozen=True, slots=True)
class Playback:
    """How the days are played."""

    step: Step = Step.DAY
    reach: Reach = Reach.WINDOW


def fitting_step(days: Window) -> Step:
    """Return the shortest step that plays all days in at most MOST_STEPS, else the longest."""
    length = (days.last - days.first).days + 1
    fitting = (step for step in Step if length <= MOST_STEPS * _DAYS[step])
    return next(fitting, Step.MONTH)


def begun(days: Window, chosen: Window, playback: Playback) -> Window:
    """Return where playing begins: where it stands, or anew once the last day is reached."""
    if chosen.last < days.last:
        return chosen
    if playback.reach is Reach.GROW or chosen.first <= days.first:
        first = chosen.first if chosen.first < days.last else days.first
        return _of_one_step(days, first, playback.step)
    return Window(days.first, days.first + (chosen.last - chosen.first))


def _of_one_step(days: Window, first: date, step: Step) -> Window:
    return Window(first, min(_moved(first, step) - timedelta(days=1), days.last))


def advanced(days: Window, chosen: Window, playback: Playback) -> Window | None:
    """Return the days of the next step; None when the last day was reached."""
    if chosen.last >= days.last:
        return None
    one_day = timedelta(days=1)
    last = _moved(chosen.last + one_day, playback.step) - one_day
    if playback.reach is Reach.GROW:
        return Window(chosen.first, min(last, days.last))
    if last >= days.last:  # the last window is as long as the others
        return Window(max(chosen.first, days.last - (chosen.last - chosen.first)), days.last)
    # A short month brings the first day nearer to the last: 28 January moves to 27 February.
    return Window(min(_moved(chosen.first, playback.step), last), last)


def _moved(day: date, step: Step) -> date:
    """Return the day one step later; the calendar's last when there is none."""
    try:
        if step is not Step.MONTH:
            return day + timedelta(days=_DAYS[step])
        year, month = divmod(day.year * 12 + day.month, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return date.max
