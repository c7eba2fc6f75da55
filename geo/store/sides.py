"""Who tells of which event, in columns: how often each is told, and the layers of a comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from geo.features.comparison import NOT_COMPARED, Compared, Group
from geo.store.columns import Codes, Columns
from geo.store.masks import Mask

LAYERS = (*(group.value for group in Group), NOT_COMPARED)
"""Keys of the layers of a comparison; a code is a position among them."""


def events_told(columns: Columns, passing: Mask) -> Mapping[int, int]:
    """Return how many of the passing reports each event has, by its code."""
    numbers = np.bincount(columns.event[passing], minlength=len(columns.event_keys))
    numbers[columns.event_keys == 0] = 0
    told = np.flatnonzero(numbers)
    return dict(zip(told.tolist(), numbers[told].tolist(), strict=True))


def rows_told(
    columns: Columns, passing: Mask, events: Sequence[int], most: int
) -> NDArray[np.intp]:
    """Return the first `most` rows of each of the events among those that pass, event by event."""
    is_asked = np.zeros(len(columns.event_keys), np.bool_)
    is_asked[list(events)] = True
    rows = np.flatnonzero(passing & is_asked[columns.event])
    rows = rows[np.argsort(columns.event[rows], kind="stable")]
    codes = columns.event[rows]
    starts = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]])[: len(codes)]
    within = np.arange(len(rows)) - np.repeat(starts, np.diff(np.r_[starts, len(rows)]))
    return rows[within < most]


def layered(columns: Columns, either: Mask, compared: Compared) -> Codes:
    """Return for each report the layer of its event, where the report is on either side."""
    layer_of = np.full(len(columns.event_keys), len(LAYERS) - 1, np.uint8)
    for code, group in enumerate(Group):
        layer_of[list(compared.of(group))] = code
    return np.where(either, layer_of[columns.event], np.uint8(len(LAYERS) - 1))
