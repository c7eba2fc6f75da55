"""Dates as people write them: a sure day, or the days that they can mean with the doubt."""

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import written_dates
from geo.written_dates import WrittenDate, date_at, read_date, whole_year, why_impossible

BASTILLE = date(2023, 7, 14)


@pytest.mark.parametrize(
    "written",
    [
        "14 July 2023, 10:15 BST",
        "Fri 14 Jul 2023 10.15 BST",
        "Friday the 14th of July, 2023",
        "July 14th, 2023",
        "July 14, 2023 at 10:15 a.m. EDT",
        "1:05 PM EDT, Fri July 14, 2023",
        "14-Jul-2023",
        "14.07.2023",
        "14/07/2023 - 10:15",
        "07/14/2023",
        "2023/7/14 10:15",
        "2023-07-14 10:15:00 +0200",
        "20230714",
    ],
)
def test_a_whole_day_is_read_in_whatever_form(written):
    assert read_date(written) == WrittenDate(BASTILLE, BASTILLE)


@pytest.mark.parametrize(
    ("written", "first", "last", "doubt"),
    [
        ("03/04/2023", date(2023, 3, 4), date(2023, 4, 3), "told apart"),
        ("03/04/23", date(2023, 3, 4), date(2023, 4, 3), "told apart"),
        ("03.04.2023", date(2023, 4, 3), date(2023, 4, 3), "day first"),
        ("14 Jul 23", BASTILLE, BASTILLE, "two digits"),
        ("14/07/87", date(1987, 7, 14), date(1987, 7, 14), "two digits"),
        ("Monday, 14 July 2023", BASTILLE, BASTILLE, "that day is a Fri"),
        ("July 2023", date(2023, 7, 1), date(2023, 7, 31), "names no day"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "names no day"),
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "names no day"),
    ],
)
def test_what_is_no_sure_day_comes_with_its_doubt(written, first, last, doubt):
    found = read_date(written)
    assert found is not None
    assert (found.first, found.last) == (first, last)
    assert doubt in (found.doubt or "")


def test_a_weekday_tells_day_and_month_apart():
    assert read_date("Monday 03/04/2023") == WrittenDate(date(2023, 4, 3), date(2023, 4, 3))


def test_an_order_that_lies_in_the_future_is_left_out_with_a_doubt(monkeypatch):
    class Today(date):
        @classmethod
        def today(cls):
            return cls(2026, 11, 24)

    monkeypatch.setattr(written_dates, "date", Today)
    october = date(2026, 10, 12)
    found = read_date("12/10/2026")
    assert (found.first, found.last) == (october, october)
    assert "the other order" in found.doubt
    assert "told apart" in read_date("11/10/2026").doubt


def test_the_same_number_twice_has_one_reading():
    assert read_date("05/05/2023") == WrittenDate(date(2023, 5, 5), date(2023, 5, 5))


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2023-02-30",
        "30 February 2024",
        "31/06/2023",
        "14 July",
        "Jul 23",
        "0",
        "Jul 14 10:15",
        "14 July 10 a.m.",
    ],
)
def test_what_is_no_date_is_none(written):
    assert read_date(written) is None


def test_a_date_inside_a_text_ends_where_it_ends():
    text = "Published 14 July 2023 10:15 GMT by the desk"
    found = date_at(text, len("Published "))
    assert found is not None
    assert found[0].first == BASTILLE
    assert text[found[1] :] == " by the desk"


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2083, 7, 14), "future"),
        (date(23, 7, 14), "first newspaper"),
        (date(1605, 1, 1), None),
        (date(2024, 10, 31), None),
    ],
)
def test_nothing_is_published_in_the_future_or_before_newspapers(day, reason):
    said = why_impossible(day)
    assert said == reason if reason is None else reason in said


def test_a_two_digit_year_is_the_last_that_was():
    assert whole_year("87") == 1987
    assert whole_year("’23") == 2023
    assert whole_year("45") <= date.today().year + 1


@pytest.mark.parametrize("gap", [" ", ", ", "\n", "-", "\u2013 "])
def test_a_long_gap_behind_a_clock_takes_no_time(gap):
    text = f"10:00{gap * 20_000}x"
    start = perf_counter()
    assert date_at(text, 0) is None
    assert read_date(text) is None
    assert perf_counter() - start < 0.1


@given(st.text())
def test_no_text_breaks_it(written):
    found = read_date(written)
    assert found is None or found.first <= found.last
