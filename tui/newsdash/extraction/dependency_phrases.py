"""Noun phrases in a tree: what belongs to a noun, and what only hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsdash.extraction.dependency_tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CLAUSES = frozenset(
    ("relative", "adnominal", "adverbial", "complement", "open_complement", "clause_subject",
     "verbal", "repeated", "reported", "parenthesis")
)  # fmt: skip
_ARGUMENTS = frozenset(
    ("subject", "passive_subject", "expletive", "object", "indirect", "genitive_object", "oblique",
     "agent", "negation", "auxiliary", "passive_auxiliary", "copula", "complementizer")
)  # fmt: skip
_BESIDES = frozenset(("conjunct", "coordinator", "aside", "case"))
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_MADE_A_VERB = ("copula", "auxiliary", "passive_auxiliary")


class Argument(NamedTuple):
    """A noun phrase and its head; of a name of several words that is the last one."""

    head: Token
    phrase: Span


class Phrases:
    """Finds noun phrases in a tree."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def argument(self, token: Token) -> Argument:
        """Return the phrase around ``token`` with its head."""
        return Argument(self.name_head(token), self.phrase(token))

    def phrase(self, token: Token) -> Span:
        """Return the words about ``token`` that belong to its phrase.

        Left out are clauses, loose appositions (those behind a comma, a dash or in brackets),
        and the other members of a coordination; of "to be", what hangs on its predicate and is
        no part of it; of a prepositional phrase, the preposition.
        """
        tree, top = self._tree, self.top(token)
        is_predicate = self._is_predicate(top)

        def is_own(child: Token) -> bool:
            relation = tree.relation(child)
            if tree.head(child) == top and (
                relation in _BESIDES or (is_predicate and relation in _ARGUMENTS)
            ):
                return False
            return not self._hangs_on(child)

        pieces = tree.pieces(tree.subtree(top, is_own) | {token.i})
        around = (piece for piece in pieces if piece.start <= top.i < piece.end)
        return next(around, tree.doc[top.i : top.i + 1])

    def appositions(self, token: Token) -> tuple[Argument, ...]:
        """Return the loose appositions of ``token``, in order."""
        hanging = self._tree.children(self.top(token), ("apposition",))
        return tuple(self.argument(child) for child in hanging if self._is_loose(child))

    def preposition_and_noun(self, token: Token) -> tuple[Token, Token] | None:
        """Return preposition and noun of a prepositional phrase, whichever of them heads it."""
        tree = self._tree
        governed = tree.children(token, ("kernel",))
        if governed and (token.pos_ == "ADP" or token.tag_.startswith("AP")):
            return token, next((t for t in governed if t.pos_ in _NOMINAL), governed[-1])
        cases = tree.children(token, ("case",))
        return (cases[0], token) if cases and token.pos_ != "ADP" else None

    def top(self, token: Token) -> Token:
        """Return the word by which the name ``token`` is a part of hangs on others."""
        for head in self._tree.climb(token, lambda t: self._tree.relation(t) == "name"):
            token = head
        return token

    def name_head(self, token: Token) -> Token:
        """Return the last word of a name, of anything else the head."""
        top = self.top(token)
        if top.pos_ != "PROPN":
            return top
        parts = self._tree.children(top, ("name",))
        return max((top, *(t for t in parts if t.pos_ == "PROPN")), key=lambda part: part.i)

    def _is_predicate(self, token: Token) -> bool:
        """Tell the word a clause hangs on, or an adjective whose adverbs might be the clause's."""
        if self._tree.children(token, _MADE_A_VERB):
            return True
        return self._tree.relation(token) == "predicate" and token.pos_ not in _NOMINAL

    def _hangs_on(self, token: Token) -> bool:
        """Tell clauses and loose appositions; a participle before its noun is a part of it."""
        tree = self._tree
        behind = token.i > tree.head(token).i
        if tree.relation(token) == "apposition":
            return self._is_loose(token)
        clause = tree.relation(token) in _CLAUSES or tree.is_finite(token)
        return clause and (behind or tree.is_finite(token))

    def _is_loose(self, token: Token) -> bool:
        tree = self._tree
        words = (i for i in tree.subtree(token) if not tree.is_mark(tree.tokens[i]))
        first = min(words, default=token.i)
        return first > 0 and tree.is_mark(tree.tokens[first - 1])
