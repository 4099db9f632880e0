"""Where subscriptions are kept: a protocol, and a JSON file in the platform's data folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from newsdash.corpus.feeds import FeedState
from newsdash.library.places import data_folder

_VERSION = 1


class FeedStoreError(Exception):
    """The subscriptions cannot be read or kept; one line that says where and why."""


class FeedStore(Protocol):
    """Keeps subscriptions, told apart by their addresses; each call is whole or not at all.

    Every method raises ``FeedStoreError`` where the place does not allow it.
    """

    def list(self) -> Sequence[FeedState]:
        """Return the subscriptions in the order they were added."""

    def add(self, state: FeedState) -> bool:
        """Keep a new subscription; return False if its address is kept already."""

    def remove(self, url: str) -> bool:
        """Forget the subscription of ``url``; return False if there is none."""

    def update(self, states: Sequence[FeedState]) -> None:
        """Replace the subscriptions of the same addresses; those removed stay removed."""


class _Version(msgspec.Struct, frozen=True):
    version: int


class _Kept(msgspec.Struct, frozen=True):
    version: int
    feeds: tuple[FeedState, ...]


class FeedFile:
    """Subscriptions in one JSON file, replaced as a whole at each change.

    Args:
        file: where; by default ``feeds.json`` in the data folder. It need not exist.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or data_folder() / "feeds.json"

    def list(self) -> Sequence[FeedState]:
        """Return the subscriptions in the order they were added."""
        try:
            data = self._file.read_bytes()
            if msgspec.json.decode(data, type=_Version).version > _VERSION:
                raise FeedStoreError(f"{self._file}: is of a newer newsdash; update this one")
            return msgspec.json.decode(data, type=_Kept).feeds
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise FeedStoreError(f"{self._file}: cannot be read: {error.strerror}") from None
        except msgspec.DecodeError as error:
            raise FeedStoreError(
                f"{self._file}: is no list of feeds ({error}); repair it, or move it away"
            ) from None

    def add(self, state: FeedState) -> bool:
        """Keep a new subscription; return False if its address is kept already."""
        before = self.list()
        if any(kept.url == state.url for kept in before):
            return False
        self._write((*before, state))
        return True

    def remove(self, url: str) -> bool:
        """Forget the subscription of ``url``; return False if there is none."""
        before = self.list()
        rest = tuple(state for state in before if state.url != url)
        if len(rest) == len(before):
            return False
        self._write(rest)
        return True

    def update(self, states: Sequence[FeedState]) -> None:
        """Replace the subscriptions of the same addresses; those removed stay removed."""
        newer = {state.url: state for state in states}
        self._write(tuple(newer.get(state.url, state) for state in self.list()))

    def _write(self, feeds: tuple[FeedState, ...]) -> None:
        data = msgspec.json.format(msgspec.json.encode(_Kept(_VERSION, feeds)), indent=1)
        unfinished = self._file.with_name(f".{self._file.name}.{os.getpid()}.tmp")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            try:
                with unfinished.open("wb") as stream:
                    stream.write(data + b"\n")
                    stream.flush()
                    os.fsync(stream.fileno())
                unfinished.replace(self._file)
            finally:
                unfinished.unlink(missing_ok=True)
        except OSError as error:
            raise FeedStoreError(f"{self._file}: cannot be written: {error.strerror}") from None
