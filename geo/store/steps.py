"""From an empty file to the tables of today: the steps that a database takes, in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from geo.features.judged import apply
from geo.model import Report, ReviewState
from geo.store.codec import Standing, decode
from geo.store.rows import source_columns
from geo.store.schema import (
    JUDGEMENTS,
    POLARITY,
    POLARITY_INDEXED,
    SOURCES,
    SOURCES_INDEXED,
    TABLES,
)

Step = str | Callable[[sqlite3.Connection], None]
"""A script, or what a script cannot do."""

_PLAIN = "judged IS NULL AND instr(body, '\\ud') = 0"
"""Reports whose columns follow from the JSON alone: nobody judged them, and no lone surrogate is in
them, which SQLite's own JSON functions turn into text that cannot be read."""


def take(connection: sqlite3.Connection, step: Step) -> None:
    """Take one step inside the transaction that is open."""
    if callable(step):
        step(connection)
        return
    for statement in _statements(step):
        connection.execute(statement)


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; `executescript` would commit before it begins."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _add_sources(connection: sqlite3.Connection) -> None:
    """Add the columns that tell source and place apart, and fill them for the reports there are."""
    take(connection, SOURCES)
    place = "json_extract(body, '$.resolution.place.{}')"
    filled = {
        "claimant": "coalesce(json_extract(body, '$.who.claimant'), '')",
        "confidence": f"CASE WHEN {place.format('id')} IS NOT NULL"
        " THEN json_extract(body, '$.resolution.confidence') END",
        "where_prec": "json_extract(body, '$.where.where_prec')",
        "radius_km": "json_extract(body, '$.where.uncertainty_km')",
        "place_id": f"coalesce({place.format('id')}, '')",
        "country_code": f"coalesce({place.format('country_code')}, '')",
        "region_code": f"coalesce({place.format('region_code')}, '')",
        "unmapped": f"CASE WHEN map_as = 'associative' THEN map_as WHEN map_as <> 'list' THEN ''"
        f" WHEN {place.format('id')} IS NULL THEN 'unresolved'"
        " ELSE CASE json_extract(body, '$.where.place_role') WHEN 'container' THEN 'container'"
        " WHEN 'background' THEN 'background' ELSE 'vague' END END",
    }
    changes = ", ".join(f"{name} = {sql}" for name, sql in filled.items())
    connection.execute(f"UPDATE reports SET {changes} WHERE {_PLAIN}")  # noqa: S608 - our own text
    rest = connection.execute(f"SELECT pk FROM reports WHERE NOT ({_PLAIN})").fetchall()  # noqa: S608
    changes = ", ".join(f"{name} = :{name}" for name in filled)
    for (key,) in rest:
        columns = source_columns(*_standing_report(connection, key))
        row = {name: columns[name] for name in filled}
        connection.execute(f"UPDATE reports SET {changes} WHERE pk = :pk", {**row, "pk": key})  # noqa: S608
    take(connection, SOURCES_INDEXED)


def _standing_report(connection: sqlite3.Connection, key: int) -> tuple[Report, ReviewState]:
    body, judged, state = connection.execute(
        "SELECT body, judged, review_state FROM reports WHERE pk = ?", (key,)
    ).fetchone()
    machine = decode(Report, body)
    standing = machine if judged is None else apply(machine, decode(Standing, judged).judgements)
    return standing, ReviewState(state)


def _add_polarity(connection: sqlite3.Connection) -> None:
    """Add the column that tells what is said not to happen, and fill it for the reports there are.

    The quotes of the key stand unescaped in no text of the JSON, so no text can look like it.
    """
    take(connection, POLARITY)
    connection.execute(
        """UPDATE reports SET is_negative = 1 WHERE instr(body, '"polarity":"negative"') > 0
        OR instr(body, '"polarity": "negative"') > 0"""
    )
    take(connection, POLARITY_INDEXED)


STEPS: tuple[Step, ...] = (TABLES, JUDGEMENTS, _add_sources, _add_polarity)
"""A database of an earlier version takes what is left. A step that was released is never changed;
it writes only columns of its own."""

SCHEMA_VERSION = len(STEPS)
"""Kept in `PRAGMA user_version`."""
