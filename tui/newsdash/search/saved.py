"""Saved queries and the history of what was typed: data only; others keep them.

Written, a saved query is a line, its name and the query with a tab between them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from newsdash.translation import message, translate

LONGEST: Final = 200
NO_TAB: Final = message("a tab between name and query is missing")
HALF: Final = message("name or query is missing")


class SavedQuery(Struct, frozen=True):
    """A query under a name."""

    name: str
    text: str


class BadLine(Struct, frozen=True):
    """A line that is no saved query: its number, from 1, and why."""

    number: int
    message: str


def parse_saved(text: str) -> tuple[list[SavedQuery], list[BadLine]]:
    """Read saved queries; a later one of the same name stands, the rest is told line by line."""
    found: dict[str, SavedQuery] = {}
    bad: list[BadLine] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, query = (part.strip() for part in line.partition("\t"))
        if name and query:
            found[name] = SavedQuery(name, query)
        else:
            missing = NO_TAB if "\t" not in line else HALF
            bad.append(BadLine(number, translate(missing)))
    return list(found.values()), bad


def format_saved(queries: Iterable[SavedQuery]) -> str:
    """Write saved queries so that `parse_saved` reads them again."""
    lines = (f"{_in_one_line(q.name).lstrip('#')}\t{_in_one_line(q.text)}\n" for q in queries)
    return "".join(lines)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


class History:
    """What was typed before, the latest last, each text once.

    Args:
        texts: from an earlier time.
        longest: how many are kept.
    """

    def __init__(self, texts: Iterable[str] = (), longest: int = LONGEST) -> None:
        self._longest = longest
        self.texts: list[str] = []
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Note what was typed; nothing but spaces is not noted."""
        text = _in_one_line(text)
        if text:
            self.texts = [old for old in self.texts if old != text][-self._longest + 1 :]
            self.texts.append(text)

    def before(self, text: str, begins: str = "") -> str | None:
        """Return what was typed before ``text`` and begins so; None where there is nothing."""
        texts = [old for old in self.texts if old.startswith(begins)]
        at = texts.index(text) if text in texts else len(texts)
        return texts[at - 1] if at else None

    def after(self, text: str, begins: str = "") -> str | None:
        """Return what was typed after ``text`` and begins so; None where there is nothing."""
        texts = [old for old in self.texts if old.startswith(begins)]
        at = texts.index(text) + 1 if text in texts else len(texts)
        return texts[at] if at < len(texts) else None
