"""The histogram and its slider: every dated report in a bar, long ago pressed to the edge."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.ui.histogram import LONGEST_WINDOW, MOST_BARS, Window, bars_of, window_of

days = st.dates(date(1900, 1, 1), date(2050, 1, 1))
histograms = st.dictionaries(days, st.integers(1, 50), min_size=1, max_size=40)


@given(histograms)
def test_the_bars_hold_every_dated_report(counts):
    window = window_of(counts)
    bars = bars_of(counts, window)
    assert sum(bar.count for bar in bars) == sum(counts.values())
    assert len(bars) <= MOST_BARS
    assert (bars[0].first, bars[-1].last) == (window.first, window.last)


@given(histograms, days, days)
def test_the_window_holds_the_dates_of_the_filter(counts, first, last):
    window = window_of(counts, (first, last))
    assert window.first <= first
    assert last <= window.last


def test_one_old_report_does_not_press_a_year_into_one_bar():
    start = date(2024, 1, 1)
    counts = {start + timedelta(days=day): 5 for day in range(100)} | {date(1953, 7, 27): 1}
    window = window_of(counts)
    assert window.first >= start
    assert (window.last - window.first).days <= LONGEST_WINDOW


@given(histograms)
def test_the_outer_bars_tell_what_lies_outside(counts):
    window = window_of(counts)
    bars = bars_of(counts, window)
    before = sum(number for day, number in counts.items() if day < window.first)
    after = sum(number for day, number in counts.items() if day > window.last)
    assert (bars[0].before, bars[-1].after) == (before, after)
    assert sum(bar.before + bar.after for bar in bars) == before + after


@pytest.mark.parametrize("old", [2, 8, 20])
def test_a_few_old_reports_do_not_press_the_news_into_one_bar(old):
    start = date(2024, 1, 1)
    news = {start + timedelta(days=day): 1 for day in range(100 - old)}
    window = window_of(news | {date(1943, 1, 1 + day): 1 for day in range(old)})
    assert window.first == start
    assert window.last == start + timedelta(days=99 - old)


def test_a_collection_that_spans_decades_is_shown_whole_but_for_its_thinnest_part():
    counts = {date(1950 + year, 1, 1): 10 for year in range(70)}
    window = window_of(counts)
    assert (window.last - window.first).days > 0.9 * 69 * 365


def test_without_dates_there_is_no_window():
    assert window_of({}) is None


def test_one_day_is_one_bar():
    day = date(2024, 10, 31)
    [bar] = bars_of({day: 3}, Window(day, day))
    assert (bar.first, bar.last, bar.count) == (day, day, 3)
