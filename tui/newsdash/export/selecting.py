"""Only what a query leaves is written."""

from __future__ import annotations

from newsdash.export.record_writers import RecordWriter
from newsdash.records import Extraction
from newsdash.search.crossfilter import finish, narrow
from newsdash.search.index import Index
from newsdash.search.query import Query
from newsdash.search.selection import select


class SelectingWriter:
    """Holds records back until all are there, and hands on what the query leaves of them.

    ``kept`` counts the articles of which something is left.
    """

    def __init__(self, writer: RecordWriter, query: Query) -> None:
        self._writer = writer
        self._query = query
        self._index = Index()
        self.kept = 0

    def write(self, record: Extraction) -> None:
        """Take ``record`` in."""
        self._index.add(record)

    def finish(self) -> None:
        """Write what matches."""
        self._index.sort()
        for record in select(self._index, finish(narrow(self._index, self._query))):
            self._writer.write(record)
            self.kept += 1
        self._writer.finish()
