"""Suggestions while somebody types: the places that are probably meant, whatever is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.features.suggestion import suggestion, within_of


def names(gazetteer, typed, limit=10):
    return [match.place.name for match in gazetteer.suggest(typed, limit)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nair", "Nairobi"),
        ("SAO PA", "São Paulo"),
        ("kiev", "Kyiv"),
        ("moskva", "Moscow"),
        ("uk", "United Kingdom"),
        ("the neth", "The Netherlands"),
        ("saint pet", "Saint Petersburg"),
        ("Харьк", "Kharkiv"),
    ],
)
def test_the_place_that_is_meant_comes_first(gazetteer, typed, meant):
    assert names(gazetteer, typed)[0] == meant


def test_a_name_typed_whole_comes_before_longer_ones(gazetteer):
    assert names(gazetteer, "kursk")[0] == "Kursk"
    assert "Kursk Oblast" in names(gazetteer, "kursk")


def test_a_place_comes_once_however_many_of_its_names_begin_so(gazetteer):
    ids = [match.place.id for match in gazetteer.suggest("kyiv", 50)]
    assert len(ids) == len(set(ids))


def test_after_a_comma_stands_the_beginning_of_what_holds_it(gazetteer):
    [first, *_] = gazetteer.suggest("Paris, Te")
    assert first.place.region_name == "Texas"
    [ohio] = gazetteer.suggest("Lima, Oh")
    assert ohio.place.region_name == "Ohio"


def test_one_typing_error_is_forgiven_when_nothing_begins_so(gazetteer):
    assert names(gazetteer, "Naiirobi")[0] == "Nairobi"


def test_no_more_than_asked_for(gazetteer):
    assert len(names(gazetteer, "san", 3)) == 3
    assert names(gazetteer, "san", 0) == []


@pytest.mark.parametrize("typed", ["", " ", "a", "...", "\x00", "\ud800", "\u202e", "x" * 500])
def test_what_begins_no_name_gets_no_suggestions(gazetteer, typed):
    assert gazetteer.suggest(typed) == ()


@given(st.text(max_size=40))
def test_any_text_is_answered(gazetteer, typed):
    for match in gazetteer.suggest(typed, 5):
        assert suggestion(match, 0)["shown"]


def test_a_filter_asks_for_countries_and_regions_by_code_and_for_the_rest_by_id(gazetteer):
    asked = {name: within_of(gazetteer.suggest(name)[0].place) for name in ("Peru", "Nairobi")}
    assert asked == {"Peru": "PE", "Nairobi": "geonames:184745"}
    [oblast, *_] = gazetteer.suggest("Kursk Oblast")
    assert within_of(oblast.place) == "RU.41"
