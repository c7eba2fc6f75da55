"""The claims of one event side by side: who repeats, who updates, who contradicts, what came of it.

Numbers are never blended. Two claims contradict each other only when different
claimants, at about the same time, give numbers of the same thing and place that
cannot both hold, or when one denies what the other reports. What one article says
in one voice is one claim, and so is what other publishers print of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from geo.linking.likeness import AHEAD
from geo.linking.measures import Count, clash, counts_of
from geo.linking.nearness import ONE_PLACE, nearness_of, unlisted_name
from geo.linking.origins import in_order, origins_of, voice
from geo.linking.standing import SETTLED, Stance, happened, stance_of
from geo.linking.voices import is_one_voice
from geo.model import ClaimKind, FiledReport

SAME_TIME = timedelta(days=1)
"""Publication dates this near tell of the same moment: papers of one night carry two dates. A
judgement; a toll that is higher two days later is news, not a contradiction."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one article says of an event in one voice."""

    voice: str | None
    """Who says so: the named claimant, else the agency whose text it is, else the publisher."""
    reports: tuple[FiledReport, ...]
    """In the order of the text: one for each place and sentence."""
    counts: tuple[tuple[Count, ...], ...]
    """What each of them counts: worked out once, for every claim is compared with every other."""
    copies: tuple[FiledReport, ...] = ()
    """The same in other publishers' articles, which print the text."""

    @property
    def filed(self) -> FiledReport:
        """The first of its reports, which stands for all."""
        return self.reports[0]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says of an event in one voice, as one claim among others."""

    said: Said
    kind: ClaimKind
    against: Said | None
    """The earlier claim that it repeats, updates, contradicts or is the outcome of."""

    @property
    def filed(self) -> FiledReport:
        """The first of its reports, which stands for all."""
        return self.said.filed

    @property
    def claimant(self) -> str | None:
        """Who says so: the named claimant, else the agency whose text it is, else the publisher."""
        return self.said.voice

    @property
    def earlier(self) -> str | None:
        """Id of the earlier report that it repeats, updates, contradicts or is the outcome of."""
        return self.against.filed.report.id if self.against else None


def side_by_side(reports: Iterable[FiledReport]) -> tuple[Claim, ...]:
    """Return the claims of one event's reports, in order of publication, undated last."""
    said = said_in(reports)
    return tuple(_claim(one, said[:number]) for number, one in enumerate(said))


def contradict(one: FiledReport, other: FiledReport) -> bool:
    """Say whether two reports of one event say what cannot both hold.

    What one voice says later instead of what it said before is news. So is
    another number of a later day, whoever gives it.
    """
    first, second = (_said_by(None, (filed,)) for filed in (one, other))
    if _denies(first, second):
        return _is_same_time(first, second) or not is_one_voice(voice(one), voice(other))
    is_rival = _is_same_time(first, second) and bool(clashing(first, second))
    return is_rival and not is_one_voice(voice(one), voice(other))


def clashing(earlier: Said, later: Said) -> tuple[FiledReport, ...]:
    """Return the reports of the earlier claim whose number of one place and measure cannot hold."""
    return tuple(
        here
        for here, first, second in _counted_at_one_place(earlier, later)
        if any(clash(one, other) for one in first for other in second)
    )


# --- what one article says in one voice -----------------------------------------------------


def said_in(reports: Iterable[FiledReport]) -> tuple[Said, ...]:
    """Return what is claimed, in order of publication: sentences and copies are with the first."""
    ordered = in_order(reports)
    claims: list[tuple[str | None, list[FiledReport]]] = []
    copies: dict[str, list[FiledReport]] = {}
    for filed, origin in zip(ordered, origins_of(ordered), strict=True):
        if origin.original is not None:
            copies.setdefault(origin.original.report.id, []).append(filed)
        else:
            _take(filed, origin.voice, claims)
    return tuple(
        _said_by(name, own, [copy for one in own for copy in copies.get(one.report.id, ())])
        for name, own in claims
    )


