-- What was taken in, by whom it was read, and what was found in it.

CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,                     -- add, import, extract
    newsdash TEXT NOT NULL,                 -- version of the program
    started TEXT NOT NULL,                  -- UTC, ISO 8601
    finished TEXT,                          -- NULL: under way, or broken off
    added INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    known INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0
);

-- One row for each text. AUTOINCREMENT: a row number is never given twice, so that
-- "everything after row n" holds for good.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest BLOB NOT NULL UNIQUE,            -- SHA-256 of the text in UTF-8
    article_id TEXT NOT NULL,               -- the id in the records
    language TEXT NOT NULL,
    published TEXT,
    source TEXT,
    run INTEGER NOT NULL REFERENCES runs
);
CREATE INDEX articles_by_article_id ON articles (article_id);
CREATE INDEX articles_by_run ON articles (run);

-- Where a text was found; the same text in three files is one article with three copies.
CREATE TABLE copies (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    article_id TEXT NOT NULL,
    path TEXT,
    title TEXT NOT NULL,
    source TEXT,
    published TEXT,
    origin TEXT UNIQUE                      -- what tells this input again; NULL: nothing does
);
CREATE INDEX copies_by_article ON copies (article);

-- With what articles were read.
CREATE TABLE extractors (
    id INTEGER PRIMARY KEY,
    language TEXT NOT NULL,
    pipeline TEXT NOT NULL,
    version TEXT NOT NULL,
    newsdash TEXT NOT NULL,
    knowledge TEXT NOT NULL,                -- fingerprint of lexicon and the user's corrections
    UNIQUE (language, pipeline, version, newsdash, knowledge)
);

-- A new reading of an article replaces the row: the id grows with each change.
CREATE TABLE extractions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL UNIQUE REFERENCES articles ON DELETE CASCADE,
    extractor INTEGER NOT NULL REFERENCES extractors,
    actors INTEGER NOT NULL,
    models INTEGER NOT NULL,
    quotes INTEGER NOT NULL,
    stances INTEGER NOT NULL
);
CREATE INDEX extractions_by_extractor ON extractions (extractor);

-- The records as the article alone gives them: JSON of the contract, compressed by zlib.
-- Apart from the numbers above, so that counting does not read them.
CREATE TABLE records (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    body BLOB NOT NULL
);

-- The actors of single articles, in the order they were first met.
CREATE TABLE actors (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    local TEXT NOT NULL,                    -- the id inside its article
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (local, kind, name)
);

-- Which actor of the whole library the actor of an article is.
CREATE TABLE actor_ids (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    actor INTEGER NOT NULL REFERENCES actors,
    global TEXT NOT NULL,
    PRIMARY KEY (article, actor)
) WITHOUT ROWID;
CREATE INDEX actor_ids_by_global ON actor_ids (global);

-- Articles that are gone because their file now holds a text that is there already.
CREATE TABLE removals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    change INTEGER NOT NULL,                -- the newest extraction at that time
    article_id TEXT NOT NULL
);
