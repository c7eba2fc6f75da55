"""Fits the weights that tell kinds of events, and writes them with their card.

    python -m geo.evaluate.train_event_types CASE.jsonl PLOVER.jsonl [--logits LOGITS.jsonl …]

What is learnt from, and the folds, are those of `geo.evaluate.kind_texts`. The figures on
the card are of five-fold cross-validation over the records of the corpora. `--logits` are
the answers of encoders that have not seen these records
(`geo.encoders.training.sentences hold-out`), by which both models are weighed; without
them the encoder does not count.

The fit is a ridge regression onto +1 for a record's own kind and -1 for the others, which
has a closed form. It is deterministic.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo.evaluate.event_corpora.reading import records
from geo.evaluate.kind_texts import FOLDS, WRITTEN, KindText, read_texts, read_written
from geo.model import Article
from geo.reporting.document import Document
from geo.reporting.kind_features import Groups, groups_of
from geo.reporting.kind_model import (
    MODEL_PATH,
    PLOVER,
    SUB_EVENT,
    Floats,
    KindHead,
    KindModel,
    read_groups,
    save_model,
)
from geo.reporting.mentions import listed_triggers
from geo.syntax import SpacyParser

VERSION = "2"
"""Raised whenever features or training change."""

RIDGE = 0.5
"""Strength of the quadratic penalty: .3 and 1 differ by less than a point in either corpus."""

LEAST_TEXTS = 2
"""Texts in which a feature must occur to get a weight."""

SHARPNESSES = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0)
BESIDE = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0)
ENCODER = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5)
"""Slopes from score to probability that are tried on the held-out records."""

Slopes = tuple[float, float, float]
"""Those of a `KindHead`: linear scores alone, linear scores beside the encoder, the encoder."""

LINEAR_ALONE: Slopes = (1.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its kinds: those of one scheme, or of both."""

    groups: Groups
    fold: int | None
    """None for a written sentence, which is in no fold."""
    sub_event: str | None = None
    plover: str | None = None
    logits: NDArray[np.float64] | None = None
    """What an encoder says of the kinds of its scheme, in order of their names."""


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
    parser.add_argument("--logits", type=Path, nargs="*", default=[], help="of held-out records")
    parser.add_argument("-o", "--output", type=Path, default=MODEL_PATH.parent)
    options = parser.parse_args(arguments)
    texts = read_texts(options.case, options.plover)
    examples = with_logits(read_examples(texts), options.logits)
    lines, slopes = [], {}
    for scheme in (SUB_EVENT, PLOVER):
        held_out = cross_validate(examples, scheme)
        slopes[scheme] = slopes_of(held_out)
        lines += rows_of(scheme, held_out, slopes[scheme])
    model = fit(examples, slopes)
    options.output.mkdir(parents=True, exist_ok=True)
    save_model(model, options.output / MODEL_PATH.name)
    card = model_card((options.case, options.plover), lines, model)
    (options.output / "README.md").write_text(card, encoding="utf-8")
    sys.stderr.write("\n".join(lines) + "\n")
    return 0


def read_examples(texts: Sequence[KindText]) -> list[Example]:
    """Return the examples of the texts, in their order."""
    reader = TextReader()
    return [
        Example(
            reader.groups(one.text),
            one.fold,
            sub_event=one.kind if one.scheme == SUB_EVENT else None,
            plover=one.kind if one.scheme == PLOVER else None,
        )
        for one in texts
    ]


def with_logits(examples: Sequence[Example], paths: Sequence[Path]) -> list[Example]:
    """Return the examples with what encoders that have not seen them say of their kinds."""
    told: dict[int, dict[str, list[float]]] = {}
    for path in paths:
        for record in records(path):
            told[record["row"]] = record["logits"]
    return [
        replace(one, logits=np.array(told[row][SUB_EVENT if one.sub_event else PLOVER]))
        if row in told
        else one
        for row, one in enumerate(examples)
    ]


