"""Names in other scripts inside English text: whole, at their offsets, and no piece of a person."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import EmbeddedGazetteer
from geo.model import Article, Parse, Role
from geo.recognition import EncoderRecognizer
from geo.recognition.scripts import find_names

KNOWN = {
    "Костянтинівка", "Курская область", "Курская", "Кам'янець-Подільський", "Ростов-на-Дону",
    "Ростов", "Владимир", "Київ", "Україна", "평양", "北京", "القاهرة", "Αθήνα", "दिल्ली", "გორი",
}  # fmt: skip


def names(text):
    return [found.span.of(text) for found in find_names(text, KNOWN.__contains__)]


@pytest.mark.parametrize("name", sorted(KNOWN - {"Курская", "Ростов"}))
def test_a_known_name_is_found_whole_in_any_script(name):
    text = f"Reports from {name} (unconfirmed) came late."
    (found,) = find_names(text, KNOWN.__contains__)
    assert found.span.of(text) == name
    assert not found.is_piece


def test_the_longest_name_wins():
    assert names("Troops entered Курская область.") == ["Курская область"]
    assert names("Troops entered Курская, область.") == ["Курская"]


@pytest.mark.parametrize(
    "text",
    ["київська рада", "Unknown Нетакого word", "Київ-Пас", "РостовДон", "Київa", "Κ", "", "Lima"],
)
def test_other_words_are_left_alone(text):
    assert names(text) == []


def test_a_korean_particle_is_no_part_of_the_name():
    assert names("held in 평양에서 and 평양의 port") == ["평양", "평양"]


def test_a_piece_of_a_longer_name_is_told_apart():
    text = "Владимир Путин left. Київ Україна. В Київ, he said."
    found = [(name.span.of(text), name.is_piece) for name in find_names(text, KNOWN.__contains__)]
    assert found == [("Владимир", True), ("Київ", False), ("Україна", False), ("Київ", False)]


@given(st.text(st.sampled_from("Кк їЇ-’ '평양北京في\u0301\u202e\ud800a1.\n")))
def test_names_are_in_order_and_in_the_text(text):
    spans = [name.span for name in find_names(text, lambda name: len(name) < 9)]
    assert spans == sorted(spans)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)


@pytest.mark.parametrize("text", ["평" * 300_000, "К" * 300_000, "К " * 50_000, "К-" * 50_000])
def test_hostile_text_asks_for_no_more_names_than_it_has_words(text):
    asked = []
    find_names(text, lambda name: bool(asked.append(name)))
    assert len(asked) <= 4 * (1 + text.count(" ") + text.count("-"))
    assert all(len(name) <= 48 for name in asked)


@pytest.fixture(scope="module")
def read(gazetteer_folder):
    recognizer = EncoderRecognizer(EmbeddedGazetteer(gazetteer_folder))

    def read_text(text):
        found = recognizer.recognize(Article(text), Parse((), (), "none"))
        assert all(each.surface == each.span.of(text) for each in found)
        return {each.surface: each.role for each in found}

    return read_text


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Clashes went on near Костянтинівка on Monday.", "Костянтинівка", Role.LITERAL),
        ("Troops entered Курская область last week.", "Курская область", Role.LITERAL),
        ("Москва said on Friday that it would answer.", "Москва", Role.ASSOCIATIVE),
        ("Pyongyang (평양) held a parade.", "평양", Role.LITERAL),
        ("Officials met in 서울에서 on Sunday.", "서울", Role.LITERAL),
        ("Talks in 北京 ended early.", "北京", Role.LITERAL),
        ("A fire broke out in القاهرة overnight.", "القاهرة", Role.LITERAL),
        ("Shells fell at night у Києві and elsewhere.", "Києві", Role.LITERAL),
    ],
)
def test_names_have_the_role_that_the_english_around_them_gives(read, text, name, role):
    assert read(text)[name] is role


def test_a_person_is_no_town(read):
    assert read("Владимир Путин spoke to reporters.") == {}
