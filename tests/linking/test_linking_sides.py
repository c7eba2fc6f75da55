"""Who tells of which event: one side, the other, both, and both in contradiction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from dispatches import LIMA, STRIKE, filed

from geo.features.comparison import Comparison, ComparisonKind
from geo.linking import compare, contradict, sides
from geo.model import Polarity, Quantity, ReportFilter, Span, Status

MONDAY, TUESDAY, FRIDAY = date(2024, 10, 28), date(2024, 10, 29), date(2024, 11, 1)
PAPERS = Comparison(ComparisonKind.PUBLISHER, "Courier", "Herald")


def told(words, publisher="Courier", published=TUESDAY, dead=None, **what):
    quantities = () if dead is None else (Quantity(Span(0, 1), dead, dead, "dead", None),)
    claimant = what.pop("claimant", None)
    place = what.pop("place", LIMA)
    said = replace(STRIKE, quantities=quantities, **what)
    return filed(words, place, said, published=published, publisher=publisher, claimant=claimant)


class Telling:
    """Tells what it was given, by publisher; events go by their place in the list."""

    def __init__(self, *events):
        self.events = dict(enumerate(events))

    def _of(self, event, wanted):
        return [one for one in self.events[event] if one.article.publisher in wanted.publishers]

    def events_told(self, wanted):
        return {event: len(told) for event in self.events if (told := self._of(event, wanted))}

    def reports_told(self, events, wanted, most):
        return {event: self._of(event, wanted)[:most] for event in events}


def test_every_event_of_either_side_is_in_one_group():
    telling = Telling(
        [told("A strike."), told("A third paper.", "Gazette")],
        [told("Another strike.", "Herald")],
        [told("A raid."), told("A raid, too.", "Herald"), told("Again.", "Herald")],
        [told("A hit."), told("No hit.", "Herald", status=Status.DENIED)],
        [told("Elsewhere.", "Gazette")],
    )
    found = compare(telling, PAPERS, ReportFilter())
    assert (found.left, found.right) == ((0,), (1,))
    assert (found.shared, found.contradicted) == ((2,), (3,))
    assert found.unread == 0


def test_the_events_with_most_reports_come_first_and_the_rest_are_not_searched(monkeypatch):
    monkeypatch.setattr(sides, "MOST_EVENTS_READ", 1)
    telling = Telling(
        [told("A hit."), told("No hit.", "Herald", status=Status.DENIED)],
        [told("One."), told("Two."), told("Three.", "Herald")],
    )
    found = compare(telling, PAPERS, ReportFilter())
    assert found.shared == (1, 0)
    assert found.contradicted == ()
    assert found.unread == 1


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        # whoever says so, on the same day: it happened, and it did not
        (told("It fell."), told("It did not.", "Herald", status=Status.DENIED), True),
        (told("It fell."), told("It did not.", "Herald", polarity=Polarity.NEGATIVE), True),
        # the same voice days later: news
        (
            told("It fell.", claimant="the mayor"),
            told("It did not.", "Herald", FRIDAY, status=Status.DENIED, claimant="The Mayor"),
            False,
        ),
        # another voice days later still contradicts what is said to have happened
        (
            told("It fell.", claimant="the mayor"),
            told("It did not.", "Herald", FRIDAY, status=Status.DENIED, claimant="the army"),
            True,
        ),
        # numbers: of one day and two voices
        (told("Three.", dead=3), told("Five.", "Herald", dead=5), True),
        (told("Three.", dead=3), told("Five.", "Herald", FRIDAY, dead=5), False),
        (told("Three.", dead=3), told("Three.", "Herald", dead=3), False),
        (
            told("Three.", dead=3, claimant="the mayor"),
            told("Five.", "Herald", dead=5, claimant="the mayor"),
            False,
        ),
        # what is only expected contradicts nothing
        (
            told("It may.", status=Status.EXPECTED),
            told("It did not.", "Herald", status=Status.DENIED),
            False,
        ),
    ],
)
def test_two_reports_contradict_each_other_when_both_cannot_hold(one, other, holds):
    assert contradict(one, other) is holds
    assert contradict(other, one) is holds
