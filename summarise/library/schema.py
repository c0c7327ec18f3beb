"""The tables of the library, and how an older file becomes one of today.

Each entry of `MIGRATIONS` takes the file one version further; ``PRAGMA user_version`` tells the version. An entry that
was published is never changed: a change is a new entry.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

APPLICATION_ID = 0x64757A68
"""``PRAGMA application_id``: tells a duzhai library from any other SQLite file ("duzh")."""

_FIRST = """
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,            -- content_key of the raw text
    kept INTEGER NOT NULL DEFAULT 0,     -- 1: in the library; 0: only opened, its place is remembered
    title TEXT, source TEXT, author TEXT, published TEXT, url TEXT,
    origin TEXT,                         -- where it came from last
    encoding TEXT, script TEXT, region TEXT,
    chars INTEGER NOT NULL DEFAULT 0,    -- code points of the clean text
    repairs INTEGER NOT NULL DEFAULT 0, uncertain INTEGER NOT NULL DEFAULT 0,
    unreadable TEXT,                     -- why it could not be read (an ArticleError's code)
    message TEXT,                        -- and in a sentence
    bad INTEGER NOT NULL DEFAULT 0,      -- 1: unreadable; such rows come last in every order
    gist TEXT,                           -- the one-sentence summary
    added REAL, opened REAL, read REAL,  -- seconds since 1970
    trashed REAL, batch INTEGER,         -- in the trash since; removed together with
    leader INTEGER NOT NULL DEFAULT 1,   -- 0: a reprint that another article of its group stands for
    cluster INTEGER,                     -- id of the group of reprints; NULL: it stands alone
    sketch_limit INTEGER NOT NULL DEFAULT 0, sketch_count INTEGER NOT NULL DEFAULT 0,
    filter TEXT NOT NULL DEFAULT '',     -- title, source, author: folded, lower case
    pinyin TEXT NOT NULL DEFAULT '',     -- the same in pinyin, in full and by initials
    place INTEGER, place_before TEXT, place_after TEXT
);
CREATE INDEX articles_added ON articles(leader, bad, added DESC) WHERE kept = 1 AND trashed IS NULL;
CREATE INDEX articles_published ON articles(leader, bad, published DESC) WHERE kept = 1 AND trashed IS NULL;
CREATE INDEX articles_source ON articles(leader, bad, source, added DESC) WHERE kept = 1 AND trashed IS NULL;
CREATE INDEX articles_chars ON articles(leader, bad, chars DESC) WHERE kept = 1 AND trashed IS NULL;
CREATE INDEX articles_unread ON articles(leader, bad, read, added DESC) WHERE kept = 1 AND trashed IS NULL;
CREATE INDEX articles_title ON articles(leader, bad, filter) WHERE kept = 1 AND trashed IS NULL;
CREATE INDEX articles_cluster ON articles(cluster) WHERE cluster IS NOT NULL;
CREATE INDEX articles_trashed ON articles(trashed) WHERE trashed IS NOT NULL;

CREATE TABLE bodies (article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, packed BLOB NOT NULL);
CREATE VIRTUAL TABLE terms USING fts5(body, content='', detail=none, tokenize='ascii');

CREATE TABLE origins (
    origin TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    seen REAL NOT NULL, modified REAL, size INTEGER,
    PRIMARY KEY (origin, article)
) WITHOUT ROWID;
CREATE INDEX origins_article ON origins(article);

CREATE TABLE tags (
    tag TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, PRIMARY KEY (tag, article)
) WITHOUT ROWID;
CREATE INDEX tags_article ON tags(article);

CREATE TABLE marks (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    kind TEXT NOT NULL,                  -- bookmark, highlight, note
    start INTEGER NOT NULL, stop INTEGER NOT NULL,   -- offsets into the raw text
    quote TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
    colour TEXT, note TEXT, created REAL NOT NULL, changed REAL NOT NULL, trashed REAL
);
CREATE INDEX marks_article ON marks(article);

CREATE TABLE summaries (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    created REAL NOT NULL, method TEXT NOT NULL, value TEXT NOT NULL
);
CREATE INDEX summaries_article ON summaries(article);

CREATE TABLE analyses (
    key BLOB NOT NULL, kind TEXT NOT NULL, version TEXT NOT NULL, value BLOB NOT NULL, used REAL NOT NULL,
    PRIMARY KEY (key, kind)
) WITHOUT ROWID;

CREATE TABLE shingles (
    hash INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (hash, article)
) WITHOUT ROWID;
CREATE TABLE words (word TEXT PRIMARY KEY, full TEXT NOT NULL, initials TEXT NOT NULL, articles INTEGER NOT NULL)
WITHOUT ROWID;
CREATE INDEX words_full ON words(full);
CREATE INDEX words_initials ON words(initials);

CREATE TABLE imports (
    id INTEGER PRIMARY KEY, started REAL NOT NULL, finished REAL, cancelled INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE import_items (
    import INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE, number INTEGER NOT NULL, origin TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',   -- waiting, read, known, reprint, failed
    article INTEGER, code TEXT, message TEXT,
    PRIMARY KEY (import, number)
) WITHOUT ROWID;
CREATE INDEX import_items_article ON import_items(article);

CREATE TABLE facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
"""

# How an article without a title begins: what the list shows in its place.
_OPENING = "ALTER TABLE articles ADD COLUMN opening TEXT;"

# What the reader saw when he marked it, and the code points before it that are no white space.
_MARKED_WORDS = """
ALTER TABLE marks ADD COLUMN words TEXT;
ALTER TABLE marks ADD COLUMN solid INTEGER;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _OPENING, _MARKED_WORDS)
"""Scripts in order; the file's version is how many of them it has seen."""

VERSION = len(MIGRATIONS)
"""The version that this program writes."""


def migrate(connection: sqlite3.Connection) -> None:
    """Take a file to `VERSION`, all in one transaction; another program may do the same at the same time.

    Raises:
        sqlite3.Error: for a file that does not hold what its version promises; nothing is changed then.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for script in MIGRATIONS[version:]:
            # Not executescript, which would end the transaction.
            for statement in _statements(script):
                connection.execute(statement)
        if version < VERSION:
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The statements of ``script``, one by one."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""
