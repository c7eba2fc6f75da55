"""The formats of an export: each turns reports into a file at a path."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from geo.export.geojson import geojson_parts
from geo.features import PROPERTY_NAMES, report_properties, to_frame
from geo.model import FiledReport
from geo.protocols import Gazetteer

Writer = Callable[[Sequence[FiledReport], Path, Gazetteer | None], None]

CHAIN_ARROW = " > "
"""Joins the attribution chain where a format has no lists."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet run a cell as a formula (OWASP, CSV injection)."""


def write_geojson(reports: Sequence[FiledReport], path: Path, gazetteer: Gazetteer | None) -> None:
    """Write a GeoJSON FeatureCollection."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(geojson_parts(reports, gazetteer))


def write_csv(reports: Sequence[FiledReport], path: Path, gazetteer: Gazetteer | None) -> None:
    """Write one row per report in UTF-8 with a mark, so that Excel reads it; no outlines.

    Text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    del gazetteer  # a table has the mark's lat and lon, not the outline
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(PROPERTY_NAMES)
        for report in reports:
            rows.writerow([_cell(value) for value in report_properties(report).values()])


def write_geopackage(
    reports: Sequence[FiledReport], path: Path, gazetteer: Gazetteer | None
) -> None:
    """Write a GeoPackage with the layer `reports`."""
    from pyogrio.errors import DataSourceError  # loads GDAL

    frame = to_frame(reports, gazetteer)
    frame["attribution_chain"] = frame["attribution_chain"].map(_plain)
    try:
        frame.to_file(path, layer="reports", driver="GPKG", engine="pyogrio")
    except DataSourceError as error:
        raise OSError(f"GDAL says: {error}") from error


FORMATS: Mapping[str, Writer] = {
    "geojson": write_geojson,
    "csv": write_csv,
    "gpkg": write_geopackage,
}
"""What `write` can write, by the name that the command line takes."""


def _plain(value: Any) -> Any:
    return CHAIN_ARROW.join(value) if isinstance(value, list) else value


def _cell(value: Any) -> Any:
    plain = _plain(value)
    if isinstance(plain, str) and plain.lstrip(" ").startswith(_FORMULA_STARTS):
        return f"'{plain}"
    return plain
