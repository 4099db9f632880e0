"""One sentence with whatever layers of annotation its source has; the recipe's common form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec


@dataclass
class Sentence:
    """Words and their layers; an absent layer is an empty list, an unknown value "".

    ``heads`` are word indices, a root's its own. ``entities`` are BIO labels. ``weight`` says
    how sure a labelling by machine is (1 for gold).
    """

    language: str
    source: str
    words: list[str]
    spaces: list[bool]
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)
    document: str = ""
    weight: float = 1.0

    @property
    def text(self) -> str:
        """The words with the blanks between them."""
        pairs = zip(self.words, self.spaces, strict=True)
        return "".join(w + " " * s for w, s in pairs).rstrip()


def write(path: Path, sentences: Iterable[Sentence]) -> int:
    """Write sentences as JSON Lines, complete or not at all; return how many."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(path.suffix + ".partial")
    count = 0
    with unfinished.open("wb") as file:
        for sentence in sentences:
            file.write(msgspec.json.encode(sentence) + b"\n")
            count += 1
    unfinished.replace(path)
    return count


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file that ``write`` wrote."""
    with path.open("rb") as file:
        for line in file:
            yield msgspec.json.decode(line, type=Sentence)
