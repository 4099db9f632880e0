"""What can be wrong with an input, in words for the one who named it."""

from __future__ import annotations


class NotReadableError(Exception):
    """An input, or a part of one, that gives no article; the message is for the user.

    It is one clause that follows a colon ("news.txt: it is empty").
    """


def reason_for(error: OSError) -> str:
    """Return why the system refused a file, as one clause."""
    match error:
        case FileNotFoundError():
            return "there is no such file or folder; check the spelling"
        case PermissionError():
            return "it may not be read; check its permissions"
        case _:
            return f"the system cannot read it ({error.strerror or error})"
