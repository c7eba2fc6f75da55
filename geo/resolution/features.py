"""What speaks for and against each candidate, as numbers.

`own_features` need the candidate, its name and the words around it;
`context_features` need to know where the article's other names probably lie,
and so are computed anew for each round of the ranker. Both return one row for
each row of the scene and one column for each name below.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from geo.model import FeatureClass
from geo.resolution.candidates import Floats, Integers
from geo.resolution.distances import great_circle_km
from geo.resolution.scene import Scene, is_feature
from geo.resolution.ties import tie_features

OWN_FEATURES = (
    "alternate name",
    "folded name",
    "abbreviation",
    "adjective",
    "code",
    "fuzzy name",
    "name with its word",
    "population",
    "largest",
    "order",
    "capital letters only",
    "is continent",
    "is country",
    "is region",
    "is district",
    "is settlement",
    "is area",
    "is water",
    "is landform",
    "is facility",
    "word agrees",
    "word disagrees",
    "word agrees elsewhere",
    "front takes the land",
    "dateline is a settlement",
    "in the place after the comma",
    "in the country after the comma",
    "in the place around",
    "in the country around",
    "in the owner",
    "holds the name before",
    "publisher's country",
    "written for its country",
    "telephone of its region",
    "publisher bears the name",
    "publisher bears the name, by population",
    "publisher bears the name of a country",
)
"""Columns of `own_features`."""

CONTEXT_FEATURES = (
    "country of other places",
    "country of other places, if a country",
    "country of other places, by population",
    "region of other places",
    "region of other places, if a region",
    "country is named",
    "region is named",
    "near other places",
    "in reach of other places",
    "beside a namesake of other places",
    "near the neighbours",
    "same region as the neighbours",
)
"""Columns of `context_features`."""

ALL_FEATURES = OWN_FEATURES + CONTEXT_FEATURES
"""Columns of every round of the ranker but the first, which has OWN_FEATURES only."""

ABSENCE_FEATURES = (
    "always",
    "best name is folded",
    "best name is fuzzy",
    "lower case",
    "largest population",
    "has a country or region",
    "few places of this name",
)
"""Columns of `absence_features`: what speaks for the gazetteer lacking the place meant."""

LARGEST_POPULATION_LOG10 = 7.0
"""Scales population to about 0 to 1: ten million people."""

AREA_POPULATION = 3_000_000.0
"""Stands in for the population of seas, mountains and areas such as the Sahel, which the
gazetteer lists because news names them: as prominent as a large city (judgement)."""

NEAR_KM = 40.0
"""Decay of "near": the reach of a town's local paper (judgement, between county and region)."""

REACH_KM = 250.0
"""Decay of "in reach": a large region or small country (judgement)."""

NEIGHBOUR_KM = 150.0
"""Decay between names mentioned one after the other (judgement)."""

COMPANION_KM = 30.0
"""Decay between a candidate and the nearest namesake of another name: a county (judgement)."""

MAX_NAMESAKES = 12
"""Likeliest candidates of each other name that are looked at for companions."""

MAX_PARTNERS = 40
"""Senses whose distance is compared with every candidate, the most mentioned ones: keeps the
work linear in the article's length."""

_KIND_COLUMNS = {
    "alternate": 0,
    "folded": 1,
    "abbreviation": 2,
    "adjectival": 3,
    "code": 4,
    "fuzzy": 5,
}
_UNPEOPLED = (
    FeatureClass.CONTINENT,
    FeatureClass.AREA,
    FeatureClass.WATER,
    FeatureClass.LANDFORM,
)
_CLASSES = (
    FeatureClass.CONTINENT,
    FeatureClass.COUNTRY,
    FeatureClass.REGION,
    FeatureClass.DISTRICT,
    FeatureClass.SETTLEMENT,
    FeatureClass.AREA,
    FeatureClass.WATER,
    FeatureClass.LANDFORM,
    FeatureClass.FACILITY,
)


def own_features(scene: Scene) -> Floats:
    """Return the features that need no other name's resolution."""
    kinds = np.zeros((scene.rows, len(_KIND_COLUMNS)))
    for row, match in enumerate(scene.table.matches):
        column = _KIND_COLUMNS.get(match.kind)
        if column is not None:
            kinds[row, column] = 1.0
    classes = np.stack([is_feature(scene, feature) for feature in _CLASSES], axis=1)
    columns = [
        scene.is_extended,
        _scaled_population(scene),
        _is_largest(scene),
        1.0 / (1.0 + _order(scene)),
        _capitals(scene) * is_feature(scene, FeatureClass.COUNTRY, FeatureClass.REGION),
    ]
    return np.column_stack(
        [
            kinds,
            *columns,
            classes,
            _word_features(scene),
            tie_features(scene),
            _setting_features(scene),
        ]
    )


