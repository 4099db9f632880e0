"""The names of AI models: families, versions, sizes, variants, and how they are folded."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from newsdash.extraction.lexicon import lexicon, padded, rows, split_list
from newsdash.records import Openness

_SIZE = re.compile(r"(?:^|[-_ ])(\d+(?:[.,]\d+)?)\s?([bBmMtT])(?:$|[-_ ])")
_LETTERS = re.compile(r"[^\W\d_]+")
_STEM = re.compile(r"[^\W\d_]{3,}")
_FACTOR = {"m": 10**6, "b": 10**9, "t": 10**12}
VERSION = re.compile(r"^(?:[vVrRoO]?\d{1,3}(?:\.\d+)*[a-z]?|\d+(?:[.,]\d+)?[bBmMtT])$")


@dataclass(frozen=True, slots=True)
class Family:
    """A known model family."""

    name: str
    developer: str | None
    openness: Openness | None
    ambiguous: bool


def model_key(name: str) -> str:
    """Fold case, spaces, hyphens and points of a model's name."""
    return re.sub(r"[\s\-–_.‑]+", "", name.casefold())


def variants() -> frozenset[str]:
    """Return the words that tell variants of a model apart: mini, pro, instruct."""
    return lexicon("shared").words("model_variant")


@functools.cache
def families() -> dict[str, Family]:
    """Return the known families by folded name and alias."""
    found: dict[str, Family] = {}
    for row in rows("shared", "ai_model_families.tsv"):
        name, developer, openness, aliases, ambiguous = padded(row, 5)[:5]
        known = openness if openness in ("open-source", "open-weight", "closed") else None
        family = Family(name, developer or None, known, ambiguous == "yes")  # type: ignore[arg-type]
        for form in (name, *split_list(aliases)):
            found.setdefault(form.casefold(), family)
    return found


def beginning(name: str) -> str:
    """Return the letters a name begins with, folded: "gpt" of "GPT-4o"."""
    match = _LETTERS.match(name)
    return match[0].casefold() if match else ""


def model_stem(name: str) -> str:
    """Return what models of one make share: "lindwurm" of "Lindwurm-7b"."""
    match = _STEM.match(name)
    return match[0].casefold() if match else name.casefold()


@functools.cache
def family_beginnings() -> frozenset[str]:
    """Return what the names of the known families begin with."""
    return frozenset(map(beginning, families()))


def alias_keys(family: Family) -> tuple[str, ...]:
    """Return the folded forms of a family's name."""
    return tuple(model_key(form) for form, known in families().items() if known is family)


def is_suffix(rest: str) -> bool:
    """Whether what follows a family name is made of versions, sizes and variants only."""
    parts = [part for part in re.split(r"[-‑]", rest) if part]
    return bool(parts) and all(VERSION.match(p) or p.casefold() in variants() for p in parts)


def is_versioned(name: str) -> bool:
    """Whether a version, size or variant ends a name of several words: "Lindwurm 2"."""
    last = name.rsplit(maxsplit=1)[-1]
    return last != name and bool(VERSION.match(last) or last.casefold() in variants())


def spelled(name: str, family: Family) -> str:
    """The family's usual spelling with the name's own version: "LLama 3" → "Llama 3"."""
    length = len(family.name)
    if name[:length].casefold() == family.name.casefold():
        return family.name + name[length:]
    return name


def parameters_of(name: str) -> int | None:
    """Return the number of weights that a name tells: "gpt-oss-120b" has 120,000 million."""
    if match := _SIZE.search(name):
        return round(float(match[1].replace(",", ".")) * _FACTOR[match[2].lower()])
    return None
