"""What every store must do with what people judge, whichever database is behind it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import JudgementError
from geo.model import (
    BoundingBox,
    Event,
    EventType,
    JudgedField,
    Judgement,
    MapAs,
    ReportFilter,
    ReviewState,
    Status,
)
from geo.store import open_store
from tests.contracts.records import AREQUIPA, AREQUIPA_REGION, analyses, analysis, article

NOON = datetime(2024, 7, 1, 12, tzinfo=UTC)
LIMA = replace(AREQUIPA, id="geonames:3936456", name="Lima", lat=-12.0432, lon=-77.0282)
EVERYTHING = ReportFilter()


@pytest.fixture(params=("sqlite://", "sqlite:///{folder}/contract.db"))
def store(request, tmp_path):
    opened = open_store(request.param.format(folder=tmp_path))
    yield opened
    opened.close()


def judgement(report, field=JudgedField.STATUS, value="denied", minutes=0, **more):
    subject = report if isinstance(report, str) else report.id
    return Judgement(field, subject, value, NOON + timedelta(minutes=minutes), **more)


def at_lima(report, minutes=0):
    return judgement(report, JudgedField.PLACE, LIMA.id, minutes, place=LIMA)


def only(store, report):
    return store.report(report.id)


# --- what is judged counts ------------------------------------------------------------------


def test_a_judged_place_moves_the_mark_and_the_machines_lies_beside_it(store):
    found = analysis()
    [report] = found.reports
    store.add([found])
    store.judge([at_lima(report)])
    filed = only(store, report)
    assert filed.report.resolution.place == LIMA
    assert (filed.report.where.lat, filed.report.where.lon) == (LIMA.lat, LIMA.lon)
    assert filed.review.machine == report
    assert filed.review_state is ReviewState.CHANGED
    assert store.analysis(found.article.id) == found


def test_filters_facets_and_histogram_see_what_was_judged(store):
    found = analysis()
    [report] = found.reports
    store.add([found])
    store.judge(
        [
            at_lima(report),
            judgement(report, JudgedField.EVENT_TYPE, EventType.RIOTS.value),
            judgement(report, JudgedField.STATUS, "confirmed"),
            judgement(report, JudgedField.DATE, "2020-02"),
        ]
    )
    around_lima = BoundingBox(-78, -13, -76, -11)
    for wanted in (
        ReportFilter(place="lima"),
        ReportFilter(bbox=around_lima),
        ReportFilter(event_types=frozenset({EventType.RIOTS})),
        ReportFilter(statuses=frozenset({Status.CONFIRMED})),
        ReportFilter(date_from=date(2020, 2, 29), date_to=date(2020, 3, 5)),
        ReportFilter(review_states=frozenset({ReviewState.CHANGED})),
        ReportFilter(text="riots"),
    ):
        assert len(store.reports(wanted)) == 1, wanted
    for wanted in (
        ReportFilter(event_types=frozenset({EventType.DISASTER})),
        ReportFilter(statuses=frozenset({Status.REPORTED})),
        ReportFilter(date_from=date(2024, 1, 1)),
        ReportFilter(review_states=frozenset({ReviewState.UNREVIEWED})),
        ReportFilter(text="infrastructure"),
    ):
        assert store.reports(wanted) == (), wanted
    counts = store.counts(EVERYTHING)
    assert counts["event_type"] == {"Riots": 1}
    assert counts["status"] == {"confirmed": 1}
    assert counts["review_state"] == {"changed": 1}
    assert store.histogram(EVERYTHING) == {date(2020, 2, 1): 1}


def test_a_rejected_report_is_listed_and_never_lost(store):
    found = analysis(reports=2)
    store.add([found])
    rejected = found.reports[0]
    store.judge([judgement(rejected, JudgedField.REPORT, "rejected", note="a caption")])
    filed = only(store, rejected)
    assert filed.report.where.map_as is MapAs.LIST
    assert "a caption" in filed.report.where.unmapped_reason
    assert len(store.reports(EVERYTHING)) == 2
    assert len(store.reports(ReportFilter(bbox=BoundingBox(-180, -90, 180, 90)))) == 1


def test_an_accepted_report_stays_as_it_is(store):
    found = analysis()
    store.add([found])
    store.judge([judgement(found.reports[0], JudgedField.REPORT, "accepted")])
    filed = only(store, found.reports[0])
    assert filed.report == found.reports[0]
    assert filed.review_state is ReviewState.ACCEPTED


def test_the_latest_judgement_of_a_field_counts_whichever_came_in_first(store):
    found = analysis()
    [report] = found.reports
    store.add([found])
    store.judge([judgement(report, value="confirmed", minutes=5)])
    store.judge([judgement(report, value="denied", minutes=1)])
    assert only(store, report).report.what.status is Status.CONFIRMED
    assert len(store.judgements()) == 2


def test_the_same_judgement_twice_is_one(store):
    found = analysis()
    store.add([found])
    one = judgement(found.reports[0])
    assert store.judge([one, one]) == 1
    assert store.judge([one]) == 0
    assert store.judgements() == (one,)


def test_a_judged_publication_date_decides_what_could_be_known(store):
    found = analysis(article(published=None, published_rule=None))
    store.add([found])
    store.judge([judgement(found.article.id, JudgedField.PUBLISHED, "2024-06-30")])
    assert store.article(found.article.id).published == date(2024, 6, 30)
    assert store.article_as_read(found.article.id) == found.article
    assert len(store.reports(ReportFilter(known_on=date(2024, 7, 1)))) == 1
    assert store.reports(EVERYTHING)[0].article.published == date(2024, 6, 30)
    assert [one.published for one in store.articles()] == [date(2024, 6, 30)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (JudgedField.STATUS, "perhaps"),
        (JudgedField.EVENT_TYPE, "Picnic"),
        (JudgedField.REPORT, "changed"),
        (JudgedField.DATE, "2024-02-30"),
        (JudgedField.DATE, "2024-05-02/2024-05-01"),
        (JudgedField.PUBLISHED, "2024-05"),
        (JudgedField.PLACE, "geonames:1"),
    ],
)
def test_a_value_that_the_field_cannot_have_is_refused_and_nothing_is_kept(store, field, value):
    found = analysis()
    store.add([found])
    fine = judgement(found.reports[0])
    with pytest.raises(JudgementError):
        store.judge([fine, judgement(found.reports[0], field, value)])
    assert store.judgements() == ()
    assert only(store, found.reports[0]).review is None


def test_a_place_that_would_not_be_safe_in_a_mark_is_refused(store):
    hostile = replace(LIMA, id="x{{7*7}}")
    nowhere = replace(LIMA, lat=float("nan"))
    for place in (hostile, nowhere):
        with pytest.raises(JudgementError):
            store.judge([judgement("a", JudgedField.PLACE, place.id, place=place)])


# --- taking back ----------------------------------------------------------------------------


def test_taking_back_gives_what_was_before_and_stays_in_the_history(store):
    found = analysis()
    [report] = found.reports
    store.add([found])
    first, second = judgement(report, value="confirmed"), judgement(report, minutes=1)
    store.judge([first, second])
    later = NOON + timedelta(hours=1)
    assert store.undo(second.id, later)
    assert only(store, report).report.what.status is Status.CONFIRMED
    assert store.undo(first.id, later)
    assert only(store, report).report == report
    assert only(store, report).review is None
    assert [one.undone_at for one in store.judgements()] == [later, later]


def test_what_does_not_stand_cannot_be_taken_back(store):
    found = analysis()
    store.add([found])
    one = judgement(found.reports[0])
    store.judge([one])
    assert not store.undo("no such id", NOON)
    assert store.undo(one.id, NOON)
    assert not store.undo(one.id, NOON + timedelta(days=1))
    assert store.judgements()[0].undone_at == NOON


def test_a_judgement_comes_in_as_taken_back_as_it_was_elsewhere(store):
    found = analysis()
    store.add([found])
    undone = judgement(found.reports[0], undone_at=NOON + timedelta(days=1))
    assert store.judge([undone]) == 1
    assert store.judgements() == (undone,)
    assert only(store, found.reports[0]).review is None


FIELDS = st.sampled_from(
    [
        (JudgedField.PLACE, LIMA.id),
        (JudgedField.PLACE, AREQUIPA_REGION.id),
        (JudgedField.DATE, "2024-01-05/2024-01-07"),
        (JudgedField.DATE, "unknown"),
        (JudgedField.EVENT_TYPE, "Protests"),
        (JudgedField.STATUS, "denied"),
        (JudgedField.CLAIMANT, "<script>alert(1)</script> {{7*7}} \ud800"),
        (JudgedField.CLAIMANT, ""),
        (JudgedField.REPORT, "rejected"),
        (JudgedField.REPORT, "accepted"),
        (JudgedField.JOIN, "another"),
        (JudgedField.SPLIT, "another"),
    ]
)
PLACES = {LIMA.id: LIMA, AREQUIPA_REGION.id: AREQUIPA_REGION}


def asked(store):
    """All that a store answers about its reports, rows included."""
    with store._database.reading() as connection:
        rows = connection.execute("SELECT * FROM reports ORDER BY pk").fetchall()
        found = connection.execute(
            "SELECT rowid FROM report_search WHERE report_search MATCH 'flood' ORDER BY rowid"
        ).fetchall()
    return store.reports(EVERYTHING), store.counts(EVERYTHING), rows, found


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=analyses(), values=st.lists(FIELDS, max_size=5), data=st.data())
def test_taking_everything_back_gives_the_machines_reports_again(found, values, data):
    store = open_store("sqlite://")
    try:
        store.add([found])
        before = asked(store)
        if found.reports:
            made = [
                judgement(
                    data.draw(st.sampled_from(found.reports)),
                    field,
                    value,
                    minutes=number,
                    place=PLACES.get(value),
                )
                for number, (field, value) in enumerate(values)
            ]
            store.judge(made)
            assert len(store.reports(EVERYTHING)) == len(found.reports)
            for one in data.draw(st.permutations(made)):
                assert store.undo(one.id, NOON)
        assert asked(store) == before
    finally:
        store.close()


# --- reading again --------------------------------------------------------------------------


def newer(found, **what):
    """The same article as a newer model reads it."""
    return replace(
        found,
        reports=tuple(
            replace(
                one,
                made_by="newer",
                what=replace(one.what, **what),
                resolution=replace(one.resolution, made_by="newer"),
            )
            for one in found.reports
        ),
    )


def test_a_rerun_with_a_newer_model_never_overwrites_a_judgement(store):
    found = analysis(reports=2)
    report = found.reports[0]
    store.add([found])
    store.judge([at_lima(report), judgement(report)])
    rerun = newer(found, status=Status.CONFIRMED, event_type=EventType.RIOTS)
    assert store.replace([rerun]) == 1
    filed = only(store, report)
    assert filed.report.resolution.place == LIMA
    assert filed.report.what.status is Status.DENIED
    assert filed.report.what.event_type is EventType.RIOTS
    assert filed.review.machine == rerun.reports[0]
    assert store.counts(EVERYTHING)["status"] == {"denied": 1, "confirmed": 1}


def test_a_rerun_keeps_the_events(store):
    found = analysis(reports=2)
    store.add([found])
    event = Event(
        tuple(one.id for one in found.reports),
        "Bridge falls",
        EventType.DISASTER,
        Status.REPORTED,
        None,
        None,
        ("the mayor",),
        "test",
    )
    store.replace_events([event])
    store.replace([newer(found)])
    assert store.events() == (event,)
    assert {store.report(one.id).event_id for one in found.reports} == {event.id}


def test_a_judgement_counts_again_when_its_article_was_deleted_and_read_again(store):
    found = analysis()
    store.add([found])
    store.judge([at_lima(found.reports[0])])
    store.delete_articles([found.article.id])
    assert len(store.judgements_adrift()) == 1
    store.add([newer(found)])
    assert store.judgements_adrift() == ()
    assert only(store, found.reports[0]).report.resolution.place == LIMA


def test_a_judgement_of_a_mention_that_is_no_longer_seen_is_kept(store):
    found = analysis(reports=2)
    store.add([found])
    gone = at_lima(found.reports[1])
    store.judge([gone])
    less = replace(found, reports=found.reports[:1], resolutions=found.resolutions[:1])
    store.replace([less])
    assert store.judgements_adrift() == (gone,)
    assert store.judgements() == (gone,)
    store.replace([found])
    assert store.judgements_adrift() == ()
    assert only(store, found.reports[1]).report.resolution.place == LIMA


def test_a_judged_publication_date_outlives_reading_again(store):
    found = analysis(article(published=date(2024, 6, 30)))
    store.add([found])
    redated = judgement(found.article.id, JudgedField.PUBLISHED, "2023-01-01")
    reread = replace(found, article=replace(found.article, published=date(2023, 1, 1)))
    store.judge([redated], [newer(reread)])
    assert store.article(found.article.id).published == date(2023, 1, 1)
    assert store.article_as_read(found.article.id).published == date(2024, 6, 30)
    assert store.reports(EVERYTHING)[0].report.made_by == "newer"
    store.undo(redated.id, NOON, [found])
    assert store.article(found.article.id) == found.article
    assert store.analysis(found.article.id) == found


def test_replacing_what_is_not_there_adds_it(store):
    found = analysis()
    assert store.replace([found]) == 0
    assert store.analysis(found.article.id) == found


def test_judgements_may_come_before_their_article(store):
    found = analysis()
    early = at_lima(found.reports[0])
    store.judge([early])
    assert store.judgements_adrift() == (early,)
    store.add([found])
    assert only(store, found.reports[0]).report.resolution.place == LIMA


def test_a_pair_counts_for_both_of_its_reports(store):
    found = analysis(reports=2)
    one, other = found.reports
    store.add([found])
    store.judge([judgement(one, JudgedField.JOIN, other.id)])
    assert {filed.review_state for filed in store.reports(EVERYTHING)} == {ReviewState.CHANGED}
    assert [filed.report for filed in store.reports(EVERYTHING)] == list(found.reports)


def test_every_judgement_changes_the_version(store):
    found = analysis()
    store.add([found])
    versions = [store.version()]
    one = judgement(found.reports[0])
    store.judge([one])
    versions.append(store.version())
    store.undo(one.id, NOON)
    versions.append(store.version())
    assert len(set(versions)) == 3
