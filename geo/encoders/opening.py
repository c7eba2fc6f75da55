"""How the files of an encoder are opened, and texts cut to pieces."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import onnxruntime
from tokenizers import Tokenizer

from geo.errors import DataError
from geo.settings import SHIPPED_DATA

TOKENIZER = SHIPPED_DATA / "models" / "toponyms" / "tokenizer.json"

THREADS = 1
"""Threads inside one call: articles are read in parallel by processes, not by threads."""
UNJOINED = ["SkipLayerNormFusion", "BiasGeluFusion"]
"""Optimizations of onnxruntime that are left out: their kernels for a CPU are slower than the
parts that they join (`geo.encoders.training.kernels`)."""

UNREADABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffd\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Control characters, direction marks and lone surrogates: no tokenizer agrees on them."""


@dataclass(frozen=True, slots=True)
class OpenedModel:
    """The files of a model folder, opened."""

    session: onnxruntime.InferenceSession
    facts: Mapping[str, object]
    """What model.json says."""

    @property
    def version(self) -> str:
        """The name of the model, which changes with its weights."""
        return str(self.facts["version"])


def open_model(folder: Path, inputs: frozenset[str]) -> OpenedModel:
    """Open the model in `folder`, which is given `inputs`.

    Raises DataError when a file is missing or damaged, or when it is another model.
    """
    facts_path, weights_path = folder / "model.json", folder / "model.onnx"
    advice = "restore the folder from the repository or rebuild it (see its README.md)."
    try:
        facts = json.loads(facts_path.read_text(encoding="utf-8"))
        with weights_path.open("rb") as weights:
            sha256 = hashlib.file_digest(weights, "sha256").hexdigest()
    except OSError as error:
        raise DataError(f"The {folder.name} model lacks {error.filename}: {advice}") from error
    except ValueError as error:
        raise DataError(f"{facts_path} is damaged: {advice}") from error
    if not isinstance(facts, dict) or not {"version", "sha256"} <= set(facts):
        raise DataError(f"{facts_path} lacks the version or sha256 of the model: {advice}")
    if sha256 != facts["sha256"]:
        raise DataError(f"{weights_path} is not the file that model.json names: {advice}")
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = THREADS
    settings.inter_op_num_threads = THREADS
    settings.enable_cpu_mem_arena = False  # what a long sentence took is given back, at no cost
    settings.enable_mem_pattern = False
    try:
        # By its path: of bytes the session would keep a copy beside the weights that it reads.
        session = onnxruntime.InferenceSession(
            str(weights_path),
            settings,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=UNJOINED,
        )
    except Exception as error:  # onnxruntime has its own class for each kind of damage
        raise DataError(f"{weights_path} is no model that can be run: {advice}") from error
    if {each.name for each in session.get_inputs()} != inputs:
        raise DataError(f"{weights_path} is not a {folder.name} model: {advice}")
    return OpenedModel(session, facts)


def kinds_of(opened: OpenedModel, folder: Path, name: str) -> dict[str, tuple[str, ...]]:
    """Return the kinds of each question in an entry of model.json. Raises DataError without it."""
    told = opened.facts.get(name)
    if not isinstance(told, dict) or not all(isinstance(kinds, list) for kinds in told.values()):
        raise DataError(f"{folder / 'model.json'} lacks the {name} of the model: restore it.")
    return {question: tuple(map(str, kinds)) for question, kinds in told.items()}


def readable(text: str) -> str:
    """Return `text` with unreadable characters replaced by spaces, one for one."""
    return UNREADABLE.sub(" ", text)


@lru_cache(maxsize=4)
def open_tokenizer(path: Path) -> Tokenizer:
    """Open a tokenizer file without its limits; "[SEP]" in a text is text. Raises DataError."""
    try:
        tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    except Exception as error:  # the library raises a bare Exception for a damaged file
        raise DataError(f"{path} is missing or damaged: restore it.") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.encode_special_tokens = True
    return tokenizer


def frame_pieces(tokenizer: Tokenizer) -> tuple[int, int]:
    """Return the vocabulary ids that open and close every window."""
    opening, closing = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    if opening is None or closing is None:
        raise DataError(
            "tokenizer.json has no [CLS] or [SEP]: it is not the encoder's, restore it."
        )
    return opening, closing
