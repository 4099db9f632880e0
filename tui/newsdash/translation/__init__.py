"""The language the interface speaks."""

from __future__ import annotations


def translate(message: str, **values: object) -> str:
    """Return a sentence of the interface in the language that is spoken.

    Args:
        message: the sentence in English; ``{name}`` stands for a value.
        values: what stands for the names; it is put in as it is and never read as a format.
    """
    return message.format(**values) if values else message
