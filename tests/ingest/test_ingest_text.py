"""Text files: encodings, front matter, headlines, and the text itself untouched."""

import codecs
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.ingest import MAX_ARTICLE_BYTES, read_bytes, read_pasted
from geo.ingest.front_matter import split_front_matter
from geo.model import Article, DateInterval, Evidence, Rejected


def read(data, name="article.txt"):
    (item,) = read_bytes(name, data if isinstance(data, bytes) else data.encode())
    return item


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00")))
def test_the_text_is_what_the_file_holds(text):
    if text.strip() and not text.startswith(("---", "\ufeff", "%PDF", "PK\x03", "GIF8")):
        assert read(text).text == text


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(encoding, mark):
    text = "Вибух у Харкові\r\n\r\nСтався вибух.\r\n"
    article = read(mark + text.encode(encoding))
    assert article.text == text
    assert article.origin == "article.txt"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The café in Köln — “closed” — reopened.", "cp1252"),
        ("В понедельник утром в городе произошёл взрыв, сообщили местные власти." * 3, "cp1251"),
    ],
)
def test_another_encoding_is_a_guess_that_is_told(text, encoding):
    article = read(text.encode(encoding))
    assert article.text == text
    assert "a guess" in article.origin


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 x", "PDF"),
        (b"PK\x03\x04 x", "zip archive"),
        (b"\x89PNG\r\n", "picture"),
        ("Wort".encode("utf-16-le"), "UTF-16 without its mark"),
        (codecs.BOM_UTF16_LE + b"a", "damaged"),
        (bytes(range(1, 256)) * 20, "binary"),
        (b"x" * (MAX_ARTICLE_BYTES + 1), "MB"),
        (b"---\ntitle: Nothing below\n---\n", "no text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_article_says_what_it_is(data, said):
    rejected = read(data)
    assert isinstance(rejected, Rejected)
    assert said in rejected.reason


def test_fifty_megabytes_are_told_with_their_size():
    assert "50.0 MB" in read(b"x" * 50_000_000).reason


def test_front_matter_tells_and_the_text_begins_below():
    article = read(
        "---\r\ntitle: 'Vote: the count'\r\nsource: Andes Wire\r\ndate: Oct. 5, 2024\r\n"
        "tags:\r\n  - vote\r\nlanguage: ES\r\n---\r\nLima counts.\r\n"
    )
    assert article.text == "Lima counts.\r\n"
    assert article.title == "Vote: the count"
    assert article.publisher == "Andes Wire"
    assert article.published == date(2024, 10, 5)
    assert article.published_rule == "front matter"
    assert article.language == "es"


@pytest.mark.parametrize(
    "text",
    [
        "---\nA rule, then prose.\n---\nMore prose.",
        "---\ncolour: red\n---\nText.",
        "---\ntitle: never closed\nText.",
        "text\n---\ntitle: later\n---\n",
    ],
)
def test_what_only_looks_like_front_matter_is_text(text):
    assert split_front_matter(text) == (None, text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry sinks off Kisumu\n\nA ferry sank.", "Ferry sinks off Kisumu"),
        ("\n\n  Will it rain?  \r\nMaybe.", "Will it rain?"),
        ("A ferry sank on Tuesday.\nNobody was hurt.", None),
        ("One line alone", None),
        ("x" * 200 + "\nText.", None),
    ],
)
def test_without_a_title_the_first_line_is_it_when_it_looks_like_one(text, title):
    assert read(text).title == title


def test_a_date_that_is_none_is_told_and_not_replaced():
    article = read("---\ntitle: x\ndate: 32 Oct\n---\nText.", "2024-10-31.txt")
    assert article.published is None
    assert article.published_rule == "'32 Oct' in front matter is not a date"


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("03/04/2023", date(2023, 3, 4), date(2023, 4, 3)),
        ("July 2023", date(2023, 7, 1), date(2023, 7, 31)),
    ],
)
def test_a_date_that_names_no_day_is_a_guess_as_wide_as_it(written, first, last):
    article = read(f"---\ndate: {written}\n---\nText.", "2024-10-31.txt")
    assert article.published is None
    assert article.published_guess.evidence is Evidence.INEXACT
    assert article.published_guess.interval == DateInterval(first, last)
    assert f"'{written}' in front matter" in article.published_rule


@pytest.mark.parametrize("written", ["14 Jul 23", "14/07/23", "14.07.23"])
def test_a_two_digit_year_makes_a_guess(written):
    article = read(f"---\ndate: {written}\n---\nText.")
    assert article.published == date(2023, 7, 14)
    assert article.is_date_guessed
    assert "its year has two digits" in article.published_rule


def test_a_link_decides_between_two_readings():
    article = read("---\ndate: 03/04/2023\nurl: https://a.example/2023/04/03/x\n---\nText.")
    assert article.published == date(2023, 4, 3)
    assert not article.is_date_guessed


def test_a_given_date_in_the_future_is_told_and_not_taken():
    article = read("---\ndate: 2083-07-14\n---\nText.", "2024-10-31.txt")
    assert article.published is None
    assert article.published_rule == "'2083-07-14' in front matter lies in the future"


def test_the_month_of_a_link_is_a_guess():
    article = read("---\nurl: https://a.example/2023/07/title\n---\nText.")
    assert article.published is None
    assert article.published_guess.evidence is Evidence.LINK
    assert article.published_guess.interval == DateInterval(date(2023, 7, 1), date(2023, 7, 31))


def test_the_file_name_is_the_last_to_be_asked_for_a_date():
    assert read("Text.", "report_20241031.txt").published == date(2024, 10, 31)
    assert read("Text.", "report_20241031.txt").published_rule == "date in the file name"
    linked = read("---\nurl: https://a.example/2024/10/30/x\n---\nText.", "2024-10-31.txt")
    assert linked.published == date(2024, 10, 30)
    assert linked.published_rule == "date in the link"
    assert read("Text.", "2024-02-30.txt").published is None
    assert read("Text.", "x.txt").published_rule == "no publication date given"


def test_pasted_text_is_an_article_with_what_was_filled_in():
    article = read_pasted("A ferry sank.", " ", "Lake Post", date(2024, 3, 5), "javascript:x")
    assert isinstance(article, Article)
    assert (article.title, article.publisher, article.url) == (None, "Lake Post", None)
    assert article.published == date(2024, 3, 5)
    assert article.origin == "pasted text"


def test_pasted_text_may_be_no_article():
    assert isinstance(read_pasted("  \n"), Rejected)
    assert "MB" in read_pasted("x" * (MAX_ARTICLE_BYTES + 1)).reason
    assert read_pasted("half \ud83d").text == "half \ufffd"
    late = read_pasted("Text.", published="soon")
    assert late.published_rule == "'soon' in the form is not a date"
