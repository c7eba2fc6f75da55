"""How a place is drawn: never more exact than the sentence."""

from __future__ import annotations

import pytest
from geopy.distance import great_circle

from geo.model import EventType, MapAs, PlaceRole
from geo.reporting.geometry import NEAR_ENOUGH_KM, SURE_ENOUGH, TOO_DOUBTFUL
from geo.reporting.namesakes import SURE_OF_TOWN


def test_a_town_is_a_point_a_region_and_a_country_are_areas(read):
    reading = read(
        "Drones struck [Kharkiv]. Shells hit [Kharkiv Oblast]. Soldiers fought in [Ukraine]."
    )
    assert reading.at("Kharkiv").where.map_as == MapAs.POINT
    assert reading.at("Kharkiv").where.where_prec == 1
    assert reading.at("Kharkiv Oblast").where.map_as == MapAs.AREA
    assert reading.at("Kharkiv Oblast").where.where_prec == 4
    assert reading.at("Ukraine").where.map_as == MapAs.AREA
    assert reading.at("Ukraine").where.where_prec == 6


def test_a_town_of_which_the_resolver_is_unsure_is_hollow(read):
    where = read("Drones struck [Kharkiv].", confidence=SURE_ENOUGH - 0.01).at("Kharkiv").where
    assert where.map_as == MapAs.APPROXIMATE


def test_a_town_that_is_hardly_more_than_a_guess_is_listed(read):
    where = read("Drones struck [Kharkiv].", confidence=TOO_DOUBTFUL - 0.01).at("Kharkiv").where
    assert where.map_as == MapAs.LIST
    assert "doubtful" in where.unmapped_reason


def test_a_district_without_outline_is_hollow(read):
    where = read("Police fired tear gas in [Kibera].").at("Kibera").where
    assert (where.map_as, where.where_prec) == (MapAs.APPROXIMATE, 3)


@pytest.mark.parametrize(
    ("words", "radius"),
    [("near", 20.0), ("outside", 15.0), ("not far from", 20.0)],
)
def test_near_a_town_is_a_circle(read, words, radius):
    where = read(f"A bus crashed {words} [Lima].").at("Lima").where
    assert where.map_as == MapAs.CIRCLE
    assert where.spatial_relation == words
    assert where.uncertainty_km == radius
    assert where.where_prec == 2


def test_a_town_that_is_cut_off_is_no_town_nearby(read):
    assert read("Floods cut off [Lima] on Monday.").at("Lima").where.map_as != MapAs.CIRCLE
    assert read("A ferry sank off [Lima].").at("Lima").where.map_as == MapAs.CIRCLE


def test_the_outskirts_of_a_town_are_a_hollow_dot(read):
    where = read("A bus crashed on the outskirts of [Lima].").at("Lima").where
    assert where.map_as == MapAs.APPROXIMATE
    assert (where.spatial_relation, where.uncertainty_km) == ("on the outskirts of", 8.0)


def test_a_town_whose_region_is_named_too_is_hollow_unless_it_is_called_a_town(read):
    text = "Shells hit [Kharkiv Oblast]. Troops moved into {}[Kharkiv]."
    unsure = SURE_OF_TOWN - 0.01
    bare = read(text.format(""), confidence=unsure).at("Kharkiv").where
    called = read(text.format("the city of "), confidence=unsure).at("Kharkiv").where
    sure = read(text.format(""), confidence=SURE_OF_TOWN).at("Kharkiv").where
    assert (bare.map_as, bare.where_prec) == (MapAs.APPROXIMATE, 4)
    assert called.map_as == sure.map_as == MapAs.POINT


@pytest.mark.parametrize(("words", "km"), [("12 km", 12.0), ("ten miles", 16.09344)])
def test_a_distance_and_a_direction_move_the_point(read, words, km):
    where = read(f"A ferry sank {words} north of [Mombasa].").at("Mombasa").where
    town = read("A ferry sank in [Mombasa].").at("Mombasa").where
    assert where.map_as == MapAs.CIRCLE
    assert where.lat > town.lat
    assert great_circle((where.lat, where.lon), (town.lat, town.lon)).km == pytest.approx(km, 0.01)
    assert 0 < where.uncertainty_km < km


def test_part_of_a_region_is_the_region_part_of_a_country_is_listed(read):
    region = read("Shells fell on eastern [Kharkiv Oblast].").at("Kharkiv Oblast").where
    country = read("Soldiers were sent to eastern [Russia].").at("Russia").where
    assert (region.map_as, region.spatial_relation) == (MapAs.AREA, "eastern part of")
    assert country.map_as == MapAs.LIST
    assert country.spatial_relation == "eastern part of"
    assert "vague" in country.unmapped_reason


def test_a_border_is_listed(read):
    for sentence in (
        "Troops massed on the border with [Ukraine].",
        "Troops massed near [Ukraine]'s border.",
    ):
        where = read(sentence).at("Ukraine").where
        assert (where.map_as, where.where_prec) == (MapAs.LIST, 5)
        assert where.spatial_relation == "border of"


