"""How sure the article is, and whether it says that something happened or that it did not."""

from __future__ import annotations

import pytest

from geo.model import Polarity, Status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Drones struck a depot in [Kharkiv].", Status.REPORTED),
        ("The mayor confirmed that drones struck a depot in [Kharkiv].", Status.CONFIRMED),
        ("[~Moscow] has not confirmed the attack on [Kharkiv].", Status.UNCONFIRMED),
        (
            "Soldiers died in [Kharkiv], which could not be verified.",
            Status.UNCONFIRMED,
        ),
        (
            "A death was reported in [Kharkiv] but has not been confirmed by doctors.",
            Status.UNCONFIRMED,
        ),
        (
            "It shelled [Kharkiv], a claim that has not been independently verified.",
            Status.UNCONFIRMED,
        ),
        (
            "Soldiers died in [Kharkiv], a group says, but officials could not verify the report.",
            Status.UNCONFIRMED,
        ),
        ("An alleged attack in [Kharkiv] killed two people.", Status.UNCONFIRMED),
        ("Reports of an attack in [Kharkiv], if true, would change the war.", Status.UNCONFIRMED),
        ("[~Moscow] denied that its troops attacked [Kharkiv].", Status.DENIED),
        ("Protesters will march in [Kharkiv] on Sunday.", Status.EXPECTED),
        ("The army is preparing to attack [Kharkiv].", Status.EXPECTED),
        ("A storm is expected on Sunday in [Kharkiv].", Status.EXPECTED),
        ("Rebels are preparing to regroup and hit [Kharkiv].", Status.EXPECTED),
        ("The ministry expects that soldiers will be sent to [Kharkiv].", Status.EXPECTED),
        ("He said that soldiers would be deployed to [Kharkiv].", Status.EXPECTED),
        ("A first group of soldiers was to go to [Kharkiv].", Status.EXPECTED),
        ("Rebels urged the army to withdraw from [Kharkiv].", Status.REQUESTED),
        ("[~Seoul] called on [~Moscow] to withdraw its troops from [Kharkiv].", Status.REQUESTED),
        ("Rebels could attack [Kharkiv].", Status.HYPOTHETICAL),
        ("If rebels attack [Kharkiv], the talks end.", Status.HYPOTHETICAL),
        ("He is wanted in connection with the shooting in [Kharkiv].", Status.REPORTED),
        ("A court would investigate the massacre in [Kharkiv].", Status.REPORTED),
        ("There may be evidence linking the attack in [Kharkiv] to him.", Status.REPORTED),
        ("There are fears of the attack in [Kharkiv].", Status.HYPOTHETICAL),
        ("The army is planning the attack on [Kharkiv].", Status.EXPECTED),
        ("They will not talk until the army withdraws from [Kharkiv].", Status.EXPECTED),
        ("There is no hope that troops will withdraw from [Kharkiv].", Status.HYPOTHETICAL),
        ("She looked forward to visiting [Kharkiv].", Status.EXPECTED),
        ("They fear that rebels attack [Kharkiv].", Status.HYPOTHETICAL),
        ("He was willing to withdraw troops from [Kharkiv].", Status.EXPECTED),
        ("The president has allowed rebels to attack [Kharkiv].", Status.HYPOTHETICAL),
        ("Asked about it, he met envoys in [Kharkiv].", Status.REPORTED),
        ("Asked at talks in [Kharkiv], he said nothing.", Status.REPORTED),
        ("Officials warned of the possibility of an attack on [Kharkiv].", Status.HYPOTHETICAL),
    ],
)
def test_status_follows_what_governs_the_event(read, sentence, status):
    assert read(sentence).at("Kharkiv").what.status == status