def context_features(scene: Scene, probability: Floats) -> Floats:
    """Return the features that follow from where all names probably lie.

    `probability` has one entry a row, from the round before.
    """
    weight = probability * np.log1p(scene.mention_counts)[scene.sense]
    others = float(np.log1p(scene.mention_counts).sum()) - np.log1p(scene.mention_counts)
    others = np.maximum(others, 1.0)[scene.sense]
    country = _votes(scene.table.country, scene.sense, weight) / others
    region = _votes(scene.table.region, scene.sense, weight) / others
    is_country = is_feature(scene, FeatureClass.COUNTRY)
    is_region = is_feature(scene, FeatureClass.REGION)
    near, reach = _nearness(scene, probability)
    beside, same_region = _neighbour_features(scene, probability)
    return np.column_stack(
        [
            country,
            country * is_country,
            country * _scaled_population(scene),
            region,
            region * is_region,
            np.minimum(_votes(scene.table.country, scene.sense, probability * is_country), 1.0),
            np.minimum(_votes(scene.table.region, scene.sense, probability * is_region), 1.0),
            near,
            reach,
            _companions(scene, probability),
            beside,
            same_region,
        ]
    )


def absence_features(scene: Scene) -> Floats:
    """Return one row a sense: what speaks for none of its candidates being meant."""
    firsts = scene.starts[:-1]
    counts = np.diff(scene.starts)
    kinds = [scene.table.matches[first].kind for first in firsts]
    broad = is_feature(scene, FeatureClass.COUNTRY, FeatureClass.REGION, FeatureClass.CONTINENT)
    return np.column_stack(
        [
            np.ones(len(firsts)),
            np.array([float(kind == "folded") for kind in kinds]),
            np.array([float(kind == "fuzzy") for kind in kinds]),
            np.array([float(sense.name.islower()) for sense in scene.senses]),
            _maximum(_scaled_population(scene), scene),
            _maximum(broad, scene),
            1.0 / np.maximum(counts, 1),
        ]
    )


def _scaled_population(scene: Scene) -> Floats:
    unpeopled = is_feature(scene, *_UNPEOPLED) * (scene.table.population == 0)
    people = np.where(unpeopled, AREA_POPULATION, scene.table.population)
    scaled: Floats = np.log10(1.0 + people) / LARGEST_POPULATION_LOG10
    return scaled


def _order(scene: Scene) -> Floats:
    """Return each row's rank among its sense's candidates in the gazetteer's order, from 0."""
    order: Floats = (np.arange(scene.rows) - scene.starts[scene.sense]).astype(np.float64)
    return order


def _is_largest(scene: Scene) -> Floats:
    largest = _maximum(scene.table.population, scene)[scene.sense]
    mark: Floats = ((scene.table.population == largest) & (largest > 0)).astype(np.float64)
    return mark


def _maximum(values: Floats, scene: Scene) -> Floats:
    """Return the largest of `values` in each sense."""
    if not scene.rows:
        return np.zeros(0)
    greatest: Floats = np.maximum.reduceat(values, scene.starts[:-1])
    return greatest


def _capitals(scene: Scene) -> Floats:
    marks = np.array([float(sense.name.isupper()) for sense in scene.senses])
    spread: Floats = marks[scene.sense]
    return spread


def _word_features(scene: Scene) -> Floats:
    """Return agreement of the kind of place with the words beside the name."""
    said = np.zeros((scene.rows, 5))
    elsewhere = _words_elsewhere(scene)
    for number, sense in enumerate(scene.senses):
        rows = scene.rows_of(number)
        feature = sense.clues[0].feature
        features = [match.place.feature for match in sense.candidates.matches]
        if feature is not None:
            agrees = np.array([float(one is feature) for one in features])
            said[rows, 0] = agrees
            said[rows, 1] = 1.0 - agrees
        for other in elsewhere.get(sense.name.casefold(), ()):
            if feature is None:
                said[rows, 2] = [float(one is other) for one in features]
        if any(clues.is_front for clues in sense.clues):
            said[rows, 3] = [
                float(one in (FeatureClass.REGION, FeatureClass.DISTRICT)) for one in features
            ]
        if any(clues.is_dateline for clues in sense.clues):
            said[rows, 4] = [float(one is FeatureClass.SETTLEMENT) for one in features]
    return said


def _setting_features(scene: Scene) -> Floats:
    """Return what publisher and vocabulary say of each candidate's country, region and name."""
    table, setting = scene.table, scene.setting
    named = np.array([float(setting.names_publisher(sense.name)) for sense in scene.senses])
    town = named[scene.sense] * is_feature(scene, FeatureClass.SETTLEMENT)
    return np.column_stack(
        [
            (table.country == setting.publisher_country) & (table.country != 0),
            setting.country_strength(table.country),
            setting.has_telephone(table.region),
            town,
            town * _scaled_population(scene),
            named[scene.sense] * is_feature(scene, FeatureClass.COUNTRY),
        ]
    )


