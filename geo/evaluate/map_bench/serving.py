"""The app in a process of its own, as `make app` starts it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from geo.errors import DataError
from geo.settings import PROJECT_ROOT

START_SECONDS = 120
"""Longest wait for the server to answer; a judgement, far above what it takes."""

KIBIBYTE = 1024
MEGABYTE = 1e6


@dataclass(frozen=True, slots=True)
class Served:
    """A running app."""

    url: str
    process_id: int

    def memory(self, field: str) -> float | None:
        """Return a size of /proc/PID/status in megabytes (VmHWM is the peak); None without it."""
        try:
            lines = Path(f"/proc/{self.process_id}/status").read_text("utf-8").splitlines()
        except OSError:
            return None
        found = [line.split()[1] for line in lines if line.startswith(f"{field}:")]
        return int(found[0]) * KIBIBYTE / MEGABYTE if found else None


@contextmanager
def serving(database: Path, log: Path) -> Iterator[Served]:
    """Run the app on a free port over a database while the block runs.

    Raises DataError when it does not start.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = {**os.environ, "DATELINE_DATABASE": f"sqlite:///{database.resolve()}"}
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603  # this very Python, with this very app
            command, cwd=PROJECT_ROOT, env=environment, stdout=output, stderr=output
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, log)
        yield Served(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  # our own address
                return
        except OSError:
            time.sleep(0.2)
    raise DataError(f"The app did not start: {log} says why.")
