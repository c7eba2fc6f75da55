"""Links lead to http(s) only, and to the sentence."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.features import safe_url, text_fragment_url


@pytest.mark.parametrize(
    "hostile",
    [
        None,
        "",
        "   ",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "http:example.org",
        "http://",
        "http://[",
        "http://a b.example",
        "http://a.example/\ud800",
        "see http://a.example",
    ],
)
def test_what_is_no_web_link_is_none(hostile):
    assert safe_url(hostile) is None
    assert text_fragment_url(hostile, "a sentence") is None


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("  HTTP://a.example/x\n", "HTTP://a.example/x"),
        ("https://a.example/новини", "https://a.example/новини"),
        ("https://a.example/{{7*7}}", "https://a.example/%7B%7B7*7%7D%7D"),
        ("https://a.example/${x}`", "https://a.example/$%7Bx%7D%60"),
        ('https://a.example/"><img>', "https://a.example/%22%3E%3Cimg%3E"),
    ],
)
def test_a_web_link_stays_and_forbidden_characters_are_encoded(url, safe):
    assert safe_url(url) == safe


@given(st.text())
def test_whatever_is_called_a_link_comes_out_harmless(text):
    for url in (text, f"https://a.example/{text}"):
        safe = safe_url(url)
        assert safe is None or safe.lower().startswith(("http://", "https://"))
        assert safe is None or not set(safe) & set('"<>`{}\\ \n')


def test_a_sentence_is_given_whole_with_the_syntax_characters_encoded():
    link = text_fragment_url("https://a.example/x", "A ten-day truce,\t50% & more")
    assert link == "https://a.example/x#:~:text=A%20ten%2Dday%20truce%2C%2050%25%20%26%20more"


def test_a_long_sentence_is_given_by_its_first_and_last_words():
    sentence = " ".join(f"word{number}" for number in range(60))
    link = text_fragment_url("https://a.example/", sentence)
    first, last = link.split(":~:text=")[1].split(",")
    assert unquote(first) == "word0 word1 word2 word3 word4 word5"
    assert unquote(last) == "word54 word55 word56 word57 word58 word59"


def test_a_page_with_a_fragment_keeps_it():
    assert text_fragment_url("https://a.example/x#y", "z") == "https://a.example/x#y:~:text=z"
    assert (
        text_fragment_url("https://a.example/x#:~:text=old", "z") == "https://a.example/x#:~:text=z"
    )
