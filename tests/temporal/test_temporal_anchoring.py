"""Which way an expression points, by how it is told; published on Thursday, 2024-10-31."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("If she wins the runoff on Tuesday, the markets will rise.", "2024-11-05"),
        ("Prices would fall if he won the election on Nov. 5.", "2024-11-05"),
        ("Peru holds a presidential runoff on Sunday.", "2024-11-03"),
        ("The drill is being held on Saturday.", "2024-11-02"),
        ("The board set a special meeting for 11 a.m. Friday.", "2024-11-01T11:00"),
        ("They plan to march on Monday.", "2024-11-04"),
        ("The party demanded a recount by Sunday.", "2024-11-03"),
        ("Forecasters expect heavy rain on Sunday.", "2024-11-03"),
        ("Unions called for protests in Lima on Saturday.", "2024-11-02"),
        ("Unions have called for a general strike on Saturday.", "2024-11-02"),
        ("The party urged supporters to march in Lima on Saturday.", "2024-11-02"),
        ("Police have banned Tuesday's march.", "2024-11-05"),
        ("Unions urged people to join a march on Saturday.", "2024-11-02"),
    ],
)
def test_conditions_timetables_and_plans_are_ahead(tag, text, value):
    assert tag(text)[0].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A service planned in Lima for Saturday was cancelled after threats.", "2024-10-26"),
        ("Two men were held attempting to cross the river on Monday.", "2024-10-28"),
        ("She took to the airwaves beginning Wednesday night.", "2024-10-30TNI"),
        ("The mayor called for an end to violence on Saturday.", "2024-10-26"),
        ("Police banned Tuesday's march.", "2024-10-29"),
        ("The council urged calm after protests on Saturday.", "2024-10-26"),
        ("She called for an inquiry into strikes on Monday.", "2024-10-28"),
        ("She appealed for calm after a march on Sunday.", "2024-10-27"),
        ("The mayor called for an end to strikes on Monday.", "2024-10-28"),
    ],
)
def test_what_was_called_off_attempted_or_begun_is_past(tag, text, value):
    assert tag(text)[0].value == value


def test_a_plan_told_in_the_past_is_for_the_nearest_such_day(tag):
    (found,) = tag("They had plans to leave the city on Friday.")
    assert found.value == "2024-11-01"
    assert "the nearest such day" in found.rule


def test_a_noun_under_a_verb_ahead_has_the_nearest_such_day(tag):
    (found,) = tag("Most voters expect her to win Saturday's debate.")
    assert found.value == "2024-11-02"


def test_a_placard_is_held_up_by_no_timetable(tag):
    (found,) = tag("A protester holds a placard outside the court on Tuesday.")
    assert found.value == "2024-10-29"


def test_this_week_told_ahead_on_a_sunday_is_the_week_that_begins(tag):
    (found,) = tag("Ministers will meet this week.", published=date(2024, 10, 27))
    assert found.value == "2024-W44"


def test_what_was_done_is_not_counted_from_what_will_be(tag):
    *_, found = tag("Schools will stay shut until Monday. A curfew was declared a day earlier.")
    assert found.value == "2024-10-30"


def test_what_did_not_happen_until_a_day_happened_then(tag):
    (found,) = tag("The town did not fall until Oct. 19.")
    assert found.edtf == "2024-10-19"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was jailed in May 2022. He escaped the following August.", "2022-08"),
        ("He was jailed in May 2022. He had come the previous spring.", "2021-SP"),
        ("It burned on July 4, 1972. He was released that November.", "1972-11"),
    ],
)
def test_a_month_or_season_after_a_date_is_counted_from_it(tag, text, value):
    assert tag(text)[1].value == value


@pytest.mark.parametrize(
    "text",
    [
        "It was cold in 2019. He said that June had been warm.",
        "He was elected in 2016. Aides said that May would resign.",
    ],
)
def test_that_after_saying_points_to_no_month_of_the_text(tag, text):
    assert not {"2019-06", "2016-05"} & {each.value for each in tag(text)}


def test_a_leap_day_that_last_year_did_not_have_stays_undated(tag):
    (found,) = tag("She was born on February 29 last.", published=date(2023, 5, 1))
    assert found.interval is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("She served there until May.", "../2024-05"),
        ("The strike lasted until early Tuesday.", "../2024-10-29"),
        ("The curfew was in force until Tuesday.", "../2024-10-29"),
        ("He was mayor until March.", "../2024-03"),
        ("The school was ordered shut until March.", "../2025-03"),
        ("Flights are suspended until at least Friday.", "../2024-11-01"),
        ("Flights were cancelled until late Friday.", "../2024-11-01"),
    ],
)
def test_until_ends_what_lasted_and_is_a_deadline_for_the_rest(tag, text, edtf):
    assert tag(text)[0].edtf == edtf


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was killed on 12 November.", "2023-11-12"),
        ("Two men saw him on the night of 2 November.", "2023-11-02TNI"),
        ("The court set a hearing on Nov. 12.", "2024-11-12"),
        ("The offer was extended to Nov. 20.", "2024-11-20"),
        ("The president called an election on Nov. 20.", "2024-11-20"),
        ("Unions called a strike on Nov. 12.", "2024-11-12"),
        ("The firm announced on Nov. 12 that it would close.", "2023-11-12"),
        ("The two sides agreed on Nov. 12 to end the war.", "2023-11-12"),
        ("Parliament approved the law on Nov. 20.", "2023-11-20"),
    ],
)
def test_what_was_done_on_a_day_was_not_done_on_a_coming_one(tag, text, value):
    assert tag(text)[0].value == value
