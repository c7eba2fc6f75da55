"""Fits the weights that look over the rules' answers, and writes them with their card.

    python -m geo.evaluate.train_stacking SHARED --folds FOLDER

Learnt from the part `fit` of the annotated news, whose texts lie in SHARED/corpora. The
figures on the card are of five-fold cross-validation over articles, and of the parts that
nothing was fitted to; the weights that are written are fitted to the whole part. What the encoder
says of an article comes from one of FOLDER that has not seen it (`geo.encoders.training.passages`).
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from geo.encoders import PassageReader
from geo.evaluate.gold import GOLD_FOLDER, read_gold
from geo.evaluate.kind_texts import FOLDS
from geo.evaluate.news import Part, corpus_hashes, read_news
from geo.evaluate.stacking_cases import (
    STATUS_MARGIN,
    VERSION,
    Dated,
    Drafted,
    Graded,
    ReadArticle,
    Worded,
    dated,
    drafted,
    fit_dates,
    fit_events,
    fit_roles,
    fit_statuses,
    fit_types,
    fold_of,
    graded,
    make_stages,
    read_articles,
    worded,
)
from geo.model import EventType, PlaceRole, Role
from geo.reporting.date_candidates import likeliest
from geo.reporting.event_choice import chosen
from geo.reporting.logistic import Logistic, as_lines
from geo.reporting.stacking import (
    MODEL_FOLDER,
    RULES_ALONE,
    UNFITTED,
    StackingWeights,
    reconsidered,
)
from geo.reporting.status_choice import likeliest_status

Case = TypeVar("Case", Worded, Drafted, Graded, Dated)


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
    statuses: Share
    dates: Share


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, measure, write; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m geo.evaluate.train_stacking")
    parser.add_argument("shared", type=Path, help="folder that holds corpora/ and articles/")
    parser.add_argument(
        "--folds",
        type=Path,
        required=True,
        help="folder of the encoders fold-0 …, which saw all folds but one",
    )
    parser.add_argument("-o", dest="folder", type=Path, default=MODEL_FOLDER)
    options = parser.parse_args(arguments)
    stages = make_stages()
    readers = [PassageReader(options.folds / f"fold-{fold}") for fold in range(FOLDS)]
    fitted = fit(read_articles(read_news(options.shared, Part.FIT), stages, readers))
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
    return *named, ("dates", weights.dates), ("statuses", weights.statuses)


@dataclass(frozen=True, slots=True)
class Fitted:
    """The weights, and what their cross-validation was measured on."""

    weights: StackingWeights
    folds: tuple[StackingWeights, ...]
    """Each fitted without the articles of one fold."""
    words: list[Worded]
    drafts: list[Drafted]
    statuses: list[Graded]
    dates: list[Dated]

    def without(self, case: Worded | Drafted | Graded | Dated) -> StackingWeights:
        """Return the weights that were not fitted to a case."""
        return self.folds[fold_of(case.article)]


def fit(articles: Sequence[ReadArticle]) -> Fitted:
    """Return the weights that make the annotated answers most likely.

    What is drafted for one model comes from the others as they are without the article, so
    that none learns to trust answers that were learnt by heart.
    """
    words = worded(articles)
    events = [fit_events(_without(words, number)) for number in range(FOLDS)]
    folds = [replace(RULES_ALONE, events=one) for one in events]
    drafts = drafted(articles, lambda name: folds[fold_of(name)])
    folds = [
        replace(
            one,
            roles=fit_roles(_without(drafts, number)),
            types=fit_types(_without(drafts, number)),
        )
        for number, one in enumerate(folds)
    ]
    statuses = graded(articles, lambda name: folds[fold_of(name)])
    folds = [
        replace(one, statuses=fit_statuses(_without(statuses, number)))
        for number, one in enumerate(folds)
    ]
    dates = dated(articles, lambda name: folds[fold_of(name)])
    folds = [
        replace(one, dates=fit_dates(_without(dates, number))) for number, one in enumerate(folds)
    ]
    weights = StackingWeights(
        fit_events(words),
        fit_roles(drafts),
        fit_types(drafts),
        fit_dates(dates),
        fit_statuses(statuses),
    )
    return Fitted(weights, tuple(folds), words, drafts, statuses, dates)


def _without(cases: Sequence[Case], number: int) -> list[Case]:
    return [one for one in cases if fold_of(one.article) != number]


def cross_validated(fitted: Fitted) -> Score:
    """Return the score of mentions of each fold by weights fitted to the other folds."""
    return _score(
        "five-fold over articles",
        [(one, fitted.without(one)) for one in fitted.words],
        [(one, fitted.without(one)) for one in fitted.drafts],
        [(one, fitted.without(one)) for one in fitted.statuses],
        [(one, fitted.without(one)) for one in fitted.dates],
    )


def score(name: str, articles: Sequence[ReadArticle], weights: StackingWeights) -> Score:
    """Return how often the answers about `articles` are right."""
    return _score(
        name,
        [(one, weights) for one in worded(articles)],
        [(one, weights) for one in drafted(articles, lambda _: weights)],
        [(one, weights) for one in graded(articles, lambda _: weights)],
        [(one, weights) for one in dated(articles, lambda _: weights)],
    )


Answer = tuple[EventType, PlaceRole]


def _score(
    name: str,
    words: Sequence[tuple[Worded, StackingWeights]],
    drafts: Sequence[tuple[Drafted, StackingWeights]],
    statuses: Sequence[tuple[Graded, StackingWeights]],
    dates: Sequence[tuple[Dated, StackingWeights]],
) -> Score:
    """Return how often answers are right, each by the weights that stand beside it."""
    answers = [reconsidered(case.draft, model.roles, model.types) for case, model in drafts]
    ruled = [(case.draft.event_type, case.draft.place_role) for case, _ in drafts]
    roles = [
        case.gold.place_roles if case.draft.stands_for is Role.LITERAL else None
        for case, _ in drafts
    ]
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
            len(statuses),
            sum(case.ruled in case.right for case, _ in statuses) / max(1, len(statuses)),
            sum(
                likeliest_status(case.options, case.ruled, model.statuses) in case.right
                for case, model in statuses
            )
            / max(1, len(statuses)),
        ),
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
            for share in (one.words, one.parts, one.types, one.statuses, one.dates)
        )
        + " |"
        for one in scores
    )
    digest = hashlib.sha256((GOLD_FOLDER / "news.jsonl").read_bytes()).hexdigest()
    fields = ("words", "parts", "types", "statuses", "dates")
    head = "| | " + " | ".join(f"{field} | draft | now" for field in fields) + " |\n"
    head += "|---" * (1 + 3 * len(fields)) + "|"
    return CARD.format(
        head=head,
        version=VERSION,
        words=scores[0].words.judged,
        learnt=scores[0].parts.judged,
        sizes={name: len(model.weights) for name, model in models_of(weights)},
        digest=digest,
        status=STATUS_MARGIN,
        dates=scores[0].dates.judged,
        statuses=scores[0].statuses.judged,
        rows=rows,
        corpora="\n".join(f"| {name} | `{sha256}` |" for name, sha256 in corpora.items()),
    )


CARD = """# Weights that look over the rules' answers

