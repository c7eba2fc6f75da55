"""The benchmark runs and tells its figures; how high they are is no test's business."""

import sys

import pytest

from geo.cli import main
from geo.errors import DataError
from geo.evaluate.bench import article_of, paragraphs_of, spread
from geo.evaluate.fresh_process import peak_megabytes, run_fresh
from geo.model import Article

RAIN = Article("Rain fell in Lima.\n\nStreets were under water.")
FOG = Article("Fog lay over the port of Callao.")


def test_the_command_prints_every_figure_beside_its_target(capsys, monkeypatch, gazetteer_folder):
    monkeypatch.setenv("DATELINE_DATA", str(gazetteer_folder))
    assert main(["bench", "--small"]) == 0
    printed = capsys.readouterr().out
    for figure in (
        "recognition + resolution",
        "whole pipeline",
        "spaCy small + largest population",
        "start to first analysis",
        "peak memory, samples",
        "by the length of one article",
    ):
        assert figure in printed
    for target in (">= 3,000", ">= 1,500", "<= 3.00", "<= 800"):
        assert target in printed


def test_articles_of_any_length_are_made_of_all_texts_one_after_the_other():
    paragraphs = paragraphs_of([RAIN, FOG])
    assert article_of(paragraphs, 6).text == "Rain fell in Lima.\n\nStreets were"
    assert article_of(paragraphs, 4).text == "Fog lay over the"
    assert len(article_of(paragraphs, 100).text.split()) == 100


def test_words_are_spread_evenly_over_the_articles():
    articles = [Article(f"Rain {number} fell.") for number in range(100)]
    chosen = spread(articles, 30)
    assert len(chosen) == 10
    assert chosen[:2] == (articles[0], articles[10])
    assert spread(articles, 1000) == tuple(articles)


def test_a_fresh_process_that_fails_says_why(monkeypatch):
    monkeypatch.setattr("geo.evaluate.fresh_process.SCRIPT", "raise SystemExit('no model')")
    with pytest.raises(DataError, match="no model"):
        run_fresh([RAIN])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak")
def test_the_peak_of_memory_is_in_megabytes():
    assert 10 < peak_megabytes() < 100_000
