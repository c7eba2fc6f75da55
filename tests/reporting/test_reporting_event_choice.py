"""Which word tells what happened at a place: what is weighed, and when the rules' word stands."""

import pytest

from geo.model import Article, PlaceRole
from geo.reporting.document import Document
from geo.reporting.event_choice import EventOption, chosen, event_options
from geo.reporting.logistic import Logistic
from geo.reporting.sentence_reader import SentenceReader
from geo.reporting.stacking import stacking_weights


@pytest.fixture
def options(parser):
    """Return the options for a place of a sentence, by word; None is that nothing happened."""

    def for_place(text, place, ruled=None):
        document = Document(Article(text), parser.parse(text))
        at = {word: index for index, word in enumerate(document.words)}
        found = event_options(document, at[place], at.get(ruled), PlaceRole.SITE, None)
        return {
            None if one.token is None else document.words[one.token]: set(one.cues) for one in found
        }

    return for_place


def test_every_verb_and_event_word_of_the_sentence_is_weighed_and_nothing(options):
    found = options("Volunteers who met in Cusco rebuilt a bridge in Lima after the flood.", "lima")
    assert set(found) == {None, "met", "rebuilt", "flood"}


def test_that_something_lies_somewhere_is_no_event(options):
    assert set(options("The town lies near Lima.", "lima")) == {None}


def test_who_speaks_outside_of_what_is_said_does_not_act_there(options):
    found = options("Police said that gunmen had attacked a bus in Lima.", "lima")
    assert set(found) == {None, "attacked"}


def test_a_speaker_of_a_place_does_not_speak_there(options):
    assert "said" not in options("The mayor of Lima said it was raining.", "lima")
    assert "said" in options("The mayor said in Lima that it was raining.", "lima")


def test_the_path_through_the_tree_speaks_for_a_word(options):
    found = options("Volunteers rebuilt a bridge in Lima.", "lima")
    assert {"governs", "its clause"} <= found["rebuilt"]


def test_cues_are_named_once_and_some_have_weights(parser):
    text = "Volunteers rebuilt a bridge in Lima, police said."
    document = Document(Article(text), parser.parse(text))
    for one in event_options(document, document.words.index("lima"), None, PlaceRole.SITE, None):
        assert len(one.cues) == len(set(one.cues))
        assert any(cue in stacking_weights().events.weights for cue in one.cues)


# --- choosing -------------------------------------------------------------------------------

NOTHING, MET, FLOOD = (
    EventOption(None, ("nothing",)),
    EventOption(3, ("met",)),
    EventOption(7, ("flood",)),
)


def weights(**by_name):
    return Logistic("test", by_name, 0.0, 0.0, frozenset())


def test_the_word_of_the_rules_stands_where_none_is_likelier():
    assert chosen((NOTHING, MET, FLOOD), 3, weights()).token == 3
    assert chosen((NOTHING, MET, FLOOD), None, weights()).token is None


def test_the_likeliest_word_is_chosen_and_known_where_nothing_is():
    choice = chosen((NOTHING, MET, FLOOD), None, weights(met=1.0, flood=0.5))
    assert (choice.token, choice.likeliest) == (3, 3)
    choice = chosen((NOTHING, MET, FLOOD), None, weights(nothing=2.0, met=1.0))
    assert (choice.token, choice.likeliest) == (None, 3)


def test_what_the_encoder_says_speaks_for_a_word_and_for_nothing(parser):
    text = "Volunteers rebuilt a bridge in Lima, police said."
    document = Document(Article(text), parser.parse(text))
    place = document.words.index("lima")
    reading = SentenceReader(document).place(document.span_of(place, place))
    found = {
        one.token: next(int(cue.split()[1]) for cue in one.cues if cue.startswith("read "))
        for one in event_options(document, place, None, PlaceRole.SITE, reading)
    }
    assert max(found, key=found.get) == document.words.index("rebuilt")


def test_a_place_is_no_event_of_its_own(options):
    assert "flood" not in options("Flood was quiet after the storm.", "flood")
