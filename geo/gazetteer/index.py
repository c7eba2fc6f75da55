"""Reads a prepared gazetteer: tries and arrays mapped into memory, shared by all threads."""

from __future__ import annotations

import json
import mmap
import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
import numpy.typing as npt

from geo.errors import DataError
from geo.gazetteer import layout
from geo.gazetteer.built import how_to_repair
from geo.gazetteer.entry import NAME_KINDS
from geo.model import FeatureClass, Footprint, Place, Worldview

Array = npt.NDArray[Any]

MOST_BEARERS = 200
"""Bearers of one name that are read: more than any name of the shipped gazetteer has (162), and
few of the ten thousand San Antonios of the full one. A judgement that bounds the work."""
REGION_NAMES = 8192
"""Names of regions that are remembered: twice as many as there are first-level regions."""
FIRST_BAND = 0.25
"""Degrees of latitude within which the nearest settlement is looked for first: 28 km, in which
most land has one."""


@dataclass(frozen=True, slots=True)
class Posting:
    """A row that bears a key, the name that has this key, and the kind of the name."""

    row: int
    name: str
    kind: str


class Index:
    """The files of one prepared gazetteer under one worldview. Read-only."""

    def __init__(self, folder: Path, worldview: Worldview) -> None:
        """Open `folder`; raises DataError when a file is missing or damaged."""
        self.worldview = worldview
        try:
            self._keys = marisa_trie.Trie().mmap(os.fspath(folder / layout.KEYS))
            self._texts = marisa_trie.Trie().mmap(os.fspath(folder / layout.TEXTS))
            self._offsets = _mapped(folder / layout.OFFSETS)
            self._postings = _mapped(folder / layout.POSTINGS)
            self.places = _mapped(folder / layout.PLACES)
            self._identifiers = _mapped(folder / layout.IDENTIFIERS)
            self._outlines = _mapped(folder / layout.OUTLINES)
            details = json.loads((folder / layout.DETAILS).read_text(encoding="utf-8"))
            self._outline_bytes = _mapped_bytes(folder / layout.OUTLINE_BYTES)
            self._slugs: dict[str, int] = details["slugs"]
            self._codes: dict[str, int] = details["codes"]
            self._by_latitude = folder / layout.SETTLEMENTS
            self._wikidata = {int(row): text for row, text in details["wikidata"].items()}
            self._disputed: dict[int, str] = {
                int(row): text for row, text in details["disputed"].items()
            }
        except (OSError, EOFError, ValueError, KeyError, RuntimeError) as error:
            raise DataError(
                f"The prepared gazetteer in {folder} is damaged ({error}): {how_to_repair(folder)}."
            ) from error
        if self.places.dtype != layout.PLACE:
            raise DataError(
                f"The gazetteer in {folder} was made by another version of Dateline: "
                f"{how_to_repair(folder)}."
            )
        self._country_field = "country" if worldview is Worldview.UN else "country_de_facto"
        self._country_position = (layout.PLACE.names or ()).index(self._country_field)
        self._code_of = {row: code for code, row in self._codes.items()}
        view = list(Worldview).index(worldview)
        shown = np.isin(self._outlines["view"], (view, layout.ANY_VIEW))
        numbers = np.flatnonzero(shown)
        rows = self._outlines["row"][numbers]
        self._outline_of = dict(zip(rows.tolist(), numbers.tolist(), strict=True))
        self._region_name = lru_cache(REGION_NAMES)(self.name)

    def postings(self, name_key: str, holders: Iterable[int] = ()) -> Iterator[Posting]:
        """Yield the MOST_BEARERS most prominent bearers of a key, most prominent first.

        With `holders`, only those that lie in the country, region or district of
        one of these rows: the bound counts after the choice.
        """
        bearers = self.bearers(name_key)
        holders = tuple(holders)
        if holders:
            bearers = bearers[self.lie_in(bearers["row"], holders)]
        yield from self._read(bearers[:MOST_BEARERS])

    def known(self, name_keys: Iterable[str]) -> Iterator[str]:
        """Return those of some keys that any place bears."""
        return filter(self._keys.__contains__, name_keys)

    def is_beginning(self, text: str) -> bool:
        """Say whether any key begins with `text`."""
        return next(self._keys.iterkeys(text), None) is not None

    def bearers(self, name_key: str) -> Array:
        """Return all the POSTINGs of a key, most prominent first."""
        number = self._keys.get(name_key)
        if number is None:
            return self._postings[:0]
        return self._postings[self._offsets[number] : self._offsets[number + 1]]

    def bearers_beginning(self, text: str) -> tuple[Array, Array]:
        """Return all the POSTINGs of the keys that begin with `text`, and which have it whole."""
        found = self._keys.iteritems(text)
        numbers = np.fromiter((number for _, number in found), dtype=np.int64)
        starts = self._offsets[numbers].astype(np.int64)
        lengths = self._offsets[numbers + 1].astype(np.int64) - starts
        before = np.cumsum(lengths) - lengths
        places = np.repeat(starts - before, lengths) + np.arange(lengths.sum())
        is_whole = np.repeat(numbers == self._keys.get(text, -1), lengths)
        return self._postings[places], is_whole

    def posting(self, record: Any) -> Posting:
        """Return a POSTING's row, name and kind."""
        return next(self._read(record.reshape(1)))

    def _read(self, bearers: Array) -> Iterator[Posting]:
        for row, text, kind in bearers.tolist():
            yield Posting(row, self._texts.restore_key(text), NAME_KINDS[kind])

    def all_postings(self) -> Iterator[tuple[str, Posting]]:
        """Yield every key with each of its bearers."""
        for name_key, number in self._keys.items():
            bearers = self._postings[self._offsets[number] : self._offsets[number + 1]]
            for posting in self._read(bearers):
                yield name_key, posting

    def lie_in(self, rows: Array, holders: Iterable[int]) -> Array:
        """Say of each row whether its place lies in one of `holders`, by administration."""
        places = self.places[rows]
        found = np.zeros(len(rows), dtype=np.bool_)
        for holder in holders:
            if layout.FEATURES[int(self.places["feature"][holder])] is FeatureClass.COUNTRY:
                inside = places[self._country_field] == self.places[self._country_field][holder]
            else:
                inside = (places["region"] == holder) | (places["district"] == holder)
            found |= inside & (rows != holder)
        return found

    def row(self, place_id: str) -> int | None:
        """Return the row of a place id, or None."""
        prefix, _, number = place_id.partition(":")
        if prefix != "geonames":
            return self._slugs.get(place_id)
        if not (number.isascii() and number.isdecimal()) or len(number) > 9:
            return None
        wanted = int(number)
        numbers = self._identifiers[:, 0]
        position = bisect_left(numbers, wanted)  # searchsorted would copy the column every time
        if position == len(numbers) or numbers[position] != wanted:
            return None
        return int(self._identifiers[position, 1])

    def row_of_code(self, code: str) -> int | None:
        """Return the row of an ISO country code or a GeoNames region code ("UA.05"), or None."""
        return self._codes.get(code)

    def prominence(self, row: int) -> float:
        """Return how prominent the row's place is, in people."""
        return float(self.places["prominence"][row])

    def country(self, row: int) -> str | None:
        """Return the row's country under the worldview."""
        return bytes(self.places[self._country_field][row]).decode() or None

    def region_row(self, row: int) -> int | None:
        """Return the row of the first-level region that holds the row's place, or None."""
        found = int(self.places["region"][row])
        return found if found >= 0 else None

    def district_row(self, row: int) -> int | None:
        """Return the row of the second-level division that holds the row's place, or None."""
        found = int(self.places["district"][row])
        return found if found >= 0 else None

    def name(self, row: int) -> str:
        """Return the row's main name."""
        return str(self._texts.restore_key(int(self.places["name"][row])))

    def place(self, row: int) -> Place:
        """Return the place of a row."""
        # One item() call reads the whole record ten times faster than its fields one by one.
        record = self.places[row].item()
        (_, lat, lon, population, number, name, region, _, radius_km, *_, feature, capital) = record
        code = self._code_of.get(region)
        country = record[self._country_position].decode()
        return Place(
            id=self._slug_of.get(row) or f"geonames:{number}",
            name=self._texts.restore_key(name),
            feature=layout.FEATURES[feature],
            lat=lat,
            lon=lon,
            country_code=country or None,
            region_code=code.partition(".")[2] if code else None,
            region_name=self._region_name(region) if region not in (-1, row) else None,
            geonames_id=number or None,
            wikidata_id=self._wikidata.get(row),
            population=population,
            disputed=self._disputed_words(row, region, country),
            has_footprint=row in self._outline_of,
            radius_km=radius_km or None,
            is_capital=bool(capital),
        )

    @cached_property
    def _slug_of(self) -> dict[int, str]:
        return {row: slug for slug, row in self._slugs.items()}

    def footprint(self, row: int) -> Footprint | None:
        """Return the row's outline under the worldview, or None."""
        number = self._outline_of.get(row)
        if number is None:
            return None
        outline = self._outlines[number]
        start, length = int(outline["start"]), int(outline["length"])
        return Footprint(
            place_id=self.place(row).id,
            wkb=self._outline_bytes[start : start + length],
            label_lat=float(outline["label_lat"]),
            label_lon=float(outline["label_lon"]),
        )

    def is_region(self, row: int) -> bool:
        """Say whether the row is a first-level region."""
        return layout.FEATURES[int(self.places["feature"][row])] is FeatureClass.REGION

    def _disputed_words(self, row: int, region: int, country: str) -> str | None:
        """Return the dispute about a place, or about the region or country that holds it."""
        told = self._disputed
        return told.get(row) or told.get(region) or told.get(self._codes.get(country, -1))

    def nearest_settlement(self, lat: float, lon: float) -> int | None:
        """Return the row of the settlement nearest to a point; None when none is known."""
        settlements = self._settlements
        band = FIRST_BAND
        while len(settlements):
            first, after = np.searchsorted(settlements["lat"], (lat - band, lat + band))
            near = settlements[first:after]
            if len(near):
                turns = np.abs(near["lon"] - lon) % 360.0
                east = np.minimum(turns, 360.0 - turns) * np.cos(np.radians(lat))
                squares = east * east + (near["lat"] - lat) ** 2
                if squares.min() <= band * band or band >= 180.0:
                    return int(near["row"][np.argmin(squares)])
            band *= 4.0
        return None

    @cached_property
    def _settlements(self) -> Array:
        """One SETTLEMENT a settlement, from south to north."""
        if self._by_latitude.exists():
            return _mapped(self._by_latitude)
        return by_latitude(self.places)

    def rows_with_outline(self) -> tuple[int, ...]:
        """Return the rows that have an outline under the worldview."""
        return tuple(self._outline_of)

    def disputed_rows(self) -> tuple[int, ...]:
        """Return the rows that have a dispute in words."""
        return tuple(self._disputed)


def by_latitude(places: Array) -> Array:
    """Return one SETTLEMENT for each settlement among `places`, from south to north."""
    rows = np.flatnonzero(places["feature"] == layout.FEATURES.index(FeatureClass.SETTLEMENT))
    rows = rows[np.argsort(places["lat"][rows], kind="stable")]
    found = np.empty(len(rows), dtype=layout.SETTLEMENT)
    found["lat"], found["lon"], found["row"] = places["lat"][rows], places["lon"][rows], rows
    return found


def _mapped(path: Path) -> Array:
    array: Array = np.load(path, mmap_mode="r")
    return array.view(np.ndarray)  # numpy.memmap makes each access four times slower


def _mapped_bytes(path: Path) -> mmap.mmap:
    with path.open("rb") as opened:
        return mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
