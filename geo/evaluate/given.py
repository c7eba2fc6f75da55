"""Resolution of the annotated mentions: what a resolver does when recognition is perfect."""

from __future__ import annotations

from collections.abc import Sequence

from geo.evaluate.corpora import Corpus, GoldArticle, GoldToponym
from geo.evaluate.metrics import (
    NEAR_KM,
    Figures,
    Prediction,
    count_article,
    error_km,
    summarize,
)
from geo.model import Form, Parse, Place, Resolution, Role, Toponym
from geo.protocols import Gazetteer, Resolver
from geo.resolution import find_candidates

Resolved = list[tuple[Resolution, ...]]
"""The resolutions of a corpus, article by article."""

NO_PARSE = Parse((), (), "none")
"""For resolvers that do not look at the syntax."""


def given_toponyms(gold: GoldArticle) -> tuple[Toponym, ...]:
    """Return the annotated mentions as a recognizer would hand them on, without role or form."""
    return tuple(
        Toponym(mark.span, mark.surface, Role.LITERAL, Form.NAME, 1.0, "gold")
        for mark in gold.toponyms
    )


def resolve_given(
    corpus: Corpus, resolver: Resolver, parses: Sequence[Parse] | None = None
) -> Resolved:
    """Return the resolutions of the annotated mentions, article by article."""
    parses = [NO_PARSE] * len(corpus.articles) if parses is None else parses
    return [
        resolver.resolve(gold.article, parse, given_toponyms(gold))
        for gold, parse in zip(corpus.articles, parses, strict=True)
    ]


def coverage(corpus: Corpus, gazetteer: Gazetteer) -> float | None:
    """Return the share of the mentions with coordinates that have a right candidate."""
    located = [mark for gold in corpus.articles for mark in gold.toponyms if mark.has_coordinates]
    covered = sum(is_covered(mark, gazetteer) for mark in located)
    return covered / len(located) if located else None


def is_covered(mark: GoldToponym, gazetteer: Gazetteer) -> bool:
    """Say whether some candidate for the mention's surface is right; it has coordinates."""
    return any(is_right(mark, match.place) for match in find_candidates(gazetteer, mark.surface))


def is_right(gold: GoldToponym, place: Place) -> bool:
    """Say whether `place` is the gold place or lies within 161 km of its point."""
    guess = Prediction(gold.span, place.lat, place.lon, place.geonames_id)
    return error_km(gold, guess) <= NEAR_KM


def figures_of(corpus: Corpus, resolved: Resolved, bootstrap_rounds: int = 0) -> Figures:
    """Return the figures of `resolved` against the annotation."""
    counts = [
        count_article(gold.toponyms, map(Prediction.of, resolutions))
        for gold, resolutions in zip(corpus.articles, resolved, strict=True)
    ]
    return summarize(counts, bootstrap_rounds)


def judged(corpus: Corpus, resolved: Resolved) -> list[tuple[float, bool]]:
    """Return confidence and rightness of every resolved mention with coordinates."""
    return [
        (resolution.confidence, is_right(mark, resolution.place))
        for gold, resolutions in zip(corpus.articles, resolved, strict=True)
        for mark, resolution in zip(gold.toponyms, resolutions, strict=True)
        if mark.has_coordinates and resolution.place is not None
    ]
