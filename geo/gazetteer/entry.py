"""One place of the gazetteer with all its names, as it comes out of the data files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from geo.model import FeatureClass

NAME_KINDS = ("main", "alternate", "abbreviation", "adjectival", "code")
"""How an entry bears a name; the index keeps the position."""


@dataclass(slots=True)
class Entry:
    """One place with all its names."""

    id: str
    feature: FeatureClass
    name: str
    lat: float
    lon: float
    names: list[tuple[str, str]] = field(default_factory=list)
    """(name, kind of NAME_KINDS)."""
    geonames_id: int = 0
    country: str = ""
    """ISO code under the UN worldview."""
    country_de_facto: str = ""
    region: str = ""
    """GeoNames code of its first-level region ("UA.05")."""
    district: int = 0
    """GeoNames id of its second-level division, 0 when unknown."""
    code: str = ""
    """Its own code: ISO for countries, GeoNames for regions."""
    population: int = 0
    radius_km: float = 0.0
    wikidata_id: str = ""
    disputed: str = ""
    is_capital: bool = False
    worth: float = 0.0
    """Prominence, in people, of what has no inhabitants; 0 for the usual of its kind."""

    def add(self, names: Iterable[str], kind: str) -> None:
        """Give it more names of one kind."""
        self.names += [(name.strip(), kind) for name in names if name.strip()]
