"""Who independently says that it happened, and who that it did not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from dispatches import STRIKE, filed

from geo.linking import ClaimKind, EventLinker, side_by_side
from geo.linking.voices import is_one_voice, voices_of
from geo.model import Polarity, Status

TUESDAY, FRIDAY = date(2024, 10, 29), date(2024, 11, 1)


def says(words, who, status=Status.REPORTED, published=TUESDAY, polarity=Polarity.POSITIVE):
    what = replace(STRIKE, status=status, polarity=polarity)
    return filed(words, what=what, published=published, publisher=f"{who} Post", claimant=who)


MAYOR = says("A strike hit Kharkiv", "the mayor")
GOVERNOR = says("A strike, says he, hit Kharkiv", "a governor", published=FRIDAY)
MINISTRY = says("A strike did not hit Kharkiv", "the ministry", polarity=Polarity.NEGATIVE)
MISSION = says("A strike was not confirmed", "the UN mission", Status.UNCONFIRMED)
UNION = says("A strike is planned in Kharkiv", "the union", Status.EXPECTED)


def test_who_denies_it_does_not_vouch_for_it():
    (event,) = EventLinker().link([MAYOR, MINISTRY, GOVERNOR])
    assert event.claimants == ("the mayor", "a governor")
    assert event.deniers == ("the ministry",)
    denied = says("No strike hit Kharkiv", "the ministry", Status.DENIED)
    assert voices_of([MAYOR, denied]).against == ("the ministry",)


def test_who_has_not_confirmed_it_or_only_expects_it_does_not_vouch_for_it():
    assert voices_of([MAYOR, MISSION, UNION]).vouching == ("the mayor",)


def test_of_what_nobody_says_that_it_happened_those_count_who_tell_of_it():
    assert voices_of([UNION]).vouching == ("the union",)
    assert voices_of([UNION, MISSION]).vouching == ("the union", "the UN mission")


def test_what_was_expected_and_did_not_happen_has_no_claimant():
    found = voices_of([UNION, MINISTRY])
    assert (found.vouching, found.against) == ((), ("the ministry",))


def test_a_claimant_stands_by_what_he_said_last():
    retracted = says("He now says no strike", "the mayor", Status.DENIED, FRIDAY)
    assert voices_of([MAYOR, retracted]).against == ("the mayor",)
    confirmed = says("The mission confirms a strike", "the UN mission", Status.CONFIRMED, FRIDAY)
    assert voices_of([MISSION, confirmed]).vouching == ("the UN mission",)


def told(quote, claimant, publisher):
    return filed(quote, claimant=claimant, publisher=publisher)


def vouching(members):
    return voices_of(members).vouching


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("UN mission", "the United Nations mission", True),
        ("the U.S. military", "United States military", True),
        ("the US", "United States", True),
        ("Marchenko", "Olha Marchenko", True),
        ("AFP", "Agence France-Presse", True),
        ("UN mission", "UN agency", False),
        ("provincial governor", "governor of the province", True),
        ("defence ministry", "ministry of defence", True),
        ("interior minister", "interior ministry", False),
        ("provincial governor", "provincial government", False),
        ("-Diallo", "Diallo", True),
        ("Omar Diallo", "Diallo", True),
        ("Omar Diallo", "Awa Diallo", False),
        ("Sudan", "South Sudan", False),
        ("Guinea", "Equatorial Guinea", False),
        ("Times", "New York Times", False),
        ("police", "mayor", False),
        ("the mayor", None, False),
        (None, None, False),
    ],
)
def test_short_names_are_one_voice_with_the_long_ones(one, other, is_one):
    assert is_one_voice(one, other) is is_one


def test_an_office_and_who_holds_it_are_one_voice_where_a_report_says_so():
    members = [
        told("Crowds stormed the hall in Kharkiv, army chief Omar al-Diallo said.", "-Diallo", "A"),
        told("The hall in Kharkiv was taken, the army chief told reporters.", "army chief", "B"),
        told("General Diallo spoke of a storm on the hall of Kharkiv.", "Diallo", "C"),
        told("The hall in Kharkiv burnt, the fire chief told reporters.", "fire chief", "D"),
    ]
    assert vouching(members) == ("Diallo", "fire chief")
    assert vouching(members[1:]) == ("army chief", "Diallo", "fire chief")


def test_the_office_may_stand_behind_the_name():
    members = [
        told("Omar Diallo, the army chief, said the hall in Kharkiv fell.", "Omar Diallo", "A"),
        told("The hall in Kharkiv was taken, the army chief told us.", "army chief", "B"),
    ]
    assert vouching(members) == ("Omar Diallo",)


def test_a_surname_says_again_what_the_full_name_said():
    first = told("A strike hit Kharkiv, Oleh Petrenko said.", "Oleh Petrenko", "A")
    again = told("Kharkiv was hit, Petrenko said.", "Petrenko", "B")
    assert [one.kind for one in side_by_side([first, again])] == [
        ClaimKind.FIRST,
        ClaimKind.REPEAT,
    ]


def test_the_latest_status_of_an_event_tells_that_it_did_not_happen():
    after = says("A strike did not hit Kharkiv", "the port", published=FRIDAY)
    after = replace(
        after,
        report=replace(after.report, what=replace(after.report.what, polarity=Polarity.NEGATIVE)),
    )
    (event,) = EventLinker().link([UNION, after])
    assert (event.status, event.polarity) == (Status.REPORTED, Polarity.NEGATIVE)
    (contested,) = EventLinker().link([UNION, after, GOVERNOR])
    assert contested.polarity == Polarity.POSITIVE
