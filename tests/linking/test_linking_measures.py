"""What a number counts, and which numbers can both hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dispatches import KHARKIV, STRIKE, filed

from geo.linking.measures import clash, counts_of
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
