"""The full GeoNames gazetteer, built from GeoNames' own dump files beside Dateline's own entries.

`build` reads the dump in chunks, leaves a finished file after each, and
publishes one folder in the form that `geo.gazetteer.index` reads. To read
another table of the dump, give it a row reader like those of `rows`, and its
chunks to `stages`.
"""

from geo.gazetteer.geonames.building import Built, build

__all__ = ["Built", "build"]
