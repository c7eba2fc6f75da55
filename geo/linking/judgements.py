"""What people decided: reports that belong together, and reports that must stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from geo.protocols import ReportPair


class Judgements:
    """Groups of reports that people joined, and between which groups nothing may join them.

    Joining is transitive: with A and B together, and B and C, all three are one
    group, and what is apart from one of them is apart from all. A pair that
    would join what people keep apart is left out: a split is the more careful
    decision. Pairs are taken in the order given.
    """

    def __init__(self, together: Sequence[ReportPair], apart: Sequence[ReportPair]) -> None:
        self._head: dict[str, str] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)
        for one, other in together:
            self._join(self.group(one), self.group(other))
        self.joined = frozenset(report for pair in together for report in pair)
        """Every report that somebody put together with another."""

    def group(self, report: str) -> str:
        """Return the name of the group that a report is in; reports alone are their own."""
        while self._head.get(report, report) != report:
            report = self._head[report]
        return report

    def allow(self, group: str, others: Iterable[str]) -> bool:
        """Say whether a group may be in one event with all of `others`."""
        kept_apart = self._apart.get(group)
        return not kept_apart or kept_apart.isdisjoint(others)

    def _join(self, one: str, other: str) -> None:
        """Make two groups one, unless they are kept apart."""
        if one == other or other in self._apart.get(one, ()):
            return
        self._head[other] = one
        for third in self._apart.pop(other, ()):
            self._apart[third].discard(other)
            self._apart[third].add(one)
            self._apart[one].add(third)
