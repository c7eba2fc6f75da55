"""What holds for every text, however strange."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.model import (
    Article,
    Form,
    MapAs,
    Parse,
    Resolution,
    Role,
    Sentence,
    Span,
    Token,
    Toponym,
)
from geo.reporting import RuleReporter
from geo.reporting.quotation import quotations

VOCABULARY = """
Lima Kharkiv said attacked near the of in to “ ” " , . soldiers 8,000 will not if denied he
according Monday رئيس fire 12 km north border
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\x00", "\ud800"])


@st.composite
def parsed_texts(draw):
    """A text with a random but well-formed dependency tree over its words."""
    words = draw(st.lists(WORDS, min_size=1, max_size=40))
    tokens, offset = [], 0
    for number, word in enumerate(words):
        head = draw(st.integers(0, number))
        tokens.append(
            Token(
                offset,
                offset + len(word),
                word.lower(),
                draw(st.sampled_from(["VERB", "NOUN", "PROPN", "ADP", "NUM", "PUNCT"])),
                draw(st.sampled_from(["VBD", "VBN", "NN", "NNP", "IN", "CD"])),
                draw(st.sampled_from(["nsubj", "dobj", "prep", "pobj", "ccomp", "advcl", "conj"])),
                head,
            )
        )
        offset += len(word) + 1
    text = " ".join(words)
    sentence = Sentence(Span(0, tokens[-1].end), 0, len(tokens))
    return Article(text, publisher="Courier"), Parse((sentence,), tuple(tokens), "random")


def mention(span: Span, text: str) -> Resolution:
    toponym = Toponym(span, span.of(text), Role.LITERAL, Form.NAME, 0.5, "test")
    return Resolution(toponym, None, 0.0, (), "unknown", "test")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parsed_texts())
def test_one_report_for_each_resolution_with_the_text_as_quote(drawn):
    article, parse = drawn
    resolutions = [mention(Span(one.start, one.end), article.text) for one in parse.tokens]
    reporter = RuleReporter()
    attributions = reporter.attribute(article, parse)
    reports = reporter.report(article, parse, resolutions, (), attributions)
    for report, resolution in zip(reports, resolutions, strict=True):
        told, toponym = report.resolution, resolution.toponym
        if told.toponym.role is not toponym.role:
            assert told.toponym.made_by != toponym.made_by
            told = replace(told, toponym=toponym)
        assert told == resolution, "only the role may be another"
    for report in reports:
        assert report.quote == report.sentence.of(article.text)
        assert report.sentence.contains(report.resolution.toponym.span)
        listed = report.where.map_as in (MapAs.LIST, MapAs.ASSOCIATIVE)
        assert listed == (report.where.unmapped_reason is not None)
    for attribution in attributions:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert 0 <= span.start <= span.end <= len(article.text)
            assert span.of(article.text)


@given(st.text(alphabet='“”"«»\na ', max_size=60))
def test_quotations_are_in_order_and_do_not_overlap(text):
    found = quotations(text)
    assert list(found) == sorted(found)
    assert all(not one.overlaps(two) for one, two in pairwise(found))


def test_an_empty_text_has_no_reports():
    article, parse = Article(""), Parse((), (), "none")
    assert RuleReporter().attribute(article, parse) == ()
    assert RuleReporter().report(article, parse, (), (), ()) == ()


def test_a_mention_outside_every_sentence_is_reported_too():
    article = Article("Lima\x00\x00")
    (report,) = RuleReporter().report(
        article, Parse((), (), "none"), [mention(Span(0, 4), article.text)], (), ()
    )
    assert report.quote == report.sentence.of(article.text)


def test_a_cyclic_parse_does_not_hang():
    token = Token(0, 4, "lima", "PROPN", "NNP", "pobj", 1)
    other = replace(token, start=5, end=9, head=0)
    parse = Parse((Sentence(Span(0, 9), 0, 2),), (token, other), "broken")
    article = Article("Lima Lima")
    assert (
        len(RuleReporter().report(article, parse, [mention(Span(0, 4), article.text)], (), ())) == 1
    )


def test_the_same_article_is_read_the_same_way_twice(read):
    marked = "Rebels attacked [Lima] on {Monday=2024-10-28}, the mayor of [Cusco] said."
    assert read(marked).reports == read(marked).reports


@pytest.mark.parametrize("times", [1, 60])
def test_every_mention_and_act_of_a_long_article_is_kept(read, times):
    marked = "\n".join(
        ["Rebels attacked [Lima] with 40 rockets, the mayor of [Cusco] said."] * times
    )
    reading = read(marked)
    assert len(reading.reports) == 2 * times
    assert len(reading.attributions) == times
