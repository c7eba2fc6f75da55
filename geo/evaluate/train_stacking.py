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
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.evaluate.gold import GOLD_FOLDER, GoldDispatch, GoldMention, read_gold
from geo.evaluate.news import Part, read_news
from geo.model import EventType, PlaceRole, Role, Worldview
from geo.protocols import Parser, Recognizer, Resolver, TimeTagger
from geo.reporting.choice_fitting import ChoiceCase, fit_choices
from geo.reporting.logistic import Logistic, as_lines
from geo.reporting.reporter import RuleReporter
from geo.reporting.stacking import (
    MODEL_FOLDER,
    ROLES,
    Draft,
    reconsidered,
    role_features,
    type_features,
)
from geo.settings import read_settings

VERSION = "1"
"""Raised whenever features or training change."""

FOLDS = 5

TYPE_MARGIN = 0.5
"""Log-odds by which an event type must be likelier than none. Chosen in cross-validation among 0,
.5 and 1: 0 makes events of more of what stories of conflict only mention."""


@dataclass(frozen=True, slots=True)
class Stages:
    """What reads an article up to the rules' drafts."""

    parser: Parser
    recognizer: Recognizer
    resolver: Resolver
    time_tagger: TimeTagger
    reporter: RuleReporter


@dataclass(frozen=True, slots=True)
class Drafted:
    """An annotated mention with what the rules say of it."""

    article: str
    draft: Draft
    gold: GoldMention


@dataclass(frozen=True, slots=True)
class Weights:
    """The two models."""

    roles: Logistic
    types: Logistic


