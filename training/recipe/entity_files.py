"""Entity corpora as sentences: GermEval 2014 and Universal NER."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recipe.sentences import Sentence

_GERMEVAL_TYPES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "OTH": "MISC"}
_CLOSING = set(".,;:!?)]}%…")
_OPENING = set("([{„‚")


def read_germeval(path: Path) -> Iterator[Sentence]:
    """Yield GermEval's sentences with their outer entities.

    Derivations ("deutsche") and parts ("SPD-Fraktion") are no entities here. The corpus has
    no blanks, so they are guessed from the marks. Benikova, Biemann and Reznicek 2014,
    "NoSta-D Named Entity Annotation for German".
    """
    for source, rows in _blocks(path):
        words = [row[1] for row in rows]
        yield Sentence(
            language="de",
            source=f"germeval:{source}",
            words=words,
            spaces=guess_spaces(words),
            entities=_repaired([_outer(row[2]) for row in rows]),
        )


_TYPES = frozenset(_GERMEVAL_TYPES.values())


def _outer(label: str) -> str:
    prefix, _, kind = label.partition("-")
    return f"{prefix}-{_GERMEVAL_TYPES[kind]}" if kind in _GERMEVAL_TYPES else "O"


def read_universal_ner(path: Path, source: str) -> Iterator[Sentence]:
    """Yield the sentences of a Universal NER file (Mayhew et al. 2024), in English.

    The blanks are those of the comment with the sentence's text.
    """
    for comment, rows in _blocks(path):
        words = [row[1] for row in rows if row[0].isdigit()]
        labels = [row[2] for row in rows if row[0].isdigit()]
        yield Sentence(
            language="en",
            source=source,
            words=words,
            spaces=_spaces_of(words, comment),
            entities=_repaired([label if label[2:] in _TYPES else "O" for label in labels]),
        )


def _spaces_of(words: list[str], text: str) -> list[bool]:
    spaces, at = [], 0
    for word in words:
        found = text.find(word, at)
        at = found + len(word) if found >= 0 else at
        spaces.append(text[at : at + 1] in (" ", "\xa0", ""))
    return spaces


def _blocks(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    comment, rows = "", []
    with path.open(encoding="utf-8") as file:
        for raw in file:
            line = raw.rstrip("\n")
            if line.startswith("#\t"):
                comment = line[1:].strip().split("\t")[0]
            elif line.startswith("# "):
                comment = line.removeprefix("# text = ")
            elif line.strip():
                rows.append(line.split("\t"))
            elif rows:
                yield comment, rows
                rows = []
    if rows:
        yield comment, rows


def _repaired(labels: list[str]) -> list[str]:
    """Let every entity begin with B."""
    fixed: list[str] = []
    for label in labels:
        follows = fixed and fixed[-1][2:] == label[2:]
        fixed.append(f"B-{label[2:]}" if label.startswith("I-") and not follows else label)
    return fixed


def guess_spaces(words: list[str]) -> list[bool]:
    """Return for each word whether a blank follows it, from the marks alone."""
    spaces = [True] * len(words)
    quoted = False
    for i, word in enumerate(words):
        before = i > 0
        if word in ('"', "''", "``", "“", "”"):
            closes = quoted or word == "”"
            if closes and before:
                spaces[i - 1] = False
            elif not closes:
                spaces[i] = False
            quoted = not closes
        elif word in _CLOSING and before:
            spaces[i - 1] = False
        if word in _OPENING:
            spaces[i] = False
            quoted = quoted or word == "„"
    spaces[-1] = True
    return spaces
