"""Fits the weights that look over the rules' answers, and writes them with their card.

    python -m geo.evaluate.train_stacking SHARED [-o FOLDER]

Learnt from the part `fit` of the annotated news, whose texts lie in SHARED/corpora. The
figures on the card are of five-fold cross-validation over articles, and of the parts that
nothing was fitted to; the weights that are written are fitted to the whole part.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from geo.evaluate.gold import GOLD_FOLDER, read_gold
from geo.evaluate.news import Part, corpus_hashes, read_news
from geo.evaluate.stacking_cases import (
    DATE_MARGIN,
    TYPE_MARGIN,
    VERSION,
    Dated,
    Drafted,
    ReadArticle,
    Worded,
    dated,
    drafted,
    fit_dates,
    fit_events,
    fit_roles,
    fit_types,
    make_stages,
    read_articles,
    worded,
)
from geo.model import EventType, PlaceRole
from geo.reporting.date_candidates import likeliest
from geo.reporting.event_choice import KNOWN_WORD_MARGIN, chosen
from geo.reporting.logistic import Logistic, as_lines
from geo.reporting.stacking import (
    KNOWN_MARGIN,
    MODEL_FOLDER,
    UNFITTED,
    StackingWeights,
    reconsidered,
)

Case = TypeVar("Case", Worded, Drafted, Dated)

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Share:
    """How many answers were judged, and how many of them are right."""

    judged: int
    rules: float
    weighed: float


@dataclass(frozen=True, slots=True)
class Score:
    """How often each field is right, by the draft and by the weights."""

    name: str
    words: Share
    parts: Share
    types: Share
    dates: Share


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, measure, write; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m geo.evaluate.train_stacking")
    parser.add_argument("shared", type=Path, help="folder that holds corpora/ and articles/")
    parser.add_argument("-o", dest="folder", type=Path, default=MODEL_FOLDER)
    options = parser.parse_args(arguments)
    stages = make_stages()
    fitted = fit(read_articles(read_news(options.shared, Part.FIT), stages))
    weights = fitted.weights
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, model in models_of(weights):
        (options.folder / f"{name}.json").write_text(as_lines(model), encoding="utf-8")
    scores = [cross_validated(fitted)]
    for name, dispatches in (
        ("held out", read_news(options.shared, Part.HELD)),
        ("conflict, held out", read_news(options.shared, Part.CONFLICT)),
        ("first articles", read_news(options.shared, Part.ARTICLES)),
        ("sample dispatches", read_gold()),
    ):
        scores.append(score(name, read_articles(dispatches, stages), weights))
    card = model_card(scores, weights, corpus_hashes(options.shared, Part.FIT))
    (options.folder / "README.md").write_text(card, encoding="utf-8")
    sys.stdout.write(card)
    return 0


def models_of(weights: StackingWeights) -> tuple[tuple[str, Logistic], ...]:
    """Return each model with the name of its file."""
    named = ("events", weights.events), ("roles", weights.roles), ("types", weights.types)
    return *named, ("dates", weights.dates)


@dataclass(frozen=True, slots=True)
class Fitted:
    """The weights, and what their cross-validation was measured on."""

    weights: StackingWeights
    folds: tuple[StackingWeights, ...]
    """Each fitted without the articles of one fold."""
    words: list[Worded]
    drafts: list[Drafted]
    dates: list[Dated]

    def without(self, case: Worded | Drafted | Dated) -> StackingWeights:
        """Return the weights that were not fitted to a case."""
        return self.folds[_fold(case.article)]


def fit(articles: Sequence[ReadArticle]) -> Fitted:
    """Return the weights that make the annotated answers most likely.

    What is drafted for one model comes from the others as they are without the article, so
    that none learns to trust answers that were learnt by heart.
    """
    words = worded(articles)
    events = [fit_events(_without(words, number)) for number in range(FOLDS)]
    folds = [StackingWeights(one, UNFITTED, UNFITTED, UNFITTED) for one in events]
    drafts = drafted(articles, lambda name: folds[_fold(name)])
    folds = [
        replace(
            one,
            roles=fit_roles(_without(drafts, number)),
            types=fit_types(_without(drafts, number)),
        )
        for number, one in enumerate(folds)
    ]
    dates = dated(articles, lambda name: folds[_fold(name)])
    folds = [
        replace(one, dates=fit_dates(_without(dates, number))) for number, one in enumerate(folds)
    ]
    weights = StackingWeights(
        fit_events(words), fit_roles(drafts), fit_types(drafts), fit_dates(dates)
    )
    return Fitted(weights, tuple(folds), words, drafts, dates)


def _without(cases: Sequence[Case], number: int) -> list[Case]:
    return [one for one in cases if _fold(one.article) != number]


def _fold(name: str) -> int:
    return int(name, 16) % FOLDS


def cross_validated(fitted: Fitted) -> Score:
    """Return the score of mentions of each fold by weights fitted to the other folds."""
    return _score(
        "five-fold over articles",
        [(one, fitted.without(one)) for one in fitted.words],
        [(one, fitted.without(one)) for one in fitted.drafts],
        [(one, fitted.without(one)) for one in fitted.dates],
    )


def score(name: str, articles: Sequence[ReadArticle], weights: StackingWeights) -> Score:
    """Return how often the answers about `articles` are right."""
    return _score(
        name,
        [(one, weights) for one in worded(articles)],
        [(one, weights) for one in drafted(articles, lambda _: weights)],
        [(one, weights) for one in dated(articles, lambda _: weights)],
    )


Answer = tuple[EventType, PlaceRole]


def _score(
    name: str,
    words: Sequence[tuple[Worded, StackingWeights]],
    drafts: Sequence[tuple[Drafted, StackingWeights]],
    dates: Sequence[tuple[Dated, StackingWeights]],
) -> Score:
    """Return how often answers are right, each by the weights that stand beside it."""
    answers = [reconsidered(case.draft, model.roles, model.types) for case, model in drafts]
    ruled = [(case.draft.event_type, case.draft.place_role) for case, _ in drafts]
    roles = [case.gold.place_roles for case, _ in drafts]
    types = [case.gold.event_types for case, _ in drafts]
    return Score(
        name,
        Share(
            len(words),
            sum(_is_worded(case, UNFITTED) for case, _ in words) / max(1, len(words)),
            sum(_is_worded(case, model.events) for case, model in words) / max(1, len(words)),
        ),
        _share(roles, ruled, answers, _role_of),
        _share(types, ruled, answers, _type_of),
        Share(
            len(dates),
            sum(case.is_right[0] for case, _ in dates) / max(1, len(dates)),
            sum(_is_dated(case, model.dates) for case, model in dates) / max(1, len(dates)),
        ),
    )


def _is_worded(case: Worded, weights: Logistic) -> bool:
    word = chosen(case.options, case.ruled, weights).token
    return next(
        right
        for option, right in zip(case.options, case.is_right, strict=True)
        if option.token == word
    )


def _is_dated(case: Dated, weights: Logistic) -> bool:
    interval = likeliest(case.candidates, weights).interval
    intervals = [one.when.interval for one in case.candidates]
    return case.is_right[intervals.index(interval)]


def _role_of(answer: Answer) -> PlaceRole:
    return answer[1]


def _type_of(answer: Answer) -> EventType:
    return answer[0]


def _share(
    golds: Sequence[Collection[object] | None],
    ruled: Sequence[Answer],
    answers: Sequence[Answer],
    field: Callable[[Answer], object],
) -> Share:
    judged = [
        (gold, field(rules), field(weighed))
        for gold, rules, weighed in zip(golds, ruled, answers, strict=True)
        if gold
    ]
    count = max(1, len(judged))
    return Share(
        len(judged),
        sum(rules in gold for gold, rules, _ in judged) / count,
        sum(weighed in gold for gold, _, weighed in judged) / count,
    )


def model_card(
    scores: Sequence[Score], weights: StackingWeights, corpora: Mapping[str, str]
) -> str:
    """Return what stands beside the weights."""
    rows = "\n".join(
        f"| {one.name} | "
        + " | ".join(
            f"{share.judged} | {share.rules:.3f} | {share.weighed:.3f}"
            for share in (one.words, one.parts, one.types, one.dates)
        )
        + " |"
        for one in scores
    )
    digest = hashlib.sha256((GOLD_FOLDER / "news.jsonl").read_bytes()).hexdigest()
    return CARD.format(
        version=VERSION,
        words=scores[0].words.judged,
        learnt=scores[0].parts.judged,
        sizes={name: len(model.weights) for name, model in models_of(weights)},
        digest=digest,
        margin=TYPE_MARGIN,
        known=KNOWN_MARGIN,
        date=DATE_MARGIN,
        word=KNOWN_WORD_MARGIN,
        dates=scores[0].dates.judged,
        rows=rows,
        corpora="\n".join(f"| {name} | `{sha256}` |" for name, sha256 in corpora.items()),
    )


CARD = """# Weights that look over the rules' answers

