"""Reports under the judgements of people."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import JudgementError
from geo.features import report_properties
from geo.features.days import read_days
from geo.features.judged import apply, pairs, review_of, standing, with_publication
from geo.features.report_detail import judgement_words
from geo.model import (
    FeatureClass,
    FiledReport,
    JudgedField,
    Judgement,
    MapAs,
    PlaceRole,
    ReviewState,
    Role,
    Status,
)
from tests.contracts.records import AREQUIPA, AREQUIPA_REGION, article, report

NOON = datetime(2024, 7, 1, 12, tzinfo=UTC)
TRUJILLO = replace(AREQUIPA, id="geonames:3691175", name="Trujillo", lat=-8.1, lon=-79.0)


def judgement(about, field, value, minutes=0, **more):
    subject = about if isinstance(about, str) else about.id
    return Judgement(field, subject, value, NOON + timedelta(minutes=minutes), **more)


def placed(one, place, minutes=0):
    return judgement(one, JudgedField.PLACE, place.id, minutes, place=place)


def test_without_judgements_the_report_is_the_machines():
    one = report()
    assert apply(one, []) is one
    assert review_of(one, []) is None


def test_a_region_is_drawn_as_its_area_never_as_a_pin():
    one = report()
    judged = apply(one, [placed(one, AREQUIPA_REGION)])
    assert judged.where.map_as is MapAs.AREA
    assert judged.where.where_prec == 4


def test_a_country_without_outline_is_only_listed():
    one = report()
    country = replace(AREQUIPA_REGION, feature=FeatureClass.COUNTRY, has_footprint=False)
    judged = apply(one, [placed(one, country)])
    assert judged.where.map_as is MapAs.LIST
    assert judged.where.unmapped_reason


def test_near_keeps_its_circle_about_another_town_of_the_name():
    one = report(map_as=MapAs.CIRCLE, uncertainty_km=20.0, spatial_relation="12 km north of")
    one = replace(one, where=replace(one.where, lat=AREQUIPA.lat + 0.1, lon=AREQUIPA.lon))
    where = apply(one, [placed(one, TRUJILLO)]).where
    assert (where.map_as, where.uncertainty_km) == (MapAs.CIRCLE, 20.0)
    assert where.lat == pytest.approx(TRUJILLO.lat + 0.1)
    assert where.lon == pytest.approx(TRUJILLO.lon)


def test_typed_coordinates_are_where_it_happened():
    one = report(map_as=MapAs.CIRCLE, uncertainty_km=20.0)
    position = replace(TRUJILLO, id="position:-8.1:-79.0", feature=FeatureClass.FACILITY)
    assert apply(one, [placed(one, position)]).where.map_as is MapAs.POINT


def test_a_place_that_was_only_mentioned_becomes_the_site():
    one = report(map_as=MapAs.LIST, place_role=PlaceRole.BACKGROUND)
    toponym = replace(one.resolution.toponym, role=Role.ASSOCIATIVE)
    one = replace(one, resolution=replace(one.resolution, toponym=toponym))
    judged = apply(one, [placed(one, TRUJILLO)])
    assert judged.where.place_role is PlaceRole.SITE
    assert judged.where.map_as is MapAs.POINT
    assert judged.resolution.toponym.role is Role.LITERAL


def test_a_judged_place_names_the_report_anew():
    one = report()
    assert apply(one, [placed(one, TRUJILLO)]).title == "Infrastructure — Trujillo"


def test_a_claimant_heads_the_chain_to_the_publisher():
    one = report()
    judged = apply(one, [judgement(one, JudgedField.CLAIMANT, "a diver")])
    assert (judged.who.claimant, judged.who.chain) == ("a diver", ("a diver", "Andes Wire"))
    nobody = apply(one, [judgement(one, JudgedField.CLAIMANT, "")])
    assert (nobody.who.claimant, nobody.who.chain) == (None, ("Andes Wire",))


def test_a_rejection_counts_beside_other_changes_and_says_why():
    one = report()
    judged = apply(
        one,
        [
            judgement(one, JudgedField.REPORT, "rejected", note="a caption"),
            judgement(one, JudgedField.STATUS, "denied", 1),
        ],
    )
    assert judged.where.map_as is MapAs.LIST
    assert judged.where.unmapped_reason == "Rejected by a person on 1 Jul 2024: a caption."
    assert judged.what.status is Status.DENIED


def test_an_acceptance_after_a_rejection_brings_the_report_back():
    one = report()
    accepted = judgement(one, JudgedField.REPORT, "accepted", 1)
    judged = apply(one, [judgement(one, JudgedField.REPORT, "rejected"), accepted])
    assert judged == one


def test_of_join_and_split_of_the_same_two_the_latest_counts():
    one, other = report(), report(article("Another text. " + report().quote))
    join = judgement(one, JudgedField.JOIN, other.id)
    split = judgement(other, JudgedField.SPLIT, one.id, 1)
    assert pairs([join]) == (((one.id, other.id),), ())
    assert pairs([split, join]) == ((), ((other.id, one.id),))
    assert pairs([replace(split, undone_at=NOON), join]) == (((one.id, other.id),), ())


def test_the_exports_say_what_was_decided_when_and_what_the_machine_says():
    of = article()
    one = report(of)
    judgements = [
        placed(one, TRUJILLO),
        judgement(one, JudgedField.DATE, "2024-06-27", 5),
    ]
    filed = FiledReport(apply(one, judgements), of, review=review_of(one, judgements))
    told = report_properties(filed)
    assert told["review_state"] == "changed"
    assert told["reviewed_at"] == "2024-07-01T12:05:00+00:00"
    assert told["machine_value"] == "place: Arequipa, PE; date: 2024-06-28"
    assert told["place_name"] == "Trujillo"


def test_a_judged_publication_date_tells_what_was_there_before():
    of = article(is_date_guessed=True)
    judged = with_publication(of, [judgement(of.id, JudgedField.PUBLISHED, "2024-06-01")])
    assert judged.published == date(2024, 6, 1)
    assert not judged.is_date_guessed
    assert "2024-06-30" in judged.published_rule
    unknown = with_publication(of, [judgement(of.id, JudgedField.PUBLISHED, "unknown")])
    assert unknown.published is None
    assert judged.id == unknown.id == of.id


def test_a_judgement_of_another_report_changes_nothing():
    one = report()
    assert apply(one, [judgement("another", JudgedField.STATUS, "denied")]) == one


@given(st.permutations(range(4)))
def test_what_stands_does_not_depend_on_the_order_in_which_it_is_given(order):
    one = report()
    made = [
        judgement(one, JudgedField.STATUS, "denied", 0),
        judgement(one, JudgedField.STATUS, "confirmed", 1),
        judgement(one, JudgedField.CLAIMANT, "a diver", 2),
        judgement(one, JudgedField.STATUS, "expected", 3, undone_at=NOON),
    ]
    assert standing(made[number] for number in order) == (made[1], made[2])


def test_a_review_of_acceptance_alone_is_an_acceptance():
    one = report()
    accepted = judgement(one, JudgedField.REPORT, "accepted")
    changed = judgement(one, JudgedField.STATUS, "denied", 1)
    assert review_of(one, [accepted]).state is ReviewState.ACCEPTED
    assert review_of(one, [accepted, changed]).state is ReviewState.CHANGED


# --- days -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "start", "end", "precision"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), 1),
        (" 2024-02 ", date(2024, 2, 1), date(2024, 2, 29), 4),
        ("1943", date(1943, 1, 1), date(1943, 12, 31), 5),
        ("2024-10-28/2024-10-31", date(2024, 10, 28), date(2024, 10, 31), 2),
        ("2024-10-28/2024-11-03", date(2024, 10, 28), date(2024, 11, 3), 3),
        ("2024-10-28/..", date(2024, 10, 28), None, 5),
        ("../2024-10", None, date(2024, 10, 31), 5),
        ("2024-10-28~", date(2024, 10, 28), date(2024, 10, 28), 1),
    ],
)
def test_typed_days_are_iso_or_edtf(typed, start, end, precision):
    days = read_days(typed)
    assert (days.interval.start, days.interval.end, days.precision) == (start, end, precision)


def test_no_date_is_known_is_a_value():
    assert read_days("Unknown").interval is None


@pytest.mark.parametrize(
    "typed",
    ["", "yesterday", "2024-02-30", "2023-02-29", "24-10-31", "2024-13", "0000", "../..", "/",
     "2024-10-31/2024-10-30", "2024-10-31/2024-10-31/2024-10-31", "٢٠٢٤", "<b>", "\ud800"],
)  # fmt: skip
def test_what_is_no_date_is_refused_in_one_sentence(typed):
    with pytest.raises(JudgementError, match="write 2024-10-31"):
        read_days(typed)


@pytest.mark.parametrize(
    ("typed", "machine", "told"),
    [
        (
            "2024-10-31",
            "2024-10-28/2024-10-30",
            "Thu 31 Oct 2024; the machine says 28 to 30 Oct 2024",
        ),
        ("2024-10/..", "2024-10~", "From 1 Oct 2024; the machine says about 1 to 31 Oct 2024"),
        ("unknown", None, "unknown; the machine says nothing"),
        ("unknown", "XXXX-10", "unknown; the machine says XXXX-10"),
    ],
)
def test_a_judged_date_is_told_as_people_read_dates(typed, machine, told):
    words = judgement_words(judgement(report(), JudgedField.DATE, typed), machine)
    assert words == f"Date: {told} (1 Jul 2024, 12:00 UTC)"
