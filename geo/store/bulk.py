"""Many records into a database at once, for measurements: `Store.add` is for all else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from geo.model import Analysis, Event
from geo.store import article_table, event_table
from geo.store.database import Database

CACHE_KIBIBYTES = 400_000
"""Page cache of the writer: holds the indexes of a million reports, which grow at random places."""


def append_in_bulk(
    path: Path, batches: Iterable[tuple[Sequence[Analysis], Sequence[Event]]]
) -> None:
    """Add batches of analyses, and of the events that their reports are in, to a database.

    Each batch is written whole or not at all. It is quick because nothing is waited for: after a
    power failure the file may be damaged, so write only what can be made again. Raises StoreError
    when the database cannot be used.
    """
    database = Database(path)
    position = 0
    try:
        database.hurry(CACHE_KIBIBYTES)
        for analyses, events in batches:
            prepared = [article_table.rows_of(found) for found in analyses]
            with database.writing() as connection:
                for rows in prepared:
                    article_table.insert(connection, rows)
                for place, event in enumerate(events):
                    event_table.insert(connection, event, position + place)
            position += len(events)
    finally:
        database.close()
