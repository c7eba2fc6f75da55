"""From links between events and times to the weights that date events, and their card."""

from __future__ import annotations

import json

import pytest

from geo.evaluate.train_dating import (
    cross_validated,
    dated_events,
    fit,
    main,
    model_card,
    read_articles,
)
from geo.model import Article
from geo.reporting.document import Document
from geo.syntax import SpacyParser
from geo.temporal import RuleTimeTagger

SENTENCE = "A dam broke on Monday after a storm that began on Friday."


def record(number=0):
    """Return an annotated article: `broke` on Monday, `began` on Friday."""
    text = SENTENCE
    marks = {name: (text.index(name), text.index(name) + len(name))
             for name in ("broke", "began", "Monday", "Friday")}  # fmt: skip

    def mark(name, **other):
        return {"start": marks[name][0], "end": marks[name][1], **other}

    return {
        "id": str(number),
        "dct": "2024-10-30",
        "dct_tid": "t0",
        "text": text,
        "timex": [mark("Monday", tid="t1"), mark("Friday", tid="t2")],
        "events": [mark("broke", eiid="ei1"), mark("began", eiid="ei2")],
        "tlinks": [
            {"eventInstanceID": "ei1", "relatedToTime": "t1", "relType": "IS_INCLUDED"},
            {"timeID": "t2", "relatedToEventInstance": "ei2", "relType": "INCLUDES"},
        ],
    }


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("times") / "dams.jsonl"
    lines = (json.dumps(record(number)) for number in range(10))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_links_are_read_from_either_end(corpus):
    events = next(read_articles(corpus))
    assert [sorted(event.right) for event in events] == [[0], [1]]
    assert all(event.wrong == {0, 1} - event.right for event in events)


def test_an_event_of_the_day_of_publication_is_dated_by_nothing_else():
    gold = record()
    gold["tlinks"] = [{"eventInstanceID": "ei1", "relatedToTime": "t0", "relType": "IS_INCLUDED"}]
    article = Article(SENTENCE)
    parse = SpacyParser().parse(article.text)
    times = RuleTimeTagger().tag(article, parse)
    (event,) = dated_events(gold, Document(article, parse), times)
    assert event.is_of_publication
    assert not event.right
    assert event.wrong == {0, 1}


def test_the_weights_learn_which_expression_is_the_events_own(corpus):
    articles = list(read_articles(corpus))
    weights = fit(articles)
    assert all(event.is_answered(weights) for events in articles for event in events)
    counts = cross_validated(articles)
    assert counts["sentence"] == counts["sentence, right"] == 20


def test_the_card_names_the_corpus_and_the_figures(corpus, tmp_path):
    assert main([str(corpus), "-o", str(tmp_path)]) == 0
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "dams.jsonl" in card
    assert "| a time of their sentence | 20 | 1.000 |" in card
    assert (tmp_path / "weights.json").exists()


def test_a_kind_without_events_has_a_figure_all_the_same(corpus):
    articles = list(read_articles(corpus))
    card = model_card([corpus], cross_validated(articles), fit(articles))
    assert "| the day of publication | 0 | 0.000 |" in card
