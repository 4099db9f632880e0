"""A parsed doc as a tree of words with relations, and what a single word is.

The heads are taken as they are: a parser for German crosses branches, and a doc made by hand
may even go in circles, so everything here keeps to the words it has not been at yet.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from newsdash.extraction.dependency_schemes import scheme_of
from newsdash.extraction.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_FINITE_TAGS = ("FIN", "IMP", "VBD", "VBZ", "VBP", "MD")
_PRONOMINAL_ADVERBS = ("PAV", "PROAV")


class Tree:
    """The words of ``doc``, their relations, and the words that hang on them."""

    def __init__(self, doc: Doc, language: str = "") -> None:
        self.doc = doc
        self.tokens: list[Token] = list(doc)
        self.lexicon = lexicon(language or doc.lang_)
        self.scheme = scheme_of((token.dep_ for token in self.tokens), self.lexicon.language)
        self._relations = [self.scheme.relation(token.dep_) for token in self.tokens]
        self._heads = [token.head.i for token in self.tokens]
        self._children: list[list[Token]] = [[] for _ in self.tokens]
        for token, head in zip(self.tokens, self._heads, strict=True):
            if head != token.i:
                self._children[head].append(token)

    def relation(self, token: Token) -> str:
        """Return what ``token`` is to its head; "" where the label says nothing."""
        return self._relations[token.i]

    def head(self, token: Token) -> Token:
        """Return the head, which for the root is ``token`` itself."""
        return self.tokens[self._heads[token.i]]

    def children(self, token: Token, relations: Collection[str] = ()) -> list[Token]:
        """Return what hangs on ``token``, in order; of these ``relations`` only, if any."""
        found = self._children[token.i]
        return (
            [child for child in found if self.relation(child) in relations] if relations else found
        )

    def subtree(self, token: Token, enters: Callable[[Token], bool] = lambda _: True) -> set[int]:
        """Return the indices of ``token`` and all below it, but for what ``enters`` declines."""
        found, waiting = {token.i}, [token]
        while waiting:
            for child in self.children(waiting.pop()):
                if child.i not in found and enters(child):
                    found.add(child.i)
                    waiting.append(child)
        return found

    def climb(self, token: Token, goes_on: Callable[[Token], bool]) -> Iterator[Token]:
        """Yield the heads above ``token``, as long as ``goes_on`` holds for the word below."""
        seen = {token.i}
        while goes_on(token) and (head := self.head(token)).i not in seen:
            seen.add(head.i)
            yield head
            token = head

    def pieces(self, indices: Iterable[int]) -> tuple[Span, ...]:
        """Return the words as spans: marks between them are bridged, at the edges left out."""
        words = sorted(i for i in indices if not self.is_mark(self.tokens[i]))
        found: list[list[int]] = []
        for i in words:
            if found and all(map(self.is_mark, self.tokens[found[-1][1] : i])):
                found[-1][1] = i + 1
            else:
                found.append([i, i + 1])
        return tuple(self.doc[start:end] for start, end in found)

    # What a word is

    @staticmethod
    def is_mark(token: Token) -> bool:
        """Tell punctuation and white space from words."""
        return token.is_punct or token.is_space or token.pos_ == "PUNCT"

    @staticmethod
    def is_verb(token: Token) -> bool:
        """Tell verbs, auxiliaries and modals by their tags; participles before a noun are none."""
        tag = token.tag_
        return token.pos_ in ("VERB", "AUX") or tag.startswith("V") or tag == "MD"

    @staticmethod
    def is_finite(token: Token) -> bool:
        """Tell a finite verb by its features or tag."""
        return token.tag_.endswith(_FINITE_TAGS) or "Fin" in token.morph.get("VerbForm", [])

    @staticmethod
    def is_participle(token: Token) -> bool:
        """Tell a past participle by its features or tag."""
        if "Pres" in token.morph.get("Tense", []):
            return False
        return token.tag_ in ("VVPP", "VAPP", "VMPP", "VBN") or "Part" in token.morph.get(
            "VerbForm", []
        )

    @staticmethod
    def is_reflexive(token: Token) -> bool:
        """Tell "sich" and its like."""
        return (
            token.tag_ == "PRF" or token.lower_ == "sich" or "Yes" in token.morph.get("Reflex", [])
        )

    @staticmethod
    def is_pronominal_adverb(token: Token) -> bool:
        """Tell "dafür", which stands for a preposition and what it governs, from "trotzdem"."""
        return token.tag_ in _PRONOMINAL_ADVERBS and token.lower_.startswith("da")

    @staticmethod
    def is_infinitive_mark(token: Token) -> bool:
        """Tell "zu" and "to" before a verb."""
        return token.tag_ in ("PTKZU", "TO") or (
            token.pos_ == "PART" and token.lower_ in ("zu", "to")
        )

    def is_clausal(self, token: Token) -> bool:
        """Tell what heads a clause: a verb, or a word that is made a predicate."""
        made = ("auxiliary", "passive_auxiliary", "copula")
        return self.is_verb(token) or bool(self.children(token, made))
