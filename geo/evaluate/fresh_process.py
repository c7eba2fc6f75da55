"""What a fresh Python process needs: to its first analysis, and in memory.

Measured in a process of its own, because loaded models and grown caches of
this one would hide it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import DataError
from geo.model import Article
from geo.settings import PROJECT_ROOT

SCRIPT = """
import json, sys, time
import geo
first = None
for text in json.load(sys.stdin):
    geo.analyze(text)
    first = first or (time.time(), time.process_time())
from geo.evaluate.fresh_process import peak_megabytes
print(json.dumps([*first, peak_megabytes()]))
"""
"""Analyses the texts on standard input; tells when the first was done and the peak of memory."""


@dataclass(frozen=True, slots=True)
class FreshProcess:
    """What one fresh process needed."""

    seconds: float
    """From its start to the end of its first analysis."""
    processor_seconds: float
    """Of them, those that it computed."""
    peak_megabytes: float | None
    """Most memory that it held while it analysed all articles; None where nothing tells."""


def run_fresh(articles: Sequence[Article]) -> FreshProcess:
    """Analyse `articles`, at least one, in a new process. Raises DataError when that fails."""
    texts = json.dumps([article.text for article in articles])
    started = time.time()
    done = subprocess.run(  # noqa: S603  # this very Python, with the script above
        [sys.executable, "-c", SCRIPT],
        input=texts,
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT_ROOT,
    )
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise DataError(f"A fresh process could not analyse the articles: {reason}")
    finished, processor, peak = json.loads(done.stdout)
    return FreshProcess(finished - started, processor, peak)


def peak_megabytes() -> float | None:
    """Return the most memory that this process has held, in megabytes of 10^6 bytes.

    The resident set, with what it maps of files. None where the system does not tell.
    """
    try:
        # Not getrusage: what it tells on Linux includes the process that started this one.
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    peaks = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(peaks[0]) * 1024 / 1e6 if peaks else None
