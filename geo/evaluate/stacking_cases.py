"""What the weights that look over the rules' answers are fitted to: annotated news, read once.

Each annotated mention becomes a case: the words, statuses and dates that its event could have, the
draft of its part and event type, and which of them a person calls right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import and_
from typing import TypeVar

from geo.encoders import PassageReader
from geo.evaluate.gold import GoldDispatch, GoldMention
from geo.evaluate.judging import is_date
from geo.evaluate.kind_texts import FOLDS
from geo.model import (
    Article,
    Attribution,
    DateInterval,
    EventType,
    Parse,
    Resolution,
    Role,
    Status,
    TimeExpression,
    Token,
    Worldview,
)
from geo.protocols import Parser, Recognizer, Resolver, TimeTagger
from geo.reporting.article_reading import ArticleReading
from geo.reporting.choice_fitting import ChoiceCase, fit_choices
from geo.reporting.date_candidates import DateCandidate
from geo.reporting.document import Document
from geo.reporting.event_choice import EventOption
from geo.reporting.kinds import Kinds
from geo.reporting.logistic import Logistic
from geo.reporting.mentions import listed_triggers
from geo.reporting.reporter import RuleReporter
from geo.reporting.sentence_reader import SentenceReader
from geo.reporting.stacking import (
    ROLES,
    RULES_ALONE,
    Draft,
    StackingWeights,
    role_features,
    type_features,
)
from geo.reporting.status_choice import StatusOption
from geo.settings import read_settings

Answer = TypeVar("Answer")

WeightsOf = Callable[[str], StackingWeights]
"""The weights by which an article of a name is read: those that were not fitted to it."""

VERSION = "6"
"""Raised whenever features or training change."""

STATUS_MARGIN = 0.25
"""Log-odds by which another status must be likelier than the rules'. Chosen in cross-validation
among 0, .25, .5 and 1: 0 is right for two more of a thousand, and loses as many in dispatches."""


@dataclass(frozen=True, slots=True)
class Stages:
    """What reads an article up to the reporter."""

    parser: Parser
    recognizer: Recognizer
    resolver: Resolver
    time_tagger: TimeTagger


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An annotated article with what comes before its reports."""

    article: Article
    mentions: tuple[GoldMention, ...]
    parse: Parse
    resolutions: tuple[Resolution, ...]
    times: tuple[TimeExpression, ...]
    attributions: tuple[Attribution, ...]
    reader: SentenceReader
    """What the encoder says of it: one that has not seen the article, where it was fitted to."""

    @property
    def name(self) -> str:
        """The name by which the article is in a fold."""
        return name_of(self.article)

    def reading(self, weights: StackingWeights) -> ArticleReading:
        """Return the article as the reporter reads it, with other weights than those that ship."""
        document = Document(self.article, self.parse)
        kinds = Kinds(document, listed_triggers(document))
        return ArticleReading(
            document, self.resolutions, self.times, self.attributions, kinds, self.reader, weights
        )


@dataclass(frozen=True, slots=True)
class Worded:
    """An annotated mention with the words that could tell what happened there, or none."""

    article: str
    options: tuple[EventOption, ...]
    is_right: tuple[bool, ...]
    ruled: int | None
    """The token that the rules found."""

    @property
    def learnt(self) -> tuple[bool, ...]:
        """Which options are to be chosen: where the word of the rules is right, it alone."""
        ruled = tuple(option.token == self.ruled for option in self.options)
        is_ruled_right = any(map(and_, ruled, self.is_right))
        return ruled if is_ruled_right else self.is_right


@dataclass(frozen=True, slots=True)
class Drafted:
    """An annotated mention with the draft about its event word."""

    article: str
    draft: Draft
    gold: GoldMention


@dataclass(frozen=True, slots=True)
class Graded:
    """An annotated mention with the statuses that its event could have."""

    article: str
    ruled: Status
    options: tuple[StatusOption, ...]
    right: frozenset[Status]

    @property
    def learnt(self) -> tuple[bool, ...]:
        """Which options are to be chosen: where that of the rules is right, it alone."""
        right = {self.ruled} if self.ruled in self.right else self.right
        return tuple(option.status in right for option in self.options)


@dataclass(frozen=True, slots=True)
class Dated:
    """An annotated mention with the dates that its event could have, the rules' one first."""

    article: str
    candidates: tuple[DateCandidate, ...]
    is_right: tuple[bool, ...]
    """Which of them lie within the annotated days."""
    learnt: tuple[bool, ...]
    """Which of them are to be chosen."""


def name_of(article: Article) -> str:
    """Return the same for the same text, so that folds hold articles together."""
    return hashlib.sha256(article.text.encode()).hexdigest()


def fold_of(name: str) -> int:
    """Return the fold of an article."""
    return int(name, 16) % FOLDS


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
    )


def read_articles(
    dispatches: Iterable[GoldDispatch], stages: Stages, readers: Sequence[PassageReader] = ()
) -> list[ReadArticle]:
    """Return annotated articles, read up to the reporter.

    `readers` are encoders of which each has not seen the articles of one fold.
    """
    return [_read(dispatch, stages, readers) for dispatch in dispatches]


def _read(dispatch: GoldDispatch, stages: Stages, readers: Sequence[PassageReader]) -> ReadArticle:
    article = dispatch.article
    parse = stages.parser.parse(article.text)
    toponyms = stages.recognizer.recognize(article, parse)
    return ReadArticle(
        article,
        tuple(dispatch.mentions),
        parse,
        tuple(stages.resolver.resolve(article, parse, toponyms)),
        tuple(stages.time_tagger.tag(article, parse)),
        tuple(RuleReporter().attribute(article, parse)),
        SentenceReader(
            Document(article, parse), readers[fold_of(name_of(article))] if readers else None
        ),
    )


