"""What newsdash keeps from one start to the next: history, saved queries, and the layout.

``state.json`` in the platform's folder for state holds what newsdash notes by itself;
``queries.tsv`` in its folder for data what the user saved, a line each: name, tab, query. A
file that cannot be read is told in one line, and put aside before it would be written over.
Files are read anew before they are changed: several newsdash may be open.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from newsdash.keeping import NotKeptError, data_folder, write_whole
from newsdash.search.saved import History, SavedQuery, format_saved, parse_saved
from newsdash.translation import translate

__all__ = ["Layout", "Memory", "NotKeptError", "data_folder", "queries_file", "state_file"]

LONGEST_QUERY: Final = 2_000


class Layout(msgspec.Struct, frozen=True):
    """How the dashboard looked: theme, pane in use, whether it was alone, sort by pane.

    ``heights`` are shares of panes in their column, ``columns`` of the two columns; ``hidden`` are
    the panes that were put away.
    """

    theme: str | None = None
    pane: str | None = None
    zoomed: bool = False
    sorts: dict[str, str] = {}
    heights: dict[str, int] = {}
    columns: tuple[int, int] | None = None
    hidden: tuple[str, ...] = ()


class _State(msgspec.Struct):
    history: list[str] = []
    layout: Layout = Layout()


def state_file() -> Path:
    """Return where history and layout are kept."""
    from platformdirs import user_state_path

    return user_state_path("newsdash", appauthor=False) / "state.json"


def queries_file() -> Path:
    """Return where saved queries are kept."""
    return data_folder() / "queries.tsv"


class Memory:
    """History, saved queries and layout.

    Args:
        state: file of history and layout; None keeps them while newsdash runs.
        queries: file of saved queries; None as above.

    ``warnings`` has a line for each file that cannot be read.
    """

    def __init__(self, state: Path | None = None, queries: Path | None = None) -> None:
        self._state_file = state
        self._queries_file = queries
        self.warnings: list[str] = []
        self._state = self._read_state(self._told)
        self._saved = self._read_queries(self._told)

    @property
    def history(self) -> History:
        """What was typed before, the latest last."""
        return History(self._state.history)

    @property
    def saved(self) -> tuple[SavedQuery, ...]:
        """The saved queries, by name."""
        return tuple(sorted(self._saved, key=lambda query: query.name.casefold()))

    @property
    def layout(self) -> Layout:
        """How the dashboard looked last."""
        return self._state.layout

    def note(self, text: str) -> None:
        """Put a query into the history.

        Raises:
            NotKeptError: the file cannot be written.
        """
        if not text.strip() or len(text) > LONGEST_QUERY or self._state.history[-1:] == [text]:
            return

        def add(state: _State) -> None:
            history = History(state.history)
            history.add(text)
            state.history = history.texts

        self._change_state(add)

    def forget(self, text: str) -> None:
        """Take a query out of the history.

        Raises:
            NotKeptError: the file cannot be written.
        """

        def remove(state: _State) -> None:
            state.history = [old for old in state.history if old != text]

        self._change_state(remove)

    def keep_layout(self, layout: Layout) -> None:
        """Keep how the dashboard looks.

        Raises:
            NotKeptError: the file cannot be written.
        """
        if layout != self._state.layout:
            self._change_state(lambda state: setattr(state, "layout", layout))

    def save(self, name: str, text: str) -> None:
        """Save a query; one of the same name is replaced.

        Raises:
            NotKeptError: the file cannot be written.
        """
        query = SavedQuery(" ".join(name.split()).lstrip("#"), " ".join(text.split()))
        self._change_queries(lambda saved: [*_without(query.name, saved), query])

    def delete(self, name: str) -> None:
        """Delete a saved query.

        Raises:
            NotKeptError: the file cannot be written.
        """
        self._change_queries(lambda saved: _without(name, saved))

    def _told(self, file: Path, reason: str) -> None:
        self.warnings.append(
            translate("{file}: {reason}; newsdash goes on without it", file=file, reason=reason)
        )

    def _put_aside(self, file: Path, _: str) -> None:
        with suppress(OSError):
            file.replace(file.with_name(f"{file.name}.broken"))

    def _read_state(self, broken: Callable[[Path, str], None]) -> _State:
        file = self._state_file
        try:
            return msgspec.json.decode(file.read_bytes(), type=_State) if file else _State()
        except FileNotFoundError:
            return _State()
        except OSError as error:
            self._told(file or Path(), translate("cannot be read: {why}", why=error.strerror))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            broken(file or Path(), translate("is broken: {error}", error=error))
        return _State()

    def _read_queries(self, broken: Callable[[Path, str], None]) -> list[SavedQuery]:
        file = self._queries_file
        if file is None:
            return []
        try:
            saved, bad = parse_saved(file.read_bytes().decode("utf-8-sig"))
        except FileNotFoundError:
            return []
        except OSError as error:
            self._told(file, translate("cannot be read: {why}", why=error.strerror))
            return []
        except UnicodeDecodeError:
            broken(file, translate("is not UTF-8"))
            return []
        if bad:
            broken(
                file, translate("line {number}: {what}", number=bad[0].number, what=bad[0].message)
            )
        return saved

    def _change_state(self, change: Callable[[_State], None]) -> None:
        if self._state_file:
            self._state = self._read_state(self._put_aside)
        change(self._state)
        if self._state_file:
            write_whole(self._state_file, msgspec.json.encode(self._state))

    def _change_queries(self, change: Callable[[list[SavedQuery]], list[SavedQuery]]) -> None:
        if self._queries_file:
            self._saved = self._read_queries(self._put_aside)
        self._saved = change(self._saved)
        if self._queries_file:
            write_whole(self._queries_file, format_saved(self._saved).encode())


def _without(name: str, saved: list[SavedQuery]) -> list[SavedQuery]:
    return [query for query in saved if query.name != name]
