"""The gazetteer that ships with Dateline, as the full one takes it over."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np

from geo.gazetteer import layout
from geo.gazetteer.geonames.reading import KIND_NUMBERS, joined
from geo.gazetteer.geonames.workspace import Array, Workspace
from geo.gazetteer.index import Index
from geo.model import FeatureClass, Worldview

NAMES = "shipped.npz"
"""Its names, as a chunk; `owner` is -1 minus the row, because not all places have GeoNames ids."""
SETTLEMENT = layout.FEATURES.index(FeatureClass.SETTLEMENT)
_SETTLED_NAMES = tuple(
    layout.FEATURES.index(feature) for feature in (FeatureClass.COUNTRY, FeatureClass.CONTINENT)
)


class Shipped:
    """The prepared index of the gazetteer that ships with Dateline."""

    def __init__(self, folder: Path) -> None:
        """Open the index that `geo.gazetteer.prepare` has made."""
        self.folder = folder
        self.index = Index(folder, Worldview.UN)
        self.places: Array = self.index.places.copy()
        identifiers = np.load(folder / layout.IDENTIFIERS)
        self.ids: Array = identifiers[:, 0].astype(np.int32)
        """GeoNames ids, ascending."""
        self.rows: Array = identifiers[:, 1].astype(np.int64)
        """Row of each of `ids`."""

    def adopt(self, ids: Array, rows: Array) -> None:
        """Give GeoNames ids to places that are shipped without one."""
        self.places["geonames_id"][rows] = ids
        all_ids = np.concatenate([self.ids, ids.astype(np.int32)])
        order = np.argsort(all_ids)
        self.ids, self.rows = all_ids[order], np.concatenate([self.rows, rows])[order]

    @cached_property
    def settled_ids(self) -> Array:
        """GeoNames ids of countries and continents, whose names the dump does not add to.

        Among the hundreds that the dump has are names of parts and former parts.
        """
        return self.ids[np.isin(self.places["feature"][self.rows], _SETTLED_NAMES)]

    def rows_of(self, ids: Array) -> Array:
        """Return the row of each GeoNames id, -1 where none is shipped."""
        return find(self.ids, self.rows, ids)

    @cached_property
    def details(self) -> dict[str, dict[str, Any]]:
        """What few places have: slugs, codes, Wikidata ids, disputes."""
        told: dict[str, dict[str, Any]] = json.loads(
            (self.folder / layout.DETAILS).read_text("utf-8")
        )
        return told

    def text_numbers(self, trie: Path) -> Array:
        """Return the number of each place's main name in another trie of names."""
        texts = marisa_trie.Trie().mmap(str(trie))
        names = (texts[self.index.name(row)] for row in range(len(self.places)))
        return np.fromiter(names, dtype=np.uint32, count=len(self.places))

    def save_names(self, workspace: Workspace) -> None:
        """Save the names as a chunk."""
        keys, names, owners, kinds = [], [], [], []
        for name_key, posting in self.index.all_postings():
            keys.append(name_key)
            names.append(posting.name)
            owners.append(-1 - posting.row)
            kinds.append(KIND_NUMBERS[posting.kind])
        workspace.save_arrays(
            NAMES,
            owner=np.array(owners, dtype=np.int32),
            kind=np.array(kinds, dtype=np.uint8),
            keys=joined(keys),
            names=joined(names),
        )


def find(ids: Array, values: Array, wanted: Array) -> Array:
    """Return for each wanted id the value beside it in the ascending `ids`, -1 where it lacks."""
    found = np.full(len(wanted), -1, dtype=np.int64)
    if len(ids):
        spots = np.minimum(np.searchsorted(ids, wanted), len(ids) - 1)
        is_there = ids[spots] == wanted
        found[is_there] = values[spots[is_there]]
    return found
