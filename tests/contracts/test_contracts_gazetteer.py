"""What every gazetteer must do: the shipped one, and the full one built from a GeoNames dump."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import EmbeddedGazetteer
from geo.gazetteer.geonames import build
from geo.gazetteer.index import MOST_BEARERS
from geo.model import FeatureClass, NameMatch, Place, Worldview

SLICE = Path(__file__).parent.parent / "gazetteer" / "geonames"


@pytest.fixture(scope="session")
def full_folder(tmp_path_factory: pytest.TempPathFactory, gazetteer_folder: Path) -> Path:
    """The full gazetteer of a slice of GeoNames, with all that ships with Dateline."""
    target = tmp_path_factory.mktemp("full") / "geonames"
    return build(SLICE, target, gazetteer_folder).folder


@pytest.fixture(scope="session")
def full(full_folder: Path) -> EmbeddedGazetteer:
    return EmbeddedGazetteer(built=full_folder)


@pytest.fixture(scope="session", params=["shipped", "full"])
def each(request: pytest.FixtureRequest) -> EmbeddedGazetteer:
    name = "gazetteer" if request.param == "shipped" else "full"
    found: EmbeddedGazetteer = request.getfixturevalue(name)
    return found


@pytest.mark.parametrize(
    ("name", "feature", "country"),
    [
        ("Peru", "country", "PE"),
        ("Lima", "settlement", "PE"),
        ("Nairobi", "settlement", "KE"),
        ("Paris", "settlement", "FR"),
        ("San Antonio", "settlement", "US"),
        ("Texas", "region", "US"),
        ("Bexar County", "district", "US"),
        ("Crimea", "area", "UA"),
        ("Donbas", "area", "UA"),
        ("Black Sea", "water", None),
        ("Київ", "settlement", "UA"),
        ("평양", "settlement", "KP"),
        ("Ala.", "region", "US"),
        ("Peruvian", "country", "PE"),
        ("Tampa, Florida", "settlement", "US"),
    ],
)
def test_names_of_the_news_mean_what_news_means(
    each: EmbeddedGazetteer, name: str, feature: str, country: str | None
) -> None:
    place = each.lookup(name)[0].place
    assert (place.feature.value, place.country_code) == (feature, country)


@pytest.mark.parametrize(
    "name", ["Paris", "San Antonio", "Kursk Oblast", "Peruvian", "평양", "Kyivv"]
)
def test_answers_are_places_that_their_ids_lead_back_to(each: EmbeddedGazetteer, name: str) -> None:
    found = each.lookup(name) or each.fuzzy(name)
    assert 0 < len(found) <= MOST_BEARERS
    assert len({match.place.id for match in found}) == len(found), "each place once"
    for match in found:
        assert isinstance(match, NameMatch)
        assert isinstance(match.place, Place)
        assert each.place(match.place.id) == match.place
        assert -90 <= match.place.lat <= 90
        assert -180 <= match.place.lon <= 180


def test_what_is_unknown_is_empty_or_none(each: EmbeddedGazetteer) -> None:
    assert each.lookup("Zzyzxville-upon-Nothing") == ()
    assert each.fuzzy("Qqqqqqqqq") == ()
    for place_id in ("geonames:999999998", "geonames:-1", "dateline:nothing", "", "geonames:"):
        assert each.place(place_id) is None
        assert each.footprint(place_id) is None


def test_outlines_belong_to_their_places(each: EmbeddedGazetteer) -> None:
    for name in ("Peru", "Texas", "Donbas", "Bexar County"):
        place = each.lookup(name)[0].place
        outline = each.footprint(place.id)
        assert place.has_footprint
        assert outline is not None
        assert outline.place_id == place.id
        polygon = shapely.from_wkb(outline.wkb)
        assert polygon.covers(shapely.Point(outline.label_lon, outline.label_lat)), name
        assert polygon.buffer(0.5).covers(shapely.Point(place.lon, place.lat)), name


def test_points_lie_in_regions_and_near_settlements(each: EmbeddedGazetteer) -> None:
    region = each.region_of(29.4, -98.5)
    assert region is not None
    assert region.name == "Texas"
    assert each.region_of(0.0, -30.0) is None
    location = each.reverse((29.424, -98.494))
    assert location is not None
    assert location.raw["country_code"] == "US"
    assert each.reverse((-48.0, -123.0)) is None, "nothing is near in the South Pacific"


def test_administration_holds_what_lies_in_it(each: EmbeddedGazetteer) -> None:
    city = each.lookup("San Antonio, Texas")[0].place
    for holder in ("United States", "Texas", "Bexar County"):
        assert each.contains(each.lookup(holder)[0].place.id, city), holder
    assert not each.contains(each.lookup("Peru")[0].place.id, city)
    district = each.district_of(city.id)
    assert district is not None
    assert district.name == "Bexar County"


@pytest.mark.parametrize(
    ("holder", "inside", "outside"),
    [
        ("Donbas", ["Kramatorsk", "Mariupol", "Donetsk Oblast"], ["Kyiv", "Ukraine", "Rostov"]),
        ("Bexar County", ["San Antonio, Texas"], ["Austin, Texas", "Texas"]),
        ("Texas", ["Austin, Texas", "Bexar County"], ["Tampa, Florida", "United States"]),
        ("Peru", ["Lima", "Cusco"], ["La Paz", "Peru"]),
        ("Middle East", ["Baghdad", "Jordan", "Gaza City"], ["Delhi", "France"]),
        ("Tampa, Florida", [], ["Tampa, Florida", "Florida"]),
    ],
)
def test_a_place_holds_what_its_codes_or_its_outline_say(
    each: EmbeddedGazetteer, holder: str, inside: list[str], outside: list[str]
) -> None:
    ids = {name: each.lookup(name)[0].place.id for name in (holder, *inside, *outside)}
    found = each.held_by(ids[holder], ids.values())
    assert {name for name in ids if ids[name] in found} == set(inside)


def test_nothing_lies_in_an_unknown_place(each: EmbeddedGazetteer) -> None:
    lima = each.lookup("Lima")[0].place.id
    assert each.held_by("geonames:1", [lima]) == frozenset()
    assert each.held_by(lima, ["geonames:1", "nowhere"]) == frozenset()


def test_disputes_are_told(each: EmbeddedGazetteer) -> None:
    for name in ("Simferopol", "Taipei", "Pristina"):
        assert each.lookup(name)[0].place.disputed, name
    assert each.lookup("Lima")[0].place.disputed is None


def test_the_version_names_the_worldview(each: EmbeddedGazetteer) -> None:
    assert each.version.endswith("-un")


def test_another_data_set_has_another_version(
    gazetteer: EmbeddedGazetteer, full: EmbeddedGazetteer
) -> None:
    assert gazetteer.version != full.version


def test_worldviews_differ_where_borders_are_disputed(
    full_folder: Path, gazetteer_folder: Path
) -> None:
    for de_facto in (
        EmbeddedGazetteer(built=full_folder, worldview=Worldview.DE_FACTO),
        EmbeddedGazetteer(gazetteer_folder, Worldview.DE_FACTO),
    ):
        assert de_facto.lookup("Sevastopol")[0].place.country_code == "RU"


def test_the_full_gazetteer_has_all_that_is_shipped(
    gazetteer: EmbeddedGazetteer, full: EmbeddedGazetteer
) -> None:
    # Settlements take position and inhabitants of the dump; everything else stays as it is.
    for name in ("Peru", "Donbas", "Crimea", "Texas", "Lamar County", "Golan Heights", "Sahel"):
        assert full.lookup(name)[0].place == gazetteer.lookup(name)[0].place
    kisumu = gazetteer.lookup("Kisumu")[0].place
    assert full.lookup("Kisumu")[0].place == replace(kisumu, population=398_957)
    disputed = {place.id for place, _ in gazetteer.disputed_footprints()}
    assert {place.id for place, _ in full.disputed_footprints()} == disputed


@given(name=st.text(max_size=300))
def test_any_text_has_an_answer(each: EmbeddedGazetteer, name: str) -> None:
    for find in (each.lookup, each.fuzzy, each.inside_name):
        assert all(isinstance(match.place.feature, FeatureClass) for match in find(name))
