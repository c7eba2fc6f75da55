"""Towns that only tell where the place before them lies."""

from __future__ import annotations

import pytest

from geo.model import MapAs, PlaceRole


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
