"""The history of an event: steps in order of publication, with what came of what was expected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dispatches import STRIKE, filed

from geo.features.report_detail import report_detail
from geo.linking import ClaimKind, history_of
from geo.model import DateInterval, Outcome, Polarity, Quantity, Span, Status

MONDAY, TUESDAY, THURSDAY = date(2024, 10, 28), date(2024, 10, 29), date(2024, 10, 31)


def report(words, status=Status.REPORTED, published=MONDAY, who="the governor", **what):
    told = replace(STRIKE, status=status, **what)
    return filed(words, what=told, published=published, publisher=f"{who} Post", claimant=who)


EXPECTED = report("A strike on Kharkiv is expected", Status.EXPECTED)


def test_the_steps_come_in_order_of_publication_and_undated_ones_last():
    steps = history_of(
        [
            report("A strike, some day, on Kharkiv", published=None, who="a blog"),
            report("A strike hit Kharkiv", Status.CONFIRMED, THURSDAY, "the army"),
            report("A strike may have hit Kharkiv", Status.UNCONFIRMED, TUESDAY, "a resident"),
            EXPECTED,
        ]
    )
    assert [(step.day, step.status) for step in steps] == [
        (MONDAY, Status.EXPECTED),
        (TUESDAY, Status.UNCONFIRMED),
        (THURSDAY, Status.CONFIRMED),
        (None, Status.REPORTED),
    ]
    assert steps[2].kind == ClaimKind.OUTCOME
    assert steps[2].earlier == EXPECTED.report.id


def test_what_was_expected_happened():
    happened = report("A strike hit Kharkiv", published=TUESDAY, who="the army")
    step = history_of([EXPECTED, happened])[0]
    assert step.outcome == Outcome.HAPPENED
    assert step.outcome_reports == (happened.report.id,)
    assert step.expected_for == DateInterval(date(2024, 10, 30), date(2024, 10, 30))


def test_what_was_expected_did_not_happen_or_is_contested_or_open():
    denied = report("No strike hit Kharkiv", Status.DENIED, TUESDAY, "the army")
    negative = report("Kharkiv was not hit", published=TUESDAY, polarity=Polarity.NEGATIVE)
    happened = report("A strike hit Kharkiv", published=THURSDAY, who="the mayor")
    unsure = report("A strike may have hit Kharkiv", Status.UNCONFIRMED, TUESDAY)
    assert history_of([EXPECTED, denied])[0].outcome == Outcome.DID_NOT_HAPPEN
    assert history_of([EXPECTED, negative])[0].outcome == Outcome.DID_NOT_HAPPEN
    assert history_of([EXPECTED, denied, happened])[0].outcome == Outcome.CONTESTED
    assert history_of([EXPECTED, unsure])[0].outcome == Outcome.OPEN
    assert history_of([EXPECTED])[0].outcome_reports == ()


def test_what_was_known_before_it_was_expected_is_no_outcome():
    early = report("A strike hit Kharkiv", published=date(2024, 10, 20))
    steps = history_of([early, EXPECTED])
    assert steps[1].outcome == Outcome.OPEN
    assert steps[0].outcome is None


def test_who_repeats_himself_adds_no_step():
    again = [
        report(f"A strike hit Kharkiv, {number}", published=date(2024, 10, 29 + number))
        for number in range(3)
    ]
    assert [step.kind for step in history_of(again)] == [ClaimKind.FIRST]


def test_no_two_steps_of_a_day_read_the_same():
    papers = [report(f"A strike hit Kharkiv, {paper}", who="a governor") for paper in ("A", "B")]
    assert [step.claimant for step in history_of(papers)] == ["a governor"]


def test_a_step_tells_the_number_that_makes_it():
    def toll(number, published):
        words = f"A strike killed {number} people"
        span = Span(16, 16 + len(number))
        quantity = Quantity(span, float(number), float(number), "people", None)
        return report(words, published=published, quantities=(quantity,))

    steps = history_of([toll("40", MONDAY), toll("55", THURSDAY)])
    assert [step.numbers for step in steps] == ["40", "55"]


def test_an_event_without_reports_has_no_history():
    assert history_of([]) == ()


def test_the_detail_of_a_report_carries_the_history_as_json():
    happened = report("A strike hit Kharkiv", published=TUESDAY, who="the army")
    first, second = report_detail(happened, history_of([EXPECTED, happened]))["history"]
    assert first == {
        "day": "2024-10-28",
        "day_shown": "28 Oct 2024",
        "status": "expected",
        "polarity": "positive",
        "status_shown": "expected",
        "numbers": "",
        "claimant": "the governor",
        "publisher": "the governor Post",
        "report_id": EXPECTED.report.id,
        "kind": "first",
        "earlier": None,
        "expected_start": "2024-10-30",
        "expected_end": "2024-10-30",
        "expected_shown": "Wed 30 Oct 2024",
        "outcome": "happened",
        "outcome_reports": [happened.report.id],
    }
    assert (second["kind"], second["outcome"]) == ("outcome", None)
    assert report_detail(happened)["history"] == []
