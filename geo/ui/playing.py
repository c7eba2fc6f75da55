"""Play: the chosen days move on by themselves, a step each time the page has answered.

While it plays, the view changes and the address stays: only a pause is an entry
for Back. One clock moves the days, a fragment at the end of the page. Its timer
starts anew with every run of the page, so no step is asked for before the last
one was drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import streamlit as st

from geo.errors import GeoError
from geo.ui import reading
from geo.ui.histogram import Window, dated, window_of
from geo.ui.session import (
    change_filter,
    current_view,
    hold,
    hold_address,
    is_address_held,
    release_address,
    taking,
)
from geo.ui.stepping import Playback, Reach, Step, advanced, begun, fitting_step
from geo.ui.time_axis import limiting, limits
from geo.wiring import Services

_PLAYBACK, _SPEED, _IS_DRAWN = "dateline_playback", "dateline_speed", "dateline_clock_drawn"


class Speed(StrEnum):
    """How long a step stays in sight."""

    SLOW = "slow"
    NORMAL = "normal"
    FAST = "fast"


SECONDS = {Speed.SLOW: 2.5, Speed.NORMAL: 1.2, Speed.FAST: 0.5}
"""Rest between a step that was drawn and the next: long enough to read, to see, to get an idea.
A judgement."""

_REACH_NAMES = {Reach.WINDOW: "These days move on", Reach.GROW: "Days add up"}


def days_of(counts: Mapping[date, int]) -> Window | None:
    """Return the days that the slider covers, for reports per day on the axis of the view."""
    view = current_view()
    return window_of(counts, limits(view.wanted, view.axis))


def chosen_days(days: Window) -> Window:
    """Return the days of `days` that the filter lets through."""
    view = current_view()
    first, last = limits(view.wanted, view.axis)
    return Window(first or days.first, last or days.last)


def choose_days(days: Window, chosen: Window) -> None:
    """Let `chosen` through; the ends of `days` stand for everything before and after."""
    first = chosen.first if chosen.first > days.first else None
    last = chosen.last if chosen.last < days.last else None
    change_filter(**limiting(current_view().axis, first, last))


def show_player(days: Window) -> None:
    """Draw the button and how the days are played."""
    is_on = is_address_held()
    st.button(
        "Pause" if is_on else "Play",
        icon=":material/pause:" if is_on else ":material/play_arrow:",
        key="play",
        on_click=release_address if is_on else lambda: _begin(days),
    )
    playback = _playback(days)
    with st.popover(f"By {playback.step.value}", key="playback"):
        _choice("play_step", "Step", Step, playback.step)
        _choice("play_speed", "Speed", Speed, _speed())
        _choice("play_reach", "On the map", Reach, playback.reach)


def _choice(key: str, label: str, choices: type[StrEnum], chosen: StrEnum) -> None:
    hold(key, chosen)
    st.segmented_control(
        label,
        list(choices),
        key=key,
        required=True,
        format_func=lambda one: _REACH_NAMES.get(one) or one.capitalize(),
        on_change=taking(key, _take),
    )


def _take(_chosen: StrEnum) -> None:
    step, reach = st.session_state["play_step"], st.session_state["play_reach"]
    st.session_state[_PLAYBACK] = Playback(step, reach)
    st.session_state[_SPEED] = st.session_state["play_speed"]


def _playback(days: Window) -> Playback:
    chosen: Playback | None = st.session_state.get(_PLAYBACK)
    return chosen or Playback(fitting_step(days))


def _speed() -> Speed:
    speed: Speed = st.session_state.get(_SPEED, Speed.NORMAL)
    return speed


def _begin(days: Window) -> None:
    hold_address()
    choose_days(days, begun(days, chosen_days(days), _playback(days)))


def keep_playing(services: Services) -> None:
    """Start the clock for the next step; call it when all else is drawn."""
    st.session_state[_IS_DRAWN] = False
    seconds = SECONDS[_speed()] if is_address_held() else None
    st.fragment(_tick, run_every=seconds)(services)


def _tick(services: Services) -> None:
    """Move on, unless this is the page drawing the clock."""
    if not st.session_state[_IS_DRAWN]:
        st.session_state[_IS_DRAWN] = True
        return
    if not is_address_held():
        return
    try:
        _move_on(services)
    except GeoError:
        release_address()  # the page's own run says what is wrong
    st.rerun()


def _move_on(services: Services) -> None:
    view = current_view()
    days = days_of(dated(reading.histogram(services, view.wanted, axis=view.axis)))
    following = advanced(days, chosen_days(days), _playback(days)) if days else None
    if days is None or following is None:
        release_address()
        return
    choose_days(days, following)
    if following.last >= days.last:
        release_address()
