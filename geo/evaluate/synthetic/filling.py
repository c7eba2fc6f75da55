"""Invented records in a database, made once for each size and found again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from geo.evaluate.synthetic.cast import Cast
from geo.evaluate.synthetic.draws import draw
from geo.evaluate.synthetic.telling import MADE_BY, tell
from geo.store.bulk import append_in_bulk
from geo.store.steps import SCHEMA_VERSION


def fill_store(path: Path, count: int, cast: Cast) -> None:
    """Write a database of `count` invented reports to `path`, which must not be there yet.

    A million take some seven minutes and three gigabytes.
    """
    batches = ((batch.analyses, batch.events) for batch in tell(draw(count, cast), cast))
    append_in_bulk(path, batches)


def kept_store(folder: Path, count: int, read: Callable[[], Cast]) -> Path:
    """Return the database of that size in `folder`, made now with the cast when it is not there.

    Its name tells how it was made, so that another schema gets another file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{count}-tables{SCHEMA_VERSION}-{MADE_BY.replace(' ', '')}.db"
    if not path.exists():
        unfinished = path.with_suffix(f".{os.getpid()}.tmp")
        try:
            fill_store(unfinished, count, read())
            unfinished.replace(path)
        finally:
            for rest in folder.glob(f"{unfinished.name}*"):
                rest.unlink()
    return path
