"""Who reads the articles: this process, or several others at once."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator

from newsdash.configuration import DEFAULTS, Configuration
from newsdash.extraction.answers import Answer, Key, Reader
from newsdash.extraction.pool import Pool
from newsdash.extraction.threads import use_one_thread
from newsdash.records import Article


@contextlib.contextmanager
def reader(jobs: int, configuration: Configuration = DEFAULTS) -> Iterator[Reader]:
    """Give what reads articles in ``jobs`` processes; they end with the context."""
    if jobs > 1:
        with Pool(jobs, configuration) as pool:
            yield pool
    else:
        yield InTurn(configuration)


class InTurn:
    """A ``Reader`` in this process; spaCy is loaded with the first article."""

    def __init__(self, configuration: Configuration = DEFAULTS) -> None:
        self._configuration = configuration

    def __call__(
        self, tasks: Iterable[tuple[Article | None, Key]]
    ) -> Iterator[tuple[Answer | None, Key]]:
        """Yield an answer for each task; see ``Reader``."""
        for article, key in tasks:
            yield (None if article is None else self._answer(article)), key

    def _answer(self, article: Article) -> Answer:
        use_one_thread()
        from newsdash.extraction.stream import answer

        return answer(article, self._configuration)
