"""What kind of event a sentence tells of, and what that says about its event words."""

import pytest

from geo.model import Article
from geo.reporting import RuleReporter
from geo.reporting.kind_readings import LEAD_SENTENCES


@pytest.fixture
def kinds_of(read):
    def kinds(text):
        reading = read(text)
        spans = {one.span.of(reading.article.text): one for one in reading.event_mentions}
        return {word: one.sub_event_type for word, one in spans.items()}

    return kinds


@pytest.fixture
def passages_of(parser):
    def passages(text):
        return RuleReporter().passages(Article(text), parser.parse(text))

    return passages


def test_an_attack_is_what_its_sentence_makes_of_it(kinds_of):
    assert kinds_of("The attack with rockets killed four people in the town.")["attack"] == (
        "Shelling/artillery/missile attack"
    )
    blew = kinds_of(
        "A suicide attacker blew himself up at a mosque; the attack killed nine people."
    )
    assert blew["killed"] == "Suicide bomb"


def test_a_protest_that_the_police_break_up_is_no_peaceful_one(kinds_of):
    found = kinds_of("Police fired tear gas to disperse students who marched to the ministry.")
    assert found["marched"] == "Protest with intervention"
    calm = kinds_of("Thousands marched peacefully through the capital to demand new elections.")
    assert calm["marched"] == "Peaceful protest"


def test_who_takes_a_town_decides_who_gains_it(kinds_of):
    rebels = kinds_of("Rebels captured the town of Sake after government troops had fled.")
    assert rebels["captured"] == "Non-state actor overtakes territory"
    army = kinds_of("The army recaptured the town from the rebels.")
    assert army["recaptured"] == "Government regains territory"


def test_each_event_of_a_sentence_keeps_its_own_kind(kinds_of):
    found = kinds_of("A court sentenced two smugglers while a bomb exploded outside a barracks.")
    assert found["sentenced"] == "Court"
    assert found["exploded"] == "Remote explosive/landmine/IED"


def test_the_harm_that_a_disaster_does_is_no_attack(kinds_of):
    found = kinds_of("A storm hit the coast of Florida on Monday, killing nine people.")
    assert found["killing"] == "Storm"


def test_a_report_has_the_kind_that_its_event_word_has(read):
    reading = read("The attack with rockets killed four people in [Kursk].")
    what = reading.at("Kursk").what
    assert what.sub_event_type == "Shelling/artillery/missile attack"


def test_the_opening_comes_first_then_each_sentence(passages_of):
    text = "A ferry sank. Nine died. Police arrested the captain. He was drunk."
    lead, *sentences = passages_of(text)
    assert lead.span.of(text) == "A ferry sank. Nine died. Police arrested the captain."
    assert [one.span.of(text) for one in sentences] == [
        "A ferry sank.",
        "Nine died.",
        "Police arrested the captain.",
        "He was drunk.",
    ]
    assert len(sentences) > LEAD_SENTENCES
    assert sentences[2].sub_event_type == "Arrests"
    assert all(0 <= one.score <= 1 for one in (lead, *sentences))


def test_a_disaster_is_told_as_closely_as_the_words_allow(passages_of):
    quake = passages_of("A strong earthquake shook the island, destroying hundreds of houses.")[0]
    assert quake.sub_event_type == "Earthquake"


def test_what_the_model_does_not_know_is_left_to_the_lexicon(passages_of):
    assert passages_of("Peru held elections on Sunday.")[0].sub_event_type == "Election"


@pytest.mark.parametrize("text", ["", "   \n", "\x00\x07", "\ud800 \udfff", "x" * 5000])
def test_hostile_text_has_passages_or_none(passages_of, text):
    for passage in passages_of(text):
        assert 0 <= passage.span.start <= passage.span.end <= len(text)
