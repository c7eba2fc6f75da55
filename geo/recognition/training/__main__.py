"""Command line of the training: `fit` learns, `export` writes the model, `measure` tests it."""

from __future__ import annotations

import argparse
import hashlib
import importlib
import random
import sys
from dataclasses import asdict
from pathlib import Path

import torch
from tokenizers import Tokenizer

from geo.encoders import open_tokenizer
from geo.encoders.training.pretrained import load_encoder, packaged_encoder
from geo.protocols import Gazetteer
from geo.recognition.evidence import GazetteerEvidence
from geo.recognition.recognizer import MODEL_FOLDER, EncoderRecognizer
from geo.recognition.training.augment import (
    change_case,
    read_sentences,
    swap_names,
    write_document,
)
from geo.recognition.training.corpora import Document, is_held_out, read_corpus
from geo.recognition.training.examples import Example, to_examples
from geo.recognition.training.export import export
from geo.recognition.training.fit import Plan, fit
from geo.recognition.training.measure import measure
from geo.recognition.training.names import load_names
from geo.recognition.training.network import DROPOUT, ToponymNetwork

WRITTEN_SENTENCES = Path(__file__).with_name("sentences.txt")
WRITTEN_SHARE = 0.5
"""Written documents for each real one; they are ten times shorter. Twice as many cost a point of
F1 on articles held out and gained nothing in role there."""


def main(arguments: list[str] | None = None) -> None:
    """Run one command."""
    options = _parser().parse_args(arguments)
    if "encoder" in options and options.encoder is None:
        options.encoder = packaged_encoder()
    options.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geo.recognition.training", description=__doc__)
    commands = parser.add_subparsers(required=True)
    fitting = commands.add_parser("fit", help="fine-tune the encoder on annotated articles")
    fitting.add_argument("corpora", nargs="+", type=Path, help="annotated articles, JSON lines")
    fitting.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2")
    fitting.add_argument("--held-out", type=float, default=0.15, help="share that is not learnt")
    fitting.add_argument("--epochs", type=int, default=Plan().epochs)
    fitting.add_argument("--learning-rate", type=float, default=Plan().learning_rate)
    fitting.add_argument("--start", type=Path, help="weights to go on from, a .pt file")
    fitting.add_argument("--seed", type=int, default=Plan().seed)
    fitting.add_argument("--without-gazetteer", action="store_true")
    fitting.add_argument("--data-folder", type=Path, help="where the gazetteer is prepared")
    fitting.add_argument("-o", "--output", required=True, type=Path, help="weights, a .pt file")
    fitting.set_defaults(run=_fit)
    exporting = commands.add_parser("export", help="write the model folder that ships")
    exporting.add_argument("weights", type=Path, help="a .pt file that `fit` wrote")
    exporting.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2")
    exporting.add_argument("-o", "--output", type=Path, default=MODEL_FOLDER)
    exporting.set_defaults(run=_export)
    measuring = commands.add_parser("measure", help="measure a model on what was held out")
    measuring.add_argument("corpora", nargs="+", type=Path, help="annotated articles, JSON lines")
    measuring.add_argument("--model", type=Path, default=MODEL_FOLDER)
    measuring.add_argument("--data-folder", type=Path, help="where the gazetteer is prepared")
    measuring.add_argument("--held-out", type=float, default=0.15, help="1 for all articles")
    measuring.set_defaults(run=_measure)
    return parser


def _fit(options: argparse.Namespace) -> None:
    documents = [document for path in options.corpora for document in read_corpus(path)]
    kept = [d for d in documents if not is_held_out(d.group, options.held_out)]
    _log(f"{len(kept)} of {len(documents)} documents to learn from")
    plan = Plan(epochs=options.epochs, learning_rate=options.learning_rate, seed=options.seed)
    tokenizer = open_tokenizer(options.encoder / "tokenizer.json")
    evidence = (
        None if options.without_gazetteer else GazetteerEvidence(_gazetteer(options.data_folder))
    )
    torch.manual_seed(plan.seed)
    network = ToponymNetwork(load_encoder(options.encoder, DROPOUT))
    if options.start:
        network.load_state_dict(torch.load(options.start)["weights"])

    def epoch_examples(number: int) -> list[Example]:
        return make_examples(kept, tokenizer, evidence, plan, number)

    fit(network, epoch_examples, plan, _log)
    corpora = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in options.corpora}
    facts = {**asdict(plan), "held_out": options.held_out, "corpora_sha256": corpora}
    torch.save({"weights": network.state_dict(), "facts": facts}, options.output)


def _export(options: argparse.Namespace) -> None:
    saved = torch.load(options.weights)
    network = ToponymNetwork(load_encoder(options.encoder, DROPOUT))
    network.load_state_dict(saved["weights"])
    export(
        network,
        open_tokenizer(options.encoder / "tokenizer.json"),
        options.output,
        {"training": saved["facts"]},
    )


def _measure(options: argparse.Namespace) -> None:
    recognizer = EncoderRecognizer(_gazetteer(options.data_folder), options.model)
    for path in options.corpora:
        documents = [d for d in read_corpus(path) if is_held_out(d.group, options.held_out)]
        _log(f"{path.stem}, {len(documents)} articles: {measure(recognizer, documents).line()}")


def make_examples(
    documents: list[Document],
    tokenizer: Tokenizer,
    evidence: GazetteerEvidence | None,
    plan: Plan,
    epoch: int,
) -> list[Example]:
    """Return the windows of one epoch: every document varied anew, and written ones between."""
    source = random.Random(plan.seed * 1000 + epoch)  # noqa: S311 - variation, no secret
    names, sentences = load_names(), read_sentences(WRITTEN_SENTENCES)
    varied = [change_case(swap_names(d, names, source), source) for d in documents]
    count = int(len(documents) * WRITTEN_SHARE)
    written = [change_case(write_document(sentences, names, source), source) for _ in range(count)]
    return [
        example
        for document in varied + written
        for example in to_examples(
            document, tokenizer, evidence, plan.length, source.randrange(plan.length // 2)
        )
    ]


def _gazetteer(folder: Path | None) -> Gazetteer:
    """Return the embedded gazetteer, by name: recognition must not import its sibling room."""
    room = importlib.import_module("geo.gazetteer")
    gazetteer: Gazetteer = room.EmbeddedGazetteer(folder)
    return gazetteer


def _log(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
