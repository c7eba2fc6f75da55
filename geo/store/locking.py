"""One writer at a time, among threads and among processes.

SQLite before 3.51.3 has a rare race when the write-ahead log is reset while
another process writes; one lock around every write transaction avoids it.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import StoreError

PATIENCE_SECONDS = 60.0
"""How long a writer waits for its turn. A judgement: longer than any write transaction here."""

POLL_SECONDS = 0.005


class WriteLock:
    """A lock on one database: a mutex for this process and a locked file for the others."""

    def __init__(self, path: Path, patience: float = PATIENCE_SECONDS) -> None:
        """Lock with the file `path`, which is made when needed and never removed."""
        self._path = path
        self._patience = patience
        self._mutex = threading.Lock()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock for a `with` block. Raises StoreError when it does not come free."""
        deadline = time.monotonic() + self._patience
        if not self._mutex.acquire(timeout=self._patience):
            raise self._busy()
        try:
            with self._path.open("ab") as file:
                while not _try_lock(file.fileno()):
                    if time.monotonic() > deadline:
                        raise self._busy()
                    time.sleep(POLL_SECONDS)
                try:
                    yield
                finally:
                    _unlock(file.fileno())
        finally:
            self._mutex.release()

    def _busy(self) -> StoreError:
        return StoreError(
            f"Another Dateline has been writing beside {self._path} for over "
            f"{self._patience:.0f} s: wait for it to finish, or stop it, and try again."
        )


if os.name == "nt":  # pragma: no cover - the same promise with Windows' own call
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined]

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
