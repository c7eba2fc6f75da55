"""The store on SQLite: one file, standard library only."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from geo.features.judged import apply, checked_judgement
from geo.model import (
    Analysis,
    Article,
    Event,
    FiledReport,
    Judgement,
    Report,
    ReportFilter,
    Review,
)
from geo.protocols import Held, IndexRow
from geo.store import article_table, event_table, judgement_table
from geo.store.codec import Findings, Standing, analysis_from, article_from, decode
from geo.store.conditions import FACETS, conditions, where
from geo.store.database import Database
from geo.store.functions import nothing_held

MOST_CLAIMANTS = 500
"""Claimants that are counted: more than anybody reads in a list; a judgement."""

_SAMPLES_REMOVED = "samples_removed"

_ARTICLE = "SELECT body, text, exact_text, judged FROM articles"
_REPORT = (
    "SELECT reports.body, reports.judged, reports.article_pk, events.id, events.claimants,"
    " ifnull(json_array_length(events.body, '$.deniers'), 0)"
    " FROM reports LEFT JOIN events ON events.pk = reports.event_pk"
)

_INDEX_ROWS = """
SELECT reports.pk, reports.id, article_pk, article_id, reports.position,
    ifnull(day, 10000000), ifnull(first_day, 10000000), ifnull(last_day, 10000000),
    ifnull(CAST(julianday(articles.published) - 1721424.5 AS INTEGER), 10000000),
    publisher, event_type, status, is_negative, map_as, unmapped, review_state, claimant,
    ifnull(where_prec, 255), ifnull(confidence, -1.0), ifnull(radius_km, 0.0), lat, lon,
    place_id, country_code, region_code, place_key, ifnull(event_pk, 0), ifnull(claimants, 1)