Version {version}: five conditional logits (McFadden 1973) over what the rules make of an article
and what the [encoder of passages](../passages/README.md) says of its places. `events.json`,
{sizes[events]} weights, chooses the word that tells what happened at a place, or none;
`roles.json`, {sizes[roles]} weights, the part that the place plays; `types.json`, {sizes[types]}
weights, the event type; `statuses.json`, {sizes[statuses]} weights, how sure the article is;
`dates.json`, {sizes[dates]} weights, the date among those that the article allows. Fitted by

    python -m geo.evaluate.train_stacking SHARED --folds FOLDER

The fit is deterministic and has no seed. Features: `geo/reporting/event_choice.py`, `stacking.py`,
`status_choice.py` and `date_candidates.py`.

Fitted to {words} event words, {learnt} places, {statuses} statuses and {dates} dates in the part
`fit` of the annotated news (`data/gold/news.jsonl`, sha256
`{digest}`; see the README there for the texts).
Each model is fitted to drafts by the others, and to what encoders say, as they are without the
article. No text is stored; lemmas that occur with three or more alternatives have weights. What the
rules have right is learnt as the only right answer. Another status than the rules' must be likelier
by {status} in log-odds.

| articles of | SHA-256 of the file |
|---|---|
{corpora}

## Share of mentions that are right, before and after the weights

{head}
{rows}

"Draft" is what the rules say of the event word that the weights have chosen. Neither the sample
dispatches nor the first articles were fitted to, but rules were written with their errors in view.
Mentions that hold another place, stand in a dateline, or leave no doubt are not weighed and not
counted here, dates and statuses apart.
"""


if __name__ == "__main__":
    raise SystemExit(main())