def features_of(examples: Sequence[Example]) -> Features:
    """Return the features that occur often enough in `examples`, and how rare each is."""
    texts = Counter(name for one in examples for group in one.groups for name in group)
    names = sorted(name for name, count in texts.items() if count >= LEAST_TEXTS)
    shares = np.array([(1 + len(examples)) / (1 + texts[name]) for name in names])
    rarity = (1 + np.log(shares)).astype(np.float32)
    return Features({name: row for row, name in enumerate(names)}, rarity)


def fit_head(values: Floats, kinds: Sequence[str], slopes: Slopes) -> KindHead:
    """Return the weights of ridge regression in its dual form, as there are fewer texts."""
    names = tuple(sorted(set(kinds)))
    wanted = np.where(np.array(kinds)[:, None] == np.array(names), 1.0, -1.0)
    bias = wanted.mean(axis=0)
    similar = (values @ values.T).astype(np.float64)
    shares = np.linalg.solve(similar + RIDGE * np.eye(len(similar)), wanted - bias)
    weights = values.T @ shares.astype(np.float32)
    return KindHead(names, weights.astype(np.float32), bias.astype(np.float32), *slopes)


def fit(examples: Sequence[Example], slopes: Mapping[str, Slopes]) -> KindModel:
    """Return the model fitted to all examples."""
    features = features_of(examples)
    heads = []
    for scheme in (SUB_EVENT, PLOVER):
        chosen = [one for one in examples if getattr(one, scheme)]
        kinds = [getattr(one, scheme) for one in chosen]
        heads.append(fit_head(features.matrix(chosen), kinds, slopes[scheme]))
    return KindModel(VERSION, features.rows, features.rarity, heads[0], heads[1])


@dataclass(frozen=True, slots=True)
class HeldOut:
    """A record, with what models say of it that were fitted to the other folds."""

    kind: str
    kinds: tuple[str, ...]
    scores: NDArray[np.float64]
    """Of the linear model."""
    logits: NDArray[np.float64] | None
    """Of the encoder."""

    def told(self, slopes: Slopes) -> NDArray[np.float64]:
        """Return what both say together, as `KindHead.probabilities` weighs them."""
        sharpness, beside, encoder = slopes
        if self.logits is None:
            return sharpness * self.scores
        return beside * self.scores + encoder * self.logits


def cross_validate(examples: Sequence[Example], scheme: str) -> list[HeldOut]:
    """Return the scores of each record, by weights fitted to the other folds."""
    chosen = [one for one in examples if getattr(one, scheme)]
    found: list[HeldOut] = []
    for fold in range(FOLDS):
        known = [one for one in chosen if one.fold != fold]
        aside = [one for one in chosen if one.fold == fold]
        features = features_of([one for one in examples if one.fold != fold])
        kinds = [getattr(one, scheme) for one in known]
        head = fit_head(features.matrix(known), kinds, LINEAR_ALONE)
        scores = features.matrix(aside) @ head.weights + head.bias
        found += [
            HeldOut(getattr(one, scheme), head.kinds, score.astype(np.float64), one.logits)
            for one, score in zip(aside, scores, strict=True)
        ]
    return found


def accuracy(held_out: Sequence[HeldOut], slopes: Slopes) -> float:
    """Return the share of records whose highest score is that of the right kind."""
    return float(np.mean([o.kinds[int(o.told(slopes).argmax())] == o.kind for o in held_out]))


def macro_f1(held_out: Sequence[HeldOut], slopes: Slopes) -> float:
    """Return the mean F1 of the kinds."""
    right = [one.kind for one in held_out]
    said = [one.kinds[int(one.told(slopes).argmax())] for one in held_out]
    both = Counter(one for one, other in zip(right, said, strict=True) if one == other)
    counts = Counter(right) + Counter(said)
    return float(np.mean([2 * both[kind] / counts[kind] for kind in set(right)]))


def likelihood(held_out: Sequence[HeldOut], slopes: Slopes) -> float:
    """Return the logarithm of how likely the right kinds are under these slopes."""
    total = 0.0
    for one in held_out:
        told = one.told(slopes)
        if one.kind in one.kinds:
            total += float(told[one.kinds.index(one.kind)] - np.logaddexp.reduce(told))
    return total


