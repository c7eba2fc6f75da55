"""What clauses, lists and counts say of the day of an event."""

from __future__ import annotations

from datetime import date

import pytest

from geo.model import DateInterval


def day(month: int, number: int) -> DateInterval:
    return DateInterval(date(2024, month, number), date(2024, month, number))


@pytest.mark.parametrize(
    "text",
    [
        "Prices may rise before April 26, when [Lima] elects a mayor.",
        "He has until April 26, when [Lima] elects a mayor.",
    ],
)
def test_a_clause_that_says_what_happens_then_has_the_day_itself(when_of, text):
    when = when_of(text, "Lima")
    assert when.interval == DateInterval(date(2025, 4, 26), date(2025, 4, 26))
    assert "in its own clause" in when.rule


def test_what_comes_now_is_counted_from_publication(read):
    reading = read("The move comes two days after gunmen attacked [Lima].")
    assert reading.at("Lima").when.interval == day(10, 29)


def test_a_few_days_are_two_to_five(read):
    reading = read("It comes just a few days after gunmen attacked [Lima].")
    assert reading.at("Lima").when.interval == DateInterval(date(2024, 10, 26), date(2024, 10, 29))


def test_a_time_of_day_alone_is_no_day_of_the_story(when_of):
    text = "The page was renewed at 10:22 a.m.\n\nGunmen attacked [Lima].\n\nIt began on Monday."
    when = when_of(text, "Lima")
    assert when.interval != day(10, 31)


def test_what_has_gone_on_since_something_runs_from_then_to_publication(when_of):
    when = when_of("Rebels have been attacking [Lima] since they took the port in March.", "Lima")
    assert when.interval == DateInterval(date(2024, 3, 1), date(2024, 10, 31))
    assert "since then" in when.rule


def test_the_day_of_a_dateline_with_its_agency_dates_nothing(when_of):
    text = "LIMA, October 28 (Agency) - Gunmen attacked [Cusco]. It rained on Tuesday."
    assert when_of(text, "Cusco").interval != day(10, 28)


def test_each_place_of_a_list_has_the_day_beside_it(when_of):
    text = "Rebels captured [Lima] in January and [Cusco] in February."
    assert when_of(text, "Lima").interval == DateInterval(date(2024, 1, 1), date(2024, 1, 31))
    assert when_of(text, "Cusco").interval == DateInterval(date(2024, 2, 1), date(2024, 2, 29))


def test_what_is_so_now_is_not_of_the_month_before_it(when_of):
    text = "Rebels took the port in February. Kenya denies backing them in [Lima]."
    assert when_of(text, "Lima").text != "February"


def test_less_than_two_months_may_be_one(read):
    reading = read("The move comes less than two months after gunmen attacked [Lima].")
    assert reading.at("Lima").when.interval == DateInterval(date(2024, 8, 25), date(2024, 10, 8))


def test_what_has_been_said_is_no_later_than_publication(when_of):
    text = "In what the paper said this year was a mistake, rebels attacked [Lima]."
    interval = when_of(text, "Lima").interval
    assert interval.end <= date(2024, 10, 31)


def test_a_day_that_ends_what_is_said_is_of_it(read):
    reading = read(
        "Four people were killed when a missile came down on a beach near [Lima], on the northern "
        "side of the bay, on {Sunday=2024-10-27}, officials in the region said."
    )
    assert reading.at("Lima").when.edtf == "2024-10-27"


def test_a_day_in_numbers_is_no_time_of_day(when_of):
    when = when_of("It began on 28.10.2024.\n\nThe mayor fled. Gunmen attacked [Lima].", "Lima")
    assert when.interval == day(10, 28)
