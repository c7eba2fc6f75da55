"""manifest.csv: titles, publishers, dates and links of the files in its folder."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geo.errors import InputError
from geo.ingest.decoding import decode
from geo.ingest.limits import read_limited
from geo.ingest.metadata import Metadata
from geo.model import Rejected

MANIFEST = "manifest.csv"
COLUMNS = ("file", "title", "publisher", "published", "url", "language")
"""Columns that are read; only `file` must be there, in any order, others are ignored."""

DELIMITERS = (",", ";", "\t")
"""What may part the columns, the first one in the header counts: spreadsheets write semicolons
where the comma is the decimal sign."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows of one manifest by file name, and what is wrong with the others."""

    rows: Mapping[str, Metadata] = field(default_factory=dict)
    problems: tuple[Rejected, ...] = ()
    broken: Mapping[str, int] = field(default_factory=dict)
    """Files whose row cannot be used, with its number. They are left out: read without publisher
    and date they would be there twice once the row is mended."""


class Manifests:
    """The manifests of all folders met in one reading, each read once."""

    def __init__(self) -> None:
        """Start with none read."""
        self._read: dict[Path, Manifest] = {}

    def of(self, folder: Path) -> Manifest:
        """Return the manifest of `folder`, an empty one when it has none."""
        if folder not in self._read:
            self._read[folder] = read_manifest(folder)
        return self._read[folder]

    def known(self, path: Path) -> list[Metadata]:
        """Return what the manifest beside `path` says of it, nothing when it has no row.

        Raises InputError when its row is broken.
        """
        manifest = self.of(path.parent)
        if path.name in manifest.broken:
            number = manifest.broken[path.name]
            raise InputError(
                f"waits for row {number} of {MANIFEST}: mend the row and add it again."
            )
        row = manifest.rows.get(path.name)
        return [row] if row else []


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of `folder`; rows that cannot be used are its problems."""
    path = folder / MANIFEST
    if not path.is_file():
        return Manifest()
    rows: dict[str, Metadata] = {}
    problems: list[Rejected] = []
    broken: dict[str, int] = {}
    try:
        for number, row in _rows(path):
            name = str(row.get("file") or "").strip()
            reason = _fault(row, rows, folder)
            if reason is None:
                rows[name] = _metadata(number, row)
            else:
                problems.append(Rejected(f"{path} row {number}", reason))
                if name and name not in rows:
                    broken[name] = number
    except InputError as error:
        problems.append(Rejected(str(path), f"{error}"))
    return Manifest(rows, tuple(problems), broken)


def _rows(path: Path) -> Iterator[tuple[int, dict[str | None, object]]]:
    """Yield each row with its number as a spreadsheet counts: the header is row 1."""
    text = decode(read_limited(path)).text
    header = text.partition("\n")[0]
    delimiter = next((mark for mark in DELIMITERS if mark in header), ",")
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
        if "file" not in reader.fieldnames:
            raise InputError(f"has no column 'file': its first row must name {', '.join(COLUMNS)}.")
        for number, row in enumerate(reader, start=2):
            yield number, dict(row)
    except csv.Error as error:
        raise InputError(
            f"cannot be read beyond line {reader.line_num} ({error}): mend its quotation marks."
        ) from error


def _fault(
    row: Mapping[str | None, object], rows: Mapping[str, Metadata], folder: Path
) -> str | None:
    """Return what is wrong with a row in one sentence, or None."""
    name = str(row.get("file") or "").strip()
    if None in row:
        return "has more fields than the header: put fields with commas in quotation marks."
    if None in row.values():
        return "has fewer fields than the header: write the missing commas."
    if not name:
        return "names no file: fill the column 'file'."
    if Path(name).name != name:
        return f"names {name!r}: a manifest describes files of its own folder only."
    if name in rows:
        return f"names {name!r} a second time: keep one row for each file."
    if not (folder / name).is_file():
        return f"names {name!r}, which is not in the folder: add the file or remove the row."
    return None


def _metadata(number: int, row: Mapping[str | None, object]) -> Metadata:
    def cell(column: str) -> str | None:
        value = row.get(column)
        return value if isinstance(value, str) and value.strip() else None

    return Metadata(
        said_by=f"{MANIFEST} row {number}",
        title=cell("title"),
        publisher=cell("publisher"),
        published=cell("published"),
        url=cell("url"),
        language=cell("language"),
    )
