"""The query language, the index over records, and the cross-filter; pure, no interface."""
