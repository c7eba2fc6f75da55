"""Distances before a place name, as kilometres and a bearing, and how they are drawn."""

from __future__ import annotations

import pytest
from geopy.distance import great_circle

from geo.model import MapAs
from geo.reporting.distances import distance_of


@pytest.mark.parametrize(
    ("words", "kilometres", "bearing"),
    [
        ("12 km north of", 12.0, 0.0),
        ("45 km west-southwest of", 45.0, 247.5),
        ("45km WSW of", 45.0, 247.5),
        ("10km NE of", 10.0, 45.0),
        ("7 km (4 miles) north-northeast of", 7.0, 22.5),
        ("58 km south - west of", 58.0, 225.0),
        ("60 nautical miles southeast of", 111.12, 135.0),
        ("150 nautical miles (278 km) off", 277.8, None),
        ("twenty-five km to the east of", 25.0, 90.0),
        ("half a mile from the centre of", 0.804672, None),
        ("a mile outside", 1.609344, None),
        ("30 km inland from", 30.0, None),
    ],
)
def test_units_and_compass_points_are_read(words, kilometres, bearing):
    told = distance_of(f"A bus crashed {words} ", ".")
    assert told.words == words
    assert told.kilometres == pytest.approx(kilometres)
    assert told.bearing == bearing
    assert (told.margin_km, told.is_limit) == (0.0, False)


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("10 to 15 km east of", 10.0, 15.0),
        ("10-15 km east of", 10.0, 15.0),
        ("between 10 and 15 km east of", 10.0, 15.0),
        ("more than 100 km east of", 100.0, 125.0),
        ("two dozen km east of", 24.0, 30.0),
        ("two hours' drive east of", 60.0, 180.0),
        ("an hour and a half's drive east of", 45.0, 135.0),
        ("30 minutes east of", 15.0, 45.0),
        ("one hour's walk east of", 2.0, 6.0),
    ],
)
def test_what_may_be_nearer_or_further_has_a_margin(words, least, most):
    told = distance_of(f"A bus crashed {words} ", ".")
    assert told.bearing == 90.0
    assert told.kilometres - told.margin_km == pytest.approx(least)
    assert told.kilometres + told.margin_km == pytest.approx(most)


@pytest.mark.parametrize(
    ("words", "most"),
    [
        ("within 5 km of", 5.0),
        ("less than 5 km from", 5.0),
        ("a few kilometres north of", 20.0),
        ("dozens of miles outside", 100.0),
    ],
)
def test_a_limit_is_the_most_that_it_may_be(words, most):
    told = distance_of(f"A bus crashed {words} ", ".")
    assert (told.kilometres, told.is_limit) == (most, True)


@pytest.mark.parametrize(
    "words",
    ["several hundred kilometres north of", "three days' walk from", "a one-hour flight from"],
)
def test_what_is_not_told_in_kilometres_is_listed_and_not_called_near(read, words):
    where = read(f"A bus crashed {words} [Lima].").at("Lima").where
    assert (where.map_as, where.where_prec) == (MapAs.LIST, 5)
    assert "kilometres" in where.unmapped_reason


def test_a_way_from_one_place_to_another_is_no_distance():
    assert distance_of("The race covered 100 km from ", " to Cusco.") is None


@pytest.mark.parametrize("words", ["20 people in", "3 men from", "a year from", "two trucks off"])
def test_other_numbers_are_no_distances(words):
    assert distance_of(f"Police saw {words} ", ".") is None


def test_a_coarse_compass_point_is_less_sure_than_a_fine_one(read):
    coarse = read("A bus crashed 40 km west of [Lima].").at("Lima").where
    fine = read("A bus crashed 40 km west-southwest of [Lima].").at("Lima").where
    assert coarse.uncertainty_km == pytest.approx(14.0)
    assert fine.uncertainty_km == pytest.approx(8.0)


def test_a_wide_circle_is_not_called_near(read):
    far = read("A ship sank 60 nautical miles east of [Mombasa].").at("Mombasa").where
    port = read("A ship sank in [Mombasa].").at("Mombasa").where
    apart = great_circle((far.lat, far.lon), (port.lat, port.lon)).km
    assert apart == pytest.approx(111.12, 0.01)
    assert (far.map_as, far.where_prec) == (MapAs.CIRCLE, 5)
    assert read("A ship sank 6 km east of [Mombasa].").at("Mombasa").where.where_prec == 2


