"""What a number counts, and which numbers can both hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dispatches import KHARKIV, STRIKE, filed

from geo.linking.measures import clash, counts_of, share_a_number, tell_of_two_things
from geo.model import Quantity, Span


def told(words, number, unit, low=..., high=..., qualifier=None):
    """Return a report of `words` with the number that they hold at `number`."""
    start = words.index(number)
    value = float(number.replace(",", "")) if number[0].isdigit() else 3.0
    quantity = Quantity(
        Span(start, start + len(number)),
        value if low is ... else low,
        value if high is ... else high,
        unit,
        qualifier,
    )
    return filed(words, KHARKIV, replace(STRIKE, quantities=(quantity,)))


def measure(words, number, unit):
    (count,) = counts_of(told(words, number, unit))
    return count.measure


@pytest.mark.parametrize(
    ("words", "number", "fate"),
    [
        ("The blast killed three people and wounded 12 others", "three", "killed"),
        ("The blast killed three people and wounded 12 others", "12", "wounded"),
        ("In all 3 killed, 12 wounded after the blast", "12", "wounded"),
        ("The fire came at dawn, killing 3, wounding 12", "12", "wounded"),
        ("The fire came at dawn, killing 3, wounding 12", "3", "killed"),
        ("At least three people, among them a child, died", "three", "killed"),
        ("The death toll rose to 12 on Friday", "12", "killed"),
        ("Police detained 40 people at the square", "40", "captured"),
        ("Over 3,000 killed and wounded there", "3,000", "killed or wounded"),
        ("Some 200 people have been killed or wounded", "200", "killed or wounded"),
        ("The raid killed or wounded 30 of them", "30", "killed or wounded"),
        ("In all 51 dead and 271 wounded were counted", "51", "killed"),
        ("Some 200 people gathered at the square", "200", None),
    ],
)
def test_a_number_counts_those_to_whom_the_nearest_word_says_it_happened(words, number, fate):
    assert measure(words, number, "people") == ("people", fate)


def test_the_dead_are_people_who_were_killed():
    assert measure("There were 51 dead", "51", "dead") == ("people", "killed")
    assert measure("There were 51 killed", "51", "killed") == ("people", "killed")
    assert measure("The strike killed 51 people", "51", "people") == ("people", "killed")
    assert measure("It left 51 homeless", "51", "homeless") == ("people", "displaced")


def test_units_that_papers_use_for_one_another_are_one_measure():
    words = "The army moved 8,000 of them"
    assert measure(words, "8,000", "soldier") == measure(words, "8,000", "troops")
    assert measure(words, "8,000", "soldier") != measure(words, "8,000", "tank")
    assert measure(words, "8,000", "people") != measure(words, "8,000", "civilian")


SENT = "The army sent 8,000 of them"


@pytest.mark.parametrize(
    ("other", "are_rivals"),
    [
        (told(SENT, "8,000", "troop"), False),
        (told(SENT, "8,000", "soldier", low=None, qualifier="up to"), False),
        (told(SENT, "8,000", "soldier", 7000.0, None, "more than"), False),
        (told(SENT, "8,000", "soldier", 7500.0, 7500.0, "about"), False),
        (told(SENT, "8,000", "soldier", None, 8200.0, "nearly"), False),
        (told(SENT, "8,000", "soldier", 10_000.0, 10_000.0), True),
        (told(SENT, "8,000", "soldier", None, 5000.0, "up to"), True),
        (told(SENT, "8,000", "soldier", 9000.0, None, "more than"), True),
        (told(SENT, "8,000", "soldier", None, 20_000.0, "nearly"), True),
        (told("The army lost 8,000 killed", "8,000", "soldier", 900.0, 900.0), False),
        (told(SENT, "8,000", "tank", 10.0, 10.0), False),
    ],
)
def test_two_numbers_are_rivals_when_they_count_the_same_and_cannot_both_hold(other, are_rivals):
    (mine,), (theirs,) = counts_of(told(SENT, "8,000", "soldier")), counts_of(other)
    assert clash(mine, theirs) is are_rivals
    assert clash(theirs, mine) is are_rivals


def test_a_number_without_unit_or_bounds_counts_nothing():
    assert counts_of(told(SENT, "8,000", None)) == ()
    assert counts_of(told(SENT, "8,000", "soldier", None, None)) == ()


def killed(low, high, qualifier=None):
    return counts_of(told("The blast killed 6 people", "6", "people", low, high, qualifier))


@pytest.mark.parametrize(
    ("first", "second", "days_between", "are_two"),
    [
        (killed(6.0, 6.0), killed(8.0, 8.0), 0, False),
        (killed(6.0, 6.0), killed(200.0, 200.0), 0, True),
        (killed(6.0, 6.0), killed(200.0, 200.0), None, True),
        (killed(6.0, 6.0), killed(200.0, 200.0), 2, False),
        (killed(200.0, 200.0), killed(6.0, 6.0), 2, True),
        (killed(200.0, 200.0), killed(6.0, 6.0), -2, False),
        (killed(10.0, None, "at least"), killed(61.0, 61.0), 0, False),
        (killed(1000.0, None, "thousands"), killed(300_000.0, 300_000.0, "some"), 0, False),
        (killed(12.0, None, "dozens"), killed(300_000.0, 300_000.0), 0, True),
        (killed(61.0, 61.0), killed(600.0, None, "at least"), 0, True),
    ],
)
def test_open_numbers_and_tolls_of_later_days_do_not_part_an_event(
    first, second, days_between, are_two
):
    assert tell_of_two_things(first, second, days_between) is are_two


def test_a_number_that_is_no_toll_does_not_grow():
    few = counts_of(told("Some 6 people gathered", "6", "people", 6.0, 6.0))
    many = counts_of(told("Some 6 people gathered", "6", "people", 200.0, 200.0))
    assert tell_of_two_things(few, many, 2)


def test_a_plural_alone_is_no_number_that_tells_events_apart():
    thousands = killed(1000.0, None, "thousands")
    assert share_a_number(killed(1000.0, 1000.0), killed(1000.0, None, "at least"))
    assert not share_a_number(thousands, thousands)
    assert not share_a_number(killed(6.0, 6.0), killed(6.0, 6.0))


@pytest.mark.parametrize(
    ("words", "fate"),
    [
        ("The death toll of the strike on the mill in the east has risen to 12", "killed"),
        ("The number of wounded in the strike on the old mill has risen to 12", "wounded"),
        ("The number of people killed by the flood in the low town has risen to 12", "killed"),
        ("The toll of the strike on the old mill in the east has risen to 12", "killed"),
        ("The number of marchers on the long road to the old mill has risen to 12", None),
    ],
)
def test_a_toll_says_what_it_counts_however_far_off(words, fate):
    assert measure(words, "12", "people") == ("people", fate)
