from pathlib import Path

import pytest

from geo.gazetteer import EmbeddedGazetteer
from geo.gazetteer.build import prepare
from geo.gazetteer.index import Index
from geo.model import FeatureClass, NameMatch, Place, Worldview


def first(gazetteer: EmbeddedGazetteer, name: str) -> Place:
    found = gazetteer.lookup(name)
    assert found, f"nobody bears {name!r}"
    return found[0].place


def test_kursk_city_and_kursk_oblast_differ(gazetteer: EmbeddedGazetteer) -> None:
    bare = [match.place for match in gazetteer.lookup("Kursk")]
    assert bare[0].feature is FeatureClass.SETTLEMENT
    assert [place.name for place in bare if place.feature is FeatureClass.REGION] == [
        "Kursk Oblast"
    ]
    for name in ("Kursk Oblast", "Kursk region", "Kurskaya Oblast", "Kursk oblast'"):
        found = gazetteer.lookup(name)
        assert {match.place.id for match in found} == {bare[1].id}, name


@pytest.mark.parametrize(
    "name", ["Kostyantynivka", "Kostiantynivka", "Konstantinovka", "Костянтинівка"]
)
def test_four_writings_are_one_city_in_donetsk_oblast(
    gazetteer: EmbeddedGazetteer, name: str
) -> None:
    found = gazetteer.lookup(name)
    assert found[0].place.id == "geonames:704858" or found[0].place.region_name == "Donetsk Oblast"
    assert found[0].place.country_code == "UA"
    assert found[0].place.lat == pytest.approx(48.53, abs=0.1)
    assert len({match.place.id for match in found}) > 1, "its homonyms are listed too"


@pytest.mark.parametrize(
    ("name", "feature", "country", "lat", "lon"),
    [
        ("Sevastopol", "settlement", "UA", 44.6, 33.5),
        ("Pyongyang", "settlement", "KP", 39.0, 125.75),
        ("Pyŏngyang", "settlement", "KP", 39.0, 125.75),
        ("평양", "settlement", "KP", 39.0, 125.75),
        ("Kyiv", "settlement", "UA", 50.45, 30.5),
        ("Kiev", "settlement", "UA", 50.45, 30.5),
        ("Київ", "settlement", "UA", 50.45, 30.5),
        ("Lima", "settlement", "PE", -12.05, -77.0),
        ("Cusco", "settlement", "PE", -13.5, -72.0),
        ("Arequipa", "settlement", "PE", -16.4, -71.5),
        ("Tampa", "settlement", "US", 27.95, -82.5),
        ("Fort Myers", "settlement", "US", 26.6, -81.9),
        ("Ft. Myers", "settlement", "US", 26.6, -81.9),
        ("Nairobi", "settlement", "KE", -1.3, 36.8),
        ("Kisumu", "settlement", "KE", -0.1, 34.75),
        ("تهران", "settlement", "IR", 35.7, 51.4),
        ("東京", "settlement", "JP", 35.7, 139.7),
        ("Αθήνα", "settlement", "GR", 38.0, 23.7),
        ("Washington", "settlement", "US", 38.9, -77.0),
        ("New York", "settlement", "US", 40.7, -74.0),
        ("Georgia", "country", "GE", 42.0, 43.5),
        ("Russia", "country", "RU", 60.0, 100.0),
        ("Turkey", "country", "TR", 39.0, 35.0),
        ("Texas", "region", "US", 31.5, -99.3),
        ("Tibet", "region", "CN", 31.5, 88.5),
        ("Mykolaiv", "settlement", "UA", 46.97, 32.0),
        ("Victoria", "region", "AU", -36.9, 144.3),
        ("Xinjiang", "region", "CN", 41.1, 85.3),
    ],
)
def test_the_most_prominent_bearer_comes_first(
    gazetteer: EmbeddedGazetteer, name: str, feature: str, country: str, lat: float, lon: float
) -> None:
    place = first(gazetteer, name)
    assert (place.feature.value, place.country_code) == (feature, country)
    assert place.lat == pytest.approx(lat, abs=0.6)
    assert place.lon == pytest.approx(lon, abs=0.6)
    assert place.geonames_id is not None


