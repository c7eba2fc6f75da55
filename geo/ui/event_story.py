"""An event as reports tell it: its history, its numbers and its claims side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from geo.features.report_detail import day_words, history_step
from geo.features.wording import full_name
from geo.linking import Claim, ClaimKind, history_of, side_by_side, voice
from geo.linking.measures import Measure, counts_of
from geo.model import FiledReport
from geo.ui import reading
from geo.ui.markup import Markup, element, joined
from geo.wiring import Services

MOST_CLAIMS = 40
"""Claims that are listed; a judgement, more are not read."""

_CLAIM_WORDS = {
    ClaimKind.FIRST: "the first",
    ClaimKind.REPEAT: "says it again",
    ClaimKind.UPDATE: "an update",
    ClaimKind.AGREEMENT: "agrees",
    ClaimKind.CONFLICT: "contradicts an earlier claim",
    ClaimKind.OUTCOME: "what came of it",
}


@dataclass(frozen=True, slots=True)
class Told:
    """The reports of an event, as far as they were known."""

    number: int
    """How many there are."""
    reports: tuple[FiledReport, ...]
    """The first of them, by publication."""


def reports_of_event(services: Services, event_id: str | None, known_on: date | None) -> Told:
    """Return the reports of an event; with `known_on`, those published by that day."""
    events = reading.events(services, known_on)
    event = next((one for one in events if one.id == event_id), None)
    if event is None:
        return Told(0, ())
    found = map(services.store.report, event.report_ids[:MOST_CLAIMS])
    return Told(len(event.report_ids), tuple(one for one in found if one is not None))


def story(told: Told, selected: str | None = None) -> Markup:
    """Return history, numbers and claims; nothing for an event of one report."""
    if told.number < 2:
        return joined([])
    parts = (_history(told.reports), _numbers(told.reports), _claims(told, selected))
    return joined(part for part in parts if part is not None)


# --- history --------------------------------------------------------------------------------


def _history(found: Sequence[FiledReport]) -> Markup | None:
    """Return the steps by date: what was said, what was expected, and what came of it."""
    steps = [history_step(step) for step in history_of(found)]
    if len(steps) < 2:
        return None
    return element(
        "div",
        element("h4", "History of this event"),
        element("ol", *(_step(step) for step in steps), css="dl-history"),
        css="dl-evidence dl-claims",
    )


def _step(step: Mapping[str, Any]) -> Markup:
    expected = f", for {step['expected_shown']}" if step["expected_shown"] else ""
    outcome = step["outcome"]
    told = "nobody has told yet what came of it" if outcome == "open" else outcome
    denial = ", that it did not happen" if step["polarity"] == "negative" else ""
    return element(
        "li",
        element("strong", step["day_shown"]),
        element("span", f": {step['status']}{denial}{expected} — {step['claimant'] or 'unknown'}"),
        element("em", f" — {told}") if outcome else None,
    )


# --- numbers --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NumberClaim:
    """A number as one claimant gave it."""

    claimant: str
    words: str
    """As the article writes it."""
    published: date | None
    status: str


def numbers_side_by_side(
    found: Iterable[FiledReport],
) -> dict[tuple[str, Measure], list[NumberClaim]]:
    """Return, per place and thing counted, what each claimant gave, in order of publication.

    Numbers are never blended. What only one claimant counts is left out.
    """
    groups: dict[tuple[str, Measure], list[NumberClaim]] = {}
    for filed in sorted(found, key=lambda one: one.article.published or date.max):
        place = filed.report.resolution.place
        name = full_name(place) if place else filed.report.resolution.toponym.surface
        for measure, words in _counted(filed):
            claim = NumberClaim(
                voice(filed) or "Unknown voice",
                words,
                filed.article.published,
                filed.report.what.status.value,
            )
            group = groups.setdefault((name, measure), [])
            if claim not in group:
                group.append(claim)
    return {key: group for key, group in groups.items() if len({c.claimant for c in group}) > 1}


def _counted(filed: FiledReport) -> Iterable[tuple[Measure, str]]:
    """Yield what each number of a report counts, and the number as it is written."""
    for quantity in filed.report.what.quantities:
        what = replace(filed.report.what, quantities=(quantity,))
        alone = replace(filed, report=replace(filed.report, what=what))
        for count in counts_of(alone):
            yield count.measure, quantity.span.of(filed.article.text)


def _numbers(found: Sequence[FiledReport]) -> Markup | None:
    groups = numbers_side_by_side(found)
    if not groups:
        return None
    tables = (_table(place, measure, claims) for (place, measure), claims in groups.items())
    return element(
        "div", element("h4", "Numbers side by side"), *tables, css="dl-evidence dl-claims"
    )


def _table(place: str, measure: Measure, claims: Sequence[NumberClaim]) -> Markup:
    counted = " ".join(part for part in measure if part)
    rows = (
        element(
            "tr",
            element("td", claim.words, css="mark-number-cell"),
            element("td", claim.claimant),
            element("td", day_words(claim.published) if claim.published else "undated"),
            element("td", claim.status),
        )
        for claim in claims
    )
    return element("table", element("caption", f"{counted}, {place}"), *rows, css="dl-numbers")


# --- claims ---------------------------------------------------------------------------------


def _claims(told: Told, selected: str | None) -> Markup:
    """Return what all articles say of the event, in order of publication."""
    claims = side_by_side(told.reports)
    left = told.number - len(claims)
    return element(
        "div",
        element("h4", f"Claims about this event ({told.number})"),
        element("ol", *(_claim(claim, selected) for claim in claims)),
        element("p", f"{left} more are in the table.", css="dl-faint") if left > 0 else None,
        css="dl-evidence dl-claims",
    )


def _claim(claim: Claim, selected: str | None) -> Markup:
    report, article = claim.filed.report, claim.filed.article
    published = day_words(article.published) if article.published else "undated"
    numbers = "; ".join(one.span.of(article.text) for one in report.what.quantities)
    return element(
        "li",
        element("strong", claim.claimant or "Unknown voice"),
        element(
            "span",
            f" in {article.publisher or 'an unknown publisher'}, {published}: "
            f"{report.what.status.value}{f', {numbers}' if numbers else ''}",
        ),
        element("em", f" — {_CLAIM_WORDS[claim.kind]}"),
        _shown_or_link(report.id, selected),
    )


def _shown_or_link(report_id: str, selected: str | None) -> Markup | None:
    """Return that the claim is the one shown, or the way to its sentence on the map."""
    if report_id == selected:
        return element("span", " (shown above)", css="dl-faint")
    if selected is None and report_id.isalnum():
        link = element("a", "on the map", href=f"./?report={report_id}", target="_self")
        return element("span", " · ", link)
    return None