Version {version}: four conditional logits (McFadden 1973) over what the rules make of an article.
`events.json`, {sizes[events]} weights, chooses the word that tells what happened at a place,
or none; `roles.json`, {sizes[roles]} weights, the part that the place plays; `types.json`,
{sizes[types]} weights, the event type; `dates.json`, {sizes[dates]} weights, the date among those
that the article allows. Fitted by

    python -m geo.evaluate.train_stacking SHARED

The fit is deterministic and has no seed. Features: `geo/reporting/event_choice.py`, `stacking.py`
and `date_candidates.py`.

Fitted to {words} event words, {learnt} places and {dates} dates in the part `fit` of the annotated
news (`data/gold/news.jsonl`, sha256
`{digest}`; see the README there for the texts).
Each model is fitted to drafts by the others as they are without the article. No text is stored;
lemmas that occur with three or more alternatives have weights. What the rules have right is
learnt as the only right answer. An event type must be likelier than none by {margin} in log-odds,
than a known kind by {known}, another date than the rules' by {date}, another word than one of a
known kind by {word}.

| articles of | SHA-256 of the file |
|---|---|
{corpora}

## Share of mentions that are right, before and after the weights

| | words | rules | now | parts | draft | now | types | draft | now | dates | draft | now |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
{rows}

"Draft" is what the rules say of the event word that the weights have chosen. Neither the sample
dispatches nor the first articles were fitted to, but rules were written with their errors in view.
Mentions that hold another place, stand in a dateline, or leave no doubt are not weighed and not
counted here, dates apart.
"""


if __name__ == "__main__":
    raise SystemExit(main())
