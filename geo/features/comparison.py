"""Two publishers or two days side by side: what is compared, and which events each side tells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import unquote

from geo.errors import FilterError
from geo.model import ReportFilter

LONGEST_SIDE = 500
"""Characters of a publisher's name in an address: a judgement, far above any name."""

_RESERVED = re.compile(r"[%|]")


class ComparisonKind(StrEnum):
    """What the two sides are."""

    PUBLISHER = "publisher"
    DAY = "day"
    """Publication days: what the articles of one day say beside what those of another say."""


class Group(StrEnum):
    """Which side of a comparison tells of an event; also the keys of the map's layers."""

    LEFT = "left"
    RIGHT = "right"
    SHARED = "shared"
    """Both, and nothing that one says is known to contradict the other."""
    CONTRADICTED = "contradicted"
    """Both, and one says what cannot hold beside the other."""


NOT_COMPARED = "other"
"""Key of the layer of what is on neither side, or in no event."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two publishers, or two publication days in ISO 8601."""

    kind: ComparisonKind
    left: str
    """The empty string stands for articles without a known publisher."""
    right: str

    def sides(self, wanted: ReportFilter) -> tuple[ReportFilter, ReportFilter]:
        """Return `wanted` for each side; what it says of publishers or days gives way."""
        return self._side(wanted, self.left), self._side(wanted, self.right)

    def _side(self, wanted: ReportFilter, value: str) -> ReportFilter:
        if self.kind is ComparisonKind.PUBLISHER:
            return replace(wanted, publishers=frozenset({value}))
        day = date.fromisoformat(value)
        return replace(wanted, published_from=day, published_to=day, include_unpublished=False)


@dataclass(frozen=True, slots=True)
class Compared:
    """The events that one side or both tell of, each in one group, most told first.

    Events go by numbers, which hold for one state of a store.
    """

    left: tuple[int, ...] = ()
    right: tuple[int, ...] = ()
    shared: tuple[int, ...] = ()
    contradicted: tuple[int, ...] = ()
    unread: int = 0
    """Events of `shared` that were not searched for contradictions, for there are too many."""

    def of(self, group: Group) -> tuple[int, ...]:
        """Return the events of a group."""
        groups = {
            Group.LEFT: self.left,
            Group.RIGHT: self.right,
            Group.SHARED: self.shared,
            Group.CONTRADICTED: self.contradicted,
        }
        return groups[group]


def write_comparison(comparison: Comparison) -> str:
    """Return a comparison as an address writes it: `publisher:Rift Herald|Andes Courier`."""
    left, right = (_RESERVED.sub(_percent, side) for side in (comparison.left, comparison.right))
    return f"{comparison.kind.value}:{left}|{right}"


def _percent(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"


def read_comparison(value: str) -> Comparison:
    """Return the comparison that `value` names; raises FilterError for what is none."""
    kind, colon, both = value.partition(":")
    sides = both.split("|")
    if kind not in {one.value for one in ComparisonKind} or not colon or len(sides) != 2:
        raise FilterError(
            "“compare” cannot be read: write publisher:One|Other or day:2024-10-30|2024-10-31."
        )
    left, right = (unquote(side)[:LONGEST_SIDE] for side in sides)
    if kind == ComparisonKind.DAY:
        left, right = _day(left), _day(right)
    return comparison_of(ComparisonKind(kind), left, right)


def comparison_of(kind: ComparisonKind, left: str, right: str) -> Comparison:
    """Return the comparison of two sides; raises FilterError when they are the same."""
    if left == right:
        raise FilterError("“compare” names the same side twice: choose two that differ.")
    return Comparison(kind, left, right)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise FilterError("“compare” needs two dates like day:2024-10-30|2024-10-31.") from None
