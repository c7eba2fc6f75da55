"""Writes the files of a prepared gazetteer out of its entries and outlines."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
import shapely
from shapely.geometry import shape

from geo.gazetteer import layout, sources
from geo.gazetteer.entry import NAME_KINDS, Entry
from geo.gazetteer.names import LONGEST_NAME, is_postal_code, key
from geo.gazetteer.prominence import prominences
from geo.model import FeatureClass, Worldview

STEPS = 4
"""How often `write_index` says that it got on."""
OWN_ID = "dateline:"
"""How the ids of Dateline's own entries begin; GeoNames may have a record of them too."""
_KIND_NUMBERS = {kind: number for number, kind in enumerate(NAME_KINDS)}


def write_index(folder: Path, entries: Sequence[Entry], on_step: Callable[[], object]) -> None:
    """Write the index of `entries` into an empty folder; calls `on_step` after each step."""
    weights = prominences(entries)
    order = sorted(range(len(entries)), key=lambda number: -weights[number])
    entries = [entries[number] for number in order]
    on_step()
    texts = _write_names(folder, entries)
    on_step()
    _write_places(folder, entries, sorted(weights, reverse=True), texts)
    on_step()
    _write_outlines(folder, entries)
    on_step()


def _write_names(folder: Path, entries: Sequence[Entry]) -> marisa_trie.Trie:
    keys: list[str] = []
    names: list[str] = []
    rows: list[int] = []
    kinds: list[int] = []
    for row, entry in enumerate(entries):
        for name_key, (name, kind) in _distinct_names(entry):
            keys.append(name_key)
            names.append(name)
            rows.append(row)
            kinds.append(kind)
    key_trie, text_trie = marisa_trie.Trie(keys), marisa_trie.Trie(names)
    key_numbers = np.fromiter((key_trie[k] for k in keys), dtype=np.uint32, count=len(keys))
    postings = np.empty(len(keys), dtype=layout.POSTING)
    postings["row"], postings["kind"] = rows, kinds
    postings["text"] = np.fromiter((text_trie[n] for n in names), dtype=np.uint32, count=len(names))
    sequence = np.lexsort((postings["row"], key_numbers))
    counts = np.bincount(key_numbers, minlength=len(key_trie))
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32)
    key_trie.save(os.fspath(folder / layout.KEYS))
    text_trie.save(os.fspath(folder / layout.TEXTS))
    np.save(folder / layout.POSTINGS, postings[sequence])
    np.save(folder / layout.OFFSETS, offsets)
    return text_trie


def _distinct_names(entry: Entry) -> Iterable[tuple[str, tuple[str, int]]]:
    """Return each key of the entry once, with the name and kind that say most about it."""
    found: dict[str, tuple[str, int]] = {}
    for name, kind in [(entry.name, "main"), *entry.names]:
        name_key = key(name) if len(name) <= LONGEST_NAME else ""
        if name_key and (name_key not in found or _says_more(kind, name, found[name_key][1])):
            found[name_key] = (name, _KIND_NUMBERS[kind])
    return found.items()


def _says_more(kind: str, name: str, known: int) -> bool:
    """Say whether a name's kind should replace the known kind of the same key.

    Hand-written kinds replace "alternate", and a true name replaces a station code.
    """
    if NAME_KINDS[known] == "code":
        return kind != "code" and not is_postal_code(name)
    if NAME_KINDS[known] == "alternate":
        return kind in ("abbreviation", "adjectival") or (kind == "code" and is_postal_code(name))
    return False


def _write_places(
    folder: Path, entries: Sequence[Entry], weights: Sequence[float], texts: marisa_trie.Trie
) -> None:
    regions = {e.code: row for row, e in enumerate(entries) if e.feature is FeatureClass.REGION}
    by_number = {e.geonames_id: row for row, e in enumerate(entries) if e.geonames_id}
    features = {feature: number for number, feature in enumerate(layout.FEATURES)}
    records = [
        (
            weights[row],
            entry.lat,
            entry.lon,
            min(entry.population, 2**32 - 1),
            entry.geonames_id,
            texts[entry.name],
            regions.get(entry.region, -1),
            by_number.get(entry.district, -1) if entry.district else -1,
            entry.radius_km,
            entry.country.encode(),
            entry.country_de_facto.encode(),
            features[entry.feature],
            entry.is_capital,
        )
        for row, entry in enumerate(entries)
    ]
    places = np.array(records, dtype=layout.PLACE)
    np.save(folder / layout.PLACES, places)
    numbers = np.array(sorted(by_number.items()), dtype=np.int32)
    np.save(folder / layout.IDENTIFIERS, numbers)
    details = {
        "slugs": {e.id: row for row, e in enumerate(entries) if e.id.startswith(OWN_ID)},
        "codes": {
            e.code: row for row, e in enumerate(entries) if e.code and e.feature != "district"
        },
        "wikidata": {row: e.wikidata_id for row, e in enumerate(entries) if e.wikidata_id},
        "disputed": {row: e.disputed for row, e in enumerate(entries) if e.disputed},
    }
    text = json.dumps(details, ensure_ascii=False)
    (folder / layout.DETAILS).write_text(text, encoding="utf-8")


def _write_outlines(folder: Path, entries: Sequence[Entry]) -> None:
    rows = {entry.id: row for row, entry in enumerate(entries)}
    rows |= {entry.code: row for row, entry in enumerate(entries) if entry.code}
    found = []
    start = 0
    with (folder / layout.OUTLINE_BYTES).open("wb") as out:
        for owner, view, geometry in _outlines():
            if owner not in rows or geometry.is_empty:
                continue
            data: bytes = shapely.to_wkb(geometry)
            largest = max(shapely.get_parts(geometry), key=lambda part: part.area)
            label = largest.representative_point()
            found.append((rows[owner], view, start, len(data), label.y, label.x))
            out.write(data)
            start += len(data)
    outlines = np.array(sorted(found), dtype=layout.OUTLINE)
    np.save(folder / layout.OUTLINES, outlines)


def _outlines() -> Iterator[tuple[str, int, Any]]:
    """Yield id or code of the owner, the worldview and the polygon of every outline."""
    for number, view in enumerate(Worldview):
        for feature in sources.read_features(sources.GEOMETRY / f"countries.{view.value}.geojson"):
            yield feature["properties"]["code"], number, shape(feature["geometry"])
    for file in ("regions.geojson.gz", "districts.geojson.gz"):
        for feature in sources.read_features(sources.GEOMETRY / file):
            owner = f"geonames:{feature['properties']['geonames_id']}"
            yield owner, layout.ANY_VIEW, shape(feature["geometry"])
    for feature in sources.read_features(sources.GEOMETRY / "areas.geojson.gz"):
        if feature["geometry"] is not None:
            owner = f"dateline:{feature['properties']['slug']}"
            yield owner, layout.ANY_VIEW, shape(feature["geometry"])
