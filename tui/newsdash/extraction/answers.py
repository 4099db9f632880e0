"""What comes of reading one article: its records, or one line saying why there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeAlias, TypeVar

import msgspec

from newsdash.records import Article, Extraction

Key = TypeVar("Key")


class Found(msgspec.Struct, frozen=True, tag=True):
    """The records, with the article's own actor ids, and the pipeline that read it."""

    extraction: Extraction
    pipeline: str
    version: str
    note: str


class NothingFound(msgspec.Struct, frozen=True, tag=True):
    """The article cannot be read; the others can."""

    reason: str


class NoPipeline(msgspec.Struct, frozen=True, tag=True):
    """The configuration names a pipeline that cannot be used."""

    reason: str


Answer: TypeAlias = Found | NothingFound
AnyAnswer: TypeAlias = Found | NothingFound | NoPipeline


class Reader(Protocol):
    """Reads articles, in whatever number of processes; the answers come in order."""

    def __call__(
        self, tasks: Iterable[tuple[Article | None, Key]]
    ) -> Iterator[tuple[Answer | None, Key]]:
        """Yield an answer for each task, beside what came with it; None for None.

        Raises:
            PipelineError: the configuration names a pipeline that cannot be used.
        """
