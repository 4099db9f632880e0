"""``newsdash extract --engine dask``: an archive read by a cluster, into a folder of Parquet."""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from newsdash.commandline.headless import (
    ALL_READ,
    INTERRUPTED,
    NOTHING_READ,
    SOME_FAILED,
    any_input,
    ending_on_signals,
    standard_input,
)
from newsdash.commandline.narration import Narrator
from newsdash.configuration import Configuration
from newsdash.corpus import Unreadable, locate, read
from newsdash.corpus.origins import origin_of, with_company
from newsdash.corpus.tables import Columns
from newsdash.extraction.pipeline_choice import PipelineError
from newsdash.records import Article

if TYPE_CHECKING:
    from distributed import Client

    from newsdash.extraction.cluster import Given

_PATIENCE = 10  # seconds to find a scheduler


class _Sources:
    """The articles of the sources, and how many inputs gave none."""

    def __init__(self, narrator: Narrator, columns: Columns) -> None:
        self._narrator = narrator
        self._columns = columns
        self.failures = 0

    def articles(self, sources: Sequence[str], stdin: BinaryIO | None) -> Iterator[Given]:
        for found in locate(sources):
            items = (
                iter([found])
                if isinstance(found, Unreadable)
                else read(found, stdin, self._columns)
            )
            for item, is_alone in with_company(items):
                if isinstance(item, Article):
                    yield item, origin_of(item, is_alone)
                else:
                    self._tell(item)

    def _tell(self, problem: Unreadable) -> None:
        self.failures += 1
        self._narrator.say(f"{problem.where}: {problem.reason}")


def extract_archive(
    sources: Sequence[str],
    folder: Path,
    configuration: Configuration,
    scheduler: str | None,
    jobs: int,
) -> int:
    """Extract ``sources`` into ``folder`` and return the exit code.

    Args:
        sources: what to read; this process reads it and sends it out.
        folder: where the parts go.
        configuration: which pipelines read it.
        scheduler: the address of a Dask scheduler; None: ``jobs`` processes of this machine.
        jobs: how many processes, where there is no scheduler.
    """
    narrator = Narrator(sys.stderr, live=sys.stderr.isatty())
    missing = [name for name in ("distributed", "pyarrow") if not importlib.util.find_spec(name)]
    if missing:
        narrator.say("--engine dask needs more packages: pip install 'newsdash[dask]'")
        return NOTHING_READ
    if not any_input(sources, narrator):
        return NOTHING_READ
    try:
        with ending_on_signals(), _client(scheduler, jobs) as client:
            return _extract(client, sources, folder, configuration, narrator)
    except KeyboardInterrupt:
        narrator.say(f"not finished; what is done is kept in {folder}, give the command again")
        return INTERRUPTED
    except PipelineError as error:
        narrator.say(str(error))
    except OSError as error:  # a scheduler that cannot be reached is one, too
        where = scheduler if scheduler and not error.filename else folder
        narrator.say(f"{where}: {error.strerror or str(error).splitlines()[0]}")
    return NOTHING_READ


def _extract(
    client: Client,
    sources: Sequence[str],
    folder: Path,
    configuration: Configuration,
    narrator: Narrator,
) -> int:
    from newsdash.extraction.cluster import extract_to_parts

    given, done, failures = _Sources(narrator, configuration.columns), 0, 0
    articles = given.articles(sources, standard_input(sources, narrator))
    for done, failed in extract_to_parts(client, articles, folder, configuration):
        for where, reason in failed:
            narrator.say(f"{where}: {reason}")
        failures += len(failed)
        narrator.progress(done, done, failures, done)
    failures += given.failures
    narrator.say(f"{done - failures + given.failures:,} articles in {folder}, {failures:,} failed")
    if not done:
        return NOTHING_READ
    return SOME_FAILED if failures else ALL_READ


@contextlib.contextmanager
def _client(scheduler: str | None, jobs: int) -> Iterator[Client]:
    import dask
    from distributed import Client, LocalCluster

    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    if scheduler is not None:
        with Client(scheduler, timeout=_PATIENCE) as client:
            yield client
        return
    # the profiler looks at deep stacks a hundred times a second: half of all the time
    dask.config.set({"distributed.worker.profile.enabled": False})
    cluster = LocalCluster(
        n_workers=jobs,
        threads_per_worker=1,
        processes=True,
        dashboard_address=":0",
        silence_logs=logging.CRITICAL,
    )
    with cluster, Client(cluster) as client:
        yield client
