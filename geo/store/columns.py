"""All reports as columns of numbers: what filters, counts and the map read instead of rows.

A million reports are some 80 MB. Texts are codes into lists of distinct values.
Rows are in the order of `Store.reports`: by day, article and offset, undated
last. A folder keeps them for the next start, mapped into memory.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.errors import StoreError
from geo.features.shown import MOST_TOLD_APART, UNMAPPED_WORDS
from geo.model import IDENTIFIER_LENGTH, EventType, MapAs, ReviewState, Status
from geo.protocols import IndexRow
from geo.store.schema import DISTANT_FUTURE

Codes = NDArray[np.unsignedinteger[Any]]

EVENT_TYPES = tuple(EventType)
STATUSES = tuple(Status)
MAP_AS = tuple(MapAs)
REVIEW_STATES = tuple(ReviewState)
UNMAPPED = ("", *UNMAPPED_WORDS)

UNDATED = DISTANT_FUTURE
"""`day` and `published` of what has none: sorts last, and is after every day."""

UNKNOWN = 255
"""`where_prec` of what has none: less precise than any."""

CHUNK = 20_000
"""Rows taken from the database at once: a bound for memory, of no effect on time."""

FORMAT = 2
"""Of the folder; another one is built anew."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Columns of all reports, of equal length, then what their codes stand for."""

    key: NDArray[np.int32]
    """Row in the database."""
    report_id: NDArray[np.bytes_]
    day: NDArray[np.int32]
    """Proleptic ordinal; UNDATED where there is none."""
    first_day: NDArray[np.int32]
    last_day: NDArray[np.int32]
    published: NDArray[np.int32]
    """Proleptic ordinal of the article's day; UNDATED where unknown."""
    publisher: Codes
    event_type: Codes
    """Position in EVENT_TYPES; so with the next four codes."""
    status: Codes
    is_negative: Codes
    """1 where the sentence says that it did not happen."""
    map_as: Codes
    unmapped: Codes
    review_state: Codes
    claimant: Codes
    where_prec: Codes
    confidence: NDArray[np.float32]
    """-1 where no place was resolved."""
    radius_km: NDArray[np.float32]
    country: Codes
    region: Codes
    """Of "UA.05"; the empty text where the country has none."""
    place_key: Codes
    """Name and surface, as the place filter compares them."""
    place: Codes
    """Of the id of its place; the empty text where none was resolved."""
    article: Codes
    event: Codes
    claimants: Codes
    """Independent ones of the event, at most MOST_TOLD_APART."""
    spot: Codes
    """Where its mark stands; spot 0 is nowhere."""
    mark: NDArray[np.uint64]
    """A number made from the id and from what the map shows of the report."""

    publishers: tuple[str, ...]
    claimant_names: tuple[str, ...]
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    place_keys: tuple[str, ...]
    places: tuple[str, ...]
    article_keys: NDArray[np.int64]
    """Rows of articles in the database."""
    article_ids: tuple[str, ...]
    event_keys: NDArray[np.int64]
    """Rows of events in the database; 0 for no event."""
    spot_lat: NDArray[np.float64]
    spot_lon: NDArray[np.float64]
    spot_place: tuple[str, ...]
    """Id of the place of an area; empty for all else."""
    spot_kind: Codes
    """NOWHERE, POINT, AREA or ASSOCIATIVE."""

    @property
    def number(self) -> int:
        """How many reports there are."""
        return len(self.key)


NOWHERE, POINT, AREA, ASSOCIATIVE = range(4)
"""Kinds of spots."""


class _Codebook:
    """Gives each distinct value the next number."""

    def __init__(self, *first: Any) -> None:
        self.codes: dict[Any, int] = {value: code for code, value in enumerate(first)}
        self.parts: list[NDArray[np.int32]] = []

    def take(self, values: Sequence[Any]) -> None:
        """Add the codes of `values`; only distinct ones are looked up."""
        found, distinct = pd.factorize(np.fromiter(values, object, len(values)))
        codes = self.codes
        table = [codes.setdefault(value, len(codes)) for value in distinct]
        self.parts.append(np.array(table, np.int32)[found])

    @property
    def values(self) -> tuple[Any, ...]:
        """Return what the codes stand for."""
        return tuple(self.codes)

    def column(self) -> Codes:
        """Return the codes of everything taken, in order, and forget them here."""
        joined = _joined(self.parts, np.dtype(np.int32))
        self.parts.clear()
        return _narrowed(joined, len(self.codes))


