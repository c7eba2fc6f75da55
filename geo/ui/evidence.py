"""The evidence: the sentence behind the selected mark, and why this place, date and voice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.features.report_detail import day_words, guess_line, history_step, report_detail
from geo.linking import Claim, ClaimKind, history_of, side_by_side
from geo.model import Article, FiledReport
from geo.ui.correcting import show_correcting
from geo.ui.markup import Markup, element, joined, link, marked_quote, show
from geo.ui.session import current_view
from geo.wiring import Services

MOST_CLAIMS = 40
"""Claims that the panel lists; a judgement, more are not read."""

_CLAIM_WORDS = {
    ClaimKind.FIRST: "the first",
    ClaimKind.REPEAT: "says it again",
    ClaimKind.UPDATE: "an update",
    ClaimKind.AGREEMENT: "agrees",
    ClaimKind.CONFLICT: "contradicts an earlier claim",
    ClaimKind.OUTCOME: "what came of it",
}

_SIGN_WORDS = {
    "point": "drawn as a point",
    "approximate": "approximate: the true position or extent is not known",
    "circle": "drawn as a circle of its uncertainty",
    "area": "drawn as an area",
    "venue": "where words were spoken, not where it happened",
    "associative": "stands for a government, a people or an organisation",
    "list": "only listed",
}


def show_evidence(services: Services) -> None:
    """Draw the panel for the selected report."""
    selected = current_view().selected
    filed = services.store.report(selected) if selected else None
    if filed is None:
        show(_invitation(was_selected=selected is not None))
        return
    show(evidence(filed))
    show_correcting(services, filed)
    show(joined([history_of_event(services, filed), claims_of_event(services, filed)]))


def _of_event(services: Services, filed: FiledReport) -> tuple[int, list[FiledReport]]:
    """Return how many reports the selected report's event has, and the first of them."""
    event = services.store.event(filed.event_id) if filed.event_id else None
    if event is None:
        return 0, []
    found = (services.store.report(report_id) for report_id in event.report_ids[:MOST_CLAIMS])
    return len(event.report_ids), [one for one in found if one is not None]


def history_of_event(services: Services, filed: FiledReport) -> Markup:
    """Return the steps of the event by date: what was said, expected, and what came of it."""
    _, found = _of_event(services, filed)
    steps = [history_step(step) for step in history_of(found)]
    if len(steps) < 2:
        return joined([])
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


def claims_of_event(services: Services, filed: FiledReport) -> Markup:
    """Return what all articles say of the selected report's event, in order of publication."""
    number, found = _of_event(services, filed)
    if number < 2:
        return joined([])
    claims = side_by_side(found)
    left = number - len(claims)
    return element(
        "div",
        element("h4", f"Claims about this event ({number})"),
        element("ol", *(_claim(claim, filed) for claim in claims)),
        element("p", f"{left} more are in the table.", css="dl-faint") if left > 0 else None,
        css="dl-evidence dl-claims",
    )


def _claim(claim: Claim, selected: FiledReport) -> Markup:
    report, article = claim.filed.report, claim.filed.article
    published = day_words(article.published) if article.published else "undated"
    numbers = "; ".join(one.span.of(article.text) for one in report.what.quantities)
    is_selected = report.id == selected.report.id
    return element(
        "li",
        element("strong", claim.claimant or "Unknown voice"),
        element(
            "span",
            f" in {article.publisher or 'an unknown publisher'}, {published}: "
            f"{report.what.status.value}{f', {numbers}' if numbers else ''}",
        ),
        element("em", f" — {_CLAIM_WORDS[claim.kind]}"),
        element("span", " (shown above)", css="dl-faint") if is_selected else None,
    )


def _invitation(*, was_selected: bool) -> Markup:
    text = (
        "The selected report is no longer in the store. Choose another mark or row."
        if was_selected
        else "Choose a mark or a row of the table: the sentence it rests on appears here."
    )
    return element("div", element("p", text, css="dl-faint"), css="dl-evidence")


def evidence(filed: FiledReport) -> Markup:
    """Return the panel's content: all of it text from articles and gazetteer, all escaped."""
    detail = report_detail(filed)
    opened = link(detail["text_fragment_url"], "Open at this sentence")
    return element(
        "div",
        element("h3", detail["headline"] or "Untitled article"),
        element("p", detail["published_shown"], css="dl-faint"),
        _guess_note(filed.article),
        marked_quote(detail["quote_parts"]),
        _facts(detail),
        _why("Why this place?", detail["place_reasons"]),
        _why("Why this date?", [detail["date_rule"]]),
        _why("Who says so?", detail["says_reasons"]),
        element("p", opened) if opened else None,
        css="dl-evidence",
        **{"data-report": filed.report.id},
    )


def _guess_note(article: Article) -> Markup | None:
    """Return a warning when the day that all dates hang on was guessed or is missing."""
    guess = article.published_guess
    if article.published is None and guess is not None:
        told = f"No publication date is given. Published {guess_line(guess)}."
        return element("p", told, css="dl-guess")
    if article.published is None:
        return element("p", "No publication date: “Thursday” has no day.", css="dl-faint")
    if not article.is_date_guessed:
        return None
    return element(
        "p", f"The publication date is a guess: {article.published_rule}.", css="dl-guess"
    )


def _facts(detail: Mapping[str, Any]) -> Markup:
    sign = _SIGN_WORDS[detail["map_as"]]
    not_said = " (the sentence says it did not happen)" if detail["polarity"] == "negative" else ""
    facts = (
        ("Where", f"{detail['place_shown']} — {detail['unmapped_reason'] or sign}"),
        ("When", detail["date_shown"]),
        ("Who", detail["says"].removeprefix("says ")),
        ("What", f"{detail['event_type']}{not_said}"),
        ("Status", detail["status"]),
    )
    rows = (joined((element("dt", name), element("dd", value))) for name, value in facts)
    return element("dl", *rows)


def _why(question: str, lines: list[str]) -> Markup:
    points = (element("li", line) for line in lines)
    return element("details", element("summary", question), element("ul", *points))
