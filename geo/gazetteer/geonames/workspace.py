"""The folder of an unfinished build: every file in it is finished or ends with .tmp.

A file is written beside its place, forced to the disk and renamed, so that a
build which is killed at any moment finds only finished files when it goes on.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from geo.errors import DataError

Array = npt.NDArray[Any]

INDEX = "index"
"""Folder of the files that will be published."""
_STAMP = "source.json"


class Workspace:
    """Finished files of one build, found again by the stamp of what it is built from."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which need not exist."""
        self.folder = folder

    def open(self, stamp: object) -> int:
        """Return how many finished files an earlier build of the same stamp has left.

        What was built from anything else is removed.
        """
        with self.clear_errors():
            if self._stamp() != stamp:
                shutil.rmtree(self.folder, ignore_errors=True)
                (self.folder / INDEX).mkdir(parents=True)
                self.save(_STAMP, lambda path: path.write_text(json.dumps(stamp), "utf-8"))
            found = [path for path in self.folder.rglob("*") if path.is_file()]
            for path in found:
                if path.suffix == ".tmp":
                    path.unlink()
            return sum(path.suffix != ".tmp" and path.name != _STAMP for path in found)

    @property
    def index(self) -> Path:
        """The folder of the files that make the gazetteer, among the others."""
        return self.folder / INDEX

    def _stamp(self) -> object:
        try:
            return json.loads((self.folder / _STAMP).read_text("utf-8"))
        except (OSError, ValueError):
            return None

    def path(self, name: str) -> Path:
        """Return where the file `name` is, or will be."""
        return self.folder / name

    def has(self, name: str) -> bool:
        """Say whether the file `name` is finished."""
        return self.path(name).exists()

    def save(self, name: str, write: Callable[[Path], object]) -> None:
        """Let `write` make a file, then put it in its place; it is there whole or not at all."""
        target = self.path(name)
        unfinished = target.with_name(f"{target.name}.tmp")
        with self.clear_errors():
            write(unfinished)
            descriptor = os.open(unfinished, os.O_RDWR)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            unfinished.replace(target)

    def save_array(self, name: str, array: Array) -> None:
        """Save one array as .npy."""

        def write(path: Path) -> None:
            with path.open("wb") as file:
                np.save(file, array)

        self.save(name, write)

    def save_arrays(self, name: str, **arrays: Array) -> None:
        """Save several arrays as .npz, not packed: they are read more than once."""

        def write(path: Path) -> None:
            with path.open("wb") as file:
                np.savez(file, **arrays)  # type: ignore[arg-type]  # numpy's stub says bool

        self.save(name, write)

    @contextmanager
    def load(self, name: str) -> Iterator[Mapping[str, Array]]:
        """Give the lazily read arrays of a finished .npz file."""
        with np.load(self.path(name)) as arrays:
            yield arrays

    def map(self, name: str) -> Array:
        """Return a finished .npy file, mapped into memory."""
        array: Array = np.load(self.path(name), mmap_mode="r")
        return array.view(np.ndarray)

    def remove(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def clear_errors(self) -> Iterator[None]:
        """Turn errors of the file system into a sentence that says what to do."""
        try:
            yield
        except OSError as error:
            raise DataError(
                f"{self.folder} cannot be written ({error.strerror or error}): "
                "free some space or name another folder; the same command goes on from here."
            ) from error