def test_georgia_is_a_state_too(gazetteer: EmbeddedGazetteer) -> None:
    second = gazetteer.lookup("Georgia")[1].place
    assert (second.feature, second.country_code) == (FeatureClass.REGION, "US")


@pytest.mark.parametrize(
    ("name", "expected", "kind"),
    [
        ("Fla.", "Florida", "abbreviation"),
        ("N.Y.", "New York", "abbreviation"),
        ("U.S.", "United States", "abbreviation"),
        ("UAE", "United Arab Emirates", "abbreviation"),
        ("DPRK", "North Korea", "abbreviation"),
        ("TX", "Texas", "code"),
        ("IN", "Indiana", "code"),
        ("Turkish", "Turkey", "adjectival"),
        ("Syrians", "Syria", "adjectival"),
        ("South Korean", "South Korea", "adjectival"),
        ("Peruvian", "Peru", "adjectival"),
        ("Floridians", "Florida", "adjectival"),
        ("African", "Africa", "adjectival"),
        ("Kiev", "Kyiv", "alternate"),
        ("Pyŏngyang", "Pyongyang", "folded"),
        ("Kyiv", "Kyiv", "main"),
    ],
)
def test_a_match_says_in_what_way_the_place_bears_the_name(
    gazetteer: EmbeddedGazetteer, name: str, expected: str, kind: str
) -> None:
    match: NameMatch = gazetteer.lookup(name)[0]
    assert (match.place.name, match.kind) == (expected, kind)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("state of Texas", "Texas"),
        ("Anhui province", "Anhui"),
        ("Cusco Region", "Cusco Department"),
        ("Donetsk region", "Donetsk Oblast"),
        ("Donetsk Oblast", "Donetsk Oblast"),
    ],
)
def test_a_region_word_picks_the_region(
    gazetteer: EmbeddedGazetteer, name: str, expected: str
) -> None:
    place = first(gazetteer, name)
    assert (place.name, place.feature) == (expected, FeatureClass.REGION)


def test_counties_of_one_name_are_all_listed_with_their_states(
    gazetteer: EmbeddedGazetteer,
) -> None:
    counties = [m.place for m in gazetteer.lookup("Lee County")]
    assert {c.feature for c in counties} == {FeatureClass.DISTRICT}
    assert {"Florida", "Alabama", "Virginia"} <= {c.region_name for c in counties}
    assert all(c.has_footprint and c.radius_km for c in counties)


@pytest.mark.parametrize(
    "name",
    ["Donbas", "Donbass", "Crimea", "Korean Peninsula", "Indo-Pacific", "Middle East", "Sahel",
     "Horn of Africa", "Balkans", "Darfur", "Gaza Strip", "West Bank", "Kashmir", "Golan Heights",
     "Black Sea", "South China Sea", "Strait of Hormuz", "Midwest", "Florida Panhandle",
     "Patagonia", "Andes", "Himalayas", "Caribbean", "Baltics", "Scandinavia", "Europe", "Africa"],
)  # fmt: skip
def test_areas_that_news_names_are_known(gazetteer: EmbeddedGazetteer, name: str) -> None:
    place = first(gazetteer, name)
    assert place.feature in {
        FeatureClass.AREA, FeatureClass.WATER, FeatureClass.LANDFORM, FeatureClass.CONTINENT,
    }  # fmt: skip
    assert place.has_footprint or place.radius_km or place.feature is FeatureClass.CONTINENT


@pytest.mark.parametrize("name", ["", " ", "\x00", "\ud800", "Xqzvyy", "a" * 5000, "\u202e", "in"])
def test_what_is_no_name_finds_nothing_and_raises_nothing(
    gazetteer: EmbeddedGazetteer, name: str
) -> None:
    kinds = {match.kind for match in gazetteer.lookup(name)}
    assert not kinds & {"main", "code", "abbreviation"}


def test_one_typing_error_is_forgiven_in_long_names_only(gazetteer: EmbeddedGazetteer) -> None:
    found = gazetteer.fuzzy("Sevastopool")
    assert found[0].place.name == "Sevastopol"
    assert {match.kind for match in found} == {"fuzzy"}
    assert gazetteer.fuzzy("Lma") == ()


