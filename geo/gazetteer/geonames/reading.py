"""First stage: the tables of the dump, read chunk by chunk into arrays.

A chunk of places is one .npz file with the arrays `place` (PARSED), `regions`
and `districts` (the codes that `place` counts), `owner`, `kind`, `keys` and
`names` (one item a name; the texts joined by line feeds, as UTF-8 bytes) and
`first` (where the names of each place begin). A chunk of alternate names has
the names alone. Both have `end`, the byte of the table after the chunk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from tqdm import tqdm

from geo.errors import InputError
from geo.gazetteer.entry import NAME_KINDS
from geo.gazetteer.geonames.dump import Dump, Table
from geo.gazetteer.geonames.rows import (
    DamagedRowError,
    DumpPlace,
    Name,
    alternate,
    read_alternate,
    read_place,
)
from geo.gazetteer.geonames.workspace import Array, Workspace

PARSED = np.dtype(
    [
        ("prominence", "<f8"),
        ("lat", "<f8"),
        ("lon", "<f8"),
        ("population", "<u4"),
        ("geonames_id", "<i4"),
        ("region", "<u4"),
        ("district", "<u4"),
        ("country", "S2"),
        ("feature", "u1"),
        ("level", "u1"),
    ]
)
MOST_DAMAGED = 10
DAMAGED_SHARE = 0.01
"""A chunk with more damaged rows than both is not of the table that its name says: judgements."""
TOLD_DAMAGES = 3
"""Damaged rows of a chunk that are told one by one."""
KIND_NUMBERS = {kind: number for number, kind in enumerate(NAME_KINDS)}


@dataclass(slots=True)
class Names:
    """Names that pile up while a chunk is read."""

    owners: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def add(self, owner: int, names: Iterable[Name]) -> None:
        """Add the names of one owner."""
        for name_key, name, kind in names:
            self.owners.append(owner)
            self.kinds.append(KIND_NUMBERS[kind])
            self.keys.append(name_key)
            self.names.append(name)

    def arrays(self) -> dict[str, Array]:
        """Return them as arrays."""
        return {
            "owner": np.array(self.owners, dtype=np.int32),
            "kind": np.array(self.kinds, dtype=np.uint8),
            "keys": joined(self.keys),
            "names": joined(self.names),
        }


@dataclass(slots=True)
class Damages:
    """The damaged rows of one chunk."""

    table: Table
    first_line: int
    count: int = 0
    told: list[str] = field(default_factory=list)

    def add(self, number: int, error: DamagedRowError) -> None:
        """Count the damage of the chunk's row `number`."""
        self.count += 1
        if len(self.told) < TOLD_DAMAGES:
            self.told.append(f"{self.table.path}, line {self.first_line + number}: {error}")

    def refuse_wrong_table(self, rows: int) -> None:
        """Raise InputError when so many of `rows` are damaged that the table must be another."""
        if self.count == rows or (self.count > MOST_DAMAGED and self.count > rows * DAMAGED_SHARE):
            raise InputError(
                f"{self.told[0]}; {self.count} of {rows} rows are like this: "
                f"replace it by the file of that name from GeoNames."
            )

    def arrays(self, rows: int) -> dict[str, Array]:
        """Return what the chunk's file keeps of them."""
        return {
            "lines": np.array(rows),
            "damaged": np.array(self.count),
            "told": np.array(self.told, dtype=np.str_),
        }


def joined(texts: Iterable[str]) -> Array:
    """Return texts as bytes with line feeds between them."""
    return np.frombuffer("\n".join(texts).encode(), dtype=np.uint8)


def split(blob: Array) -> list[bytes]:
    """Return the texts of `joined`."""
    return blob.tobytes().split(b"\n") if len(blob) else []


Parse = Callable[[list[bytes], Damages], dict[str, Array]]


def read_tables(dump: Dump, workspace: Workspace, show_progress: bool) -> list[str]:
    """Read all places and names that have not been read; return the chunks' file names."""
    with _bar("Reading places", dump.places, show_progress) as bar:
        chunks = [
            name
            for number, table in enumerate(dump.places)
            for name in _read_table(
                workspace, table, f"places-{number:03}", _places_parser(dump), bar
            )
        ]
    if dump.alternates is None:
        return chunks
    known = _known_ids(workspace, chunks)

    def parse(lines: list[bytes], damages: Damages) -> dict[str, Array]:
        return _parse_alternates(lines, damages, known)

    with _bar("Reading names", [dump.alternates], show_progress) as bar:
        return chunks + list(_read_table(workspace, dump.alternates, "names", parse, bar))


