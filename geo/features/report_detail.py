"""One report as a popup tells it: quote with its marks, and why this place, date and voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date
from typing import Any

from geo.errors import JudgementError
from geo.features.days import read_days
from geo.features.doubtful_dates import is_ahead, weekday_quarrel
from geo.features.judged import machine_words, value_words
from geo.features.links import safe_url, text_fragment_url
from geo.features.quote_parts import quote_parts
from geo.features.wording import full_name, iso, status_words
from geo.model import (
    DateInterval,
    Evidence,
    FiledReport,
    JudgedField,
    Judgement,
    PublicationGuess,
    Resolution,
    ReviewState,
    StatusStep,
    When,
)

LEAST_REST = 0.1
"""Chance that the only candidate is not meant under which it is left unsaid. A judgement."""

MOST_CANDIDATES = 5
"""Candidates that are told with their reasons; the rest never won by a judgement's length."""

JUDGED = frozenset(
    {
        Evidence.INEXACT,
        Evidence.CONTRADICTED,
        Evidence.MARKUP,
        Evidence.LINK,
        Evidence.UPDATED,
        Evidence.STATED_UPDATE,
        Evidence.KNOWN_EVENT,
    }
)
"""Evidence of publication of which nobody could count how often it holds."""


def report_detail(
    filed: FiledReport,
    history: Sequence[StatusStep] = (),
    claims: Sequence[Mapping[str, Any]] = (),
    numbers: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """Return everything that popup and evidence show of a report, as JSON values.

    `history` holds the steps of its event, where it is in one; `claims` and
    `numbers` what all reports of the event say, side by side (`geo.linking`).
    Offsets are code points; `quote_parts` joined give `quote` back. Links are
    http(s) or None. All texts are plain: whoever shows them must not read them
    as markup.
    """
    report, article = filed.report, filed.article
    return {
        "id": report.id,
        "event_id": filed.event_id,
        "article_id": report.article_id,
        "title": report.title,
        "headline": article.title,
        "publisher": article.publisher,
        "published": iso(article.published),
        "published_shown": published_words(filed),
        "published_guess": guess_record(article.published_guess),
        "is_sample": article.is_sample,
        "quote": report.quote,
        "quote_start": report.sentence.start,
        "quote_parts": [
            {"start": part.start, "text": part.text, "marks": list(part.marks)}
            for part in quote_parts(report)
        ],
        "event_type": report.what.event_type.value,
        "status": report.what.status.value,
        "polarity": report.what.polarity.value,
        "status_shown": status_words(report.what.status, report.what.polarity),
        "claimant": report.who.claimant,
        "says": says_words(filed),
        "says_reasons": list(says_reasons(filed)),
        "attribution_chain": list(report.who.chain),
        "independent_claimants": filed.independent_claimants,
        "denying_claimants": filed.denying_claimants,
        "date": report.when.edtf,
        "date_shown": when_words(report.when),
        "date_rule": report.when.rule,
        "date_doubt": weekday_quarrel(report.when.rule),
        "place_name": report.resolution.place.name if report.resolution.place else None,
        "place_shown": place_words(report.resolution),
        "place_reasons": list(_place_reasons(filed)),
        "review": review_detail(filed),
        "candidates": [
            {
                "name": full_name(candidate.place),
                "feature": candidate.place.feature.value,
                "score": round(candidate.score, 3),
                "reasons": list(candidate.reasons),
            }
            for candidate in report.resolution.candidates[:MOST_CANDIDATES]
        ],
        "map_as": report.where.map_as.value,
        "unmapped_reason": report.where.unmapped_reason or report.resolution.unresolved_reason,
        "history": [history_step(step) for step in history],
        "claims": list(claims),
        "numbers": list(numbers),
        "url": safe_url(article.url),
        "text_fragment_url": text_fragment_url(article.url, report.quote),
    }


def history_step(step: StatusStep) -> dict[str, Any]:
    """Return a step of an event's history as JSON values, dates also as people read them."""
    expected = step.expected_for
    return {
        "day": iso(step.day),
        "day_shown": day_words(step.day) if step.day else "undated",
        "status": step.status.value,
        "polarity": step.polarity.value,
        "status_shown": status_words(step.status, step.polarity),
        "numbers": step.numbers,
        "claimant": step.claimant,
        "publisher": step.publisher,
        "report_id": step.report_id,
        "kind": step.kind.value,
        "earlier": step.earlier,
        "expected_start": iso(expected.start) if expected else None,
        "expected_end": iso(expected.end) if expected else None,
        "expected_shown": interval_words(expected) if expected else None,
        "outcome": step.outcome.value if step.outcome else None,
        "outcome_reports": list(step.outcome_reports),
    }


def review_detail(filed: FiledReport) -> dict[str, Any] | None:
    """Return what people judged, each with what the machine says now; None when nobody has."""
    review = filed.review
    if review is None:
        return None
    return {
        "state": review.state.value,
        "judgements": [
            {
                "id": one.id,
                "field": one.field.value,
                "shown": judgement_words(
                    one, machine_words(one.field, review.machine, filed.article)
                ),
            }
            for one in review.judgements
        ],
    }


FIELD_WORDS = {
    JudgedField.PLACE: "place",
    JudgedField.DATE: "date",
    JudgedField.EVENT_TYPE: "event type",
    JudgedField.STATUS: "status",
    JudgedField.CLAIMANT: "claimant",
    JudgedField.PUBLISHED: "publication date",
}


def judgement_words(one: Judgement, machine: str | None) -> str:
    """Return a judgement in one line: what a person said, what the machine says, when and why."""
    note = f" — {one.note}" if one.note else ""
    made = (
        f"{day_words(one.made_at.astimezone(UTC).date())}, {one.made_at.astimezone(UTC):%H:%M} UTC"
    )
    return f"{_decision(one, machine)} ({made}){note}"


def _decision(one: Judgement, machine: str | None) -> str:
    if one.field is JudgedField.REPORT:
        return "Rejected" if one.value == ReviewState.REJECTED else "Found right as it is"
    if one.field is JudgedField.JOIN:
        return "Joined with another report in one event"
    if one.field is JudgedField.SPLIT:
        return "Set apart from another report"
    name = FIELD_WORDS[one.field].capitalize()
    said, machine_said = value_words(one), machine or "nothing"
    if one.field in (JudgedField.DATE, JudgedField.PUBLISHED):
        said, machine_said = _spoken(said), _spoken(machine_said)
    return f"{name}: {said}; the machine says {machine_said}"


def _spoken(days: str) -> str:
    """Return days in ISO 8601 or EDTF as people read them; what is no such date stays as it is."""
    try:
        interval = read_days(days).interval
    except JudgementError:
        return days
    if interval is None:
        return days
    words = interval_words(interval)
    return f"about {words}" if days.endswith("~") else words


def says_reasons(filed: FiledReport) -> tuple[str, ...]:
    """Return who says so in lines: the chain, in whose words, and how many say so."""
    who, publisher = filed.report.who, filed.article.publisher
    chain = " → ".join(who.chain) or publisher or "the article itself"
    if not who.claimant:
        words = "Nobody is named: the article says so in its own voice."
    else:
        words = "In the claimant's own words." if who.quoted else "Paraphrased, not quoted."
    return (chain, words, _voices_words(filed.independent_claimants, filed.denying_claimants))


def _voices_words(number: int, against: int) -> str:
    """Return how many independently say that it happened, and how many that it did not."""
    if not against:
        return f"{_claimants(number)} for this event."
    say = "says" if against == 1 else "say"
    if not number:
        return f"Nobody says that it happened; {_claimants(against)} {say} that it did not."
    return f"{_claimants(number)} for this event; {against} {say} that it did not happen."


def _claimants(number: int) -> str:
    return "1 independent claimant" if number == 1 else f"{number} independent claimants"


def day_words(day: date) -> str:
    """Return a day as people read it: 31 Oct 2024."""
    return f"{day.day} {day:%b} {day.year}"


def interval_words(interval: DateInterval | None) -> str:
    """Return an interval of event dates as people read it."""
    if interval is None or (interval.start is None and interval.end is None):
        return "Date unknown"
    start, end = interval.start, interval.end
    if start is None or end is None:
        return f"Until {day_words(end)}" if end else f"From {day_words(start or date.min)}"
    if start == end:
        return f"{start:%a} {day_words(start)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day_words(end)}"
    return f"{day_words(start)} to {day_words(end)}"


def when_words(when: When) -> str:
    """Return the date of an event as people read it, "about" where it is marked as approximate."""
    words = interval_words(when.interval)
    is_about = when.edtf is not None and when.edtf.endswith("~")
    return f"About {words}" if is_about else words


def published_words(filed: FiledReport) -> str:
    """Return publisher and publication date in one line."""
    article = filed.article
    when = f"published {day_words(article.published)}" if article.published else "undated"
    when += " (guessed)" if article.is_date_guessed else ""
    when += " (in the future)" if is_ahead(article.published) else ""
    if article.published is None and article.published_guess is not None:
        when = f"undated, published {guess_words(article.published_guess)}"
    sample = " · sample summary" if article.is_sample else ""
    return f"{article.publisher or 'Unknown publisher'}, {when}{sample}"


def guess_words(guess: PublicationGuess) -> str:
    """Return a guess of the publication date as people read it."""
    start, end = guess.interval.start, guess.interval.end
    if start is not None and start == end:
        return f"probably on {day_words(start)}"
    if start is not None and end is not None:
        return f"perhaps between {day_words(start)} and {day_words(end)}"
    if start is not None:
        return f"probably not before {day_words(start)}"
    return f"probably by {day_words(end)}" if end else "on an unknown day"


def guess_line(guess: PublicationGuess) -> str:
    """Return a guess of the publication date with its evidence and how often such guesses hold."""
    holds = "is judged to hold" if guess.evidence in JUDGED else "holds"
    return f"{guess_words(guess)}, a guess that {holds} in {guess.confidence:.0%} ({guess.rule})"


def guess_record(guess: PublicationGuess | None) -> dict[str, Any] | None:
    """Return a guess of the publication date as JSON values."""
    if guess is None:
        return None
    return {
        "evidence": guess.evidence.value,
        "start": iso(guess.interval.start),
        "end": iso(guess.interval.end),
        "confidence": guess.confidence,
        "rule": guess.rule,
        "shown": guess_words(guess),
    }


def says_words(filed: FiledReport) -> str:
    """Return who says so, in words; the publisher itself when nobody is named."""
    who = filed.report.who
    if who.claimant:
        return f"says {who.claimant}"
    if who.unknown:
        return f"says somebody not named: {who.unknown}"
    return f"says {filed.article.publisher or 'the article'} itself"


def place_words(resolution: Resolution) -> str:
    """Return what a toponym was resolved to, in words."""
    if resolution.place is None:
        return "Place not resolved"
    name = full_name(resolution.place)
    return name if resolution.within_km is None else f"In or near {name}"


def _place_reasons(filed: FiledReport) -> tuple[str, ...]:
    review = filed.review
    if review is None or not any(one.field is JudgedField.PLACE for one in review.judgements):
        return place_reasons(filed.report.resolution)
    weighed = place_reasons(review.machine.resolution)
    return ("Chosen by a person. What the machine weighed:", *weighed)


def place_reasons(resolution: Resolution) -> tuple[str, ...]:
    """Return one line for each candidate, best first, with what speaks for it."""
    if not resolution.candidates:
        return (resolution.unresolved_reason or "The gazetteer has one place of this name.",)
    lines = [
        f"{full_name(candidate.place)} ({candidate.place.feature.value}, "
        f"{candidate.score:.0%}): {'; '.join(candidate.reasons) or 'no reason recorded'}"
        for candidate in resolution.candidates[:MOST_CANDIDATES]
    ]
    if len(lines) > 1:
        lines[1] = f"Second best: {lines[1]}"
    return (*lines, *_rest(resolution))


def _rest(resolution: Resolution) -> tuple[str, ...]:
    """Return what speaks against the only candidate, which else seems sure and is not."""
    rest = 1 - sum(candidate.score for candidate in resolution.candidates)
    is_alone = len(resolution.candidates) == 1 and resolution.within_km is None
    if not is_alone or rest < LEAST_REST:
        return ()
    return (f"Another place, which the gazetteer does not hold, or none at all: {rest:.0%}.",)
