"""An article's stored text: its marks, the sentence that an address names, and odd addresses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from staged_reports import HOSTILE, StagedServices, hostile_analysis, staged_articles
from streamlit.testing.v1 import AppTest

from geo.model import Article, Span
from geo.settings import read_settings
from geo.ui.article_text import LONGEST_TEXT, marked_article, sentence_at, shown_part

LONG = Article("Rain fell on the harbour. " * 4_000)


@pytest.fixture
def services(tmp_path):
    settings = read_settings({"DATELINE_DATABASE": f"sqlite:///{tmp_path / 'staged.db'}"})
    staged = StagedServices(settings, [*staged_articles(), hostile_analysis()])
    yield staged
    staged.store.close()


def plain(markup):
    return re.sub(r"<[^>]*>", "", markup)


def test_a_sentence_of_a_report_is_found_by_any_offset_in_it():
    kenya = staged_articles()[1]
    report = kenya.reports[1]
    for at in (report.sentence.start, report.sentence.end - 1):
        assert sentence_at(kenya.article, kenya, at) == report.sentence


def test_without_reports_the_punctuation_tells_where_a_sentence_ends():
    article = Article("The ferry sank.\nNobody was hurt! The owner was asked.")
    found = sentence_at(article, None, article.text.index("hurt"))
    assert found.of(article.text).strip() == "Nobody was hurt!"


@pytest.mark.parametrize("at", [-1, 10**9])
def test_an_offset_outside_the_text_is_in_no_sentence(at):
    assert sentence_at(LONG, None, at) is None


def test_the_sentence_is_picked_out_with_the_marks_inside_it():
    peru = staged_articles()[0]
    markup = marked_article(peru.article, peru, peru.reports[0].sentence)
    [picked] = re.findall(r'<mark class="dl-sentence"[^>]*>(.*?)</mark>', markup)
    assert plain(picked) == peru.reports[0].quote
    assert '<span class="mark-place">Lima</span>' in picked
    assert plain(markup) == peru.article.text


def test_of_a_long_text_the_part_with_the_sentence_is_shown():
    start = LONG.text.rindex("Rain")
    sentence = sentence_at(LONG, None, start)
    shown = shown_part(LONG, sentence)
    assert shown.start <= start < shown.end <= shown.start + LONGEST_TEXT
    assert shown_part(LONG, None) == Span(0, LONGEST_TEXT)
    assert "dl-sentence" in marked_article(LONG, None, sentence)


@given(st.text(min_size=1, max_size=200), st.data())
def test_every_offset_of_any_text_is_in_a_sentence_and_no_letter_is_lost(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    article = Article(text)
    sentence = sentence_at(article, None, at)
    assert sentence.start <= at < sentence.end
    assert "<script" not in marked_article(article, None, sentence)


def page(services, **address):
    def script(services):
        from geo.ui.articles_page import show_articles_page

        show_articles_page(services)

    found = AppTest.from_function(script, args=(services,), default_timeout=60)
    for name, value in address.items():
        found.query_params[name] = value
    found.run()
    assert not found.exception
    return found, " ".join(html.proto.body for html in found.get("html"))


def test_an_address_opens_the_article_at_the_sentence(services):
    kenya = staged_articles()[1]
    sentence = kenya.reports[1].sentence
    _, told = page(services, article=kenya.article.id, at=str(sentence.start))
    assert f'data-sentence="{sentence.start}"' in told
    assert "March through the capital" in told


@pytest.mark.parametrize("at", ["", "-1", "999999", "9" * 99, "²", "{{7*7}}", "1e3"])
def test_an_address_that_names_no_place_in_the_text_says_so(services, at):
    _, told = page(services, article=staged_articles()[1].article.id, at=at)
    assert "names no place in this text" in told
    assert "dl-sentence" not in told


@pytest.mark.parametrize("article", ["0000000000000000", "<script>alert(1)</script>", "../x"])
def test_an_article_that_is_not_there_is_told_in_a_sentence(services, article):
    found, told = page(services, article=article)
    assert "There is no article with this id" in told
    assert "script" not in told
    assert found.text[-1].value.startswith("Choose an article")


def test_the_hostile_article_is_plain_words(services):
    hostile = hostile_analysis()
    _, told = page(services, article=hostile.article.id, at="0")
    assert "<script" not in told
    assert HOSTILE[0].replace("<", "&lt;").replace(">", "&gt;")[:20] in told
