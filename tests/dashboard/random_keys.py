"""Random keys, clicks and sizes against the dashboard: nothing may raise, hang, or leave it askew.

``python tests/dashboard/random_keys.py --sequences 10000 --seed 1`` plays so many sequences, some
dozens one after the other in the same app, on records of several kinds, and prints how many were
played. Of one that fails it prints the seed, what went wrong and the fewest steps found that
still do; ``--replay STEPS`` (as printed) plays those alone.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import signal
import sys
import tempfile
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import cycle
from pathlib import Path
from queue import SimpleQueue
from time import perf_counter

if __name__.endswith("_main__"):  # also in the processes started from here
    os.environ.setdefault("TEXTUAL_FPS", "60")  # a screen need not be painted 250 times a second
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

from key_sequences import Sequences, Step
from textual import events
from textual.geometry import Size
from textual.worker import Worker, WorkerState

import hostile
from fakes import RecordFeed
from generated import library
from newsdash.dashboard.app import NewsdashApp
from newsdash.extraction.events import Finished, PipelineChosen
from newsdash.memory import Memory
from newsdash.records import Extraction
from newsdash.search.index import Index
from newsdash.session.feed import Arrived, IndexOpened

TOGETHER = 25
"""Sequences that are played in one app before another is started."""
PATIENCE = 30.0
"""Seconds until a sequence that does not come to its end is taken to hang."""
ATTEMPTS = 60
TOLD = 200


class HungError(Exception):
    """The time for a sequence is over."""


class Watched:
    """A source that tells of one more article whenever it is asked to."""

    watching = True

    def __init__(self, begun: list[Extraction], more: list[Extraction]) -> None:
        self._begun = begun
        self._more = cycle(more)
        self._wanted: SimpleQueue[bool] = SimpleQueue()

    def events(self) -> Iterator[object]:
        index = Index()
        for extraction in self._begun:
            index.add(extraction)
        yield PipelineChosen("de", "de_newsdash_rules", "1.0", "rules only")
        yield IndexOpened(index)
        yield Finished(len(self._begun), 0)
        done = len(self._begun)
        while self._wanted.get():
            done += 1
            yield Arrived(next(self._more), done, new=done % 3 > 0)

    def arrive(self) -> None:
        self._wanted.put(True)

    def stop(self) -> None:
        self._wanted.put(False)


def _failing() -> RecordFeed:
    return RecordFeed((), [(text, text) for text in hostile.TEXTS])


_SOME, _MORE = list(library(60)), list(library(40, seed=3))
FEEDS = {
    "generated": lambda: RecordFeed(_SOME),
    "hostile": lambda: RecordFeed([*_SOME[:20], *hostile.library()], [("a", "b")] * 7),
    "watched": lambda: Watched(_SOME[:30], [*_MORE, *hostile.library()]),
    "nothing yet": lambda: Watched([], [*hostile.library(), *_MORE]),
    "nothing": _failing,
}


class Tried(NewsdashApp):
    """The dashboard, which does not end by itself and notes what fails in the background."""

    def exit(self, *_arguments: object, **_named: object) -> None:
        """Stay."""

    async def end(self) -> None:
        """End as a user would end it, whatever is under way."""
        super().exit()
        until = perf_counter() + PATIENCE
        while self._task is not None and not self._task.done():
            assert perf_counter() < until, "it does not end"
            await asyncio.sleep(0.002)

    def save_screenshot(self, *_arguments: object, **_named: object) -> str:
        """Draw the picture and write it nowhere."""
        return f"{len(self.export_screenshot())} characters"


class Playing:
    """An app that steps are played to."""

    def __init__(self, feed_name: str, folder: Path) -> None:
        self.feed = FEEDS[feed_name]()
        memory = Memory(folder / "state.json", folder / "queries.tsv")
        self.app = Tried(self.feed, memory)

    async def play(self, steps: list[Step]) -> None:
        """Play the steps, wait until nothing is under way, and look at the screen."""
        for step in steps:
            await getattr(self, f"_{step[0]}")(*step[1:])
            if self.app._exception:
                return
        await self._wait()
        self.look()

    def look(self) -> None:
        """Raise AssertionError unless the picture fits the screen and has nothing harmful."""
        width = self.app.size.width
        for strip in self.app.screen._compositor.render_strips():
            assert strip.cell_length == width, f"{strip.cell_length} of {width}: {strip.text!r}"
            bad = [c for c in strip.text if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}]
            assert not bad, f"{bad} are on the screen"

    def _send(self, event: events.Event) -> None:
        event.set_sender(self.app)
        assert self.app._driver is not None
        self.app._driver.send_message(event)

    async def _key(self, key: str) -> None:
        character = key if len(key) == 1 else _character(key)
        self._send(events.Key(key, character))

    async def _paste(self, text: str) -> None:
        self._send(events.Paste(text))

    def _mouse(self, kind: type[events.MouseEvent], x: float, y: float, button: int) -> None:
        size = self.app.size
        at = (int(x * size.width), int(y * size.height))
        self._send(kind(None, *at, 0, 0, button, False, False, False, *at))

    async def _move(self, x: float, y: float) -> None:
        self._mouse(events.MouseMove, x, y, 0)

    async def _click(self, x: float, y: float) -> None:
        await self._drag(x, y, x, y)

    async def _drag(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self._mouse(events.MouseMove, x, y, 0)
        self._mouse(events.MouseDown, x, y, 1)
        self._mouse(events.MouseMove, to_x, to_y, 1)
        self._mouse(events.MouseUp, to_x, to_y, 1)

    async def _wheel(self, x: float, y: float, down: float) -> None:
        self._mouse(events.MouseScrollDown if down else events.MouseScrollUp, x, y, 0)

    async def _resize(self, width: float, height: float) -> None:
        size = Size(int(width), int(height))
        assert self.app._driver is not None
        self.app._driver._size = size
        self._send(events.Resize(size, size))

    async def _arrive(self) -> None:
        if isinstance(self.feed, Watched):
            self.feed.arrive()

    async def _wait(self) -> None:
        """Wait until all that was sent has been worked off."""
        for _ in range(2):
            await asyncio.sleep(0)
            await self._worked_off()
            while self.app.screen._compositor.size != self.app.size and not self.app._exception:
                await asyncio.sleep(0.002)
            while any(w.is_running and w.group != "feed" for w in self.app.workers):
                await asyncio.sleep(0.002)
                if self.app._exception:
                    return

    async def _worked_off(self) -> None:
        nodes = [self.app, *self.app.screen_stack, *self.app.screen.walk_children()]
        left = [asyncio.Event() for _ in nodes]
        for node, done in zip(nodes, left, strict=True):
            if not node.call_later(done.set):
                done.set()
        until = perf_counter() + PATIENCE / 2
        while not self.app._exception:
            waiting = [node for node, done in zip(nodes, left, strict=True) if not done.is_set()]
            if not any(node.is_running for node in waiting):
                return
            assert perf_counter() < until, f"{waiting} take no messages any more"
            await asyncio.sleep(0.001)


def _character(key: str) -> str | None:
    if key == "space":
        return " "
    with suppress(KeyError):
        return unicodedata.lookup(key.replace("_", " ").upper())
    return None


@contextmanager
def _background_told() -> Iterator[list[BaseException]]:
    """Note what workers end with, which the app itself only tells of."""
    failed: list[BaseException] = []
    original = Worker._run

    async def run(worker: Worker[object], app: NewsdashApp) -> None:
        await original(worker, app)
        if worker.state is WorkerState.ERROR and worker.error is not None:
            failed.append(worker.error)

    Worker._run = run  # type: ignore[method-assign]
    try:
        yield failed
    finally:
        Worker._run = original  # type: ignore[method-assign]


@contextmanager
def _patience() -> Iterator[None]:
    """Raise `HungError` wherever the program is, once it is `PATIENCE` seconds there."""

    def over(*_: object) -> None:
        raise HungError(f"not done after {PATIENCE:.0f} seconds")

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


async def play(
    feed: str,
    sequences: list[list[Step]],
    patience: Callable[[], AbstractContextManager[None]] = _patience,
) -> tuple[int, str]:
    """Play sequences in one app; returns how many went well, and what went wrong with the next."""
    well = 0
    with tempfile.TemporaryDirectory() as folder, _background_told() as failed:
        playing = Playing(feed, Path(folder))
        try:
            async with playing.app.run_test(size=(120, 40), notifications=True, tooltips=True):
                for steps in sequences:
                    with patience():
                        await playing.play(steps)
                    if failed:
                        raise failed[0]
                    if playing.app._exception:
                        break
                    well += 1
                if not playing.app._exception:
                    await playing.app.end()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            return well, "".join(traceback.format_exception(error)[-14:])
    return well, ""


def shortest(feed: str, steps: list[Step], why: str) -> list[Step]:
    """Return as few of the steps as still fail so, as far as some dozen attempts find out."""
    attempts, part = 0, max(1, len(steps) // 2)
    while attempts < ATTEMPTS:
        for start in range(0, len(steps), part):
            attempts += 1
            fewer = steps[:start] + steps[start + part :]
            if fewer and _fails_so(feed, fewer, why):
                steps = fewer
                break
        else:
            if part == 1:
                break
            part = max(1, part // 2)
    return steps


def _fails_so(feed: str, steps: list[Step], why: str) -> bool:
    found = asyncio.run(play(feed, [steps]))[1]
    return bool(found) and _last_place(found) == _last_place(why)


def _last_place(why: str) -> str:
    """Return the last line of the program in a traceback."""
    return [line for line in why.splitlines() if line.startswith("  File ")][-1]


def report(feed: str, sequences: list[list[Step]], seed: int, why: str) -> str:
    """Return what failed, and how to see it again."""
    steps = sequences[-1]
    if not _fails_so(feed, steps, why):
        steps = [step for sequence in sequences for step in sequence]
    steps = shortest(feed, steps, why)
    again = json.dumps({"feed": feed, "steps": steps})
    return f"seed {seed}\n{why}\nthe steps: --replay '{again}'"


def run(sequences: int, seed: int, most: int = 1) -> tuple[int, list[str]]:
    """Play so many sequences, or until ``most`` failed; returns how many, and reports."""
    made, played, reports = Sequences(seed), 0, []
    for feed in cycle(FEEDS):
        batch = [made.next() for _ in range(min(TOGETHER, sequences - played))]
        if not batch or len(reports) >= most:
            break
        well, why = asyncio.run(play(feed, batch))
        played += well + bool(why)
        if why:
            reports.append(report(feed, batch[: well + 1], seed, why))
            print(reports[-1], flush=True)  # noqa: T201
        if played % TOLD < len(batch):
            print(f"seed {seed}: {played:,}", file=sys.stderr, flush=True)  # noqa: T201
    return played, reports


def main() -> int:
    """Play and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--sequences", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes; each has "
                        "its part of the sequences and a seed of its own, counted up")  # fmt: skip
    parser.add_argument("--failures", type=int, default=3, help="stop after so many")
    parser.add_argument("--replay", help="steps as they were printed")
    given = parser.parse_args()
    if given.replay:
        again = json.loads(given.replay)
        _, why = asyncio.run(play(again["feed"], [[tuple(step) for step in again["steps"]]]))
        print(why or "nothing went wrong")  # noqa: T201
        return int(bool(why))
    return _shared_out(given.sequences, given.seed, given.jobs, given.failures)


def _shared_out(sequences: int, seed: int, jobs: int, most: int) -> int:
    started = perf_counter()
    share = -(-sequences // jobs)
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        runs = [pool.submit(run, share, seed + job, most) for job in range(jobs)]
        done = [each.result() for each in runs]
    took = perf_counter() - started
    played, failed = sum(count for count, _ in done), sum(len(told) for _, told in done)
    print(f"{played:,} sequences, {failed} failed; {took:.0f} s, "  # noqa: T201
          f"{took / max(1, played) * 1000:.0f} ms each, {jobs} processes")  # fmt: skip
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
