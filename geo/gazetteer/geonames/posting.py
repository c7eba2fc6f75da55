"""Fourth stage: who bears which key."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from geo.gazetteer import layout
from geo.gazetteer.geonames.numbering import numbers_of
from geo.gazetteer.geonames.ordering import Rows
from geo.gazetteer.geonames.shipped import Shipped
from geo.gazetteer.geonames.workspace import INDEX, Array, Workspace

POSTINGS = f"{INDEX}/{layout.POSTINGS}"
OFFSETS = f"{INDEX}/{layout.OFFSETS}"


def write_postings(
    workspace: Workspace, chunks: Sequence[str], rows: Rows, shipped: Shipped
) -> None:
    """Write the bearers of each key, each once and most prominent first.

    Of the names of a place under one key the first stays, and the shipped names
    come first in `chunks`: so hand-written kinds win over those of the dump.
    """
    if workspace.has(OFFSETS):
        return
    keys, postings = _joined(workspace, chunks, rows, shipped)
    both = (keys.astype(np.uint64) << np.uint64(32)) | postings["row"]
    order = np.argsort(both, kind="stable")
    both = both[order]
    is_first = np.ones(len(both), dtype=np.bool_)
    is_first[1:] = both[1:] != both[:-1]
    kept = order[is_first]
    del order, both
    workspace.save_array(POSTINGS, postings[kept])
    counts = np.bincount(keys[kept], minlength=int(keys.max()) + 1)
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32)
    workspace.save_array(OFFSETS, offsets)


def _joined(
    workspace: Workspace, chunks: Sequence[str], rows: Rows, shipped: Shipped
) -> tuple[Array, Array]:
    """Return key numbers and postings of the names of all chunks."""
    keys, postings = [], []
    for name in chunks:
        with workspace.load(name) as chunk:
            owners, kinds = chunk["owner"], chunk["kind"]
        numbers = workspace.map(numbers_of(name))
        bearers = _rows_of_owners(owners, rows, shipped)
        is_kept = bearers >= 0
        found = np.empty(int(is_kept.sum()), dtype=layout.POSTING)
        found["row"], found["kind"] = bearers[is_kept], kinds[is_kept]
        found["text"] = numbers["text"][is_kept]
        keys.append(numbers["key"][is_kept])
        postings.append(found)
    return np.concatenate(keys), np.concatenate(postings)


def _rows_of_owners(owners: Array, rows: Rows, shipped: Shipped) -> Array:
    """Return the row of each owner, -1 for those to which the dump may add no names."""
    found = np.full(len(owners), -1, dtype=np.int64)
    is_shipped = owners < 0
    found[is_shipped] = rows.of_shipped[-1 - owners[is_shipped]]
    is_open = ~is_shipped & ~np.isin(owners, shipped.settled_ids)
    found[is_open] = rows.of_ids(owners[is_open])
    return found
