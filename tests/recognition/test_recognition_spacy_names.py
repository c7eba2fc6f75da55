"""The baseline recognizer: spaCy's places, trimmed, at their place in the article."""

import pytest

from geo.model import Article, Form, Parse, Role
from geo.recognition import SpacyRecognizer
from geo.recognition.spacy_names import LONGEST_PIECE

NO_PARSE = Parse((), (), "none")


@pytest.fixture(scope="module")
def recognizer():
    return SpacyRecognizer()


def surfaces(recognizer, text):
    found = recognizer.recognize(Article(text), NO_PARSE)
    assert all(toponym.span.of(text) == toponym.surface for toponym in found)
    return [toponym.surface for toponym in found]


def test_places_and_peoples_are_found_and_persons_are_not(recognizer):
    text = "Maria Lopez flew from Nairobi to the United States on Monday, said Kenyan police."
    assert surfaces(recognizer, text) == ["Nairobi", "United States", "Kenyan"]


def test_it_knows_no_roles_and_no_forms(recognizer):
    (toponym,) = recognizer.recognize(Article("Floods hit Peru."), NO_PARSE)
    assert (toponym.role, toponym.form, toponym.score) == (Role.LITERAL, Form.NAME, 1.0)


def test_long_articles_are_read_in_pieces_with_the_right_offsets(recognizer):
    text = "It rained. " * (LONGEST_PIECE // 11) + "\nFloods hit Peru. Then it rained in Chile."
    assert surfaces(recognizer, text) == ["Peru", "Chile"]


@pytest.mark.parametrize("text", ["", " ", "\ud800 in Peru \x00", "x" * (LONGEST_PIECE + 5)])
def test_hostile_text_is_survived(recognizer, text):
    recognizer.recognize(Article(text), NO_PARSE)
