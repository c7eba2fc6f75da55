"""How sure the writer is of an event, and whether it took place at all."""

import pytest

from geo.model import Certainty, Polarity, Status


@pytest.fixture
def event(read):
    """Return the function that reads a sentence and gives the event word `word`."""

    def of(text, word):
        reading = read(text)
        return next(
            one for one in reading.event_mentions if one.span.of(reading.article.text) == word
        )

    return of


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("The port will open in May.", "open", Certainty.CERTAIN),
        ("The port is scheduled to open in May.", "open", Certainty.CERTAIN),
        ("The port is expected to open in May.", "open", Certainty.PROBABLE),
        ("The mine appears to pollute the river.", "pollute", Certainty.PROBABLE),
        ("Ghana wants to buy six ferries.", "buy", Certainty.POSSIBLE),
        ("Farmers tried to storm the ministry.", "storm", Certainty.POSSIBLE),
        ("Two firms were allowed to bid again.", "bid", Certainty.POSSIBLE),
        ("Two firms allowed to bid again", "bid", Certainty.POSSIBLE),
        ("The ministry said that it sold the ferries.", "sold", Certainty.CERTAIN),
        ("Ghana has an option to buy six ferries.", "buy", Certainty.POSSIBLE),
        ("Ghana proposed the sale of six ferries.", "sale", Certainty.POSSIBLE),
        ("Ghana celebrated the sale of six ferries.", "sale", Certainty.CERTAIN),
        ("The bridge is said to shake in the wind.", "shake", Certainty.POSSIBLE),
        ("She did not say whether she resigned.", "resigned", Certainty.POSSIBLE),
        ("She did not say whether she resigned or was forced out.", "forced", Certainty.POSSIBLE),
        ("A ship that can carry 90 lorries arrived.", "carry", Certainty.CERTAIN),
        ("The ship can carry 90 lorries.", "carry", Certainty.POSSIBLE),
        ("Sales grew if compared with May.", "compared", Certainty.CERTAIN),
        ("The army bought six ferries.", "bought", Certainty.CERTAIN),
    ],
)
def test_what_is_announced_is_certain_and_what_is_only_wanted_is_not(event, text, word, certainty):
    assert event(text, word).certainty is certainty


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The yard stopped building ferries.", "building"),
        ("The concert was cancelled on Friday.", "concert"),
        ("The court criticised the cancelled auction.", "auction"),
        ("The ministry failed to evacuate the village.", "evacuate"),
        ("Police prevented an attack on the embassy.", "attack"),
        ("The marchers left without violence.", "violence"),
        ("The factory no longer exports steel.", "exports"),
    ],
)
def test_what_was_stopped_or_called_off_did_not_happen(event, text, word):
    assert event(text, word).polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ferry travelled without passengers.", "travelled"),
        ("The shelling was not reported for days.", "shelling"),
        ("They do not need to evacuate the village.", "evacuate"),
        ("The drought was not expected.", "drought"),
    ],
)
def test_a_negation_that_concerns_something_else_leaves_the_event_alone(event, text, word):
    assert event(text, word).polarity is Polarity.POSITIVE


def test_a_modal_does_not_reach_a_neighbouring_clause_with_its_own_verb(event):
    text = "The plane can land on grass and has been sold to Peru."
    assert event(text, "land").certainty is Certainty.POSSIBLE
    assert event(text, "sold").certainty is Certainty.CERTAIN


def test_a_modal_does_reach_a_bare_verb_beside_its_own(event):
    text = "The storm could flood the port and destroy the bridge."
    assert event(text, "destroy").status is Status.HYPOTHETICAL


def test_what_is_past_is_so_whatever_is_believed_beside_it(event):
    text = "The mayor believes that prices may fall as they did when the mine collapsed."
    assert event(text, "collapsed").certainty is Certainty.CERTAIN


def test_would_in_the_words_of_a_past_speaker_is_a_future(event):
    text = "She announced in a letter that she would resign in June."
    assert event(text, "resign").status is Status.EXPECTED


def test_a_refusal_to_confirm_is_no_denial(event):
    text = "The army has not confirmed the attack."
    assert event(text, "attack").status is Status.UNCONFIRMED


def test_a_request_is_never_a_fact(event):
    text = "The bishop called on the rebels to leave the town."
    assert event(text, "leave").status is Status.REQUESTED
    assert event(text, "leave").certainty is Certainty.POSSIBLE
