"""Fifth stage: the places themselves, their codes and outlines."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
import shapely

from geo.gazetteer import layout
from geo.gazetteer.entries import DE_FACTO_RUSSIAN, GOLAN
from geo.gazetteer.geonames.divisions import Divisions
from geo.gazetteer.geonames.numbering import TRIES, numbers_of
from geo.gazetteer.geonames.ordering import Rows
from geo.gazetteer.geonames.shipped import SETTLEMENT, Shipped
from geo.gazetteer.geonames.workspace import INDEX, Array, Workspace
from geo.gazetteer.index import by_latitude
from geo.gazetteer.prominence import COUNTRY_FACTOR, SMALLEST_COUNTRY
from geo.model import FeatureClass

PLACES = f"{INDEX}/{layout.PLACES}"
SETTLEMENTS = f"{INDEX}/{layout.SETTLEMENTS}"
DETAILS = f"{INDEX}/{layout.DETAILS}"
OUTLINES = f"{INDEX}/{layout.OUTLINES}"
OUTLINE_BYTES = f"{INDEX}/{layout.OUTLINE_BYTES}"
_COPIED = ("prominence", "lat", "lon", "population", "geonames_id", "feature")
"""Fields of a parsed place that are those of the index."""


class Places:
    """Writes the places and what belongs to them; leaves out what is finished already."""

    def __init__(
        self,
        workspace: Workspace,
        shipped: Shipped,
        divisions: Divisions,
        countries: Mapping[str, int],
    ) -> None:
        """Use what the stages before have left in `workspace`."""
        self._workspace = workspace
        self._shipped = shipped
        self._divisions = divisions
        self._countries = countries
        self._rows = Rows(workspace, shipped)

    def write(self, chunks: Sequence[str]) -> None:
        """Write the places, the settlements by latitude, the codes and the outlines."""
        if not self._workspace.has(PLACES):
            places = np.zeros(len(self._rows), dtype=layout.PLACE)
            self._fill_shipped(places)
            for name in chunks:
                self._fill_chunk(places, name)
            self._set_new_countries(places)
            self._set_golan(places)
            self._workspace.save_array(SETTLEMENTS, by_latitude(places))
            self._workspace.save_array(PLACES, places)
        self._write_details()
        self._write_outlines()

    # --- records ----------------------------------------------------------------------------

    def _fill_shipped(self, places: Array) -> None:
        records = self._shipped.places.copy()
        for field in ("region", "district"):
            has_one = records[field] >= 0
            records[field][has_one] = self._rows.of_shipped[records[field][has_one]]
        names = self._shipped.text_numbers(self._workspace.path(TRIES["names"]))
        records["name"] = names
        places[self._rows.of_shipped] = records

    def _fill_chunk(self, places: Array, name: str) -> None:
        with self._workspace.load(name) as chunk:
            parsed, first = chunk["place"], chunk["first"]
            region_codes, district_codes = chunk["regions"], chunk["districts"]
        texts = self._workspace.map(numbers_of(name))["text"]
        is_new = self._shipped.rows_of(parsed["geonames_id"]) < 0
        rows = self._rows.of_ids(parsed["geonames_id"])
        kept = parsed[is_new]
        records = np.zeros(len(kept), dtype=layout.PLACE)
        for field in _COPIED:
            records[field] = kept[field]
        records["name"] = texts[first[is_new]]
        records["region"] = self._region_rows(region_codes)[kept["region"]]
        districts = self._rows.of_ids(self._divisions.district_ids(district_codes))
        records["district"] = districts[kept["district"]]
        records["district"][records["district"] == rows[is_new]] = -1  # a division holds not itself
        records["country"] = records["country_de_facto"] = kept["country"]
        is_russian = np.isin(region_codes, [code.encode() for code in DE_FACTO_RUSSIAN])
        records["country_de_facto"][is_russian[kept["region"]]] = b"RU"
        places[rows[is_new]] = records
        _refresh(places, rows[~is_new], parsed[~is_new])

    def _set_new_countries(self, places: Array) -> None:
        for number in self._countries.values():
            row = self._rows.of_id(number)
            if row >= 0:
                people = max(int(places["population"][row]), SMALLEST_COUNTRY)
                places["prominence"][row] = people * COUNTRY_FACTOR
                places["feature"][row] = layout.FEATURES.index(FeatureClass.COUNTRY)

    def _set_golan(self, places: Array) -> None:
        """Set both countries of new places in the Golan Heights, as the shipped ones have them."""
        row = self._shipped.index.row(GOLAN)
        outline = None if row is None else self._shipped.index.footprint(row)
        if outline is None:
            return
        rows = np.flatnonzero(np.isin(places["country"], (b"IL", b"SY")))
        area = shapely.from_wkb(outline.wkb)
        shapely.prepare(area)
        is_country = places["feature"][rows] == layout.FEATURES.index(FeatureClass.COUNTRY)
        rows = rows[~is_country & ~np.isin(rows, self._rows.of_shipped)]
        rows = rows[shapely.contains_xy(area, places["lon"][rows], places["lat"][rows])]
        places["country"][rows], places["country_de_facto"][rows] = b"SY", b"IL"

    # --- codes ------------------------------------------------------------------------------

    @cached_property
    def _shipped_codes(self) -> dict[str, int]:
        codes = self._shipped.details["codes"]
        return {code: int(self._rows.of_shipped[row]) for code, row in codes.items()}

    @cached_property
    def _codes(self) -> dict[str, int]:
        """Row of each code; the shipped ones are kept, and those of unknown places left out."""
        numbers = {**self._divisions.regions, **self._countries}
        rows = self._rows.of_ids(np.array(list(numbers.values()), dtype=np.int64))
        found = zip(numbers, rows.tolist(), strict=True)
        return {code: row for code, row in found if row >= 0} | self._shipped_codes

    def _region_rows(self, codes: Array) -> Array:
        rows = [self._codes.get(code.decode(errors="replace"), -1) for code in codes.tolist()]
        return np.array(rows, dtype=np.int64)

    def _write_details(self) -> None:
        old = self._shipped.details
        coded = set(self._shipped_codes.values())  # one code a place: the shipped one
        new = {code: row for code, row in self._codes.items() if row not in coded}
        rows = self._rows.of_shipped.tolist()
        told = {
            "slugs": {slug: rows[row] for slug, row in old["slugs"].items()},
            "codes": self._shipped_codes | new,
            "wikidata": {rows[int(row)]: text for row, text in old["wikidata"].items()},
            "disputed": {rows[int(row)]: text for row, text in old["disputed"].items()},
        }
        text = json.dumps(old | told, ensure_ascii=False)
        self._workspace.save(DETAILS, lambda path: path.write_text(text, "utf-8"))

    def _write_outlines(self) -> None:
        outlines = np.load(self._shipped.folder / layout.OUTLINES)
        outlines["row"] = self._rows.of_shipped[outlines["row"]]
        self._workspace.save_array(OUTLINES, np.sort(outlines, order=("row", "view")))
        source = self._shipped.folder / layout.OUTLINE_BYTES
        self._workspace.save(OUTLINE_BYTES, lambda path: shutil.copyfile(source, path))


def _refresh(places: Array, rows: Array, parsed: Array) -> None:
    """Give shipped settlements the position and the inhabitants that the dump has."""
    is_settlement = places["feature"][rows] == SETTLEMENT
    rows, parsed = rows[is_settlement], parsed[is_settlement]
    places["lat"][rows], places["lon"][rows] = parsed["lat"], parsed["lon"]
    is_counted = parsed["population"] > 0
    rows, people = rows[is_counted], parsed["population"][is_counted]
    old = places["population"][rows]
    factors = np.where(old > 0, people / np.maximum(old, 1), 1.0)
    places["prominence"][rows] *= factors
    places["population"][rows] = people
