"""Stretches of the calendar and their names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import DateInterval
from geo.temporal import periods
from geo.temporal.holidays import easter


@pytest.mark.parametrize(
    ("period", "value", "edtf"),
    [
        (periods.day(date(2024, 2, 29)), "2024-02-29", "2024-02-29"),
        (periods.month(2023, 2), "2023-02", "2023-02"),
        (periods.week(date(2024, 12, 31)), "2025-W01", "2024-12-30/2025-01-05"),
        (periods.quarter(2024, 5), "2025-Q1", "2025-01/2025-03"),
        (periods.season(2023, "WI"), "2023-WI", "2023-24"),
        (periods.decade(1990), "199", "199X"),
        (periods.century(20), "19", "19XX"),
    ],
)
def test_a_period_is_named_in_timex3_and_edtf(period, value, edtf):
    assert (period.value, period.edtf) == (value, edtf)


def test_the_twentieth_century_ends_with_2000():
    assert periods.century(20).end == date(2000, 12, 31)


def test_a_period_may_not_run_backwards():
    with pytest.raises(ValueError, match="is after"):
        periods.between(periods.year(2022), periods.year(2014))


@pytest.mark.parametrize(
    ("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5)]
)
def test_precision_follows_the_ucdp_codes(days, code):
    last = date.fromordinal(date(2024, 1, 1).toordinal() + days - 1)
    assert periods.precision(DateInterval(date(2024, 1, 1), last)) == code


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9990, 1, 1)))
def test_the_thirds_of_a_month_lie_in_it_in_order(when):
    whole = periods.month_at(when, 0)
    early, mid, late = (periods.narrowed(whole, part) for part in ("early", "mid", "late"))
    assert whole.start == early.start <= early.end < mid.start <= mid.end < late.start <= late.end
    assert late.end == whole.end


@pytest.mark.parametrize("day", [date(2000, 4, 23), date(2024, 3, 31), date(2038, 4, 25)])
def test_easter(day):
    assert easter(day.year) == day
