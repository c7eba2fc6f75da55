"""What kind of place a gold mention names, so that figures can be told by feature class.

The gazetteer knows by GeoNames id; for what it lacks, the corpus may tell: LGL
and TR-News with GeoNames feature codes, TUD-Loc with types of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from geo.evaluate.corpora import GoldToponym
from geo.model import FeatureClass
from geo.protocols import Gazetteer

ADDRESS = "address"
"""Streets, house numbers and postcodes, which TUD-Loc annotates and no `FeatureClass` holds."""

UNKNOWN = "unknown"
"""The gold place is not in the gazetteer, and the corpus does not tell its kind."""

BY_CODE: Mapping[str, FeatureClass] = MappingProxyType(
    {
        "L.CONT": FeatureClass.CONTINENT,
        "A.PCL": FeatureClass.COUNTRY,
        "A.ADM1": FeatureClass.REGION,
        "A": FeatureClass.DISTRICT,
        "H": FeatureClass.WATER,
        "L": FeatureClass.AREA,
        "P": FeatureClass.SETTLEMENT,
        "R": FeatureClass.FACILITY,
        "S": FeatureClass.FACILITY,
        "T": FeatureClass.LANDFORM,
        "U": FeatureClass.LANDFORM,
        "V": FeatureClass.LANDFORM,
    }
)
"""GeoNames feature codes (geonames.org/export/codes.html) by how they begin; the first fits."""

BY_TYPE: Mapping[str, str] = MappingProxyType(
    {
        "CONTINENT": FeatureClass.CONTINENT,
        "COUNTRY": FeatureClass.COUNTRY,
        "UNIT": FeatureClass.REGION,
        "REGION": FeatureClass.AREA,
        "CITY": FeatureClass.SETTLEMENT,
        "LANDMARK": FeatureClass.LANDFORM,
        "POI": FeatureClass.FACILITY,
        "STREET": ADDRESS,
        "STREETNR": ADDRESS,
        "ZIP": ADDRESS,
    }
)
"""TUD-Loc 2013 types; its UNIT is an administrative division, its LANDMARK a natural feature."""


def feature_class_of(gold: GoldToponym, gazetteer: Gazetteer) -> str:
    """Return a `FeatureClass` value, ADDRESS or UNKNOWN."""
    place = None if gold.geonames_id is None else gazetteer.place(f"geonames:{gold.geonames_id}")
    if place is not None:
        return place.feature.value
    return UNKNOWN if gold.kind is None else _class_of_kind(gold.kind)


def _class_of_kind(kind: str) -> str:
    if kind in BY_TYPE:
        return str(BY_TYPE[kind])
    fitting = (found.value for code, found in BY_CODE.items() if kind.startswith(code))
    return next(fitting, UNKNOWN)
