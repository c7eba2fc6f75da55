"""Fits the resolver's weights to annotated corpora and writes them with their card.

    python -m geo.evaluate.train_resolver CORPUS.jsonl… [-o FOLDER] [--measure CORPUS.jsonl…]

The figures on the card are cross-validated: each article is resolved with
weights fitted to other publishers. The weights that are written are fitted to
all articles.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.evaluate.baseline import LargestPopulation
from geo.evaluate.calibration import CalibrationBin, calibrate
from geo.evaluate.corpora import Corpus, GoldArticle, read_corpus
from geo.evaluate.given import (
    NO_PARSE,
    Resolved,
    coverage,
    figures_of,
    given_toponyms,
    judged,
    resolve_given,
)
from geo.evaluate.metrics import ResolutionFigures
from geo.evaluate.training import (
    FOLDS,
    Examples,
    fit_without,
    fold_of,
    make_examples,
    make_holder_examples,
    with_homes,
)
from geo.model import Toponym, Worldview
from geo.protocols import Gazetteer
from geo.resolution import (
    HolderExample,
    Ranker,
    RankingResolver,
    fit_holders,
)
from geo.settings import SHIPPED_DATA, read_settings

VERSION = "7"
"""Raised whenever features or training change."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What weights do on articles that they were not fitted to."""

    corpus: str
    articles: int
    ranked: ResolutionFigures
    baseline: ResolutionFigures
    coverage: float | None
    calibration: tuple[CalibrationBin, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, measure, write; return the exit code."""
    from geo.gazetteer import EmbeddedGazetteer

    options = _options(arguments)
    settings = read_settings()
    gazetteer = EmbeddedGazetteer(settings.data_folder, Worldview(settings.worldview))
    fitted = [read_corpus(path) for path in options.corpora]
    never_fitted = [read_corpus(path) for path in options.measure]
    examples = with_homes(fitted, make_examples(fitted, gazetteer), gazetteer)
    folds = fit_folds(fitted, examples, gazetteer, recognized_by_the_model(gazetteer))
    ranker = folds[ALL_FOLDS]
    measured = cross_validate(fitted, folds, gazetteer)
    measured += [
        measure(corpus, resolve_given(corpus, RankingResolver(gazetteer, ranker)), gazetteer)
        for corpus in never_fitted
    ]
    options.folder.mkdir(parents=True, exist_ok=True)
    weights = json.dumps(ranker.as_record(), indent=1, ensure_ascii=False)
    (options.folder / "weights.json").write_text(f"{weights}\n", encoding="utf-8")
    card = model_card(fitted, measured, gazetteer)
    (options.folder / "README.md").write_text(card, encoding="utf-8")
    sys.stdout.write(card)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m geo.evaluate.train_resolver")
    parser.add_argument("corpora", nargs="+", type=Path, help="corpora to fit the weights to")
    parser.add_argument(
        "--measure", nargs="*", default=[], type=Path, help="corpora to measure on, never to fit to"
    )
    parser.add_argument(
        "-o",
        dest="folder",
        type=Path,
        default=SHIPPED_DATA / "models" / "resolver",
        help="where weights and card are written",
    )
    return parser.parse_args(arguments)


Folds = dict[int, Ranker]
"""Rankers by the fold that they were not fitted to; ALL_FOLDS has the one fitted to all."""

ALL_FOLDS = -1


Find = Callable[[GoldArticle], Sequence[Toponym]]
"""Finds the toponyms of an article, with the mistakes that a recognizer makes."""


def recognized_by_the_model(gazetteer: Gazetteer) -> Find:
    """Return the recognizer that ships, with its parser."""
    from geo.recognition import EncoderRecognizer
    from geo.syntax import SpacyParser

    parser, recognizer = SpacyParser(), EncoderRecognizer(gazetteer)
    return lambda gold: recognizer.recognize(gold.article, parser.parse(gold.article.text))


def fit_folds(
    corpora: Sequence[Corpus], examples: Examples, gazetteer: Gazetteer, find: Find
) -> Folds:
    """Return the rankers of the cross-validation, and the one fitted to everything.

    What holds unknown names is learnt from annotated mentions and from what the
    recognizer finds, its mistakes too, each as resolved by a ranker that has not
    seen the article.
    """
    folds = {aside: fit_without(examples, aside, VERSION) for aside in (*range(FOLDS), ALL_FOLDS)}
    unknown = _unknown_names(corpora, folds, gazetteer, find)
    return {
        aside: ranker.with_holders(
            fit_holders([example for fold, example in unknown if fold != aside])
        )
        for aside, ranker in folds.items()
    }


def _unknown_names(
    corpora: Sequence[Corpus], folds: Folds, gazetteer: Gazetteer, find: Find
) -> list[tuple[int, HolderExample]]:
    resolvers = {aside: RankingResolver(gazetteer, ranker) for aside, ranker in folds.items()}
    found = []
    for corpus in corpora:
        for gold in corpus.articles:
            fold = fold_of(gold)
            for toponyms in (given_toponyms(gold), find(gold)):
                resolutions = resolvers[fold].resolve(gold.article, NO_PARSE, toponyms)
                examples = make_holder_examples(gold, resolutions, gazetteer)
                found += [(fold, example) for example in examples]
    return found


def cross_validate(corpora: Sequence[Corpus], folds: Folds, gazetteer: Gazetteer) -> list[Measured]:
    """Measure each corpus with weights that were fitted to other publishers."""
    resolvers = {aside: RankingResolver(gazetteer, ranker) for aside, ranker in folds.items()}
    return [
        measure(
            corpus,
            [
                resolvers[fold_of(gold)].resolve(gold.article, NO_PARSE, given_toponyms(gold))
                for gold in corpus.articles
            ],
            gazetteer,
        )
        for corpus in corpora
    ]


def measure(corpus: Corpus, ranked: Resolved, gazetteer: Gazetteer) -> Measured:
    """Return the figures of resolutions and of the baseline on `corpus`."""
    baseline = resolve_given(corpus, LargestPopulation(gazetteer))
    return Measured(
        corpus=corpus.name,
        articles=len(corpus.articles),
        ranked=figures_of(corpus, ranked).resolution,
        baseline=figures_of(corpus, baseline).resolution,
        coverage=coverage(corpus, gazetteer),
        calibration=calibrate(judged(corpus, ranked)),
    )


def model_card(fitted: Sequence[Corpus], measured: Sequence[Measured], gazetteer: Gazetteer) -> str:
    """Return the card that stands beside the weights, in Markdown."""
    corpora = "\n".join(
        f"- {corpus.name}: {len(corpus.articles)} articles, sha256 `{corpus.sha256}`"
        for corpus in fitted
    )
    rows = "\n".join(_figures_row(one) for one in measured)
    bins = "\n".join(
        _calibration_row(one.corpus, each) for one in measured for each in one.calibration
    )
    return CARD.format(
        version=VERSION, corpora=corpora, gazetteer=gazetteer.version, rows=rows, bins=bins
    )


def _figures_row(one: Measured) -> str:
    ranked, baseline = one.ranked, one.baseline
    cells = (
        one.corpus,
        str(one.articles),
        str(ranked.resolved + ranked.unresolved),
        *(
            "-" if value is None else f"{value:.3f}"
            for value in (ranked.acc161_all, baseline.acc161_all, one.coverage, ranked.auc)
        ),
    )
    return f"| {' | '.join(cells)} |"


def _calibration_row(corpus: str, one: CalibrationBin) -> str:
    return (
        f"| {corpus} | {one.low:.2f}-{one.high:.2f} | {one.mentions} "
        f"| {one.said:.2f} | {one.right:.2f} |"
    )


CARD = """# Weights of the toponym resolver

Version {version}. A conditional logit over the candidates of each name, fitted by

    python -m geo.evaluate.train_resolver lgl-train.jsonl trnews.jsonl gwn-train.jsonl \\
        --measure tud-train.jsonl

The fit is deterministic and has no seed. Features and their meaning: `geo/resolution/features.py`.

Fitted to the annotations (names and coordinates; no text is stored) of

{corpora}

with gazetteer `{gazetteer}`. The weights of `holders` were also fitted to what the recognizer
finds in them.

## Figures on articles that the weights were not fitted to

Resolution of the annotated mentions. The corpora above are cross-validated in
five folds cut by publisher: each article is resolved with weights fitted to
other publishers. Any other corpus is resolved with the weights beside this
card. A mention without an answer counts as wrong; the same GeoNames id counts
as 0 km. Coverage is the share of mentions that have a right candidate at all:
only placing what the gazetteer lacks within what holds it (`holders`) can do better.

| corpus | articles | mentions | acc@161 | largest population | coverage | AUC |
|---|---|---|---|---|---|---|
{rows}

## Confidence

| corpus | confidence | mentions | said | right |
|---|---|---|---|---|
{bins}
"""


if __name__ == "__main__":
    raise SystemExit(main())
