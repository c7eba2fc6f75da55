"""What speaks for and against each candidate, as numbers.

`own_features` need the candidate, its name, the words around it and where the
article is at home; what the article's other names add is in
`geo.resolution.context`. One row for each row of the scene, one column for
each name below.
"""

from __future__ import annotations

import numpy as np

from geo.model import FeatureClass
from geo.resolution.candidates import Floats
from geo.resolution.columns import is_feature, maximum, scaled_population
from geo.resolution.context import CONTEXT_FEATURES
from geo.resolution.home_features import HOME_FEATURES, home_features
from geo.resolution.scene import Scene
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
    "is capital",
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
    *HOME_FEATURES,
)
"""Columns of `own_features`."""

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

_KIND_COLUMNS = {
    "alternate": 0,
    "folded": 1,
    "abbreviation": 2,
    "adjectival": 3,
    "code": 4,
    "fuzzy": 5,
}
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
        scaled_population(scene),
        _is_largest(scene),
        1.0 / (1.0 + _order(scene)),
        _capitals(scene) * is_feature(scene, FeatureClass.COUNTRY, FeatureClass.REGION),
    ]
    return np.column_stack(
        [
            kinds,
            *columns,
            classes,
            _is_capital(scene),
            _word_features(scene),
            tie_features(scene),
            _setting_features(scene),
            home_features(scene),
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
            maximum(scaled_population(scene), scene),
            maximum(broad, scene),
            1.0 / np.maximum(counts, 1),
        ]
    )


def _order(scene: Scene) -> Floats:
    """Return each row's rank among its sense's candidates in the gazetteer's order, from 0."""
    order: Floats = (np.arange(scene.rows) - scene.starts[scene.sense]).astype(np.float64)
    return order


def _is_largest(scene: Scene) -> Floats:
    largest = maximum(scene.table.population, scene)[scene.sense]
    mark: Floats = ((scene.table.population == largest) & (largest > 0)).astype(np.float64)
    return mark


def _capitals(scene: Scene) -> Floats:
    marks = np.array([float(sense.name.isupper()) for sense in scene.senses])
    spread: Floats = marks[scene.sense]
    return spread


def _is_capital(scene: Scene) -> Floats:
    return np.array([float(match.place.is_capital) for match in scene.table.matches])


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
            town * scaled_population(scene),
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
