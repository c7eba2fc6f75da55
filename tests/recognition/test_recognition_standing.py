"""Names that can only be places, by the words beside them."""

import pytest

from geo.model import Form, Role, Span
from geo.recognition.consistency import Mention
from geo.recognition.recognizer import toponym_of
from geo.recognition.standing import with_places


def role(text, name):
    start = text.index(name)
    mention = Mention(Span(start, start + len(name)), 0.9, 0.9, Form.NAME)
    return toponym_of(text, with_places(text, [mention])[0], "test").role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Puno lies about 40 kilometres from the border.", "Puno"),
        ("The road is cut. Tampa, a city of 400,000, sits on the bay.", "Tampa"),
        ("If Homs fell, the road south would be open.", "Homs"),
        ("Fighters took Hama on Thursday.", "Hama"),
        ("The army has recaptured the town of Goma.", "Goma"),
    ],
)
def test_what_lies_somewhere_falls_or_is_taken_is_a_place(text, name):
    assert role(text, name) is Role.LITERAL


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Critics say that crime in London has fallen during his term.", "London"),
        ("The move took Paris by surprise.", "Paris"),
        ("The envoy took Ankara's side.", "Ankara"),
        ("Chelsea lie ninth in the table.", "Chelsea"),
        ("Moscow stands to gain from it.", "Moscow"),
        ("Exports of Brazil fell by 3 percent; Lima fell behind.", "Lima"),
    ],
)
def test_what_acts_or_is_only_named_keeps_its_role(text, name):
    assert role(text, name) is Role.ASSOCIATIVE
