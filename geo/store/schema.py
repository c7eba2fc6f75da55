"""The tables of the SQLite store.

Records are kept whole as JSON in `body`; the columns beside them are what
filters, sorting and search need. Days are proleptic ordinals (1 = 1 Jan of
year 1). Text columns hold U+FFFD where a text has a lone surrogate, which
UTF-8 cannot write; the JSON keeps the original.

`body` is always the machine's. What people judge lies in tables of its own, to
which rows are only ever added; `judged` repeats, beside the body, what stands,
and the columns of `reports` follow it, so that filters see what the page shows.
"""

from __future__ import annotations

APPLICATION_ID = 0x44544C4E
"""`DTLN`, kept in `PRAGMA application_id`: tells a Dateline database from any other."""

DISTANT_PAST = 0
"""`first_day` of an interval with an open start."""

DISTANT_FUTURE = 10_000_000
"""`last_day` of an interval with an open end."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE articles (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,            -- empty when it has none
    text TEXT NOT NULL,
    exact_text TEXT,                -- as a JSON string, only when it has lone surrogates
    published TEXT,                 -- ISO 8601
    is_sample INTEGER NOT NULL,
    body TEXT NOT NULL,             -- Article without its text
    findings TEXT NOT NULL          -- times, attributions, event words, resolutions no report has
);
CREATE INDEX articles_by_date ON articles (published);

CREATE TABLE events (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,      -- in the order the linker gave
    claimants INTEGER NOT NULL,     -- how many are independent
    body TEXT NOT NULL
);

CREATE TABLE reports (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article_pk INTEGER NOT NULL REFERENCES articles (pk),
    article_id TEXT NOT NULL,
    position INTEGER NOT NULL,      -- within the article
    event_pk INTEGER REFERENCES events (pk),
    publisher TEXT NOT NULL,        -- empty when unknown
    event_type TEXT NOT NULL,
    status TEXT NOT NULL,
    map_as TEXT NOT NULL,
    day INTEGER,                    -- for order and histogram; NULL when undated
    first_day INTEGER,
    last_day INTEGER,
    lat REAL,                       -- of the mark; NULL for what is only listed
    lon REAL,
    cell INTEGER,                   -- quarter-degree cell of the mark
    place_key TEXT NOT NULL,        -- place name and surface, folded
    title TEXT NOT NULL,
    quote TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX reports_by_cell ON reports (cell, day, publisher, event_type);
CREATE INDEX reports_by_publisher ON reports (publisher, day);
-- holds all that facets and histogram ask for, so that they need not read the wide rows
CREATE INDEX reports_by_day ON reports
    (day, first_day, last_day, publisher, event_type, status, map_as);
CREATE INDEX reports_by_article ON reports (article_pk, position);
CREATE INDEX reports_by_event ON reports (event_pk);

CREATE VIRTUAL TABLE article_search USING fts5 (
    title, text, content='articles', content_rowid='pk',
    tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_added AFTER INSERT ON articles BEGIN
    INSERT INTO article_search (rowid, title, text) VALUES (new.pk, new.title, new.text);
END;
CREATE TRIGGER article_deleted AFTER DELETE ON articles BEGIN
    INSERT INTO article_search (article_search, rowid, title, text)
    VALUES ('delete', old.pk, old.title, old.text);
END;

CREATE VIRTUAL TABLE report_search USING fts5 (
    title, quote, content='reports', content_rowid='pk',
    tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER report_added AFTER INSERT ON reports BEGIN
    INSERT INTO report_search (rowid, title, quote) VALUES (new.pk, new.title, new.quote);
END;
CREATE TRIGGER report_deleted AFTER DELETE ON reports BEGIN
    INSERT INTO report_search (report_search, rowid, title, quote)
    VALUES ('delete', old.pk, old.title, old.quote);
END;
"""

