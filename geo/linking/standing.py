"""What a report says of its event: that it happened, or not, that it may yet, or nothing."""

from __future__ import annotations

from enum import Enum

from geo.linking.likeness import AHEAD
from geo.model import Polarity, Report, Status

HELD = frozenset({Status.REPORTED, Status.CONFIRMED})
"""Status of what is said as so."""

SETTLED = HELD | {Status.DENIED}
"""Status of what has happened, or is said not to have."""


class Stance(Enum):
    """What a report says of whether it happened."""

    YES = "it happened"
    NO = "it did not happen"
    AHEAD = "it may yet happen"
    OPEN = "neither"
    """Of what nobody has confirmed."""


def happened(report: Report) -> bool | None:
    """Say whether a report tells that it happened; None when it leaves that open."""
    if report.what.status == Status.DENIED:
        return False
    return report.what.polarity is Polarity.POSITIVE if report.what.status in HELD else None


def stance_of(report: Report) -> Stance:
    """Return what a report says of whether it happened."""
    told = happened(report)
    if told is not None:
        return Stance.YES if told else Stance.NO
    return Stance.AHEAD if report.what.status in AHEAD else Stance.OPEN
