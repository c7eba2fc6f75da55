"""Which events one publisher or day tells of, which the other, and where the two contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from geo.features.comparison import Compared, Comparison
from geo.linking.claims import contradict
from geo.model import FiledReport, ReportFilter
from geo.protocols import Telling

MOST_EVENTS_READ = 500
"""Shared events whose reports are read in search of contradictions, those with most reports
first: about a second. A judgement; how many are left unread is told."""

MOST_REPORTS_READ = 10
"""Reports of one event and side that are read: every pair of them is compared. A judgement."""


def compare(telling: Telling, comparison: Comparison, wanted: ReportFilter) -> Compared:
    """Return the events that either side tells of under the filter, each in one group."""
    left, right = comparison.sides(wanted)
    left_told, right_told = telling.events_told(left), telling.events_told(right)

    def number(event: int) -> int:
        return left_told.get(event, 0) + right_told.get(event, 0)

    both = _most_first(left_told.keys() & right_told.keys(), number)
    read = both[:MOST_EVENTS_READ]
    contradicted = _contradicted(
        telling.reports_told(read, left, MOST_REPORTS_READ),
        telling.reports_told(read, right, MOST_REPORTS_READ),
    )
    return Compared(
        left=_most_first(left_told.keys() - right_told.keys(), number),
        right=_most_first(right_told.keys() - left_told.keys(), number),
        shared=tuple(event for event in both if event not in contradicted),
        contradicted=tuple(event for event in both if event in contradicted),
        unread=len(both) - len(read),
    )


def _most_first(events: Iterable[int], number: Callable[[int], int]) -> tuple[int, ...]:
    return tuple(sorted(events, key=lambda event: (-number(event), event)))


def _contradicted(
    left: Mapping[int, Sequence[FiledReport]], right: Mapping[int, Sequence[FiledReport]]
) -> set[int]:
    return {
        event
        for event, reports in left.items()
        if any(contradict(one, other) for one in reports for other in right.get(event, ()))
    }
