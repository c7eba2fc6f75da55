"""Names on the base map: countries on their own land, cities by size, few at first."""

import json

import pytest
from shapely.geometry import Point, shape

from geo.maps import read_labels
from geo.maps.basemap import country_features
from geo.model import Worldview


def labels(kind, worldview=Worldview.UN):
    rows = json.loads(read_labels(worldview))
    return {name: (lat, lon, zoom) for name, lat, lon, zoom, of in rows if of == kind}


@pytest.mark.parametrize("code, name", [("KE", "Kenya"), ("NO", "Norway"), ("US", "United States")])
def test_a_country_is_named_on_its_own_land(code, name):
    [outline] = [
        shape(feature["geometry"])
        for feature in country_features(Worldview.UN)
        if feature["properties"]["code"] == code
    ]
    lat, lon, _ = labels("country")[name]
    assert outline.contains(Point(lon, lat))


def test_large_countries_and_large_cities_are_named_first():
    countries, cities = labels("country"), labels("city")
    assert countries["Russia"][2] < countries["Kenya"][2] < countries["Luxembourg"][2]
    assert cities["Shanghai"][2] < cities["Mombasa"][2]
    assert "Juba" in cities


def test_the_rows_are_in_the_order_in_which_they_appear():
    zooms = [row[3] for row in json.loads(read_labels(Worldview.DE_FACTO))]
    assert zooms == sorted(zooms)
