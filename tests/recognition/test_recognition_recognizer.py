"""Toponyms of news from anywhere: names, roles, forms and exact offsets."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.model import Article, Form, Parse, Role, Span, Toponym
from geo.protocols import Gazetteer, Recognizer
from geo.recognition import EncoderRecognizer, GivenRecognizer

NO_PARSE = Parse((), (), "none")
ANY_TEXT = st.text(st.characters(codec=None), max_size=120)


@pytest.fixture(scope="module")
def recognizer(gazetteer: Gazetteer) -> EncoderRecognizer:
    return EncoderRecognizer(gazetteer)


@pytest.fixture(scope="module")
def read(recognizer: Recognizer) -> Callable[[str], dict[str, Toponym]]:
    def read_text(text: str) -> dict[str, Toponym]:
        found = recognizer.recognize(Article(text), NO_PARSE)
        return {toponym.surface: toponym for toponym in found}

    return read_text


Read = Callable[[str], dict[str, Toponym]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Voters in Peru queued before dawn in Lima and Iquitos.", {"Peru", "Lima", "Iquitos"}),
        ("The hurricane made landfall near Tampa, Florida, on Monday.", {"Tampa", "Florida"}),
        ("Protesters threw stones in Nairobi and Kisumu.", {"Nairobi", "Kisumu"}),
        ("A drone hit a depot outside Kyiv, officials said.", {"Kyiv"}),
        ("FLOODS HIT LIMA AS RIVER RISES", {"LIMA"}),
    ],
)
def test_places_where_something_happened_are_literal_names(
    read: Read, text: str, names: set[str]
) -> None:
    found = read(text)
    assert set(found) == names
    assert {toponym.role for toponym in found.values()} == {Role.LITERAL}
    assert {toponym.form for toponym in found.values()} == {Form.NAME}


def test_names_that_and_joins_are_two_places_where_each_is_known(read: Read) -> None:
    found = read("Police held nine suspects in raids in Khyber and North Waziristan.")
    assert {"Khyber", "North Waziristan"} <= set(found)
    assert "Trinidad and Tobago" in read("A storm is heading for Trinidad and Tobago.")


def test_a_headline_and_the_dateline_after_it_are_two_names(read: Read) -> None:
    found = read("Dozens missing after ferry sinks off Mindanao\n\nMANILA - A ferry sank.")
    assert {"Mindanao", "MANILA"} <= set(found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Moscow said on Friday that it would answer the sanctions.", "Moscow"),
        ("Kenya's president thanked the donors.", "Kenya"),
        ("Japan condemned the missile test.", "Japan"),
    ],
)
def test_a_government_is_associative(read: Read, text: str, name: str) -> None:
    assert read(text)[name].role is Role.ASSOCIATIVE


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Peruvian police arrested four men.", "Peruvian", Role.ASSOCIATIVE),
        ("The missile fell on Ukrainian soil.", "Ukrainian", Role.LITERAL),
    ],
)
def test_adjectives_are_adjectival_whatever_their_role(
    read: Read, text: str, name: str, role: Role
) -> None:
    toponym = read(text)[name]
    assert (toponym.form, toponym.role) == (Form.ADJECTIVAL, role)


@pytest.mark.parametrize(
    "text",
    [
        "The committee will meet again next week to discuss the budget.",
        "Paris Hilton and Jack London never met.",
        "The North fired first, the South replied.",
    ],
)
def test_words_that_are_no_places_are_left_alone(read: Read, text: str) -> None:
    assert read(text) == {}


def test_a_name_has_neither_article_nor_genitive(read: Read) -> None:
    assert "United States" in read("Storms crossed the United States's eastern states.")


@given(text=ANY_TEXT)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_surfaces_are_the_text_at_their_offsets(recognizer: Recognizer, text: str) -> None:
    mixed = f"In Lima {text} and Nairobi"
    found = recognizer.recognize(Article(mixed), NO_PARSE)
    assert all(each.surface == mixed[each.span.start : each.span.end] for each in found)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
    assert all(each.surface.strip() == each.surface != "" for each in found)


@pytest.mark.parametrize(
    "text", ["", " \n ", "\x00\x01\ud800", "x" * 300_000, "'" * 50_000, "\u202eLima\u202c"]
)
def test_hostile_text_is_read_without_complaint(recognizer: Recognizer, text: str) -> None:
    recognizer.recognize(Article(text), NO_PARSE)


def test_offsets_count_code_points(read: Read) -> None:
    text = "🌊🌊 Flooding in Lima 🇵🇪 and Iquitos"
    assert read(text)["Iquitos"].span == Span(text.index("Iquitos"), len(text))


def test_a_long_article_is_read_to_its_end(recognizer: Recognizer) -> None:
    text = "The council met and talked about the weather. " * 300 + "Then Nairobi flooded."
    found = recognizer.recognize(Article(text), NO_PARSE)
    assert [each.surface for each in found] == ["Nairobi"]


def test_given_spans_are_taken_as_they_are_and_in_their_order(recognizer: Recognizer) -> None:
    text = "Moscow said that boats left the port of Iquitos near Nowhereville."
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in ("port", "Moscow")]
    given_spans = GivenRecognizer(spans, recognizer)
    first, second = given_spans.recognize(Article(text), NO_PARSE)
    assert (first.surface, first.role, first.form) == ("port", Role.LITERAL, Form.NAME)
    assert (second.surface, second.role) == ("Moscow", Role.ASSOCIATIVE)


def test_a_given_span_inside_a_found_one_takes_its_role(recognizer: Recognizer) -> None:
    text = "Storms crossed the United States on Sunday."
    span = Span(text.index("States"), text.index("States") + 6)
    (toponym,) = GivenRecognizer([span], recognizer).recognize(Article(text), NO_PARSE)
    assert (toponym.surface, toponym.span) == ("States", span)
