"""One SQLite file: who may read it, who may write it, and what its errors mean."""

from __future__ import annotations

import sqlite3
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import StoreError
from geo.protocols import Held
from geo.store.functions import lying_in, nothing_held, register
from geo.store.locking import WriteLock
from geo.store.schema import APPLICATION_ID
from geo.store.steps import SCHEMA_VERSION, STEPS, take

BUSY_TIMEOUT_SECONDS = 60.0

MAPPED_BYTES = 1 << 27
"""How much of the file readers map into memory, which counts as the process's own: enough for the
inner pages of a database of gigabytes."""


PAGE_BYTES = 16384
"""Page size of a new file: a report takes 2 kB and more, of which a page of SQLite's usual 4 kB
holds one; measured, half of such a file was empty."""

SQLITE_MAGIC = b"SQLite format 3\0"
"""How every SQLite file begins."""


class Database:
    """A SQLite file in WAL mode that many threads and processes share.

    Reads run side by side on pooled read-only connections, each in a snapshot
    of its own. Writes take one lock and one immediate transaction.
    """

    def __init__(self, path: Path, held: Held = nothing_held) -> None:
        """Open the file, or make it. Raises StoreError when it cannot be used."""
        self.path = path
        self._lies_in = lying_in(held)
        self._idle: list[sqlite3.Connection] = []
        self._mutex = threading.Lock()
        self._closed = False
        _make_folder(path)
        _refuse_other_files(path)
        with self._clear_errors():
            self._lock = WriteLock(path.with_name(path.name + ".lock"))
            with self._lock.held():
                self._writer = self._open_writer()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection that sees one state of the database throughout."""
        with self._clear_errors():
            connection = self._borrow()
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                connection.rollback()
                self._give_back(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend the writing connection for one transaction: all of it counts, or nothing."""
        self._refuse_when_closed()
        with self._clear_errors(), self._lock.held():
            self._refuse_when_closed()
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute(
                    "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'writes'"
                )
                self._writer.execute("COMMIT")
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise

    def hurry(self, cache_kibibytes: int) -> None:
        """Write from now on with a larger cache and without waiting for the disk.

        What is written survives the end of this process, but not a power failure.
        """
        self._writer.execute("PRAGMA synchronous = OFF")
        self._writer.execute(f"PRAGMA cache_size = -{cache_kibibytes:d}")

    def close(self) -> None:
        """Close every connection; later calls raise StoreError."""
        with self._mutex:
            if self._closed:
                return
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in (*idle, self._writer):
            connection.close()

    def _borrow(self) -> sqlite3.Connection:
        with self._mutex:
            self._refuse_when_closed()
            if self._idle:
                return self._idle.pop()
        connection = self._connect(f"{self.path.resolve().as_uri()}?mode=ro")
        connection.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
        return connection

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._mutex:
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise StoreError(f"The database {self.path} has been closed: open it again.")

    def _open_writer(self) -> sqlite3.Connection:
        connection = self._connect(self.path.resolve().as_uri())
        try:
            _check_owner(connection, self.path)
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA foreign_keys = ON")
            if _version(connection) < SCHEMA_VERSION:
                _bring_up_to_date(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _connect(self, uri: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri,
            uri=True,
            timeout=BUSY_TIMEOUT_SECONDS,
            isolation_level=None,  # transactions are begun by hand
            check_same_thread=False,  # the pool lends a connection to one thread at a time
        )
        register(connection, self._lies_in)
        return connection

    @contextmanager
    def _clear_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"The database {self.path} cannot be used: {error}.") from error
        except OSError as error:
            raise StoreError(
                f"The database {self.path} cannot be used: {error.strerror or error} "
                "(the file and its folder must be writable)."
            ) from error


def _make_folder(path: Path) -> None:
    if path.is_dir():
        raise StoreError(f"The database {path} is a folder: give the path of a file in it.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {path.parent} for the database cannot be made: {error.strerror}."
        ) from error


def _refuse_other_files(path: Path) -> None:
    """Raise StoreError for a file that is not SQLite's, before anything is written beside it."""
    try:
        with path.open("rb") as file:
            start = file.read(len(SQLITE_MAGIC))
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(f"The database {path} cannot be read: {error.strerror}.") from error
    if start not in (b"", SQLITE_MAGIC):
        raise StoreError(
            f"{path} is not a SQLite database: give another path, or move the file away."
        )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError for a file of another program, or of a later Dateline."""
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version = _version(connection)
    if tables and owner != APPLICATION_ID:
        raise StoreError(f"{path} is a database of another program: give another path.")
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{path} was written by a newer Dateline (its tables have version {version}, this one "
            f"knows {SCHEMA_VERSION}): update Dateline or give another path."
        )


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Take the steps that a new database, or one of an earlier version, has not had: all or none.

    The version is asked again inside: another process may have been first.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        done = _version(connection)
        for step in STEPS[done:]:
            take(connection, step)
        if not done:
            connection.executemany(
                "INSERT INTO meta VALUES (?, ?)", [("identity", uuid.uuid4().hex), ("writes", "0")]
            )
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
