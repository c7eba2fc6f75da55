"""What may be an act of saying: the sources and contents among which the model chooses."""

from __future__ import annotations

import pytest

from geo.model import Article
from geo.reporting.candidates import candidates_at
from geo.reporting.document import Document


@pytest.fixture(scope="module")
def proposed(parser):
    """Return the function from a text and a cue word to the pairs of source and contents."""

    def pairs(text, cue):
        document = Document(Article(text), parser.parse(text))
        return [
            (
                " ".join(span.of(text) for span in one.act.source),
                tuple(span.of(text) for span in one.act.content),
            )
            for one in candidates_at(document, document.words.index(cue))
        ]

    return pairs


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (
            "Ana Ruiz, who led the search for a week, said that the river was rising.",
            "said",
            "Ana Ruiz, who led the search for a week",
            ("that the river was rising",),
        ),
        (
            "The river is expected to rise on Friday.",
            "expected",
            "",
            ("The river", "to rise on Friday"),
        ),
        (
            "The dam seems to be safe.",
            "seems",
            "",
            ("The dam", "to be safe"),
        ),
        (
            "The ministry published a report saying that two bridges had fallen.",
            "saying",
            "a report",
            ("that two bridges had fallen",),
        ),
        (
            "The mayor left the hall after hearing that the dam had broken.",
            "hearing",
            "The mayor",
            ("that the dam had broken",),
        ),
        (
            "The governor praised the pilots who had saved forty people.",
            "praised",
            "The governor",
            ("the pilots",),
        ),
        (
            "The plan was criticized by fishermen.",
            "criticized",
            "fishermen",
            ("The plan",),
        ),
        (
            "“He told us, ‘You have to leave this valley by noon,’ and we left,” Ana Ruiz said.",
            "told",
            "He",
            ("You have to leave this valley by noon",),
        ),
    ],
)
def test_the_right_reading_is_among_those_proposed(proposed, text, cue, source, content):
    assert (source, content) in proposed(text, cue)


def test_a_quotation_that_its_paragraph_leaves_open_goes_on_in_the_next(proposed):
    text = "Ana Ruiz said: “The dam broke at noon.\n“Nobody had warned this town of it.”"
    contents = [content for _, content in proposed(text, "said")]
    assert any("“Nobody had warned this town of it.”" in content for content in contents)


def test_a_closed_quotation_does_not_reach_into_the_next_paragraph(proposed):
    text = "“The dam broke at noon,” Ana Ruiz said.\n“Nobody had warned this town of it.”"
    contents = [content for _, content in proposed(text, "said")]
    assert not any("“Nobody had warned this town of it.”" in content for content in contents)


def test_the_candidates_of_a_hostile_sentence_stay_few(proposed):
    text = "He said " + "that she said " * 300 + "that it rained."
    assert len(proposed(text, "said")) < 40
