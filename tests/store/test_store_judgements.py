"""Judgements in the file: only ever added, safe among processes, and in databases of before."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from geo.model import JudgedField, Judgement, ReportFilter, Status
from geo.store import open_store
from tests.contracts.records import analysis

ROOT = Path(__file__).resolve().parents[2]

JUDGE = """
import sys
from datetime import UTC, datetime
from geo.model import JudgedField, Judgement
from geo.store import open_store
store = open_store(sys.argv[1])
for number in range(int(sys.argv[4])):
    note = f"{sys.argv[3]} {number}"
    status = ("confirmed", "denied")[number % 2]
    one = Judgement(JudgedField.STATUS, sys.argv[2], status, datetime.now(UTC), note=note)
    store.judge([one])
    if number % 3 == 0:
        store.undo(one.id, datetime.now(UTC))
    print(one.id, flush=True)
"""


def start_judge(url, report_id, name, count):
    return subprocess.Popen(
        [sys.executable, "-c", JUDGE, url, report_id, name, str(count)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def shared(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'shared.db'}")
    store.add([analysis()])
    yield store
    store.close()


def url_of(store):
    return f"sqlite:///{store._database.path}"


def test_two_processes_judge_one_report_and_lose_nothing(shared):
    [filed] = shared.reports(ReportFilter())
    judges = [start_judge(url_of(shared), filed.report.id, name, 12) for name in ("a", "b")]
    told = [line for one in judges for line in one.communicate()[0].split()]
    assert [one.returncode for one in judges] == [0, 0]
    kept = shared.judgements()
    assert {one.id for one in kept} == set(told)
    assert len(told) == 24
    latest = [one for one in kept if one.undone_at is None][-1]
    assert shared.report(filed.report.id).report.what.status is Status(latest.value)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_killed_judge_loses_nothing_that_it_acknowledged(shared):
    [filed] = shared.reports(ReportFilter())
    judge = start_judge(url_of(shared), filed.report.id, "a", 100_000)
    acknowledged = [judge.stdout.readline().strip() for _ in range(5)]
    time.sleep(0.05)
    judge.send_signal(signal.SIGKILL)
    acknowledged += judge.communicate()[0].split()
    kept = {one.id for one in shared.judgements()}
    assert len(kept) >= 5
    assert set(acknowledged) - {""} <= {*kept, acknowledged[-1]}
    again = open_store(url_of(shared))
    review = again.report(filed.report.id).review
    standing = [one for one in again.judgements() if one.undone_at is None]
    assert review.judgements[-1] == standing[-1]
    again.close()


def test_no_statement_changes_or_deletes_a_judgement(shared):
    [filed] = shared.reports(ReportFilter())
    one = Judgement(JudgedField.STATUS, filed.report.id, "denied", datetime.now(UTC))
    shared.judge([one])
    shared.undo(one.id, datetime.now(UTC))
    with sqlite3.connect(shared._database.path) as connection:
        for statement in (
            "DELETE FROM judgements",
            "UPDATE judgements SET subject = 'other'",
            "DELETE FROM judgements_undone",
        ):
            with pytest.raises(sqlite3.DatabaseError, match="judgements"):
                connection.execute(statement)
    connection.close()
    assert len(shared.judgements()) == 1
