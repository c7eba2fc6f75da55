"""Words beside a place name that move or blur it, as the map then draws them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Article, MapAs, Parse, PlaceRole, Span
from geo.reporting.document import Document
from geo.reporting.relations import relation_of


@pytest.fixture
def where(read):
    """Return how the one place of a sentence is drawn."""

    def of(marked, surface="Lima"):
        return read(marked).at(surface).where

    return of


@pytest.mark.parametrize(
    "words", ["on [Lima]'s outskirts", "in [Lima]'s southern suburbs", "in a suburb of [Lima]"]
)
def test_the_rim_of_a_town_is_a_hollow_dot(where, words):
    sign = where(f"A bus crashed {words}.")
    assert (sign.map_as, sign.where_prec) == (MapAs.APPROXIMATE, 2)
    assert sign.uncertainty_km > 0


@pytest.mark.parametrize(
    ("words", "km"),
    [
        ("within 5 km of", 5.0),
        ("less than 5 km from", 5.0),
        ("some 30 km from", 30.0),
        ("a few kilometers from", 20.0),
        ("at the gates of", 12.0),
    ],
)
def test_a_distance_without_a_direction_is_a_circle_about_the_town(where, words, km):
    sign = where(f"A bus crashed {words} [Lima].")
    assert (sign.map_as, sign.uncertainty_km) == (MapAs.CIRCLE, km)
    assert sign.place_role is PlaceRole.SITE


@pytest.mark.parametrize(
    "words",
    [
        "near the Peruvian city of [Lima]",
        "near the western Peruvian port of [Lima]",
        "near the besieged, rebel-held town of [Lima]",
        "near Peru's capital, [Lima]",
        "near Peru's western city of [Lima]",
        "near Peru's [Lima]",
        "near downtown [Lima]",
    ],
)
def test_the_kind_of_place_and_whose_it_is_do_not_hide_a_relation(where, words):
    sign = where(f"A bus crashed {words}.")
    assert (sign.map_as, sign.spatial_relation) == (MapAs.CIRCLE, "near")
    far = where(f"A bus crashed {words.replace('near', '30 km from')}.")
    assert (far.map_as, far.uncertainty_km) == (MapAs.CIRCLE, 30.0)


def test_the_capital_of_a_place_is_not_that_place(where):
    sign = where("A bus crashed near the capital of [Kharkiv Oblast].", "Kharkiv Oblast")
    assert sign.map_as is MapAs.AREA


@pytest.mark.parametrize(
    "words",
    [
        "hit the northern outskirts of [Lima]",
        "hit the outskirts of [Lima]",
        "hit outskirts of [Lima]",
        "rocked the southern suburbs of [Lima]",
        "rocked the [Lima] suburbs",
        "rocked a [Lima] suburb",
    ],
)
def test_the_rim_of_a_town_may_be_what_is_hit(where, words):
    sign = where(f"A bomb {words}.")
    assert (sign.map_as, sign.where_prec) == (MapAs.APPROXIMATE, 2)


def test_a_suburb_by_its_name_is_no_rim_of_itself(read):
    reading = read("Shells hit homes in the [Valencia] suburb of [Paiporta].")
    assert reading.at("Paiporta").where.map_as is MapAs.POINT
    assert reading.at("Valencia").where.place_role is PlaceRole.CONTAINER


def test_a_town_nearby_is_itself(where):
    assert where("A bus crashed in nearby [Lima].").map_as is MapAs.POINT


def test_what_is_near_several_towns_is_in_none_of_them(read):
    reading = read("Troops clashed near [Kharkiv], [Izium] and [Moscow] and in [Tampa].")
    for town in ("Kharkiv", "Izium", "Moscow"):
        assert reading.at(town).where.spatial_relation == "near"
    assert reading.at("Tampa").where.spatial_relation is None


def test_surroundings_without_a_distance_are_wide_circles(where):
    for words in ("in the western countryside of [Lima]", "in [Lima]'s western countryside"):
        sign = where(f"Troops clashed {words}.")
        assert (sign.map_as, sign.uncertainty_km, sign.where_prec) == (MapAs.CIRCLE, 40.0, 5)


def test_a_range_of_distances_widens_the_circle(where):
    one = where("A bus crashed 12 km north of [Lima].")
    some = where("A bus crashed 9 to 15 km north of [Lima].")
    assert some.lat == pytest.approx(one.lat)
    assert some.uncertainty_km == one.uncertainty_km + 3


def test_a_distance_told_twice_is_read_once(where):
    sign = where("A bus crashed 12 km (7.5 miles) north of [Lima].")
    assert sign.map_as is MapAs.CIRCLE
    assert sign.where_prec == 2


@pytest.mark.parametrize(
    "words",
    [
        "between [Lima] and [Cusco]",
        "on the road between [Lima] and [Cusco]",
        "on the highway from [Lima] to [Cusco]",
        "between the towns of [Lima] and [Cusco]",
        "on the highway linking [Lima] with [Cusco]",
        "on a road that connects [Lima] to [Cusco]",
        "on the [Lima]-[Cusco] highway",
    ],
)
def test_a_stretch_between_two_towns_is_neither_of_them(where, words):
    for end in ("Lima", "Cusco"):
        sign = where(f"A bus crashed {words}.", end)
        assert (sign.map_as, sign.where_prec) == (MapAs.LIST, 5)
        assert sign.unmapped_reason


def test_what_lies_between_two_areas_is_neither_of_them(where):
    for words in ("in the waters between", "on the ferry route between"):
        for end in ("Kenya", "Sahel"):
            sign = where(f"A boat sank {words} [Kenya] and the [Sahel].", end)
            assert (sign.map_as, sign.where_prec) == (MapAs.LIST, 5)
            assert "between" in sign.spatial_relation


@pytest.mark.parametrize(
    "words",
    [
        "eastern [Russia]",
        "east [Russia]",
        "the east of [Russia]",
        "[Russia]'s east",
        "[Russia]'s eastern regions",
        "the eastern part of [Russia]",
    ],
)
def test_a_part_of_a_country_is_listed_however_it_is_put(where, words):
    sign = where(f"Fighting raged in {words}.", "Russia")
    assert (sign.map_as, sign.spatial_relation) == (MapAs.LIST, "eastern part of")
    assert sign.where_prec >= 5
    assert sign.unmapped_reason


def test_a_part_of_a_region_is_never_more_exact_than_the_region(where):
    for words in ("southern [Kharkiv Oblast]", "the south of [Kharkiv Oblast]"):
        sign = where(f"Fighting raged in {words}.", "Kharkiv Oblast")
        assert (sign.map_as, sign.spatial_relation) == (MapAs.AREA, "southern part of")
        assert sign.where_prec >= 4


def test_a_part_of_a_named_area_is_never_more_exact_than_the_area(where):
    for words in ("northern [Donbas]", "the north of the [Donbas]"):
        sign = where(f"Fighting raged in {words}.", "Donbas")
        assert (sign.map_as, sign.spatial_relation) == (MapAs.AREA, "northern part of")
        assert sign.where_prec >= 5


def test_the_side_of_a_country_is_no_side_of_its_region(read):
    sign = read("Fighting raged in [Ukraine]'s eastern [Kharkiv Oblast].").at("Kharkiv Oblast")
    assert (sign.where.map_as, sign.where.spatial_relation) == (MapAs.AREA, None)


@pytest.mark.parametrize(
    "words",
    [
        "the [Kharkiv] region",
        "the region of [Kharkiv]",
        "the area of [Kharkiv]",
        "greater [Kharkiv]",
    ],
)
def test_a_region_named_by_its_town_is_hollow(where, words):
    sign = where(f"Fighting raged in {words}.", "Kharkiv")
    assert (sign.map_as, sign.where_prec) == (MapAs.APPROXIMATE, 4)


@pytest.mark.parametrize(
    "words",
    [
        "on the border between [Kenya] and [Ukraine]",
        "at the [Kenya]-[Ukraine] border",
        "along [Kenya]'s border with [Ukraine]",
        "near the border with [Kenya]",
        "in the [Kenya]-[Ukraine] border area",
        "in the tri-border area between [Ukraine], [Kenya] and [Spain]",
        "where the borders of [Ukraine], [Spain] and [Kenya] meet",
    ],
)
def test_a_border_is_listed_as_a_line(where, words):
    sign = where(f"Troops clashed {words}.", "Kenya")
    assert (sign.map_as, sign.spatial_relation) == (MapAs.LIST, "border of")
    assert "line" in sign.unmapped_reason


def test_a_town_on_a_border_is_a_town(where):
    assert where("Troops clashed at the border town of [Mombasa].", "Mombasa").map_as is MapAs.POINT


def test_off_a_coast_is_a_circle_off_a_port_and_listed_off_a_country(where):
    assert where("A ferry sank off the coast of [Mombasa].", "Mombasa").map_as is MapAs.CIRCLE
    sign = where("A ferry sank off the coast of [Kenya].", "Kenya")
    assert (sign.map_as, sign.where_prec) == (MapAs.LIST, 5)


def test_what_is_near_a_thing_of_a_country_is_in_the_country(where):
    for words in ("outside [Kenya]'s parliament", "20 km from [Kenya]'s highest peak"):
        sign = where(f"A bus crashed {words}.", "Kenya")
        assert (sign.map_as, sign.where_prec) == (MapAs.AREA, 6)
    for words in ("off [Kenya]'s coast", "20 km off [Kenya]'s northern coast"):
        assert where(f"A ferry sank {words}.", "Kenya").map_as is MapAs.LIST


def test_a_direction_of_a_front_is_no_point(where):
    sign = where("Clashes broke out in the [Kharkiv] direction.", "Kharkiv")
    assert sign.map_as is MapAs.APPROXIMATE


def test_a_mere_mention_is_blurred_like_an_event(where):
    sign = where("Her mother came from a village near [Lima].")
    assert sign.map_as is not MapAs.POINT
    assert sign.where_prec == 2


def test_every_resolved_place_has_a_precision(read):
    reading = read(
        "A bus crashed in [Tampa], [Florida]. [~Moscow] said so. Fighting raged near [Kenya]."
    )
    assert all(report.where.where_prec for report in reading.reports)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_beside_a_name_is_read_without_failing(before, after):
    text = f"{before}Lima{after}"
    document = Document(Article(text), Parse((), (), "test"))
    mention = Span(len(before), len(before) + 4)
    relation = relation_of(document, mention, Span(0, len(text)))
    assert relation is None or relation.words


@pytest.mark.parametrize(
    "text",
    [
        "Clashes between the army and rebels raged in Kindu and [Lima].",
        "Fighting between rival militias resumed and [Lima] was shelled.",
        "Clashes between militias in Kindu and [Lima] left five dead.",
        "The road from the airport was closed and [Lima] was shelled.",
        "The road from Kindu was closed with [Lima] under fire.",
    ],
)
def test_the_next_of_a_list_or_clause_is_no_end_of_a_stretch(where, text):
    assert where(text).map_as is not MapAs.LIST


@pytest.mark.parametrize(
    "words",
    [
        "between the capital and [Lima]",
        "between the besieged town of Kindu and [Lima]",
        "between Kindu in the east and [Lima]",
        "between Kindu and Goma and [Lima]",
        "on the road from the airport to [Lima]",
        "on the road between the airport in Kindu and [Lima]",
        "on the road linking Kindu and [Lima]",
    ],
)
def test_the_other_end_of_a_stretch_may_have_no_name(where, words):
    sign = where(f"A bus crashed {words}.")
    assert (sign.map_as, sign.where_prec) == (MapAs.LIST, 5)


@pytest.mark.parametrize(
    "words",
    [
        "a short flight from",
        "on the road to",
        "within range of",
        "within reach of",
        "within striking distance of",
    ],
)
def test_open_ended_words_draw_no_circle(where, words):
    sign = where(f"A bus crashed {words} [Lima].")
    assert (sign.map_as, sign.spatial_relation) == (MapAs.LIST, words)
    assert "How many kilometres" in sign.unmapped_reason


@pytest.mark.parametrize("verb", ["kicked", "sealed", "took", "set", "cutting"])
def test_off_may_belong_to_its_verb(where, verb):
    assert where(f"Crowds {verb} off [Lima]'s feast.").map_as is not MapAs.CIRCLE


def test_what_burns_off_a_port_is_off_it(where):
    assert where("A ship caught fire off [Lima].").map_as is MapAs.CIRCLE


def test_a_town_hit_near_a_border_is_a_town(where):
    assert where("Shells hit [Izium] near border.", "Izium").map_as is MapAs.POINT
    assert where("Troops met on the [Kenya] land border.", "Kenya").map_as is MapAs.LIST