def _take(
    filed: FiledReport, name: str | None, claims: list[tuple[str | None, list[FiledReport]]]
) -> None:
    """Add a report to the claim of its article and voice that it belongs to, else as a new one."""
    for other_name, own in claims:
        is_own = own[0].report.article_id == filed.report.article_id and (
            other_name == name or is_one_voice(other_name, name)
        )
        if is_own and any(_is_one_claim(one, filed) for one in own):
            own.append(filed)
            return
    claims.append((name, [filed]))


def _said_by(
    name: str | None, reports: Sequence[FiledReport], copies: Sequence[FiledReport] = ()
) -> Said:
    return Said(name, tuple(reports), tuple(map(counts_of, reports)), tuple(copies))


def _is_one_claim(one: FiledReport, other: FiledReport) -> bool:
    """Say whether two reports of one voice and article are one claim."""
    here, there = one.report.what, other.report.what
    if (here.status, here.polarity) != (there.status, there.polarity):
        return False
    is_one_sentence = here.trigger == there.trigger and here.quantities == there.quantities
    return is_one_sentence or _is_one_place(one, other)


# --- what a claim is to the earlier ones ----------------------------------------------------


def _claim(said: Said, before: Sequence[Said]) -> Claim:
    """Compare a claim with the earlier ones, latest first."""
    earlier = tuple(reversed(before))
    own = tuple(one for one in earlier if _is_same_voice(one, said))
    others = tuple(one for one in earlier if not _is_same_voice(one, said))
    awaited = _awaited(said, earlier)
    if awaited is not None:
        return Claim(said, ClaimKind.OUTCOME, awaited)
    again = _first(own, lambda one: _says_the_same(one, said, own))
    if again is not None:
        return Claim(said, ClaimKind.REPEAT, again)
    return _rival(said, own, others) or _further(said, own) or _beside(said, others)


def _awaited(said: Said, earlier: Sequence[Said]) -> Said | None:
    """Return what was expected before, when this claim is the first to tell what came of it."""
    if _status_in(said, SETTLED) and not any(_status_in(one, SETTLED) for one in earlier):
        return _first(earlier, lambda one: _status_in(one, AHEAD))
    return None


def _rival(said: Said, own: Sequence[Said], others: Sequence[Said]) -> Claim | None:
    """Return the conflict with what others said, or their news, where the voice says it first."""
    if not any(_stance(one) is _stance(said) for one in own):
        denied = _first(others, lambda one: _denies(one, said))
        if denied is not None:
            return Claim(said, ClaimKind.CONFLICT, denied)
    if any(_share_a_measure(one, said) for one in own):
        return None
    unlike = _first(others, lambda one: bool(clashing(one, said)))
    if unlike is None:
        return None
    kind = ClaimKind.CONFLICT if _is_same_time(unlike, said) else ClaimKind.UPDATE
    return Claim(said, kind, unlike)


def _further(said: Said, own: Sequence[Said]) -> Claim | None:
    """Return what the same claimant says anew, of the same place or of another."""
    if not own:
        return None
    here = _first(own, lambda one: _touch(one, said))
    if here is not None:
        return Claim(said, ClaimKind.UPDATE, here)
    kind = ClaimKind.BESIDE if _numbers_of(said) else ClaimKind.REPEAT
    return Claim(said, kind, own[0])


def _beside(said: Said, others: Sequence[Said]) -> Claim:
    """Compare with what others say, of which nothing contradicts it: the first of all is alone."""
    if not others:
        return Claim(said, ClaimKind.FIRST, None)
    other_number = _first(others, lambda one: gives_another_number(one, said))
    if other_number is not None:
        return Claim(said, ClaimKind.BESIDE, other_number)
    agreed = _first(others, lambda one: _agree(one, said))
    if agreed is not None:
        return Claim(said, ClaimKind.AGREEMENT, agreed)
    return Claim(said, ClaimKind.BESIDE, others[0])


