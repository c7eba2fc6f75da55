"""Finds what ships with Dateline without a GeoNames id and stands in the dump too.

Two entries are the same thing when they bear a common name, are of the same
class and lie within TWIN_KM; of several, the most prominent of the dump is
taken. The two become one place, which keeps its own id and gets GeoNames' beside.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from geo.gazetteer import layout
from geo.gazetteer.geonames.numbering import numbers_of
from geo.gazetteer.geonames.shipped import NAMES, Shipped
from geo.gazetteer.geonames.workspace import Array, Workspace
from geo.model import FeatureClass

TWINS = "twins.npy"
"""GeoNames id and shipped row of each pair."""
TWIN_KM = {
    FeatureClass.SETTLEMENT: 10.0,
    FeatureClass.FACILITY: 10.0,
    FeatureClass.LANDFORM: 100.0,
    FeatureClass.AREA: 100.0,
    FeatureClass.WATER: 300.0,
}
"""How far the two points of one thing may lie apart: judgements, wide for what is large itself."""
KM_PER_DEGREE = 111.2
_REACH = np.array([TWIN_KM.get(feature, 0.0) for feature in layout.FEATURES])
_PAIR = np.dtype([("row", "<i8"), ("prominence", "<f8"), ("id", "<i4")])


def find_twins(workspace: Workspace, chunks: Sequence[str], shipped: Shipped) -> None:
    """Save TWINS, and let `shipped` adopt them."""
    if not workspace.has(TWINS):
        keys, rows = _keys_without_id(workspace, shipped)
        pairs = np.concatenate([_pairs(workspace, name, keys, rows, shipped) for name in chunks])
        best = pairs[np.lexsort((-pairs["prominence"], pairs["row"]))]
        _, firsts = np.unique(best["row"], return_index=True)
        best = best[firsts]
        _, firsts = np.unique(best["id"], return_index=True)
        found = best[firsts]
        workspace.save_array(TWINS, np.stack([found["id"].astype(np.int64), found["row"]], axis=1))
    twins = workspace.map(TWINS)
    shipped.adopt(twins[:, 0], twins[:, 1])


def _keys_without_id(workspace: Workspace, shipped: Shipped) -> tuple[Array, Array]:
    """Return key numbers, ascending, and rows of the shipped places without GeoNames id."""
    with workspace.load(NAMES) as chunk:
        rows = -1 - chunk["owner"].astype(np.int64)
    keys = workspace.map(numbers_of(NAMES))["key"]
    is_open = shipped.places["geonames_id"][rows] == 0
    keys, rows = keys[is_open], rows[is_open]
    order = np.argsort(keys, kind="stable")
    return keys[order], rows[order]


def _pairs(workspace: Workspace, name: str, keys: Array, rows: Array, shipped: Shipped) -> Array:
    """Return the _PAIRs that the names of one chunk of places make."""
    with workspace.load(name) as chunk:
        parsed, first = chunk["place"], chunk["first"]
    named = workspace.map(numbers_of(name))["key"]
    owners = np.searchsorted(first, np.arange(len(named)), side="right") - 1
    starts, ends = (np.searchsorted(keys, named, side=side) for side in ("left", "right"))
    counts = ends - starts
    is_known = counts > 0
    counts = counts[is_known]
    places = parsed[np.repeat(owners[is_known], counts)]
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    found = rows[np.repeat(starts[is_known], counts) + within]
    others = shipped.places[found]
    is_twin = (places["feature"] == others["feature"]) & (
        _kilometres(places, others) <= _REACH[places["feature"]]
    )
    is_twin &= shipped.rows_of(places["geonames_id"]) < 0
    pairs = np.empty(int(is_twin.sum()), dtype=_PAIR)
    pairs["row"] = found[is_twin]
    pairs["prominence"] = places["prominence"][is_twin]
    pairs["id"] = places["geonames_id"][is_twin]
    return pairs


def _kilometres(one: Array, other: Array) -> Array:
    """Return the distances between places, reckoned on a plane: enough for a few hundred km."""
    turns = np.abs(one["lon"] - other["lon"])
    east = np.minimum(turns, 360.0 - turns) * np.cos(np.radians(one["lat"]))
    distances: Array = KM_PER_DEGREE * np.hypot(east, one["lat"] - other["lat"])
    return distances
