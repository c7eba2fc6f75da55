"""Reads the rows of GeoNames' tables, as its readme.txt describes them.

A damaged row raises DamagedRowError, which names the field.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from geo.gazetteer.geonames.features import CLASSES, Kind, kind_of
from geo.gazetteer.names import LONGEST_NAME, is_script_romanization, is_station_code, key

PLACE_FIELDS = (
    "geonameid",
    "name",
    "asciiname",
    "alternatenames",
    "latitude",
    "longitude",
    "feature class",
    "feature code",
    "country code",
    "cc2",
    "admin1 code",
    "admin2 code",
    "admin3 code",
    "admin4 code",
    "population",
    "elevation",
    "dem",
    "timezone",
    "modification date",
)
"""Columns of allCountries.txt and of the files of single countries."""
ALTERNATE_FIELDS = (
    "alternateNameId",
    "geonameid",
    "isolanguage",
    "alternate name",
    "isPreferredName",
    "isShortName",
    "isColloquial",
    "isHistoric",
    "from",
    "to",
)
"""Columns of alternateNamesV2.txt."""
LARGEST_ID = 999_999_999
"""GeoNames ids have at most nine digits, here and in `geo.gazetteer.index`."""
LARGEST_POPULATION = 2**32 - 1

MAIN, ALTERNATE, CODE = "main", "alternate", "code"
_STATION_CODES = frozenset((b"iata", b"icao", b"faac", b"unlc", b"abbr"))
"""What alternateNamesV2 gives as the language of codes."""
_NO_NAMES = frozenset((b"link", b"post", b"wkdt", b"phon", b"tcid", b"uicn", b"fr_1793"))
"""What it gives as the language of links, postal codes, numbers and the like."""

Name = tuple[str, str, str]
"""Key, name as written, kind."""


class DamagedRowError(ValueError):
    """A row of the dump that cannot be read: names the field and what is wrong with it."""


class DumpPlace(NamedTuple):
    """One row of the table of places, with its names; twelve million are made and let go."""

    geonames_id: int
    lat: float
    lon: float
    kind: Kind
    country: bytes
    region: bytes
    """Code of its first-level division ("UA.05")."""
    district: bytes
    """Code of its second-level division ("US.FL.071"), empty when unknown."""
    population: int
    prominence: float
    names: tuple[Name, ...]
    """The main name first."""


def read_place(line: bytes, with_alternates: bool) -> DumpPlace:
    """Return the place of one line.

    Without alternates, only the main name and its form in ASCII are kept, but
    the prominence counts them all.
    """
    fields = line.rstrip(b"\r\n").split(b"\t")
    try:
        (number, name, ascii_name, alternates, lat, lon, feature_class, code, country) = fields[:9]
        geonames_id, spot = int(number), (float(lat), float(lon))
        population = int(fields[14] or 0)
        kind = kind_of(feature_class, code)
        is_sound = (
            len(fields) == len(PLACE_FIELDS)
            and 0 < geonames_id <= LARGEST_ID
            and -90 <= spot[0] <= 90
            and -180 <= spot[1] <= 180
            and 0 <= population <= LARGEST_POPULATION
            and len(country) in (0, 2)
        )
        others = alternates.decode().split(",") if alternates else []
        written = ascii_name.decode()
        names = _names(name.decode(), (written, *others) if with_alternates else (written,))
    except (ValueError, KeyError, IndexError) as error:
        raise DamagedRowError(_damage(fields)) from error
    if not is_sound or not names:
        raise DamagedRowError(_damage(fields))
    region = country + b"." + fields[10]
    return DumpPlace(
        geonames_id,
        spot[0],
        spot[1],
        kind,
        country,
        region,
        region + b"." + fields[11] if fields[11] else b"",
        population,
        kind.prominence(population, 1 + len(others)),
        names,
    )


def _names(main: str, others: Iterable[str]) -> tuple[Name, ...]:
    """Return the names with distinct keys, the main one first; nothing when that has no key."""
    main = main.strip()
    main_key = key(main) if len(main) <= LONGEST_NAME else ""
    if not main_key or "\n" in main:
        return ()
    found = {main_key: (main_key, main, MAIN)}
    for name in others:
        if not name or name == main:
            continue
        read = alternate(name)
        if read is None:
            continue
        known = found.get(read[0])
        if known is None or (known[2] == CODE and read[2] != CODE):
            found[read[0]] = read
    return tuple(found.values())


def alternate(name: str, is_code: bool = False) -> Name | None:
    """Return the key, text and kind of a name beside the main one; None for what nobody writes."""
    name = name.strip()
    if len(name) > LONGEST_NAME or "://" in name or is_script_romanization(name):
        return None
    name_key = key(name)
    if not name_key:
        return None
    return name_key, name, CODE if is_code or is_station_code(name) else ALTERNATE


def read_alternate(line: bytes) -> tuple[int, bytes, bool] | None:
    """Return GeoNames id, name and whether it is a code; None for links and postal codes."""
    fields = line.rstrip(b"\r\n").split(b"\t")
    if len(fields) not in (8, len(ALTERNATE_FIELDS)):
        raise DamagedRowError(
            f"it has {len(fields)} fields instead of the {len(ALTERNATE_FIELDS)} "
            "of alternateNamesV2.txt"
        )
    try:
        geonames_id = int(fields[1])
    except ValueError as error:
        raise DamagedRowError(_told(ALTERNATE_FIELDS[1], fields[1], "no number")) from error
    if not 0 < geonames_id <= LARGEST_ID:
        raise DamagedRowError(_told(ALTERNATE_FIELDS[1], fields[1], "no GeoNames id"))
    if fields[2] in _NO_NAMES or not fields[3]:
        return None
    return geonames_id, fields[3], fields[2] in _STATION_CODES


def _damage(fields: list[bytes]) -> str:
    """Return which field of a place's row is damaged and how."""
    if len(fields) != len(PLACE_FIELDS):
        return f"it has {len(fields)} fields instead of {len(PLACE_FIELDS)}"
    for number, least, most in (
        (0, 1, LARGEST_ID),
        (4, -90, 90),
        (5, -180, 180),
        (14, 0, LARGEST_POPULATION),
    ):
        try:
            value = float(fields[number] or 0)
        except ValueError:
            return _told(PLACE_FIELDS[number], fields[number], "no number")
        if not least <= value <= most:
            return _told(PLACE_FIELDS[number], fields[number], f"not from {least} to {most}")
        if number in (0, 14) and b"." in fields[number]:
            return _told(PLACE_FIELDS[number], fields[number], "no whole number")
    if fields[6] not in CLASSES:
        return _told(PLACE_FIELDS[6], fields[6], "not one of A, H, L, P, R, S, T, U, V")
    if len(fields[8]) not in (0, 2):
        return _told(PLACE_FIELDS[8], fields[8], "no two-letter code")
    for number in (1, 2, 3):
        try:
            fields[number].decode()
        except UnicodeDecodeError:
            return _told(PLACE_FIELDS[number], fields[number], "not UTF-8")
    return _told(PLACE_FIELDS[1], fields[1], "no name")


def _told(field: str, value: bytes, wrong: str) -> str:
    return f"field {field!r} is {value[:40].decode(errors='replace')!r}, {wrong}"
