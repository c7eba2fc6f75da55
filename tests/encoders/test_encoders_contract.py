"""What holds for every encoder that reads passages: its files, and when they are opened."""

import json
import shutil

import pytest

from geo.encoders import PassageReader, SentenceClassifier
from geo.errors import DataError
from geo.reporting.kind_model import MODEL_FOLDER as KINDS
from geo.reporting.sentence_reader import MODEL_FOLDER as PASSAGES


def classify(folder):
    return SentenceClassifier(folder).answer("Lima")


def read(folder):
    return PassageReader(folder).read("Lima")


@pytest.fixture(params=[(classify, KINDS), (read, PASSAGES)], ids=["kinds", "passages"])
def encoder(request, tmp_path):
    """Return what asks the encoder, and a copy of its folder to damage."""
    ask, folder = request.param
    shutil.copytree(folder, tmp_path / folder.name)
    return ask, tmp_path / folder.name


def test_nothing_is_opened_before_it_is_used(tmp_path):
    for reader in (SentenceClassifier, PassageReader):
        reader(tmp_path / "nowhere")
    with pytest.raises(DataError, match=r"model\.json"):
        read(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["model.json", "model.onnx"])
@pytest.mark.parametrize("is_there", [True, False])
def test_missing_and_damaged_files_are_named(encoder, name, is_there):
    ask, folder = encoder
    (folder / name).unlink()
    if is_there:
        (folder / name).write_bytes(b"{")
    with pytest.raises(DataError, match=name.replace(".", r"\.")):
        ask(folder)


@pytest.mark.parametrize(
    ("ask", "folder", "name"),
    [
        (classify, KINDS, "questions"),
        (read, PASSAGES, "questions"),
        (read, PASSAGES, "place_questions"),
    ],
)
def test_a_model_without_questions_is_refused(tmp_path, ask, folder, name):
    shutil.copytree(folder, tmp_path / "model")
    path = tmp_path / "model" / "model.json"
    facts = json.loads(path.read_text(encoding="utf-8"))
    del facts[name]
    path.write_text(json.dumps(facts), encoding="utf-8")
    with pytest.raises(DataError, match=f"lacks the {name}"):
        ask(tmp_path / "model")


@pytest.mark.parametrize("ask", [classify, read])
def test_the_model_of_another_stage_is_refused(ask):
    with pytest.raises(DataError, match="is not a toponyms model"):
        ask(KINDS.with_name("toponyms"))
