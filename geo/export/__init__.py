"""Reports to files that other programs open.

`write(reports, path, file_format, gazetteer)` writes one of FORMATS, all of it or
nothing. To add a format, write a function from reports to bytes or to a path in
`formats.py` and enter it in FORMATS; tests/export runs over all of them.
"""

from geo.export.formats import FORMATS
from geo.export.geojson import geojson_text
from geo.export.writing import write

__all__ = ["FORMATS", "geojson_text", "write"]
