"""Writes the model folder that ships: graph with 8-bit weights, tokenizer and facts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from tokenizers import Tokenizer

from geo.encoders.training.graph import write_graph
from geo.recognition.training.network import ToponymNetwork

INPUTS = ("pieces", "shapes", "evidence", "mask")


def export(
    network: ToponymNetwork, tokenizer: Tokenizer, folder: Path, facts: Mapping[str, object]
) -> None:
    """Write model.onnx, tokenizer.json and model.json to `folder`; `facts` go into model.json."""
    folder.mkdir(parents=True, exist_ok=True)
    axes = {0: "window", 1: "piece"}
    write_graph(network, network.encoder.config, INPUTS, axes, folder / "model.onnx")
    tokenizer.save(str(folder / "tokenizer.json"))
    sha256 = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    record = {"version": f"toponyms-{sha256[:8]}", "sha256": sha256, **facts}
    (folder / "model.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
