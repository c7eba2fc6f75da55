"""Reports drawn as folium maps: for the page (frozen base map, layers by message) and alone.

The only room that knows folium. No text of an article ever becomes part of a
folium object, because folium renders its output as a server-side template:
marks carry ids, keys and numbers (`marks.py` refuses anything else), and what a
report says is fetched by id and built in the browser with textContent. To add a
sign, give it a row in `signs.py` and a shape in geo/ui/static/dateline/signs.js.
"""

from geo.maps.answer_record import answer_record, layer_rows
from geo.maps.basemap import border_note, border_notes, read_basemap
from geo.maps.embedded import embedded_page, embedding_policy
from geo.maps.labels import read_labels
from geo.maps.layers import MapMessage, report_layer
from geo.maps.page_map import bundle, page_map
from geo.maps.signs import EVENT_SIGNS, GROUP_SIGNS, STATUS_SIGNS, EventSign, StatusSign
from geo.maps.standalone import Alone, map_file, report_map, write_map
from geo.maps.tiles import TileSource, tile_source

__all__ = [
    "EVENT_SIGNS",
    "GROUP_SIGNS",
    "STATUS_SIGNS",
    "Alone",
    "EventSign",
    "MapMessage",
    "StatusSign",
    "TileSource",
    "answer_record",
    "border_note",
    "border_notes",
    "bundle",
    "embedded_page",
    "embedding_policy",
    "layer_rows",
    "map_file",
    "page_map",
    "read_basemap",
    "read_labels",
    "report_layer",
    "report_map",
    "tile_source",
    "write_map",
]
