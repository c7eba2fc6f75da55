"""Which expressions of a sentence certainly date something else than an event."""

from __future__ import annotations

import pytest


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
        "Rain swamped [Lima], where most families had left on Monday.",
        "A storm will cross the coast by Saturday, and flights from [Lima] were cancelled.",
        "The sinking is the deadliest near [Lima] since a fire killed 31 people in 2023.",
    ],
)
def test_what_had_been_what_will_be_and_what_it_is_compared_with_date_no_other(when_of, text):
    assert "in the same" not in when_of(text, "Lima").rule


@pytest.mark.parametrize(
    "text",
    [
        "More than 900 have fled in the past week, the agency said in [Geneva].",
        "Kenya, which has sent troops to [Lima], closed its border on Monday.",
    ],
)
def test_what_is_said_and_what_only_describes_have_other_days(when_of, text):
    assert "in the same" not in when_of(text, "Geneva" if "Geneva" in text else "Lima").rule


def test_what_is_told_of_a_place_by_the_way_has_another_day(when_of):
    text = "Soldiers fired on a bus in [Lima], where all schools were shut on May 31."
    assert "May 31" not in (when_of(text, "Lima").text or "")


@pytest.mark.parametrize("day", ["30 February 2024", "31 April", "3/4/24"])
def test_a_day_that_cannot_be_told_gives_no_other_day(when_of, day):
    when = when_of(f"A bomb hit [Lima] on {day}. Shells hit [Cusco] on Friday.", "Lima")
    assert when.interval is None
    assert day in when.rule
    assert "cannot be told" in when.rule
