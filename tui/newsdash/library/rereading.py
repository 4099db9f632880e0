"""Reading again what is in the library; until an article is done, its old records stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdash.configuration import DEFAULTS, Configuration
from newsdash.extraction.answers import Found
from newsdash.extraction.events import Counted, Failed, PipelineChosen
from newsdash.extraction.extractors import extractor
from newsdash.extraction.readers import reader
from newsdash.library.intake import IntakeEvent, Taken
from newsdash.library.writing import Outcome, WritableLibrary
from newsdash.records import Article


def read_again(
    library: WritableLibrary,
    rows: Sequence[int],
    configuration: Configuration = DEFAULTS,
    jobs: int = 1,
) -> Iterator[IntakeEvent]:
    """Yield what happens while the articles of ``rows`` (see ``stale``) are read again.

    Raises:
        LibraryError: the library cannot be written to any further.
        PipelineError: the configuration names a pipeline that cannot be used.
    """
    yield Counted(len(rows))
    if not rows:
        return
    run, languages, failures = library.begin_run("extract"), set[str](), 0
    with reader(jobs, configuration) as read_articles:
        for answer, (row, article, done) in read_articles(_tasks(library, rows)):
            where = article.path or article.title
            if not isinstance(answer, Found):
                failures += 1
                yield Failed(where, answer.reason if answer else "it is gone", done)
                continue
            if article.language not in languages:
                languages.add(article.language)
                yield PipelineChosen(article.language, answer.pipeline, answer.version, answer.note)
            made_with = extractor(article.language, answer.pipeline, answer.version, configuration)
            is_same = library.replace(row, answer.extraction, made_with, run)
            yield Taken(where, Outcome.CHANGED if is_same else Outcome.KNOWN, done)
    library.end_run(run, failed=failures)


def _tasks(
    library: WritableLibrary, rows: Sequence[int]
) -> Iterator[tuple[Article, tuple[int, Article, int]]]:
    for done, row in enumerate(rows, 1):
        if (article := library.article(row)) is not None:
            yield article, (row, article, done)
