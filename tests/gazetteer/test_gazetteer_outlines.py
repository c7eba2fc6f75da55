"""Every outline that ships, held against what any outline on a world map must be."""

import itertools
import math

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geo.gazetteer import EmbeddedGazetteer
from geo.model import FeatureClass, Footprint, Place, Worldview

AROUND_A_POLE = {"geonames:6255152", "geonames:6697173", "dateline:arctic"}
"""Antarctica as continent and as territory, and the Arctic: they go round the world."""
MARGIN = 0.05
"""Degrees: outlines are thinned, the points of divisions come from the full ones."""
EARTH_RADIUS_KM = 6371.0088


@pytest.fixture(scope="module", params=list(Worldview))
def outlines(
    request: pytest.FixtureRequest, gazetteer_folder
) -> list[tuple[Place, Footprint, BaseGeometry]]:
    gazetteer = EmbeddedGazetteer(gazetteer_folder, request.param)
    index = gazetteer._index
    found = []
    for row in index.rows_with_outline():
        footprint = index.footprint(row)
        assert footprint is not None
        found.append((index.place(row), footprint, shapely.from_wkb(footprint.wkb)))
    return found


def square_km(outline: BaseGeometry) -> float:
    """Return the area of an outline on the sphere, by the cylindrical equal-area projection."""

    def project(corners):
        lon, lat = np.radians(corners).T
        return EARTH_RADIUS_KM * np.column_stack([lon, np.sin(lat)])

    return float(shapely.transform(outline, project).area)


def test_outlines_are_valid_and_on_the_map(outlines) -> None:
    for place, _, outline in outlines:
        assert outline.is_valid, place
        west, south, east, north = outline.bounds
        assert -180 <= west <= east <= 180, place
        assert -90 <= south <= north <= 90, place


def test_no_part_spans_the_world_unless_it_goes_round_a_pole(outlines) -> None:
    for place, _, outline in outlines:
        widest = max(part.bounds[2] - part.bounds[0] for part in shapely.get_parts(outline))
        assert widest < 180 or place.id in AROUND_A_POLE, place


def test_no_ring_jumps_over_the_map(outlines) -> None:
    for place, _, outline in outlines:
        if place.id in AROUND_A_POLE:
            continue
        for ring in shapely.get_rings(shapely.get_parts(outline)):
            steps = itertools.pairwise(ring.coords)
            assert all(abs(after[0] - before[0]) < 180 for before, after in steps), place


def test_every_label_lies_in_its_outline(outlines) -> None:
    for place, footprint, outline in outlines:
        label = shapely.Point(footprint.label_lon, footprint.label_lat)
        assert outline.covers(label), place


def test_every_point_of_a_division_is_near_its_outline(outlines) -> None:
    for place, _, outline in outlines:
        if place.feature in (FeatureClass.REGION, FeatureClass.DISTRICT):
            assert outline.distance(shapely.Point(place.lon, place.lat)) < MARGIN, place


def test_settlements_of_a_division_lie_within_a_credible_radius(outlines) -> None:
    for place, _, _ in outlines:
        assert place.radius_km is None or place.radius_km < 4000, place


@pytest.mark.parametrize(
    ("code", "area"),
    [
        ("RU", 17_098_000),
        ("FJ", 18_300),
        ("KI", 811),
        ("US", 9_630_000),
        ("NZ", 268_000),
        ("NO", 385_000),
        ("PE", 1_285_000),
        ("KE", 580_000),
    ],
)
def test_countries_have_about_their_true_area(
    gazetteer: EmbeddedGazetteer, code: str, area: float
) -> None:
    country = gazetteer.country(code)
    assert country is not None
    footprint = gazetteer.footprint(country.id)
    assert footprint is not None
    assert math.isclose(square_km(shapely.from_wkb(footprint.wkb)), area, rel_tol=0.15)


@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [("RU", 100, 60), ("FJ", 178, -18), ("US", -100, 40), ("NZ", 172, -42)],
)
def test_the_label_of_a_country_over_the_antimeridian_is_in_its_main_part(
    gazetteer: EmbeddedGazetteer, code: str, lon: float, lat: float
) -> None:
    country = gazetteer.country(code)
    assert country is not None
    footprint = gazetteer.footprint(country.id)
    assert footprint is not None
    assert abs(footprint.label_lat - lat) < 15
    assert abs(footprint.label_lon - lon) < 60


def test_chukotka_is_itself_and_lies_on_both_sides(gazetteer: EmbeddedGazetteer) -> None:
    matches = gazetteer.lookup("Chukotka")
    assert [match.place.name for match in matches] == ["Chukotka Autonomous Okrug"]
    footprint = gazetteer.footprint(matches[0].place.id)
    assert footprint is not None
    outline = shapely.from_wkb(footprint.wkb)
    assert outline.contains(shapely.Point(172.0, 67.0))
    assert outline.contains(shapely.Point(-175.0, 66.5))
    assert not outline.contains(shapely.Point(129.7, 62.0))  # Yakutsk
    assert math.isclose(square_km(outline), 721_000, rel_tol=0.1)
    assert 170 < matches[0].place.lon < 176


@pytest.mark.parametrize(
    ("name", "first"),
    [("Napo", "EC.23"), ("Tungurahua", "EC.19"), ("Anseba", "ER.01"), ("Kolda", "SN.11"),
     ("Shinyanga", "TZ.15"), ("Callao", "PE.07"), ("Taipei", "TW.03")],
)  # fmt: skip
def test_regions_do_not_bear_their_neighbours_names(
    gazetteer: EmbeddedGazetteer, name: str, first: str
) -> None:
    country, _, region = first.partition(".")
    codes = [
        match.place.region_code
        for match in gazetteer.lookup(name)
        if match.place.feature is FeatureClass.REGION and match.place.country_code == country
    ]
    assert codes == [region]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Gaza", {"dateline:gaza-strip", "geonames:281133"}),
        ("West Bank", {"dateline:west-bank"}),
        ("Sahel", {"dateline:sahel", "geonames:6930713"}),
    ],
)
def test_a_bare_name_offers_the_area_beside_the_city_or_region(
    gazetteer: EmbeddedGazetteer, name: str, expected: set[str]
) -> None:
    found = {match.place.id for match in gazetteer.lookup(name)}
    assert expected <= found
    assert all(
        gazetteer.footprint(place_id) for place_id in expected if place_id.startswith("dateline:")
    )
