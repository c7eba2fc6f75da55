"""Fine-tunes the encoder to answer questions about passages and about the places in them.

    python -m geo.encoders.training.passages EXAMPLES.jsonl -o FOLDER [--without-fold 0]

An example is a line

    {"text", "fold": 0 … or null, "labels": {question: kind}, "words": [[start, end], …],
     "places": [{"start", "end", "events": [number of a word, …] or null,
                 "times": the same, "labels": {question: [kind, …]}}, …]}

where each of several kinds, events and times is right; no events are "nothing happened there", no
times "no word of this passage tells when". The folder is that of a `geo.encoders.PassageReader`.
`--without-fold` leaves the examples of one fold out, so that others can weigh the answers about
them. A training takes some twenty minutes of one core for eight thousand passages.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, softmax
from transformers import BertModel

from geo.encoders.columns import MATCH_SCALE, Columns, Kinds, Pointer
from geo.encoders.passages import INPUTS, Pieces, cut
from geo.encoders.training.batching import SMOOTHING, Plan, collate, train
from geo.encoders.training.graph import write_graph
from geo.encoders.training.pretrained import load_encoder, packaged_encoder
from geo.model import Span

EPOCHS = 5
"""Passes over the examples."""
DROPOUT = 0.2
"""Of the pieces, before the answer."""
INPUT_DROPOUT = 0.1
"""Of the words' embeddings."""
IMPOSSIBLE = -1e4
"""Score of a word that was not read or is the place itself."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a passage with the answers that are known."""

    pieces: range
    may_be: tuple[bool, ...]
    """Which of the passage's words a place may point at."""
    events: tuple[int, ...] | None
    """Words that tell what happened there; None where that is not known."""
    times: tuple[int, ...] | None
    """Words that tell when; None where that is not known."""
    labels: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Example:
    """A passage with the answers that are known; `fold` is None for what is never held out."""

    pieces: tuple[int, ...]
    labels: Mapping[str, str]
    fold: int | None
    words: tuple[int, ...] = ()
    """The first piece of each word."""
    places: tuple[Place, ...] = ()


