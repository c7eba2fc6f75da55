"""Which expressions are not an event's own, and what clauses and counts say of its day."""

from __future__ import annotations

from datetime import date

import pytest

from geo.model import DateInterval, When
from geo.reporting import RuleReporter
from geo.temporal import RuleTimeTagger


def day(month: int, number: int) -> DateInterval:
    return DateInterval(date(2024, month, number), date(2024, month, number))


@pytest.fixture
def when_of(read, parser):
    """Return a function that tells when something was at a place, times read from the text."""

    def told(text: str, place: str) -> When:
        reading = read(text)
        article, parse = reading.article, reading.parse
        times = RuleTimeTagger().tag(article, parse)
        reports = RuleReporter().report(article, parse, reading.resolutions, times, ())
        spans = [report.resolution.toponym.surface for report in reports]
        return reports[spans.index(place)].when

    return told


@pytest.mark.parametrize(
    "text",
    [
        "A teacher born in 1952 was found dead in [Lima].",
        "Workers near [Lima], home of an 11th century temple, were attacked.",
        "Police blamed the bombing in [Lima] on a man who now lives abroad.",
    ],
)
def test_a_birth_an_old_thing_and_the_present_elsewhere_date_no_event(when_of, text):
    when = when_of(text, "Lima")
    assert when.text is None


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


@pytest.mark.parametrize(
    "text",
    [
        "Rain swamped [Lima], where most families had left on Monday.",
        "A storm will cross the coast by Saturday, and flights from [Lima] were cancelled.",
        "The sinking is the deadliest near [Lima] since a fire killed 31 people in 2023.",
    ],
)
def test_what_had_been_what_will_be_and_what_it_is_compared_with_date_no_other(when_of, text):
    assert "in the same" not in when_of(text, "Lima").rule


def test_what_has_gone_on_since_something_runs_from_then_to_publication(when_of):
    when = when_of("Rebels have been attacking [Lima] since they took the port in March.", "Lima")
    assert when.interval == DateInterval(date(2024, 3, 1), date(2024, 10, 31))
    assert "since then" in when.rule


def test_the_day_of_a_dateline_with_its_agency_dates_nothing(when_of):
    text = "LIMA, October 28 (Agency) - Gunmen attacked [Cusco]. It rained on Tuesday."
    assert when_of(text, "Cusco").interval != day(10, 28)


def test_each_place_of_a_list_has_the_day_beside_it(when_of):
    text = "Rebels captured [Lima] in January last year and [Cusco] in February."
    assert when_of(text, "Lima").interval == DateInterval(date(2023, 1, 1), date(2023, 1, 31))
    assert when_of(text, "Cusco").interval == DateInterval(date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    "text",
    [
        "More than 900 have fled in the past week, the agency said in [Geneva].",
        "Kenya, which has sent troops to [Lima], closed its border on Monday.",
    ],
)
def test_what_is_said_and_what_only_describes_have_other_days(when_of, text):
    assert "in the same" not in when_of(text, "Geneva" if "Geneva" in text else "Lima").rule


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
