import pytest
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geo.gazetteer import EmbeddedGazetteer


def test_it_is_a_geopy_geocoder(gazetteer: EmbeddedGazetteer) -> None:
    assert isinstance(gazetteer, Geocoder)


def test_geocode_gives_a_geopy_location(gazetteer: EmbeddedGazetteer) -> None:
    found = gazetteer.geocode("Kursk Oblast")
    assert isinstance(found, Location)
    assert found.address == "Kursk Oblast, Russia"
    assert found.raw["feature"] == "region"
    assert found.latitude == pytest.approx(51.7, abs=0.3)


@pytest.mark.parametrize(
    ("query", "lat", "lon"),
    [
        ("Paris, Texas", 33.66, -95.56),
        ("Paris, France", 48.85, 2.35),
        ("Paris", 48.85, 2.35),
        ("Fort Myers, Fla.", 26.6, -81.9),
        ("Georgia, U.S.", 32.6, -83.4),
    ],
)
def test_the_right_side_of_a_comma_says_where(
    gazetteer: EmbeddedGazetteer, query: str, lat: float, lon: float
) -> None:
    found = gazetteer.geocode(query)
    assert (found.latitude, found.longitude) == pytest.approx((lat, lon), abs=0.5)


def test_many_and_limit_and_countries(gazetteer: EmbeddedGazetteer) -> None:
    many = gazetteer.geocode("Springfield", exactly_one=False)
    assert len(many) > 10
    assert gazetteer.geocode("Springfield", exactly_one=False, limit=3) == many[:3]
    only = gazetteer.geocode("Paris", country_codes=["us"])
    assert only.raw["country_code"] == "US"
    assert gazetteer.geocode("Paris", country_codes="jp") is None


def test_nothing_found_is_none(gazetteer: EmbeddedGazetteer) -> None:
    assert gazetteer.geocode("Xqzvyy") is None
    assert gazetteer.geocode("Xqzvyy", exactly_one=False) is None
    assert gazetteer.reverse((0.0, -30.0)) is None


def test_reverse_names_what_holds_the_point(gazetteer: EmbeddedGazetteer) -> None:
    found = gazetteer.reverse((48.53, 37.71), exactly_one=False)
    names = [location.raw["name"] for location in found]
    assert names[-2:] == ["Donetsk Oblast", "Ukraine"]
    assert gazetteer.reverse("60.0, 100.0").raw["country_code"] == "RU"