def test_a_front_is_approximate(read):
    where = read("The army shelled the [Kharkiv] front.").at("Kharkiv").where
    assert (where.map_as, where.spatial_relation) == (MapAs.APPROXIMATE, "front near")
    assert where.where_prec >= 4


def test_a_region_named_by_its_town_is_not_a_point(read):
    where = read("Shells fell in the [Kharkiv] region.").at("Kharkiv").where
    assert where.map_as == MapAs.APPROXIMATE


def test_what_names_the_area_of_a_mapped_place_is_its_container(read):
    reading = read("A bus crashed in [Tampa], [Florida], and in [Paiporta], a town in [Spain].")
    for outer in ("Florida", "Spain"):
        where = reading.at(outer).where
        assert (where.map_as, where.place_role) == (MapAs.LIST, PlaceRole.CONTAINER)
        assert where.unmapped_reason
    assert reading.at("Tampa").where.map_as == MapAs.POINT


def test_an_adjective_may_tell_where_a_named_town_lies(read):
    reading = read("Shells hit the [Kenyan|Kenya] port of [Mombasa].")
    assert reading.at("Kenyan").where.place_role == PlaceRole.CONTAINER
    assert reading.at("Mombasa").where.place_role == PlaceRole.SITE
    apart = read("Shells hit [Izium], a [Kenyan|Kenya] town in [Kharkiv Oblast].")
    assert apart.at("Kharkiv Oblast").where.place_role == PlaceRole.CONTAINER


@pytest.mark.parametrize("text", ["[Paiporta] in [Valencia]", "[Valencia]'s [Paiporta] suburb"])
def test_a_town_holds_its_suburbs(read, text):
    reading = read(f"Water swept through {text}.")
    assert reading.at("Valencia").where.place_role == PlaceRole.CONTAINER
    assert reading.at("Paiporta").where.place_role == PlaceRole.SITE


def test_a_country_and_its_region_both_hold_the_town_before_them(read):
    text = "A depot burned in [Izium], in [Ukraine]'s [Kharkiv Oblast], on Monday."
    reading = read(text)
    for outer in ("Ukraine", "Kharkiv Oblast"):
        assert reading.at(outer).where.place_role == PlaceRole.CONTAINER
    assert reading.at("Izium").where.map_as == MapAs.POINT


def test_a_coast_and_a_number_may_stand_between_a_town_and_what_holds_it(read):
    coast = read("A bus crashed in [Tampa], on the western coast of [Florida].")
    assert coast.at("Florida").where.place_role == PlaceRole.CONTAINER
    people = read("A bus crashed in [Paiporta], a town of some 23,000 people in [Spain].")
    assert people.at("Spain").where.place_role == PlaceRole.CONTAINER


def test_neighbours_of_another_country_are_no_containers(read):
    reading = read("Protests spread in [Lima], [Kenya] and [Spain].")
    assert reading.at("Kenya").where.place_role != PlaceRole.CONTAINER


def test_places_of_speech_are_venues(read):
    reading = read(
        "At a news conference in [Washington], he spoke of the minister's visit to [Lima]. "
        "Leaders signed a treaty in [Geneva]."
    )
    for venue in ("Washington", "Lima", "Geneva"):
        where = reading.at(venue).where
        assert (where.map_as, where.place_role) == (MapAs.VENUE, PlaceRole.VENUE)


def test_origin_and_destination_are_told_apart(read):
    reading = read("The army sent soldiers from [Lima] to [Cusco].")
    assert reading.at("Lima").where.place_role == PlaceRole.ORIGIN
    assert reading.at("Cusco").where.place_role == PlaceRole.DESTINATION


def test_an_origin_may_stand_before_the_verb_of_movement(read):
    reading = read("From [Lima] she was due to fly to [Cusco].")
    assert reading.at("Lima").where.place_role == PlaceRole.ORIGIN
    assert reading.at("Cusco").where.place_role == PlaceRole.DESTINATION


def test_a_stretch_between_two_places_has_no_parties(read):
    reading = read("A missile fell into the sea between [Spain] and [Kenya].")
    assert reading.at("Spain").where.place_role == PlaceRole.SITE


def test_where_somebody_belongs_is_no_solid_dot(read):
    report = read("Ana Ruiz, a professor at a university in [Valencia], warned of war.").at(
        "Valencia"
    )
    assert report.where.place_role == PlaceRole.BACKGROUND
    assert report.where.map_as == MapAs.APPROXIMATE
    assert report.what.event_type == EventType.MENTION


def test_a_country_that_is_only_mentioned_is_listed(read):
    where = read("Newspapers based in [Spain] told of it.").at("Spain").where
    assert where.map_as == MapAs.LIST
    assert "mentioned" in where.unmapped_reason


def test_associative_mentions_say_what_they_stand_for(read):
    where = read("[~Moscow] said that it was ready.").at("Moscow").where
    assert where.map_as == MapAs.ASSOCIATIVE
    assert "government" in where.unmapped_reason


def test_the_unresolved_keep_their_reason(read):
    where = read("A bus crashed in [Atlantis].").at("Atlantis").where
    assert where.map_as == MapAs.LIST
    assert where.unmapped_reason == "The gazetteer knows no “Atlantis”."


