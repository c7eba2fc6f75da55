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
