"""The pipeline calls the stages in their order and hands each what came before."""

from dataclasses import replace
from datetime import date

import pytest

from geo.errors import LanguageError
from geo.model import (
    Article,
    Form,
    Parse,
    Resolution,
    Role,
    Span,
    TimeExpression,
    TimexType,
    Toponym,
)
from geo.pipeline import Pipeline
from tests.contracts.records import report

ARTICLE = Article("Rain in Lima on Monday.", published=date(2024, 5, 6))
PARSE = Parse((), (), "test")
LIMA = Toponym(Span(8, 12), "Lima", Role.LITERAL, Form.NAME, 1.0, "test")
UNRESOLVED = Resolution(LIMA, None, 0.0, (), "no gazetteer", "test")
REREAD = replace(UNRESOLVED, toponym=replace(LIMA, role=Role.ASSOCIATIVE))
MONDAY = TimeExpression(
    Span(16, 22), "Monday", TimexType.DATE, "2024-05-06", None, None, 1, None, "test", "test"
)


class Stages:
    """All stages in one, each noting when it was called and checking what it was given."""

    languages = frozenset({"en"})

    def __init__(self) -> None:
        self.called: list[str] = []

    def parse(self, text):
        self.called.append("parse")
        assert text == ARTICLE.text
        return PARSE

    def recognize(self, article, parse):
        self.called.append("recognize")
        assert (article, parse) == (ARTICLE, PARSE)
        return (LIMA,)

    def resolve(self, article, parse, toponyms):
        self.called.append("resolve")
        assert toponyms == (LIMA,)
        return (UNRESOLVED,)

    def tag(self, article, parse):
        self.called.append("tag")
        return (MONDAY,)

    def attribute(self, article, parse):
        self.called.append("attribute")
        return ()

    def mention_events(self, article, parse, times, reports):
        self.called.append("mention_events")
        return ()

    def passages(self, article, parse):
        self.called.append("passages")
        return ()

    def report(self, article, parse, resolutions, times, attributions):
        self.called.append("report")
        assert (resolutions, times, attributions) == ((UNRESOLVED,), (MONDAY,), ())
        return (replace(report(article), resolution=REREAD),)


def test_data_walks_forward_through_every_stage_once():
    stages = Stages()
    analysis = Pipeline(stages, stages, stages, stages, stages).analyze(ARTICLE)
    before = ["parse", "recognize", "resolve", "tag", "attribute"]
    assert stages.called == [*before, "report", "passages", "mention_events"]
    assert analysis.article is ARTICLE
    assert analysis.resolutions == (REREAD,), "the reporter has the last word on the role"
    assert analysis.times == (MONDAY,)


def test_a_pipeline_reads_the_languages_that_all_its_stages_read():
    stages, bilingual = Stages(), Stages()
    bilingual.languages = frozenset({"en", "uk"})
    assert Pipeline(*[bilingual] * 5).languages == {"en", "uk"}
    assert Pipeline(bilingual, stages, bilingual, bilingual, bilingual).languages == {"en"}


def test_an_article_in_another_language_is_refused_before_any_stage_reads_it():
    stages = Stages()
    article = Article("Дощ у Києві.", language="uk")
    with pytest.raises(LanguageError, match="'uk'"):
        Pipeline(*[stages] * 5).analyze(article)
    assert stages.called == []
