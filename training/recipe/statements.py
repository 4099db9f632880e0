"""Reads statements and the sides they take: statements/LANGUAGE.tsv."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

SIDES = ("+", "-", "0")
_COLUMNS = 4


class Statement(NamedTuple):
    """What somebody says, and the side that takes (its place in ``SIDES``)."""

    text: str
    side: int


def read(path: Path) -> list[Statement]:
    """Return the statements of a file: side, cue, statement and target, tab-separated.

    Raises:
        ValueError: a line has not four columns, or a side that is none.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != _COLUMNS or row[0] not in SIDES:
            raise ValueError(f"{path}, line {number}: side, cue, statement, target are wanted")
        found.append(Statement(row[2], SIDES.index(row[0])))
    return found
