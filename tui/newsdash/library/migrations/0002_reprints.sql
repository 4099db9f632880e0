-- Articles that print the same copy. A group lives as long as it has an article.

CREATE TABLE reprint_groups (id INTEGER PRIMARY KEY AUTOINCREMENT);

CREATE TABLE reprints (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    reprint_group INTEGER NOT NULL REFERENCES reprint_groups
);
CREATE INDEX reprints_by_group ON reprints (reprint_group);

-- Parts of the sketches of a group's articles: two texts that share one may be alike.
CREATE TABLE reprint_bands (
    band INTEGER NOT NULL,
    reprint_group INTEGER NOT NULL REFERENCES reprint_groups ON DELETE CASCADE,
    PRIMARY KEY (band, reprint_group)
) WITHOUT ROWID;
CREATE INDEX reprint_bands_by_group ON reprint_bands (reprint_group);
