"""The numbers that a sentence gives for its event."""

from __future__ import annotations

import pytest


def numbers(reading, place):
    return [
        (quantity.low, quantity.high, quantity.unit, quantity.qualifier)
        for quantity in reading.at(place).what.quantities
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Up to 8,000 soldiers", (None, 8000, "soldier", "up to")),
        ("More than 1,000 soldiers", (1000, None, "soldier", "more than")),
        ("Some 1,250 soldiers", (1250, 1250, "soldier", "some")),
        ("Six officers", (6, 6, "officer", None)),
        ("8,000 to 10,000 soldiers", (8000, 10000, "soldier", None)),
        ("Thousands of soldiers", (1000, None, "soldier", "thousands")),
        ("Hundreds of thousands of soldiers", (1e5, None, "soldier", "hundreds of thousands")),
        ("Tens of thousands of soldiers", (1e4, None, "soldier", "tens of thousands")),
        ("Two hundred soldiers", (200, 200, "soldier", None)),
        ("At least 3 million soldiers", (3e6, None, "soldier", "at least")),
    ],
)
def test_numbers_with_their_bounds_and_unit(read, words, expected):
    assert numbers(read(f"{words} were sent to [Lima]."), "Lima") == [expected]


def test_money_has_its_currency_as_unit(read):
    found = numbers(read("The storm caused damage of $3 billion in [Florida]."), "Florida")
    assert (3e9, 3e9, "dollar", None) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "A bus crashed in [Lima] in 2019.",
        "A 34-year-old man was killed in [Lima].",
        "A bus crashed 12 km north of [Lima].",
        "A bus crashed in [Lima] on {October 29=2024-10-29}.",
        "The two countries signed a treaty in [Lima].",
    ],
)
def test_years_ages_distances_and_dates_are_no_quantities(read, sentence):
    assert numbers(read(sentence), "Lima") == []


def test_a_number_belongs_to_the_event_of_its_own_clause(read):
    reading = read("Six people were killed in [Lima], and 40 soldiers were sent to [Cusco].")
    assert [low for low, *_ in numbers(reading, "Lima")] == [6]
    assert [low for low, *_ in numbers(reading, "Cusco")] == [40]


def test_both_ends_of_a_range_count_the_same(read):
    found = numbers(read("Between 20 and 30 soldiers were sent to [Lima]."), "Lima")
    assert found == [(20, 30, "soldier", None)]


def test_what_an_attack_led_to_is_counted_with_it(read):
    text = "A missile strike on a market in [Karachi] killed at least 10 people and wounded 35."
    assert [low for low, *_ in numbers(read(text), "Karachi")] == [10, 35]


def test_a_toll_without_a_noun_counts_people_and_fates_stand_for_them(read):
    risen = read("The number of people killed by the flood in [Lima] has risen to 14.")
    assert numbers(risen, "Lima") == [(14, 14, "people", None)]
    put = read("The mayor put the toll of the bombing in [Lima] at 51 dead and 271 wounded.")
    assert [unit for _, _, unit, _ in numbers(put, "Lima")] == ["dead", "wounded"]


def test_a_toll_has_its_number_behind_a_dateline_and_where_it_rose_from_another(read):
    text = "LIMA, May 16 (Newswire) - The death toll of the strike on [Lima] has risen to six."
    assert numbers(read(text), "Lima") == [(6, 6, "people", None)]
    text = "The death toll of the floods in [Lima] climbed from 12 to 25."
    assert numbers(read(text), "Lima") == [(25, 25, "people", None)]
    text = "From 12 to 25 people were killed by the floods in [Lima]."
    assert numbers(read(text), "Lima") == [(12, 25, "people", None)]


@pytest.mark.parametrize("words", ["Thousands", "Tens of thousands", "Hundreds of thousands"])
def test_a_plural_that_counts_nothing_else_counts_people(read, words):
    (found,) = numbers(read(f"{words} marched in [Lima]."), "Lima")
    assert found[1:3] == (None, "people")


def test_numbers_that_somebody_speaks_of_are_not_of_the_place_where_he_speaks(read):
    text = "The general said in [Lima] that 500 soldiers had been sent to [Cusco]."
    reading = read(text)
    assert numbers(reading, "Lima") == []
    assert [low for low, *_ in numbers(reading, "Cusco")] == [500]
