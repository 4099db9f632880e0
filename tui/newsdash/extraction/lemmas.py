"""Lemmas from a word's tag and ending: the component ``newsdash_lemmatizer``.

For each tag there is a tree of endings, each with the change that turns a word so ending into
its lemma; the longest ending counts, whole words are the exceptions. After Juršič, Mozetič,
Erjavec and Lavrač 2010, "LemmaGen: Multilingual Lemmatisation with Induced Ripple-Down Rules".
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import srsly
from spacy.tokens import Doc
from spacy.util import ensure_path

START = "^"
_FILE = "endings.msgpack"
_CACHED = 50_000


class Change(NamedTuple):
    """How a lemma comes from its form.

    ``infix`` ("ge", "zu") is taken out from the beginning or from behind a separable prefix;
    then ``cut`` characters go from the end and ``added`` follow; ``lower`` tells whether the
    lemma is lower case whatever the form is.
    """

    infix: str
    cut: int
    added: str
    lower: bool


class LemmaRules:
    """Endings and their changes by tag; ``prefixes`` are those an infix may stand behind."""

    def __init__(
        self,
        endings: dict[str, dict[str, Change]] | None = None,
        prefixes: Iterable[str] = (),
    ) -> None:
        self.endings = endings or {}
        self.prefixes = tuple(sorted(prefixes, key=len, reverse=True))
        self._longest = {tag: max(map(len, found)) for tag, found in self.endings.items()}

    def lemma(self, form: str, tag: str) -> str:
        """Return the lemma of ``form`` under ``tag``; of an unknown tag the form itself."""
        found = self.endings.get(tag)
        if not found:
            return form
        key = START + form.lower()
        for at in range(max(0, len(key) - self._longest[tag]), len(key) + 1):
            if (change := found.get(key[at:])) is not None:
                return self.changed(form, change)
        return form

    def changed(self, form: str, change: Change) -> str:
        """Return ``form`` as ``change`` makes it; unchanged if that would leave nothing."""
        word = form.lower() if change.lower else form
        if change.infix:
            word = self.without_infix(word, change.infix)
        if change.cut > len(word):
            return form
        return (word[: len(word) - change.cut] + change.added) or form

    def without_infix(self, word: str, infix: str) -> str:
        """Return ``word`` without an infix that begins it or follows its separable prefix."""
        lower = word.lower()
        places = [len(prefix) for prefix in self.prefixes if lower.startswith(prefix + infix)]
        if lower.startswith(infix):
            places.append(0)
        return word[: places[0]] + word[places[0] + len(infix) :] if places else word

    def to_bytes(self) -> bytes:
        """Return the rules as MessagePack."""
        changes = sorted({change for found in self.endings.values() for change in found.values()})
        index = {change: number for number, change in enumerate(changes)}
        endings = {
            tag: {ending: index[change] for ending, change in sorted(found.items())}
            for tag, found in sorted(self.endings.items())
        }
        table = {"prefixes": list(self.prefixes), "changes": changes, "endings": endings}
        packed: bytes = srsly.msgpack_dumps(table)
        return packed

    @classmethod
    def from_bytes(cls, packed: bytes) -> LemmaRules:
        """Return the rules that ``to_bytes`` packed."""
        table = srsly.msgpack_loads(packed)
        changes = [Change(*change) for change in table["changes"]]
        endings = {
            tag: {ending: changes[number] for ending, number in found.items()}
            for tag, found in table["endings"].items()
        }
        return cls(endings, table["prefixes"])


class Lemmatizer:
    """Sets ``token.lemma`` of every tagged token; needs the tagger before it."""

    def __init__(self, rules: LemmaRules) -> None:
        self.use(rules)

    def use(self, rules: LemmaRules) -> None:
        """Take other rules."""
        self.rules = rules
        self._lemma = functools.lru_cache(_CACHED)(rules.lemma)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` and return it."""
        for token in doc:
            token.lemma_ = self._lemma(token.text, token.tag_)
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the rules into the folder ``path``."""
        folder = ensure_path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_bytes(self.rules.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Lemmatizer:
        """Read the rules from the folder ``path``.

        Raises:
            OSError: there are none.
        """
        self.use(LemmaRules.from_bytes((ensure_path(path) / _FILE).read_bytes()))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the rules."""
        return self.rules.to_bytes()

    def from_bytes(self, packed: bytes, *, exclude: Iterable[str] = ()) -> Lemmatizer:
        """Take the rules in ``packed``."""
        self.use(LemmaRules.from_bytes(packed))
        return self
