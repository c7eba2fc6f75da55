"""The texts that kinds of events are learnt from, and the file of them that an encoder is given.

    python -m geo.evaluate.kind_texts CASE.jsonl PLOVER.jsonl -o EXAMPLES.jsonl

Two corpora, and the sentences in `written/`. The records of the corpora lie in folds, by
the hash of their text; the written sentences are learnt from in every fold and never
measured.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.evaluate.event_corpora.event_types import CASE_TYPES
from geo.evaluate.event_corpora.reading import records
from geo.reporting.kind_model import PLOVER, SUB_EVENT

WRITTEN = Path(__file__).with_name("written")

FOLDS = 5


@dataclass(frozen=True, slots=True)
class KindText:
    """A text and the kind of its event in one of the two schemes."""

    text: str
    scheme: str
    kind: str
    fold: int | None
    """None for a written sentence, which is in no fold."""


def read_texts(case: Path, plover: Path) -> list[KindText]:
    """Return the texts of the two corpora and the written sentences, always in one order."""
    written = read_written(WRITTEN / "sub_events.txt")
    kinds = {CASE_TYPES[kind]: kind for kind, _ in written}
    found = [
        KindText(text, SUB_EVENT, kinds[record["SubType"]], fold_of(text))
        for record in records(case)
        for text in (record["EventSnippet"],)
    ]
    found += [
        KindText(text, PLOVER, record["event"], fold_of(text))
        for record in records(plover)
        for text in (record["text"],)
    ]
    found += [KindText(text, SUB_EVENT, kind, None) for kind, text in written]
    in_plover = read_written(WRITTEN / "plover.txt")
    return found + [KindText(text, PLOVER, kind, None) for kind, text in in_plover]


def read_written(path: Path) -> list[tuple[str, str]]:
    """Return the sentences of a file, each with the kind that it stands under."""
    kind, found = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            kind = line.removeprefix("## ")
        elif line and not line.startswith("#"):
            found.append((kind, line))
    return found


def fold_of(text: str) -> int:
    """Return the fold of a record, by the hash of its text."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % FOLDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the examples as `geo.encoders.training.sentences` reads them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path, help="snippets with ACLED sub-types (CASE 2021)")
    parser.add_argument("plover", type=Path, help="sentences with PLOVER types")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    with options.output.open("w", encoding="utf-8") as output:
        for one in read_texts(options.case, options.plover):
            labels = {one.scheme: one.kind}
            output.write(json.dumps({"text": one.text, "labels": labels, "fold": one.fold}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
