"""An answer on its way to the browser: short, and without a word of an article."""

import json

import pytest

from geo.features.viewport import WORLD, Answer, Area, Cell, Density, Layer, Single
from geo.maps import answer_record, layer_rows

SINGLE = Single(
    "ab12", -12.04321999, -77.0282, "point", "civic-life", "reported", "civic-life", 1, 0.0, ""
)
CELL = Cell("c.6.18.34", -12.1, -77.0, 7, (("protests", 4), ("riots", 3)), True, False)
AREA = Area("a.geonames:4155751", "geonames:4155751", 28.75, -82.5, 3, (("riots", 3),))


def test_shares_name_their_colours_by_position():
    record = answer_record(Answer(WORLD, 6, "event_type", (SINGLE,), (CELL,), (AREA,), 2))
    assert record["keys"] == ["protests", "riots"]
    assert record["cells"] == [["c.6.18.34", -12.1, -77.0, 7, 1, [0, 4, 1, 3]]]
    assert record["areas"][0][-1] == [1, 3]
    assert record["more"] == 2
    json.dumps(record, allow_nan=False)


def test_a_position_is_told_to_the_metre_and_no_finer():
    [row] = answer_record(Answer(WORLD, -1, "event_type", (SINGLE,)))["marks"]
    assert row[1:3] == [-12.04322, -77.0282]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(WORLD, 6, "event_type", cells=(Cell("c<", 0, 0, 1, (), True, True),)),
        Answer(WORLD, 6, "event_type", cells=(Cell("c", 0, 0, 1, (("{{7}}", 1),), True, True),)),
        Answer(WORLD, 6, "event_type", areas=(Area("a", "x'y", 0, 0, 1, ()),)),
    ],
)
def test_free_text_is_refused(answer):
    with pytest.raises(ValueError, match="free text"):
        answer_record(answer)


def test_density_is_squares_and_counts():
    record = answer_record(Answer(WORLD, 6, "time", density=Density(8, ((1, 2, 3),))))
    assert record["density"] == {"level": 8, "squares": ((1, 2, 3),)}


def test_names_of_layers_go_by_themselves():
    assert layer_rows([Layer("k1", "The <b>Courier</b>", 9)]) == [["k1", 9, "The <b>Courier</b>"]]
