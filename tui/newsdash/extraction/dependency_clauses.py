"""Content clauses in a tree: what is said, thought or wanted.

Besides the clause a parser hangs on the verb there is the one that hangs on a word standing for
it ("daran, dass ..."), and the one the verb itself hangs on, put into it or behind it ("das sei
falsch, sagte er").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newsdash.extraction.dependency_tree import Tree
from newsdash.extraction.dependency_verbs import VerbGroup, Verbs

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_COMPLEMENTS = frozenset(
    ("verbal", "complement", "open_complement", "clause_subject", "reported", "repeated")
)
_NOMINAL = frozenset(("subject", "passive_subject", "object", "predicate"))
_STAND_INS = frozenset((*_NOMINAL, "expletive", "oblique"))
_OF_STAND_INS = frozenset(("repeated", "verbal", "complement", "adnominal", "adverbial"))
_OF_FINITE = frozenset(("subject", "passive_subject", "complementizer"))
_ADVERBIAL = frozenset(("adverbial",))

Form = Literal["finite", "infinitive"]


@dataclass(frozen=True, slots=True)
class ContentClause:
    """A clause that completes a verb.

    ``verb`` is its main verb, ``marker`` the conjunction, which is a part of the clause, if it
    has one. ``pieces`` are its words without the marks around them; there are several where
    something is put into it or it is torn apart.
    """

    verb: Token
    form: Form
    marker: Token | None
    pieces: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first word to the last, with what stands between the pieces."""
        return self.pieces[0].doc[self.pieces[0].start : self.pieces[-1].end]


class ContentClauses:
    """Finds content clauses in a tree."""

    def __init__(self, tree: Tree, verbs: Verbs) -> None:
        self._tree = tree
        self._verbs = verbs

    def of(self, verb: Token) -> tuple[ContentClause, ...]:
        """Return the content clauses of a verb, in order."""
        group = self._verbs.group(verb)
        found = [self._clause(head, None) for head in self._hanging_on(group)]
        if (around := self._around(group)) is not None:
            found.append(self._clause(around, group.top))
        clauses = {clause.verb.i: clause for clause in found if clause is not None}
        clauses.pop(group.verb.i, None)
        return tuple(clauses[i] for i in sorted(clauses))

    def _hanging_on(self, group: VerbGroup) -> Iterator[Token]:
        stands_in = False
        for anchor in group.anchors:
            for child in self._tree.children(anchor):
                if child in group.anchors:
                    continue
                if self._completes(child):
                    yield child
                elif self._is_stand_in(child):
                    stands_in = True
                    yield from self._tree.children(child, _OF_STAND_INS)
        if stands_in:
            for anchor in group.anchors:
                hanging = self._tree.children(anchor, _ADVERBIAL)
                yield from (child for child in hanging if self._has_that(child))

    def _completes(self, token: Token) -> bool:
        relation = self._tree.relation(token)
        if relation in _NOMINAL:
            return self._tree.is_verb(token) and self._form(token) is not None
        if relation == "parenthesis":
            return self._is_announced(token)
        return relation in _COMPLEMENTS

    def _is_stand_in(self, token: Token) -> bool:
        """Tell "es" and "daran", which announce a clause."""
        announces = token.lower_ in self._tree.lexicon.words("expletive")
        announces = announces or self._tree.is_pronominal_adverb(token)
        return announces and self._tree.relation(token) in _STAND_INS

    def _has_that(self, token: Token) -> bool:
        marker = self._marker(self._verbs.group(token))
        return marker is not None and marker.lower_ in self._tree.lexicon.words("that")

    def _clause(self, head: Token, left_out: Token | None) -> ContentClause | None:
        form = self._form(head)
        if form is None:
            return None
        group = self._verbs.group(head)
        words = self._tree.subtree(group.top, lambda token: token != left_out)
        pieces = self._tree.pieces(words)
        if not pieces:
            return None
        return ContentClause(group.verb, form, self._marker(group), pieces)

    def _form(self, token: Token) -> Form | None:
        """Return the form of the clause ``token`` heads; None for a bare infinitive or a noun."""
        tree = self._tree
        if not tree.is_clausal(token):
            return None
        group = self._verbs.group(token)
        if any(map(tree.is_finite, group.members)):
            return "finite"
        marks = [child for anchor in group.anchors for child in tree.children(anchor)]
        if group.verb.tag_ == "VVIZU" or any(map(tree.is_infinitive_mark, marks)):
            return "infinitive"
        if group.verb.tag_ == "VBG":
            return "infinitive"
        # no tag tells, but what has a subject or a conjunction is conjugated
        told = any(tree.relation(mark) in _OF_FINITE for mark in marks)
        return "finite" if told else None

    def _marker(self, group: VerbGroup) -> Token | None:
        for anchor in group.anchors:
            for child in self._tree.children(anchor, ("complementizer",)):
                if not self._tree.is_infinitive_mark(child):
                    return child
        return None

    def _around(self, group: VerbGroup) -> Token | None:
        """Return the head of the clause that the clause of ``group`` is put into or before."""
        if self._tree.relation(group.top) != "parenthesis":
            return None
        reports = self._is_put_in(group.top) or self._leads_in(group.top)
        return self._tree.head(group.top) if reports else None

    def _leads_in(self, token: Token) -> bool:
        """Tell what ends in a colon before the word it hangs on."""
        tree, last = self._tree, self._words(token)[-1:]
        if not last or last[0].i >= tree.head(token).i:
            return False
        return tree.tokens[last[0].i + 1].text == ":"

    def _is_announced(self, token: Token) -> bool:
        """Tell what is said from a sentence that only follows: a colon, a quote, the mood."""
        tree, group = self._tree, self._verbs.group(token)
        first = self._words(group.top)[:1]
        if not first or first[0].i <= tree.head(group.top).i or self._is_put_in(token):
            return False
        before = tree.tokens[first[0].i - 1]
        moods = (mood for member in group.members for mood in member.morph.get("Mood", []))
        return before.is_quote or before.text == ":" or "Sub" in moods

    def _is_put_in(self, token: Token) -> bool:
        """Tell "sagte er" and "he said" from a sentence that follows another.

        In German its verb comes first; in English there is nothing but subject and verb, while
        the clause it is put into says more.
        """
        group = self._verbs.group(token)
        words = self._words(group.top)
        if words and words[0] in group.members:
            return True
        return self._is_bare(group) and not self._is_bare(
            self._verbs.group(self._tree.head(group.top)), group.top
        )

    def _is_bare(self, group: VerbGroup, left_out: Token | None = None) -> bool:
        tree = self._tree
        own = {member.i for member in group.members}
        for anchor in group.anchors:
            for subject in tree.children(anchor, ("subject",)):
                own |= tree.subtree(subject)
        return all(word.i in own for word in self._words(group.top, left_out))

    def _words(self, top: Token, left_out: Token | None = None) -> list[Token]:
        tree = self._tree
        indices = sorted(tree.subtree(top, lambda token: token != left_out))
        return [tree.tokens[i] for i in indices if not tree.is_mark(tree.tokens[i])]
