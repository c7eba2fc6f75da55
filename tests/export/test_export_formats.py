"""Exports are valid, say what the reports say, and open in other programs."""

import csv
import json
import os
import warnings
from dataclasses import replace

import geopandas
import pytest
from hypothesis import HealthCheck, given, settings

from geo.errors import ExportError
from geo.export import FORMATS, geojson_text, write
from geo.features import PROPERTY_NAMES, report_properties
from geo.model import FiledReport, MapAs
from tests.contracts.records import (
    AREQUIPA_REGION,
    FIJI,
    FewPlaces,
    analyses,
    article,
    filed,
)
from tests.export.rfc7946 import validate

HOSTILE = "<script>alert(1)</script> {{7*7}} ${x} `y` \u2028 \ud800 \x00"


def one_of_each():
    """Reports under every sign, each of an article of its own."""
    return [
        filed(
            place, article(f"{place.name} {sign} " + "x" * 120, title=HOSTILE), map_as=sign, **more
        )
        for place, sign, more in (
            (FIJI, MapAs.AREA, {}),
            (AREQUIPA_REGION, MapAs.AREA, {}),
            (FIJI, MapAs.CIRCLE, {"uncertainty_km": 400.0}),
            (FIJI, MapAs.POINT, {}),
            (FIJI, MapAs.APPROXIMATE, {}),
            (FIJI, MapAs.VENUE, {}),
            (FIJI, MapAs.ASSOCIATIVE, {"unmapped_reason": "stands for a government"}),
            (FIJI, MapAs.LIST, {"unmapped_reason": "too vague"}),
        )
    ]


def test_the_geojson_follows_rfc_7946(tmp_path):
    path = tmp_path / "out.geojson"
    write(one_of_each(), path, "geojson", FewPlaces())
    document = json.loads(path.read_text(encoding="utf-8"))
    validate(document)
    drawn = [feature["geometry"] for feature in document["features"]]
    kinds = [geometry and geometry["type"] for geometry in drawn]
    assert kinds == ["MultiPolygon", "Polygon", "MultiPolygon", *["Point"] * 3, None, None]


def test_no_reports_are_an_empty_collection():
    assert json.loads(geojson_text([], None)) == {"type": "FeatureCollection", "features": []}


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(found=analyses())
def test_whatever_is_exported_reads_back_the_same(found):
    reports = [FiledReport(one, found.article) for one in found.reports]
    document = json.loads(geojson_text(reports, FewPlaces()))
    validate(document)
    told = [feature["properties"] for feature in document["features"]]
    assert told == [report_properties(one) for one in reports]


@pytest.mark.parametrize("file_format", ["geojson", "gpkg"])
def test_geopandas_reads_it_back(tmp_path, file_format):
    path, reports = tmp_path / f"out.{file_format}", one_of_each()
    write(reports, path, file_format, FewPlaces())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = geopandas.read_file(path)
    assert frame.crs.to_epsg() == 4326
    assert list(frame["report_id"]) == [one.report.id for one in reports]
    assert list(frame.geometry.isna()) == [*[False] * 6, True, True]
    assert set(PROPERTY_NAMES) <= {*frame.columns}
    assert list(frame["quantity_high"]) == [12.0] * len(reports)


def test_a_table_has_every_property(tmp_path):
    path, reports = tmp_path / "out.csv", one_of_each()
    write(reports, path, "csv", FewPlaces())
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == list(PROPERTY_NAMES)
    assert [row["report_id"] for row in rows] == [one.report.id for one in reports]
    assert rows[0]["attribution_chain"] == "the mayor > Andes Wire"
    assert rows[0]["lat"] == "-18.0"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", " =1"])
def test_a_table_runs_no_formula(tmp_path, formula):
    path = tmp_path / "out.csv"
    one = filed(of=article(publisher=formula, title=formula))
    write([replace(one, report=replace(one.report, title=formula))], path, "csv", None)
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    for cell in ("publisher", "headline", "title"):
        assert row[cell] == f"'{formula}"
    assert float(row["lat"]) < 0, "numbers stay numbers"


@pytest.mark.parametrize("file_format", FORMATS)
def test_hostile_text_breaks_no_format(tmp_path, file_format):
    one = filed(of=article(title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)"))
    path = tmp_path / f"out.{file_format}"
    write([one], path, file_format, FewPlaces())
    assert b"javascript:" not in path.read_bytes()


@pytest.mark.parametrize("file_format", FORMATS)
def test_an_export_of_nothing_is_a_file_too(tmp_path, file_format):
    path = tmp_path / f"out.{file_format}"
    write([], path, file_format, None)
    assert path.stat().st_size > 0


@pytest.mark.parametrize("file_format", FORMATS)
def test_an_export_takes_the_place_of_an_old_one(tmp_path, file_format):
    path = tmp_path / f"out.{file_format}"
    path.write_text("old")
    write([filed()], path, file_format, FewPlaces())
    assert path.read_bytes() != b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_what_was_there(tmp_path):
    class Broken(FewPlaces):
        def footprint(self, place_id):
            raise RuntimeError("the gazetteer broke")

    path = tmp_path / "out.geojson"
    path.write_text("old")
    reports = [filed(), filed(FIJI, article("Elsewhere " + "x" * 120), map_as=MapAs.AREA)]
    with pytest.raises(RuntimeError):
        write(reports, path, "geojson", Broken())
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["out.geojson"]


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path):
    for path in (tmp_path, tmp_path / "no" / "such" / "folder.geojson"):
        with pytest.raises(ExportError, match=str(path)):
            write([filed()], path, "geojson", None)
    with pytest.raises(ExportError, match="geojson, csv, gpkg"):
        write([filed()], tmp_path / "out.shp", "shp", None)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_or_device_is_not_replaced_by_a_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ExportError, match="not a regular file"):
        write([filed()], tmp_path / "pipe", "geojson", None)
    assert (tmp_path / "pipe").is_fifo()