def columns_of(rows: Iterable[IndexRow]) -> Columns:
    """Return the columns of all reports of a store."""
    plain: dict[str, list[NDArray[Any]]] = {}
    books = {
        "publisher": _Codebook(),
        "event_type": _Codebook(*EVENT_TYPES),
        "status": _Codebook(*STATUSES),
        "map_as": _Codebook(*MAP_AS),
        "unmapped": _Codebook(*UNMAPPED),
        "review_state": _Codebook(*REVIEW_STATES),
        "claimant": _Codebook(""),
        "country": _Codebook(""),
        "region": _Codebook(""),
        "place_key": _Codebook(),
        "place": _Codebook(""),
        "article": _Codebook(),
        "event": _Codebook(0),
        "spot": _Codebook((0.0, 0.0, "", NOWHERE)),
    }
    for chunk in _chunks(iter(rows)):
        for name, values in _plain(chunk).items():
            plain.setdefault(name, []).append(values)
        for name, taken in _coded(chunk):
            books[name].take(taken)
    return _assembled(plain, books)


def _chunks(rows: Iterator[IndexRow]) -> Iterator[dict[str, tuple[Any, ...]]]:
    while chunk := list(islice(rows, CHUNK)):
        yield dict(zip(IndexRow._fields, zip(*chunk, strict=True), strict=True))


_PLAIN: dict[str, type[np.generic]] = {
    "key": np.int32,
    "position": np.int32,
    "day": np.int32,
    "first_day": np.int32,
    "last_day": np.int32,
    "published": np.int32,
    "is_negative": np.uint8,
    "where_prec": np.uint8,
    "confidence": np.float32,
    "radius_km": np.float32,
    "claimants": np.uint8,
}


def _plain(chunk: dict[str, tuple[Any, ...]]) -> dict[str, NDArray[Any]]:
    found: dict[str, NDArray[Any]] = {
        name: np.array(chunk[name], dtype=kind) for name, kind in _PLAIN.items()
    }
    found["report_id"] = np.array(chunk["report_id"], dtype=f"S{IDENTIFIER_LENGTH}")
    return found


_AS_THEY_ARE = (
    "publisher",
    "event_type",
    "status",
    "map_as",
    "unmapped",
    "review_state",
    "claimant",
    "place_key",
)


def _coded(chunk: dict[str, tuple[Any, ...]]) -> Iterator[tuple[str, Sequence[Any]]]:
    for name in _AS_THEY_ARE:
        yield name, chunk[name]
    yield "place", chunk["place_id"]
    yield "country", chunk["country_code"]
    regions = zip(chunk["country_code"], chunk["region_code"], strict=True)
    yield "region", [f"{country}.{region}" if region else "" for country, region in regions]
    yield "article", list(zip(chunk["article_key"], chunk["article_id"], strict=True))
    yield "event", chunk["event_key"]
    spots = zip(chunk["lat"], chunk["lon"], chunk["map_as"], chunk["place_id"], strict=True)
    yield "spot", [_spot(*one) for one in spots]


def _spot(lat: float | None, lon: float | None, map_as: str, place_id: str) -> tuple[Any, ...]:
    if lat is None or lon is None or map_as == MapAs.LIST:
        return 0.0, 0.0, "", NOWHERE
    if map_as == MapAs.AREA and place_id:
        return round(lat, 5), round(lon, 5), place_id, AREA
    kind = ASSOCIATIVE if map_as == MapAs.ASSOCIATIVE else POINT
    return round(lat, 5), round(lon, 5), "", kind


def _assembled(plain: dict[str, list[NDArray[Any]]], books: dict[str, _Codebook]) -> Columns:
    """Return the columns in the order of the reports, with what their codes stand for."""
    whole = {name: _joined(parts, _dtype(name)) for name, parts in plain.items()}
    for name in (*_PLAIN, "report_id"):
        whole.setdefault(name, np.empty(0, _dtype(name)))
    plain.clear()
    whole |= {name: book.column() for name, book in books.items()}
    np.minimum(whole["claimants"], MOST_TOLD_APART, out=whole["claimants"])
    articles = books["article"].values
    order = np.lexsort((whole.pop("position"), _ranks(articles)[whole["article"]], whole["day"]))
    ordered = {name: whole.pop(name)[order] for name in list(whole)}  # frees each as it goes
    spots = books["spot"].values
    return Columns(
        **ordered,
        mark=_marks(ordered, spots),
        publishers=books["publisher"].values,
        claimant_names=books["claimant"].values,
        countries=books["country"].values,
        regions=books["region"].values,
        place_keys=books["place_key"].values,
        places=books["place"].values,
        article_keys=np.array([key for key, _ in articles], np.int64),
        article_ids=tuple(article_id for _, article_id in articles),
        event_keys=np.array(books["event"].values, np.int64),
        spot_lat=np.array([lat for lat, *_ in spots]),
        spot_lon=np.array([lon for _, lon, *_ in spots]),
        spot_place=tuple(place for _, _, place, _ in spots),
        spot_kind=np.array([kind for *_, kind in spots], np.uint8),
    )


