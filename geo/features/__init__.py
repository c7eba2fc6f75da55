"""Reports as they leave Dateline: GeoJSON features, a GeoDataFrame, the `analyze` record.

Pure functions over records; nothing here reads a file or a database. To add a
property, name it in `properties.py`, fill it there, and describe it in
docs/json-contract.md: a test holds the three together. A new sign of
`MapAs` gets its geometry in `shapes.py`.
"""

from geo.features.collection import feature_collection, report_feature
from geo.features.frame import to_frame
from geo.features.links import safe_url, text_fragment_url
from geo.features.properties import PROPERTY_NAMES, mark_position, report_properties
from geo.features.record import analysis_record
from geo.features.well_formed import well_formed

__all__ = [
    "PROPERTY_NAMES",
    "analysis_record",
    "feature_collection",
    "mark_position",
    "report_feature",
    "report_properties",
    "safe_url",
    "text_fragment_url",
    "to_frame",
    "well_formed",
]
