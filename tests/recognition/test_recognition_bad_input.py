"""Damaged model files are named with what to do; an empty gazetteer finds what the text tells."""

import hashlib
import json
import shutil

import pytest

from geo.errors import DataError
from geo.model import Article, Parse
from geo.recognition import EncoderRecognizer
from geo.recognition.encoder import ToponymEncoder
from geo.recognition.recognizer import MODEL_FOLDER

NO_PARSE = Parse((), (), "none")


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(MODEL_FOLDER, tmp_path / "model")


def refuse(folder, match):
    with pytest.raises(DataError, match=match) as raised:
        ToponymEncoder(folder).read("Lima")
    assert "restore" in str(raised.value)


@pytest.mark.parametrize("facts", ["{}", "[]", '{"version": "x"}', '{"sha256": "x"}', "null"])
def test_facts_without_their_keys_are_named(folder, facts):
    (folder / "model.json").write_text(facts, encoding="utf-8")
    refuse(folder, r"model\.json lacks")


def test_garbage_that_the_facts_vouch_for_is_named(folder):
    weights = b"garbage" * 1000
    (folder / "model.onnx").write_bytes(weights)
    facts = {"version": "x", "sha256": hashlib.sha256(weights).hexdigest()}
    (folder / "model.json").write_text(json.dumps(facts), encoding="utf-8")
    refuse(folder, r"model\.onnx is no model")


@pytest.mark.parametrize("name", ["model.json", "model.onnx", "tokenizer.json"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    refuse(folder, name.replace(".", r"\."))


@pytest.mark.parametrize("text", ["", "{}", "\x00", '{"model": {"type": "WordPiece"}}'])
def test_a_damaged_tokenizer_is_named(folder, text):
    (folder / "tokenizer.json").write_text(text, encoding="utf-8")
    refuse(folder, r"tokenizer\.json")


class EmptyGazetteer:
    """Knows no place."""

    def lookup(self, name):
        return ()


@pytest.mark.parametrize("text", ["Rain fell in Lima.", "Clashes went on near Харків.", "МЫ 평양"])
def test_an_empty_gazetteer_is_no_obstacle(text):
    found = EncoderRecognizer(EmptyGazetteer()).recognize(Article(text), NO_PARSE)
    assert all(each.surface == each.span.of(text) for each in found)
