"""Turns annotated articles into examples for the resolver's training.

Folds are cut by publisher, so that figures are measured on outlets whose home
area the training has not seen.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from shapely import Point, from_wkb

from geo.evaluate.corpora import Corpus, GoldArticle, GoldToponym
from geo.evaluate.given import NO_PARSE, given_toponyms
from geo.evaluate.metrics import NEAR_KM, Prediction, error_km
from geo.model import Place, Resolution
from geo.protocols import Gazetteer
from geo.resolution import (
    NOWHERE,
    CandidateFinder,
    Example,
    HolderExample,
    Home,
    Option,
    PublisherHomes,
    Ranker,
    RankingResolver,
    Scene,
    fit,
    read_scene,
    surroundings_of,
)

FOLDS = 5
"""Parts of the cross-validation."""

SAME_PLACE_KM = 25.0
"""A namesake this near a gold point without a known id is the place itself (judgement)."""


def fold_of(gold: GoldArticle) -> int:
    """Return the fold of an article, by its publisher, or by its own id without one."""
    key = gold.article.publisher or gold.id
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % FOLDS


def make_example(gold: GoldArticle, finder: CandidateFinder, home: Home = NOWHERE) -> Example:
    """Return the scene of an article with its right rows and the weight of each sense.

    A sense weighs the square root of its annotated mentions, so that one name
    repeated twenty times does not outweigh twenty names.
    """
    scene = read_scene(gold.article, given_toponyms(gold), finder, home)
    right = np.zeros(scene.rows)
    weight = np.zeros(len(scene.senses))
    for number, sense in enumerate(scene.senses):
        marks = [gold.toponyms[index] for index in sense.mentions]
        located = [mark for mark in marks if mark.has_coordinates]
        if located:
            rows = scene.rows_of(number)
            right[rows] = _right_rows(_commonest(located), scene, rows)
            weight[number] = len(located) ** 0.5
    return Example(scene, right, weight)


Examples = list[tuple[int, Example]]
"""Examples with the fold that each is in."""


def make_examples(corpora: Sequence[Corpus], gazetteer: Gazetteer) -> Examples:
    """Return one example for each article of `corpora`."""
    finder = CandidateFinder(gazetteer)
    return [
        (fold_of(gold), make_example(gold, finder))
        for corpus in corpora
        for gold in corpus.articles
    ]


def with_homes(corpora: Sequence[Corpus], examples: Examples, gazetteer: Gazetteer) -> Examples:
    """Return the examples anew, each with its publisher's home as it would have been learned.

    The earlier articles are resolved by rankers that know no homes and were
    fitted to other publishers, so that what is learned has the mistakes it will have.
    """
    finder, homes = CandidateFinder(gazetteer), PublisherHomes()
    resolvers = {
        aside: RankingResolver(gazetteer, fit_without(examples, aside, "without homes"), homes)
        for aside in range(FOLDS)
    }
    found = []
    for corpus in corpora:
        for gold in corpus.articles:
            home = homes.home_of(gold.article)
            found.append((fold_of(gold), make_example(gold, finder, home)))
            resolvers[fold_of(gold)].resolve(gold.article, NO_PARSE, given_toponyms(gold))
    return found


def fit_without(examples: Examples, aside: int, version: str) -> Ranker:
    """Return a ranker fitted to the examples of all folds but one."""
    return fit([example for fold, example in examples if fold != aside], version)


HELD_KM = 50.0
"""An option this near the gold point holds the place; where none is, one as near as a right
answer is counts (judgement)."""


def make_holder_examples(
    gold: GoldArticle, resolutions: Sequence[Resolution], gazetteer: Gazetteer
) -> Iterator[HolderExample]:
    """Yield the mentions that were left without a place, with what may hold them.

    What overlaps no annotated mention is no place: nothing holds it. What overlaps
    one without coordinates says nothing and is left out. An area that stands right after
    the name ("X, Ohio") holds it when its outline does, however far away its point is.
    """
    surroundings = surroundings_of(gold.article, resolutions, gazetteer)
    for resolution in resolutions:
        if resolution.place is not None:
            continue
        span = resolution.toponym.span
        mark = next((mark for mark in gold.toponyms if mark.span.overlaps(span)), None)
        options = surroundings.options(resolution.toponym)
        if options is None or (mark is not None and not mark.has_coordinates):
            continue
        right = np.zeros(len(options.options))
        if mark is not None:
            distances = np.array([_distance(mark, one.place) for one in options.options])
            reach = HELD_KM if (distances <= HELD_KM).any() else NEAR_KM
            stated = [_is_stated(one, mark, gazetteer) for one in options.options]
            right = ((distances <= reach) | np.array(stated)).astype(np.float64)
        yield HolderExample(options, right)


def _is_stated(option: Option, mark: GoldToponym, gazetteer: Gazetteer) -> bool:
    """Say whether the area right after a name is one in whose outline the gold point lies."""
    if option.beside != "after" or mark.lat is None or mark.lon is None:
        return False
    footprint = gazetteer.footprint(option.place.id)
    return footprint is not None and bool(from_wkb(footprint.wkb).covers(Point(mark.lon, mark.lat)))


def _commonest(marks: Sequence[GoldToponym]) -> GoldToponym:
    """Return the mention whose place most mentions of the name have."""
    counts = Counter((mark.geonames_id, mark.lat, mark.lon) for mark in marks)
    return max(marks, key=lambda mark: counts[mark.geonames_id, mark.lat, mark.lon])


def _right_rows(mark: GoldToponym, scene: Scene, rows: slice) -> list[float]:
    """Return 1 for the gold place itself, else for all namesakes as near as a right answer is."""
    places = [scene.place(row) for row in range(rows.start, rows.stop)]
    if any(_same(mark, place) for place in places):
        return [float(_same(mark, place)) for place in places]
    distances = [_distance(mark, place) for place in places]
    reach = SAME_PLACE_KM if min(distances) <= SAME_PLACE_KM else NEAR_KM
    return [float(distance <= reach) for distance in distances]


def _same(mark: GoldToponym, place: Place) -> bool:
    return mark.geonames_id is not None and mark.geonames_id == place.geonames_id


def _distance(mark: GoldToponym, place: Place) -> float:
    return error_km(mark, Prediction(mark.span, place.lat, place.lon))
