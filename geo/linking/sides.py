"""Which events one publisher or day tells of, which the other, and where the two contradict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from geo.features.comparison import Compared, Comparison
from geo.linking.claims import contradict
from geo.model import Event, FiledReport, ReportFilter
from geo.protocols import Store, Telling

MOST_EVENTS_READ = 500
"""Shared events whose reports are read in search of contradictions, those with most reports
first: about a second. A judgement; how many are left unread is told."""

MOST_REPORTS_READ = 10
"""Reports of one event and side that are read: every pair of them is compared. A judgement."""


class ToldAsKnown:
    """Who tells of the events that a day's knowledge makes up; `geo.protocols.Telling`."""

    def __init__(self, store: Store, events: Iterable[Event]) -> None:
        self._store = store
        self._event_of = {report_id: event.id for event in events for report_id in event.report_ids}

    def events_told(self, wanted: ReportFilter) -> Mapping[str, int]:
        """Return how many of the reports that pass the filter each event has, by its id."""
        return Counter(filed.event_id or "" for filed in self._told(wanted))

    def reports_told(
        self, event_ids: Iterable[str], wanted: ReportFilter, most: int
    ) -> tuple[FiledReport, ...]:
        """Return the reports of these events that pass the filter, the first `most` of each."""
        asked = set(event_ids)
        groups = _by_event(filed for filed in self._told(wanted) if filed.event_id in asked)
        return tuple(filed for group in groups.values() for filed in group[:most])

    def _told(self, wanted: ReportFilter) -> Iterator[FiledReport]:
        for filed in self._store.reports(wanted):
            event_id = self._event_of.get(filed.report.id)
            if event_id is not None:
                yield replace(filed, event_id=event_id)


def compare(telling: Telling, comparison: Comparison, wanted: ReportFilter) -> Compared:
    """Return the events that either side tells of under the filter, each in one group."""
    left, right = comparison.sides(wanted)
    left_told, right_told = telling.events_told(left), telling.events_told(right)

    def number(event_id: str) -> int:
        return left_told.get(event_id, 0) + right_told.get(event_id, 0)

    both = _most_first(left_told.keys() & right_told.keys(), number)
    read = both[:MOST_EVENTS_READ]
    contradicted = _contradicted(
        _by_event(telling.reports_told(read, left, MOST_REPORTS_READ)),
        _by_event(telling.reports_told(read, right, MOST_REPORTS_READ)),
    )
    return Compared(
        left=_most_first(left_told.keys() - right_told.keys(), number),
        right=_most_first(right_told.keys() - left_told.keys(), number),
        shared=tuple(event_id for event_id in both if event_id not in contradicted),
        contradicted=tuple(event_id for event_id in both if event_id in contradicted),
        unread=len(both) - len(read),
    )


def _most_first(event_ids: Iterable[str], number: Callable[[str], int]) -> tuple[str, ...]:
    return tuple(sorted(event_ids, key=lambda event_id: (-number(event_id), event_id)))


def _by_event(reports: Iterable[FiledReport]) -> dict[str, list[FiledReport]]:
    groups: dict[str, list[FiledReport]] = {}
    for filed in reports:
        groups.setdefault(filed.event_id or "", []).append(filed)
    return groups


def _contradicted(
    left: Mapping[str, Sequence[FiledReport]], right: Mapping[str, Sequence[FiledReport]]
) -> set[str]:
    return {
        event_id
        for event_id, reports in left.items()
        if any(contradict(one, other) for one in reports for other in right.get(event_id, ()))
    }
