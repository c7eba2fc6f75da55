"""Writes a trained network as the ONNX graph that ships: operators joined, weights in 8 bits."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import nn
from transformers import BertConfig

from geo.encoders.training.kernels import swap_slow_operators

OPERATOR_SET = 17


def write_graph(
    network: nn.Module,
    config: BertConfig,
    inputs: Sequence[str],
    answer_axes: Mapping[int, str],
    path: Path,
) -> None:
    """Write `network`, whose `inputs` are all [window, piece], to `path`.

    `answer_axes` names the axes of its answer that vary in length.
    """
    with tempfile.TemporaryDirectory() as scratch:
        full, fused = Path(scratch) / "full.onnx", Path(scratch) / "fused.onnx"
        trace(network, inputs, answer_axes, full)
        fuse(config, full, fused)
        quantize_dynamic(
            fused,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Attention"],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
    swap_slow_operators(path)


def trace(
    network: nn.Module, inputs: Sequence[str], answer_axes: Mapping[int, str], path: Path
) -> None:
    """Write the network as an ONNX graph with 32-bit weights."""
    network.eval()
    example = torch.ones((2, 8), dtype=torch.int64)
    axes: dict[str, dict[int, str]] = {name: {0: "window", 1: "piece"} for name in inputs}
    axes["answer"] = dict(answer_axes)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # notices about tracing: shapes are dynamic by the axes
        torch.onnx.export(
            network,
            (example,) * len(inputs),
            str(path),
            input_names=list(inputs),
            output_names=["answer"],
            dynamic_axes=axes,
            opset_version=OPERATOR_SET,
            dynamo=False,
        )


def fuse(config: BertConfig, source: Path, target: Path) -> None:
    """Join the operators of each layer: a sixth faster on a CPU, the same answer."""
    model = optimize_model(
        str(source),
        model_type="bert",
        num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size,
        optimization_options=FusionOptions("bert"),
        opt_level=0,
    )
    model.save_model_to_file(str(target))
