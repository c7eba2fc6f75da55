from pathlib import Path

import pytest
import shapely

from geo.gazetteer import EmbeddedGazetteer
from geo.model import Worldview

SIMFEROPOL = shapely.Point(34.1, 44.95)
MAJDAL_SHAMS = shapely.Point(35.77, 33.26)


@pytest.fixture(scope="module")
def de_facto(gazetteer_folder: Path) -> EmbeddedGazetteer:
    return EmbeddedGazetteer(gazetteer_folder, Worldview.DE_FACTO)


def outline(gazetteer: EmbeddedGazetteer, name: str) -> shapely.Geometry:
    place = gazetteer.lookup(name)[0].place
    footprint = gazetteer.footprint(place.id)
    assert footprint is not None
    assert place.has_footprint
    return shapely.from_wkb(footprint.wkb)


def test_crimea_is_ukrainian_by_default(gazetteer: EmbeddedGazetteer) -> None:
    assert outline(gazetteer, "Ukraine").contains(SIMFEROPOL)
    assert not outline(gazetteer, "Russia").contains(SIMFEROPOL)
    for name in ("Sevastopol", "Simferopol", "Crimea"):
        place = gazetteer.lookup(name)[0].place
        assert place.country_code == "UA"
        assert place.disputed is not None
        assert "Russia" in place.disputed


def test_crimea_is_drawn_as_held_de_facto(de_facto: EmbeddedGazetteer) -> None:
    assert outline(de_facto, "Russia").contains(SIMFEROPOL)
    assert not outline(de_facto, "Ukraine").contains(SIMFEROPOL)
    assert de_facto.lookup("Sevastopol")[0].place.country_code == "RU"


def test_the_golan_follows_the_worldview(
    gazetteer: EmbeddedGazetteer, de_facto: EmbeddedGazetteer
) -> None:
    assert outline(gazetteer, "Syria").contains(MAJDAL_SHAMS)
    assert outline(de_facto, "Israel").contains(MAJDAL_SHAMS)
    assert gazetteer.lookup("Majdal Shams")[0].place.country_code == "SY"
    assert de_facto.lookup("Majdal Shams")[0].place.country_code == "IL"


@pytest.mark.parametrize(
    "name",
    ["Kosovo", "Taiwan", "Western Sahara", "Palestine", "Falkland Islands", "Abkhazia",
     "South Ossetia", "Northern Cyprus", "Somaliland", "Kashmir", "Transnistria", "Donetsk Oblast",
     "Golan Heights"],
)  # fmt: skip
def test_disputes_are_told_in_words(gazetteer: EmbeddedGazetteer, name: str) -> None:
    assert gazetteer.lookup(name)[0].place.disputed


def test_undisputed_places_say_nothing(gazetteer: EmbeddedGazetteer) -> None:
    for name in ("Kursk", "Peru", "Tampa", "Texas"):
        assert gazetteer.lookup(name)[0].place.disputed is None


def test_disputed_outlines_are_listed_for_dashed_borders(gazetteer: EmbeddedGazetteer) -> None:
    names = {place.name for place, _ in gazetteer.disputed_footprints()}
    assert {"Crimea", "Golan Heights", "Kosovo", "Northern Cyprus"} <= names


def test_the_version_tells_worldviews_apart(
    gazetteer: EmbeddedGazetteer, de_facto: EmbeddedGazetteer
) -> None:
    assert gazetteer.version != de_facto.version


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("Kursk Oblast", (36.19, 51.73), (37.62, 55.75)),
        ("Texas", (-97.74, 30.27), (-90.07, 29.95)),
        ("Black Sea", (34.0, 43.5), (30.5, 50.45)),
        ("Donbas", (37.8, 48.0), (33.5, 44.6)),
        ("Sahel", (-3.0, 14.5), (-3.0, 5.5)),
        ("Lee County, Florida", (-81.84, 26.62), (-82.46, 27.95)),
    ],
)
def test_outlines_hold_what_they_should(
    gazetteer: EmbeddedGazetteer,
    name: str,
    inside: tuple[float, float],
    outside: tuple[float, float],
) -> None:
    shape = outline(gazetteer, name)
    assert shape.is_valid
    assert shape.contains(shapely.Point(inside))
    assert not shape.contains(shapely.Point(outside))


def test_the_label_point_lies_in_the_outline(gazetteer: EmbeddedGazetteer) -> None:
    for name in ("Kursk Oblast", "Norway", "Black Sea", "Indonesia"):
        footprint = gazetteer.footprint(gazetteer.lookup(name)[0].place.id)
        assert footprint is not None
        label = shapely.Point(footprint.label_lon, footprint.label_lat)
        assert shapely.from_wkb(footprint.wkb).covers(label)


@pytest.mark.parametrize(
    ("lat", "lon", "region"),
    [(51.73, 36.19, "Kursk Oblast"), (48.53, 37.71, "Donetsk Oblast"), (26.62, -81.84, "Florida")],
)
def test_region_of_a_point(
    gazetteer: EmbeddedGazetteer, lat: float, lon: float, region: str
) -> None:
    place = gazetteer.region_of(lat, lon)
    assert place is not None
    assert place.name == region


def test_no_region_at_sea(gazetteer: EmbeddedGazetteer) -> None:
    assert gazetteer.region_of(0.0, -30.0) is None
