"""What the encoder says of an article's places, in the words of the article."""

from datetime import date
from math import inf, log

import numpy as np
import pytest

from geo.encoders import PlaceAnswers
from geo.encoders.columns import Columns
from geo.model import Article, DateInterval, Span
from geo.reporting.document import Document
from geo.reporting.place_questions import PLACE_ROLE, age_of
from geo.reporting.sentence_reader import (
    MOST_ODDS,
    PlaceReading,
    SentenceReader,
    odds,
    passage_reader,
)


class CountingReader:
    """The encoder that ships, which counts what it is asked."""

    def __init__(self):
        self.texts = []

    def read(self, text, words=()):
        self.texts.append(text)
        return passage_reader().read(text, words)


TEXT = "It rained. Rebels shelled Izium on Monday and fled from Kharkiv on Tuesday."


@pytest.fixture
def document(parser):
    return Document(Article(TEXT), parser.parse(TEXT))


def span(name):
    return Span(TEXT.index(name), TEXT.index(name) + len(name))


def test_a_sentence_is_read_once_for_all_its_places(document):
    counting = CountingReader()
    reader = SentenceReader(document, counting)
    assert reader.place(span("Izium")) is not None
    assert reader.place(span("Kharkiv")) is not None
    assert reader.place(span("Izium")) is reader.place(span("Izium"))
    assert counting.texts == [TEXT.removeprefix("It rained. ")]


def test_words_are_those_of_the_article(document):
    reader = SentenceReader(document)
    at = {word: number for number, word in enumerate(document.words)}
    izium, kharkiv = reader.place(span("Izium")), reader.place(span("Kharkiv"))
    assert izium.event(at["shelled"]) > izium.event(at["fled"])
    assert kharkiv.event(at["fled"]) > kharkiv.event(at["shelled"])
    assert izium.event(at["rained"]) == -MOST_ODDS
    assert izium.time(range(at["monday"], at["monday"] + 1)) > izium.time(range(0))
    assert kharkiv.kind(PLACE_ROLE, "origin") > izium.kind(PLACE_ROLE, "origin")
    given = [kharkiv.given(PLACE_ROLE, "origin", at[word]) for word in ("fled", "shelled")]
    assert given[0] > given[1]
    assert kharkiv.given(PLACE_ROLE, "origin", at["rained"]) is None


def test_a_kind_that_was_never_taught_is_unlikely(document):
    assert SentenceReader(document).place(span("Izium")).kind(PLACE_ROLE, "?") == -MOST_ODDS


def test_several_words_of_one_expression_are_one():
    times = np.log([0.4, 0.4, 0.2])
    nothing = np.zeros(0), np.zeros(0), np.zeros((2, 0))
    answers = PlaceAnswers(np.array([0.0, -inf]), times, Columns({}, {}), *nothing)
    reading = PlaceReading(answers, 7)
    assert reading.time(range(7, 9)) == round(log(0.8 / 0.2))


@pytest.mark.parametrize(
    ("share", "told"), [(0.5, 0), (0.88, 2), (0.12, -2), (1.0, MOST_ODDS), (1e-9, -MOST_ODDS)]
)
def test_odds_are_whole_and_bounded(share, told):
    assert odds(log(share)) == told
    assert odds(-inf) == -MOST_ODDS


def test_ages_are_counted_from_publication():
    published = date(2024, 10, 31)

    def age(first, last):
        return age_of(DateInterval(first, last), published)

    assert age(date(2024, 10, 29), date(2024, 10, 29)) == "week"
    assert age(date(2024, 9, 29), date(2024, 9, 29)) == "weeks"
    assert age(date(2024, 1, 1), date(2024, 1, 31)) == "year"
    assert age(date(1943, 1, 1), date(1943, 12, 31)) == "years"
    assert age(date(2024, 11, 1), date(2024, 11, 1)) == "ahead"
    assert age(None, date(2024, 10, 31)) == "open start"
    assert age(date(2024, 10, 31), None) == "open end"
    assert age_of(None, published) is None
    assert age_of(DateInterval(published, published), None) is None