@dataclass(frozen=True, slots=True)
class Score:
    """How often parts and event types are right, by the rules and by the weights."""

    name: str
    judged: tuple[int, int]
    rules: tuple[float, float]
    weighed: tuple[float, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, measure, write; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m geo.evaluate.train_stacking")
    parser.add_argument("shared", type=Path, help="folder that holds corpora/ and articles/")
    parser.add_argument("-o", dest="folder", type=Path, default=MODEL_FOLDER)
    options = parser.parse_args(arguments)
    stages = make_stages()
    learnt = drafted(read_news(options.shared, Part.FIT), stages)
    weights = fit(learnt)
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, model in (("roles", weights.roles), ("types", weights.types)):
        (options.folder / f"{name}.json").write_text(as_lines(model), encoding="utf-8")
    scores = [cross_validated(learnt)]
    for name, dispatches in (
        ("held out", read_news(options.shared, Part.HELD)),
        ("first articles", read_news(options.shared, Part.ARTICLES)),
        ("sample dispatches", read_gold()),
    ):
        cases = drafted(dispatches, stages)
        scores.append(score(name, cases, [weights] * len(cases)))
    card = model_card(scores, weights, len(learnt))
    (options.folder / "README.md").write_text(card, encoding="utf-8")
    sys.stdout.write(card)
    return 0


def make_stages() -> Stages:
    """Return the stages as they ship."""
    from geo.gazetteer import EmbeddedGazetteer
    from geo.recognition import EncoderRecognizer
    from geo.resolution import RankingResolver
    from geo.syntax import SpacyParser
    from geo.temporal import RuleTimeTagger

    settings = read_settings()
    gazetteer = EmbeddedGazetteer(settings.data_folder, Worldview(settings.worldview))
    return Stages(
        parser=SpacyParser(),
        recognizer=EncoderRecognizer(gazetteer),
        resolver=RankingResolver(gazetteer),
        time_tagger=RuleTimeTagger(),
        reporter=RuleReporter(),
    )


def drafted(dispatches: Iterable[GoldDispatch], stages: Stages) -> list[Drafted]:
    """Return the literal mentions that are weighed, with the rules' drafts."""
    return [one for dispatch in dispatches for one in _drafted(dispatch, stages)]


def _drafted(dispatch: GoldDispatch, stages: Stages) -> Iterator[Drafted]:
    reporter, article = stages.reporter, dispatch.article
    parse = stages.parser.parse(article.text)
    toponyms = stages.recognizer.recognize(article, parse)
    resolutions = stages.resolver.resolve(article, parse, toponyms)
    times = stages.time_tagger.tag(article, parse)
    attributions = reporter.attribute(article, parse)
    drafts = reporter.drafts(article, parse, resolutions, times, attributions)
    name = hashlib.sha256(article.text.encode()).hexdigest()
    found = [(one.toponym.span, draft) for one, draft in zip(resolutions, drafts, strict=True)]
    for gold in dispatch.mentions:
        draft = next((draft for span, draft in found if span.overlaps(gold.span)), None)
        if draft is not None and gold.role is Role.LITERAL:
            yield Drafted(name, draft, gold)


def fit(cases: Sequence[Drafted]) -> Weights:
    """Return the weights that make the annotated answers most likely."""
    roles = [_role_case(one) for one in cases if one.gold.place_roles]
    types = [
        ChoiceCase(
            [tuple(type_features(one.draft, kind)) for kind in EventType],
            [kind in one.gold.event_types for kind in EventType],
        )
        for one in cases
        if one.gold.event_types and one.draft.event_type is EventType.MENTION
    ]
    return Weights(
        fit_choices(roles, VERSION, least_score=0.0),
        fit_choices(types, VERSION, least_score=TYPE_MARGIN),
    )


def _role_case(one: Drafted) -> ChoiceCase:
    """Return the choice of a part; where the rules' one is right, it alone is.

    Annotators take "site" for many venues too: without this every venue would become one.
    """
    roles = one.gold.place_roles or frozenset()
    if one.draft.place_role in roles:
        roles = frozenset({one.draft.place_role})
    return ChoiceCase(
        [tuple(role_features(one.draft, role)) for role in ROLES],
        [role in roles for role in ROLES],
    )


def cross_validated(cases: Sequence[Drafted]) -> Score:
    """Return the score of mentions of each fold by weights fitted to the other folds."""
    by_fold = [fit([one for one in cases if _fold(one) != number]) for number in range(FOLDS)]
    return score("five-fold over articles", cases, [by_fold[_fold(one)] for one in cases])


def _fold(case: Drafted) -> int:
    return int(case.article, 16) % FOLDS


def score(name: str, cases: Sequence[Drafted], weights: Sequence[Weights]) -> Score:
    """Return how often the answers are right, each by the weights that stand beside it."""
    answers = [
        reconsidered(case.draft, model.roles, model.types)
        for case, model in zip(cases, weights, strict=True)
    ]
    drafts = [(one.draft.event_type, one.draft.place_role) for one in cases]
    roles = [one.gold.place_roles for one in cases]
    types = [one.gold.event_types for one in cases]
    return Score(
        name,
        (sum(map(bool, roles)), sum(map(bool, types))),
        (_right(roles, drafts, _role_of), _right(types, drafts, _type_of)),
        (_right(roles, answers, _role_of), _right(types, answers, _type_of)),
    )


Answer = tuple[EventType, PlaceRole]


def _role_of(answer: Answer) -> PlaceRole:
    return answer[1]


def _type_of(answer: Answer) -> EventType:
    return answer[0]


def _right(
    golds: Sequence[Collection[object] | None],
    answers: Sequence[Answer],
    field: Callable[[Answer], object],
) -> float:
    judged = [(gold, field(one)) for gold, one in zip(golds, answers, strict=True) if gold]
    return sum(one in gold for gold, one in judged) / max(1, len(judged))


def model_card(scores: Sequence[Score], weights: Weights, learnt: int) -> str:
    """Return what stands beside the weights."""
    rows = "\n".join(
        f"| {one.name} | {one.judged[0]} | {one.rules[0]:.3f} | {one.weighed[0]:.3f} "
        f"| {one.judged[1]} | {one.rules[1]:.3f} | {one.weighed[1]:.3f} |"
        for one in scores
    )
    digest = hashlib.sha256((GOLD_FOLDER / "news.jsonl").read_bytes()).hexdigest()
    return CARD.format(
        version=VERSION,
        learnt=learnt,
        roles=len(weights.roles.weights),
        types=len(weights.types.weights),
        digest=digest,
        margin=TYPE_MARGIN,
        rows=rows,
    )


CARD = """# Weights that look over the rules' answers

Version {version}: two conditional logits (McFadden 1973) over the draft of a report that the rules
make. `roles.json`, {roles} weights, chooses the part that a place plays; `types.json`, {types}
weights, the event type where the rules found no event of a known kind. Fitted by

    python -m geo.evaluate.train_stacking SHARED

The fit is deterministic and has no seed. Features: `geo/reporting/stacking.py`.

Fitted to {learnt} literal mentions of places in the part `fit` of the annotated news
(`data/gold/news.jsonl`, sha256 `{digest}`; see the
README there): articles of the Local-Global Lexicon, TR-News and GeoWebNews, and extracts of RAMS
(CC BY-SA 4.0). No text is stored; words that hang beside three or more places have weights.
An event type must be likelier than none by {margin} in log-odds.

## Share of mentions that are right, by the rules alone and by the weights

| | parts | rules | weights | types | rules | weights |
|---|---|---|---|---|---|---|
{rows}

Neither the sample dispatches nor the first articles were fitted to, but rules were written with
their errors in view. Mentions that hold another place, stand in a dateline, or are set aside are
not weighed and not counted here.
"""


if __name__ == "__main__":
    raise SystemExit(main())
