"""What ``newsdash feeds add|list|remove|refresh`` do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

import click
import msgspec

from newsdash.commandline.feed_store import FeedFile, FeedStore, FeedStoreError
from newsdash.commandline.headless import (
    ALL_READ,
    INTERRUPTED,
    NOTHING_READ,
    SOME_FAILED,
    ending_on_signals,
    silence_stdout,
)
from newsdash.commandline.narration import Narrator, visible
from newsdash.commandline.target import Target, open_target
from newsdash.corpus.feeds import FeedReading, FeedState, Fetch, find_feed, read_feed
from newsdash.corpus.fetching import fetch
from newsdash.corpus.locating import is_web_address
from newsdash.corpus.problems import NotReadableError
from newsdash.records import Article

NOTHING_KEPT = "there are no feeds yet; add one with `newsdash feeds add ADDRESS`"


def add(addresses: Sequence[str], store: FeedStore, narrator: Narrator, get: Fetch = fetch) -> int:
    """Subscribe to the feeds at ``addresses``, or to those their pages name."""
    failures = 0
    for address in addresses:
        try:
            _add(address, store, narrator, get)
        except (NotReadableError, FeedStoreError) as problem:
            failures += 1
            narrator.say(f"{address}: {problem}")
    return _exit_code(failures, len(addresses))


def show(store: FeedStore, format_name: str) -> int:
    """Write the subscriptions to stdout, as text or as one JSON array."""
    states = store.list()
    if format_name == "json":
        click.echo(msgspec.json.encode([_public(state) for state in states]))
    elif not states:
        Narrator(sys.stderr, live=False).say(NOTHING_KEPT)
    for number, state in enumerate(states if format_name == "text" else (), 1):
        for line in _described(number, state):
            click.echo(visible(line).encode())
    return ALL_READ


def remove(names: Sequence[str], store: FeedStore, narrator: Narrator) -> int:
    """Unsubscribe from feeds, named by address, number in the list, or title."""
    failures = 0
    chosen = [(name, _chosen(name, store.list())) for name in names]  # numbers shift afterwards
    for name, state in chosen:
        if state is not None and store.remove(state.url):
            narrator.say(f"{state.title or state.url} is removed")
        else:
            failures += 1
            narrator.say(f"{name}: there is no such feed; see `newsdash feeds list`")
    return _exit_code(failures, len(names))


def refresh(names: Sequence[str], output: str | None, store: FeedStore, get: Fetch = fetch) -> int:
    """Write what is new in the feeds as JSON Lines to ``output``, and note how far they are read.

    That is noted only once the articles are safely written: interrupted, the next time brings
    them again.

    Raises:
        click.BadParameter: nothing can be written to ``output``.
        FeedStoreError: the subscriptions cannot be read.
    """
    narrator = Narrator(sys.stderr, live=sys.stderr.isatty() and output is not None)
    states, unknown = _wanted(names, store)
    for name in unknown:
        narrator.say(f"{name}: there is no such feed; see `newsdash feeds list`")
    if not states:
        if not names:
            narrator.say(NOTHING_KEPT)
        return NOTHING_READ
    target = open_target(output)
    run = _Refresh(target, narrator, len(states), len(unknown))
    try:
        with ending_on_signals():
            for state in states:
                run.take(read_feed(state, datetime.now(UTC), get))
    except BaseException as error:  # noqa: BLE001 (raised again unless it is an orderly end)
        return run.end_early(error, store)
    return run.end(store)


class _Refresh:
    """One run: writes the articles of feed after feed and remembers the states to keep."""

    def __init__(self, target: Target, narrator: Narrator, feeds: int, failures: int) -> None:
        self._target = target
        self._narrator = narrator
        self._feeds = feeds
        self._states: list[FeedState] = []
        self._articles = 0
        self._failures = failures
        self._failed_feeds = 0

    def take(self, reading: FeedReading) -> None:
        """Write what one feed gave."""
        for found in reading.found:
            if isinstance(found, Article):
                self._target.stream.write(msgspec.json.encode(found) + b"\n")
                self._articles += 1
            else:
                self._failures += 1
                self._narrator.say(f"{found.where}: {found.reason}")
        self._target.stream.flush()
        self._states.append(reading.state)
        self._failed_feeds += reading.state.error is not None
        self._narrator.progress(len(self._states), self._feeds, self._failures)

    def end(self, store: FeedStore) -> int:
        """Complete the output, then note how far the feeds are read."""
        try:
            self._target.complete() if self._articles else self._target.discard()
        except OSError as error:
            self._narrator.say(f"the articles cannot be written: {error.strerror}")
            return NOTHING_READ
        store.update(self._states)
        self._tell()
        if self._failed_feeds == self._feeds:
            return NOTHING_READ
        return SOME_FAILED if self._failures else ALL_READ

    def end_early(self, error: BaseException, store: FeedStore) -> int:
        """Keep what is written of an interrupted run; the states stay as they were."""
        self._narrator.clear()
        if not self._articles:
            self._target.discard()
        elif partial := self._target.abandon():
            self._narrator.say(f"not finished; what was read so far is in {partial}")
        match error:
            case BrokenPipeError():
                silence_stdout()
                return ALL_READ
            case KeyboardInterrupt():
                self._tell()
                return INTERRUPTED
            case OSError():
                self._narrator.say(f"the articles cannot be written: {error.strerror}")
                return NOTHING_READ
            case SystemExit(code=int(code)):
                return code
        raise error

    def _tell(self) -> None:
        new = "1 new article" if self._articles == 1 else f"{self._articles} new articles"
        feeds = "1 feed" if self._feeds == 1 else f"{self._feeds} feeds"
        self._narrator.say(f"{new} from {feeds}, {self._failures} failed")


def with_store(body: Callable[[FeedStore, Narrator], int]) -> int:
    """Run a command on the user's subscriptions; a store that fails is one line and a 2."""
    narrator = Narrator(sys.stderr, live=False)
    try:
        return body(FeedFile(), narrator)
    except FeedStoreError as error:
        narrator.say(str(error))
        return NOTHING_READ
    except KeyboardInterrupt:
        return INTERRUPTED


