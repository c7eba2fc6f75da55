"""Store URLs: which adapter keeps what, and where."""

from __future__ import annotations

import tempfile
from pathlib import Path

from geo.errors import StoreError
from geo.protocols import Held, Store
from geo.store.functions import nothing_held
from geo.store.sqlite_store import SqliteStore

SCHEME = "sqlite:"
TEMPORARY = frozenset({"", ":memory:"})


def open_store(url: str, held: Held = nothing_held) -> Store:
    """Return the store at `url`, made when it is not there yet.

    `sqlite:///relative.db`, `sqlite:////absolute.db` (a `~` is expanded), or
    `sqlite://` for a private database that close() removes. `held` says what lies
    in a place that a filter names by its id. Raises StoreError for any other
    scheme, and when the database cannot be used.
    """
    if not url.startswith(SCHEME + "//") and url != ":memory:":
        raise StoreError(
            f"The database URL {url!r} is not supported: write sqlite:/// and the path of a file."
        )
    location = url.removeprefix(SCHEME + "//").removeprefix("/")
    if location in TEMPORARY:
        folder = tempfile.TemporaryDirectory(prefix="dateline-")
        return SqliteStore(Path(folder.name) / "dateline.db", folder.cleanup, held)
    return SqliteStore(Path(location).expanduser(), held=held)
