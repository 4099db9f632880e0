"""Extractions of an archive, made elsewhere, put into the library without reading them again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsdash.extraction.events import Counted, Failed
from newsdash.extraction.parts import PartRow, part_files, read_part, read_parts
from newsdash.library.intake import IntakeEvent, Taken
from newsdash.library.writing import Outcome, Standing, WritableLibrary


def import_parts(library: WritableLibrary, folder: Path) -> Iterator[IntakeEvent]:
    """Yield what happens while the parts in ``folder`` are taken in; ``done`` counts parts.

    Actors are settled among those of the library. Interrupted, it goes on from there.

    Raises:
        LibraryError: the library cannot be written to any further.
        NoPartsError: the folder holds no extractions, or a part is damaged.
    """
    files = part_files(folder)
    if not files:
        next(read_parts(folder))
    yield Counted(len(files))
    run, known, failures = library.begin_run("import"), 0, 0
    for done, file in enumerate(files, 1):
        for row in read_part(file):
            where = row.article.path or row.article.title
            if row.found is None:
                failures += 1
                yield Failed(where, row.failure or "there are no records of it", done)
                continue
            outcome = _take_in(library, row, run)
            known += outcome is Outcome.KNOWN
            yield Taken(where, outcome, done)
    library.end_run(run, known, failures)


def _take_in(library: WritableLibrary, row: PartRow, run: int) -> Outcome:
    standing = library.standing(row.article, row.origin)
    if standing is Standing.KNOWN or row.found is None or row.extractor is None:
        return Outcome.KNOWN
    if standing is Standing.COPY:
        return library.add_copy(row.article, row.origin)
    return library.store(row.found, row.extractor, row.origin, run)