def gives_another_number(earlier: Said, later: Said) -> bool:
    """Say whether two claims count what may be the same thing, with numbers that are not the same.

    So do 8,000 soldiers in a region and 10,000 in its country, and 30 houses destroyed and 45 of
    which it is not told what happened to them: neither agreement nor conflict.
    """
    return any(
        first.measure[0] == second.measure[0]
        and (first.measure == second.measure or None in (first.measure[1], second.measure[1]))
        and max(first.low, second.low) > min(first.high, second.high)
        for first in _numbers_of(earlier)
        for second in _numbers_of(later)
    )


def _agree(earlier: Said, later: Said) -> bool:
    """Say whether both tell that it happened, or that it did not, or look ahead in one way."""
    stance = _stance(later)
    if stance is Stance.OPEN or _stance(earlier) is not stance:
        return False
    here, there = earlier.filed.report.what, later.filed.report.what
    is_alike = (here.status, here.polarity) == (there.status, there.polarity)
    return stance is not Stance.AHEAD or is_alike


def _says_the_same(one: Said, said: Said, own: Sequence[Said]) -> bool:
    """Say whether a claim brings no other status and no other number than the claimant's last."""
    earlier, later = one.filed.report.what, said.filed.report.what
    is_same = (earlier.status, earlier.polarity) == (later.status, later.polarity)
    if not is_same or not _touch(one, said):
        return False
    known: dict[object, Count] = {}
    for other in own:
        if _touch(other, said):
            for count in _numbers_of(other):
                known.setdefault(count.measure, count)
    return all(
        count.measure in known and known[count.measure].stated == count.stated
        for count in _numbers_of(said)
    )


def _first(claims: Iterable[Said], holds: Callable[[Said], bool]) -> Said | None:
    return next((one for one in claims if holds(one)), None)


def _stance(said: Said) -> Stance:
    return stance_of(said.filed.report)


def _status_in(said: Said, statuses: frozenset[object]) -> bool:
    return said.filed.report.what.status in statuses


def _numbers_of(said: Said) -> tuple[Count, ...]:
    return tuple(count for counts in said.counts for count in counts)


def _share_a_measure(one: Said, other: Said) -> bool:
    """Say whether both count the same at one place."""
    return any(
        {count.measure for count in first} & {count.measure for count in second}
        for _, first, second in _counted_at_one_place(one, other)
    )


def _counted_at_one_place(
    one: Said, other: Said
) -> Iterator[tuple[FiledReport, tuple[Count, ...], tuple[Count, ...]]]:
    """Yield the reports of `one` that tell of a place of `other`, with what both count there."""
    for here, first in zip(one.reports, one.counts, strict=True):
        for there, second in zip(other.reports, other.counts, strict=True):
            if first and second and _is_one_place(here, there):
                yield here, first, second


def _touch(one: Said, other: Said) -> bool:
    """Say whether two claims tell of one place."""
    return any(_is_one_place(here, there) for here in one.reports for there in other.reports)


def _is_same_voice(one: Said, other: Said) -> bool:
    return is_one_voice(one.voice, other.voice)


def _is_one_place(one: FiledReport, other: FiledReport) -> bool:
    """Say whether two reports of one event are of one place, or of one name that none lists."""
    name = unlisted_name(one.report)
    if name and name == unlisted_name(other.report):
        return True
    first, second = one.report.resolution.place, other.report.resolution.place
    return nearness_of(first, second) >= ONE_PLACE


def _denies(earlier: Said, later: Said) -> bool:
    """Say whether one claim is that it happened and the other that it did not."""
    one, other = happened(earlier.filed.report), happened(later.filed.report)
    return one is not None and other is not None and one is not other


def _is_same_time(one: Said, other: Said) -> bool:
    """Say whether two claims are of about the same day; undated ones may be."""
    first, second = one.filed.article.published, other.filed.article.published
    return first is None or second is None or abs(first - second) <= SAME_TIME
