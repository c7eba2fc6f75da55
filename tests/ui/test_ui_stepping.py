"""How the days that are shown move on: steps, the two reaches, the end and what comes after it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.ui.histogram import Window
from geo.ui.stepping import MOST_STEPS, Playback, Reach, Step, advanced, begun, fitting_step

YEAR = Window(date(2024, 1, 1), date(2024, 12, 31))


@st.composite
def windows(draw):
    first, chosen_first, chosen_last, last = sorted(
        draw(st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=4, max_size=4))
    )
    return Window(first, last), Window(chosen_first, chosen_last)


playbacks = st.builds(Playback, st.sampled_from(Step), st.sampled_from(Reach))


@given(windows(), playbacks)
def test_playing_moves_on_within_the_days_and_comes_to_an_end(both, playback):
    days, chosen = both
    chosen = begun(days, chosen, playback)
    steps = 0
    while (following := advanced(days, chosen, playback)) is not None:
        assert days.first <= following.first <= following.last <= days.last
        assert following.last > chosen.last
        assert following.first >= chosen.first
        chosen, steps = following, steps + 1
        if steps > 300:  # two centuries by the day: far enough
            return
    assert chosen.last == days.last


@pytest.mark.parametrize(
    ("step", "first", "last"),
    [
        (Step.DAY, date(2024, 1, 2), date(2024, 2, 1)),
        (Step.WEEK, date(2024, 1, 8), date(2024, 2, 7)),
        (Step.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_window_of_a_month_moves_on(step, first, last):
    january = Window(date(2024, 1, 1), date(2024, 1, 31))
    assert advanced(YEAR, january, Playback(step)) == Window(first, last)


def test_days_add_up_from_the_first():
    january = Window(date(2024, 1, 1), date(2024, 1, 31))
    grown = advanced(YEAR, january, Playback(Step.MONTH, Reach.GROW))
    assert grown == Window(date(2024, 1, 1), date(2024, 2, 29))


def test_the_last_window_is_as_long_as_the_others():
    chosen = Window(date(2024, 12, 20), date(2024, 12, 26))
    last = advanced(YEAR, chosen, Playback(Step.WEEK))
    assert last == Window(date(2024, 12, 25), date(2024, 12, 31))
    assert advanced(YEAR, last, Playback(Step.WEEK)) is None


def test_playing_goes_on_from_where_it_was_paused():
    chosen = Window(date(2024, 3, 1), date(2024, 3, 10))
    for reach in Reach:
        assert begun(YEAR, chosen, Playback(Step.DAY, reach)) == chosen


def test_with_all_days_chosen_playing_begins_with_one_step():
    for reach in Reach:
        week = begun(YEAR, YEAR, Playback(Step.WEEK, reach))
        assert week == Window(date(2024, 1, 1), date(2024, 1, 7))


def test_after_the_end_a_window_of_the_same_length_begins_anew():
    chosen = Window(date(2024, 12, 22), date(2024, 12, 31))
    again = begun(YEAR, chosen, Playback(Step.DAY))
    assert again == Window(date(2024, 1, 1), date(2024, 1, 10))


def test_after_the_end_days_add_up_again_from_the_day_that_was_chosen():
    chosen = Window(date(2024, 6, 1), date(2024, 12, 31))
    again = begun(YEAR, chosen, Playback(Step.DAY, Reach.GROW))
    assert again == Window(date(2024, 6, 1), date(2024, 6, 1))


def test_the_calendar_has_a_last_day():
    days = Window(date(9999, 1, 1), date.max)
    assert advanced(days, Window(date(9999, 12, 1), date(9999, 12, 30)), Playback(Step.MONTH))


@pytest.mark.parametrize(
    ("days", "step"), [(1, Step.DAY), (MOST_STEPS, Step.DAY), (61, Step.WEEK), (900, Step.MONTH)]
)
def test_the_step_fits_how_long_the_days_are(days, step):
    first = date(2024, 1, 1)
    assert fitting_step(Window(first, first + timedelta(days=days - 1))) is step


def test_a_single_day_at_the_end_of_a_month_stays_a_window_in_a_shorter_one():
    one = Window(date(1999, 1, 28), date(1999, 1, 28))
    days = Window(date(1999, 1, 1), date(2000, 1, 1))
    following = advanced(days, one, Playback(Step.MONTH, Reach.WINDOW))
    assert following == Window(date(1999, 2, 27), date(1999, 2, 27))