def worded(articles: Iterable[ReadArticle]) -> list[Worded]:
    """Return the mentions that are weighed, with the words that could be their event.

    What happened is told of a place that may stand for a government too; its part is not.
    """
    found = []
    for one in articles:
        for gold, options in _annotated(one, tuple(one.reading(RULES_ALONE).events())):
            if options and gold.triggers is not None and gold.role is not Role.ASSOCIATIVE:
                found.append(_worded(one, gold, options))
    return found


def _worded(one: ReadArticle, gold: GoldMention, options: tuple[EventOption, ...]) -> Worded:
    """Return the options of a mention; right are the words that were annotated, or none."""
    words = {word.casefold() for word in gold.triggers or ()}
    tokens, text = one.parse.tokens, one.article.text
    right = tuple(
        not words if option.token is None else _surface(text, tokens[option.token]) in words
        for option in options
    )
    ruled = next((option.token for option in options if "rules" in option.cues), None)
    return Worded(one.name, options, right, ruled)


def _surface(text: str, token: Token) -> str:
    return text[token.start : token.end].casefold()


def drafted(articles: Iterable[ReadArticle], weights_of: WeightsOf) -> list[Drafted]:
    """Return the mentions that are weighed, with drafts about the chosen event words.

    Without those that only stand for something, as a person says.
    """
    found = []
    for one in articles:
        drafts = one.reading(weights_of(one.name)).drafts()
        for gold, draft in _annotated(one, tuple(drafts)):
            if draft is not None and gold.role is not Role.ASSOCIATIVE:
                found.append(Drafted(one.name, draft, gold))
    return found


def graded(articles: Iterable[ReadArticle], weights_of: WeightsOf) -> list[Graded]:
    """Return the mentions whose status was annotated, with those that are considered."""
    found = []
    for one in articles:
        statuses = one.reading(weights_of(one.name)).statuses()
        for gold, (ruled, options) in _annotated(one, tuple(statuses)):
            if options and gold.statuses and gold.role is not Role.ASSOCIATIVE:
                found.append(Graded(one.name, ruled, options, gold.statuses))
    return found


def dated(articles: Iterable[ReadArticle], weights_of: WeightsOf) -> list[Dated]:
    """Return the mentions whose date was annotated, with the dates that are considered."""
    found = []
    for one in articles:
        dates = one.reading(weights_of(one.name)).dates()
        for gold, candidates in _annotated(one, tuple(dates)):
            if gold.when is not None:
                right = tuple(is_date(gold.when, candidate.when) for candidate in candidates)
                learnt = _learnt(right, gold.when, candidates)
                found.append(Dated(one.name, candidates, right, learnt))
    return found


def _annotated(one: ReadArticle, answers: Sequence[Answer]) -> Iterable[tuple[GoldMention, Answer]]:
    """Yield each annotated mention with the answer about the toponym that it overlaps."""
    spans = [resolution.toponym.span for resolution in one.resolutions]
    for gold in one.mentions:
        for span, answer in zip(spans, answers, strict=True):
            if span.overlaps(gold.span):
                yield gold, answer
                break


def _learnt(
    right: Sequence[bool], gold: DateInterval, candidates: Sequence[DateCandidate]
) -> tuple[bool, ...]:
    """Return the dates to be learnt: where that of the rules is right, it alone.

    "On or before" is also met by a day; what a person left open is not to be learnt as one.
    """
    if right[0]:
        return (True, *(False for _ in right[1:]))
    if gold.start is not None:
        return tuple(right)
    starts = (one.when.interval.start if one.when.interval else None for one in candidates)
    return tuple(ok and start is None for ok, start in zip(right, starts, strict=True))


def fit_events(cases: Iterable[Worded]) -> Logistic:
    """Return the weights that make the annotated event words most likely."""
    return fit_choices(
        [
            ChoiceCase([one.cues for one in case.options], case.learnt)
            for case in cases
            if any(case.learnt)
        ],
        VERSION,
        least_score=0.0,
    )


def fit_roles(cases: Iterable[Drafted]) -> Logistic:
    """Return the weights that make the annotated parts most likely."""
    return fit_choices(
        [
            _role_case(one)
            for one in cases
            if one.gold.place_roles and one.gold.role is one.draft.stands_for is Role.LITERAL
        ],
        VERSION,
        least_score=0.0,
    )


def fit_types(cases: Iterable[Drafted]) -> Logistic:
    """Return the weights that make the annotated event types most likely."""
    return fit_choices(
        [_type_case(one) for one in cases if one.gold.event_types], VERSION, least_score=0.0
    )


def fit_statuses(cases: Iterable[Graded]) -> Logistic:
    """Return the weights that make the annotated statuses most likely."""
    return fit_choices(
        [ChoiceCase([option.cues for option in one.options], one.learnt) for one in cases],
        VERSION,
        STATUS_MARGIN,
    )


def fit_dates(cases: Iterable[Dated]) -> Logistic:
    """Return the weights that make the annotated dates most likely."""
    return fit_choices(
        [
            ChoiceCase([sorted(date.cues) for date in one.candidates], one.learnt)
            for one in cases
            if any(one.learnt)
        ],
        VERSION,
        least_score=0.0,
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


def _type_case(one: Drafted) -> ChoiceCase:
    """Return the choice of an event type; where the rules know a right one, it alone is."""
    kinds, known = one.gold.event_types or frozenset(), one.draft.event_type
    if known is not EventType.MENTION and known in kinds:
        kinds = frozenset({known})
    return ChoiceCase(
        [tuple(type_features(one.draft, kind)) for kind in EventType],
        [kind in kinds for kind in EventType],
    )
