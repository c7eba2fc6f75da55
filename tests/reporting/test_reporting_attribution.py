"""Attributions: which constructions are found, and which of them make a claimant."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "source", "pieces"),
    [
        (
            "The bridge, Ana Ruiz said, will be rebuilt within a year.",
            "Ana Ruiz",
            ["The bridge", "will be rebuilt within a year"],
        ),
        (
            "The minister criticized the plan of the opposition.",
            "The minister",
            ["the plan of the opposition"],
        ),
        (
            "Mayor Ruiz called for an end of the strike.",
            "Mayor Ruiz",
            ["an end of the strike"],
        ),
        (
            "He told reporters: “We will rebuild every house in this town.”",
            "He",
            ["“We will rebuild every house in this town.”"],
        ),
        (
            "''We will rebuild every house in this town,'' Ana Ruiz said.",
            "Ana Ruiz",
            ["''We will rebuild every house in this town,''"],
        ),
    ],
)
def test_sources_and_contents_are_found(read, text, source, pieces):
    reading = read(text)
    found = [
        (
            [span.of(reading.article.text) for span in one.source],
            [span.of(reading.article.text) for span in one.content],
        )
        for one in reading.attributions
    ]
    assert ([source], pieces) in found


def test_a_relative_pronoun_is_the_source_and_its_noun_the_claimant(read):
    reading = read("Ana Ruiz, who said that the dam had broken, left the town.")
    (attribution,) = reading.attributions
    assert [span.of(reading.article.text) for span in attribution.source] == ["who"]
    assert attribution.claimant == "Ana Ruiz"


def test_plain_action_is_no_attribution(read):
    assert not read("The river flooded the town and two bridges fell.").attributions


def test_a_mood_makes_nobody_the_claimant_of_an_event(read):
    reading = read("Ana Ruiz seemed to ignore the attack on [Mombasa].")
    assert reading.at("Mombasa").who.claimant == "Daily Courier"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Three ferries sank near [Mombasa], the coast guard said on Monday.", "coast guard"),
        ("At dawn two trains collided in [Valencia], state radio reported.", "state radio"),
        ("Governor Ana Ruiz denied any attack on [Mombasa].", "Ana Ruiz"),
    ],
)
def test_a_plain_act_of_saying_keeps_its_claimant(read, text, claimant):
    place = text[text.index("[") + 1 : text.index("]")]
    assert read(text).at(place).who.claimant == claimant
