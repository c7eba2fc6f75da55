"""The finished gazetteer's own folder: an index, and a file that says what it was built from."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path

from geo.errors import DataError, InputError

BUILT = "built.json"
"""Written last; its `version` changes with the dump, the shipped data and the builder."""
_HOW = "build it with `python -m geo gazetteer build`"


def how_to_repair(folder: Path) -> str:
    """Return what to do about an index in `folder` that cannot be read."""
    if is_built(folder):
        return f"delete that folder and {_HOW}"
    return "delete that folder, it is built again at the next start"


def is_built(folder: Path) -> bool:
    """Say whether `folder` is a gazetteer that `build` has made."""
    return (folder / BUILT).is_file()


def built_version(folder: Path) -> str:
    """Return the version of a gazetteer that `build` has made; raises DataError for another."""
    if not is_built(folder):
        raise DataError(
            f"{folder} holds no gazetteer, although DATELINE_GAZETTEER names it: "
            f"{_HOW}, or unset DATELINE_GAZETTEER."
        )
    try:
        return str(json.loads((folder / BUILT).read_text("utf-8"))["version"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"{folder / BUILT} is damaged ({error}): delete {folder} and {_HOW}."
        ) from error


def refuse_other_folder(folder: Path) -> None:
    """Raise InputError when `folder` holds anything but a gazetteer, which may be replaced."""
    if folder.exists() and not is_built(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(
            f"{folder}: holds something else than a built gazetteer; name a new folder with --to."
        )


def publish(building: Path, target: Path) -> None:
    """Put the finished folder in its place; an older gazetteer there is replaced.

    A process that has the older one open keeps its files until it ends.
    """
    older = target.with_name(f".{target.name}-removed")
    shutil.rmtree(older, ignore_errors=True)
    try:
        if target.exists():
            target.replace(older)
        building.replace(target)
    except OSError as error:
        raise DataError(
            f"{target} cannot be written ({error.strerror}): end what uses it and start again."
        ) from error
    with suppress(OSError):
        shutil.rmtree(older)