def _add(address: str, store: FeedStore, narrator: Narrator, get: Fetch) -> None:
    address = address if "://" in address else f"https://{address}"
    if not is_web_address(address):
        raise NotReadableError("a feed's address begins with http:// or https://")
    url, feed = find_feed(address, get)
    if store.add(FeedState(url, feed.title)):
        entries = "1 entry" if len(feed.entries) == 1 else f"{len(feed.entries)} entries"
        narrator.say(f"{feed.title or url} is added ({entries}, {url})")
    else:
        narrator.say(f"{feed.title or url} is among the feeds already")


def _wanted(names: Sequence[str], store: FeedStore) -> tuple[list[FeedState], list[str]]:
    states = store.list()
    if not names:
        return list(states), []
    chosen = {name: _chosen(name, states) for name in names}
    found = {state.url: state for state in chosen.values() if state is not None}
    return list(found.values()), [name for name, state in chosen.items() if state is None]


def _chosen(name: str, states: Sequence[FeedState]) -> FeedState | None:
    if name.isdecimal() and 0 < int(name) <= len(states):
        return states[int(name) - 1]
    folded = name.casefold()
    titled = [state for state in states if (state.title or "").casefold() == folded]
    return next((state for state in states if state.url == name), titled[0] if titled else None)


def _described(number: int, state: FeedState) -> Iterable[str]:
    yield f"{number:>3}  {state.title or state.url}"
    yield f"     {state.url}"
    yield f"     read {state.checked}" if state.checked else "     not read yet"
    if state.error:
        yield f"     failed: {state.error}"


def _public(state: FeedState) -> dict[str, str | None]:
    names = ("url", "title", "checked", "error", "etag", "modified")
    return {name: getattr(state, name) for name in names}


def _exit_code(failures: int, total: int) -> int:
    if not failures:
        return ALL_READ
    return NOTHING_READ if failures == total else SOME_FAILED
