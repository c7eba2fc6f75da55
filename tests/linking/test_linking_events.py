"""Which reports are joined into one event, and what the event then says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dispatches import CALLAO, FLOOD, KHARKIV, LIMA, MENTION, OBLAST, STRIKE, filed
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.linking import EventLinker
from geo.model import (
    DateInterval,
    FiledReport,
    MapAs,
    PlaceRole,
    Quantity,
    Role,
    Span,
    Status,
)


def events(*reports: FiledReport):
    return EventLinker().link(reports)


def test_two_outlets_on_the_same_strike_tell_of_one_event():
    first = filed("A drone strike hit a depot in Kharkiv", publisher="Courier")
    second = filed("Drones struck a warehouse in Kharkiv", publisher="Herald")
    (event,) = events(first, second)
    assert set(event.report_ids) == {first.report.id, second.report.id}
    assert event.claimants == ("Courier", "Herald") or event.claimants == ("Herald", "Courier")
    assert event.place_id == KHARKIV.id
    assert event.interval == DateInterval(date(2024, 10, 30), date(2024, 10, 30))


def test_another_kind_place_or_week_is_another_event():
    strike = filed("A drone strike hit a depot in Kharkiv")
    assert len(events(strike, filed("Flood waters rose in Kharkiv", what=FLOOD))) == 2
    assert len(events(strike, filed("A drone strike hit a depot in Lima", LIMA))) == 2
    assert len(events(strike, filed("Another drone strike in Kharkiv", day=date(2024, 11, 9)))) == 2


def test_a_night_between_two_days_does_not_part_an_event():
    late = filed("A drone strike hit a depot in Kharkiv", day=date(2024, 10, 30))
    early = filed("A strike before dawn burnt a depot in Kharkiv", day=date(2024, 10, 31))
    assert len(events(late, early)) == 1


def test_neighbouring_towns_may_be_one_place():
    assert (
        len(events(filed("Flood in Lima", LIMA, FLOOD), filed("Flood in Callao", CALLAO, FLOOD)))
        == 1
    )


def test_a_region_joins_its_town_only_when_the_words_agree():
    town = filed("A drone strike on a fuel depot killed a guard in Kharkiv")
    told_alike = filed("A drone strike on a fuel depot killed a guard in the Oblast", OBLAST)
    told_otherwise = filed("Overnight missiles damaged power lines across the Oblast", OBLAST)
    assert len(events(town, told_alike)) == 1
    assert len(events(town, told_otherwise)) == 2


def test_what_is_expected_in_a_region_is_not_the_outcome_of_what_is_told_with_another_word():
    def told(quote, word, status):
        span = Span(quote.index(word), quote.index(word) + len(word))
        return filed(quote, OBLAST, replace(STRIKE, trigger=span, status=status))

    expected = told("Units will be sent to fight in the Oblast", "sent", Status.EXPECTED)
    other = told("Units to fight had entered the Oblast", "entered", Status.REPORTED)
    same = told("Units to fight were sent to the Oblast", "sent", Status.REPORTED)
    assert len(events(expected, other)) == 2
    assert len(events(expected, same)) == 1


def test_the_same_number_brings_together_what_is_told_in_other_words():
    def counted(quote, word, number):
        span = Span(quote.index(word), quote.index(word) + len(word))
        quantity = (Quantity(Span(0, 1), number, number, word, None),)
        return filed(quote, OBLAST, replace(STRIKE, trigger=span, quantities=quantity))

    first = (
        "Some 8,000 troops gathered on the wide river of the Oblast since spring, officials warned"
    )
    second = "The allies counted 8,000 soldiers there in the Oblast while talks went on"
    many = counted(first, "troops", 8000), counted(second, "soldiers", 8000)
    other = counted(first, "troops", 8000), counted(second, "soldiers", 5000)
    few = counted(first, "troops", 3), counted(second, "soldiers", 3)
    assert [len(events(*pair)) for pair in (many, other, few)] == [1, 2, 2]


def test_two_places_of_one_event_word_are_one_event_and_join_another_by_either():
    moved = "Units of the guard were sent from Lima to the Oblast of Kharkiv"
    told = replace(STRIKE, trigger=Span(moved.index("sent"), moved.index("sent") + 4))
    to_oblast, from_lima = filed(moved, OBLAST, told), filed(moved, LIMA, told)
    span = Span(0, 4)
    toponym = replace(from_lima.report.resolution.toponym, span=span)
    origin = replace(
        from_lima.report,
        resolution=replace(from_lima.report.resolution, toponym=toponym),
        where=replace(from_lima.report.where, place_role=PlaceRole.ORIGIN),
    )
    from_lima = replace(from_lima, report=origin)
    first = filed("Units of the guard were sent to the Oblast", OBLAST, told, publisher="Aaa")
    assert len(events(first, to_oblast, from_lima)) == 1
    apart = [(origin.id, to_oblast.report.id)]
    assert len(EventLinker().link([to_oblast, from_lima], apart=apart)) == 2


def test_rival_figures_stay_in_one_event_but_six_and_two_hundred_do_not():
    def killed(number: float, quote: str) -> FiledReport:
        quantity = Quantity(Span(0, 1), number, number, "people", None)
        return filed(quote, what=replace(STRIKE, quantities=(quantity,)))

    six, eight = killed(6, "A strike killed six in Kharkiv"), killed(8, "Eight dead in Kharkiv")
    many = killed(200, "Strike on theatre in Kharkiv kills 200")
    assert len(events(six, eight)) == 1
    assert len(events(six, many)) == 2


def test_mentions_associative_uses_and_containers_are_in_no_event():
    container = filed("A drone strike in Kharkiv, Ukraine")
    where = replace(container.report.where, map_as=MapAs.LIST, place_role=PlaceRole.CONTAINER)
    container = replace(container, report=replace(container.report, where=where))
    assert events(filed("Kharkiv has parks in Kharkiv", what=MENTION)) == ()
    assert events(filed("A strike by Kharkiv", role=Role.ASSOCIATIVE)) == ()
    assert events(container) == ()


def test_undated_reports_of_different_articles_are_not_joined():
    first = filed("A drone strike hit a depot in Kharkiv", day=None, publisher="Courier")
    second = filed("A drone strike hit a depot in Kharkiv", day=None, publisher="Herald")
    assert len(events(first, second)) == 2


def test_a_dispatch_printed_twice_is_one_voice():
    text = "A drone strike hit a fuel depot on the edge of the city of Kharkiv"
    copies = (filed(text, publisher="Courier"), filed(f"{text} ", publisher="Herald"))
    (event,) = events(*copies)
    assert len(event.report_ids) == 2
    assert len(event.claimants) == 1


def test_the_same_claimant_in_two_articles_is_one_voice():
    first = filed("Strike on Kharkiv, says he", publisher="Courier", claimant="Oleh Petrenko")
    second = filed("Kharkiv was struck", publisher="Herald", claimant="Petrenko")
    third = filed("Drones over Kharkiv", publisher="Gazette", claimant="the U.S.")
    fourth = filed("Drones at Kharkiv", publisher="Echo", claimant="United States")
    (event,) = events(first, second, third, fourth)
    assert len(event.claimants) == 2


def test_the_status_of_an_event_is_the_latest_by_publication():
    def with_status(status: Status, published: date, quote: str) -> FiledReport:
        return filed(quote, what=replace(STRIKE, status=status), published=published)

    rumour = with_status(Status.UNCONFIRMED, date(2024, 10, 30), "Alleged strike in Kharkiv")
    sure = with_status(Status.CONFIRMED, date(2024, 10, 31), "Strike confirmed in Kharkiv")
    denied = with_status(Status.DENIED, date(2024, 11, 1), "Strike denied in Kharkiv")
    assert events(sure, rumour)[0].status == Status.CONFIRMED
    assert events(denied, sure, rumour)[0].status == Status.DENIED


POOL = [
    filed(
        f"{words} ({what.sub_event_type}, {day}) in {place.name}",
        place,
        what,
        day,
        publisher=publisher,
    )
    for words in ("A drone strike burnt a depot", "Waters rose", "A strike killed a guard")
    for place in (KHARKIV, OBLAST, LIMA, CALLAO)
    for what in (STRIKE, FLOOD)
    for day in (date(2024, 10, 30), date(2024, 10, 31), date(2024, 11, 20), None)
    for publisher in ("Courier", "Herald")
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(POOL), max_size=25), st.randoms(use_true_random=False))
def test_events_do_not_depend_on_the_order_of_reports(reports, random):
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert EventLinker().link(reports) == EventLinker().link(shuffled)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(POOL), max_size=25))
def test_every_report_is_in_at_most_one_event(reports):
    linked = [number for event in EventLinker().link(reports) for number in event.report_ids]
    assert len(linked) == len(set(linked))
    assert set(linked) == {filed.report.id for filed in reports}


def test_the_events_of_a_long_series_are_found_without_comparing_all_pairs():
    days = [date.fromordinal(date(2024, 1, 1).toordinal() + 3 * number) for number in range(300)]
    series = [filed(f"Strike number {day} in Kharkiv", day=day, published=day) for day in days]
    assert len(EventLinker().link(series)) == 300
