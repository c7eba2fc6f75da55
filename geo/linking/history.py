"""The history of an event: what was said of it, what was expected, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.linking.claims import Claim, side_by_side
from geo.linking.likeness import AHEAD
from geo.linking.measures import numbers_words
from geo.linking.standing import happened
from geo.linking.voices import normalised
from geo.model import ClaimKind, FiledReport, Outcome, StatusStep


def history_of(reports: Iterable[FiledReport]) -> tuple[StatusStep, ...]:
    """Return the steps of one event's history, undated ones last.

    A claimant who says again what the same voice has said before adds no step, and no two steps of
    a day read the same; each number stays in the report it stands in.
    """
    claims = side_by_side(reports)
    steps: list[StatusStep] = []
    told: set[object] = set()
    for number, claim in enumerate(claims):
        step = _step(claim, claims[number + 1 :])
        line = (step.day, normalised(step.claimant or ""), step.status, step.polarity, step.numbers)
        if claim.kind is not ClaimKind.REPEAT and line not in told:
            told.add(line)
            steps.append(step)
    return tuple(steps)


def _step(claim: Claim, later: Sequence[Claim]) -> StatusStep:
    report, article = claim.filed.report, claim.filed.article
    is_ahead = report.what.status in AHEAD
    told = [one for one in later if is_ahead and happened(one.filed.report) is not None]
    return StatusStep(
        day=article.published,
        status=report.what.status,
        polarity=report.what.polarity,
        claimant=claim.claimant,
        publisher=article.publisher,
        report_id=report.id,
        kind=claim.kind,
        earlier=claim.earlier,
        expected_for=report.when.interval if is_ahead else None,
        outcome=_outcome(told) if is_ahead else None,
        outcome_reports=tuple(one.filed.report.id for one in told),
        numbers=numbers_words(claim.said.reports),
    )


def _outcome(told: Sequence[Claim]) -> Outcome:
    """Return what the later reports say came of it."""
    answers = {happened(one.filed.report) for one in told}
    if not answers:
        return Outcome.OPEN
    if len(answers) > 1:
        return Outcome.CONTESTED
    return Outcome.HAPPENED if answers == {True} else Outcome.DID_NOT_HAPPEN
