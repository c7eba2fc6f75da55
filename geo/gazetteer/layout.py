"""The files of a prepared gazetteer, shared by the builder and the reader."""

from __future__ import annotations

import numpy as np

from geo.model import FeatureClass

KEYS = "keys.marisa"
"""Trie of name keys."""
TEXTS = "texts.marisa"
"""Trie of names as the gazetteer writes them."""
OFFSETS = "offsets.npy"
"""First posting of each key, and one more."""
POSTINGS = "postings.npy"
PLACES = "places.npy"
"""One PLACE a row, most prominent first."""
IDENTIFIERS = "identifiers.npy"
"""(GeoNames id, row), sorted by id."""
DETAILS = "details.json"
"""What few entries have: slugs, codes, Wikidata ids, disputes."""
OUTLINES = "outlines.npy"
OUTLINE_BYTES = "outlines.wkb"
SETTLEMENTS = "settlements.npy"
"""One SETTLEMENT a settlement, from south to north; only in gazetteers that are large."""

FEATURES = tuple(FeatureClass)

POSTING = np.dtype([("row", "<u4"), ("text", "<u4"), ("kind", "u1")])
PLACE = np.dtype(
    [
        ("prominence", "<f8"),
        ("lat", "<f8"),
        ("lon", "<f8"),
        ("population", "<u4"),
        ("geonames_id", "<i4"),
        ("name", "<u4"),
        ("region", "<i4"),
        ("district", "<i4"),
        ("radius_km", "<f4"),
        ("country", "S2"),
        ("country_de_facto", "S2"),
        ("feature", "u1"),
        ("capital", "u1"),
    ]
)
OUTLINE = np.dtype(
    [
        ("row", "<u4"),
        ("view", "u1"),
        ("start", "<u4"),
        ("length", "<u4"),
        ("label_lat", "<f8"),
        ("label_lon", "<f8"),
    ]
)
SETTLEMENT = np.dtype([("lat", "<f4"), ("lon", "<f4"), ("row", "<u4")])
ANY_VIEW = 255
"""An outline that is the same under every worldview."""
