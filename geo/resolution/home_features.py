"""What is known of the publisher's home says of each candidate, as numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from geo.model import FeatureClass, NameMatch, Place
from geo.resolution.candidates import CandidateSet, Floats
from geo.resolution.columns import is_feature
from geo.resolution.distances import great_circle_km
from geo.resolution.scene import Scene

HOME_KM = 60.0
"""Decay of "near the publisher's home": the area a county paper covers (judgement)."""

NARROW = frozenset({FeatureClass.SETTLEMENT, FeatureClass.DISTRICT, FeatureClass.FACILITY})
"""Kinds of place that say where a publisher is at home; of others only the country counts."""

HOME_FEATURES = (
    "near the publisher's home",
    "region of the publisher's home",
    "country of the publisher's home",
    "in the publisher's earlier articles",
)
"""Columns of `home_features`."""


def home_features(scene: Scene) -> Floats:
    """Return one row a candidate, columns of HOME_FEATURES; zeros where nothing was learned."""
    home = scene.home
    columns = np.zeros((scene.rows, len(HOME_FEATURES)))
    if not scene.rows or not home.shares:
        return columns
    table = scene.table
    narrow = [(place, share) for place, share in home.shares if place.feature in NARROW]
    columns[:, 0] = _nearness(table, narrow) * is_feature(scene, *NARROW)
    spots = CandidateSet.of(tuple(NameMatch(place, "main", place.name) for place, _ in home.shares))
    shares = np.array([share for _, share in home.shares])
    for column, own, theirs in (
        (1, table.region, spots.region),
        (2, table.country, spots.country),
    ):
        same = (own[:, None] == theirs) & (theirs != 0)
        columns[:, column] = (same * shares).max(axis=1)
    known = {place.id: share for place, share in home.shares}
    columns[:, 3] = [known.get(match.place.id, 0.0) for match in table.matches]
    return columns * home.trust


def _nearness(table: CandidateSet, spots: Sequence[tuple[Place, float]]) -> Floats:
    """Return the share of a publisher's places near each row, 0 to about 1."""
    if not spots:
        return np.zeros(len(table))
    lat = np.radians([place.lat for place, _ in spots])
    lon = np.radians([place.lon for place, _ in spots])
    share = np.array([share for _, share in spots])
    distance = great_circle_km(table.lat[:, None], table.lon[:, None], lat, lon)
    near: Floats = (np.exp(-distance / HOME_KM) * share).sum(axis=1) / share.sum()
    return near
