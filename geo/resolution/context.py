"""What an article's other names say of each candidate.

These features need to know where the other names probably lie, and so are
computed anew for each round of the ranker.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from geo.model import FeatureClass
from geo.resolution.candidates import Floats, Integers
from geo.resolution.columns import best_rows, is_feature, scaled_population
from geo.resolution.distances import great_circle_km
from geo.resolution.scene import Scene

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
    "of the kind of the name listed beside it",
)
"""Columns of `context_features`."""

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
            country * scaled_population(scene),
            region,
            region * is_region,
            np.minimum(_votes(scene.table.country, scene.sense, probability * is_country), 1.0),
            np.minimum(_votes(scene.table.region, scene.sense, probability * is_region), 1.0),
            near,
            reach,
            _companions(scene, probability),
            beside,
            same_region,
            _listed_alike(scene, probability),
        ]
    )


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


def _listed_alike(scene: Scene, probability: Floats) -> Floats:
    """Return how likely each country or region is of the kind of a name listed beside it.

    "Georgia and South Carolina" are two states of one country, "Georgia and
    Armenia" two countries. Of towns a list says no more than nearness does.
    """
    alike = np.zeros(scene.rows)
    if not scene.lists:
        return alike
    best = best_rows(scene, probability)
    table = scene.table
    wide = is_feature(scene, FeatureClass.COUNTRY)
    for sense, partner in scene.lists:
        row, rows = int(best[partner]), scene.rows_of(sense)
        same = table.feature[rows] == table.feature[row]
        if not wide[row]:
            same &= (table.country[rows] == table.country[row]) & (table.country[row] != 0)
        alike[rows] = np.maximum(alike[rows], same * probability[row])
    listed: Floats = alike * is_feature(scene, FeatureClass.COUNTRY, FeatureClass.REGION)
    return listed
