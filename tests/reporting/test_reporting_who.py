"""Who says so: source, cue and content of acts of saying, claimants and chains."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "claimant", "content"),
    [
        (
            "The mayor said that the bridge had collapsed.",
            "mayor",
            "that the bridge had collapsed",
        ),
        ("The bridge had collapsed, Ana Ruiz said.", "Ana Ruiz", "The bridge had collapsed"),
        (
            "The bridge had collapsed, the General Staff said.",
            "General Staff",
            "The bridge had collapsed",
        ),
        (
            "According to the coast guard, the ferry sank at dawn.",
            "coast guard",
            "the ferry sank at dawn",
        ),
        (
            "The ferry sank at dawn, according to the coast guard.",
            "coast guard",
            "The ferry sank at dawn",
        ),
        ("Police denied the attack.", "Police", "the attack"),
        (
            "“The river rose in an hour,” said Ana Ruiz.",
            "Ana Ruiz",
            "“The river rose in an hour,”",
        ),
    ],
)
def test_acts_of_saying_are_found(read, text, claimant, content):
    claims = read(text).claims()
    assert (claimant, (content,)) in claims


def test_a_quotation_goes_on_with_its_speaker(read):
    reading = read("“We ran,” said Ana Ruiz. “Nobody in this town had been warned of it.”")
    attribution = reading.attributions[0]
    assert attribution.quoted
    contents = [span.of(reading.article.text) for span in attribution.content]
    assert "“Nobody in this town had been warned of it.”" in contents


def test_short_names_become_the_longest_form_that_the_article_gives(read):
    reading = read(
        "Foreign Minister Ana Ruiz arrived early. Ruiz said that the talks in [Geneva] had failed."
    )
    assert reading.at("Geneva").who.claimant == "Ana Ruiz"


def test_letters_become_the_name_that_the_article_spells_out(read):
    reading = read("The Coast Rescue Agency (CRA) was late. A ferry sank near [Mombasa], CRA said.")
    assert reading.at("Mombasa").who.claimant == "Coast Rescue Agency"


def test_a_pronoun_is_the_person_who_spoke_last(read):
    reading = read(
        "Governor Ana Ruiz said that the river rose. She added that houses collapsed in [Valencia]."
    )
    assert reading.at("Valencia").who.claimant == "Ana Ruiz"


def test_a_pronoun_without_a_known_person_stays_unnamed(read):
    reading = read("She said that houses collapsed in [Valencia].", publisher=None)
    assert reading.at("Valencia").who.claimant is None


def test_the_chain_runs_from_the_first_speaker_to_the_publisher(read):
    reading = read(
        "An unnamed official told TV Aurora that troops had entered [Kharkiv], "
        "Ukrainska Zirka reported."
    )
    who = reading.at("Kharkiv").who
    assert who.claimant == "unnamed official"
    assert who.chain == ("unnamed official", "TV Aurora", "Ukrainska Zirka", "Daily Courier")


def test_who_cites_claims_and_the_cited_opens_the_chain(read):
    reading = read(
        "TV Aurora claimed, citing an anonymous official, that troops had entered [Kharkiv]."
    )
    who = reading.at("Kharkiv").who
    assert who.claimant == "TV Aurora"
    assert who.chain[:2] == ("anonymous official", "TV Aurora")


def test_the_publisher_speaks_when_nobody_is_named(read):
    who = read("A ferry sank near [Mombasa].").at("Mombasa").who
    assert who.claimant == "Daily Courier"
    assert who.chain == ("Daily Courier",)
    assert who.span is None


def test_a_speaker_elsewhere_in_the_sentence_does_not_claim_what_is_outside_the_content(read):
    reading = read("Police said that he fled, after a ferry sank near [Mombasa].")
    assert all(span.of(reading.article.text) != "" for span in reading.attributions[0].content)
    assert reading.at("Mombasa").who.claimant in ("Police", "Daily Courier")


def test_words_in_quotation_marks_are_quoted(read):
    reading = read("“Rebels attacked [Lima] at dawn,” the mayor said.")
    assert reading.at("Lima").who.quoted
    assert not read("Rebels attacked [Lima], the mayor said.").at("Lima").who.quoted
