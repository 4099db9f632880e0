-- What a feed reader needs to know between two visits.
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    title TEXT,
    etag TEXT,
    modified TEXT,                          -- Last-Modified, as the server wrote it
    checked TEXT,                           -- UTC, ISO 8601
    error TEXT
);

-- How far somebody has looked: "new" is what comes after.
CREATE TABLE seen (
    name TEXT PRIMARY KEY,
    article INTEGER NOT NULL,               -- row of the newest article then
    change INTEGER NOT NULL,                -- newest extraction then
    at TEXT NOT NULL                        -- UTC, ISO 8601
);
