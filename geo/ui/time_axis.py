"""The two axes of the timeline: which parts of the filter each of them sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from geo.features.view_query import TimeAxis
from geo.model import ReportFilter


@dataclass(frozen=True, slots=True)
class Axis:
    """How an axis is called, and the fields of ReportFilter that it sets."""

    label: str
    first: str
    last: str
    undated: str
    no_date: str
    """What reports without a day on this axis are called."""


AXES = MappingProxyType(
    {
        TimeAxis.EVENT: Axis("Event date", "date_from", "date_to", "include_undated", "undated"),
        TimeAxis.PUBLISHED: Axis(
            "Publication date",
            "published_from",
            "published_to",
            "include_unpublished",
            "no publication date",
        ),
    }
)


def limits(wanted: ReportFilter, axis: TimeAxis) -> tuple[date | None, date | None]:
    """Return the first and last day that the filter lets through on an axis."""
    names = AXES[axis]
    return getattr(wanted, names.first), getattr(wanted, names.last)


def limiting(axis: TimeAxis, first: date | None, last: date | None) -> dict[str, Any]:
    """Return the fields of the filter that let [first, last] through on an axis."""
    return {AXES[axis].first: first, AXES[axis].last: last}


def has_undated(wanted: ReportFilter, axis: TimeAxis) -> bool:
    """Say whether the filter lets reports without a day on an axis through."""
    return bool(getattr(wanted, AXES[axis].undated))
