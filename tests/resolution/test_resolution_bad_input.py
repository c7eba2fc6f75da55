"""Damaged weights are named; an empty gazetteer leaves every name unresolved with the reason."""

import json

import pytest

from geo.errors import DataError
from geo.model import Article, Form, Parse, Role, Span, Toponym
from geo.resolution import RankingResolver
from geo.resolution.ranker import load_ranker
from geo.resolution.resolver import MODEL_PATH, NO_SUCH_NAME


def damaged(change):
    record = json.loads(MODEL_PATH.read_text(encoding="utf-8"))
    change(record)
    return json.dumps(record)


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", '"rounds"', "{}", '{"version": "x", "rounds": [], "holders": null}',
        damaged(lambda record: record.update(rounds=[])),
        damaged(lambda record: record.pop("version")),
        damaged(lambda record: record["rounds"][0].pop("absence")),
        damaged(lambda record: record["rounds"][1]["weights"].popitem()),
        damaged(lambda record: record["rounds"][1]["weights"].update(unknown=1.0)),
        damaged(lambda record: record["rounds"][0].update(weights=[1.0, 2.0])),
        damaged(lambda record: record["rounds"][0]["absence"].update(
            dict.fromkeys(record["rounds"][0]["absence"], float("nan")))),
        damaged(lambda record: record.pop("holders")),
        damaged(lambda record: record["holders"]["weights"].popitem()),
        damaged(lambda record: record["holders"]["weights"].update(unknown=1.0)),
        damaged(lambda record: record["holders"]["absence"].update(always=float("nan"))),
    ],
)  # fmt: skip
def test_damaged_weights_are_named(tmp_path, text):
    path = tmp_path / "weights.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"weights\.json.*restore"):
        load_ranker(path)


class EmptyGazetteer:
    """Knows no place."""

    version = "empty"

    def lookup(self, name):
        return ()

    fuzzy = inside_name = lookup

    def place(self, place_id):
        return None

    footprint = place

    def region_of(self, lat, lon):
        return None


def test_an_empty_gazetteer_leaves_names_unresolved_with_the_reason():
    text = "Rain fell in Lima and Харків on Monday."
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in ("Lima", "Харків")]
    toponyms = [Toponym(s, s.of(text), Role.LITERAL, Form.NAME, 1.0, "test") for s in spans]
    resolver = RankingResolver(EmptyGazetteer())
    resolutions = resolver.resolve(Article(text), Parse((), (), "none"), toponyms)
    assert [each.place for each in resolutions] == [None, None]
    assert {each.unresolved_reason for each in resolutions} == {NO_SUCH_NAME}