def test_every_id_leads_back_to_its_place(gazetteer: EmbeddedGazetteer) -> None:
    for name in ("Kyiv", "Kursk Oblast", "Donbas", "France", "Asia", "Lee County"):
        place = first(gazetteer, name)
        assert gazetteer.place(place.id) == place
    for unknown in ("geonames:0", "geonames:x", "dateline:atlantis", "", "geonames:99999999999"):
        assert gazetteer.place(unknown) is None
        assert gazetteer.footprint(unknown) is None


def test_settlements_know_their_region_and_district(gazetteer: EmbeddedGazetteer) -> None:
    myers = first(gazetteer, "Fort Myers")
    assert (myers.region_name, myers.region_code) == ("Florida", "FL")
    county = gazetteer.district_of(myers.id)
    assert county is not None
    assert county.name == "Lee County"


def test_contains_follows_the_administration(gazetteer: EmbeddedGazetteer) -> None:
    sevastopol, donetsk = first(gazetteer, "Sevastopol"), first(gazetteer, "Donetsk")
    ukraine, donbas = first(gazetteer, "Ukraine"), first(gazetteer, "Donbas")
    assert gazetteer.contains(ukraine.id, sevastopol)
    assert gazetteer.contains(donbas.id, donetsk)
    assert not gazetteer.contains(donbas.id, sevastopol)
    assert not gazetteer.contains(donetsk.id, donetsk)


def test_country_and_region_by_code(gazetteer: EmbeddedGazetteer) -> None:
    peru, florida = gazetteer.country("PE"), gazetteer.region("US", "FL")
    assert peru is not None and peru.name == "Peru"
    assert florida is not None and florida.name == "Florida"
    assert gazetteer.country("QQ") is None
    assert gazetteer.region("US", "QQ") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Colchester General Hospital", "Colchester"),
        ("Mexican Senate", "Mexico"),
        ("Harare City Council", "Harare"),
        ("eastern Ukraine", "Ukraine"),
    ],
)
def test_a_longer_name_hints_at_the_place_inside_it(
    gazetteer: EmbeddedGazetteer, name: str, expected: str
) -> None:
    assert gazetteer.lookup(name) == ()
    assert gazetteer.inside_name(name)[0].place.name == expected


def test_a_name_without_a_place_inside_gives_no_hint(gazetteer: EmbeddedGazetteer) -> None:
    assert gazetteer.inside_name("Xqzvyy Vrrzk") == ()
    assert gazetteer.inside_name("") == ()


def test_no_two_places_claim_the_same_geonames_record(gazetteer_folder: Path) -> None:
    index = Index(prepare(gazetteer_folder), Worldview.UN)
    numbers = index.places["geonames_id"]
    assert len(set(numbers[numbers > 0].tolist())) == (numbers > 0).sum()


def test_an_area_is_found_by_the_geonames_record_of_the_same_thing(
    gazetteer: EmbeddedGazetteer,
) -> None:
    place = gazetteer.place("geonames:6269133")
    assert place is not None
    assert (place.id, place.geonames_id) == ("dateline:middle-east", 6269133)


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Heathrow", 51.47, -0.46),
        ("O'Hare International Airport", 41.98, -87.91),
        ("Sheremetyevo", 55.97, 37.41),
        ("Jorge Chávez International Airport", -12.02, -77.11),
        ("Harwinton", 41.76, -73.06),  # a town of Connecticut that only the post office lists
        ("Stanford University", 37.43, -122.17),
        ("Bagram Air Base", 34.95, 69.27),
        ("Yellowstone", 44.6, -110.5),
        ("Herts", 51.8, -0.2),
    ],
)
def test_towns_airports_and_sites_beside_geonames_cities_are_known(
    gazetteer: EmbeddedGazetteer, name: str, lat: float, lon: float
) -> None:
    best = gazetteer.lookup(name)[0].place
    assert (best.lat, best.lon) == pytest.approx((lat, lon), abs=0.3)


def test_only_capital_cities_are_capitals(gazetteer: EmbeddedGazetteer) -> None:
    capital = {match.place.id for match in gazetteer.lookup("Washington") if match.place.is_capital}
    assert capital == {"geonames:4140963"}
    assert not gazetteer.lookup("New York")[0].place.is_capital
