-- How far somebody has looked: "new" is what comes after.
CREATE TABLE seen (
    name TEXT PRIMARY KEY,
    article INTEGER NOT NULL,               -- row of the newest article then
    change INTEGER NOT NULL,                -- newest extraction then
    at TEXT NOT NULL                        -- UTC, ISO 8601
);
