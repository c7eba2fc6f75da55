"""Builds the memory-mappable index of the gazetteer, once for each version of its data."""

from __future__ import annotations

import gc
import re
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tqdm import tqdm

from geo.errors import DataError
from geo.gazetteer import sources, writing
from geo.gazetteer.entries import read_entries

_READING_VERSION = threading.Lock()
"""The version is read from the builder's syntax tree, and Python 3.11 fails now and then when two
threads parse at once ("AST constructor recursion depth mismatch")."""
_INDEX_FOLDER = re.compile(r"gazetteer-[0-9a-f]{12}")


def prepared_folder(folder: Path) -> Path:
    """Return where `prepare(folder)` puts the index of the present data files."""
    with _READING_VERSION:
        return folder / f"gazetteer-{sources.content_version()}"


def prepare(folder: Path, show_progress: bool = False) -> Path:
    """Build the gazetteer under `folder` unless it is there, and return its own folder.

    The index appears whole or not at all, whatever else happens at the same
    time; then the indexes of other versions are removed. Raises DataError when
    a data file is damaged or `folder` cannot be written.
    """
    target = prepared_folder(folder)
    if target.is_dir():
        return target
    try:
        folder.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=".gazetteer-", dir=folder))
    except OSError as error:
        raise DataError(
            f"{folder} cannot be written ({error.strerror}): set DATELINE_DATA to another folder."
        ) from error
    try:
        with (
            _no_garbage_collection(),
            tqdm(
                total=1 + writing.STEPS,
                desc="Preparing the gazetteer",
                unit="step",
                disable=not show_progress,
            ) as progress,
        ):
            _build(building, progress)
        _publish(building, target)
        _remove_others(target)
    except OSError as error:
        raise DataError(
            f"{target} cannot be written ({error.strerror}): free some space."
        ) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return target


def _publish(building: Path, target: Path) -> None:
    building.chmod(0o755)
    try:
        building.replace(target)
    except OSError:
        if not target.is_dir():  # another process was first: its index is as good
            raise


def _remove_others(target: Path) -> None:
    """Remove the indexes of other versions beside `target`, as far as the system lets.

    A process that has one open keeps its files until it ends (POSIX) or keeps the
    folder (Windows). Each is renamed first, so that nobody finds half an index.
    """
    for index in target.parent.iterdir():
        if index == target or not _INDEX_FOLDER.fullmatch(index.name):
            continue
        removed = index.with_name(f".{index.name}-removed")
        with suppress(OSError):
            index.replace(removed)
            shutil.rmtree(removed, ignore_errors=True)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Millions of objects live until the end: looking for garbage among them costs a third."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _build(folder: Path, progress: tqdm[Any]) -> None:
    entries = read_entries()
    progress.update()
    writing.write_index(folder, entries, progress.update)
