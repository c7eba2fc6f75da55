"""Reports as a GeoDataFrame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from geo.features.collection import feature_collection
from geo.features.properties import PROPERTY_NAMES
from geo.model import FiledReport
from geo.protocols import Gazetteer

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


def to_frame(filed_reports: Iterable[FiledReport], gazetteer: Gazetteer | None) -> GeoDataFrame:
    """Return one row per report: PROPERTY_NAMES and the geometry, EPSG:4326.

    Rows without geometry stay, as None. Dates are ISO 8601 text.
    """
    import geopandas  # heavy, and few callers need a frame
    from shapely.geometry import shape

    features = feature_collection(filed_reports, gazetteer)["features"]
    columns = {
        name: [feature["properties"][name] for feature in features] for name in PROPERTY_NAMES
    }
    shapes = [feature["geometry"] and shape(feature["geometry"]) for feature in features]
    return geopandas.GeoDataFrame(
        columns, geometry=geopandas.GeoSeries(shapes, crs="EPSG:4326"), crs="EPSG:4326"
    )
