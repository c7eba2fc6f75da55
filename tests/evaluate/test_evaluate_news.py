"""The annotated news: marks that point into texts kept elsewhere, measured and learnt from."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import date
from pathlib import Path

import pytest

from geo.errors import DataError, InputError
from geo.evaluate.gold import GOLD_FOLDER
from geo.evaluate.news import HASH_LENGTH, Part, corpus_hashes, measure_news, read_news
from geo.evaluate.stacking_cases import (
    STATUS_MARGIN,
    dated,
    make_stages,
    read_articles,
    worded,
)
from geo.evaluate.train_stacking import cross_validated, fit, model_card
from geo.model import Analysis, EventType, Role
from geo.reporting.stacking import RULES_ALONE

SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[3] / "shared"))

TEXTS = {
    "floods": "Heavy rain flooded Lima on Monday. A cousin of the mayor repainted a wall in Cusco.",
    "votes": "Voters in Lima elected a mayor on Sunday. He was born in Cusco.",
}


def mark(text, name, part="fit", **fields):
    start = TEXTS[text].index(name)
    row = {"text": f"towns/{text}", "part": part, "published": "2024-10-30",
           "start": start, "end": start + len(name), "role": "literal"}  # fmt: skip
    return {**row, **fields}


ROWS = [
    mark("floods", "Lima", event_types=["Disaster or accident"], place_roles=["site"],
         triggers=[[11, 18]], date={"start": "2024-10-28", "end": "2024-10-28"},
         claimants=[None], statuses=["reported"]),
    mark("floods", "Cusco", event_types=["Civic life"], place_roles=["site"]),
    mark("votes", "Lima", event_types=["Civic life"], place_roles=["site"]),
    mark("votes", "Cusco", event_types=["Civic life", "Mention"], place_roles=["site"]),
    mark("votes", "Lima", part="held", role="associative"),
]  # fmt: skip


@pytest.fixture
def annotation(tmp_path):
    folder, corpora = tmp_path / "gold", tmp_path / "shared" / "corpora"
    folder.mkdir()
    corpora.mkdir(parents=True)
    lines = (json.dumps(row) for row in ROWS)
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    hashes = {
        f"towns/{name}": hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH]
        for name, text in TEXTS.items()
    }
    (folder / "news_texts.json").write_text(json.dumps(hashes), encoding="utf-8")
    records = (json.dumps({"id": name, "text": text}) for name, text in TEXTS.items())
    (corpora / "towns.jsonl").write_text("\n".join(records), encoding="utf-8")
    return folder


def test_marks_point_into_the_texts(annotation):
    floods, votes = read_news(annotation.parent / "shared", Part.FIT, annotation)
    assert floods.article.published == date(2024, 10, 30)
    lima, cusco = floods.mentions
    assert lima.triggers == frozenset({"flooded"})
    assert lima.event_types == frozenset({EventType.DISASTER})
    assert lima.place is None
    assert cusco.claimants is None
    assert len(votes.mentions) == 2
    (held,) = read_news(annotation.parent / "shared", Part.HELD, annotation)
    assert held.mentions[0].role is Role.ASSOCIATIVE


def test_another_text_than_the_annotated_one_is_refused(annotation):
    path = annotation.parent / "shared" / "corpora" / "towns.jsonl"
    path.write_text(path.read_text("utf-8").replace("Heavy", "Light"), encoding="utf-8")
    with pytest.raises(DataError, match="towns/floods: is not the text that was annotated"):
        read_news(annotation.parent / "shared", Part.FIT, annotation)


def test_a_missing_corpus_is_named(annotation, tmp_path):
    with pytest.raises(InputError, match=r"towns\.jsonl"):
        read_news(tmp_path / "elsewhere", Part.FIT, annotation)


def test_a_damaged_annotation_is_named(tmp_path):
    with pytest.raises(DataError, match="annotated news cannot be read"):
        read_news(tmp_path, Part.FIT, tmp_path)


def test_what_ships_points_into_named_texts():
    hashes = json.loads((GOLD_FOLDER / "news_texts.json").read_text("utf-8"))
    rows = [
        json.loads(line) for line in (GOLD_FOLDER / "news.jsonl").read_text("utf-8").splitlines()
    ]
    assert len(rows) > 3000
    assert {row["text"] for row in rows} == set(hashes)
    allowed = {"text", "part", "published", "start", "end", "role", "triggers", "event_types",
               "place_roles", "date", "claimants", "statuses"}  # fmt: skip
    assert all(set(row) <= allowed and row["start"] < row["end"] for row in rows)
    by_text = {}
    for row in rows:
        by_text.setdefault(row["text"], set()).add(row["part"])
    assert all(len(parts) == 1 for parts in by_text.values())


def test_weights_are_fitted_to_marks_and_measured_by_folds(annotation):
    news = read_news(annotation.parent / "shared", Part.FIT, annotation)
    fitted = fit(read_articles(news, make_stages()) * 5)
    assert fitted.weights.roles.weights
    assert fitted.weights.statuses.least_score == STATUS_MARGIN
    measured = cross_validated(fitted)
    fields = (measured.parts, measured.types, measured.statuses, measured.dates)
    assert [field.judged for field in fields] == [20, 20, 5, 5]
    hashes = corpus_hashes(annotation.parent / "shared", Part.FIT, annotation)
    card = model_card([measured], fitted.weights, hashes)
    assert "| five-fold over articles | 5 |" in card
    path = annotation.parent / "shared" / "corpora" / "towns.jsonl"
    assert hashlib.sha256(path.read_bytes()).hexdigest() in card


def test_an_article_is_read_by_weights_that_were_not_fitted_to_it(annotation):
    news = read_news(annotation.parent / "shared", Part.FIT, annotation)
    articles = read_articles(news, make_stages())
    fitted = fit(articles)
    assert {one.article for one in fitted.drafts} == {one.name for one in articles}
    for case in fitted.drafts:
        assert fitted.without(case) is fitted.folds[int(case.article, 16) % len(fitted.folds)]


def test_a_right_answer_of_the_rules_is_the_only_one_to_be_learnt(annotation):
    news = read_news(annotation.parent / "shared", Part.FIT, annotation)
    articles = read_articles(news, make_stages())
    (flood,) = dated(articles, lambda _: RULES_ALONE)
    assert flood.candidates[0].when.edtf == "2024-10-28"
    assert flood.is_right[0]
    assert flood.learnt == (True, *(False for _ in flood.candidates[1:]))
    (word,) = worded(articles)
    assert word.ruled is not None
    assert [one.token for one, ok in zip(word.options, word.learnt, strict=True) if ok] == [
        word.ruled
    ]


def test_the_shared_news_is_measured():
    if not (SHARED / "corpora" / "trnews.jsonl").exists():
        pytest.skip(f"no annotated corpora in {SHARED}; set DATELINE_SHARED")

    class Silent:
        def analyze(self, article):
            return Analysis(article, (), (), ())

    measures = list(measure_news(SHARED, Silent()))
    assert {one.part for one in measures} == set(Part)
    assert measures[-1].part is Part.FIT
    assert all("all together, literal mentions" in str(one) for one in measures)
    assert all(figure.value == 0 for one in measures for figure in one.figures)


def test_a_bad_role_and_a_text_without_hash_are_told(annotation):
    shared = annotation.parent / "shared"
    (annotation / "news_texts.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DataError, match="annotated news cannot be read"):
        read_news(shared, Part.FIT, annotation)
    (annotation / "news.jsonl").write_text(json.dumps(mark("votes", "Lima", role="odd")), "utf-8")
    with pytest.raises(DataError, match="annotated news cannot be read"):
        read_news(shared, Part.FIT, annotation)
