"""The offline base map: countries under either worldview, nothing drawn across the map."""

import json

import pytest
from shapely.geometry import Point, shape

from geo.maps import border_note, read_basemap
from geo.model import Worldview


def features(worldview):
    return json.loads(read_basemap(worldview))["features"]


@pytest.mark.parametrize("worldview", list(Worldview))
def test_the_base_map_has_countries_and_disputed_territory(worldview):
    kinds = [feature["properties"]["kind"] for feature in features(worldview)]
    assert kinds.count("country") > 190
    assert kinds.count("disputed") > 0


def test_crimea_lies_where_the_worldview_says():
    simferopol = Point(34.1, 44.95)
    holders = {
        worldview: next(
            index
            for index, feature in enumerate(features(worldview))
            if feature["properties"]["kind"] == "country"
            and shape(feature["geometry"]).contains(simferopol)
        )
        for worldview in Worldview
    }
    kyiv, moscow = Point(30.5, 50.45), Point(37.6, 55.75)
    un = features(Worldview.UN)[holders[Worldview.UN]]
    de_facto = features(Worldview.DE_FACTO)[holders[Worldview.DE_FACTO]]
    assert shape(un["geometry"]).contains(kyiv)
    assert shape(de_facto["geometry"]).contains(moscow)


def test_the_map_says_whose_borders_it_draws():
    assert "UN" in border_note(Worldview.UN)
    assert "de facto" in border_note(Worldview.DE_FACTO)
