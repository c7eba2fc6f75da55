"""The gazetteer that ships with Dateline; it is a geopy geocoder too."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from geopy.distance import great_circle
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.gazetteer import search, suggesting
from geo.gazetteer.build import prepare
from geo.gazetteer.built import built_version
from geo.gazetteer.index import Index
from geo.model import FeatureClass, Footprint, NameMatch, Place, Worldview
from geo.settings import read_settings

DIVISIONS = frozenset({FeatureClass.COUNTRY, FeatureClass.REGION, FeatureClass.DISTRICT})
"""Kinds of place whose codes say what lies in them."""
NEAREST_CITY_KM = 25.0
"""Farther than this from every settlement, a point is told by its region alone; a judgement."""
COAST_DEGREES = 0.1
"""Coasts are drawn about 1 km exact: a port just off the coast belongs to the nearest region."""
CACHED_NAMES = 65_536
"""Names whose bearers are remembered: some 50 MB when full."""
CACHED_IDS = 65_536
"""Ids whose rows are remembered, for questions about all places of a store at once."""
CACHED_OUTLINES = 64
"""Outlines that are kept ready to be asked what lies in them: a store asks place by place."""
CACHED_BEGINNINGS = 2048
"""Beginnings whose suggestions are remembered: the shortest, which take longest, are typed most."""


class EmbeddedGazetteer(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Countries, regions, districts, settlements and areas, offline, under one worldview.

    It keeps the promises of `geo.protocols.Gazetteer` and of geopy's
    `Geocoder`. The index is prepared on first use when it is not there.
    Read-only; safe to share by threads.
    """

    def __init__(
        self,
        folder: Path | None = None,
        worldview: Worldview = Worldview.UN,
        built: Path | None = None,
    ) -> None:
        """Use the shipped gazetteer, or one that `geo.gazetteer.geonames.build` has made.

        The shipped one is prepared in the data folder `folder`; `built` is the
        folder of the other, which then answers alone. Without both, the settings
        decide.
        """
        super().__init__(user_agent="dateline")
        self.worldview = worldview
        self._folder = folder
        self._built = built
        self._opened: Index | None = None
        self._lock = threading.RLock()
        self._lookup = lru_cache(CACHED_NAMES)(self._uncached_lookup)
        self._row = lru_cache(CACHED_IDS)(lambda place_id: self._index.row(place_id))
        self._area = lru_cache(CACHED_OUTLINES)(self._prepared_area)
        self._suggest = lru_cache(CACHED_BEGINNINGS)(self._uncached_suggest)
        self._regions: tuple[shapely.STRtree, list[int]] | None = None

    @property
    def _index(self) -> Index:
        if self._opened is None:
            with self._lock:
                if self._opened is None:
                    folder, version = self._find()
                    self._version = f"{version}-{self.worldview}"
                    self._opened = Index(folder, self.worldview)
        return self._opened

    def _find(self) -> tuple[Path, str]:
        """Return the folder of the index and its version."""
        settings = read_settings()
        built = settings.gazetteer_folder if self._folder is None else None
        built = self._built or built
        if built is not None:
            return built, built_version(built)
        folder = prepare(self._folder or settings.data_folder, True)
        return folder, folder.name.removeprefix("gazetteer-")

    @property
    def version(self) -> str:
        """A text that changes whenever an answer may change."""
        assert self._index
        return self._version

    # --- the gazetteer ----------------------------------------------------------------------

    def lookup(self, name: str) -> tuple[NameMatch, ...]:
        """Return the places that bear `name`, most prominent first; empty when unknown."""
        return self._lookup(name)

    def _uncached_lookup(self, name: str) -> tuple[NameMatch, ...]:
        return search.search(self._index, name)

    def fuzzy(self, name: str) -> tuple[NameMatch, ...]:
        """Return places whose name is one typing error away; none for names under 5 letters."""
        return search.fuzzy(self._index, name)

    def inside_name(self, name: str) -> tuple[NameMatch, ...]:
        """Return the bearers of the longest place name inside a longer name, or nothing.

        "Colchester General Hospital" gives Colchester: a hint at where the
        thing is, for names that `lookup` does not know.
        """
        return search.inside_name(self._index, name)

    def suggest(self, typed: str, limit: int = 10) -> tuple[NameMatch, ...]:
        """Return at most `limit` places with a name that begins with `typed`, prominent first."""
        return self._suggest(typed, limit)

    def _uncached_suggest(self, typed: str, limit: int) -> tuple[NameMatch, ...]:
        return suggesting.suggest(self._index, typed, limit)

    def place(self, place_id: str) -> Place | None:
        """Return the place with that id under the worldview, or None."""
        row = self._index.row(place_id)
        return None if row is None else self._index.place(row)

    def footprint(self, place_id: str) -> Footprint | None:
        """Return the extent of a place under the worldview, or None when only a point is known."""
        row = self._index.row(place_id)
        return None if row is None else self._index.footprint(row)

    def country(self, code: str) -> Place | None:
        """Return the country with an ISO 3166-1 alpha-2 code, or None."""
        row = self._index.row_of_code(code) if "." not in code and ":" not in code else None
        return None if row is None else self._index.place(row)

    def region(self, country_code: str, region_code: str) -> Place | None:
        """Return the first-level region with a GeoNames code ("UA", "05"), or None."""
        row = self._index.row_of_code(f"{country_code}.{region_code}")
        return None if row is None else self._index.place(row)

    def district_of(self, place_id: str) -> Place | None:
        """Return the second-level division (county, raion) that holds a settlement, or None."""
        row = self._index.row(place_id)
        found = None if row is None else self._index.district_row(row)
        return None if found is None else self._index.place(found)

    def contains(self, container_id: str, place: Place) -> bool:
        """Say whether a place lies in another: by its administrative codes, else by the outline."""
        index = self._index
        holder, row = index.row(container_id), index.row(place.id)
        if holder is None or container_id == place.id:
            return False
        if row is not None and search.holds(index, holder, row):
            return True
        feature = index.place(holder).feature
        if feature in (FeatureClass.COUNTRY, FeatureClass.REGION) and row is not None:
            return False
        outline = index.footprint(holder)
        return outline is not None and bool(
            shapely.from_wkb(outline.wkb).covers(shapely.Point(place.lon, place.lat))
        )

    def held_by(self, container_id: str, place_ids: Iterable[str]) -> frozenset[str]:
        """Return which of the places lie in another one: by administration, else by its outline.

        What is larger than the container never lies in it, wherever its middle is.
        """
        index = self._index
        holder = self._row(container_id)
        if holder is None:
            return frozenset()
        is_division = index.place(holder).feature in DIVISIONS
        area = None if is_division else self._area(holder)
        if not is_division and area is None:
            return frozenset()
        ids = {row: one for one in place_ids if (row := self._row(one)) is not None}
        rows = np.fromiter(ids, np.int64, len(ids))
        inside = self._in_area(area, rows) if area else index.lie_in(rows, [holder])
        return frozenset(ids[row] for row in rows[inside & (rows != holder)].tolist())

    def _in_area(self, area: BaseGeometry, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Say of each row whether its place is in the area, and no larger."""
        places = self._index.places[rows]
        inside = np.asarray(shapely.intersects_xy(area, places["lon"], places["lat"]), np.bool_)
        for at in np.flatnonzero(inside).tolist():
            own = self._index.footprint(int(rows[at]))
            if own is not None and shapely.from_wkb(own.wkb).area > area.area:
                inside[at] = False
        return inside

    def _prepared_area(self, row: int) -> BaseGeometry | None:
        """Return the outline of a row ready to be asked many times, or None."""
        outline = self._index.footprint(row)
        if outline is None:
            return None
        area: BaseGeometry = shapely.from_wkb(outline.wkb)
        shapely.prepare(area)
        return area

    def region_of(self, lat: float, lon: float) -> Place | None:
        """Return the first-level region that holds the point, or None at sea."""
        tree, rows = self._region_tree()
        spot = shapely.Point(lon, lat)
        inside = tree.query(spot, predicate="intersects")
        if len(inside) == 0:
            inside = tree.query_nearest(spot, max_distance=COAST_DEGREES)
        return None if len(inside) == 0 else self._index.place(rows[int(inside[0])])

    def _region_tree(self) -> tuple[shapely.STRtree, list[int]]:
        if self._regions is None:
            with self._lock:
                index = self._index
                rows = [r for r in index.rows_with_outline() if index.is_region(r)]
                outlines = [index.footprint(row) for row in rows]
                polygons = shapely.from_wkb([o.wkb for o in outlines if o is not None])
                self._regions = (shapely.STRtree(polygons), rows)
        return self._regions

    def disputed_footprints(self) -> tuple[tuple[Place, Footprint], ...]:
        """Return the disputed places that have an outline, for dashed borders."""
        index = self._index
        found = []
        for row in index.disputed_rows():
            outline = index.footprint(row)
            if outline is not None:
                found.append((index.place(row), outline))
        return tuple(found)

    # --- the geopy geocoder -----------------------------------------------------------------

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        country_codes: str | list[str] | None = None,
        timeout: object = None,  # noqa: ARG002  # of geopy's interface: nothing here can time out
    ) -> Location | list[Location] | None:
        """Return the location of `query` ("Paris, Texas"), or None.

        With `exactly_one=False`, a list of at most `limit` locations, most
        prominent first. `country_codes` (ISO 3166-1 alpha-2) keeps places of
        those countries only. `Location.raw` has the fields of `geo.model.Place`.
        """
        wanted = [country_codes] if isinstance(country_codes, str) else country_codes
        codes = {code.upper() for code in wanted or ()}
        places = [match.place for match in self.lookup(query)]
        places = [place for place in places if not codes or place.country_code in codes]
        found = [self._location(place) for place in places[: 1 if exactly_one else limit]]
        if not found:
            return None
        return found[0] if exactly_one else found

    def reverse(
        self,
        query: Point | str | tuple[float, float],
        *,
        exactly_one: bool = True,
        timeout: object = None,  # noqa: ARG002
    ) -> Location | list[Location] | None:
        """Return what holds a point: the settlement near it, its region, its country; or None."""
        point = Point(query)
        places = self._around(point.latitude, point.longitude)
        if not places:
            return None
        found = [self._location(place) for place in places]
        return found[0] if exactly_one else found

    def _around(self, lat: float, lon: float) -> list[Place]:
        index = self._index
        found = []
        row = index.nearest_settlement(lat, lon)
        city = None if row is None else index.place(row)
        if city and great_circle((lat, lon), (city.lat, city.lon)).km <= NEAREST_CITY_KM:
            found.append(city)
        region = self.region_of(lat, lon)
        if region is not None:
            found.append(region)
            country = self.country(region.country_code or "")
            if country is not None:
                found.append(country)
        return found

    def address(self, place: Place) -> str:
        """Return the place with what holds it: "Kostiantynivka, Donetsk Oblast, Ukraine"."""
        country = self.country(place.country_code) if place.country_code else None
        parts = [place.name, place.region_name, country.name if country else None]
        return ", ".join(dict.fromkeys(part for part in parts if part))

    def _location(self, place: Place) -> Location:
        raw: dict[str, Any] = asdict(place)
        raw["feature"] = place.feature.value
        return Location(self.address(place), Point(place.lat, place.lon), raw)
