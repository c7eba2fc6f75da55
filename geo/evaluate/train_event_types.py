"""Fits the weights that tell kinds of events, and writes them with their card.

    python -m geo.evaluate.train_event_types CASE.jsonl PLOVER.jsonl [-o FOLDER]

Beside the two corpora it learns from the sentences in `written/`. The figures on the card
are of five-fold cross-validation over the records of the corpora; the written sentences
are learnt from in every fold and never measured.

The fit is a ridge regression onto +1 for a record's own kind and -1 for the others, which
has a closed form. It is deterministic: the folds are cut by the hash of the text.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo.evaluate.event_corpora.event_types import CASE_TYPES
from geo.evaluate.event_corpora.reading import records
from geo.model import Article
from geo.reporting.document import Document
from geo.reporting.kind_features import Groups, groups_of
from geo.reporting.kind_model import (
    MODEL_PATH,
    Floats,
    KindHead,
    KindModel,
    read_groups,
    save_model,
)
from geo.reporting.mentions import listed_triggers
from geo.syntax import SpacyParser

VERSION = "1"
"""Raised whenever features or training change."""

WRITTEN = Path(__file__).with_name("written")

FOLDS = 5

RIDGE = 0.5
"""Strength of the quadratic penalty: .3 and 1 differ by less than a point in either corpus."""

LEAST_TEXTS = 2
"""Texts in which a feature must occur to get a weight."""

SHARPNESSES = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0)
"""Slopes from score to probability that are tried on the held-out records."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its kinds: those of one scheme, or of both."""

    groups: Groups
    fold: int | None
    """None for a written sentence, which is in no fold."""
    sub_event: str | None = None
    plover: str | None = None


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a set of examples."""

    rows: Mapping[str, int]
    rarity: Floats

    def matrix(self, examples: Sequence[Example]) -> Floats:
        """Return the values of the features, [example, feature]."""
        values = np.zeros((len(examples), len(self.rows)), dtype=np.float32)
        for number, example in enumerate(examples):
            found, weighed = read_groups(example.groups, self.rows, self.rarity)
            values[number, found] = weighed
        return values


class TextReader:
    """Turns texts into features, as the reporter does."""

    def __init__(self) -> None:
        self._parser = SpacyParser()

    def groups(self, text: str) -> Groups:
        """Return the features of a whole text."""
        article = Article(text)
        document = Document(article, self._parser.parse(text))
        typed = [one for one in listed_triggers(document) if one.entry.sub_event_type]
        return groups_of(document, range(len(document.tokens)), typed)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the process's exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path, help="snippets with ACLED sub-types (CASE 2021)")
    parser.add_argument("plover", type=Path, help="sentences with PLOVER types")
    parser.add_argument("-o", "--output", type=Path, default=MODEL_PATH.parent)
    options = parser.parse_args(arguments)
    examples = read_examples(options.case, options.plover)
    lines, sharpness = [], {}
    for scheme in ("sub_event", "plover"):
        held_out = cross_validate(examples, scheme)
        sharpness[scheme] = sharpest(held_out)
        lines.append(_row(scheme, held_out))
    model = fit(examples, sharpness)
    options.output.mkdir(parents=True, exist_ok=True)
    save_model(model, options.output / MODEL_PATH.name)
    card = model_card((options.case, options.plover), lines, model)
    (options.output / "README.md").write_text(card, encoding="utf-8")
    sys.stderr.write("\n".join(lines) + "\n")
    return 0


def read_examples(case: Path, plover: Path) -> list[Example]:
    """Return the examples of the two corpora and the written sentences."""
    reader = TextReader()
    written = read_written(WRITTEN / "sub_events.txt")
    kinds = {CASE_TYPES[kind]: kind for kind, _ in written}
    found = [
        Example(reader.groups(text), fold_of(text), sub_event=kinds[record["SubType"]])
        for record in records(case)
        for text in (record["EventSnippet"],)
    ]
    found += [
        Example(reader.groups(text), fold_of(text), plover=record["event"])
        for record in records(plover)
        for text in (record["text"],)
    ]
    found += [Example(reader.groups(text), None, sub_event=kind) for kind, text in written]
    in_plover = read_written(WRITTEN / "plover.txt")
    return found + [Example(reader.groups(text), None, plover=kind) for kind, text in in_plover]


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


def features_of(examples: Sequence[Example]) -> Features:
    """Return the features that occur often enough in `examples`, and how rare each is."""
    texts = Counter(name for one in examples for group in one.groups for name in group)
    names = sorted(name for name, count in texts.items() if count >= LEAST_TEXTS)
    shares = np.array([(1 + len(examples)) / (1 + texts[name]) for name in names])
    rarity = (1 + np.log(shares)).astype(np.float32)
    return Features({name: row for row, name in enumerate(names)}, rarity)


def fit_head(values: Floats, kinds: Sequence[str], sharpness: float) -> KindHead:
    """Return the weights of ridge regression in its dual form, as there are fewer texts."""
    names = tuple(sorted(set(kinds)))
    wanted = np.where(np.array(kinds)[:, None] == np.array(names), 1.0, -1.0)
    bias = wanted.mean(axis=0)
    similar = (values @ values.T).astype(np.float64)
    shares = np.linalg.solve(similar + RIDGE * np.eye(len(similar)), wanted - bias)
    weights = values.T @ shares.astype(np.float32)
    return KindHead(names, weights.astype(np.float32), bias.astype(np.float32), sharpness)


def fit(examples: Sequence[Example], sharpness: Mapping[str, float]) -> KindModel:
    """Return the model fitted to all examples."""
    features = features_of(examples)
    heads = []
    for scheme in ("sub_event", "plover"):
        chosen = [one for one in examples if getattr(one, scheme)]
        kinds = [getattr(one, scheme) for one in chosen]
        heads.append(fit_head(features.matrix(chosen), kinds, sharpness[scheme]))
    return KindModel(VERSION, features.rows, features.rarity, heads[0], heads[1])


HeldOut = list[tuple[str, tuple[str, ...], NDArray[np.float64]]]
"""The right kind of each held-out record, the kinds, and their scores."""


def cross_validate(examples: Sequence[Example], scheme: str) -> HeldOut:
    """Return the scores of each record, by weights fitted to the other folds."""
    chosen = [one for one in examples if getattr(one, scheme)]
    found: HeldOut = []
    for fold in range(FOLDS):
        known = [one for one in chosen if one.fold != fold]
        aside = [one for one in chosen if one.fold == fold]
        features = features_of([one for one in examples if one.fold != fold])
        head = fit_head(features.matrix(known), [getattr(one, scheme) for one in known], 1.0)
        scores = features.matrix(aside) @ head.weights + head.bias
        found += [(getattr(o, scheme), head.kinds, s) for o, s in zip(aside, scores, strict=True)]
    return found


def accuracy(held_out: HeldOut) -> float:
    """Return the share of records whose highest score is that of the right kind."""
    return float(np.mean([kinds[int(s.argmax())] == right for right, kinds, s in held_out]))


def macro_f1(held_out: HeldOut) -> float:
    """Return the mean F1 of the kinds."""
    right = [one[0] for one in held_out]
    said = [kinds[int(scores.argmax())] for _, kinds, scores in held_out]
    both = Counter(one for one, other in zip(right, said, strict=True) if one == other)
    counts = Counter(right) + Counter(said)
    return float(np.mean([2 * both[kind] / counts[kind] for kind in set(right)]))


def sharpest(held_out: HeldOut) -> float:
    """Return the slope under which the held-out records are likeliest."""

    def likelihood(sharpness: float) -> float:
        total = 0.0
        for right, kinds, scores in held_out:
            logits = sharpness * scores
            if right in kinds:
                total += float(logits[kinds.index(right)] - np.logaddexp.reduce(logits))
        return total

    return max(SHARPNESSES, key=likelihood)


def _row(scheme: str, held_out: HeldOut) -> str:
    name = {"sub_event": "CASE 2021, 30 types", "plover": "PLOVER records, 18 types"}[scheme]
    return f"| {name} | {len(held_out)} | {accuracy(held_out):.3f} | {macro_f1(held_out):.3f} |"


def model_card(corpora: Sequence[Path], lines: Sequence[str], model: KindModel) -> str:
    """Return the card: what the weights are, what they were fitted to and how well they do."""
    hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in corpora]
    written = [len(read_written(WRITTEN / name)) for name in ("sub_events.txt", "plover.txt")]
    rows = "\n".join(lines)
    return f"""# Kinds of events

