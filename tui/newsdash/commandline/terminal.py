"""Who reads the keyboard when standard input is something else."""

from __future__ import annotations

import os

_STDIN = 0


def keyboard_is_stdin() -> bool:
    """Tell whether what is typed arrives on standard input."""
    try:
        return os.isatty(_STDIN)
    except OSError:
        return False


def is_served() -> bool:
    """Tell whether a server stands between the dashboard and a browser."""
    return "TEXTUAL_DRIVER" in os.environ


def free_stdin_for_keyboard() -> int | None:
    """Put the terminal on file descriptor 0; return what was there under a new descriptor.

    Returns:
        None where standard input was closed.

    Raises:
        OSError: this process has no terminal.
    """
    terminal = os.open("/dev/tty", os.O_RDWR)
    if terminal == _STDIN:  # the lowest free descriptor: standard input was closed
        return None
    piped = os.dup(_STDIN)
    os.dup2(terminal, _STDIN)
    os.close(terminal)
    return piped