def test_what_is_told_of_something_known_is_not_what_is_believed(read):
    reading = read("Police believe the truck that exploded in [Lima] was stolen.")
    assert reading.at("Lima").what.status is Status.REPORTED


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("If they decide to stay in [Lima], nothing changes.", Status.HYPOTHETICAL),
        ("She was expected in [Lima] later that day.", Status.EXPECTED),
        ("She will be in [Lima] on Sunday.", Status.EXPECTED),
        ("She sat in [Lima] all day.", Status.REPORTED),
        ("The old port of [Lima] will be bigger.", Status.REPORTED),
    ],
)
def test_a_place_without_an_event_has_the_status_of_what_is_said_to_be_there(
    ruled, sentence, status
):
    assert ruled(sentence).at("Lima").what.status is status


def test_what_has_a_day_after_publication_is_expected_whatever_its_tense(read):
    reading = read("The festival returns to [Lima] on {Saturday=2024-11-02}.")
    assert reading.at("Lima").what.status is Status.EXPECTED


def test_an_if_outweighs_what_somebody_asks_for(read):
    reading = read("If the president asks me to deploy troops to [Lima], I will say no.")
    assert reading.at("Lima").what.status is Status.HYPOTHETICAL


def test_a_modal_of_another_clause_does_not_count(read):
    reading = read("Drones struck a depot in [Kharkiv], and the minister may resign.")
    assert reading.at("Kharkiv").what.status == Status.REPORTED


def test_an_election_ahead_is_expected(ruled):
    reading = ruled("Prices rose ahead of the election in [Peru].")
    assert reading.at("Peru").what.status == Status.EXPECTED


def test_before_looks_ahead_only_from_the_present(read):
    coming = read("Prices rise days before the election in [Peru].").at("Peru")
    past = read("Prices rose days before the election in [Peru].").at("Peru")
    assert coming.what.status == Status.EXPECTED
    assert past.what.status == Status.REPORTED


def test_what_is_planned_in_a_war_leaves_the_war_itself_reported(read):
    reading = read("The minister plans to discuss the war in [Ukraine].")
    assert reading.at("Ukraine").what.status == Status.REPORTED


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("Rebels attacked [Kharkiv].", Polarity.POSITIVE),
        ("Rebels did not attack [Kharkiv].", Polarity.NEGATIVE),
        ("There are no troops in [Kharkiv].", Polarity.NEGATIVE),
        ("Rebels never attacked [Kharkiv].", Polarity.NEGATIVE),
        ("The mayor has not confirmed the attack on [Kharkiv].", Polarity.POSITIVE),
    ],
)
def test_polarity_is_apart_from_status(read, sentence, polarity):
    assert read(sentence).at("Kharkiv").what.polarity == polarity


@pytest.mark.parametrize(
    "doubt",
    [
        "There was no independent confirmation of the report.",
        "The claim could not be independently verified.",
        "Reuters could not independently confirm the toll.",
        "Those figures have not been confirmed.",
    ],
)
def test_what_the_next_sentence_doubts_is_unconfirmed(read, doubt):
    reading = read(f"The agency said that rebels attacked [Kharkiv]. {doubt}")
    assert reading.at("Kharkiv").what.status is Status.UNCONFIRMED
    reading = read(f"Rebels attacked [Kharkiv]. {doubt}")
    assert reading.at("Kharkiv").what.status is Status.REPORTED


def test_a_known_attack_may_be_doubted_all_the_same(read):
    reading = read(
        "The agency said that nine people died in the attack in [Kharkiv]. There was no "
        "independent confirmation of the report."
    )
    assert reading.at("Kharkiv").what.status is Status.UNCONFIRMED


def test_what_may_come_about_an_election_leaves_the_election_expected(read):
    reading = read("Rebels could regroup before the upcoming election in [Lima].")
    assert reading.at("Lima").what.status is Status.EXPECTED


def test_that_somebody_spoke_is_no_plan_whatever_was_said(read):
    reading = read("The prime minister will travel to Chile on Monday, his office said in [Lima].")
    assert reading.at("Lima").what.status is Status.REPORTED
