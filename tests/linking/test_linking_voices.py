"""Which claimants are one voice: short names, surnames, offices and those who hold them."""

from __future__ import annotations

import pytest
from dispatches import filed

from geo.linking import ClaimKind, side_by_side
from geo.linking.voices import are_one_voice, independent_voices


def says(quote, claimant, publisher):
    return filed(quote, claimant=claimant, publisher=publisher)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("provincial governor", "governor of the province", True),
        ("defence ministry", "ministry of defence", True),
        ("interior minister", "interior ministry", False),
        ("-Diallo", "Diallo", True),
        ("Omar Diallo", "Diallo", True),
        ("Omar Diallo", "Awa Diallo", False),
        ("the U.S.", "United States", True),
        ("police", "mayor", False),
    ],
)
def test_two_claimants_are_one_by_short_name_surname_or_office(one, other, is_one):
    assert are_one_voice(one, other) is is_one
    assert are_one_voice(other, one) is is_one


def test_an_office_and_who_holds_it_are_one_voice_where_a_report_says_so():
    members = [
        says("Crowds stormed the hall in Kharkiv, army chief Omar al-Diallo said.", "-Diallo", "A"),
        says("The hall in Kharkiv was taken, the army chief told reporters.", "army chief", "B"),
        says("General Diallo spoke of a storm on the hall of Kharkiv.", "Diallo", "C"),
        says("The hall in Kharkiv burnt, the fire chief told reporters.", "fire chief", "D"),
    ]
    assert independent_voices(members) == ("Diallo", "fire chief")
    assert independent_voices(members[1:]) == ("army chief", "Diallo", "fire chief")


def test_the_office_may_stand_behind_the_name():
    members = [
        says("Omar Diallo, the army chief, said the hall in Kharkiv fell.", "Omar Diallo", "A"),
        says("The hall in Kharkiv was taken, the army chief told us.", "army chief", "B"),
    ]
    assert independent_voices(members) == ("Omar Diallo",)


def test_a_surname_says_again_what_the_full_name_said():
    first = says("A strike hit Kharkiv, Oleh Petrenko said.", "Oleh Petrenko", "A")
    again = says("Kharkiv was hit, Petrenko said.", "Petrenko", "B")
    assert [one.kind for one in side_by_side([first, again])] == [
        ClaimKind.FIRST,
        ClaimKind.REPEAT,
    ]
