"""The tables `judgements` and `judgements_undone`, and what follows from them in the others."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from geo.features.judged import PAIRS, standing, touched, with_publication
from geo.model import Article, JudgedField, Judgement, Report
from geo.store.codec import decode, encode
from geo.store.rows import judged_columns

_EVERY = (
    "SELECT judgements.body, undone_at FROM judgements"
    " LEFT JOIN judgements_undone ON judgement_id = judgements.id"
)

_ADRIFT = (
    f"{_EVERY} WHERE undone_at IS NULL AND CASE WHEN field = ?"  # noqa: S608 - text of our own
    " THEN NOT EXISTS (SELECT 1 FROM articles WHERE articles.id = subject)"
    " ELSE NOT EXISTS (SELECT 1 FROM reports WHERE reports.id = subject)"
    " OR (other IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reports WHERE reports.id = other))"
    " END ORDER BY judgements.made_at, judgements.pk"
)


def insert(connection: sqlite3.Connection, judgements: Iterable[Judgement]) -> int:
    """Add the judgements that are not there, with when they were taken back; return how many."""
    new = 0
    for one in judgements:
        other = one.value if one.field in PAIRS else None
        body = encode(replace(one, undone_at=None))
        added = connection.execute(
            "INSERT INTO judgements (id, field, subject, other, made_at, body)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (one.id, one.field.value, one.subject, other, _instant(one.made_at), body),
        )
        new += added.rowcount
        if one.undone_at is not None:
            _take_back(connection, one.id, one.undone_at)
        _follow(connection, one)
    return new


def undo(connection: sqlite3.Connection, judgement_id: str, undone_at: datetime) -> bool:
    """Take a judgement back; say whether there was one that stood."""
    row = connection.execute("SELECT body FROM judgements WHERE id = ?", (judgement_id,)).fetchone()
    if row is None or not _take_back(connection, judgement_id, undone_at):
        return False
    _follow(connection, decode(Judgement, row[0]))
    return True


def every(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Return all judgements, those taken back too, oldest first."""
    rows = connection.execute(f"{_EVERY} ORDER BY judgements.made_at, judgements.pk")
    return tuple(_judgement(*row) for row in rows)


def adrift(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Return the judgements, none taken back, whose report or article is not in the store."""
    rows = connection.execute(_ADRIFT, (JudgedField.PUBLISHED.value,))
    return tuple(_judgement(*row) for row in rows)


def take_up(connection: sqlite3.Connection, article_id: str) -> None:
    """Let the judgements about an article that was just read, and its reports, count again."""
    if connection.execute("SELECT 1 FROM judgements LIMIT 1").fetchone() is None:
        return
    _follow_article(connection, article_id)
    judged = connection.execute(
        "SELECT id FROM reports WHERE article_id = ? AND EXISTS"
        " (SELECT 1 FROM judgements WHERE subject = reports.id OR other = reports.id)",
        (article_id,),
    ).fetchall()
    for (report_id,) in judged:
        _follow_report(connection, report_id)


def _judgement(body: str, undone_at: str | None) -> Judgement:
    one = decode(Judgement, body)
    return replace(one, undone_at=datetime.fromisoformat(undone_at)) if undone_at else one


def _instant(when: datetime) -> str:
    return when.astimezone(UTC).isoformat()


def _take_back(connection: sqlite3.Connection, judgement_id: str, undone_at: datetime) -> bool:
    added = connection.execute(
        "INSERT INTO judgements_undone VALUES (?, ?) ON CONFLICT DO NOTHING",
        (judgement_id, _instant(undone_at)),
    )
    return bool(added.rowcount)


def _about(connection: sqlite3.Connection, subject: str) -> tuple[Judgement, ...]:
    rows = connection.execute(f"{_EVERY} WHERE subject = ? OR other = ?", (subject, subject))
    return tuple(_judgement(*row) for row in rows)


def _follow(connection: sqlite3.Connection, one: Judgement) -> None:
    """Bring the columns of what a judgement is about up to what stands now."""
    if one.field is JudgedField.PUBLISHED:
        _follow_article(connection, one.subject)
    for report_id in touched(one):
        _follow_report(connection, report_id)


def _follow_report(connection: sqlite3.Connection, report_id: str) -> None:
    row = connection.execute("SELECT body FROM reports WHERE id = ?", (report_id,)).fetchone()
    if row is None:
        return
    columns = judged_columns(decode(Report, row[0]), _about(connection, report_id))
    changes = ", ".join(f"{name} = :{name}" for name in columns)
    sql = f"UPDATE reports SET {changes} WHERE id = :report_id"  # noqa: S608 - names of our own
    connection.execute(sql, {**columns, "report_id": report_id})


def _follow_article(connection: sqlite3.Connection, article_id: str) -> None:
    row = connection.execute(
        "SELECT body, text, exact_text FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    if row is None:
        return
    body, text, exact = row
    article = decode(Article, body)
    article = replace(article, text=text if exact is None else json.loads(exact))
    valid = standing(
        one for one in _about(connection, article_id) if one.field is JudgedField.PUBLISHED
    )
    published = with_publication(article, valid).published
    connection.execute(
        "UPDATE articles SET judged = ?, published = ? WHERE id = ?",
        (
            encode(valid[-1]) if valid else None,
            published.isoformat() if published else None,
            article_id,
        ),
    )
