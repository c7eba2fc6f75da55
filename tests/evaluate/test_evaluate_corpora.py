"""Reading annotated corpora."""

import hashlib
import json
from datetime import date

import pytest

from geo.errors import InputError, MissingInputError
from geo.evaluate import read_corpora, read_corpus
from geo.model import Span

LINE = {
    "id": 7,
    "title": "Floods near Lima",
    "date": "2017-03-20 12:24:52-05",
    "domain": "example.pe",
    "text": "Rivers near Lima rose. Peruvian crews came by the river road.",
    "toponyms": [
        {"start": 12, "end": 16, "surface": "Lima", "lat": -12.04, "lon": -77.03,
         "geonames_id": "3936456", "type": "Literal"},
        {"start": 23, "end": 31, "surface": "Peruvian", "type": "Non_Literal_Modifier"},
        {"start": 50, "end": 55, "surface": "river", "type": "Literal_Expression"},
        {"start": 23, "end": 31, "surface": "Peruvian", "type": "Demonym"},
    ],
}  # fmt: skip


@pytest.fixture
def corpus_path(tmp_path):
    path = tmp_path / "floods.jsonl"
    path.write_text(json.dumps(LINE) + "\n\n", encoding="utf-8")
    return path


def test_an_article_carries_what_a_resolver_may_use(corpus_path):
    corpus = read_corpus(corpus_path)
    assert corpus.name == "floods"
    assert corpus.sha256 == hashlib.sha256(corpus_path.read_bytes()).hexdigest()
    article = corpus.articles[0].article
    assert (article.title, article.publisher) == ("Floods near Lima", "example.pe")
    assert article.published == date(2017, 3, 20)


def test_types_that_name_no_place_are_dropped(corpus_path):
    marks = read_corpus(corpus_path).articles[0].toponyms
    assert [mark.surface for mark in marks] == ["Lima", "Peruvian"]


def test_mentions_without_coordinates_are_kept_for_recognition(corpus_path):
    lima, peruvian = read_corpus(corpus_path).articles[0].toponyms
    assert lima.has_coordinates
    assert (lima.span, lima.geonames_id) == (Span(12, 16), 3936456)
    assert not peruvian.has_coordinates


@pytest.mark.parametrize(
    "line",
    ["not json", "[]", '{"id": 1}', json.dumps({**LINE, "toponyms": [{"start": 0, "end": 900}]})],
)
def test_a_bad_line_is_named(corpus_path, line):
    with corpus_path.open("a", encoding="utf-8") as file:
        file.write(line)
    with pytest.raises(InputError, match=r"floods\.jsonl, line 3"):
        read_corpus(corpus_path)


def test_a_folder_without_corpora_is_an_error(tmp_path):
    with pytest.raises(MissingInputError, match=r"no \*\.jsonl corpus"):
        read_corpora(tmp_path)
    with pytest.raises(MissingInputError):
        read_corpora(tmp_path / "absent")
