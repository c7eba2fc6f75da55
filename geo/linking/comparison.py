"""Claims and numbers of one event, side by side by claimant, as JSON values that pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from geo.features.report_detail import day_words
from geo.features.wording import full_name, iso, status_words
from geo.linking.claims import Claim, Said, clashing, gives_another_number, said_in, side_by_side
from geo.linking.measures import Measure, counts_of, numbers_words
from geo.linking.standing import Stance, stance_of
from geo.linking.voices import is_one_voice
from geo.model import ClaimKind, FeatureClass, FiledReport, Place

_UNKNOWN = "Unknown voice"

_WIDTH = {FeatureClass.COUNTRY: 2, FeatureClass.REGION: 1}
"""Which of two places is the wider one; all else is a place within them."""


def claims_told(reports: Iterable[FiledReport]) -> list[dict[str, Any]]:
    """Return the claims of one event's reports, in order of publication, undated last."""
    return [_claim(claim) for claim in side_by_side(reports)]


def _claim(claim: Claim) -> dict[str, Any]:
    report, article = claim.filed.report, claim.filed.article
    return {
        "report_id": report.id,
        "reports": [one.report.id for one in (*claim.said.reports, *claim.said.copies)],
        "claimant": claim.claimant or _UNKNOWN,
        "publisher": article.publisher,
        "published": iso(article.published),
        "published_shown": _day_shown(article.published),
        "status": report.what.status.value,
        "polarity": report.what.polarity.value,
        "status_shown": status_words(report.what.status, report.what.polarity),
        "numbers": numbers_words(claim.said.reports),
        "kind": claim.kind.value,
        "kind_shown": _kind_words(claim),
        "earlier": claim.earlier,
        "copies": [_copy(copy) for copy in claim.said.copies],
        "copies_shown": _copies_words(claim.said),
    }


def _copy(filed: FiledReport) -> dict[str, Any]:
    published = filed.article.published
    return {
        "report_id": filed.report.id,
        "publisher": filed.article.publisher,
        "published": iso(published),
    }


def _copies_words(said: Said) -> str:
    """Return who prints the same text, in words; empty where nobody does."""
    names = (copy.article.publisher or "an unknown publisher" for copy in said.copies)
    return ", ".join(dict.fromkeys(names))


# --- what a claim is to an earlier one, in words --------------------------------------------


def _kind_words(claim: Claim) -> str:
    """Return what a claim is to the earlier one, which is named where it is another's."""
    against = claim.against
    if against is None:
        return "the first"
    if claim.kind is ClaimKind.OUTCOME:
        return "what came of it"
    if claim.kind is ClaimKind.REPEAT:
        return "says it again"
    if claim.kind is ClaimKind.CONFLICT:
        return f"contradicts {_named(claim.said, against)}"
    if claim.kind is ClaimKind.UPDATE:
        return _update_words(claim.said, against)
    if claim.kind is ClaimKind.AGREEMENT:
        is_ahead = stance_of(claim.filed.report) is Stance.AHEAD
        return "expects the same" if is_ahead else "agrees"
    return _beside_words(claim.said, against)


def _named(said: Said, against: Said) -> str:
    """Return whose earlier claim it is, with the numbers that clash, and its day."""
    numbers = numbers_words(clashing(against, said))
    name = against.voice or _UNKNOWN.casefold()
    day = _day_shown(against.filed.article.published)
    return f"{name} ({numbers}), {day}" if numbers else f"{name}, {day}"


def _update_words(said: Said, against: Said) -> str:
    if is_one_voice(said.voice, against.voice):
        return "an update"
    return f"a later number than {_named(said, against)}"


def _beside_words(said: Said, against: Said) -> str:
    """Return why a claim neither agrees nor conflicts."""
    if gives_another_number(against, said):
        return _scope_words(said.filed, against.filed) or "gives another number"
    stance = stance_of(said.filed.report)
    if stance is Stance.YES:
        return "says that it happened"
    if stance is Stance.NO:
        return "says that it did not happen"
    if stance is Stance.OPEN:
        return "leaves open whether it happened"
    return "of what is still ahead"


def _scope_words(filed: FiledReport, earlier: FiledReport) -> str | None:
    """Return how the place compares with the earlier one; None for one place."""
    here, there = filed.report.resolution.place, earlier.report.resolution.place
    if here is None or there is None or here.id == there.id:
        return None
    if _width(here) == _width(there):
        return f"counts another place than {there.name}"
    wider = "wider" if _width(here) > _width(there) else "narrower"
    return f"counts a {wider} place than {there.name}"


def _width(place: Place) -> int:
    return _WIDTH.get(place.feature, 0)


# --- numbers --------------------------------------------------------------------------------


def numbers_told(reports: Iterable[FiledReport]) -> list[dict[str, Any]]:
    """Return, per place and thing counted, what each claimant gave, in order of publication.

    Numbers are never blended. What only one claimant counts is left out, and copies are told with
    the report that they are copies of.
    """
    groups: dict[tuple[str, Measure], list[dict[str, Any]]] = {}
    for said in said_in(reports):
        for filed in said.reports:
            place = filed.report.resolution.place
            name = full_name(place) if place else filed.report.resolution.toponym.surface
            for measure, words in _counted(filed):
                group = groups.setdefault((name, measure), [])
                claim = _number(said, filed, words)
                if claim not in group:
                    group.append(claim)
    return [
        {"place": place, "counted": " ".join(filter(None, measure)), "claims": claims}
        for (place, measure), claims in groups.items()
        if any(not is_one_voice(claims[0]["claimant"], one["claimant"]) for one in claims)
    ]


def _number(said: Said, filed: FiledReport, words: str) -> dict[str, Any]:
    what = filed.report.what
    return {
        "words": words,
        "claimant": said.voice or _UNKNOWN,
        "published": iso(filed.article.published),
        "published_shown": _day_shown(filed.article.published),
        "status": what.status.value,
        "polarity": what.polarity.value,
        "status_shown": status_words(what.status, what.polarity),
        "copies_shown": _copies_words(said),
    }


def _counted(filed: FiledReport) -> Iterator[tuple[Measure, str]]:
    """Yield what each number of a report counts, and the number as it is written."""
    for quantity in filed.report.what.quantities:
        what = replace(filed.report.what, quantities=(quantity,))
        alone = replace(filed, report=replace(filed.report, what=what))
        for count in counts_of(alone):
            yield count.measure, quantity.span.of(filed.article.text)


def _day_shown(day: date | None) -> str:
    return day_words(day) if day else "undated"
