"""Where words were spoken: the venue of a speech is no site of what is spoken of."""

import pytest

from geo.model import Article, EventType, Span
from geo.reporting.document import Document
from geo.reporting.speaking import spoken_at
from geo.syntax import SpacyParser


@pytest.fixture(scope="module")
def parser():
    return SpacyParser()


def speech(parser, text, name):
    article = Article(text)
    document = Document(article, parser.parse(text))
    start = text.index(name)
    head = document.head_of(Span(start, start + len(name)))
    assert head is not None
    found = spoken_at(document, head)
    return found and (found.span.of(text), found.entry.event_type)


@pytest.mark.parametrize(
    ("text", "name", "verb"),
    [
        ("The minister said in Quito on Monday that the bridge would be rebuilt.", "Quito", "said"),
        ("She told reporters in Nairobi that the count was over.", "Nairobi", "told"),
        ("The candidate spoke to supporters in Tampa on Sunday.", "Tampa", "spoke"),
        ("In Lisbon, the envoy promised on Friday to return.", "Lisbon", "promised"),
    ],
)
def test_a_place_on_the_verb_of_speaking_is_its_venue(parser, text, name, verb):
    assert speech(parser, text, name) == (verb, EventType.STATEMENT)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The health ministry in Lima said that the clinic was closed.", "Lima"),
        ("A group claimed responsibility for bombings in Karachi.", "Karachi"),
        ("Explosions were reported in Dnipro.", "Dnipro"),
        ("He said that soldiers had crossed the river in Juba.", "Juba"),
        ("The company announced plans for a plant in Ohio.", "Ohio"),
    ],
)
def test_a_place_of_the_speaker_or_of_what_is_spoken_of_is_none(parser, text, name):
    assert speech(parser, text, name) is None
