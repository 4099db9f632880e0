"""The plain mode from the first line to the last."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import msgspec

from newsdash.corrections.kept import Corrections, corrections_file
from newsdash.library import LibraryError
from newsdash.memory import Memory, NotKeptError, queries_file, state_file
from newsdash.plain.commands import LeaveError
from newsdash.plain.completing import completions
from newsdash.plain.conversation import Conversation, MistakeError
from newsdash.plain.intake import Intake
from newsdash.plain.output import Output
from newsdash.plain.prompt import Keyboard, Lines, Piped
from newsdash.search.rows import Pane
from newsdash.session.feed import Feed
from newsdash.session.session import Session
from newsdash.translation import translate

_WRONG_USE = 2


@dataclass(frozen=True, slots=True)
class Terminal:
    """Which ends of the conversation are a terminal, and where narration goes."""

    typed: bool
    shown: bool
    tell: Callable[[str], None]

    @classmethod
    def here(cls, tell: Callable[[str], None]) -> Terminal:
        """Return what standard input and output are."""
        return cls(sys.stdin is not None and sys.stdin.isatty(), sys.stdout.isatty(), tell)


def run(feed: Feed, terminal: Terminal) -> tuple[int, Session]:
    """Answer what is typed until the input ends.

    Args:
        feed: tells what is read.
        terminal: whom this talks to.

    Returns:
        0; 1 if some inputs could not be read; 2 if none could, the reading stopped, or a line of
        those piped in could not be understood. And the session as it is at the end.

    Raises:
        BrokenPipeError: nobody reads the answers any more.
        KeyboardInterrupt: the user ends it, where lines are piped in.
    """
    memory = Memory(state_file() if terminal.typed else None, queries_file())
    for warning in memory.warnings:
        terminal.tell(warning)
    corrections = Corrections(corrections_file())
    for warning in corrections.warnings:
        terminal.tell(warning)
    session = Session(memory=memory, corrections=corrections)
    keyboard = Keyboard()
    between = partial(keyboard.tell_between, terminal.tell)
    intake = Intake(feed, session, between if terminal.typed else terminal.tell)
    talk = Conversation(session, _output(terminal))
    intake.start()
    try:
        understood = (
            _at_terminal(talk, intake, terminal, keyboard)
            if terminal.typed
            else _piped(talk, intake, terminal)
        )
    finally:
        intake.stop()
    for failed in session.progress.failures:
        terminal.tell(f"{failed.where}: {failed.reason}")
    return session.exit_code if understood else _WRONG_USE, session


def _output(terminal: Terminal) -> Output:
    if terminal.shown:
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
        return Output(sys.stdout, shutil.get_terminal_size().columns)
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    return Output(sys.stdout)


def _piped(talk: Conversation, intake: Intake, terminal: Terminal) -> bool:
    """Answer once all is read; returns whether all lines could be understood."""
    intake.wait()
    sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")  # type: ignore[union-attr]
    lines = Piped(sys.stdin)
    answered = mistaken = 0
    while (line := _next(lines)) is not None:
        answered += 1
        try:
            with intake.turn():
                talk.answer(line)
        except LeaveError:
            break
        except (MistakeError, LibraryError) as error:
            mistaken += 1
            terminal.tell(str(error))
    if not answered:
        talk.tell_counts()
    return not mistaken


def _next(lines: Lines) -> str | None:
    try:
        return lines.read()
    except EOFError:
        return None


def _at_terminal(
    talk: Conversation, intake: Intake, terminal: Terminal, keyboard: Keyboard
) -> bool:
    _as_last_time(talk)
    terminal.tell(translate("what is typed filters; :help lists the commands, :quit leaves"))
    keyboard.prepare(_completer(talk, intake), talk.session.memory.history.texts)
    while True:
        try:
            line = keyboard.read()
        except EOFError:
            talk.output.say("")
            break
        except KeyboardInterrupt:  # takes back what is typed, as in a shell
            talk.output.say("")
            continue
        if not _answered(talk, intake, terminal, line):
            break
    _keep_for_next_time(talk, terminal)
    return True


def _answered(talk: Conversation, intake: Intake, terminal: Terminal, line: str) -> bool:
    """Answer a line; returns whether the conversation goes on."""
    try:
        with intake.turn():
            talk.answer(line)
    except LeaveError:
        return False
    except (MistakeError, LibraryError) as error:
        terminal.tell(str(error))
    except KeyboardInterrupt:
        terminal.tell(translate("interrupted"))
    return True


def _completer(talk: Conversation, intake: Intake) -> Callable[[str, int], list[tuple[str, str]]]:
    def complete(line: str, cursor: int) -> list[tuple[str, str]]:
        with intake.turn():
            return list(completions(talk, line, cursor))

    return complete


def _as_last_time(talk: Conversation) -> None:
    kept = talk.session.memory.layout.pane
    talk.pane = next((pane for pane in Pane if pane.value == kept), talk.pane)


def _keep_for_next_time(talk: Conversation, terminal: Terminal) -> None:
    memory = talk.session.memory
    sorts = {pane.value: sort for pane, sort in talk.session.sorts.items()}
    try:
        memory.keep_layout(
            msgspec.structs.replace(memory.layout, pane=talk.pane.value, sorts=sorts)
        )
    except NotKeptError as error:
        terminal.tell(str(error))
