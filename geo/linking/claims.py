"""The claims of one event side by side: who repeats, who updates, who contradicts, what came of it.

Numbers are never blended. Two claims contradict each other only when different
claimants, at about the same time, give numbers of the same thing and place that
cannot both hold, or when one denies what the other reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from geo.linking.likeness import AHEAD, HELD
from geo.linking.measures import Count, clash, counts_of
from geo.linking.nearness import ONE_PLACE, nearness_of, unlisted_name
from geo.linking.voices import are_one_voice
from geo.model import ClaimKind, FiledReport, Polarity, Report, Status

SETTLED = frozenset({Status.REPORTED, Status.CONFIRMED, Status.DENIED})
"""Status of what has happened, or is said not to have."""
SAME_TIME = timedelta(days=1)
"""Publication dates this near tell of the same moment: papers of one night carry two dates. A
judgement; a toll that is higher two days later is news, not a contradiction."""


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


def contradict(one: FiledReport, other: FiledReport) -> bool:
    """Say whether two reports of one event say what cannot both hold.

    What one voice says later instead of what it said before is news. So is
    another number of a later day, whoever gives it.
    """
    is_same_time = _is_same_time(one, other)
    is_same_voice = _is_same_voice(one, other)
    if _denies(one.report, other.report):
        return is_same_time or not is_same_voice
    return is_same_time and not is_same_voice and _numbers_clash(one, other)


def happened(report: Report) -> bool | None:
    """Say whether a report tells that it happened; None when it leaves that open."""
    if report.what.status == Status.DENIED:
        return False
    return report.what.polarity is Polarity.POSITIVE if report.what.status in HELD else None


def _published(filed: FiledReport) -> tuple[date, str, int]:
    published = filed.article.published or date.max
    return published, filed.article.id, filed.report.sentence.start


def _claim(filed: FiledReport, before: Sequence[FiledReport]) -> Claim:
    """Compare a claim with the earlier ones, latest first."""
    earlier = list(reversed(before))
    awaited = _awaited(filed, earlier)
    if awaited is not None:
        return Claim(filed, ClaimKind.OUTCOME, awaited.report.id)
    own = [other for other in earlier if _is_same_voice(other, filed)]
    others = [other for other in earlier if not _is_same_voice(other, filed)]
    denied = next((other for other in others if _denies(other.report, filed.report)), None)
    if denied is not None and not _stands_by(filed, own):
        return Claim(filed, ClaimKind.CONFLICT, denied.report.id)
    unlike = next((other for other in others if _numbers_clash(other, filed)), None)
    if unlike is not None:
        kind = ClaimKind.CONFLICT if _is_same_time(unlike, filed) else ClaimKind.UPDATE
        return Claim(filed, kind, unlike.report.id)
    if own:
        return _of_same_voice(filed, own)
    if others:
        return Claim(filed, ClaimKind.AGREEMENT, others[0].report.id)
    return Claim(filed, ClaimKind.FIRST, None)


def _awaited(filed: FiledReport, earlier: Sequence[FiledReport]) -> FiledReport | None:
    """Return what was expected before, when this claim is the first to tell what came of it."""
    if filed.report.what.status not in SETTLED:
        return None
    if any(other.report.what.status in SETTLED for other in earlier):
        return None
    return next((other for other in earlier if other.report.what.status in AHEAD), None)


def _of_same_voice(filed: FiledReport, own: Sequence[FiledReport]) -> Claim:
    """Compare a claim with what the same claimant said of the same place, else of another."""
    here = next((other for other in own if _is_one_place(other, filed)), None)
    if here is None:
        kind = ClaimKind.AGREEMENT if counts_of(filed) else ClaimKind.REPEAT
        return Claim(filed, kind, own[0].report.id)
    kind = ClaimKind.REPEAT if _says_the_same(here, filed, own) else ClaimKind.UPDATE
    return Claim(filed, kind, here.report.id)


def _stands_by(filed: FiledReport, own: Sequence[FiledReport]) -> bool:
    """Say whether a claimant only says again what it said: the denial is the contradiction."""
    return bool(own) and happened(own[0].report) is happened(filed.report)


def _is_same_voice(one: FiledReport, other: FiledReport) -> bool:
    first, second = voice(one), voice(other)
    return first is not None and second is not None and are_one_voice(first, second)


def _is_one_place(one: FiledReport, other: FiledReport) -> bool:
    """Say whether two reports of one event are of one place, or of one name that none lists."""
    name = unlisted_name(one.report)
    if name and name == unlisted_name(other.report):
        return True
    first, second = one.report.resolution.place, other.report.resolution.place
    return nearness_of(first, second) >= ONE_PLACE


def _says_the_same(latest: FiledReport, filed: FiledReport, own: Sequence[FiledReport]) -> bool:
    """Say whether a claim brings no other status and no other number than the claimant's last."""
    earlier, later = latest.report.what, filed.report.what
    if (earlier.status, earlier.polarity) != (later.status, later.polarity):
        return False
    known: dict[object, Count] = {}
    for other in own:
        if _is_one_place(other, filed):
            for count in counts_of(other):
                known.setdefault(count.measure, count)
    return all(
        count.measure in known and known[count.measure].stated == count.stated
        for count in counts_of(filed)
    )


def _denies(earlier: Report, later: Report) -> bool:
    """Say whether one report says that it happened and the other that it did not."""
    one, other = happened(earlier), happened(later)
    return one is not None and other is not None and one is not other


def _numbers_clash(earlier: FiledReport, later: FiledReport) -> bool:
    """Say whether two reports of one place give numbers of one measure that cannot both hold."""
    return _is_one_place(earlier, later) and any(
        clash(first, second) for first in counts_of(earlier) for second in counts_of(later)
    )


def _is_same_time(one: FiledReport, other: FiledReport) -> bool:
    """Say whether two claims are of about the same day; undated ones may be."""
    first, second = one.article.published, other.article.published
    return first is None or second is None or abs(first - second) <= SAME_TIME