FROM reports JOIN articles ON articles.pk = article_pk LEFT JOIN events ON events.pk = event_pk
"""
"""In the order of `IndexRow`; the Julian day of 1 January of year 1 is 1721425.5."""


class SqliteStore:
    """`geo.protocols.Store` on one SQLite file; every method may be called from any thread."""

    def __init__(
        self,
        path: Path,
        on_close: Callable[[], None] | None = None,
        held: Held = nothing_held,
    ) -> None:
        """Open or make the database at `path`; `on_close` runs after it was released.

        `held` says what lies in a place that a filter names by its id.
        """
        self._database = Database(path, held)
        self._on_close = on_close

    # --- writing ---------------------------------------------------------------------------

    def add(self, analyses: Iterable[Analysis]) -> int:
        """Store the analyses that are not there yet; return how many were new."""
        # Rows are made before the lock is taken: `analyses` may be as slow as the pipeline.
        prepared = [article_table.rows_of(found) for found in analyses]
        with self._database.writing() as connection:
            return sum(article_table.insert(connection, rows) for rows in prepared)

    def replace(self, analyses: Iterable[Analysis]) -> int:
        """Put analyses in the place of those of the same articles; return how many there were."""
        prepared = [article_table.rows_of(found) for found in analyses]
        with self._database.writing() as connection:
            return sum(article_table.replace(connection, rows) for rows in prepared)

    def replace_events(self, events: Sequence[Event]) -> None:
        """Put `events` in the place of all events; only what differs is written."""
        with self._database.writing() as connection:
            event_table.replace_all(connection, events)

    def delete_articles(self, article_ids: Iterable[str]) -> int:
        """Remove articles with their reports; return how many there were."""
        with self._database.writing() as connection:
            return sum(article_table.delete(connection, one) for one in set(article_ids))

    def delete_samples(self) -> int:
        """Remove the sample articles and remember that they are not wanted; return how many."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", (_SAMPLES_REMOVED,))
            samples = connection.execute("SELECT id FROM articles WHERE is_sample").fetchall()
            return sum(article_table.delete(connection, one) for (one,) in samples)

    # --- judgements ------------------------------------------------------------------------

    def judge(self, judgements: Iterable[Judgement], rereadings: Iterable[Analysis] = ()) -> int:
        """Keep the judgements that are not there yet; return how many were new."""
        prepared = [article_table.rows_of(found) for found in rereadings]
        checked = [checked_judgement(one) for one in judgements]
        with self._database.writing() as connection:
            new = judgement_table.insert(connection, checked)
            for rows in prepared:
                article_table.replace(connection, rows)
            return new

    def undo(
        self, judgement_id: str, undone_at: datetime, rereadings: Iterable[Analysis] = ()
    ) -> bool:
        """Take a judgement back; False when there is none of that id that stands."""
        prepared = [article_table.rows_of(found) for found in rereadings]
        with self._database.writing() as connection:
            is_undone = judgement_table.undo(connection, judgement_id, undone_at)
            for rows in prepared if is_undone else ():
                article_table.replace(connection, rows)
            return is_undone

    def judgements(self) -> tuple[Judgement, ...]:
        """Return every judgement, those taken back too, oldest first."""
        with self._database.reading() as connection:
            return judgement_table.every(connection)

    def judgements_adrift(self) -> tuple[Judgement, ...]:
        """Return the judgements, none taken back, whose report or article is not in the store."""
        with self._database.reading() as connection:
            return judgement_table.adrift(connection)

    # --- articles --------------------------------------------------------------------------

    def samples_wanted(self) -> bool:
        """Say whether the samples should be loaded into an empty store."""
        with self._database.reading() as connection:
            return not _exists(connection, "SELECT 1 FROM meta WHERE key = ?", _SAMPLES_REMOVED)

    def has_article(self, article_id: str) -> bool:
        """Say whether the article is in the store."""
        with self._database.reading() as connection:
            return _exists(connection, "SELECT 1 FROM articles WHERE id = ?", article_id)

    def article(self, article_id: str) -> Article | None:
        """Return the article, dated as people judged, or None."""
        with self._database.reading() as connection:
            row = connection.execute(f"{_ARTICLE} WHERE id = ?", (article_id,)).fetchone()
        return article_from(*row) if row else None

    def article_as_read(self, article_id: str) -> Article | None:
        """Return the article with the publication date that the machine found, or None."""
        with self._database.reading() as connection:
            row = connection.execute(f"{_ARTICLE} WHERE id = ?", (article_id,)).fetchone()
        if row is None:
            return None
        body, text, exact, _judged = row
        return article_from(body, text, exact, None)

    def articles(self, limit: int | None = None) -> tuple[Article, ...]:
        """Return all articles or the first `limit`, latest publication first, undated last."""
        chosen = "SELECT pk FROM articles ORDER BY published IS NULL, published DESC, id LIMIT ?"
        sql = f"{_ARTICLE} WHERE pk IN ({chosen}) ORDER BY published IS NULL, published DESC, id"
        with self._database.reading() as connection:
            rows = connection.execute(sql, (-1 if limit is None else limit,))
            return tuple(article_from(*row) for row in rows)

    def article_numbers(self) -> tuple[int, int]:
        """Return how many articles there are, and how many of them are samples."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT count(*), total(is_sample) FROM articles").fetchone()
        return int(row[0]), int(row[1])

    def analysis(self, article_id: str) -> Analysis | None:
        """Return what the machine found in the article, or None when it is not in the store."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT pk, findings, body, text, exact_text, judged FROM articles WHERE id = ?",
                (article_id,),
            ).fetchone()
            if row is None:
                return None
            key, findings, *article = row
            bodies = connection.execute(
                "SELECT body FROM reports WHERE article_pk = ? ORDER BY position", (key,)
            ).fetchall()
        reports = tuple(decode(Report, body) for (body,) in bodies)
        return analysis_from(article_from(*article), decode(Findings, findings), reports)

    # --- reports and events ----------------------------------------------------------------

    def report(self, report_id: str) -> FiledReport | None:
        """Return the report with its article and event, or None."""
        with self._database.reading() as connection:
            rows = connection.execute(f"{_REPORT} WHERE reports.id = ?", (report_id,))
            return next(_filed(connection, rows), None)

    def reports(self, wanted: ReportFilter) -> tuple[FiledReport, ...]:
        """Return the reports that pass the filter, by event date, article and offset.

        An interval with an open start is sorted by its last day; undated reports come last.
        """
        clause, values = where(conditions(wanted))
        order = "ORDER BY day IS NULL, day, article_id, reports.position"
        with self._database.reading() as connection:
            rows = connection.execute(f"{_REPORT} {clause} {order}", values)
            return tuple(_filed(connection, rows))

    def events(self) -> tuple[Event, ...]:
        """Return all events, in the order in which they were given."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT body FROM events ORDER BY position").fetchall()
        return tuple(decode(Event, body) for (body,) in rows)

    def event(self, event_id: str) -> Event | None:
        """Return the event, or None."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT body FROM events WHERE id = ?", (event_id,)).fetchone()
        return decode(Event, row[0]) if row else None

    def counts(self, wanted: ReportFilter) -> Mapping[str, Mapping[str, int]]:
        """Return, per facet, how many reports each value has, under all filters but its own.

        An unknown publisher counts as the empty string, which filters for it too; so does a
        claimant whom nobody names. Of claimants only the most frequent are counted.
        """
        parts = conditions(wanted)
        counted = {}
        with self._database.reading() as connection:
            for facet in FACETS:
                clause, values = where(parts, but=facet)
                sql = f"SELECT {facet}, count(*) FROM reports {clause} GROUP BY {facet}"  # noqa: S608
                if facet == "claimant":
                    sql += f" ORDER BY count(*) DESC, {facet} LIMIT {MOST_CLAIMANTS}"
                counted[facet] = dict(connection.execute(sql, values).fetchall())
        return counted

    def histogram(self, wanted: ReportFilter) -> Mapping[date | None, int]:
        """Return reports per first day of their event date; None counts the undated.

        The date limits of `wanted` are ignored. An interval with an open start
        counts at its last day, the only one known.
        """
        clause, values = where(conditions(wanted), but="date")
        sql = f"SELECT day, count(*) FROM reports {clause} GROUP BY day ORDER BY day"  # noqa: S608
        with self._database.reading() as connection:
            rows = connection.execute(sql, values).fetchall()
        return {date.fromordinal(day) if day is not None else None: count for day, count in rows}

    def published_histogram(self, wanted: ReportFilter) -> Mapping[date | None, int]:
        """Return reports per publication date; None counts those of articles without one.

        The limits of `wanted` on publication dates are ignored.
        """
        clause, values = where(conditions(wanted), but="published")
        sql = (
            "SELECT articles.published, sum(told.number) FROM"  # noqa: S608 - the clause is our own
            f" (SELECT article_pk, count(*) AS number FROM reports {clause} GROUP BY article_pk)"
            " AS told JOIN articles ON articles.pk = told.article_pk GROUP BY articles.published"
        )
        with self._database.reading() as connection:
            rows = connection.execute(sql, values).fetchall()
        return {date.fromisoformat(day) if day else None: number for day, number in rows}

    # --- the columnar index ------------------------------------------------------------------

    def index_rows(self) -> Iterator[IndexRow]:
        """Yield what the columnar index keeps of every report, all of one state, in any order."""
        with self._database.reading() as connection:
            yield from map(IndexRow._make, connection.execute(_INDEX_ROWS))

    def keys_of_text(self, text: str) -> Sequence[int]:
        """Return the rows of the reports that hold the words as `ReportFilter.text` asks."""
        clause, values = where(conditions(ReportFilter(text=text)))
        with self._database.reading() as connection:
            rows = connection.execute(f"SELECT pk FROM reports {clause}", values)  # noqa: S608
            return [key for (key,) in rows]

    def events_of(self, keys: Sequence[int]) -> tuple[Event, ...]:
        """Return the events in these rows of the database, in their order."""
        sql = "SELECT pk, body FROM events WHERE pk IN (SELECT value FROM json_each(?))"
        with self._database.reading() as connection:
            found = dict(connection.execute(sql, (json.dumps(list(keys)),)).fetchall())
        return tuple(decode(Event, found[key]) for key in keys if key in found)

    def filed(self, report_ids: Sequence[str]) -> tuple[FiledReport, ...]:
        """Return the reports with these ids, in their order; those that are gone are left out."""
        sql = f"{_REPORT} WHERE reports.id IN (SELECT value FROM json_each(?))"  # noqa: S608
        with self._database.reading() as connection:
            rows = connection.execute(sql, (json.dumps(list(report_ids)),))
            found = {filed.report.id: filed for filed in _filed(connection, rows)}
        return tuple(found[one] for one in report_ids if one in found)

    # --- the database itself ---------------------------------------------------------------

    def version(self) -> str:
        """Return a text that changes with every write and differs between databases."""
        with self._database.reading() as connection:
            meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        return f"{meta['identity']}-{meta['writes']}"

    def close(self) -> None:
        """Release the database."""
        self._database.close()
        if self._on_close is not None:
            self._on_close()


def _exists(connection: sqlite3.Connection, sql: str, value: str) -> bool:
    return connection.execute(sql, (value,)).fetchone() is not None


def _filed(connection: sqlite3.Connection, rows: sqlite3.Cursor) -> Iterator[FiledReport]:
    """Yield the reports of `rows` (see _REPORT); each article is read once."""
    articles: dict[int, Article] = {}
    for body, judged, article_key, event_id, claimants, deniers in rows:
        if article_key not in articles:
            row = connection.execute(f"{_ARTICLE} WHERE pk = ?", (article_key,)).fetchone()
            articles[article_key] = article_from(*row)
        filed = FiledReport(decode(Report, body), articles[article_key])
        if judged is not None:
            filed = _judged(filed, decode(Standing, judged).judgements)
        if event_id is not None:
            filed = replace(
                filed,
                event_id=event_id,
                independent_claimants=claimants,
                denying_claimants=deniers,
            )
        yield filed


def _judged(filed: FiledReport, judgements: tuple[Judgement, ...]) -> FiledReport:
    machine = filed.report
    return replace(filed, report=apply(machine, judgements), review=Review(machine, judgements))
