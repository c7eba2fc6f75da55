"""What a person should look at first: reports of which the machine is not sure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.features.doubtful_dates import is_ahead, is_unreadable, weekday_quarrel
from geo.model import FiledReport, MapAs, ReviewState, Role

UNSURE = 0.5
"""Confidence of a place under which it is worth a look: of such answers about every second one was
right on annotated corpora (data/models/resolver/README.md)."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A report that nobody has judged, and why it is worth a look."""

    filed: FiledReport
    reasons: tuple[str, ...]

    @property
    def urgency(self) -> tuple[int, float]:
        """Sort by it: the most reasons first, then the least sure place."""
        return -len(self.reasons), self.filed.report.resolution.confidence


def doubts(found: Iterable[FiledReport]) -> list[Doubt]:
    """Return the doubtful reports, those worth a look first at the front."""
    listed = [Doubt(filed, reasons) for filed in found if (reasons := _reasons(filed))]
    return sorted(listed, key=lambda doubt: doubt.urgency)


def _reasons(filed: FiledReport) -> tuple[str, ...]:
    report, resolution = filed.report, filed.report.resolution
    if filed.review_state is not ReviewState.UNREVIEWED:
        return ()
    if resolution.toponym.role is Role.ASSOCIATIVE or report.where.map_as is MapAs.ASSOCIATIVE:
        return ()
    reasons = []
    if resolution.place is None:
        reasons.append("place not resolved")
    elif resolution.confidence < UNSURE:
        reasons.append(f"place {resolution.confidence:.0%} sure")
    if filed.article.is_date_guessed or filed.article.published_guess:
        reasons.append("publication date guessed")
    elif filed.article.published is None:
        reasons.append("publication date unknown")
    if is_ahead(filed.article.published):
        reasons.append("publication date in the future")
    if weekday_quarrel(report.when.rule):
        reasons.append("its weekday contradicts the date")
    if is_unreadable(report.when.rule):
        reasons.append("its date cannot be read")
    return tuple(reasons)
