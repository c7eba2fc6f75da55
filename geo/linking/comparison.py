"""Claims and numbers of one event, side by side by claimant, as JSON values that pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from geo.features.report_detail import day_words
from geo.features.wording import full_name, iso
from geo.linking.claims import Claim, side_by_side, voice
from geo.linking.measures import Measure, counts_of
from geo.model import ClaimKind, FiledReport

_CLAIM_WORDS = {
    ClaimKind.FIRST: "the first",
    ClaimKind.REPEAT: "says it again",
    ClaimKind.UPDATE: "an update",
    ClaimKind.AGREEMENT: "agrees",
    ClaimKind.CONFLICT: "contradicts an earlier claim",
    ClaimKind.OUTCOME: "what came of it",
}


def claims_told(reports: Iterable[FiledReport]) -> list[dict[str, Any]]:
    """Return what each report of one event claims, in order of publication, undated last."""
    return [_claim(claim) for claim in side_by_side(reports)]


def _claim(claim: Claim) -> dict[str, Any]:
    report, article = claim.filed.report, claim.filed.article
    return {
        "report_id": report.id,
        "claimant": claim.claimant or "Unknown voice",
        "publisher": article.publisher,
        "published": iso(article.published),
        "published_shown": _day_shown(article.published),
        "status": report.what.status.value,
        "numbers": "; ".join(one.span.of(article.text) for one in report.what.quantities),
        "kind": claim.kind.value,
        "kind_shown": _CLAIM_WORDS[claim.kind],
        "earlier": claim.earlier,
    }


def numbers_told(reports: Iterable[FiledReport]) -> list[dict[str, Any]]:
    """Return, per place and thing counted, what each claimant gave, in order of publication.

    Numbers are never blended. What only one claimant counts is left out.
    """
    groups: dict[tuple[str, Measure], list[dict[str, Any]]] = {}
    for filed in sorted(reports, key=lambda one: one.article.published or date.max):
        place = filed.report.resolution.place
        name = full_name(place) if place else filed.report.resolution.toponym.surface
        for measure, words in _counted(filed):
            group = groups.setdefault((name, measure), [])
            claim = _number(filed, words)
            if claim not in group:
                group.append(claim)
    return [
        {"place": place, "counted": " ".join(filter(None, measure)), "claims": claims}
        for (place, measure), claims in groups.items()
        if len({claim["claimant"] for claim in claims}) > 1
    ]


def _number(filed: FiledReport, words: str) -> dict[str, Any]:
    return {
        "words": words,
        "claimant": voice(filed) or "Unknown voice",
        "published": iso(filed.article.published),
        "published_shown": _day_shown(filed.article.published),
        "status": filed.report.what.status.value,
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
