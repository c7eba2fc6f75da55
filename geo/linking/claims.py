"""The claims of one event side by side: who repeats, who updates, who contradicts, what came of it.

Numbers are never blended. Two claims contradict each other only when different
claimants, at about the same time, give numbers of the same thing that cannot
both hold, or when one denies what the other reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from geo.linking.voices import normalised
from geo.model import FiledReport, Quantity, Report, Status


class ClaimKind(StrEnum):
    """What a claim is to those that were published before it."""

    FIRST = "first"
    REPEAT = "repeat"
    """The same claimant again, with nothing new."""
    UPDATE = "update"
    """The same claimant with another number or status, or another one with a later number."""
    AGREEMENT = "agreement"
    """Another claimant, whose claim can hold beside the earlier ones."""
    CONFLICT = "conflict"
    """Another claimant, whose number or status cannot."""
    OUTCOME = "outcome"
    """What was expected, asked for or thought possible before has happened, or has not."""


AHEAD = frozenset({Status.EXPECTED, Status.REQUESTED, Status.HYPOTHETICAL})
"""Status of what had not happened yet."""
SETTLED = frozenset({Status.REPORTED, Status.CONFIRMED, Status.DENIED})
"""Status of what has happened, or is said not to have."""
SAME_TIME = timedelta(days=1)
"""Publication dates this near tell of the same moment: papers of one night carry two dates. A
judgement; a toll that is higher two days later is news, not a contradiction."""
HELD = frozenset({Status.REPORTED, Status.CONFIRMED})


@dataclass(frozen=True, slots=True)
class Claim:
    """A report of an event as one claim among others."""

    filed: FiledReport
    kind: ClaimKind
    earlier: str | None
    """Id of the earlier report that it repeats, updates, contradicts or is the outcome of."""

    @property
    def claimant(self) -> str | None:
        """Who says so: the named claimant, else the publisher."""
        return voice(self.filed)


def side_by_side(reports: Iterable[FiledReport]) -> tuple[Claim, ...]:
    """Return the claims of one event's reports, in order of publication, undated last."""
    ordered = sorted(reports, key=_published)
    return tuple(_claim(filed, ordered[:number]) for number, filed in enumerate(ordered))


def voice(filed: FiledReport) -> str | None:
    """Return who says what a report says: the named claimant, else the publisher."""
    return filed.report.who.claimant or filed.article.publisher


def _published(filed: FiledReport) -> tuple[date, str, int]:
    published = filed.article.published or date.max
    return published, filed.article.id, filed.report.sentence.start


def _claim(filed: FiledReport, before: Sequence[FiledReport]) -> Claim:
    """Compare a claim with the earlier ones, latest first."""
    report = filed.report
    own = [other for other in reversed(before) if _is_same_voice(other, filed)]
    others = [other for other in reversed(before) if not _is_same_voice(other, filed)]
    if report.what.status in SETTLED:
        awaited = next((o for o in reversed(before) if o.report.what.status in AHEAD), None)
        settled = any(other.report.what.status in SETTLED for other in before)
        if awaited is not None and not settled:
            return Claim(filed, ClaimKind.OUTCOME, awaited.report.id)
    denied = next((other for other in others if _denies(other.report, report)), None)
    if denied is not None:
        return Claim(filed, ClaimKind.CONFLICT, denied.report.id)
    unlike = next((other for other in others if _numbers_clash(other.report, report)), None)
    if unlike is not None:
        kind = ClaimKind.CONFLICT if _is_same_time(unlike, filed) else ClaimKind.UPDATE
        return Claim(filed, kind, unlike.report.id)
    if own:
        kind = ClaimKind.REPEAT if _says_the_same(own[0].report, report) else ClaimKind.UPDATE
        return Claim(filed, kind, own[0].report.id)
    if others:
        return Claim(filed, ClaimKind.AGREEMENT, others[0].report.id)
    return Claim(filed, ClaimKind.FIRST, None)


def _is_same_voice(one: FiledReport, other: FiledReport) -> bool:
    first, second = voice(one), voice(other)
    return first is not None and second is not None and normalised(first) == normalised(second)


def _says_the_same(earlier: Report, later: Report) -> bool:
    """Say whether a claim brings no other status and no other number than the earlier one."""
    if (earlier.what.status, earlier.what.polarity) != (later.what.status, later.what.polarity):
        return False
    known = {(one.unit, one.low, one.high) for one in earlier.what.quantities}
    return all((one.unit, one.low, one.high) in known for one in later.what.quantities)


def _denies(earlier: Report, later: Report) -> bool:
    """Say whether one report says that it happened and the other that it did not."""
    one, other = earlier.what, later.what
    if {one.status, other.status} <= HELD:
        return one.polarity is not other.polarity
    return Status.DENIED in (one.status, other.status) and bool({one.status, other.status} & HELD)


def _numbers_clash(earlier: Report, later: Report) -> bool:
    """Say whether two reports give numbers of one unit that cannot both hold."""
    return any(
        _disagree(first, second)
        for first in earlier.what.quantities
        for second in later.what.quantities
        if first.unit is not None and first.unit == second.unit
    )


def _is_same_time(one: FiledReport, other: FiledReport) -> bool:
    """Say whether two claims are of about the same day; undated ones may be."""
    first, second = one.article.published, other.article.published
    return first is None or second is None or abs(first - second) <= SAME_TIME


def _disagree(one: Quantity, other: Quantity) -> bool:
    """Say whether two ranges of one unit have no number in common; open ends are open."""
    lows = [low for low in (one.low, other.low) if low is not None]
    highs = [high for high in (one.high, other.high) if high is not None]
    return bool(lows and highs) and max(lows) > min(highs)
