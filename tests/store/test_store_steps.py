"""Databases of earlier versions: brought up to date when they are opened, nothing lost."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

from geo.model import JudgedField, Judgement, Polarity, ReportFilter, Status
from geo.store import open_store
from geo.store.schema import APPLICATION_ID
from geo.store.steps import SCHEMA_VERSION, STEPS, take
from tests.contracts.records import FIJI, analysis, article


def database_of_version(version, path):
    """Write an empty file as Dateline did when its tables had that version."""
    connection = sqlite3.connect(path)
    for step in STEPS[:version]:
        take(connection, step)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", [("identity", "x"), ("writes", "0")])
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()


def copied_reports(path, analyses, judgements=()):
    """Put analyses and what was judged of them into a database of an earlier version."""
    other = open_store("sqlite://")
    other.add(analyses)
    other.judge(judgements)
    target = sqlite3.connect(path)
    for table in ("articles", "reports"):
        names = [row[1] for row in target.execute(f"PRAGMA table_info({table})")]
        with other._database.reading() as source:
            rows = source.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
        holders = ", ".join("?" for _ in names)
        target.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({holders})", rows)
    target.commit()
    target.close()
    other.close()


def test_a_database_of_before_is_brought_up_to_date_with_all_that_it_holds(tmp_path):
    path, found = tmp_path / "old.db", analysis(reports=2)
    database_of_version(1, path)
    copied_reports(path, [found])
    store = open_store(f"sqlite:///{path}")
    assert store.analysis(found.article.id) == found
    assert store.counts(ReportFilter())["review_state"] == {"unreviewed": 2}
    one = Judgement(JudgedField.STATUS, found.reports[0].id, "denied", datetime.now(UTC))
    store.judge([one])
    assert store.report(one.subject).report.what.status is Status.DENIED
    store.close()


def test_a_new_and_an_old_database_end_up_with_the_same_tables(tmp_path):
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    database_of_version(1, old)
    for path in (old, new):
        open_store(f"sqlite:///{path}").close()
    tables = []
    for path in (old, new):
        connection = sqlite3.connect(path)
        tables.append(connection.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall())
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        connection.close()
    assert tables[0] == tables[1]


def test_reports_of_before_get_the_columns_that_filters_ask_for(tmp_path):
    path = tmp_path / "old.db"
    found = analysis(reports=3)
    first, second, third = found.reports
    nowhere = replace(second, resolution=replace(second.resolution, place=None, confidence=0.0))
    odd = replace(third, who=replace(third.who, claimant="the \ud800 mayor"))
    found = replace(found, reports=(first, nowhere, odd))
    judged = Judgement(JudgedField.PLACE, first.id, FIJI.id, datetime.now(UTC), place=FIJI)
    other = analysis(article("Elsewhere. " + "x" * 120))
    database_of_version(2, path)
    copied_reports(path, [found, other], [judged])
    old, new = open_store(f"sqlite:///{path}"), open_store("sqlite://")
    new.add([found, other])
    new.judge([judged])
    assert old.counts(ReportFilter()) == new.counts(ReportFilter())
    for wanted in (
        ReportFilter(within="FJ"),
        ReportFilter(within="PE.04"),
        ReportFilter(within=FIJI.id),
        ReportFilter(claimants=frozenset({"the mayor"})),
        ReportFilter(claimants=frozenset({"the \ud800 mayor"})),
        ReportFilter(precision_at_least=1),
        ReportFilter(confidence_at_least=0.0),
        ReportFilter(confidence_at_least=0.8),
    ):
        ids = [{one.report.id for one in store.reports(wanted)} for store in (old, new)]
        assert ids[0] == ids[1], wanted
    assert len(old.reports(ReportFilter(within="FJ"))) == 1
    old.close()
    new.close()


def test_reports_of_before_are_known_by_whether_they_say_that_it_did_not_happen(tmp_path):
    path, found = tmp_path / "old.db", analysis(reports=3)
    first, second, third = found.reports
    negative = replace(second, what=replace(second.what, polarity=Polarity.NEGATIVE))
    odd = replace(
        third,
        what=replace(third.what, polarity=Polarity.NEGATIVE),
        who=replace(third.who, claimant="the \ud800 mayor"),
    )
    quoting = replace(first, title='he wrote {"polarity":"negative"}')
    found = replace(found, reports=(quoting, negative, odd))
    database_of_version(3, path)
    copied_reports(path, [found])
    old, new = open_store(f"sqlite:///{path}"), open_store("sqlite://")
    new.add([found])
    for store in (old, new):
        told = {row.report_id: row.is_negative for row in store.index_rows()}
        assert told == {quoting.id: 0, negative.id: 1, odd.id: 1}
        store.close()