def test_seas_and_named_regions_are_areas(read):
    reading = read("A ship sank in the [Black Sea]. Drought hit the [Sahel].")
    assert reading.at("Black Sea").where.where_prec == 7
    assert reading.at("Sahel").where.map_as == MapAs.AREA


def test_a_name_that_only_tells_who_acts_is_background(read):
    where = read("Shells fell on [Russia]-occupied land near [Izium].").at("Russia").where
    assert (where.map_as, where.place_role) == (MapAs.LIST, PlaceRole.BACKGROUND)


def test_a_country_without_an_event_does_not_cover_the_map(read):
    assert read("Farmers grow maize in [Kenya].").at("Kenya").where.map_as == MapAs.LIST


def test_a_town_without_a_known_event_word_is_a_site_but_hollow(read):
    where = read("A museum opened in [Tampa].").at("Tampa").where
    assert (where.map_as, where.place_role) == (MapAs.APPROXIMATE, PlaceRole.SITE)


def test_a_street_of_which_only_the_town_is_known_is_hollow_and_said_to_be_in_it(read):
    report = read("Drones struck [Kharkiv].", within_km=10.0).at("Kharkiv")
    assert report.where.map_as == MapAs.APPROXIMATE
    assert report.where.spatial_relation == "in"
    assert (report.where.uncertainty_km, report.where.where_prec) == (10.0, 2)
    assert report.title.endswith("in or near Kharkiv")


def test_a_village_of_which_only_the_area_is_known_is_a_circle(read):
    where = read("Drones struck [Kharkiv].", within_km=50.0).at("Kharkiv").where
    assert (where.map_as, where.uncertainty_km) == (MapAs.CIRCLE, 50.0)
    assert where.spatial_relation == "in or near"


@pytest.mark.parametrize(
    ("words", "radius"), [("near", 30.0), ("12 km north of", 22.0), ("30 km from", 40.0)]
)
def test_what_is_only_near_a_street_or_village_may_be_further_from_the_town(read, words, radius):
    where = read(f"Drones struck {words} [Kharkiv].", within_km=10.0).at("Kharkiv").where
    assert (where.map_as, where.uncertainty_km) == (MapAs.CIRCLE, radius)
    assert where.where_prec == (2 if radius <= NEAR_ENOUGH_KM else 5)


def test_a_street_of_which_only_the_region_is_known_is_listed(read):
    where = read("Drones struck [Kharkiv Oblast].", within_km=10.0).at("Kharkiv Oblast").where
    assert where.map_as == MapAs.LIST
    assert "not in the gazetteer" in where.unmapped_reason


def test_what_is_measured_from_a_place_is_not_held_by_it(read):
    reading = read("The plant stands in [Izium], a few kilometres from fighting in [Ukraine].")
    assert reading.at("Ukraine").where.place_role is not PlaceRole.CONTAINER


@pytest.mark.parametrize(
    "sentence",
    [
        "Ruiz, 44, of [Lima], was charged with murder.",
        "Ana Ruiz, of [Lima], died in the fire.",
        "A man from [Lima] was charged with murder.",
        "The driver is from [Lima].",
    ],
)
def test_where_somebody_is_from_is_no_place_of_what_befell_them(read, sentence):
    report = read(sentence).at("Lima")
    assert report.where.place_role is PlaceRole.BACKGROUND
    assert report.what.event_type is EventType.MENTION


def test_what_a_country_has_abroad_is_not_in_it(read):
    reading = read("A bomb went off at the [Peru] embassy in [Nairobi].")
    assert reading.at("Peru").where.place_role is PlaceRole.BACKGROUND
    assert read("Bombs hit [Kenyan|Kenya] embassies in [Lima].").at("Kenyan").where.place_role is (
        PlaceRole.BACKGROUND
    )
    assert reading.at("Nairobi").where.place_role is PlaceRole.SITE


def test_what_is_fled_is_an_origin(read):
    assert read("Thousands fled [Kharkiv].").at("Kharkiv").where.place_role is PlaceRole.ORIGIN


def test_whoever_speaks_for_others_is_where_they_are(read):
    report = read("Officials in [Lima] said that a bridge fell.").at("Lima")
    assert report.where.place_role is PlaceRole.BACKGROUND


def test_both_of_two_places_stand_where_the_first_does(read):
    reading = read("The minister visited [Kenya] and [Peru]. Thousands fled [Lima] and [Cusco].")
    roles = [reading.at(name).where.place_role for name in ("Kenya", "Peru", "Lima", "Cusco")]
    assert roles == [PlaceRole.VENUE, PlaceRole.VENUE, PlaceRole.ORIGIN, PlaceRole.ORIGIN]


def test_an_area_in_a_list_holds_none_of_the_others(read):
    reading = read("Storms were seen in [Peru], the [Sahel] and [Kenya].")
    assert reading.at("Sahel").where.place_role is PlaceRole.SITE
    reading = read("Storms were seen in [Peru], [Sahel] and [Kenya].")
    assert reading.at("Sahel").where.place_role is PlaceRole.SITE
