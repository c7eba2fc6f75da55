"""Which expression of a sentence is an event's own: clauses, tense and rivals decide."""

from __future__ import annotations

import pytest

from geo.model import Article
from geo.reporting.document import Document
from geo.reporting.time_links import Event, hung, link_weights, tense_of
from tests.reporting.conftest import unmark


@pytest.fixture
def documented(parser):
    """Return the document, the event word and the hung expressions of a marked-up sentence."""

    def document(marked, word):
        text, _, times = unmark(marked)
        made = Document(Article(text), parser.parse(text))
        token = next(at for at, _ in enumerate(made.tokens) if made.words[at] == word)
        return made, token, [hung(made, time) for time in times]

    return document


def dated_by(read, marked, word):
    """Return the words that date the event word."""
    reading = read(marked)
    mention = next(m for m in reading.event_mentions if m.span.of(reading.article.text) == word)
    return mention.time.of(reading.article.text) if mention.time else None


def test_what_is_so_now_is_not_dated_by_a_clause_that_tells_of_the_past(read):
    marked = "The ferry is the third of its kind, after two were sold in {January=2024-01-10}."
    assert dated_by(read, marked, "is") is None
    assert dated_by(read, marked, "sold") == "January"


def test_a_plan_is_not_dated_by_what_is_planned(read):
    marked = "The airline intends to open a second route in {2026=2026-01-01..2026-12-31}."
    assert dated_by(read, marked, "intends") is None
    assert dated_by(read, marked, "open") == "2026"


def test_each_clause_keeps_its_own_day(read):
    marked = (
        "Police arrested two men on {Friday=2024-10-25} after a shop was robbed "
        "on {Tuesday=2024-10-22}."
    )
    assert dated_by(read, marked, "arrested") == "Friday"
    assert dated_by(read, marked, "robbed") == "Tuesday"


def test_what_follows_in_the_same_breath_shares_the_day(read):
    marked = "On {Tuesday=2024-10-29} the river flooded two villages and destroyed a bridge."
    assert dated_by(read, marked, "flooded") == "Tuesday"
    assert dated_by(read, marked, "destroyed") == "Tuesday"


def test_the_day_of_speaking_does_not_date_the_clause_that_is_said(read):
    marked = "The minister said on {Thursday=2024-10-31} that the bridge had collapsed."
    assert dated_by(read, marked, "said") == "Thursday"
    assert dated_by(read, marked, "collapsed") is None


def test_an_expression_hangs_on_its_verb_and_knows_its_preposition(documented):
    document, token, (one,) = documented("The dam broke on {Monday=2024-10-28}.", "broke")
    assert one.governor == token
    assert one.preposition == "on"
    assert "direct" in Event(document, token).features(one, [one])


def test_the_nearer_rival_ranks_first(documented):
    marked = "Crowds marched on {Monday=2024-10-28} after prices rose in {May=2024-05-10}."
    document, token, rivals = documented(marked, "marched")
    event = Event(document, token)
    assert [f"rank {at}" in event.features(one, rivals) for at, one in enumerate(rivals)] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("sentence", "word", "tense"),
    [
        ("The dam will break.", "break", "future"),
        ("The dam could break.", "break", "modal"),
        ("The dam broke.", "broke", "past"),
        ("The dam was repaired.", "repaired", "past"),
        ("The dam has broken.", "broken", "perfect"),
        ("The dam holds the water.", "holds", "present"),
        ("They hope to repair the dam.", "repair", "infinitive"),
        ("The flood destroyed houses.", "flood", "noun"),
    ],
)
def test_tenses(documented, sentence, word, tense):
    document, token, _ = documented(sentence, word)
    assert tense_of(document, token) == tense


def test_the_weights_that_ship_can_be_read():
    weights = link_weights()
    assert weights.weights["direct"] > 0
