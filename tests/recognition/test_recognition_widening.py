"""A country found by the end of its name is given the whole of it."""

import pytest

from geo.model import Form, Span
from geo.recognition.consistency import Mention
from geo.recognition.widening import widen

COUNTRIES = {
    "Democratic People's Republic of Korea",
    "Republic of Korea",
    "Democratic Republic of the Congo",
    "Congo",
    "Chad",
}


def _mention(text: str, surface: str) -> Mention:
    start = text.index(surface)
    return Mention(Span(start, start + len(surface)), 0.9, 0.1, Form.NAME)


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        (
            "Envoys of the Democratic People's Republic of Korea left.",
            "Republic of Korea",
            "Democratic People's Republic of Korea",
        ),
        (
            "Rain in the Democratic Republic of the Congo.",
            "Congo",
            "Democratic Republic of the Congo",
        ),
        ("Lake Chad shrank.", "Chad", "Chad"),
        ("Then Chad won.", "Chad", "Chad"),
    ],
)
def test_the_longest_name_of_a_country_wins(text, found, whole):
    (mention,) = widen(text, [_mention(text, found)], COUNTRIES.__contains__)
    assert mention.span.of(text) == whole


def test_pieces_of_one_name_become_one_mention():
    text = "Rain in the Democratic Republic of the Congo."
    pieces = [_mention(text, "Democratic Republic"), _mention(text, "Congo")]
    assert [m.span.of(text) for m in widen(text, pieces, COUNTRIES.__contains__)] == [
        "Democratic Republic of the Congo"
    ]


def test_neighbours_are_left_alone():
    text = "Envoys of Chad and Congo met."
    mentions = [_mention(text, "Chad"), _mention(text, "Congo")]
    assert widen(text, mentions, COUNTRIES.__contains__) == mentions