class PassageNetwork(nn.Module):  # type: ignore[misc, unused-ignore]
    """Encoder, and one linear layer for all questions side by side."""

    def __init__(self, encoder: BertModel, columns: int) -> None:
        """Put an answer of `columns` numbers behind `encoder`."""
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(DROPOUT)
        self.answer = nn.Linear(encoder.config.hidden_size, columns)

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Return answers [batch, piece, column]; both inputs are [batch, piece]."""
        hidden = self.encoder(pieces, attention_mask=mask).last_hidden_state
        answer: Tensor = self.answer(self.dropout(hidden))
        return answer


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the process's exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path)
    parser.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--without-fold", type=int, help="whose examples are left out")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    encoder = options.encoder or packaged_encoder()
    examples = read_examples(options.examples)
    columns = columns_of(examples)
    plan = Plan(epochs=options.epochs)
    torch.manual_seed(plan.seed)
    network = PassageNetwork(load_encoder(encoder, INPUT_DROPOUT), columns.count)
    left_out = options.without_fold
    fit(network, [e for e in examples if left_out is None or e.fold != left_out], columns, plan)
    digest = hashlib.sha256(options.examples.read_bytes()).hexdigest()
    training = {**asdict(plan), "without_fold": left_out, "examples_sha256": digest}
    export(network, columns, options.output, {"training": training})
    return 0


def read_examples(path: Path) -> list[Example]:
    """Return the examples of a file, in its order."""
    with path.open(encoding="utf-8") as lines:
        return [_example(json.loads(line)) for line in lines]


def _example(told: Mapping[str, Any]) -> Example:
    pieces = cut(told["text"])
    words = [Span(*each) for each in told.get("words", ())]
    read = [pieces.over(word) for word in words]
    places = (_place(place, pieces, words) for place in told.get("places", ()))
    return Example(
        pieces.ids,
        told["labels"],
        told["fold"],
        tuple(each.start if each else 0 for each in read),
        tuple(place for place in places if place.pieces),
    )


def _place(told: Mapping[str, Any], pieces: Pieces, words: Sequence[Span]) -> Place:
    span = Span(told["start"], told["end"])
    may_be = tuple(bool(pieces.over(word)) and not word.overlaps(span) for word in words)
    labels = {question: tuple(kinds) for question, kinds in told["labels"].items()}
    events, times = (_right(told[name], may_be) for name in ("events", "times"))
    return Place(pieces.over(span), may_be, events, times, labels)


def _right(words: Sequence[int] | None, may_be: Sequence[bool]) -> tuple[int, ...] | None:
    """Return the words that are right and were read; None where none of them was."""
    if words is None:
        return None
    read = tuple(number for number in words if may_be[number])
    return None if words and not read else read


def columns_of(examples: Iterable[Example]) -> Columns:
    """Return the columns of all questions, in order of their names, as are the kinds."""
    questions: dict[str, set[str]] = {}
    of_places: dict[str, set[str]] = {}
    for example in examples:
        for question, kind in example.labels.items():
            questions.setdefault(question, set()).add(kind)
        for place in example.places:
            for question, kinds in place.labels.items():
                of_places.setdefault(question, set()).update(kinds)
    return Columns(_in_order(questions), _in_order(of_places))


def _in_order(questions: Mapping[str, Iterable[str]]) -> Kinds:
    return {question: tuple(sorted(questions[question])) for question in sorted(questions)}


def fit(network: PassageNetwork, examples: Sequence[Example], columns: Columns, plan: Plan) -> None:
    """Train `network` in place."""

    def loss_of_batch(batch: Sequence[Example]) -> Tensor:
        return loss_of(network(*collate(batch)), batch, columns)

    train(network, examples, plan, loss_of_batch)


def loss_of(answers: Tensor, batch: Sequence[Example], columns: Columns) -> Tensor:
    """Return the mean loss of the answers that are known, summed over questions and places."""
    loss = torch.zeros(())
    for answer, example in zip(answers, batch, strict=True):
        read = answer[: len(example.pieces)]
        average = read.mean(0)
        for question, kind in example.labels.items():
            wanted = torch.tensor(columns.questions[question].index(kind))
            logits = average[columns.of_passage[question]]
            loss = loss + cross_entropy(logits, wanted, label_smoothing=SMOOTHING)
        for place in example.places:
            loss = loss + _loss_of_place(read, average, place, example.words, columns)
    return loss / len(batch)


def _loss_of_place(
    read: Tensor, average: Tensor, place: Place, words: Sequence[int], columns: Columns
) -> Tensor:
    """Return the loss of one place: as `geo.encoders.PassageReading` answers about it."""
    of_place = read[place.pieces.start : place.pieces.stop].mean(0)
    of_words = read[list(words)]
    events = _pointed(columns.event, of_place, of_words, average, place)
    times = _pointed(columns.time, of_place, of_words, average, place)
    loss = torch.zeros(())
    for told, right in ((events, place.events), (times, place.times)):
        if right is not None:
            loss = loss + _loss_of_any(told, right or [len(words)])
    of_events = softmax(events, 0)[:-1] @ of_words
    for question, kinds in place.labels.items():
        first, second, third = columns.of_place[question]
        logits = of_place[first] + average[second] + of_events[third]
        loss = loss + _loss_of_any(
            logits, [columns.place_questions[question].index(kind) for kind in kinds]
        )
    return loss


def _pointed(
    pointer: Pointer, of_place: Tensor, of_words: Tensor, average: Tensor, place: Place
) -> Tensor:
    """Return the scores of the words that a place may point at, then that of none."""
    matches = of_words[:, pointer.key] @ of_place[pointer.query]
    scores = MATCH_SCALE * matches + of_words[:, pointer.strength][:, 0]
    may_be = torch.tensor(place.may_be, dtype=torch.bool)
    nothing = of_place[pointer.nothing_of_place] + average[pointer.nothing_of_passage]
    return torch.cat([scores.masked_fill(~may_be, IMPOSSIBLE), nothing])


def _loss_of_any(logits: Tensor, right: Sequence[int]) -> Tensor:
    """Return how unlikely it is that the answer is among those that are right."""
    loss: Tensor = logits.logsumexp(0) - logits[list(right)].logsumexp(0)
    return loss


def export(
    network: PassageNetwork, columns: Columns, folder: Path, facts: Mapping[str, object]
) -> None:
    """Write model.onnx and model.json to `folder`; `facts` go into model.json."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.onnx"
    axes = {0: "window", 1: "piece"}
    write_graph(network, network.encoder.config, sorted(INPUTS, reverse=True), axes, path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    record = {
        "version": f"{folder.name}-{sha256[:8]}",
        "sha256": sha256,
        "questions": columns.questions,
        "place_questions": columns.place_questions,
        **facts,
    }
    (folder / "model.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
