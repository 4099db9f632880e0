-- Files that were taken in to the end: what has not changed since need not be opened.
CREATE TABLE files (
    path TEXT PRIMARY KEY,                  -- absolute
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,              -- nanoseconds
    inode INTEGER NOT NULL,
    newsdash TEXT NOT NULL,                 -- another version may read another text in it
    articles INTEGER NOT NULL
) WITHOUT ROWID;
