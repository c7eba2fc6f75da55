"""Third stage: the rows of all places, most prominent first, and their GeoNames ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from geo.gazetteer import layout
from geo.gazetteer.geonames.reading import PARSED
from geo.gazetteer.geonames.shipped import SETTLEMENT, Shipped, find
from geo.gazetteer.geonames.workspace import INDEX, Array, Workspace
from geo.gazetteer.prominence import COUNTRY_FACTOR, SMALLEST_COUNTRY

SHIPPED_ROWS = "shipped-rows.npy"
"""New row of each row of the shipped gazetteer."""
IDENTIFIERS = f"{INDEX}/{layout.IDENTIFIERS}"


def order_rows(
    workspace: Workspace, chunks: Sequence[str], shipped: Shipped, countries: Mapping[str, int]
) -> None:
    """Save SHIPPED_ROWS, then IDENTIFIERS; `countries` has the ids of new countries."""
    if workspace.has(IDENTIFIERS):
        return
    parsed = np.concatenate([place_fields(workspace, name, _ORDER_FIELDS) for name in chunks])
    before = shipped.rows_of(parsed["geonames_id"])
    weights = _refreshed_prominence(shipped, before, parsed["population"])
    new = parsed[before < 0]
    ids, firsts = np.unique(new["geonames_id"], return_index=True)
    added = new["prominence"][firsts]
    is_country = np.isin(ids, list(countries.values()))
    people = np.maximum(new["population"][firsts], SMALLEST_COUNTRY)
    added[is_country] = people[is_country] * COUNTRY_FACTOR
    order = np.argsort(-np.concatenate([weights, added]), kind="stable")
    rows = np.empty(len(order), dtype=np.int32)
    rows[order] = np.arange(len(order), dtype=np.int32)
    workspace.save_array(SHIPPED_ROWS, rows[: len(weights)])
    all_ids = np.concatenate([shipped.ids, ids]).astype(np.int32)
    all_rows = np.concatenate([rows[shipped.rows], rows[len(weights) :]])
    by_id = np.argsort(all_ids)
    workspace.save_array(IDENTIFIERS, np.stack([all_ids[by_id], all_rows[by_id]], axis=1))


_ORDER_FIELDS = ("prominence", "population", "geonames_id")


def place_fields(workspace: Workspace, name: str, fields: Iterable[str]) -> Array:
    """Return some fields of a chunk's places, compact."""
    with workspace.load(name) as chunk:
        places = chunk["place"]
    kept = np.empty(len(places), dtype=[(field, PARSED[field]) for field in fields])
    for field in fields:
        kept[field] = places[field]
    return kept


def _refreshed_prominence(shipped: Shipped, before: Array, population: Array) -> Array:
    """Return the prominence of the shipped places, settlements in step with their inhabitants."""
    weights = np.array(shipped.places["prominence"])
    is_refreshed = (before >= 0) & (population > 0)
    rows = before[is_refreshed]
    old = shipped.places["population"][rows]
    is_settlement = (shipped.places["feature"][rows] == SETTLEMENT) & (old > 0)
    rows, old = rows[is_settlement], old[is_settlement]
    weights[rows] = weights[rows] * population[is_refreshed][is_settlement] / old
    return weights


class Rows:
    """Which row each place of the full gazetteer has."""

    def __init__(self, workspace: Workspace, shipped: Shipped) -> None:
        """Read what `order_rows` has saved."""
        identifiers = workspace.map(IDENTIFIERS)
        self._ids, self._rows = identifiers[:, 0].copy(), identifiers[:, 1].copy()
        self.of_shipped = np.array(workspace.map(SHIPPED_ROWS), dtype=np.int64)
        """New row of each row of the shipped gazetteer."""
        self._count = len(self._ids) + len(shipped.places) - len(shipped.ids)

    def __len__(self) -> int:
        """Return the number of places."""
        return self._count

    def of_ids(self, ids: Array) -> Array:
        """Return the row of each GeoNames id, -1 where there is none."""
        return find(self._ids, self._rows, ids)

    def of_id(self, number: int) -> int:
        """Return the row of one GeoNames id, or -1."""
        return int(self.of_ids(np.array([number]))[0])
