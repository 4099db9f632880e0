"""What this room knows about its inputs, read from the data files beside this module.

Files are tab-separated, one fact a line, ``#`` starts a comment; every file explains its
columns in its first lines.
"""

from __future__ import annotations

import functools
from pathlib import Path

_FOLDER = Path(__file__).parent


@functools.cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the file ``name`` as tuples of stripped columns."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return tuple(
        tuple(column.strip() for column in line.split("\t"))
        for line in lines
        if line.strip() and not line.startswith("#")
    )


@functools.cache
def by_kind(name: str) -> dict[str, tuple[str, ...]]:
    """Return what the second column of ``name`` says for each word of the first, in order."""
    found: dict[str, list[str]] = {}
    for kind, fact, *_ in rows(name):
        found.setdefault(kind, []).append(fact)
    return {kind: tuple(facts) for kind, facts in found.items()}
