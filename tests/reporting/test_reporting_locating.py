"""The part that a place plays in what a sentence tells, event or no event."""

from __future__ import annotations

import pytest

from geo.model import MapAs, PlaceRole


@pytest.fixture
def role(read):
    """Return the role of a place in a marked-up text."""

    def of(marked, surface="Lima"):
        return read(marked).at(surface).where.place_role

    return of


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoys flew to [Lima].",
        "The envoys were on their way to [Lima].",
        "A freighter carried the grain to a village near [Lima].",
        "The team arrived in [Lima] on Monday.",
        "The army could send engineers to occupied [Lima].",
        "She met the mayor and then flew to [Lima] for dinner.",
        "The inspector reached the [Lima] plant.",
        "Two envoys were dispatched to [Lima] to hear both sides.",
        "The minister is expected in [Lima] by Friday.",
    ],
)
def test_what_a_movement_leads_to_is_its_destination(role, sentence):
    assert role(sentence) is PlaceRole.DESTINATION


@pytest.mark.parametrize(
    "sentence",
    [
        "The plane was coming from [Lima].",
        "A freighter carried the grain from villages near [Lima].",
        "Thousands left [Lima] at dawn.",
    ],
)
def test_what_a_movement_leads_from_is_its_origin(role, sentence):
    assert role(sentence) is PlaceRole.ORIGIN


@pytest.mark.parametrize(
    "sentence",
    [
        "The tanker broke apart in [Lima].",
        "The museum in [Lima] had closed.",
        "Ten thousand soldiers were in [Lima].",
        "Rain fell in places such as [Lima].",
        "The water ran through the streets of [Lima].",
        "Up to 20 cm of mud is expected in [Lima].",
    ],
)
def test_what_is_done_or_is_the_case_somewhere_is_there(role, sentence):
    assert role(sentence) is PlaceRole.SITE


def test_an_order_holds_where_it_is_declared_for(role):
    sentence = "The governor declared a state of emergency in [Lima]."
    assert role(sentence) is PlaceRole.SITE


@pytest.mark.parametrize(
    "sentence",
    [
        "A professor in [Lima] said so.",
        "He is a professor at an institute in [Lima].",
        "The minister praised [Lima].",
    ],
)
def test_where_a_speaker_belongs_is_background(role, sentence):
    assert role(sentence) is PlaceRole.BACKGROUND


def test_whose_act_it_is_is_no_site(role):
    assert role("[Russia]'s invasion shocked the neighbours.", "Russia") is PlaceRole.BACKGROUND
    assert role("An invasion of [Ukraine] began.", "Ukraine") is PlaceRole.SITE


def test_a_country_without_an_event_has_a_role_and_no_area(read):
    where = read("The envoys were on their way to [Peru].").at("Peru").where
    assert (where.place_role, where.map_as) == (PlaceRole.DESTINATION, MapAs.LIST)


def test_an_adjective_between_a_town_and_its_region_does_not_part_them(read):
    reading = read("Shells hit [Izium], a market town of 40,000 people in [Kharkiv Oblast].")
    assert reading.at("Kharkiv Oblast").where.place_role is PlaceRole.CONTAINER


def test_a_side_of_a_country_holds_the_town(read):
    reading = read("A bus crashed in [Cusco], in the southeast of [Peru].")
    assert reading.at("Peru").where.place_role is PlaceRole.CONTAINER


def test_the_sea_on_which_a_port_lies_holds_it(read):
    reading = read("A bus crashed in [Mombasa], on the [Black Sea].")
    assert reading.at("Black Sea").where.place_role is PlaceRole.CONTAINER


def test_the_seat_of_a_member_of_parliament_is_no_site(role):
    assert role("Ana Ruiz, R-[Tampa], gave money to a school.", "Tampa") is PlaceRole.BACKGROUND


def test_a_town_before_a_dash_is_no_party(role):
    sentence = "NEW DELHI - [Valencia] was hit by floods."
    assert role(sentence, "Valencia") is PlaceRole.SITE