def _bar(stage: str, tables: Iterable[Table], show_progress: bool) -> tqdm[Any]:
    total = sum(table.size for table in tables)
    return tqdm(total=total, desc=stage, unit="B", unit_scale=True, disable=not show_progress)


def _read_table(
    workspace: Workspace, table: Table, stem: str, parse: Parse, bar: tqdm[Any]
) -> Iterator[str]:
    """Yield the chunks' file names of one table, those that are there first."""
    end, line, number = 0, 1, 0
    while workspace.has(name := f"{stem}-{number:05}.npz"):
        with workspace.load(name) as chunk:
            bar.update(int(chunk["end"]) - end)
            end, line, number = int(chunk["end"]), line + int(chunk["lines"]), number + 1
        yield name
    size = table.size
    if size == 0:
        raise InputError(f"{table.path}: is empty; download it again.")
    if end >= size:
        return
    for after, lines in table.chunks(end):
        damages = Damages(table, line)
        arrays = parse(lines, damages)
        damages.refuse_wrong_table(len(lines))
        name = f"{stem}-{number:05}.npz"
        workspace.save_arrays(name, end=np.array(after), **arrays, **damages.arrays(len(lines)))
        bar.update(after - end)
        end, line, number = after, line + len(lines), number + 1
        yield name


def _places_parser(dump: Dump) -> Parse:
    with_alternates = dump.alternates is None

    def parse(lines: list[bytes], damages: Damages) -> dict[str, Array]:
        return _parse_places(lines, damages, with_alternates)

    return parse


def _parse_places(lines: list[bytes], damages: Damages, with_alternates: bool) -> dict[str, Array]:
    places, names, first = [], Names(), []
    regions: dict[bytes, int] = {}
    districts: dict[bytes, int] = {}
    for number, line in enumerate(lines):
        try:
            place = read_place(line, with_alternates)
        except DamagedRowError as error:
            damages.add(number, error)
            continue
        first.append(len(names.owners))
        names.add(place.geonames_id, place.names)
        places.append(_record(place, regions, districts))
    return {
        "place": np.array(places, dtype=PARSED),
        "regions": np.array(list(regions), dtype=np.bytes_),
        "districts": np.array(list(districts), dtype=np.bytes_),
        "first": np.array(first, dtype=np.uint32),
        **names.arrays(),
    }


def _record(
    place: DumpPlace, regions: dict[bytes, int], districts: dict[bytes, int]
) -> tuple[object, ...]:
    """Return a row of PARSED; codes that are new get the next number."""
    return (
        place.prominence,
        place.lat,
        place.lon,
        place.population,
        place.geonames_id,
        regions.setdefault(place.region, len(regions)),
        districts.setdefault(place.district, len(districts)),
        place.country,
        place.kind.number,
        place.kind.level,
    )


def _parse_alternates(lines: list[bytes], damages: Damages, known: Array) -> dict[str, Array]:
    names = Names()
    for number, line in enumerate(lines):
        try:
            read = read_alternate(line)
            if read is None or not is_member(known, read[0]):
                continue
            name = alternate(read[1].decode(), read[2])
        except UnicodeDecodeError:
            damages.add(number, DamagedRowError("field 'alternate name' is not UTF-8"))
        except DamagedRowError as error:
            damages.add(number, error)
        else:
            if name is not None:
                names.add(read[0], (name,))
    return names.arrays()


def _known_ids(workspace: Workspace, chunks: Iterable[str]) -> Array:
    """Return a bit for each GeoNames id: whether the table of places has it."""
    found = []
    for name in chunks:
        with workspace.load(name) as chunk:
            found.append(np.unique(chunk["place"]["geonames_id"]))
    ids = np.concatenate(found)
    bits = np.zeros(int(ids.max()) + 1, dtype=np.bool_)
    bits[ids] = True
    return bits


def is_member(bits: Array, number: int) -> bool:
    """Say whether the bit `number` is set."""
    return number < len(bits) and bool(bits[number])
