"""Fine-tunes the encoder to answer questions about passages, each by one of several kinds.

    python -m geo.encoders.training.sentences fit EXAMPLES.jsonl -o FOLDER
    python -m geo.encoders.training.sentences hold-out EXAMPLES.jsonl --fold 0 -o LOGITS.jsonl

An example is a line `{"text", "labels": {question: kind}, "fold": 0 … or null}`. `fit` learns
from all of them and writes the folder of a `geo.encoders.SentenceClassifier`; `hold-out`
learns from all but one fold and writes `{"row", "logits": {question: […]}}` for the
examples of that fold, so that others can weigh the answers. Each takes some ten minutes of
one core for two thousand texts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from transformers import BertModel

from geo.encoders.opening import frame_pieces, open_tokenizer, readable
from geo.encoders.sentences import INPUTS, MOST_PIECES
from geo.encoders.training.batching import SMOOTHING, Plan, collate, train
from geo.encoders.training.graph import write_graph
from geo.encoders.training.pretrained import load_encoder, packaged_encoder

EPOCHS = 10
"""Passes over the examples."""
DROPOUT = 0.2
"""Of the averaged passage, before the answer."""
IGNORED = -100


@dataclass(frozen=True, slots=True)
class Example:
    """A passage with the answers that are known; `fold` is None for what is never held out."""

    pieces: tuple[int, ...]
    labels: Mapping[str, str]
    fold: int | None


class PassageNetwork(nn.Module):  # type: ignore[misc, unused-ignore]
    """Encoder, average over the pieces, and one linear layer for all questions side by side."""

    def __init__(self, encoder: BertModel, columns: int) -> None:
        """Put an answer of `columns` numbers behind `encoder`."""
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(DROPOUT)
        self.answer = nn.Linear(encoder.config.hidden_size, columns)

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Return logits [batch, column]; both inputs are [batch, piece]."""
        hidden = self.encoder(pieces, attention_mask=mask).last_hidden_state
        shown = mask.unsqueeze(-1).to(hidden.dtype)
        average = (hidden * shown).sum(1) / shown.sum(1)
        answer: Tensor = self.answer(self.dropout(average))
        return answer


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the process's exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=["fit", "hold-out"])
    parser.add_argument("examples", type=Path)
    parser.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--fold", type=int, action="append", help="to hold out; may be repeated")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    encoder = options.encoder or packaged_encoder()
    examples = read_examples(options.examples, open_tokenizer(encoder / "tokenizer.json"))
    questions = questions_of(examples)
    plan = Plan(epochs=options.epochs)
    if options.command == "fit":
        network = new_network(encoder, questions, plan)
        fit(network, examples, questions, plan)
        digest = hashlib.sha256(options.examples.read_bytes()).hexdigest()
        facts = {"training": {**asdict(plan), "examples_sha256": digest}}
        export(network, questions, options.output, facts)
        return 0
    with options.output.open("w", encoding="utf-8") as output:
        for fold in options.fold or sorted({e.fold for e in examples if e.fold is not None}):
            kept = [one for one in examples if one.fold != fold]
            network = new_network(encoder, questions, plan)
            fit(network, kept, questions, plan)
            for row, example in enumerate(examples):
                if example.fold == fold:
                    told = {"row": row, "logits": answers(network, example, questions)}
                    output.write(json.dumps(told) + "\n")
            output.flush()
    return 0


def read_examples(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """Return the examples of a file, in its order."""
    opening, closing = frame_pieces(tokenizer)
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        read = tokenizer.encode(readable(told["text"]), add_special_tokens=False).ids
        pieces = (opening, *read[: MOST_PIECES - 2], closing)
        found.append(Example(pieces, told["labels"], told["fold"]))
    return found


def questions_of(examples: Iterable[Example]) -> dict[str, tuple[str, ...]]:
    """Return the questions in order of their names, each with its kinds."""
    kinds: dict[str, set[str]] = {}
    for example in examples:
        for question, kind in example.labels.items():
            kinds.setdefault(question, set()).add(kind)
    return {question: tuple(sorted(kinds[question])) for question in sorted(kinds)}


def new_network(
    encoder: Path, questions: Mapping[str, tuple[str, ...]], plan: Plan
) -> PassageNetwork:
    """Return the pre-trained encoder with answers that know nothing yet."""
    torch.manual_seed(plan.seed)
    return PassageNetwork(load_encoder(encoder, 0.0), sum(map(len, questions.values())))


def fit(
    network: PassageNetwork,
    examples: Sequence[Example],
    questions: Mapping[str, tuple[str, ...]],
    plan: Plan,
) -> None:
    """Train `network` in place."""

    def loss_of_batch(batch: Sequence[Example]) -> Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = network(*collate(batch))
        return loss_of(logits.float(), batch, questions)

    train(network, examples, plan, loss_of_batch)


def loss_of(
    logits: Tensor, batch: Sequence[Example], questions: Mapping[str, tuple[str, ...]]
) -> Tensor:
    """Return the mean loss of the answers that are known."""
    loss, start = torch.zeros(()), 0
    for question, kinds in questions.items():
        wanted = [
            kinds.index(e.labels[question]) if question in e.labels else IGNORED for e in batch
        ]
        part = logits[:, start : start + len(kinds)]
        start += len(kinds)
        loss = loss + cross_entropy(
            part,
            torch.tensor(wanted),
            ignore_index=IGNORED,
            label_smoothing=SMOOTHING,
            reduction="sum",
        )
    return loss / len(batch)


def answers(
    network: PassageNetwork, example: Example, questions: Mapping[str, tuple[str, ...]]
) -> dict[str, list[float]]:
    """Return the logits of each question's kinds for one passage."""
    with torch.no_grad():
        logits = network(*collate([example]))[0].tolist()
    found, start = {}, 0
    for question, kinds in questions.items():
        found[question] = [round(one, 4) for one in logits[start : start + len(kinds)]]
        start += len(kinds)
    return found


def export(
    network: PassageNetwork,
    questions: Mapping[str, tuple[str, ...]],
    folder: Path,
    facts: Mapping[str, object],
) -> None:
    """Write model.onnx and model.json to `folder`; `facts` go into model.json."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.onnx"
    write_graph(network, network.encoder.config, sorted(INPUTS, reverse=True), {0: "window"}, path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    record = {
        "version": f"{folder.name}-{sha256[:8]}",
        "sha256": sha256,
        "questions": {question: list(kinds) for question, kinds in questions.items()},
        **facts,
    }
    (folder / "model.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