def _dtype(name: str) -> np.dtype[Any]:
    return np.dtype(f"S{IDENTIFIER_LENGTH}" if name == "report_id" else _PLAIN[name])


def _joined(parts: Sequence[NDArray[Any]], kind: np.dtype[Any]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.empty(0, kind)


def _narrowed(codes: NDArray[Any], number: int) -> Codes:
    """Return codes below `number` in as few bytes as hold them."""
    return codes.astype(np.min_scalar_type(max(number - 1, 0)))


def _ranks(articles: Sequence[tuple[int, str]]) -> NDArray[np.int32]:
    """Return the place of each article in the order of their ids."""
    ids = np.array([article_id for _, article_id in articles], dtype="S64")
    ranks = np.empty(len(ids), np.int32)
    ranks[np.argsort(ids, kind="stable")] = np.arange(len(ids), dtype=np.int32)
    return ranks


_SHOWN = ("day", "event_type", "status", "is_negative", "claimants")
"""What besides id and position a mark shows: with another value a shared view is another."""


def _marks(
    columns: dict[str, NDArray[Any]], spots: Sequence[tuple[Any, ...]]
) -> NDArray[np.uint64]:
    """Return a number for each row that changes with what its mark shows (FNV-1a, 64 bits)."""
    prime = np.uint64(0x100000001B3)
    letters = columns["report_id"].view(np.uint8).reshape(-1, IDENTIFIER_LENGTH)
    found = np.full(len(columns["key"]), 0xCBF29CE484222325, np.uint64)
    places = np.array([hash_of(f"{lat},{lon},{place}") for lat, lon, place, _ in spots], np.uint64)
    for values in (*letters.T, *(columns[name] for name in _SHOWN), places[columns["spot"]]):
        found ^= values.astype(np.uint64)
        found *= prime
    return found


def hash_of(text: str) -> int:
    """Return a number of 64 bits that a text always gives, in any process."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


# --- a folder of columns ----------------------------------------------------------------------

_LISTS_FILE, _VERSION_FILE = "lists.json", "version.json"


def save(columns: Columns, folder: Path, version: str) -> None:
    """Keep the columns in `folder` in the place of what was there; never half of them.

    Raises StoreError when the folder cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
        _write(columns, fresh, version)
        shutil.rmtree(folder, ignore_errors=True)
        fresh.replace(folder)
    except OSError as error:
        raise StoreError(
            f"The index {folder} cannot be written: {error.strerror or error}."
        ) from error


def _write(columns: Columns, folder: Path, version: str) -> None:
    lists = {}
    for field in fields(Columns):
        value = getattr(columns, field.name)
        if isinstance(value, tuple):
            lists[field.name] = value
        else:
            np.save(folder / f"{field.name}.npy", value)
    (folder / _LISTS_FILE).write_text(json.dumps(lists), "utf-8")
    (folder / _VERSION_FILE).write_text(json.dumps([FORMAT, version]), "utf-8")


def load(folder: Path, version: str) -> Columns | None:
    """Return the columns kept for `version` of the store, mapped into memory; None without them."""
    try:
        if json.loads((folder / _VERSION_FILE).read_text("utf-8")) != [FORMAT, version]:
            return None
        lists = json.loads((folder / _LISTS_FILE).read_text("utf-8"))
        found: dict[str, Any] = {name: tuple(values) for name, values in lists.items()}
        for field in fields(Columns):
            if field.name not in found:
                path = folder / f"{field.name}.npy"
                mapped = np.load(path, mmap_mode="r", allow_pickle=False)
                found[field.name] = np.asarray(mapped)  # plain arrays are quicker to index
        return Columns(**found)
    except (OSError, ValueError, TypeError):
        return None  # damaged or of another make: it is built anew