JUDGEMENTS = """
CREATE TABLE judgements (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    field TEXT NOT NULL,
    subject TEXT NOT NULL,          -- id of the report; of the article for "published"
    other TEXT,                     -- id of the other report of "join" and "split"
    made_at TEXT NOT NULL,          -- ISO 8601, UTC
    body TEXT NOT NULL
);
CREATE INDEX judgements_by_subject ON judgements (subject);
CREATE INDEX judgements_by_other ON judgements (other) WHERE other IS NOT NULL;
CREATE TABLE judgements_undone (
    judgement_id TEXT PRIMARY KEY REFERENCES judgements (id),
    undone_at TEXT NOT NULL         -- ISO 8601, UTC
) WITHOUT ROWID;
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements BEGIN
    SELECT RAISE(ABORT, 'judgements are never deleted');
END;
CREATE TRIGGER judgements_stay_so BEFORE UPDATE ON judgements BEGIN
    SELECT RAISE(ABORT, 'judgements are never changed');
END;
CREATE TRIGGER judgements_stay_undone BEFORE DELETE ON judgements_undone BEGIN
    SELECT RAISE(ABORT, 'the history of judgements is never deleted');
END;

ALTER TABLE articles ADD COLUMN judged TEXT;    -- the judgement of its publication date that stands
ALTER TABLE reports ADD COLUMN judged TEXT;     -- the judgements that stand; NULL for most
ALTER TABLE reports ADD COLUMN review_state TEXT NOT NULL DEFAULT 'unreviewed';
DROP INDEX reports_by_day;
CREATE INDEX reports_by_day ON reports
    (day, first_day, last_day, publisher, event_type, status, map_as, review_state);
CREATE INDEX reports_reviewed ON reports (review_state) WHERE review_state <> 'unreviewed';
CREATE TRIGGER report_retitled AFTER UPDATE OF title ON reports BEGIN
    INSERT INTO report_search (report_search, rowid, title, quote)
    VALUES ('delete', old.pk, old.title, old.quote);
    INSERT INTO report_search (rowid, title, quote) VALUES (new.pk, new.title, new.quote);
END;
"""

SOURCES = """
ALTER TABLE reports ADD COLUMN claimant TEXT NOT NULL DEFAULT '';       -- empty: nobody named
ALTER TABLE reports ADD COLUMN confidence REAL;     -- of the place's resolution; NULL without one
ALTER TABLE reports ADD COLUMN where_prec INTEGER;  -- after UCDP, 1 exact to 7; NULL when unknown
ALTER TABLE reports ADD COLUMN radius_km REAL;      -- uncertainty about the mark
ALTER TABLE reports ADD COLUMN place_id TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN country_code TEXT NOT NULL DEFAULT '';   -- ISO 3166-1 alpha-2
ALTER TABLE reports ADD COLUMN region_code TEXT NOT NULL DEFAULT '';    -- GeoNames, of the country
ALTER TABLE reports ADD COLUMN unmapped TEXT NOT NULL DEFAULT '';   -- kind of reason for no mark
"""
"""Who says so, and of the place how sure, how exact and where it is."""

SOURCES_INDEXED = """
DROP INDEX reports_by_day;
-- holds all that the columnar index takes: a tenth of what the wide rows are
CREATE INDEX reports_by_day ON reports
    (day, first_day, last_day, publisher, event_type, status, map_as, review_state,
    claimant, where_prec, confidence, id, article_pk, article_id, position, event_pk, unmapped,
    radius_km, lat, lon, place_id, country_code, region_code, place_key);
CREATE INDEX reports_by_country ON reports (country_code, region_code);
CREATE INDEX reports_by_place ON reports (place_id);
"""
"""Made once the columns are filled, which is quicker than to keep them up while filling."""

POLARITY = """
ALTER TABLE reports ADD COLUMN is_negative INTEGER NOT NULL DEFAULT 0;   -- said not to happen
"""
"""Whether the sentence says that it did not happen: such marks are struck through."""

POLARITY_INDEXED = """
DROP INDEX reports_by_day;
CREATE INDEX reports_by_day ON reports
    (day, first_day, last_day, publisher, event_type, status, is_negative, map_as, review_state,
    claimant, where_prec, confidence, id, article_pk, article_id, position, event_pk, unmapped,
    radius_km, lat, lon, place_id, country_code, region_code, place_key);
"""
