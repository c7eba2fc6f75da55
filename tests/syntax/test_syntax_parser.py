"""The parse of an article: sentences, tokens and the tree."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.model import Parse, Span
from geo.syntax import SpacyParser, chunks, spacy_parser

PARSER = SpacyParser()


def surfaces(text: str) -> list[str]:
    """Return the sentences of `text` as they stand in it."""
    return [sentence.span.of(text) for sentence in PARSER.parse(text).sentences]


def assert_sound(text: str, parse: Parse) -> None:
    """Check what every parse promises."""
    end = first = 0
    for sentence in parse.sentences:
        span = sentence.span
        assert end <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip() != ""
        assert first == sentence.first < sentence.last
        assert span == Span(parse.tokens[first].start, parse.tokens[sentence.last - 1].end)
        end, first = span.end, sentence.last
    assert first == len(parse.tokens)
    for token in parse.tokens:
        assert token.start < token.end
        assert 0 <= token.head < len(parse.tokens)


def test_a_text_is_split_into_sentences():
    text = 'Storm nears coast\n\nMaj. Gen. Ana Duarte spoke on Oct. 5. "We wait," she said.\n'
    assert surfaces(text) == [
        "Storm nears coast", "Maj. Gen. Ana Duarte spoke on Oct. 5.", '"We wait," she said.',
    ]  # fmt: skip


def test_the_tree_names_subject_verb_and_object():
    text = "Floods destroyed two bridges near Quito."
    tokens = PARSER.parse(text).tokens
    words = {text[token.start : token.end]: token for token in tokens}
    verb = words["destroyed"]
    assert (verb.lemma, verb.pos, verb.tag, verb.relation) == ("destroy", "VERB", "VBD", "ROOT")
    assert (words["Floods"].relation, words["bridges"].relation) == ("nsubj", "dobj")
    assert tokens[words["Floods"].head] == tokens[verb.head] == verb


def test_offsets_are_code_points():
    text = "😀 Kyiv woke.\r\n\tConstanța slept. 𝔸 ship sank."
    found = [text[token.start : token.end] for token in PARSER.parse(text).tokens]
    assert found == ["😀", "Kyiv", "woke", ".", "Constanța", "slept", ".", "𝔸", "ship", "sank", "."]


def test_copy_in_capitals_has_verbs():
    text = "A BOMB EXPLODED OUTSIDE THE MINISTRY. THREE GUARDS WERE WOUNDED."
    tags = {text[t.start : t.end]: t.tag for t in PARSER.parse(text).tokens}
    assert (tags["EXPLODED"], tags["WOUNDED"]) == ("VBD", "VBN")


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00\x07", "\u200b\u202e", "\ud800"])
def test_a_text_without_words_has_an_empty_parse(text):
    parse = PARSER.parse(text)
    assert (parse.sentences, parse.tokens) == ((), ())


@pytest.mark.parametrize(
    "text",
    ["a" * 60_000, "(" * 60_000, "http://a.b/" * 4_000, "평양발" * 5_000, "\ud800a" * 3_000,
     "! " * 2_000, "a\n" * 1_500],
    ids=["no space", "brackets", "links", "no word borders", "surrogates", "marks", "lines"],
)  # fmt: skip
def test_hostile_text_is_parsed(text):
    assert_sound(text, PARSER.parse(text))


def test_long_texts_are_read_in_chunks_with_offsets_of_the_whole(monkeypatch):
    text = "\n\n".join(f"Ferry {number} left Piraeus at dawn." for number in range(30))
    whole = PARSER.parse(text)
    monkeypatch.setattr(chunks, "LONGEST_CHUNK", 100)
    pieces = PARSER.parse(text)
    assert_sound(text, pieces)
    assert [s.span for s in pieces.sentences] == [s.span for s in whole.sentences]


def test_a_paragraph_longer_than_a_chunk_is_cut_at_white_space(monkeypatch):
    monkeypatch.setattr(chunks, "LONGEST_CHUNK", 50)
    text = "the ferry and the barge and the tug and the yacht " * 5
    parse = PARSER.parse(text)
    assert_sound(text, parse)
    assert {text[t.start : t.end] for t in parse.tokens} == set(text.split())


PIECES = ["Kyiv", "U.S.", "Oct.", "5.", "said", "IT FELL", "?!", "”", "\n", "\r\n", "\u2028",
          "\ud800", "\x00"]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_any_text_has_a_sound_parse(text):
    parse = PARSER.parse(text)
    assert_sound(text, parse)
    assert PARSER.parse(text) == parse


def test_threads_share_one_parser():
    parser, texts = SpacyParser(), [f"Ship {number} left Aden." for number in range(4)]
    found: dict[str, Parse] = {}
    threads = [
        threading.Thread(target=lambda text=text: found.update({text: parser.parse(text)}))
        for text in texts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {text: PARSER.parse(text) for text in texts}


def test_a_long_running_parser_forgets_the_words_it_has_met(monkeypatch):
    parser = SpacyParser()
    expected = parser.parse("Ship 1 left Aden.")
    monkeypatch.setattr(spacy_parser, "RELOAD_AFTER", 10)
    assert parser.parse("Ship 1 left Aden.") == expected
    assert parser.parse("Ship 1 left Aden.") == expected