Version {model.version} of `{MODEL_PATH.name}`: linear weights that tell which of
{len(model.sub_events.kinds)} sub-event types (ACLED's and a few more) and which of
{len(model.plover.kinds)} PLOVER types (first edition) a sentence tells of, over {len(model.rows)}
features: lemmas and pairs of them with names blanked, runs of letters, kinds that the event
lexicon sees. Used by `geo/reporting/kinds.py`. Fitted by

    python -m geo.evaluate.train_event_types {corpora[0].name} {corpora[1].name}

which is deterministic and takes a minute.

| fitted to | texts | SHA-256 |
|---|---|---|
| snippets of CASE 2021, task 2 (Haneef et al. 2021; research) | half | `{hashes[0]}` |
| PLOVER gold standard records (OEDA, CC BY-SA 4.0) | all | `{hashes[1]}` |
| sentences written for Dateline, `geo/evaluate/written/` | {written[0]} and {written[1]} | |

No text of the corpora is stored, only how common words and runs of letters speak for a kind.

## Figures on records that the weights were not fitted to

Five-fold cross-validation over the records, the written sentences in every fold:

| corpus | records | accuracy | macro F1 |
|---|---|---|---|
{rows}

## Limits

- English. Most texts tell of conflict and protest; elections, trials, trade and sport are one kind,
  *Other event*, and left to the event lexicon.
- A snippet has one kind in the corpora, also when it tells of an arrest and a bombing.
- Force against protesters and protests that were broken up are told apart badly.
- The score is the share of right answers among held-out records of that score, not in other news.
"""


if __name__ == "__main__":
    sys.exit(main())
