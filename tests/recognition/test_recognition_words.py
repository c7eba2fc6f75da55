"""Words, pieces and shapes: offsets into the text as given, whatever it holds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from geo.encoders import open_tokenizer, readable
from geo.recognition.recognizer import MODEL_FOLDER
from geo.recognition.words import Shape, Words, read_words, shape_of

ANY_TEXT = st.text(st.characters(codec=None), max_size=200)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return open_tokenizer(MODEL_FOLDER / "tokenizer.json")


def surfaces(words: Words) -> list[str]:
    return [words.surface(index, index) for index in range(len(words))]


def test_words_keep_accents_and_split_at_punctuation(tokenizer: Tokenizer) -> None:
    words = read_words("São Paulo's mayor (54) left.", tokenizer)
    assert surfaces(words) == ["São", "Paulo", "'", "s", "mayor", "(", "54", ")", "left", "."]


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("lima", Shape.LOWER),
        ("Lima", Shape.TITLE),
        ("LIMA", Shape.UPPER),
        ("U", Shape.INITIAL),
        ("McLean", Shape.MIXED),
        ("2024", Shape.NUMBER),
        ("B52", Shape.MIXED),
        (",", Shape.OTHER),
        ("Київ", Shape.TITLE),
        ("서울", Shape.MIXED),
    ],
)
def test_shape_says_how_a_word_is_written(word: str, shape: Shape) -> None:
    assert shape_of(word) is shape


def test_text_without_words_is_empty(tokenizer: Tokenizer) -> None:
    assert len(read_words("", tokenizer)) == 0
    assert len(read_words(" \n\t ", tokenizer)) == 0


def test_the_frame_of_a_window_is_text_where_a_text_holds_it(tokenizer: Tokenizer) -> None:
    assert surfaces(read_words("[SEP] Lima", tokenizer)) == ["[", "SEP", "]", "Lima"]


@given(text=ANY_TEXT)
def test_a_text_cut_in_stretches_has_the_same_words(tokenizer: Tokenizer, text: str) -> None:
    whole = read_words(text, tokenizer)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("geo.recognition.words.STRETCH", 3)
        cut = read_words(text, tokenizer)
    for name in ("starts", "ends", "shapes", "pieces", "word_of_piece", "first_pieces"):
        assert np.array_equal(getattr(cut, name), getattr(whole, name)), name


def test_paragraphs_begin_after_blank_lines(tokenizer: Tokenizer) -> None:
    words = read_words("Rain in Peru\n \nLIMA\nIt fell.\n\n", tokenizer)
    assert [words.surface(at, at) for at in words.paragraphs if at < len(words)] == ["LIMA"]


def test_a_megabyte_without_a_space_is_read(tokenizer: Tokenizer) -> None:
    words = read_words("x" * 1_000_000, tokenizer)
    assert (words.starts[0], words.ends[-1]) == (0, 1_000_000)


@given(text=ANY_TEXT)
def test_unreadable_characters_keep_the_length(text: str) -> None:
    clean = readable(text)
    assert len(clean) == len(text)
    clean.encode("utf-8")


@given(text=ANY_TEXT)
def test_words_lie_in_the_text_in_order(tokenizer: Tokenizer, text: str) -> None:
    words = read_words(text, tokenizer)
    assert np.all(words.starts < words.ends)
    assert np.all(words.starts[1:] >= words.ends[:-1])
    assert len(words) == 0 or words.ends[-1] <= len(text)
    assert np.array_equal(words.word_of_piece[words.first_pieces], np.arange(len(words)))
