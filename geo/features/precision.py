"""How exactly a place of each kind says where something was."""

from __future__ import annotations

from geo.model import FeatureClass

PRECISION = {
    FeatureClass.FACILITY: 1, FeatureClass.SETTLEMENT: 1, FeatureClass.DISTRICT: 3,
    FeatureClass.REGION: 4, FeatureClass.LANDFORM: 5, FeatureClass.AREA: 5,
    FeatureClass.COUNTRY: 6, FeatureClass.WATER: 7, FeatureClass.CONTINENT: 7,
}  # fmt: skip
"""UCDP where_prec by kind of place."""

POINT_LIKE = frozenset({FeatureClass.SETTLEMENT, FeatureClass.FACILITY})
"""Kinds of places that a dot draws."""
