"""JSON lines: a broken line costs itself alone, and `analyze` gets its ids and spans back."""

import json

import pytest

from geo.errors import InputError, MissingInputError
from geo.ingest import MAX_ARTICLE_BYTES, read_bytes, read_given
from geo.model import Article, Rejected, Span


def read(*lines):
    data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return list(read_bytes("in.jsonl", data))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{broken", "not JSON"),
        ("[1, 2]", "not a JSON object"),
        ('{"title": "x"}', "'text'"),
        ('{"text": 5}', "'text'"),
        ('{"text": "  "}', "no text"),
        ('{"text": "x", "title": ["y"]}', "'title'"),
        (b'{"text": "\xff"}', "UTF-8"),
        ("[" * 100_000, "not JSON"),
        ('{"text": "' + "x" * MAX_ARTICLE_BYTES + '"}', "MB"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 30 else "",
)
def test_a_broken_line_is_named_and_the_rest_goes_on(line, said):
    first, broken, last = read('{"text": "A here."}', line, "", '{"text": "B here."}')
    assert (first.text, last.text) == ("A here.", "B here.")
    assert first.origin == "in.jsonl line 1"
    assert last.origin == "in.jsonl line 4"
    assert broken.origin == "in.jsonl line 2"
    assert said in broken.reason


def test_a_date_of_another_type_is_told():
    (article,) = read('{"text": "A here.", "published": {"year": 2024}}')
    assert article.published is None
    assert "is not a date" in article.published_rule


def test_a_date_as_an_instant_of_a_machine_is_read():
    (article,) = read('{"text": "A here.", "published": 1689321600}')
    assert article.published.isoformat() == "2023-07-14"


def test_offsets_count_code_points_of_the_given_text():
    text = "🙂 \r\n\t평양 \x07"
    (article,) = read(json.dumps({"text": text}))
    assert article.text == text


def test_a_lone_surrogate_keeps_its_place():
    (article,) = read(r'{"text": "a\ud83d b", "title": "\udc00"}')
    assert article.text == "a\ufffd b"
    assert article.title == "\ufffd"


@pytest.fixture
def given_file(tmp_path):
    def write(*records):
        path = tmp_path / "in.jsonl"
        path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
        return list(read_given(path))

    return write


def test_ids_are_handed_back_as_given(given_file):
    items = given_file({"id": "a", "text": "x"}, {"id": 7, "text": "x"}, {"text": "x"})
    assert [item.id for item in items] == ["a", 7, None]


def test_an_empty_text_is_analysed_too(given_file):
    (item,) = given_file({"id": "a", "text": ""})
    assert item.article.text == ""


def test_given_toponyms_become_spans(given_file):
    toponyms = [{"start": 8, "end": 12}, {"start": 0, "end": 4}]
    (item,) = given_file({"id": "a", "text": "Lima to Cusco", "toponyms": toponyms})
    assert item.spans == (Span(0, 4), Span(8, 12))
    (without,) = given_file({"id": "a", "text": "Lima"})
    assert without.spans is None
    (none,) = given_file({"id": "a", "text": "Lima", "toponyms": []})
    assert none.spans == ()


@pytest.mark.parametrize(
    "toponyms",
    [
        [{"start": 0}],
        [{"start": 0, "end": 99}],
        [{"start": 2, "end": 2}],
        "x",
        [[0, 4]],
        [{"start": True, "end": 4}],
    ],
)
def test_toponyms_that_do_not_fit_are_named(given_file, toponyms):
    bad, good = given_file({"id": "a", "text": "Lima", "toponyms": toponyms}, {"text": "Cusco"})
    assert isinstance(bad, Rejected)
    assert "'toponyms'" in bad.reason
    assert isinstance(good.article, Article)


def test_a_missing_input_is_told_at_once(tmp_path):
    with pytest.raises(MissingInputError, match=r"none\.jsonl"):
        read_given(tmp_path / "none.jsonl")


def test_a_folder_and_an_empty_input_are_told(tmp_path):
    with pytest.raises(InputError, match="is a folder"):
        read_given(tmp_path)
    (tmp_path / "empty.jsonl").write_text("\n\n")
    (rejected,) = read_given(tmp_path / "empty.jsonl")
    assert rejected.reason == "is empty: nothing to read."


def test_a_truth_value_is_no_id(given_file):
    (rejected,) = given_file({"id": True, "text": "Lima"})
    assert "'id'" in rejected.reason
