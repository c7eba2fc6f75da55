"""The tables `articles` and `reports`: what the machine found, with what stands beside it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from geo.model import Analysis
from geo.store import event_table, judgement_table
from geo.store.rows import Row, article_row, report_row


@dataclass(frozen=True, slots=True)
class Rows:
    """An analysis as rows."""

    article: Row
    reports: tuple[Row, ...]


def rows_of(found: Analysis) -> Rows:
    """Return the rows of an analysis, before any judgement."""
    reports = tuple(
        report_row(found.article, report, position) for position, report in enumerate(found.reports)
    )
    return Rows(article_row(found), reports)


def insert(connection: sqlite3.Connection, rows: Rows) -> bool:
    """Add an article with its reports unless it is there; say whether it was new."""
    inserted = connection.execute(_insertion("articles", rows.article), rows.article)
    if not inserted.rowcount:
        return False
    assert inserted.lastrowid is not None
    _insert_reports(connection, inserted.lastrowid, rows)
    return True


def replace(connection: sqlite3.Connection, rows: Rows) -> bool:
    """Put an analysis in the place of that of the same article; say whether there was one.

    A publication date that people gave stays beside the one that the machine found.
    """
    found = connection.execute(
        "SELECT pk, judged FROM articles WHERE id = ?", (rows.article["id"],)
    ).fetchone()
    if found is None:
        insert(connection, rows)
        return False
    key, judged = found
    names = ("findings",) if judged else ("findings", "body", "published")
    changes = ", ".join(f"{name} = :{name}" for name in names)
    sql = f"UPDATE articles SET {changes} WHERE id = :id"  # noqa: S608 - names of our own
    connection.execute(sql, rows.article)
    touched = event_table.of_article(connection, key)
    connection.execute("DELETE FROM reports WHERE article_pk = ?", (key,))
    _insert_reports(connection, key, rows)
    event_table.prune(connection, touched)
    return True


def delete(connection: sqlite3.Connection, article_id: str) -> bool:
    """Remove an article with its reports; what people judged of them stays."""
    row = connection.execute("SELECT pk FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        return False
    touched = event_table.of_article(connection, row[0])
    connection.execute("DELETE FROM reports WHERE article_pk = ?", row)
    connection.execute("DELETE FROM articles WHERE pk = ?", row)
    event_table.prune(connection, touched)
    return True


def _insert_reports(connection: sqlite3.Connection, key: int, rows: Rows) -> None:
    for report in rows.reports:
        row = {**report, "article_pk": key}
        connection.execute(_insertion("reports", row), row)
    judgement_table.take_up(connection, str(rows.article["id"]))


def _insertion(table: str, row: Row) -> str:
    names, holders = ", ".join(row), ", ".join(f":{name}" for name in row)
    return f"INSERT INTO {table} ({names}) VALUES ({holders}) ON CONFLICT DO NOTHING"  # noqa: S608
