"""What areas the map needs of the gazetteer: extents, countries and regions, each asked once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import shapely

from geo.features.viewport import Area
from geo.model import Place
from geo.protocols import Gazetteer

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


class Extents:
    """Remembers extents and the places of codes; safe to share, for the same is written twice."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._boxes: dict[str, Box | None] = {}
        self._coded: dict[str, tuple[Place, float, float] | None] = {}

    def box(self, place_id: str) -> Box | None:
        """Return west, south, east, north of a place; None when the gazetteer knows no extent."""
        if place_id not in self._boxes:
            found = self._gazetteer.footprint(place_id)
            west, south, east, north = shapely.from_wkb(found.wkb).bounds if found else (0.0,) * 4
            self._boxes[place_id] = (west, south, east, north) if found else None
        return self._boxes[place_id]

    def held_by(self, place_id: str, among: Iterable[str]) -> frozenset[str]:
        """Return the places that are, or lie in, the one that a filter names by its id."""
        return self._gazetteer.held_by(place_id, among) | {place_id}

    def areas(self, counted: dict[str, tuple[int, tuple[tuple[str, int], ...]]]) -> Iterator[Area]:
        """Yield the areas of "UA" or "UA.05", with count and colours, whose outline is known."""
        for code, (number, shares) in counted.items():
            held = self._of_code(code)
            if held is not None:
                place, lat, lon = held
                yield Area(f"r.{code}", place.id, round(lat, 5), round(lon, 5), number, shares)

    def _of_code(self, code: str) -> tuple[Place, float, float] | None:
        if code not in self._coded:
            country, _, region = code.partition(".")
            place = (
                self._gazetteer.region(country, region)
                if region
                else self._gazetteer.country(country)
            )
            outline = self._gazetteer.footprint(place.id) if place else None
            self._coded[code] = (
                (place, outline.label_lat, outline.label_lon) if place and outline else None
            )
        return self._coded[code]
