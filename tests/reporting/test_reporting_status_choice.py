"""How sure the article is: when the rules' status stands, and when another is likelier."""

import pytest

from geo.model import Article, EventType, Polarity, Status, What
from geo.reporting.boilerplate import Boilerplate
from geo.reporting.document import Document
from geo.reporting.kinds import Kinds
from geo.reporting.logistic import Logistic
from geo.reporting.mentions import listed_triggers
from geo.reporting.ruled_mentions import RuledMentions
from geo.reporting.sentence_reader import SentenceReader
from geo.reporting.stacking import stacking_weights
from geo.reporting.status_choice import (
    WEIGHED,
    StatusOption,
    likeliest_status,
    status_options,
)
from tests.reporting.conftest import unmark

OPTIONS = (
    StatusOption(Status.REPORTED, ("rules", "same")),
    StatusOption(Status.EXPECTED, ("read",)),
)


@pytest.mark.parametrize(("weight", "told"), [(0.4, Status.REPORTED), (0.6, Status.EXPECTED)])
def test_another_status_must_be_likelier_by_the_least_score(weight, told):
    weights = Logistic("test", {"read": weight}, 0.0, 0.5, frozenset())
    assert likeliest_status(OPTIONS, Status.REPORTED, weights) is told


def test_without_weights_the_rules_stand():
    nothing = Logistic("none", {}, 0.0, 0.0, frozenset())
    assert likeliest_status(OPTIONS, Status.EXPECTED, nothing) is Status.EXPECTED


def test_the_weights_that_ship_know_what_the_encoder_says():
    assert any(name.startswith("read ") for name in stacking_weights().statuses.weights)


class Newsroom:
    """Offers the statuses of the event at the one place of a text."""

    def __init__(self, parser):
        self.parser = parser

    def options(self, marked, ruled):
        text, resolutions, _ = unmark(marked)
        document = Document(Article(text), self.parser.parse(text))
        kinds = Kinds(document, listed_triggers(document))
        mention = RuledMentions(document, Boilerplate(document), kinds).of(resolutions[0], None)
        what = What(EventType.MENTION, None, None, ruled, Polarity.POSITIVE, None)
        reading = SentenceReader(document).place(mention.span)
        return {one.status: one.cues for one in status_options(document, mention, what, reading)}


@pytest.fixture(scope="module")
def newsroom(parser):
    return Newsroom(parser)


@pytest.mark.parametrize("ruled", [Status.CONFIRMED, Status.UNCONFIRMED, Status.DENIED])
def test_what_is_confirmed_doubted_or_denied_stands(newsroom, ruled):
    assert newsroom.options("Gunmen attacked a bus in [Lima].", ruled) == {}


def test_nothing_is_weighed_that_would_confirm_doubt_or_deny(newsroom):
    found = newsroom.options("Gunmen attacked a bus in [Lima].", Status.REPORTED)
    assert set(found) == set(WEIGHED)


def test_the_answers_of_rules_and_encoder_speak_for_a_status(newsroom):
    found = newsroom.options("Gunmen attacked a bus in [Lima].", Status.EXPECTED)
    assert "same" in found[Status.EXPECTED]
    assert "same" not in found[Status.REPORTED]

    def read(status):
        return next(int(cue.split()[1]) for cue in found[status] if cue.startswith("read "))

    assert read(Status.REPORTED) > read(Status.EXPECTED)
    for cues in found.values():
        assert len(cues) == len(set(cues))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Volunteers rebuilt a bridge in [Lima] on {Sunday=2024-03-03}.", Status.REPORTED),
        ("Volunteers will rebuild a bridge in [Lima] next year.", Status.EXPECTED),
        ("The mayor denied that a bridge had collapsed in [Lima].", Status.DENIED),
        ("The mayor urged troops to withdraw from [Lima].", Status.REQUESTED),
    ],
)
def test_plain_sentences_are_read_as_the_rules_read_them(read, ruled, text, status):
    assert ruled(text).at("Lima").what.status is status
    assert read(text).at("Lima").what.status is status
