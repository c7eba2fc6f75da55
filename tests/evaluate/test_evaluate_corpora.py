"""Reading annotated corpora."""

import hashlib
import json
from datetime import date

import pytest

from geo.errors import InputError, MissingInputError
from geo.evaluate import read_corpora, read_corpus
from geo.model import Form, Role, Span

LINE = {
    "id": 7,
    "title": "Floods near Lima",
    "date": "2017-03-20 12:24:52-05",
    "domain": "example.pe",
    "text": "Rivers near Lima rose. Peruvian crews came by the river road.",
    "toponyms": [
        {"start": 12, "end": 16, "surface": "Lima", "lat": -12.04, "lon": -77.03,
         "geonames_id": "3936456", "type": "Literal"},
        {"start": 23, "end": 31, "surface": "Peruvian", "type": "Non_Literal_Modifier",
         "modifier": "Adjective"},
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


def test_roles_and_forms_are_read_where_the_corpus_tells_them(corpus_path):
    lima, peruvian = read_corpus(corpus_path).articles[0].toponyms
    assert (lima.role, lima.form) == (Role.LITERAL, Form.NAME)
    assert (peruvian.role, peruvian.form) == (Role.ASSOCIATIVE, Form.ADJECTIVAL)


def test_elsewhere_the_gold_places_name_tells_the_form_and_nothing_the_role(tmp_path):
    marks = [
        {"start": 12, "end": 16, "gaz_name": "Lima", "fclass": "P", "fcode": "PPLC"},
        {"start": 23, "end": 31, "gaz_name": "Republic of Peru", "fclass": "A", "fcode": "PCLI"},
        {"start": 50, "end": 55, "type": "LANDMARK"},
    ]
    path = tmp_path / "floods.jsonl"
    path.write_text(json.dumps({**LINE, "toponyms": marks}), encoding="utf-8")
    lima, peruvian, river = read_corpus(path).articles[0].toponyms
    assert {mark.role for mark in (lima, peruvian, river)} == {None}
    assert (lima.form, peruvian.form, river.form) == (Form.NAME, Form.ADJECTIVAL, None)
    assert (lima.kind, peruvian.kind, river.kind) == ("P.PPLC", "A.PCLI", "LANDMARK")


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
