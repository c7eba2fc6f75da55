"""The table `events`: what the linker inferred, never about reports that are gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo.model import Event
from geo.store.codec import decode, encode


def replace_all(connection: sqlite3.Connection, events: Sequence[Event]) -> None:
    """Make `events` the only events, writing only those that differ.

    Reports that are not in the store are left out; so is an event without any.
    """
    alive = _with_living_reports(connection, events)
    new = {event.id: (position, event) for position, event in enumerate(alive)}
    old: dict[str, tuple[int, str]] = {
        event_id: (key, body)
        for event_id, key, body in connection.execute("SELECT id, pk, body FROM events")
    }
    bodies = {event_id: encode(event) for event_id, (_, event) in new.items()}
    for event_id, (key, body) in old.items():
        if bodies.get(event_id) != body:
            _remove(connection, key)
    for event_id, (position, event) in new.items():
        if event_id in old and old[event_id][1] == bodies[event_id]:
            connection.execute(
                "UPDATE events SET position = ? WHERE id = ? AND position <> ?",
                (position, event_id, position),
            )
        else:
            insert(connection, event, position)


def _with_living_reports(connection: sqlite3.Connection, events: Sequence[Event]) -> list[Event]:
    stored = {report_id for (report_id,) in connection.execute("SELECT id FROM reports")}
    alive = []
    for event in events:
        reports = tuple(report_id for report_id in event.report_ids if report_id in stored)
        if reports:
            alive.append(
                event if reports == event.report_ids else replace(event, report_ids=reports)
            )
    return alive


def of_article(connection: sqlite3.Connection, article_key: int) -> list[int]:
    """Return the keys of the events that have a report in the article."""
    rows = connection.execute(
        "SELECT DISTINCT event_pk FROM reports WHERE article_pk = ? AND event_pk IS NOT NULL",
        (article_key,),
    )
    return [key for (key,) in rows]


def prune(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Take reports that are gone out of the events; an event without reports goes too.

    Title, status and claimants stay as they were until the events are linked anew.
    """
    for key in keys:
        body, position = connection.execute(
            "SELECT body, position FROM events WHERE pk = ?", (key,)
        ).fetchone()
        event = decode(Event, body)
        reports = _living(connection, event.report_ids)
        _remove(connection, key)
        if reports:
            insert(connection, replace(event, report_ids=reports), position)


def _living(connection: sqlite3.Connection, report_ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        report_id
        for report_id in report_ids
        if connection.execute("SELECT 1 FROM reports WHERE id = ?", (report_id,)).fetchone()
    )


def insert(connection: sqlite3.Connection, event: Event, position: int) -> None:
    """Add an event that is not there, at a place in the order, and join its reports to it."""
    key = connection.execute(
        "INSERT INTO events (id, position, claimants, body) VALUES (?, ?, ?, ?)",
        (event.id, position, len(event.claimants), encode(event)),
    ).lastrowid
    connection.executemany(
        "UPDATE reports SET event_pk = ? WHERE id = ?",
        [(key, report_id) for report_id in event.report_ids],
    )


def _remove(connection: sqlite3.Connection, key: int) -> None:
    connection.execute("UPDATE reports SET event_pk = NULL WHERE event_pk = ?", (key,))
    connection.execute("DELETE FROM events WHERE pk = ?", (key,))
