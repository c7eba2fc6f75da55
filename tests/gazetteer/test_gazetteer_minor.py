"""Which post towns and airports go into the derived tables, and under which names."""

import csv
import importlib.util

import pytest

from geo.settings import PROJECT_ROOT

SCRIPT = PROJECT_ROOT / "data" / "gazetteer" / "minor.py"

POSTAL = ("zip", "city", "state", "state_abbr", "county", "lat", "lng")
AIRPORT = ("iata", "name", "city", "country", "lat", "lon")


@pytest.fixture(scope="module")
def minor():
    spec = importlib.util.spec_from_file_location("minor", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def city(name, country, region, lat, lon, others=()):
    return {
        "name": name, "countrycode": country, "admin1code": region,
        "latitude": lat, "longitude": lon, "alternatenames": others,
    }  # fmt: skip


CITIES = [
    city("Saint Clair", "US", "MI", 42.82, -82.49),
    city("Anchorage", "US", "AK", 61.22, -149.90, ["Los Anchorage"]),
    city("Lima", "PE", "15", -12.04, -77.03),
    city("Arequipa", "PE", "04", -16.40, -71.54),
    city("Suva", "FJ", "01", -18.14, 178.44),
    city("Labasa", "FJ", "03", -16.42, 179.39),
]


@pytest.fixture
def written(tmp_path):
    """Write rows of a CSV and return its path."""

    def write(columns, *rows):
        path = tmp_path / "rows.csv"
        with path.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows([columns, *rows])
        return path

    return write


def test_a_post_town_lies_amid_its_postal_codes(minor, written):
    path = written(
        POSTAL,
        ("99551", "Akiak", "Alaska", "AK", "Bethel", "60.90", "-161.20"),
        ("99552", "Akiak", "Alaska", "AK", "Bethel", "60.92", "-161.24"),
        ("99553", "Akiak", "Alaska", "AK", "Bethel", "64.00", "-150.00"),
    )
    (town,) = minor.town_rows(path, CITIES)
    assert (town["slug"], town["name"], town["region"]) == ("us-ak-akiak", "Akiak", "US.AK")
    assert (town["lat"], town["lon"]) == ("60.9200", "-161.2000")


@pytest.mark.parametrize(
    ("town", "state", "lat", "lon", "is_new"),
    [
        ("St. Clair", "MI", "42.80", "-82.50", False),  # the city, written otherwise
        ("Los Anchorage", "AK", "61.2", "-149.9", False),  # another name of the city
        ("Saint Clair", "MI", "44.00", "-84.00", True),  # a namesake far off in the state
        ("Saint Clair", "MO", "38.35", "-90.98", True),  # and in another state
        ("Lima", "OH", "40.74", "-84.10", True),  # a city abroad is another place
        ("Apo 7", "MI", "42.80", "-82.50", False),  # no town: military mail
        ("Apo", "", "42.80", "-82.50", False),  # in no state
    ],
)
def test_only_towns_that_are_no_city_are_added(minor, written, town, state, lat, lon, is_new):
    path = written(POSTAL, ("1", town, "", state, "", lat, lon))
    assert [row["name"] for row in minor.town_rows(path, CITIES)] == ([town] if is_new else [])


def test_an_airport_has_the_names_that_news_gives_it(minor, written):
    path = written(
        AIRPORT,
        ("LIM", "Jorge Chavez International Airport", "Lima", "PE", "-12.02", "-77.11"),
        ("", "Las Palmas Air Base", "Lima", "PE", "-12.16", "-77.00"),
    )
    (airport,) = minor.airport_rows(path, CITIES)
    assert airport["slug"] == "airport-lim"
    assert airport["name"] == "Jorge Chavez International Airport"
    assert set(airport["names"].split("|")) == {
        "Jorge Chavez Airport", "Lima Airport", "Lima International Airport",
    }  # fmt: skip
    assert airport["region"] == "PE.15"


def test_of_two_airports_only_the_international_one_has_the_name_of_the_city_alone(minor, written):
    path = written(
        AIRPORT,
        ("AAA", "Lima North Airfield", "Lima", "PE", "-11.9", "-77.1"),
        ("BBB", "Jorge Chavez International Airport", "Lima", "PE", "-12.02", "-77.11"),
    )
    small, large = minor.airport_rows(path, CITIES)
    assert "Lima Airport" not in small["names"].split("|")
    assert "Lima Airport" in large["names"].split("|")


def test_the_region_of_an_airport_is_that_of_the_nearest_city_even_across_180_degrees(
    minor, written
):
    path = written(
        AIRPORT,
        ("AAA", "Lau Airport", "", "FJ", "-16.60", "-179.90"),
        ("BBB", "Nowhere Airport", "", "XX", "0", "0"),
    )
    assert [row["region"] for row in minor.airport_rows(path, CITIES)] == ["FJ.03", ""]
