"""Features of names that the text ties together: "Paris, Texas", "Springfield in Illinois"."""

from __future__ import annotations

import numpy as np

from geo.model import FeatureClass
from geo.resolution.candidates import FEATURE_CODES, CandidateSet, Floats
from geo.resolution.clues import Relation
from geo.resolution.distances import great_circle_km
from geo.resolution.scene import Scene, Tie

HOLDER_RADIUS_KM = {
    FeatureClass.DISTRICT: 60.0,
    FeatureClass.SETTLEMENT: 40.0,
    FeatureClass.AREA: 600.0,
}
"""Distance from its point within which a place without a code of its own is taken to hold
another. Judgement: the radius of a large county, a metropolis and a region such as Donbas."""

_LEVELS = (
    FeatureClass.CONTINENT,
    FeatureClass.COUNTRY,
    FeatureClass.AREA,
    FeatureClass.REGION,
    FeatureClass.DISTRICT,
    FeatureClass.SETTLEMENT,
)
_DEPTH = np.array(
    [_LEVELS.index(feature) if feature in _LEVELS else len(_LEVELS) for feature in FEATURE_CODES]
)
"""How deep in the hierarchy each kind of place is, by feature code."""

_COLUMNS = {
    (Relation.COMMA, False): 0,
    (Relation.COMMA, True): 1,
    (Relation.WITHIN, False): 2,
    (Relation.WITHIN, True): 3,
    (Relation.OWNER, False): 4,
    (Relation.OWNER, True): 4,
}
"""Column by relation and by whether the holder is a country."""

_HOLDS = 5


def tie_features(scene: Scene) -> Floats:
    """Return one column for each of the tie columns of OWN_FEATURES."""
    columns = np.zeros((scene.rows, 6))
    for tie in scene.ties:
        rows = scene.rows_of(tie.sense)
        held = holding(scene.senses[tie.sense].candidates, tie.holders)
        country = tie.holders.feature == FEATURE_CODES[FeatureClass.COUNTRY]
        for is_country in (False, True):
            column = _COLUMNS[tie.qualifier.relation, is_country]
            chosen = held[:, country == is_country]
            if chosen.shape[1]:
                columns[rows, column] = np.maximum(columns[rows, column], chosen.any(axis=1))
        _add_holding(columns, scene, tie)
    return columns


def _add_holding(columns: Floats, scene: Scene, tie: Tie) -> None:
    """Credit a holder with the prominence of what it holds: Atlanta speaks for the US Georgia."""
    if tie.holder_sense is None or tie.holder_sense == tie.sense:
        return
    rows = scene.rows_of(tie.holder_sense)
    candidates = scene.senses[tie.sense].candidates
    held = holding(candidates, scene.senses[tie.holder_sense].candidates)
    prominence = (1.0 + candidates.population)[:, None] * held
    share = prominence.max(axis=0) / (1.0 + candidates.population.max())
    columns[rows, _HOLDS] = np.maximum(columns[rows, _HOLDS], share)


def holding(candidates: CandidateSet, holders: CandidateSet) -> Floats:
    """Return 1 where the row's candidate lies in the column's holder, else 0."""
    same_country = candidates.country[:, None] == holders.country
    same_region = same_country & (candidates.region[:, None] == holders.region)
    distance = great_circle_km(
        candidates.lat[:, None], candidates.lon[:, None], holders.lat, holders.lon
    )
    held = np.zeros(same_country.shape, dtype=bool)
    for feature, radius in HOLDER_RADIUS_KM.items():
        held |= (holders.feature == FEATURE_CODES[feature]) & (distance <= radius)
    is_country = holders.feature == FEATURE_CODES[FeatureClass.COUNTRY]
    is_region = holders.feature == FEATURE_CODES[FeatureClass.REGION]
    held |= is_country & same_country
    held |= is_region & same_region & (holders.region != 0)
    # A country is held by no region, a region by no town; a suburb may be held by its city.
    deeper = _DEPTH[candidates.feature][:, None] > _DEPTH[holders.feature]
    suburb = candidates.population[:, None] < holders.population
    suburb &= candidates.feature[:, None] == holders.feature
    suburb &= holders.feature == FEATURE_CODES[FeatureClass.SETTLEMENT]
    return (held & (deeper | suburb)).astype(np.float64)
