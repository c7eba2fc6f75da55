"""A report becomes one feature that says no more than the sentence."""

import json
from dataclasses import replace
from datetime import date

import pytest
from shapely.geometry import Point, shape

from geo.features import PROPERTY_NAMES, feature_collection, report_feature, to_frame
from geo.model import MapAs, Status
from tests.contracts.records import AREQUIPA_REGION, FIJI, FewPlaces, article, dated, filed

DESIGNED = [
    "report_id",
    "event_id",
    "title",
    "event_type",
    "sub_event_type",
    "plover",
    "status",
    "polarity",
    "place_name",
    "place_surface",
    "geonames_id",
    "wikidata_id",
    "country_code",
    "disputed",
    "map_as",
    "spatial_relation",
    "uncertainty_km",
    "where_prec",
    "toponym_role",
    "resolver_confidence",
    "runner_up",
    "date_edtf",
    "date_start",
    "date_end",
    "date_prec",
    "date_text",
    "date_anchor",
    "date_rule",
    "published",
    "claimant",
    "attribution_chain",
    "independent_claimants",
    "quantity_low",
    "quantity_high",
    "quantity_unit",
    "publisher",
    "headline",
    "url",
    "quote",
    "char_start",
    "char_end",
    "text_fragment_url",
    "text_sha256",
    "review_state",
    "reviewed_at",
    "machine_value",
]


def test_every_designed_property_is_there_for_every_report():
    assert set(DESIGNED) <= set(PROPERTY_NAMES)
    for one in (filed(), filed(place=FIJI, map_as=MapAs.AREA), filed(map_as=MapAs.LIST)):
        assert tuple(report_feature(one, None)["properties"]) == PROPERTY_NAMES


def test_a_feature_tells_the_report():
    one = filed()
    feature = report_feature(one, FewPlaces())
    told = feature["properties"]
    assert feature["type"] == "Feature"
    assert feature["id"] == told["report_id"] == one.report.id
    assert feature["geometry"] == {"type": "Point", "coordinates": [-71.535, -16.39889]}
    assert told["place_name"] == told["place_surface"] == "Arequipa"
    assert told["runner_up"] == "Arequipa Region, PE"
    assert [told[f"quantity_{part}"] for part in ("low", "high", "unit")] == [None, 12, "people"]
    assert told["attribution_chain"] == ["the mayor", "Andes Wire"]
    assert told["published"] == "2024-06-30"
    assert told["event_type"] == "Disaster or accident"
    assert told["status"] == Status.REPORTED.value
    assert told["review_state"] is told["reviewed_at"] is told["machine_value"] is None


def test_offsets_point_to_the_quote_and_the_place():
    one = filed()
    told = report_feature(one, None)["properties"]
    text = one.article.text
    assert text[told["char_start"] : told["char_end"]] == told["quote"]
    assert text[told["place_start"] : told["place_end"]] == told["place_surface"]


@pytest.mark.parametrize("sign", [MapAs.LIST, MapAs.ASSOCIATIVE])
def test_what_is_not_drawn_has_no_geometry_and_a_reason(sign):
    feature = report_feature(filed(map_as=sign, unmapped_reason="too vague"), FewPlaces())
    assert feature["geometry"] is None
    assert feature["properties"]["unmapped_reason"] == "too vague"


def test_a_region_is_its_outline_and_never_a_pin():
    one = filed(place=AREQUIPA_REGION, map_as=MapAs.AREA)
    assert report_feature(one, FewPlaces())["geometry"]["type"] == "Polygon"
    assert report_feature(one, None)["geometry"] is None
    assert report_feature(one, None)["properties"]["lat"] == AREQUIPA_REGION.lat


def test_a_country_over_the_antimeridian_is_cut():
    outline = shape(report_feature(filed(place=FIJI, map_as=MapAs.AREA), FewPlaces())["geometry"])
    assert outline.contains(Point(-179.8, -16.5))
    assert outline.contains(Point(178, -18))
    assert not outline.intersects(Point(0, -16.5))


def test_near_a_place_is_a_circle_about_it():
    one = filed(map_as=MapAs.CIRCLE, uncertainty_km=15.0, spatial_relation="near")
    feature = report_feature(one, None)
    assert feature["geometry"]["type"] == "Polygon"
    assert shape(feature["geometry"]).contains(Point(-71.535, -16.39889))
    assert feature["properties"]["uncertainty_km"] == 15.0


@pytest.mark.parametrize(
    ("start", "end", "time"),
    [
        (date(2024, 6, 28), date(2024, 6, 28), {"date": "2024-06-28"}),
        (date(2024, 6, 1), date(2024, 6, 30), {"interval": ["2024-06-01", "2024-06-30"]}),
        (date(2024, 6, 1), None, {"interval": ["2024-06-01", ".."]}),
        (None, date(2024, 6, 30), {"interval": ["..", "2024-06-30"]}),
        (None, None, None),
    ],
)
def test_time_is_json_fg_and_flat(start, end, time):
    feature = report_feature(dated(filed(), start, end), None)
    assert feature["time"] == time
    assert feature["properties"]["date_start"] == (start and start.isoformat())
    assert feature["properties"]["date_end"] == (end and end.isoformat())


def test_a_hostile_link_is_no_link():
    told = report_feature(filed(of=article(url="javascript:alert(1)")), None)["properties"]
    assert told["url"] is told["text_fragment_url"] is None


def test_an_unresolved_toponym_has_no_place():
    one = filed(map_as=MapAs.LIST, lat=None, lon=None)
    resolution = replace(
        one.report.resolution, place=None, candidates=(), unresolved_reason="no such name"
    )
    told = report_feature(
        replace(one, report=replace(one.report, resolution=resolution)), FewPlaces()
    )["properties"]
    assert told["place_name"] is told["lat"] is told["runner_up"] is None
    assert told["unmapped_reason"] == "no such name"


def test_a_collection_holds_only_json():
    made = feature_collection([filed(), filed(map_as=MapAs.LIST)], FewPlaces())
    assert made["type"] == "FeatureCollection"
    assert "crs" not in made
    assert json.loads(json.dumps(made))["features"][0]["properties"]["title"]


def test_a_frame_has_a_row_for_every_report_drawn_or_not():
    frame = to_frame([filed(), filed(map_as=MapAs.LIST)], FewPlaces())
    assert frame.crs.to_epsg() == 4326
    assert list(frame.columns) == [*PROPERTY_NAMES, "geometry"]
    assert list(frame.geometry.isna()) == [False, True]


def test_a_frame_of_nothing_has_all_columns():
    frame = to_frame([], None)
    assert len(frame) == 0
    assert list(frame.columns) == [*PROPERTY_NAMES, "geometry"]
    assert frame.crs.to_epsg() == 4326