def slopes_of(held_out: Sequence[HeldOut]) -> Slopes:
    """Return the slopes under which the held-out records are likeliest: alone, and beside."""
    alone = [replace(one, logits=None) for one in held_out]
    sharpness = max(SHARPNESSES, key=lambda slope: likelihood(alone, (slope, 0.0, 0.0)))
    asked = [one for one in held_out if one.logits is not None]
    if not asked:
        return sharpness, sharpness, 0.0
    tried = [(sharpness, beside, encoder) for beside in BESIDE for encoder in ENCODER]
    return max(tried, key=lambda slopes: likelihood(asked, slopes))


def rows_of(scheme: str, held_out: Sequence[HeldOut], slopes: Slopes) -> list[str]:
    """Return the rows of the card's table for one scheme."""
    name = {SUB_EVENT: "CASE 2021, 30 types", PLOVER: "PLOVER records, 18 types"}[scheme]
    alone = [replace(one, logits=None) for one in held_out]
    found = [_row(name, "words alone", alone, slopes)]
    asked = [one for one in held_out if one.logits is not None]
    if asked:
        found.append(_row(name, "encoder alone", asked, (slopes[0], 0.0, 1.0)))
        found.append(_row(name, "both", asked, slopes))
    return found


def _row(name: str, by: str, held_out: Sequence[HeldOut], slopes: Slopes) -> str:
    right, mean = accuracy(held_out, slopes), macro_f1(held_out, slopes)
    return f"| {name} | {by} | {len(held_out)} | {right:.3f} | {mean:.3f} |"


def model_card(corpora: Sequence[Path], lines: Sequence[str], model: KindModel) -> str:
    """Return the card: what the weights are, what they were fitted to and how well they do."""
    hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in corpora]
    written = [len(read_written(WRITTEN / name)) for name in ("sub_events.txt", "plover.txt")]
    rows = "\n".join(lines)
    return f"""# Kinds of events

Two models that tell which of {len(model.sub_events.kinds)} sub-event types (ACLED's and a few more)
and which of {len(model.plover.kinds)} PLOVER types (first edition) a passage tells of. Used by
`geo/reporting/kinds.py`, which asks the first always and the second where the first is not sure.

- `{MODEL_PATH.name}`, version {model.version}: linear weights over {len(model.rows)} features:
  lemmas and pairs of them with names blanked, runs of letters, kinds that the event lexicon sees.
- `model.onnx`: all-MiniLM-L6-v2 (Apache-2.0), fine-tuned, 8 bits, the average of a passage under a
  linear layer (`geo/encoders/training/sentences.py`; `model.json` names plan and weights).

| fitted to | texts | SHA-256 |
|---|---|---|
| snippets of CASE 2021, task 2 (Haneef et al. 2021; research) | half | `{hashes[0]}` |
| PLOVER gold standard records (OEDA, CC BY-SA 4.0) | all | `{hashes[1]}` |
| sentences written for Dateline, `geo/evaluate/written/` | {written[0]} and {written[1]} | |

Rebuilt by `make train-kinds`: the linear weights in a minute and always the same; the encoder in
some twenty minutes of one core, and five times that for the cross-validation below.

No text of the corpora is stored, only how words and runs of letters speak for a kind.

## Figures on records that the weights were not fitted to

Cross-validation over the records, in five folds by the hash of their text, the written sentences in
every fold. Where an encoder was fitted for some of the folds only, the table counts their records.

| corpus | by | records | accuracy | macro F1 |
|---|---|---|---|---|
{rows}

## Limits

- English. Most texts tell of conflict and protest; elections, trials, trade and sport are one kind,
  *Other event*, and left to the event lexicon.
- A snippet has one kind in the corpora, also when it tells of an arrest and a bombing.
- Force against protesters and protests that were broken up are told apart badly.
- The score is the share of right answers among held-out records of that score, not in other news.
- The encoder reads the first 126 pieces of a passage.
"""


if __name__ == "__main__":
    sys.exit(main())