@pytest.mark.parametrize(
    ("words", "kilometres"),
    [
        ("two hundred and fifty kilometres north of", 250.0),
        ("1 500 kilometres north of", 1500.0),
        ("1,500 kilometres north of", 1500.0),
        ("twenty five km north of", 25.0),
        ("one thousand two hundred and ten km north of", 1210.0),
        ("12,5 km north of", 12.5),
        ("1/2 mile north of", 0.804672),
        ("2½ miles north of", 4.02336),
        ("a mile and a half north of", 2.414016),
        ("three-quarters of a mile north of", 1.207008),
    ],
)
def test_a_number_is_read_to_its_first_word(words, kilometres):
    told = distance_of(f"A bus crashed {words} ", ".")
    assert told.words == words
    assert (told.kilometres, told.margin_km) == (pytest.approx(kilometres), 0.0)


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("one thousand five hundred kilometres east of", 1500.0, 1875.0),
        ("two or three km east of", 2.0, 3.0),
        ("between two hundred and fifty and two hundred and sixty km east of", 250.0, 260.0),
        ("two and a half hours' drive east of", 75.0, 225.0),
        ("two and a half hours east of", 75.0, 225.0),
        ("an hour and 20 minutes' drive east of", 40.0, 120.0),
    ],
)
def test_a_long_number_keeps_its_margin(words, least, most):
    told = distance_of(f"A bus crashed {words} ", ".")
    assert told.words == words
    assert told.kilometres - told.margin_km == pytest.approx(least)
    assert told.kilometres + told.margin_km == pytest.approx(most)


@pytest.mark.parametrize(
    "words",
    [
        "a couple of hundred miles north of",
        "hundreds of kilometres north of",
        "1.500 km north of",  # which is one and a half or a thousand and a half
        "76 12 km north of",
        "5 km and 300 metres north of",
        "a mile or two north of",
        "two days north of",
    ],
)
def test_a_number_that_cannot_be_read_is_no_smaller_one(words):
    told = distance_of(f"A bus crashed {words} ", ".")
    assert (told.words, told.kilometres) == (words, None)


@pytest.mark.parametrize("before", ["in Cusco and", "close to", "20 km/", "at a distance of"])
def test_a_joining_word_before_a_number_is_no_part_of_it(before):
    assert distance_of(f"A bus crashed {before} 12 km north of ", ".").kilometres == 12.0


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Trucks blocked traffic for two hours outside [Lima].", (MapAs.CIRCLE, "outside")),
        ("Fire raged for more than four hours north of [Lima].", (MapAs.CIRCLE, "north of")),
        ("Fire raged for two days north of [Lima].", (MapAs.CIRCLE, "north of")),
        ("Drivers waited an hour and 20 minutes outside [Lima].", (MapAs.CIRCLE, "outside")),
    ],
)
def test_how_long_something_took_is_no_way(read, text, sign):
    where = read(text).at("Lima").where
    assert (where.map_as, where.spatial_relation) == sign
    assert where.uncertainty_km <= 20.0


@pytest.mark.parametrize(
    "words", ["were evacuated in the past 48 hours from", "acted within 24 hours of", "came 3 of"]
)
def test_a_span_of_time_is_no_distance(words):
    assert distance_of(f"Families {words} ", ".") is None


def test_a_way_by_its_hours_is_a_distance():
    told = distance_of("They live within a two-hour drive of ", ".")
    assert (told.kilometres + told.margin_km, told.is_limit) == (180.0, True)


def test_what_is_further_than_a_town_is_measured_from_is_listed(read):
    where = read("A bus crashed 100,000 km north of [Lima].").at("Lima").where
    assert (where.map_as, where.where_prec) == (MapAs.LIST, 5)
    assert "too far" in where.unmapped_reason
    where = read("A bus crashed 100,000 km north of [Lima].", within_km=5.0).at("Lima").where
    assert where.map_as is MapAs.LIST
