"""An event as reports tell it: its history, its numbers and its claims side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.features.report_detail import history_step
from geo.linking import claims_told, history_of, numbers_told
from geo.model import FiledReport
from geo.ui import reading
from geo.ui.markup import Markup, element, joined
from geo.wiring import Services

MOST_CLAIMS = 40
"""Claims that are listed; a judgement, more are not read."""


@dataclass(frozen=True, slots=True)
class Told:
    """The reports of an event, as far as they were known."""

    number: int
    """How many there are."""
    reports: tuple[FiledReport, ...]
    """The first of them, by publication."""


def reports_of_event(services: Services, event_id: str | None, known_on: date | None) -> Told:
    """Return the reports of an event; with `known_on`, those published by that day."""
    event = reading.event(services, event_id, known_on) if event_id else None
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
        element("h3", "History of this event"),
        element("ol", *(_step(step) for step in steps), css="dl-history"),
        css="dl-evidence dl-claims",
    )


def _step(step: Mapping[str, Any]) -> Markup:
    expected = f", for {step['expected_shown']}" if step["expected_shown"] else ""
    outcome = step["outcome"]
    told = "nobody has told yet what came of it" if outcome == "open" else outcome
    numbers = f", {step['numbers']}" if step["numbers"] else ""
    said = f"{step['status_shown']}{numbers}{expected}"
    return element(
        "li",
        element("strong", step["day_shown"]),
        element("span", f": {said} — {step['claimant'] or 'unknown'}"),
        element("em", f" — {told}") if outcome else None,
    )


# --- numbers --------------------------------------------------------------------------------


def _numbers(found: Sequence[FiledReport]) -> Markup | None:
    groups = numbers_told(found)
    if not groups:
        return None
    return element(
        "div",
        element("h3", "Numbers side by side"),
        *(_table(group) for group in groups),
        css="dl-evidence dl-claims",
    )


def _table(group: Mapping[str, Any]) -> Markup:
    rows = (
        element(
            "tr",
            element("td", claim["words"], css="mark-number-cell"),
            element("td", claim["claimant"], _printed(claim)),
            element("td", claim["published_shown"]),
            element("td", claim["status_shown"]),
        )
        for claim in group["claims"]
    )
    caption = element("caption", f"{group['counted']}, {group['place']}")
    return element("table", caption, *rows, css="dl-numbers")


def _printed(claim: Mapping[str, Any]) -> Markup | None:
    """Return who else prints the text of a claim; None where nobody does."""
    copies = claim["copies_shown"]
    return element("span", f" (copied by {copies})", css="dl-faint") if copies else None


# --- claims ---------------------------------------------------------------------------------


def _claims(told: Told, selected: str | None) -> Markup:
    """Return what all articles say of the event, in order of publication."""
    claims = claims_told(told.reports)
    left = told.number - len(told.reports)
    return element(
        "div",
        element("h3", claims_title(len(claims), told.number)),
        element("ol", *(_claim(claim, selected) for claim in claims)),
        element("p", f"{left} more are in the table.", css="dl-faint") if left > 0 else None,
        css="dl-evidence dl-claims",
    )


def _claim(claim: Mapping[str, Any], selected: str | None) -> Markup:
    numbers = f", {claim['numbers']}" if claim["numbers"] else ""
    return element(
        "li",
        element("strong", claim["claimant"]),
        element(
            "span",
            f" in {claim['publisher'] or 'an unknown publisher'}, {claim['published_shown']}: "
            f"{claim['status_shown']}{numbers}",
        ),
        element("em", f" — {claim['kind_shown']}"),
        _printed(claim),
        _shown_or_link(claim, selected),
    )


def claims_title(claims: int, reports: int) -> str:
    """Return how many claims there are, and in how many reports where those are more."""
    number = f"{claims}" if claims == reports else f"{claims} in {reports} reports"
    return f"Claims about this event ({number})"


def _shown_or_link(claim: Mapping[str, Any], selected: str | None) -> Markup | None:
    """Return that the claim is the one shown, or the way to its sentence on the map."""
    report_id = claim["report_id"]
    if any(selected == copy["report_id"] for copy in claim["copies"]):
        return element("span", " (a copy of it is shown above)", css="dl-faint")
    if selected in claim["reports"]:
        return element("span", " (shown above)", css="dl-faint")
    if selected is None and report_id.isalnum():
        link = element("a", "on the map", href=f"./?report={report_id}", target="_self")
        return element("span", " · ", link)
    return None