def _words_elsewhere(scene: Scene) -> dict[str, set[FeatureClass]]:
    """Return, by name, the kinds that words say it is somewhere in the article."""
    words: dict[str, set[FeatureClass]] = {}
    for sense in scene.senses:
        feature = sense.clues[0].feature
        if feature is not None:
            words.setdefault(sense.name.casefold(), set()).add(feature)
    return words


def _votes(groups: Integers, senses: Integers, weight: Floats) -> Floats:
    """Return for each row the weight that other senses give to its group; 0 for group 0."""
    if not len(groups):
        return np.zeros(0)
    _, group = np.unique(groups, return_inverse=True)
    total = np.bincount(group, weight)
    _, own = np.unique(senses * (group.max() + 1) + group, return_inverse=True)
    own_total = np.bincount(own, weight)
    votes: Floats = np.where(groups == 0, 0.0, np.maximum(total[group] - own_total[own], 0.0))
    return votes


def best_rows(scene: Scene, probability: Floats) -> Integers:
    """Return the likeliest row of each sense."""
    order = np.lexsort((-probability, scene.sense))
    best: Integers = order[scene.starts[:-1]]
    return best


def _nearness(scene: Scene, probability: Floats) -> tuple[Floats, Floats]:
    """Return how near the other senses' likeliest places lie, at two scales.

    Countries and continents are no partners: their points say nothing of distance.
    """
    if not scene.rows:
        return np.zeros(0), np.zeros(0)
    best = best_rows(scene, probability)
    broad = is_feature(scene, FeatureClass.COUNTRY, FeatureClass.CONTINENT)
    best = best[broad[best] == 0.0]
    counts = scene.mention_counts[scene.sense[best]]
    best = best[np.argsort(-counts, kind="stable")[:MAX_PARTNERS]]
    distance = great_circle_km(
        scene.table.lat[:, None],
        scene.table.lon[:, None],
        scene.table.lat[best],
        scene.table.lon[best],
    )
    weight = probability[best] * (scene.sense[:, None] != scene.sense[best])
    near = np.log1p((weight * np.exp(-distance / NEAR_KM)).sum(axis=1))
    reach = np.log1p((weight * np.exp(-distance / REACH_KM)).sum(axis=1))
    return near, reach


def _companions(scene: Scene, probability: Floats) -> Floats:
    """Return how many other names have any namesake right beside each candidate.

    Huntsville and Walker County both are many places; but in Texas one lies in
    the other. Unlikely namesakes count too, by the fourth root of their probability.
    """
    if not scene.rows:
        return np.zeros(0)
    order = np.lexsort((-probability, scene.sense))
    rank = np.arange(scene.rows) - scene.starts[scene.sense[order]]
    partners = order[(rank < MAX_NAMESAKES) & _is_partner(scene)[scene.sense[order]]]
    if not len(partners):
        return np.zeros(scene.rows)
    table = scene.table
    distance = great_circle_km(
        table.lat[:, None], table.lon[:, None], table.lat[partners], table.lon[partners]
    )
    narrow = 1.0 - is_feature(scene, FeatureClass.COUNTRY, FeatureClass.CONTINENT)[partners]
    support = np.exp(-distance / COMPANION_KM) * narrow * probability[partners] ** 0.25
    senses, firsts = np.unique(scene.sense[partners], return_index=True)
    by_sense = np.maximum.reduceat(support, firsts, axis=1)
    by_sense[scene.sense[:, None] == senses] = 0.0
    supported: Floats = np.log1p(by_sense.sum(axis=1))
    return supported


def _is_partner(scene: Scene) -> npt.NDArray[np.bool_]:
    """Return for each sense whether it is among the most mentioned ones."""
    chosen = np.zeros(len(scene.senses), dtype=bool)
    chosen[np.argsort(-scene.mention_counts, kind="stable")[:MAX_PARTNERS]] = True
    return chosen


def _neighbour_features(scene: Scene, probability: Floats) -> tuple[Floats, Floats]:
    """Return nearness to, and sharing a region with, the names mentioned next to each."""
    near, same = np.zeros(scene.rows), np.zeros(scene.rows)
    if not scene.neighbours:
        return near, same
    best = best_rows(scene, probability)
    senses, partners = np.array(scene.neighbours).T
    sizes = np.diff(scene.starts)[senses]
    ends = np.cumsum(sizes)
    rows = np.arange(ends[-1]) - np.repeat(ends - sizes, sizes)
    rows += np.repeat(scene.starts[senses], sizes)
    partner = best[np.repeat(partners, sizes)]
    distance = great_circle_km(
        scene.table.lat[rows],
        scene.table.lon[rows],
        scene.table.lat[partner],
        scene.table.lon[partner],
    )
    np.maximum.at(near, rows, probability[partner] * np.exp(-distance / NEIGHBOUR_KM))
    shared = (scene.table.region[rows] == scene.table.region[partner]) & (
        scene.table.region[rows] != 0
    )
    np.maximum.at(same, rows, probability[partner] * shared)
    return near, same
