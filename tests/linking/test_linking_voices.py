"""Who independently says that it happened, and who that it did not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from dispatches import STRIKE, filed

from geo.linking import EventLinker
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


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("UN mission", "the United Nations mission", True),
        ("the U.S. military", "United States military", True),
        ("the US", "United States", True),
        ("Marchenko", "Olha Marchenko", True),
        ("AFP", "Agence France-Presse", True),
        ("UN mission", "UN agency", False),
        ("the mayor", None, False),
        (None, None, False),
    ],
)
def test_short_names_are_one_voice_with_the_long_ones(one, other, is_one):
    assert is_one_voice(one, other) is is_one


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
