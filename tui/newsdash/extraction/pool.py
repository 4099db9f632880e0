"""Articles read by several processes at once, their records in the order of the articles.

Each process has its pipelines to itself. One that dies costs the article it was reading, and
another takes its place. This module loads no pipeline.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

import msgspec

from newsdash.configuration import DEFAULTS, Configuration, encode
from newsdash.extraction.answers import Answer, AnyAnswer, Key, NoPipeline, NothingFound
from newsdash.extraction.pipeline_folders import PipelineError
from newsdash.records import Article

_WORKER = "newsdash.extraction.pool_worker"
_AHEAD = 8  # articles a process, so that a long one does not hold up the others

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyAnswer] = msgspec.json.Decoder(AnyAnswer)


class Pool:
    """So many processes that read articles; a context manager and a ``Reader``.

    Args:
        jobs: how many processes; each starts when it gets its first article.
        configuration: which pipelines they read with.
    """

    def __init__(self, jobs: int, configuration: Configuration = DEFAULTS) -> None:
        self._ahead = jobs * _AHEAD
        self._configuration = configuration
        self._threads = ThreadPoolExecutor(jobs, "newsdash-pool")
        self._own = threading.local()
        self._workers: list[_Worker] = []
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __call__(
        self, tasks: Iterable[tuple[Article | None, Key]]
    ) -> Iterator[tuple[Answer | None, Key]]:
        """Yield an answer for each task, in order; see ``Reader``."""
        waiting: deque[tuple[Future[AnyAnswer] | None, Key]] = deque()
        for article, key in tasks:
            begun = None if article is None else self._threads.submit(self._ask, article)
            waiting.append((begun, key))
            while waiting and (len(waiting) > self._ahead or _is_done(waiting[0][0])):
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())

    def close(self) -> None:
        """End the processes now."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.kill()
        self._threads.shutdown(wait=True)
        for worker in self._workers:
            worker.let_go()

    def _ask(self, article: Article) -> AnyAnswer:
        """Ask the process of this thread, which alone speaks to it."""
        worker: _Worker | None = getattr(self._own, "worker", None)
        if self._closed:
            return NothingFound("interrupted")
        if worker is None or not worker.is_alive:
            worker = self._own.worker = _Worker(self._configuration)
            self._workers.append(worker)
            if self._closed:  # meanwhile
                worker.kill()
        return worker.ask(article)


class _Worker:
    """A running ``python -m newsdash.extraction.pool_worker``."""

    def __init__(self, configuration: Configuration) -> None:
        # a pipe that nobody reads while the child runs would block it once it is full
        self._said = tempfile.TemporaryFile()  # noqa: SIM115
        self._process = subprocess.Popen(
            [sys.executable, "-m", _WORKER, encode(configuration)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
        )

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, article: Article) -> AnyAnswer:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(_encoder.encode(article) + b"\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except (BrokenPipeError, ValueError):
            line = b""
        except UnicodeEncodeError as error:
            return NothingFound(f"its text is no Unicode ({error.reason})")
        return _decoder.decode(line) if line.endswith(b"\n") else self._death()

    def kill(self) -> None:
        self._process.kill()

    def let_go(self) -> None:
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue
        self._said.close()

    def _death(self) -> NothingFound:
        status = self._process.wait()
        how = f"status {status}" if status >= 0 else _signal_name(-status)
        self._said.seek(0)
        said = self._said.read().decode("utf-8", "replace").strip().splitlines()
        last = f": {said[-1]}" if said else ""
        return NothingFound(f"the process that read it ended with {how}{last}; please report it")


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _is_done(begun: Future[AnyAnswer] | None) -> bool:
    return begun is None or begun.done()


def _result(begun: Future[AnyAnswer] | None, key: Key) -> tuple[Answer | None, Key]:
    if begun is None:
        return None, key
    answer = begun.result()
    if isinstance(answer, NoPipeline):
        raise PipelineError(answer.reason)
    return answer, key
