"""The shipped model: whole, opened once, read in windows that cover every word once."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import DataError
from geo.recognition.encoder import ToponymEncoder, cut
from geo.recognition.recognizer import MODEL_FOLDER


def test_the_model_is_the_file_that_its_facts_name() -> None:
    facts = json.loads((MODEL_FOLDER / "model.json").read_text(encoding="utf-8"))
    weights = (MODEL_FOLDER / "model.onnx").read_bytes()
    assert hashlib.sha256(weights).hexdigest() == facts["sha256"]


def test_the_model_has_a_card_and_stays_small() -> None:
    assert "Limits" in (MODEL_FOLDER / "README.md").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in MODEL_FOLDER.iterdir()) < 30_000_000


def test_nothing_is_opened_before_it_is_used(tmp_path: Path) -> None:
    encoder = ToponymEncoder(tmp_path / "nowhere")
    with pytest.raises(DataError, match=r"model\.json"):
        encoder.read("Lima")


@pytest.mark.parametrize("damage", ["cut", "other"])
def test_damaged_weights_are_named(tmp_path: Path, damage: str) -> None:
    shutil.copytree(MODEL_FOLDER, tmp_path / "model")
    weights = tmp_path / "model" / "model.onnx"
    weights.write_bytes(weights.read_bytes()[:1000] if damage == "cut" else b"not a model")
    with pytest.raises(DataError, match=r"model\.onnx"):
        ToponymEncoder(tmp_path / "model").read("Lima")


@pytest.mark.parametrize("name", ["model.json", "tokenizer.json"])
def test_damaged_facts_or_tokenizer_are_named(tmp_path: Path, name: str) -> None:
    shutil.copytree(MODEL_FOLDER, tmp_path / "model")
    (tmp_path / "model" / name).write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"damaged"):
        ToponymEncoder(tmp_path / "model").read("Lima")


@given(length=st.integers(0, 3000))
def test_windows_cover_every_piece_once(length: int) -> None:
    windows = cut(length)
    cores = [piece for each in windows for piece in range(each.core_start, each.core_end)]
    assert cores == list(range(length))
    assert all(w.start <= w.core_start and w.core_end <= w.end for w in windows)
