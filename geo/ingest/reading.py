"""Which reader reads what: files, folders and uploads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Protocol

from geo.errors import MissingInputError
from geo.ingest.html_reader import HtmlReader
from geo.ingest.jsonl_reader import JsonLinesReader
from geo.ingest.manifest import MANIFEST, Manifests
from geo.ingest.text_reader import TextReader
from geo.model import Article, Rejected

READERS = (TextReader, HtmlReader, JsonLinesReader)
"""Every kind of file that is read."""

LATER = frozenset({".pdf", ".docx", ".doc", ".odt", ".rtf", ".rss", ".atom", ".xml", ".csv"})
"""Kinds that people try and a later version will read."""


class FileReader(Protocol):
    """A `geo.protocols.Reader` that reads uploads too."""

    suffixes: frozenset[str]

    def read(self, path: Path) -> Iterator[Article | Rejected]:
        """Yield every article of a file."""

    def read_data(self, data: bytes, name: str) -> Iterator[Article | Rejected]:
        """Yield every article of an upload."""


def read_paths(paths: Iterable[Path | str]) -> Iterator[Article | Rejected]:
    """Yield the articles of files and folders, in order; folders recursively, sorted by name.

    Each file is read once, hidden ones in folders not at all. What cannot be
    read is yielded as Rejected. Raises MissingInputError before anything is
    read when a path does not exist.
    """
    given = [Path(path) for path in paths]
    for path in given:
        if not path.exists():
            raise MissingInputError(f"{path}: there is no such file or folder.")
    return _read_all(given)


def read_bytes(name: str, data: bytes) -> Iterator[Article | Rejected]:
    """Yield the articles of an upload; its kind is told by the ending of `name`."""
    reader = _reader_for(PurePath(name), _readers(Manifests()))
    if PurePath(name).name == MANIFEST:
        yield Rejected(name, "is a manifest: add its folder on the command line instead.")
    elif reader is None:
        yield Rejected(name, _unknown(PurePath(name)))
    else:
        yield from reader.read_data(data, name)


def _readers(manifests: Manifests) -> tuple[FileReader, ...]:
    return (TextReader(manifests), HtmlReader(manifests), JsonLinesReader())


def _read_all(paths: list[Path]) -> Iterator[Article | Rejected]:
    manifests = Manifests()
    readers = _readers(manifests)
    seen: set[Path] = set()
    for path in paths:
        for item in _files(path, manifests):
            if isinstance(item, Rejected):
                yield item
            elif item.resolve() not in seen:
                seen.add(item.resolve())
                yield from _read_file(item, readers)


def _read_file(path: Path, readers: tuple[FileReader, ...]) -> Iterator[Article | Rejected]:
    reader = _reader_for(path, readers)
    if path.name == MANIFEST:
        yield Rejected(str(path), "is a manifest: give its folder to read the files it describes.")
    elif reader is None:
        yield Rejected(str(path), _unknown(path))
    else:
        yield from reader.read(path)


def _files(path: Path, manifests: Manifests) -> Iterator[Path | Rejected]:
    """Yield the file itself, or the files below a folder and what is wrong in its manifests."""
    if not path.is_dir():
        yield path
        return
    unreadable: list[OSError] = []
    is_empty = True
    for folder, folders, names in os.walk(path, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from manifests.of(Path(folder)).problems
        for name in sorted(names):
            if not name.startswith(".") and name != MANIFEST:
                is_empty = False
                yield Path(folder) / name
    if is_empty and not unreadable:
        yield Rejected(str(path), "holds no files: give a folder with articles in it.")
    for error in unreadable:
        yield Rejected(str(error.filename), f"cannot be opened ({error.strerror}).")


def _reader_for(path: PurePath, readers: tuple[FileReader, ...]) -> FileReader | None:
    for reader in readers:
        if path.suffix.lower() in reader.suffixes:
            return reader
    return None


def _unknown(path: PurePath) -> str:
    ending = path.suffix.lower()
    kinds = ", ".join(sorted(suffix for reader in READERS for suffix in reader.suffixes))
    later = " yet" if ending in LATER else ""
    what = f"{ending} files are" if ending else "files without an ending are"
    return f"{what} not read{later}: give one of {kinds}."
