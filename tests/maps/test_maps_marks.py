"""Reports as marks: struck through where it is said not to happen, a tick for each who says so."""

from dataclasses import replace

from geo.features.view_query import LayersBy
from geo.maps.marks import singles_of
from geo.maps.signs import sign_tables
from geo.model import Polarity, Status
from tests.contracts.records import filed


def mark(status, polarity, claimants=1):
    made = filed()
    what = replace(made.report.what, status=status, polarity=polarity)
    made = replace(made, report=replace(made.report, what=what), independent_claimants=claimants)
    [single] = singles_of([made], LayersBy.EVENT_TYPE)
    return single


def outline(single):
    return sign_tables()["statuses"][single.status]["outline"]


def test_what_is_said_not_to_happen_is_struck_through_whatever_its_status():
    for status in Status:
        assert outline(mark(status, Polarity.NEGATIVE)) == "struck"
    assert outline(mark(Status.REPORTED, Polarity.POSITIVE)) == "thin"
    assert mark(Status.DENIED, Polarity.NEGATIVE).status == "denied"


def test_what_nobody_says_that_it_happened_has_no_tick():
    assert mark(Status.REPORTED, Polarity.NEGATIVE, 0).claimants == 0
    assert mark(Status.REPORTED, Polarity.POSITIVE, 7).claimants == 3
