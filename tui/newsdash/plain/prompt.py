"""Where typed lines come from: a keyboard with history and completion, or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Final, Protocol, TextIO

PROMPT: Final = "> "
# Colours, and the escape codes by which terminals tell what is pasted, are no plain text.
_SETTINGS: Final = (
    "set enable-bracketed-paste off",
    "set colored-stats off",
    "set colored-completion-prefix off",
    "set blink-matching-paren off",
    "set bell-style none",
    "set page-completions off",
    "set completion-query-items 0",
    "set show-all-if-ambiguous on",
    "tab: complete",
)

Completer = Callable[[str, int], Sequence[tuple[str, str]]]
"""Takes the line and the cursor; returns lines it may become, and how each is told."""


class Lines(Protocol):
    """A source of lines."""

    def read(self) -> str:
        """Return the next line.

        Raises:
            EOFError: there is none.
        """
        ...


class Piped:
    """Lines that another program writes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def read(self) -> str:
        """Return the next line."""
        line = self._stream.readline()
        if not line:
            raise EOFError
        return line


class Keyboard:
    """Lines typed at a terminal."""

    def __init__(self) -> None:
        self._complete: Completer = lambda line, cursor: ()
        self._found: Sequence[tuple[str, str]] = ()
        self._edits = False
        self._waits = False

    def prepare(self, complete: Completer, history: Sequence[str]) -> None:
        """Offer completion and history where the terminal can show them.

        Args:
            complete: what a line may become.
            history: what was typed before, the latest last.
        """
        if not sys.stdout.isatty():
            return
        try:
            import readline
        except ImportError:  # not every system has it
            return
        self._complete, self._edits = complete, True
        for setting in _SETTINGS:
            readline.parse_and_bind(setting)
        readline.set_completer_delims("")
        readline.set_completer(self._candidate)
        readline.set_completion_display_matches_hook(self._tell_candidates)
        for text in history:
            readline.add_history(text)

    def read(self) -> str:
        """Return what is typed next."""
        self._waits = True
        try:
            return self._line()
        finally:
            self._waits = False

    def _line(self) -> str:
        if self._edits:
            return input(PROMPT)
        sys.stderr.write(PROMPT)
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line

    def tell_between(self, tell: Callable[[str], None], line: str) -> None:
        """Tell a line while another may be typed, and prompt again."""
        waits = self._waits
        if waits:
            sys.stderr.write("\n")
        tell(line)
        if waits:  # what is typed already is only known to the thread that reads it
            stream = sys.stdout if self._edits else sys.stderr
            stream.write(PROMPT)
            stream.flush()

    def _candidate(self, line: str, number: int) -> str | None:
        if number == 0:
            self._found = self._complete(line, len(line))
        return self._found[number][0] if number < len(self._found) else None

    def _tell_candidates(self, _: str, matches: Sequence[str], __: int) -> None:
        import readline

        told = dict(self._found)
        sys.stdout.write("\n")
        for match in matches:
            sys.stdout.write(f"{told.get(match, match)}\n")
        sys.stdout.write(f"{PROMPT}{readline.get_line_buffer()}")
        sys.stdout.flush()
