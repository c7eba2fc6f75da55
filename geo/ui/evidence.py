"""The evidence: the sentence behind the selected mark, and why this place, date and voice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from geo.features.doubtful_dates import is_ahead
from geo.features.report_detail import day_words, guess_line, report_detail
from geo.model import Article, FiledReport
from geo.ui import reading
from geo.ui.correcting import show_correcting
from geo.ui.event_story import reports_of_event, story
from geo.ui.markup import Markup, element, joined, link, marked_quote, show
from geo.ui.session import current_view
from geo.wiring import Services

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
    known_on = current_view().wanted.known_on
    filed = reading.report(services, selected, known_on) if selected else None
    if filed is None:
        show(_invitation(was_selected=selected is not None))
        return
    show(_too_late(filed.article.published, known_on))
    show(evidence(filed))
    show_correcting(services, filed)
    show(story(reports_of_event(services, filed.event_id, known_on), filed.report.id))


def _invitation(*, was_selected: bool) -> Markup:
    text = (
        "The selected report is no longer in the store. Choose another mark or row."
        if was_selected
        else "Choose a mark or a row of the table: the sentence it rests on appears here."
    )
    return element("div", element("p", text, css="dl-faint"), css="dl-evidence")


def _too_late(published: date | None, known_on: date | None) -> Markup:
    """Return that a report was not known on the day to look from; nothing where it was."""
    if known_on is None or (published is not None and published <= known_on):
        return joined([])
    day = day_words(known_on)
    told = (
        f"Not known on {day}: published {day_words(published)}."
        if published
        else f"Nobody can say whether this was known on {day}: its publication date is unknown."
    )
    return element("div", element("p", told, css="dl-guess"), css="dl-evidence")


def evidence(filed: FiledReport) -> Markup:
    """Return the panel's content: all of it text from articles and gazetteer, all escaped."""
    detail = report_detail(filed)
    opened = link(detail["text_fragment_url"], "Open at this sentence")
    return element(
        "div",
        element("h2", detail["headline"] or "Untitled article"),
        element("p", detail["published_shown"], css="dl-faint"),
        _guess_note(filed.article, detail),
        marked_quote(detail["quote_parts"]),
        _facts(detail),
        _why("Why this place?", detail["place_reasons"]),
        _why("Why this date?", [detail["date_rule"]]),
        _why("Who says so?", detail["says_reasons"]),
        element("p", _read_here(detail), " · " if opened else None, opened),
        css="dl-evidence",
        **{"data-report": filed.report.id},
    )


def _read_here(detail: Mapping[str, Any]) -> Markup:
    """Return the way to the stored text, at the sentence."""
    query = urlencode({"article": detail["article_id"], "at": detail["quote_start"]})
    return element("a", "Read it here", href=f"./articles?{query}", target="_self")


def _guess_note(article: Article, detail: Mapping[str, Any]) -> Markup | None:
    """Return a warning when the day that all dates hang on is guessed, missing or still to come."""
    guess = article.published_guess
    if article.published is None and guess is not None:
        told = f"No publication date is given. Published {guess_line(guess)}."
        return element("p", told, css="dl-guess")
    if article.published is None:
        return element("p", _without_day(detail), css="dl-faint")
    if article.is_date_guessed:
        told = f"The publication date is a guess: {article.published_rule}."
        return element("p", told, css="dl-guess")
    if is_ahead(article.published):
        told = "The publication date has not come yet: days counted from it may be wrong too."
        return element("p", told, css="dl-guess")
    return None


def _without_day(detail: Mapping[str, Any]) -> str:
    """Return that the article has no publication date, and which words have no day for it."""
    said = (part["text"] for part in detail["quote_parts"] if "time" in part["marks"])
    words = next(said, None) if detail["date"] is None else None
    return f"No publication date: “{words}” has no day." if words else "No publication date."


def _facts(detail: Mapping[str, Any]) -> Markup:
    sign = _SIGN_WORDS[detail["map_as"]]
    facts = (
        ("Where", f"{detail['place_shown']} — {detail['unmapped_reason'] or sign}"),
        ("When", _when(detail)),
        ("Who", detail["says"].removeprefix("says ")),
        ("What", detail["event_type"]),
        ("Status", detail["status_shown"]),
    )
    rows = (joined((element("dt", name), element("dd", value))) for name, value in facts)
    return element("dl", *rows)


def _when(detail: Mapping[str, Any]) -> str:
    doubt = detail["date_doubt"]
    return f"{detail['date_shown']} — check it: {doubt}" if doubt else str(detail["date_shown"])


def _why(question: str, lines: list[str]) -> Markup:
    points = (element("li", line) for line in lines)
    return element("details", element("summary", question), element("ul", *points))
