"""Codes of countries and divisions: which GeoNames id each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geo.errors import InputError
from geo.gazetteer.geonames.dump import Dump, Table
from geo.gazetteer.geonames.shipped import Shipped
from geo.gazetteer.geonames.workspace import Array, Workspace

CODE_FIELDS = 4
"""Columns of admin1CodesASCII.txt and admin2Codes.txt: code, name, ASCII name, geonameid."""
COUNTRY_FIELDS = 19
"""Columns of countryInfo.txt: the first is the ISO code, the 17th the geonameid."""
COUNTRY_ID = 16


@dataclass(frozen=True, slots=True)
class Divisions:
    """GeoNames ids by code, of what the dump has."""

    regions: Mapping[str, int]
    districts: Mapping[str, int]

    def district_ids(self, codes: Array) -> Array:
        """Return the GeoNames id of each district code, 0 for unknown ones."""
        found = [self.districts.get(code.decode(errors="replace"), 0) for code in codes.tolist()]
        return np.array(found, dtype=np.int64)


def new_countries(dump: Dump, shipped: Shipped) -> dict[str, int]:
    """Return ISO code -> GeoNames id of the countries that Dateline does not ship."""
    if dump.countries is None:
        return {}
    rows = _rows(dump.countries, COUNTRY_FIELDS, COUNTRY_ID)
    return {code: number for code, number in rows if shipped.index.row_of_code(code) is None}


def read_divisions(dump: Dump, workspace: Workspace, chunks: Sequence[str]) -> Divisions:
    """Return the divisions that the tables of codes and the rows of places name."""
    regions: dict[str, int] = {}
    districts: dict[str, int] = {}
    for table, codes in ((dump.regions, regions), (dump.districts, districts)):
        if table is not None:
            codes.update(_rows(table, CODE_FIELDS, CODE_FIELDS - 1))
    for name in chunks:
        with workspace.load(name) as chunk:
            places = chunk["place"]
            regions.update(_coded(places[places["level"] == 1], "region", chunk["regions"]))
            districts.update(_coded(places[places["level"] == 2], "district", chunk["districts"]))
    districts.pop("", None)
    return Divisions(regions, districts)


def _coded(places: Array, field: str, codes: Array) -> Iterable[tuple[str, int]]:
    written = [code.decode(errors="replace") for code in codes[places[field]].tolist()]
    return zip(written, places["geonames_id"].tolist(), strict=True)


def _rows(table: Table, fields: int, id_field: int) -> Iterator[tuple[str, int]]:
    """Yield code and GeoNames id of each row; lines that begin with # are comments."""
    line_number = 0
    for _, lines in table.chunks():
        for line in lines:
            line_number += 1
            if line.startswith(b"#") or not line.strip():
                continue
            values = line.rstrip(b"\r\n").split(b"\t")
            if len(values) != fields:
                raise InputError(
                    f"{table.path}, line {line_number}: has {len(values)} fields instead of "
                    f"{fields}; replace it by the file of that name from GeoNames."
                )
            try:
                yield values[0].decode(), int(values[id_field] or 0)
            except ValueError as error:
                raise InputError(
                    f"{table.path}, line {line_number}: field 'geonameid' is no number; "
                    "replace the file by that of GeoNames."
                ) from error
