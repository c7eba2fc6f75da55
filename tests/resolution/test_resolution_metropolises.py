"""A city that bears the name of its region is meant, unless the words beside it say region."""

from __future__ import annotations

import pytest

from geo.model import Candidate, FeatureClass, Form, Place, Resolution, Role, Span, Toponym
from geo.resolution.metropolises import LEAST_SHARE, with_metropolises

RIO_STATE = Place(
    "test:rj",
    "Rio de Janeiro",
    FeatureClass.REGION,
    -22.2,
    -42.5,
    "BR",
    "21",
    population=16_000_000,
)
RIO = Place(
    "test:rio", "Rio de Janeiro", FeatureClass.SETTLEMENT, -22.9, -43.2, "BR", "21",
    population=6_700_000,
)  # fmt: skip
BAHIA = Place(
    "test:ba", "Bahia", FeatureClass.REGION, -12.0, -42.0, "BR", "05", population=14_000_000
)
NITEROI = Place("test:niteroi", "Niterói", FeatureClass.SETTLEMENT, -22.9, -43.1, "BR", "21")
TOKYO = Place("test:tokyo", "Tokyo", FeatureClass.SETTLEMENT, 35.7, 139.7, "JP", "40")
QUEBEC_REGION = Place(
    "test:qc", "Québec", FeatureClass.REGION, 52.0, -72.0, "CA", "10", population=8_500_000
)
QUEBEC = Place(
    "test:quebec", "Québec", FeatureClass.SETTLEMENT, 46.8, -71.2, "CA", "10", population=530_000
)


def resolution(text: str, surface: str, *places: Place, role: Role = Role.LITERAL) -> Resolution:
    start = text.index(surface)
    toponym = Toponym(Span(start, start + len(surface)), surface, role, Form.NAME, 1.0, "test")
    scores = (0.7, 0.2, 0.1)
    candidates = tuple(
        Candidate(place, score, ()) for place, score in zip(places, scores, strict=False)
    )
    return Resolution(toponym, places[0], 0.7, candidates, None, "test")


def rio_in(text: str, *others: Resolution, role: Role = Role.LITERAL) -> Resolution:
    rio = resolution(text, "Rio de Janeiro", RIO_STATE, RIO, role=role)
    return next(
        one
        for one in with_metropolises(text, [*others, rio])
        if one.toponym.surface == "Rio de Janeiro"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Crowds marched in Rio de Janeiro on Sunday.",
        "The mayor of Rio de Janeiro spoke.",
        "A man from Rio de Janeiro was held.",
    ],
)
def test_the_bare_name_is_the_city(text):
    found = rio_in(text)
    assert found.place == RIO
    assert found.confidence == 0.7
    assert [(one.place, one.score) for one in found.candidates] == [(RIO, 0.7), (RIO_STATE, 0.2)]
    assert "largest city of the region" in found.candidates[0].reasons[0]


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell in the state of Rio de Janeiro.",
        "The Rio de Janeiro state assembly met.",
        "Rio de Janeiro's governor resigned.",
        "Rain fell across Rio de Janeiro.",
        "Farms in rural Rio de Janeiro burned.",
    ],
)
def test_words_beside_the_name_say_region(text):
    assert rio_in(text).place == RIO_STATE


def test_a_list_is_of_one_kind():
    text = "Rain fell in Bahia and Rio de Janeiro."
    assert rio_in(text, resolution(text, "Bahia", BAHIA)).place == RIO_STATE
    text = "Crowds marched in Tokyo and Rio de Janeiro."
    assert rio_in(text, resolution(text, "Tokyo", TOKYO)).place == RIO
    text = "Police in the states of Bahia, Rio de Janeiro and Acre met."
    assert rio_in(text, resolution(text, "Bahia", BAHIA)).place == RIO_STATE


def test_a_name_behind_a_town_of_the_region_is_the_region():
    text = "A bridge fell in Niterói, Rio de Janeiro, on Monday."
    assert rio_in(text, resolution(text, "Niterói", NITEROI)).place == RIO_STATE


def test_a_town_abroad_whose_region_has_the_same_code_says_nothing():
    text = "Crowds marched in Arequipa, Rio de Janeiro and Tokyo."
    arequipa = Place("test:aqp", "Arequipa", FeatureClass.SETTLEMENT, -16.4, -71.5, "PE", "21")
    assert rio_in(text, resolution(text, "Arequipa", arequipa)).place == RIO


def test_a_government_stays_that_of_the_region():
    assert rio_in("Rio de Janeiro sued.", role=Role.ASSOCIATIVE).place == RIO_STATE


def test_a_small_city_does_not_take_the_name_of_its_region():
    assert QUEBEC.population < LEAST_SHARE * QUEBEC_REGION.population
    text = "Snow fell in Québec."
    (found,) = with_metropolises(text, [resolution(text, "Québec", QUEBEC_REGION, QUEBEC)])
    assert found.place == QUEBEC_REGION


def test_what_is_unknown_or_no_region_is_left_alone():
    text = "Crowds marched in Tokyo."
    unknown = Resolution(
        Toponym(Span(0, 6), "Crowds", Role.LITERAL, Form.NAME, 1.0, "test"),
        None, 0.0, (), "no such place", "test",
    )  # fmt: skip
    given = [unknown, resolution(text, "Tokyo", TOKYO)]
    assert with_metropolises(text, given) == given
