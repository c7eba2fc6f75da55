"""Columns and words as the records that the pipeline would have made of real articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import numpy as np

from geo.evaluate.synthetic.cast import Cast
from geo.evaluate.synthetic.dating import Dated, dated
from geo.evaluate.synthetic.draws import DATINGS, FIRST_DAY, SIGNS, STATUSES, TYPES, Draws
from geo.evaluate.synthetic.occurring import events_of
from geo.evaluate.synthetic.phrases import FILLERS, PHRASES, PREPOSITIONS, Phrase, Writing
from geo.features.precision import PRECISION
from geo.features.titles import report_title
from geo.model import (
    Analysis,
    Article,
    Candidate,
    Event,
    EventType,
    Form,
    MapAs,
    Place,
    PlaceRole,
    Polarity,
    Quantity,
    Report,
    Resolution,
    Role,
    Span,
    Status,
    TimeExpression,
    TimexType,
    Toponym,
    What,
    When,
    Where,
    Who,
)

MADE_BY = "synthetic 1"

ARTICLES_PER_BATCH = 2_000
"""Articles told at a time: some thirty megabytes of records."""

_SIGNS, _TYPES, _STATUSES, _DATINGS = list(SIGNS), list(TYPES), list(STATUSES), list(DATINGS)

_PLACE_ROLES = {MapAs.VENUE: PlaceRole.VENUE, MapAs.ASSOCIATIVE: PlaceRole.BACKGROUND}

RIVALRY = 3
"""Every so many-th report has a runner-up: the place so many ranks below."""

NARROWEST_KM, CIRCLES = 5, 8
"""Radii of circles: 5, 10 … 40 km."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles that were published one after the other, and the events that they tell of."""

    analyses: tuple[Analysis, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class _Telling:
    """One row of the columns, with what its numbers stand for."""

    number: int
    sign: MapAs
    place: Place
    rival: Place
    kind: EventType
    phrase: Phrase
    status: Status
    dated: Dated
    claimant: str | None
    quantity: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Said:
    """Where the parts of a told sentence lie."""

    sentence: Span
    place: Span
    trigger: Span
    time: Span | None
    claimant: Span | None
    quantity: Span | None


def tell(draws: Draws, cast: Cast) -> Iterator[Batch]:
    """Yield the articles that the columns make, in order of publication, with their events."""
    bounds = np.flatnonzero(np.diff(draws.article, prepend=-1)).tolist()
    bounds.append(len(draws))
    for first in range(0, len(bounds) - 1, ARTICLES_PER_BATCH):
        starts = bounds[first : first + ARTICLES_PER_BATCH + 1]
        tellings = _tellings(draws, cast, starts[0], starts[-1])
        analyses = tuple(
            _analysis(draws, cast, number, [telling for _, telling in group])
            for number, group in groupby(tellings, key=lambda pair: pair[0])
        )
        yield Batch(analyses, events_of(analyses, MADE_BY))


def _tellings(draws: Draws, cast: Cast, start: int, end: int) -> Iterator[tuple[int, _Telling]]:
    """Yield the article of each row and what the row stands for."""
    rows = slice(start, end)
    columns = (
        draws.article, draws.happened, draws.place, draws.sign, draws.event_type, draws.status,
        draws.dating, draws.claimant, draws.quantity, draws.confidence,
    )  # fmt: skip
    lists = [column[rows].tolist() for column in columns]
    numbered = zip(range(start, end), *lists, strict=True)
    for number, article, day, place, sign, kind, status, dating, claimant, count, sure in numbered:
        pool = _pool(cast, _SIGNS[sign])
        phrases = PHRASES[_TYPES[kind]]
        is_ahead = _STATUSES[status] is Status.EXPECTED
        yield (
            article,
            _Telling(
                number=number,
                sign=_SIGNS[sign],
                place=pool[place],
                rival=pool[(place + RIVALRY) % len(pool)],
                kind=_TYPES[kind],
                phrase=phrases[number % len(phrases)],
                status=_STATUSES[status],
                dated=dated(_DATINGS[dating], FIRST_DAY + timedelta(days=day + 7 * is_ahead)),
                claimant=cast.claimants[claimant] if claimant >= 0 else None,
                quantity=count,
                confidence=round(sure, 4),
            ),
        )


def _pool(cast: Cast, sign: MapAs) -> tuple[Place, ...]:
    if sign is MapAs.AREA:
        return cast.areas
    return cast.countries if sign is MapAs.ASSOCIATIVE else cast.settlements


def _analysis(draws: Draws, cast: Cast, number: int, tellings: list[_Telling]) -> Analysis:
    """Return the article of that row, written and read at once."""
    publisher = cast.publishers[draws.article_publisher[number]]
    published = FIRST_DAY + timedelta(days=int(draws.article_day[number]))
    writing = Writing()
    first = tellings[0]
    title = f"{first.place.name}: {first.phrase.subject} {first.phrase.trigger}"
    writing.add(f"{title}\n\nBulletin {number} of {publisher}. ")
    said = [_say(writing, telling) for telling in tellings]
    article = Article(
        writing.text,
        title=title,
        publisher=publisher,
        published=published if draws.article_dated[number] else None,
        published_rule="invented",
        url=f"https://{publisher.lower().replace(' ', '-')}.example/{published}/{number}",
    )
    pairs = list(zip(tellings, said, strict=True))
    reports = tuple(_report(article, telling, where) for telling, where in pairs)
    return Analysis(
        article,
        tuple(report.resolution for report in reports),
        tuple(_time(telling, s.time) for telling, s in pairs if s.time is not None),
        reports,
    )


def _say(writing: Writing, one: _Telling) -> _Said:
    """Write the sentence of a report and tell where its parts lie."""
    start = writing.length
    claimant = place = time = quantity = None
    if one.sign is MapAs.ASSOCIATIVE:
        place = writing.add(one.place.name)
        writing.add(" said ")
    elif one.claimant:
        claimant = writing.add(one.claimant)
        writing.add(" said ")
    subject = f"{one.phrase.subject} "
    writing.add(subject if place or claimant else subject.capitalize())
    trigger = writing.add(one.phrase.trigger)
    writing.add(one.phrase.rest)
    if place is None:
        writing.add(f" {PREPOSITIONS[one.sign]} ")
        place = writing.add(_surface(one))
    if one.dated.words:
        writing.add(one.dated.preposition)
        time = writing.add(one.dated.words)
    if one.quantity:
        writing.add(" in the sight of ")
        quantity = writing.add(f"{one.quantity} people")
    writing.add(".")
    sentence = Span(start, writing.length)
    writing.add(f" {FILLERS[one.number % len(FILLERS)]} ")
    return _Said(sentence, place, trigger, time, claimant, quantity)


def _surface(one: _Telling) -> str:
    """Return the name as the sentence writes it; a listed place bears one that nobody knows."""
    return f"Mount {one.place.name}" if one.sign is MapAs.LIST else one.place.name


def _report(article: Article, one: _Telling, said: _Said) -> Report:
    resolution = _resolution(article, one, said)
    what = What(
        event_type=one.kind,
        sub_event_type=one.phrase.sub_event_type,
        plover=one.phrase.plover,
        status=one.status,
        polarity=Polarity.NEGATIVE if one.status is Status.DENIED else Polarity.POSITIVE,
        trigger=said.trigger,
        quantities=_quantities(one, said),
    )
    who = (one.claimant,) if said.claimant else ()
    chain = tuple(filter(None, (*who, article.publisher)))
    return Report(
        article_id=article.id,
        resolution=resolution,
        sentence=said.sentence,
        quote=said.sentence.of(article.text),
        title=report_title(what, resolution),
        what=what,
        where=_where(one),
        when=_when(article, one.dated, said.time),
        who=Who(chain[0] if chain else None, chain, said.claimant, quoted=False),
        made_by=MADE_BY,
    )


def _resolution(article: Article, one: _Telling, said: _Said) -> Resolution:
    is_name = one.sign is MapAs.ASSOCIATIVE
    toponym = Toponym(
        said.place,
        said.place.of(article.text),
        Role.ASSOCIATIVE if is_name else Role.LITERAL,
        Form.NAME,
        0.99,
        MADE_BY,
    )
    if one.sign is MapAs.LIST:
        reason = "no place of this name in the gazetteer"
        return Resolution(toponym, None, 0.0, (), reason, MADE_BY)
    candidates = [Candidate(one.place, one.confidence, ("best known place of this name",))]
    if one.number % RIVALRY == 0:
        score = round((1 - one.confidence) / 2, 4)
        candidates.append(Candidate(one.rival, score, ("a place of this name",)))
    return Resolution(toponym, one.place, one.confidence, tuple(candidates), None, MADE_BY)


def _quantities(one: _Telling, said: _Said) -> tuple[Quantity, ...]:
    if said.quantity is None:
        return ()
    return (Quantity(said.quantity, one.quantity, one.quantity, "people", None),)


def _where(one: _Telling) -> Where:
    role = _PLACE_ROLES.get(one.sign, PlaceRole.SITE)
    if one.sign is MapAs.LIST:
        return Where(one.sign, role, unmapped_reason="no place of this name in the gazetteer")
    fields: dict[str, Any] = {"where_prec": PRECISION[one.place.feature]}
    if one.sign is MapAs.ASSOCIATIVE:
        fields["unmapped_reason"] = f"“{one.place.name}” stands for a government here."
    if one.sign is MapAs.CIRCLE:
        radius = NARROWEST_KM * (1 + one.number % CIRCLES)
        fields = {"spatial_relation": "near", "uncertainty_km": float(radius), "where_prec": 2}
    return Where(one.sign, role, one.place.lat, one.place.lon, **fields)


def _when(article: Article, told: Dated, span: Span | None) -> When:
    words = told.words or None
    anchor: date | None = article.published
    rule = "the date in the sentence" if words else "no date in the text"
    return When(told.interval, told.edtf, told.precision, words, span, anchor, rule)


def _time(one: _Telling, span: Span) -> TimeExpression:
    told = one.dated
    return TimeExpression(
        span,
        told.words,
        TimexType.DATE,
        told.edtf or "",
        told.interval,
        told.edtf,
        told.precision,
        None,
        "the date in the sentence",
        MADE_BY,
    )
