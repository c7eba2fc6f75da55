"""What GeoNames' feature classes and codes are here, and how prominent such places are.

The codes are those of https://www.geonames.org/export/codes.html.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from geo.gazetteer import layout
from geo.gazetteer.prominence import DISTRICT_FACTOR
from geo.model import FeatureClass

CLASSES = frozenset((b"A", b"H", b"L", b"P", b"R", b"S", b"T", b"U", b"V", b""))
"""Feature classes of the dump; some thousand rows have none."""

NAMES_POWER = 1.5
"""How the number of a place's names counts. A place that many languages name is well known: with
this power the Nile (a stream with a hundred names) comes before every village that is not counted,
and no brook does. A judgement."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a feature code stands for."""

    feature: FeatureClass
    weight: float
    """Prominence, in people, of a place of this kind with one name and no inhabitants."""
    level: int = 0
    """1 and 2 for first- and second-level divisions, else 0."""

    @property
    def number(self) -> int:
        """Position of the feature in `layout.FEATURES`."""
        return layout.FEATURES.index(self.feature)

    def prominence(self, population: int, names: int) -> float:
        """Return the prominence of a place of this kind, in people."""
        people = population * DISTRICT_FACTOR if self.is_division else float(population)
        known: float = self.weight * names**NAMES_POWER
        return max(people, known)

    @property
    def is_division(self) -> bool:
        """Whether it is a second-level division or a lower one."""
        return self.feature is FeatureClass.DISTRICT


_BY_CLASS = {
    b"A": Kind(FeatureClass.DISTRICT, 10.0),
    b"H": Kind(FeatureClass.WATER, 3.0),
    b"L": Kind(FeatureClass.AREA, 3.0),
    b"P": Kind(FeatureClass.SETTLEMENT, 20.0),
    b"R": Kind(FeatureClass.FACILITY, 1.0),
    b"S": Kind(FeatureClass.FACILITY, 1.0),
    b"T": Kind(FeatureClass.LANDFORM, 3.0),
    b"U": Kind(FeatureClass.LANDFORM, 0.5),
    b"V": Kind(FeatureClass.LANDFORM, 0.5),
    b"": Kind(FeatureClass.AREA, 0.1),
}
"""Where no code says more. The weights are judgements, all below the 100 people of the smallest
settlement that ships with Dateline: a name of the news is listed before its minor bearers."""

_BY_CODE = {
    # Administration: what was one is none now; dependent territories that are no ISO country.
    "A.ADM1": Kind(FeatureClass.REGION, 100.0, 1),
    "A.ADM2": Kind(FeatureClass.DISTRICT, 50.0, 2),
    "A.ADM1H A.PCLH": Kind(FeatureClass.AREA, 20.0),
    "A.ADM2H A.ADM3H A.ADM4H A.ADM5H A.ADMDH": Kind(FeatureClass.DISTRICT, 2.0),
    "A.PCL A.PCLD A.PCLF A.PCLI A.PCLIX A.PCLS A.TERR": Kind(FeatureClass.AREA, 100.0),
    "A.ZN A.ZNB": Kind(FeatureClass.AREA, 20.0),
    # Settlements.
    "P.PPLC P.PPLA P.PPLA2 P.PPLG": Kind(FeatureClass.SETTLEMENT, 90.0),
    "P.PPLX P.PPLL P.PPLF P.PPLR": Kind(FeatureClass.SETTLEMENT, 10.0),
    "P.PPLH P.PPLQ P.PPLW P.PPLCH": Kind(FeatureClass.SETTLEMENT, 3.0),
    # Waters.
    "H.OCN H.SEA": Kind(FeatureClass.WATER, 90.0),
    "H.GULF H.STRT H.BAY H.CHN H.SD": Kind(FeatureClass.WATER, 20.0),
    "H.STM H.LK H.RSV H.CNL H.GLCR H.DLTA": Kind(FeatureClass.WATER, 5.0),
    "H.SPNG H.WLL H.WTRH H.PND H.DTCH H.STMI H.LKI": Kind(FeatureClass.WATER, 0.5),
    # Land: regions of nature and history; works and bases are facilities.
    "L.CONT L.RGN L.RGNE L.RGNH": Kind(FeatureClass.AREA, 50.0),
    "L.PRK L.RESN L.RES L.RESW L.COLF": Kind(FeatureClass.AREA, 10.0),
    "L.FLD L.LCTY L.GRAZ L.CLG": Kind(FeatureClass.AREA, 0.5),
    "L.MILB L.NVB L.PRT L.INDS L.OILF L.GASF L.MNA L.SNOW L.BTL": Kind(FeatureClass.FACILITY, 10.0),
    # Spots: what news goes to, and what there is a million of.
    "S.AIRP S.AIRB S.UNIV S.INSM S.DAM S.NPP S.STDM": Kind(FeatureClass.FACILITY, 10.0),
    "S.CH S.SCH S.CMTY S.FRM S.HSE S.HTL S.ESTN S.POST S.TOWR S.BLDG S.PO": Kind(
        FeatureClass.FACILITY, 0.3
    ),
    # Mountains and islands.
    "T.ISL T.ISLS T.PEN T.MTS T.DSRT": Kind(FeatureClass.LANDFORM, 20.0),
    "T.MT T.PK T.VLC T.CAPE T.PASS T.VAL": Kind(FeatureClass.LANDFORM, 5.0),
    "T.HLL T.SPUR T.RDGE T.RK T.PT T.SLP": Kind(FeatureClass.LANDFORM, 0.5),
}
_KINDS = {code.encode(): kind for codes, kind in _BY_CODE.items() for code in codes.split()}


@cache
def kind_of(feature_class: bytes, feature_code: bytes) -> Kind:
    """Return what a feature class (one of CLASSES) and code stand for."""
    return _KINDS.get(feature_class + b"." + feature_code, _BY_CLASS[feature_class])
