"""What is copied: through the terminal, and by the desktop where the terminal may not know how."""

from __future__ import annotations

import os
from collections.abc import Mapping

REMOTE = ("SSH_CONNECTION", "SSH_TTY")
"""Variables that tell that the desktop here is not the one of who sits at the terminal."""


def is_at_desktop(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the clipboard of this machine is that of the user."""
    return not any(environment.get(name) for name in REMOTE)


def copy_by_desktop(text: str) -> bool:
    """Copy by the desktop's own means; returns whether there are any. It may take a while."""
    import pyperclip

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException:
        return False
    return True
