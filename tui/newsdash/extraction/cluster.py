"""An archive read by the processes of a Dask cluster, into a folder of parts.

Articles go out in partitions; what comes back is written at once, under a name that tells the
partition's content and what reads it, and such a partition is not sent out again. A process
that dies costs time: its partitions go to others, and one that no process survives goes out
again article by article, so that only the article at fault is lost. When all are there the
actors are settled, in order, as one process would.

Needs the extra "dask".
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsdash.configuration import DEFAULTS, Configuration, encode
from newsdash.extraction.answers import AnyAnswer, Found, NoPipeline, NothingFound
from newsdash.extraction.extractors import current_extractor, extractor
from newsdash.extraction.names_apart import NamesApart
from newsdash.extraction.partition import packed_articles, read_partition, unpacked_answers
from newsdash.extraction.parts import PartRow, part_files, read_part, write_part
from newsdash.extraction.pipeline_folders import PipelineError
from newsdash.extraction.registry import ActorRegistry
from newsdash.records import Article, to_json

if TYPE_CHECKING:
    from distributed import Client, Future

PARTITION = 200
"""Articles that go out together."""

UNSETTLED = ".unsettled"
_AHEAD = 3  # partitions a process

Given = tuple[Article, str | None]
"""An article, and its origin: see ``newsdash.corpus.origins``."""


class Progress(NamedTuple):
    """How far it is: articles that are read, and those among them that failed in this step."""

    done: int
    failures: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Partition:
    number: int
    given: list[Given]
    key: str

    @property
    def name(self) -> str:
        return f"part-{self.number:06}-{self.key}.parquet"


def extract_to_parts(
    client: Client,
    articles: Iterable[Given],
    folder: Path,
    configuration: Configuration = DEFAULTS,
    size: int = PARTITION,
) -> Iterator[Progress]:
    """Read ``articles`` by the cluster of ``client`` into ``folder``; yield how far it is.

    Interrupted, it goes on where it was when it is called again with the same articles. Parts
    of other articles that are in the folder from before are removed in the end.

    Raises:
        OSError: the folder cannot be written to.
        PipelineError: the configuration names a pipeline that cannot be used.
    """
    unsettled = folder / UNSETTLED
    unsettled.mkdir(parents=True, exist_ok=True)
    run, names, done = _Run(client, configuration), list[str](), 0
    partitions = _partitions(articles, configuration, size)
    for partition, rows in run.rows(partitions, unsettled, folder):
        names.append(partition.name)
        done += len(partition.given)
        yield Progress(done, [(_where(row), row.failure) for row in rows if row.failure])
    _settle(folder, sorted(names), NamesApart(configuration.apart_actors))


def _where(row: PartRow) -> str:
    return row.article.path or row.article.title


def _partitions(
    articles: Iterable[Given], configuration: Configuration, size: int
) -> Iterator[_Partition]:
    remaining, number = iter(articles), 0
    while given := list(islice(remaining, size)):
        yield _Partition(number, given, _key(given, configuration))
        number += 1


def _key(given: list[Given], configuration: Configuration) -> str:
    found = hashlib.sha256()
    for article, origin in given:
        found.update(to_json(article) + (origin or "").encode() + b"\0")
    for language in sorted({article.language for article, _ in given}):
        found.update("\0".join(current_extractor(language, configuration)).encode())
    return found.hexdigest()[:16]


def _there(partition: _Partition, *folders: Path) -> Path | None:
    places = (folder / partition.name for folder in folders)
    return next((file for file in places if file.exists()), None)


class _Run:
    """Partitions on their way through a cluster."""

    def __init__(self, client: Client, configuration: Configuration) -> None:
        self._client = client
        self._configuration = configuration
        self._ahead = _AHEAD * max(1, sum(client.nthreads().values()))

    def rows(
        self, partitions: Iterator[_Partition], unsettled: Path, folder: Path
    ) -> Iterator[tuple[_Partition, list[PartRow]]]:
        """Yield each partition when it is written, or at once where it was there."""
        out: dict[Future[bytes], _Partition] = {}
        for partition in partitions:
            if there := _there(partition, folder, unsettled):
                yield partition, read_part(there)
                continue
            out[self._send([article for article, _ in partition.given])] = partition
            if len(out) >= self._ahead:
                yield self._next(out, unsettled)
        while out:
            yield self._next(out, unsettled)

    def _send(self, articles: list[Article]) -> Future[bytes]:
        # not pure: Dask would look up results by what is sent
        return self._client.submit(
            read_partition, packed_articles(articles), encode(self._configuration), pure=False
        )

    def _next(
        self, out: dict[Future[bytes], _Partition], unsettled: Path
    ) -> tuple[_Partition, list[PartRow]]:
        from distributed import wait

        future = next(iter(wait(list(out), return_when="FIRST_COMPLETED").done))
        partition = out.pop(future)
        rows = [
            self._row(given, answer)
            for given, answer in zip(partition.given, self._answers(future, partition), strict=True)
        ]
        write_part(unsettled / partition.name, rows)
        return partition, rows

    def _answers(self, future: Future[bytes], partition: _Partition) -> list[AnyAnswer]:
        from distributed import KilledWorker

        try:
            answers = unpacked_answers(future.result())
        except KilledWorker:
            answers = [self._alone(article) for article, _ in partition.given]
        if answers and isinstance(answers[0], NoPipeline):
            raise PipelineError(answers[0].reason)
        return answers

    def _alone(self, article: Article) -> AnyAnswer:
        from distributed import KilledWorker

        try:
            return unpacked_answers(self._send([article]).result())[0]
        except KilledWorker:
            return NothingFound("every process that read it ended; please report it")

    def _row(self, given: Given, answer: AnyAnswer) -> PartRow:
        article, origin = given
        if not isinstance(answer, Found):
            return PartRow(article, origin, None, None, answer.reason, None)
        made_with = extractor(
            article.language, answer.pipeline, answer.version, self._configuration
        )
        return PartRow(article, origin, answer.extraction, None, None, made_with)


def _settle(folder: Path, names: list[str], apart: NamesApart) -> None:
    """Give the actors of all parts their ids, in order, and put the parts in place."""
    registry, unsettled = ActorRegistry(apart), folder / UNSETTLED
    for name in names:
        fresh, final = unsettled / name, folder / name
        rows = read_part(fresh if fresh.exists() else final)
        settled = [row._replace(settled=row.found and registry.settle(row.found)) for row in rows]
        if fresh.exists() or settled != rows:
            write_part(final, settled)
            fresh.unlink(missing_ok=True)
    for file in (*part_files(folder), *part_files(unsettled)):
        if file.name not in names:
            file.unlink()
    with contextlib.suppress(OSError):
        unsettled.rmdir()
