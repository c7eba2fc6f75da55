"""Towns that only tell where the place before them lies."""

from __future__ import annotations

import pytest

from geo.model import MapAs, PlaceRole
from geo.reporting.geometry import TOO_DOUBTFUL


@pytest.mark.parametrize(
    "text",
    [
        "A bus crashed in [Paiporta], 6 km south of [Valencia], on Monday.",
        "A bus crashed in [Paiporta] (6 km from [Valencia]) on Monday.",
        "A bus crashed in [Paiporta], a small town just outside [Valencia].",
        "A bus crashed in [Paiporta], near [Valencia].",
        "A bus crashed in [Paiporta], [Spain], 6 km south of [Valencia].",
    ],
)
def test_a_town_from_which_another_is_measured_has_no_mark_of_its_own(read, text):
    reading = read(text)
    town = reading.at("Valencia").where
    assert (town.map_as, town.where_prec) == (MapAs.LIST, 2)
    assert "Paiporta" in town.unmapped_reason
    assert reading.at("Paiporta").where.map_as is MapAs.POINT


@pytest.mark.parametrize(
    "text",
    [
        "A bus crashed in [Kharkiv Oblast], 12 km north of [Izium].",  # the area only holds it
        "A bus crashed in [Lima], 12 km north of [Izium].",  # which is on another continent
        "A bus crashed in [Atlantis], 12 km north of [Izium].",  # of which nothing is known
    ],
)
def test_a_distance_that_says_more_than_the_place_before_it_is_drawn(read, text):
    where = read(text).at("Izium").where
    assert (where.map_as, where.place_role) == (MapAs.CIRCLE, PlaceRole.SITE)


@pytest.mark.parametrize(
    ("text", "town", "sign"),
    [
        ("A bus crashed between [Nairobi] and [Valencia], near [Paiporta].", "Paiporta", "near"),
        ("A bus crashed 30 km from [Valencia], near [Paiporta].", "Paiporta", "near"),
        ("A bus crashed outside [Valencia], near [Paiporta].", "Paiporta", "near"),
        ("A bus crashed near the border with [Spain], near [Paiporta].", "Paiporta", "near"),
    ],
)
def test_what_is_told_behind_a_vaguer_place_keeps_its_mark(read, text, town, sign):
    where = read(text).at(town).where
    assert (where.map_as, where.spatial_relation) == (MapAs.CIRCLE, sign)


def test_what_is_near_a_village_is_no_more_exact_by_where_the_village_lies(read):
    reading = read("A bus crashed near [Paiporta], 6 km south of [Valencia].")
    assert reading.at("Paiporta").where.map_as is MapAs.CIRCLE
    assert reading.at("Valencia").where.map_as is MapAs.LIST


@pytest.mark.parametrize("words", ["12 km north", "30 km north", "100 km south"])
def test_a_namesake_on_another_side_is_not_what_is_measured(read, words):
    where = read(f"A bus crashed in [Paiporta], {words} of [Valencia].").at("Valencia").where
    assert where.map_as is MapAs.CIRCLE


def test_a_place_within_the_limit_that_is_told_is_what_is_measured(read):
    reading = read("A bus crashed in [Paiporta], within 20 km of [Valencia].")
    assert reading.at("Valencia").where.map_as is MapAs.LIST


def test_a_place_too_doubtful_for_a_mark_leaves_the_other_its_own(read):
    text = "A bus crashed in [Paiporta], 6 km south of [Valencia]."
    reading = read(text, confidence=TOO_DOUBTFUL - 0.01)
    for town in ("Paiporta", "Valencia"):
        assert "doubtful" in reading.at(town).where.unmapped_reason
