"""What people join stays joined, and what they set apart stays apart."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from dispatches import FLOOD, KHARKIV, LIMA, MENTION, filed
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.linking import EventLinker

STRIKE = filed("A drone strike hit a depot in Kharkiv", publisher="Courier")
ALIKE = filed("Drones struck a warehouse in Kharkiv", publisher="Herald")
THIRD = filed("A warehouse burnt after drones came to Kharkiv", publisher="Gazette")
ELSEWHERE = filed("A flood in Lima", LIMA, FLOOD, day=date(2023, 3, 3), publisher="Echo")
POOL = [STRIKE, ALIKE, THIRD, ELSEWHERE, filed("A flood hit Lima", LIMA, FLOOD, publisher="Post")]


def pair(one, other):
    return one.report.id, other.report.id


def event_of(events):
    return {report: event.id for event in events for report in event.report_ids}


def test_reports_put_together_are_one_event_however_unlike_they_are():
    (event,) = EventLinker().link([STRIKE, ELSEWHERE], together=[pair(STRIKE, ELSEWHERE)])
    assert set(event.report_ids) == {STRIKE.report.id, ELSEWHERE.report.id}


def test_reports_set_apart_are_two_events_however_alike_they_are():
    assert len(EventLinker().link([STRIKE, ALIKE])) == 1
    assert len(EventLinker().link([STRIKE, ALIKE], apart=[pair(ALIKE, STRIKE)])) == 2


def test_no_third_report_brings_together_what_is_apart():
    events = event_of(EventLinker().link([STRIKE, ALIKE, THIRD], apart=[pair(STRIKE, ALIKE)]))
    assert events[STRIKE.report.id] != events[ALIKE.report.id]
    assert len(set(events.values())) == 2


def test_what_is_apart_from_one_is_apart_from_all_that_was_joined_to_it():
    events = event_of(
        EventLinker().link(
            [STRIKE, ALIKE, THIRD], together=[pair(STRIKE, THIRD)], apart=[pair(STRIKE, ALIKE)]
        )
    )
    assert events[STRIKE.report.id] == events[THIRD.report.id] != events[ALIKE.report.id]


def test_joining_is_transitive():
    events = EventLinker().link(POOL, together=[pair(STRIKE, ELSEWHERE), pair(ELSEWHERE, POOL[-1])])
    grouped = event_of(events)
    assert grouped[STRIKE.report.id] == grouped[POOL[-1].report.id]


def test_a_split_stands_where_people_contradict_each_other():
    both = [pair(STRIKE, ALIKE)]
    assert len(EventLinker().link([STRIKE, ALIKE], together=both, apart=both)) == 2


def test_what_looks_like_a_joined_report_joins_it_too():
    near_lima = filed("A flood in Lima again", LIMA, FLOOD, day=date(2023, 3, 3))
    (event,) = EventLinker().link(
        [STRIKE, ELSEWHERE, near_lima], together=[pair(STRIKE, ELSEWHERE)]
    )
    assert near_lima.report.id in event.report_ids


def test_a_mere_mention_joins_an_event_when_somebody_says_so():
    mention = filed("The depot in Kharkiv", KHARKIV, MENTION)
    (event,) = EventLinker().link([STRIKE, mention], together=[pair(STRIKE, mention)])
    assert len(event.report_ids) == 2


def test_judgements_about_reports_that_are_gone_change_nothing():
    gone = [(STRIKE.report.id, "gone"), ("gone", "long gone")]
    linked = EventLinker().link([STRIKE, ALIKE])
    assert EventLinker().link([STRIKE, ALIKE], together=gone) == linked
    assert EventLinker().link([STRIKE, ALIKE], apart=gone) == linked


PAIRS = [pair(one, other) for one, other in combinations(POOL, 2)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PAIRS), max_size=4),
    st.lists(st.sampled_from(PAIRS), max_size=4),
    st.randoms(use_true_random=False),
)
def test_nothing_set_apart_is_ever_in_one_event(together, apart, random):
    shuffled = list(POOL)
    random.shuffle(shuffled)
    events = EventLinker().link(shuffled, together, apart)
    grouped = event_of(events)
    assert all(grouped[one] != grouped[other] for one, other in apart)
    assert events == EventLinker().link(POOL, together, apart)


@pytest.mark.parametrize("together", [PAIRS[:1], PAIRS[3:5], PAIRS])
def test_everything_put_together_is_in_one_event_when_nothing_is_apart(together):
    grouped = event_of(EventLinker().link(POOL, together))
    assert all(grouped[one] == grouped[other] for one, other in together)
