"""The index of a store's present state: made after a change, kept for the next start."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from geo.errors import StoreError
from geo.protocols import Gazetteer, Store
from geo.store import columns as column_files
from geo.store.areas import Extents
from geo.store.columns import Columns, columns_of
from geo.store.report_index import Compare, ReportIndex, nothing_compared

logger = logging.getLogger(__name__)

LEAST_SAVED = 20_000
"""Reports from which the columns are saved: below it they are made anew in a tenth of a second."""


class KeptIndex:
    """Gives the index of a store as it is now; shared by threads."""

    def __init__(
        self,
        store: Store,
        gazetteer: Gazetteer,
        folder: Path,
        compare: Compare = nothing_compared,
    ) -> None:
        """`folder` holds saved columns, one folder for each database; `compare` sorts events."""
        self._compare = compare
        self._store = store
        self._extents = Extents(gazetteer)
        self._folder = folder
        self._lock = threading.Lock()
        self._index: ReportIndex | None = None

    def now(self) -> ReportIndex:
        """Return the index of the present state; it waits while the columns are made."""
        version = self._store.version()
        with self._lock:
            if self._index is None or self._index.version != version:
                columns = self._columns(version)
                self._index = ReportIndex(
                    columns, self._store, self._extents, version, self._compare
                )
            return self._index

    def _columns(self, version: str) -> Columns:
        identity, _, _ = version.partition("-")
        folder = self._folder / identity
        kept = column_files.load(folder, version)
        if kept is not None:
            return kept
        made = columns_of(self._store.index_rows())
        if made.number < LEAST_SAVED or self._store.version() != version:
            return made
        try:
            column_files.save(made, folder, version)
        except StoreError as error:
            logger.warning("%s It is made anew at the next start.", error)
        return column_files.load(folder, version) or made  # mapped: what is not asked takes no room
