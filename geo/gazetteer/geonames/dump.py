"""Finds and reads the files of a GeoNames dump, plain or zipped, in chunks of lines."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from geo.errors import InputError, MissingInputError

CHUNK_BYTES = 32_000_000
"""Text read at once: some 250,000 places, whose names take 300 MB while they are parsed."""
WHERE = "https://download.geonames.org/export/dump/"
_COUNTRY_FILE = re.compile(r"(?:[A-Z]{2}|no-country)\.(?:txt|zip)")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the dump, in a text file or in a zip file of the same name."""

    path: Path

    @property
    def name(self) -> str:
        """The name of the text file."""
        return f"{self.path.stem}.txt"

    @property
    def size(self) -> int:
        """Its bytes when unpacked."""
        if self.path.suffix == ".txt":
            return self.path.stat().st_size
        with _clear_errors(self.path), zipfile.ZipFile(self.path) as archive:
            return archive.getinfo(self.name).file_size

    def chunks(self, start: int = 0) -> Iterator[tuple[int, list[bytes]]]:
        """Yield (byte after the chunk, its lines) from the byte `start` of the text on.

        Raises InputError when the file is damaged.
        """
        with _clear_errors(self.path), self._open() as text:
            text.seek(start)
            while lines := text.readlines(CHUNK_BYTES):
                yield text.tell(), lines

    @contextmanager
    def _open(self) -> Iterator[IO[bytes]]:
        if self.path.suffix == ".txt":
            with self.path.open("rb") as text:
                yield text
        else:
            with zipfile.ZipFile(self.path) as archive, archive.open(self.name) as text:
                yield text


@dataclass(frozen=True, slots=True)
class Dump:
    """The tables of one dump folder; what is None was not there."""

    places: tuple[Table, ...]
    alternates: Table | None
    regions: Table | None
    """admin1CodesASCII.txt."""
    districts: Table | None
    """admin2Codes.txt."""
    countries: Table | None
    """countryInfo.txt."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table that is there."""
        others = (self.alternates, self.regions, self.districts, self.countries)
        return (*self.places, *(table for table in others if table is not None))

    @property
    def identity(self) -> list[list[object]]:
        """Name, bytes and time of change of every file: another dump differs in them."""
        told = [(table.path.name, table.path.stat()) for table in self.tables]
        return [[name, status.st_size, status.st_mtime_ns] for name, status in told]


def find_dump(folder: Path) -> Dump:
    """Return the tables in `folder`; raises MissingInputError when it has no places."""
    if not folder.is_dir():
        raise MissingInputError(f"{folder}: is no folder; name the one with the GeoNames dump.")
    whole = _table(folder, "allCountries")
    single = sorted(p for p in folder.iterdir() if _COUNTRY_FILE.fullmatch(p.name))
    stems = {path.stem: Table(path) for path in reversed(single)}  # the text rather than the zip
    places = (whole,) if whole else tuple(stems[stem] for stem in sorted(stems))
    if not places:
        raise MissingInputError(
            f"{folder}: holds neither allCountries.txt nor files of countries such as PE.txt "
            f"(or .zip); download them from {WHERE}."
        )
    return Dump(
        places,
        _table(folder, "alternateNamesV2"),
        _table(folder, "admin1CodesASCII"),
        _table(folder, "admin2Codes"),
        _table(folder, "countryInfo"),
    )


def _table(folder: Path, stem: str) -> Table | None:
    for ending in (".txt", ".zip"):
        path = folder / f"{stem}{ending}"
        if path.is_file():
            return Table(path)
    return None


@contextmanager
def _clear_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise InputError(f"{path}: lacks {path.stem}.txt; download it again.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise InputError(f"{path}: is damaged ({error}); download it again.") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}).") from error
