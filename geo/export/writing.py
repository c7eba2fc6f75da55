"""An export appears whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from geo.errors import ExportError
from geo.export.formats import FORMATS, Writer
from geo.model import FiledReport
from geo.protocols import Gazetteer


def write(
    reports: Iterable[FiledReport],
    path: Path,
    file_format: str,
    gazetteer: Gazetteer | None,
    writers: Mapping[str, Writer] = FORMATS,
) -> None:
    """Write reports to `path` in one of the formats of `writers`, in the place of what was there.

    Raises ExportError for an unknown format and when the file cannot be
    written; then the path is as it was before.
    """
    writer = writers.get(file_format)
    if writer is None:
        raise ExportError(f"The format {file_format!r} is not known: choose {', '.join(writers)}.")
    if path.is_dir():
        raise ExportError(f"{path} is a folder: give the name of a file.")
    if path.exists() and not path.is_file():  # a device or pipe would be replaced by a file
        raise ExportError(f"{path} is not a regular file: give the name of a file.")
    try:
        with tempfile.TemporaryDirectory(prefix=".dateline-", dir=path.parent) as folder:
            partial = Path(folder) / path.name
            writer(list(reports), partial, gazetteer)
            _flush(partial)
            partial.replace(path)
    except OSError as error:
        raise ExportError(
            f"{path} cannot be written ({error.strerror or error}): choose another place."
        ) from error


def _flush(path: Path) -> None:
    """Wait until a file is on disk, so that no crash leaves an empty one under its name."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
