"""Reports that tell of one thing in other words: denials, general words, towns that are taken."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dispatches import KHARKIV, OBLAST, STRIKE, filed

from geo.linking import ClaimKind, EventLinker, side_by_side
from geo.model import EventType, Quantity, Span, Status

MISSILES = "Shelling/artillery/missile attack"
TAKEN, REGAINED = "Non-state actor overtakes territory", "Government regains territory"


def told(quote, word, kind, event_type=EventType.EXPLOSIONS, place=KHARKIV, number=None, **what):
    start = quote.index(word)
    counted = (Quantity(Span(0, 1), number, number, "dead", None),) if number else ()
    made = replace(
        STRIKE,
        event_type=event_type,
        sub_event_type=kind,
        trigger=Span(start, start + len(word)),
        quantities=counted,
        **what,
    )
    return filed(quote, place, made, publisher=f"{quote[:12]} Post")


def attack(quote, word="attack", **made):
    return told(quote, word, "Attack", EventType.VIOLENCE_AGAINST_CIVILIANS, **made)


def number_of_events(*reports):
    return len(EventLinker().link(reports))


STRUCK = told(
    "A missile strike on Kharkiv burnt a mill, the mayor said.", "missile strike", MISSILES
)


def test_a_denial_joins_what_it_denies_and_contradicts_it():
    denied = told(
        "The army denied that it had struck anything.", "struck", "Air/drone strike",
        status=Status.DENIED,
    )  # fmt: skip
    attacked = attack("The army denied having attacked Kharkiv.", "attacked", status=Status.DENIED)
    for denial in (denied, attacked):
        assert number_of_events(STRUCK, denial) == 1
        kinds = {claim.filed: claim.kind for claim in side_by_side([STRUCK, denial])}
        assert ClaimKind.CONFLICT in kinds.values()


def test_a_denial_answers_what_was_reported_sooner_than_what_was_expected():
    def taken(quote, word, status, kind=TAKEN):
        return told(quote, word, kind, EventType.BATTLES, status=status)

    ahead = taken("Troops will capture Kharkiv, a soldier said.", "capture", Status.EXPECTED)
    captured = taken("Its forces captured Kharkiv, they said.", "captured", Status.REPORTED)
    denied = taken("The staff denied troops had taken Kharkiv.", "taken", Status.DENIED, REGAINED)
    groups = [set(event.report_ids) for event in EventLinker().link([ahead, captured, denied])]
    assert any({captured.report.id, denied.report.id} <= group for group in groups)


@pytest.mark.parametrize(("word", "events"), [("took", 1), ("recaptured", 2), ("retook", 2)])
def test_who_took_a_town_is_told_only_by_words_of_winning_back(word, events):
    captured = told("Rebels captured Kharkiv.", "captured", TAKEN, EventType.BATTLES)
    quote = f"The guard {word} it, residents wrote."
    other = told(quote, word, REGAINED, EventType.BATTLES)
    assert number_of_events(captured, other) == events


def test_a_general_word_for_what_is_known_joins_the_strike_that_it_names_again():
    known = attack("After the attack on Kharkiv a mill lay in ashes.")
    counted = attack("An attack left 11 dead, the mayor of Kharkiv said.", number=11.0)
    another = attack("Gunmen shot a guard at a bank.", "shot")
    strike = replace(STRUCK)
    deadly = told("Missile strike on Kharkiv kills 11.", "Missile strike", MISSILES, number=11.0)
    assert number_of_events(strike, known) == 1
    assert number_of_events(deadly, counted) == 1
    assert number_of_events(strike, another) == 2
    (event,) = EventLinker().link([strike, deadly, known])
    assert event.event_type == EventType.EXPLOSIONS


def test_event_types_join_in_towns_alone():
    wide = told("A missile strike on the Oblast burnt a mill.", "missile strike", MISSILES,
                place=OBLAST)  # fmt: skip
    known = attack("The attack on the Oblast burnt a mill.", place=OBLAST)
    assert number_of_events(wide, known) == 2
