"""Several processes share one database file."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geo.model import ReportFilter
from geo.store import open_store
from tests.contracts.records import analysis, article

ROOT = Path(__file__).resolve().parents[2]

WRITER = """
import sys
from geo.store import open_store
from tests.contracts.records import analysis, article
store = open_store(sys.argv[1])
for number in range(int(sys.argv[3])):
    found = analysis(article(f"Text {sys.argv[2]} {number} " + "x" * 120), reports=2)
    store.add([found])
    print(found.article.id, flush=True)
"""


def start_writer(url, name, count):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, url, name, str(count)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_writers_and_a_reader_in_several_processes_lose_nothing(tmp_path):
    url = f"sqlite:///{tmp_path / 'shared.db'}"
    store = open_store(url)
    writers = [start_writer(url, name, 20) for name in ("a", "b")]
    while any(writer.poll() is None for writer in writers):
        reports = store.reports(ReportFilter())
        assert len(reports) % 2 == 0
    acknowledged = [line for writer in writers for line in writer.communicate()[0].split()]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert {one.id for one in store.articles()} == set(acknowledged)
    assert len(acknowledged) == 40
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_killed_writer_loses_nothing_that_it_acknowledged(tmp_path):
    url = f"sqlite:///{tmp_path / 'shared.db'}"
    writer = start_writer(url, "a", 100_000)
    acknowledged = [writer.stdout.readline().strip() for _ in range(5)]
    time.sleep(0.05)
    writer.send_signal(signal.SIGKILL)
    acknowledged += writer.communicate()[0].split()
    store = open_store(url)
    stored = {one.id for one in store.articles()}
    assert len(stored) >= 5
    assert set(acknowledged) - {""} <= {*stored, acknowledged[-1]}
    assert len(store.reports(ReportFilter())) == 2 * len(stored)
    found = analysis(article("Text b " + "x" * 120))
    assert store.add([found]) == 1
    store.close()
