"""Columns that several features are made of, one entry for each row of a scene."""

from __future__ import annotations

import numpy as np

from geo.model import FeatureClass
from geo.resolution.candidates import FEATURE_CODES, Floats, Integers
from geo.resolution.scene import Scene

LARGEST_POPULATION_LOG10 = 7.0
"""Scales population to about 0 to 1: ten million people."""

AREA_POPULATION = 3_000_000.0
"""Stands in for the population of seas, mountains and areas such as the Sahel, which the
gazetteer lists because news names them: as prominent as a large city (judgement)."""

_UNPEOPLED = (
    FeatureClass.CONTINENT,
    FeatureClass.AREA,
    FeatureClass.WATER,
    FeatureClass.LANDFORM,
)


def is_feature(scene: Scene, *features: FeatureClass) -> Floats:
    """Return 1 for the rows of one of `features`, else 0."""
    mark = np.zeros(len(FEATURE_CODES))
    mark[[FEATURE_CODES[feature] for feature in features]] = 1.0
    marks: Floats = mark[scene.table.feature]
    return marks


def scaled_population(scene: Scene) -> Floats:
    """Return the logarithm of each place's population, about 0 to 1."""
    unpeopled = is_feature(scene, *_UNPEOPLED) * (scene.table.population == 0)
    people = np.where(unpeopled, AREA_POPULATION, scene.table.population)
    scaled: Floats = np.log10(1.0 + people) / LARGEST_POPULATION_LOG10
    return scaled


def maximum(values: Floats, scene: Scene) -> Floats:
    """Return the largest of `values` in each sense."""
    if not scene.rows:
        return np.zeros(0)
    greatest: Floats = np.maximum.reduceat(values, scene.starts[:-1])
    return greatest


def best_rows(scene: Scene, probability: Floats) -> Integers:
    """Return the likeliest row of each sense."""
    order = np.lexsort((-probability, scene.sense))
    best: Integers = order[scene.starts[:-1]]
    return best
