"""Swaps operators that onnxruntime computes slowly on a CPU for others with the same answer.

The optimizer of onnxruntime.transformers joins the addition of a residual with the
normalisation after it, and the bias with the activation. Its joined kernels do not use
the vector units: the parts alone take a third off the time of a window (measured on one
thread of a CPU with AVX-512 and onnxruntime 1.31). `geo.encoders.opening` tells
onnxruntime not to join them again.

It also joins what is done with the pieces at the entry, and then either keeps their table
in 32 bits or stores the normalisation in 8 bits too, which changes a tenth of the answers.
Here the table has 8 bits and a scale for each piece, and all else stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
from onnx import ModelProto, NodeProto, helper, numpy_helper

JOINED_DOMAIN = "com.microsoft"


def swap_slow_operators(path: Path) -> None:
    """Rewrite the graph in `path` in place."""
    model = onnx.load(path)
    _split_embedding(model)
    nodes = [
        part for node in model.graph.node for part in _PARTS.get(node.op_type, _as_it_is)(node)
    ]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def _split_embedding(model: ModelProto) -> None:
    """Write the joined entry of a network, if it has one, as its parts with a table in 8 bits."""
    graph = model.graph
    joined = next((one for one in graph.node if one.op_type == "EmbedLayerNormalization"), None)
    if joined is None:
        return
    stored = {one.name: one for one in graph.initializer}
    pieces, _, words, positions, kinds, scale, shift, mask = joined.input
    answer, told = joined.output
    (epsilon,) = (each.f for each in joined.attribute if each.name == "epsilon")
    table = numpy_helper.to_array(stored[words])
    steps = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-9) / 127
    first_kind = numpy_helper.to_array(stored[kinds])[0]
    added = {
        f"{words}_8": np.round(table / steps).astype(np.int8),
        f"{words}_steps": steps.astype(np.float32),
        f"{positions}_of_text": numpy_helper.to_array(stored[positions]) + first_kind,
        "embedding_start": np.array([0], dtype=np.int64),
        "embedding_axis": np.array([1], dtype=np.int64),
    }
    for name in (words, positions, kinds):
        graph.initializer.remove(stored[name])
    graph.initializer.extend(numpy_helper.from_array(value, name) for name, value in added.items())
    start, axis = "embedding_start", "embedding_axis"
    parts = [
        helper.make_node("Gather", [f"{words}_8", pieces], ["piece_8"], axis=0),
        helper.make_node("Cast", ["piece_8"], ["piece_whole"], to=onnx.TensorProto.FLOAT),
        helper.make_node("Gather", [f"{words}_steps", pieces], ["piece_step"], axis=0),
        helper.make_node("Mul", ["piece_whole", "piece_step"], ["piece"]),
        helper.make_node("Shape", [pieces], ["piece_shape"]),
        helper.make_node("Slice", ["piece_shape", axis, "embedding_end", start], ["piece_number"]),
        helper.make_node(
            "Slice", [f"{positions}_of_text", start, "piece_number", start], ["position"]
        ),
        helper.make_node("Add", ["piece", "position"], ["piece_placed"]),
        helper.make_node(
            "LayerNormalization", ["piece_placed", scale, shift], [answer], axis=-1, epsilon=epsilon
        ),
    ]
    end = numpy_helper.from_array(np.array([2], dtype=np.int64), "embedding_end")
    graph.initializer.append(end)
    at = list(graph.node).index(joined)
    after = [node for node in graph.node if node is not joined]
    for node in after:  # attention takes the mask itself as well as where it ends
        for number, name in enumerate(node.input):
            if name == told:
                node.input[number] = mask
    del graph.node[:]
    graph.node.extend([*after[:at], *parts, *after[at:]])


def _as_it_is(node: NodeProto) -> list[NodeProto]:
    return [node]


def _normalisation(node: NodeProto) -> list[NodeProto]:
    """Return bias, residual and normalisation one after the other."""
    values, residual, scale, shift, bias = node.input
    (answer,) = node.output
    (epsilon,) = (each.f for each in node.attribute if each.name == "epsilon")
    biased, summed = f"{answer}_biased", f"{answer}_summed"
    return [
        helper.make_node("Add", [values, bias], [biased]),
        helper.make_node("Add", [biased, residual], [summed]),
        helper.make_node(
            "LayerNormalization", [summed, scale, shift], [answer], axis=-1, epsilon=epsilon
        ),
    ]


def _activation(node: NodeProto) -> list[NodeProto]:
    """Return bias and activation one after the other."""
    (answer,) = node.output
    biased = f"{answer}_biased"
    return [
        helper.make_node("Add", list(node.input), [biased]),
        helper.make_node("Gelu", [biased], [answer], domain=JOINED_DOMAIN),
    ]


_PARTS: dict[str, Callable[[NodeProto], list[NodeProto]]] = {
    "SkipLayerNormalization": _normalisation,
    "BiasGelu": _activation,
}
