"""How linking reads words: families, sentences, and articles of one story."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.linking.neighbours import Neighbours
from geo.linking.words import Rarity, family_of, words_of

NEWS = Rarity(100, {"people": 90, "court": 40, "fire": 10})


@pytest.mark.parametrize(
    "family",
    [
        ("arrest", "arrested", "arrests", "arresting", "Arrest's"),
        ("explosion", "explosions"),
        ("protest", "protesters", "protesting"),
        ("die", "died", "death", "deaths"),
        ("shoot", "shot", "shooting"),
        ("announce", "announced", "announcement"),
        ("strike", "struck"),
    ],
)
def test_forms_and_derivations_of_a_word_are_one_family(family):
    assert len({family_of(word) for word in family}) == 1


def test_words_that_differ_are_different_families():
    assert len({family_of(word) for word in ("fire", "hire", "flood", "vote", "verdict")}) == 5


def test_sentences_end_at_stops_and_lines_but_not_at_abbreviations():
    read = words_of("Mr. Osei spoke to the U.S. Senate. It rained\nA vote followed.")
    assert [sentence[-1].family for sentence in read.sentences] == ["senat", "rain", "follow"]


def test_names_and_numbers_are_told_from_words_and_the_first_word_is_no_name():
    (sentence,) = words_of("Police in Nairobi held 40 people").sentences
    assert [(word.is_name, word.is_number) for word in sentence] == [
        (False, False), (False, False), (True, False), (False, False), (False, True),
        (False, False),
    ]  # fmt: skip


@given(st.text(max_size=200))
def test_words_lie_in_the_text_in_order_whatever_it_holds(text):
    words = [word for sentence in words_of(text).sentences for word in sentence]
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


def test_rare_words_tell_more_than_common_ones():
    assert NEWS.of("people") < NEWS.of("court") < NEWS.of("fire") < NEWS.of("unheard") == NEWS.most


def test_articles_of_one_story_are_nearer_than_others():
    texts = (
        "A fire burnt the court of Arequipa.",
        "The court of Arequipa burnt in a fire at night.",
        "People voted in Tampa.",
    )
    near = Neighbours([words_of(text) for text in texts], NEWS)
    assert near.likeness(0, 1) == near.likeness(1, 0) == near.nearest(0) > 0.5
    assert near.likeness(0, 2) == near.nearest(2) == 0
    assert set(near.of(1)) == {0}
