"""The claims of one event side by side, and what each is to the earlier ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from dispatches import OBLAST, STRIKE, filed

from geo.linking import ClaimKind, side_by_side
from geo.model import FeatureClass, Place, Polarity, Quantity, Span, Status

TUESDAY, WEDNESDAY, FRIDAY = date(2024, 10, 29), date(2024, 10, 30), date(2024, 11, 1)


def dead(low, high):
    return (Quantity(Span(0, 1), low, high, "dead", None),)


def claim(words, who, published=TUESDAY, status=Status.REPORTED, quantities=(), **what):
    told = replace(STRIKE, status=status, quantities=quantities, **what)
    return filed(words, what=told, published=published, publisher=f"{who} Post", claimant=who)


def kinds(*reports):
    return [(one.claimant, one.kind) for one in side_by_side(reports)]


def test_the_same_claimant_again_is_a_repeat_and_with_another_number_an_update():
    assert kinds(
        claim("A strike killed three.", "the governor", quantities=dead(3, 3)),
        claim("A strike left three dead.", "The Governor", WEDNESDAY, quantities=dead(3, 3)),
        claim("A strike killed five.", "the governor", FRIDAY, quantities=dead(5, 5)),
    ) == [
        ("the governor", ClaimKind.FIRST),
        ("The Governor", ClaimKind.REPEAT),
        ("the governor", ClaimKind.UPDATE),
    ]


@pytest.mark.parametrize(
    ("theirs", "kind"),
    [
        (dead(3, 3), ClaimKind.AGREEMENT),
        (dead(None, 10), ClaimKind.AGREEMENT),
        (dead(2, None), ClaimKind.AGREEMENT),
        ((), ClaimKind.AGREEMENT),
        (dead(9, 9), ClaimKind.CONFLICT),
        (dead(4, None), ClaimKind.CONFLICT),
        (dead(None, 2), ClaimKind.CONFLICT),
        ((Quantity(Span(0, 1), 9, 9, "wounded", None),), ClaimKind.AGREEMENT),
        ((Quantity(Span(0, 1), 9, 9, None, None),), ClaimKind.AGREEMENT),
    ],
)
def test_numbers_of_one_thing_that_cannot_both_hold_are_a_conflict(theirs, kind):
    found = kinds(
        claim("A strike killed three.", "the governor", quantities=dead(3, 3)),
        claim("Others tell of it.", "the army", WEDNESDAY, quantities=theirs),
    )
    assert found[1] == ("the army", kind)


def test_a_toll_that_is_higher_days_later_is_news_and_no_contradiction():
    found = kinds(
        claim("A strike killed three.", "the governor", quantities=dead(3, 3)),
        claim("The toll is nine.", "the army", FRIDAY, quantities=dead(9, 9)),
    )
    assert found[1] == ("the army", ClaimKind.UPDATE)


def test_a_denial_contradicts_a_report_whenever_it_comes():
    reported = claim("A strike hit a depot.", "the governor")
    denied = claim("No strike took place.", "the army", FRIDAY, status=Status.DENIED)
    assert kinds(reported, denied)[1] == ("the army", ClaimKind.CONFLICT)
    negative = claim("It was not hit.", "the army", FRIDAY, polarity=Polarity.NEGATIVE)
    assert kinds(reported, negative)[1] == ("the army", ClaimKind.CONFLICT)
    unsure = claim("It has not confirmed it.", "the army", status=Status.UNCONFIRMED)
    assert kinds(reported, unsure)[1] == ("the army", ClaimKind.AGREEMENT)


def test_who_stands_by_his_claim_after_a_denial_repeats_or_updates_it():
    found = kinds(
        claim("A strike killed three.", "the governor", quantities=dead(3, 3)),
        claim("No strike took place.", "the army", WEDNESDAY, status=Status.DENIED),
        claim("The strike killed five.", "the governor", FRIDAY, quantities=dead(5, 5)),
        claim("A strike hit the depot.", "the mayor", FRIDAY),
    )
    assert sorted(kind for who, kind in found[1:] if who != "the governor") == [
        ClaimKind.CONFLICT,
        ClaimKind.CONFLICT,
    ]
    assert found[2:].count(("the governor", ClaimKind.UPDATE)) == 1


def test_what_was_expected_has_an_outcome_once():
    expected = claim("A strike is expected.", "the army", status=Status.EXPECTED)
    happened = claim("A strike hit a depot.", "the governor", WEDNESDAY)
    again = claim("A strike hit the depot.", "the governor", FRIDAY)
    found = side_by_side([again, happened, expected])
    assert [one.kind for one in found] == [ClaimKind.FIRST, ClaimKind.OUTCOME, ClaimKind.REPEAT]
    assert found[1].earlier == expected.report.id


def test_undated_articles_come_last():
    undated = claim("A strike hit a depot.", "the army", None)
    dated = claim("A strike hit the depot.", "the governor", FRIDAY)
    assert [one.filed for one in side_by_side([undated, dated])] == [dated, undated]


def test_a_number_in_a_region_does_not_contradict_one_in_its_country():
    def moved(place, number, who):
        quantity = (Quantity(Span(0, 1), number, number, "soldier", None),)
        return filed(
            f"{number} moved in {place.name}", place, replace(STRIKE, quantities=quantity),
            publisher=f"{who} Post", claimant=who,
        )  # fmt: skip

    country = Place("test:9", "Ukraine", FeatureClass.COUNTRY, 49.0, 32.0, "UA")
    there = moved(country, 10_000, "the army")
    assert kinds(there, moved(OBLAST, 8_000, "the mayor"))[1][1] == ClaimKind.AGREEMENT
    assert kinds(there, moved(OBLAST, 8_000, "the army"))[1][1] == ClaimKind.AGREEMENT
    assert kinds(there, moved(country, 8_000, "the mayor"))[1][1] == ClaimKind.CONFLICT
    assert kinds(there, moved(country, 8_000, "the army"))[1][1] == ClaimKind.UPDATE


def test_the_same_number_with_another_bound_is_a_repeat():
    exact = claim("A strike killed 8.", "the governor", quantities=dead(8, 8))
    bounded = claim("Up to 8 died.", "the governor", WEDNESDAY, quantities=dead(None, 8))
    assert kinds(exact, bounded)[1][1] == ClaimKind.REPEAT


def test_a_repeat_is_measured_against_the_claimants_latest_number():
    three, five = dead(3, 3), dead(5, 5)
    found = kinds(
        claim("A strike killed three.", "the governor", quantities=three),
        claim("A strike killed five.", "the governor", WEDNESDAY, quantities=five),
        claim("It killed three after all.", "the governor", FRIDAY, quantities=three),
    )
    assert [kind for _, kind in found[1:]] == [ClaimKind.UPDATE, ClaimKind.UPDATE]
