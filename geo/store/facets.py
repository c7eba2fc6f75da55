"""Counts by facet: facets with few values are counted together, in one pass over the reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.store.columns import (
    EVENT_TYPES,
    MAP_AS,
    REVIEW_STATES,
    STATUSES,
    UNKNOWN,
    Codes,
    Columns,
)
from geo.store.masks import Mask

CONFIDENCE_STEP = 10
"""Per cent: width of the classes in which confidence is counted."""

PRECISIONS = 8
"""Values of UCDP where_prec, 1 to 7, and 0 for unknown."""

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True, eq=False)
class FacetBook:
    """One code for each combination of the values of some facets."""

    facets: Mapping[str, Values]
    """Values of each facet, None for what is not counted."""
    codes: NDArray[np.unsignedinteger[Any]]

    def table(self, passing: Mask) -> NDArray[np.int64]:
        """Return the number of reports that pass for each combination, one axis a facet."""
        shape = tuple(len(values) for values in self.facets.values())
        chosen = self.codes if passing.all() else self.codes[passing]
        return np.bincount(chosen, minlength=int(np.prod(shape))).reshape(shape)

    def counts(self, facet: str, table: NDArray[np.int64]) -> dict[str, int]:
        """Return the number of reports for each value of a facet that has any."""
        axes = tuple(axis for axis, name in enumerate(self.facets) if name != facet)
        numbers = table.sum(axis=axes).tolist()
        named = zip(self.facets[facet], numbers, strict=True)
        return {str(value): number for value, number in named if number and value is not None}


def facet_books(columns: Columns) -> tuple[FacetBook, ...]:
    """Return the facets of all reports, those with few values together."""
    return (
        _book(
            ("event_type", EVENT_TYPES, columns.event_type),
            ("status", STATUSES, columns.status),
            ("map_as", MAP_AS, columns.map_as),
            ("review_state", REVIEW_STATES, columns.review_state),
        ),
        _book(
            ("where_prec", (None, *range(1, PRECISIONS)), _precisions(columns)),
            ("confidence", (None, *range(0, 101, CONFIDENCE_STEP)), _confidences(columns)),
        ),
        _book(("publisher", columns.publishers, columns.publisher)),
        _book(("claimant", columns.claimant_names, columns.claimant)),
    )


def _book(*facets: tuple[str, Iterable[Any], Codes]) -> FacetBook:
    values = {name: tuple(each) for name, each, _ in facets}
    joined = facets[0][2].astype(np.uint32)
    for _, each, codes in facets[1:]:
        joined *= np.uint32(len(tuple(each)))
        joined += codes
    size = int(np.prod([len(each) for each in values.values()]))
    return FacetBook(values, joined.astype(np.min_scalar_type(max(size - 1, 0))))


def _precisions(columns: Columns) -> Codes:
    known = columns.where_prec
    return np.where((known == UNKNOWN) | (known >= PRECISIONS), np.uint8(0), known)


def _confidences(columns: Columns) -> Codes:
    """Return classes of confidence, 0 for what has none; a tenth belongs to the class it begins."""
    steps = np.maximum(columns.confidence, 0) * np.float32(100 / CONFIDENCE_STEP) + 1e-4
    return np.where(columns.confidence < 0, np.uint8(0), steps.astype(np.uint8) + np.uint8(1))
