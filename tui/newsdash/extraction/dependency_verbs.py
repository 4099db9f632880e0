"""The verb of a clause with all that belongs to it, whichever of its words is asked about.

In TIGER the finite verb heads a clause and the participle or infinitive hangs on it; in
Universal Dependencies the main verb does, or the predicate of "to be", and auxiliaries hang on
it. Here both come to the same: a main verb, its auxiliaries, its predicate.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdash.extraction.conjugation import verb_forms
from newsdash.extraction.dependency_tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Token

_AUXILIARY = ("auxiliary", "passive_auxiliary")
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
_MADE_OF = (*_AUXILIARY, "copula")


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A main verb and what it is conjugated with.

    ``verb`` is the main verb, in "is wrong" the "is"; ``predicate`` is "wrong" there.
    ``anchors`` are the words its arguments hang on, ``top`` is the one by which the clause hangs
    on others.
    """

    verb: Token
    auxiliaries: tuple[Token, ...]
    predicate: Token | None
    anchors: tuple[Token, ...]
    top: Token

    @property
    def members(self) -> tuple[Token, ...]:
        """The verb and its auxiliaries, in order."""
        return tuple(sorted((*self.auxiliaries, self.verb), key=lambda token: token.i))


class Verbs:
    """Finds verb groups in a tree; each is put together once."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._groups: dict[int, VerbGroup] = {}
        self._of_verb: dict[int, VerbGroup] = {}
        self._werden = _forms_of_werden()

    def group(self, token: Token) -> VerbGroup:
        """Return the group ``token`` belongs to; a word that is no verb is one by itself."""
        core = self._core(token)
        if core.i not in self._groups:
            group = self._around(core)
            # in a tree that no sentence has, two ways may lead to one verb: it has one group
            self._groups[core.i] = self._of_verb.setdefault(group.verb.i, group)
        return self._groups[core.i]

    def finite(self, token: Token) -> Token | None:
        """Return the finite word of the group, which it may share with the verb before it."""
        members = self.group(token).members
        return next((member for member in members if self._tree.is_finite(member)), None)

    def is_passive(self, token: Token) -> bool:
        """Tell the passive with "werden" or "be"; the state after it ("ist geöffnet") is none."""
        tree, group = self._tree, self.group(token)
        if any(tree.children(anchor, ("agent", "passive_subject")) for anchor in group.anchors):
            return True
        if any(tree.relation(member) == "passive_auxiliary" for member in group.members):
            return True
        werden = any(self._is_werden(auxiliary) for auxiliary in group.auxiliaries)
        return werden and tree.is_participle(group.verb)

    def before(self, group: VerbGroup) -> Token | None:
        """Return the verb that ``group`` is coordinated with and stands behind, if any."""
        for anchor in (group.top, *group.anchors):
            if self._tree.relation(anchor) == "conjunct":
                head = self._tree.head(anchor)
                if self._tree.relation(head) == "coordinator":
                    head = self._tree.head(head)
                return None if head in group.anchors else head
        return None

    def _core(self, token: Token) -> Token:
        """Return the word the rest of the group is found from: main verb or predicate."""
        for head in self._tree.climb(token, self._stands_for_head):
            token = head
        # in a tree that no sentence has, words may stand for each other: the first of them is it
        ring = list(self._tree.climb(token, self._stands_for_head))
        token = min((token, *ring), key=lambda word: word.i)
        seen = {token.i}
        while (below := self._linked(token)) is not None and below.i not in seen:
            token = below
            seen.add(token.i)
        return token

    def _stands_for_head(self, token: Token) -> bool:
        relation = self._tree.relation(token)
        if relation == "predicate" and not self._is_clause(token):
            return self._is_auxiliary(self._tree.head(token))
        return relation in _MADE_OF and not self._tree.is_infinitive_mark(token)

    def _is_clause(self, token: Token) -> bool:
        """Tell "zu gewinnen" in "sein Ziel ist zu gewinnen" from "geöffnet"."""
        return self._tree.is_verb(token) and not self._tree.is_participle(token)

    def _linked(self, token: Token) -> Token | None:
        """Return the participle or infinitive that hangs on an auxiliary or modal (TIGER)."""
        if not self._is_auxiliary(token) or self._tree.children(token, ("particle",)):
            return None
        hanging = self._tree.children(token, ("verbal",))
        return next((child for child in hanging if self._continues(child)), None)

    def _continues(self, token: Token) -> bool:
        tree = self._tree
        nonfinite = tree.is_verb(token) and not tree.is_finite(token)
        return nonfinite and not tree.children(token, ("complementizer",))

    def _is_auxiliary(self, token: Token) -> bool:
        return token.pos_ == "AUX" or token.tag_.startswith(("VA", "VM")) or token.tag_ == "MD"

    def _is_werden(self, token: Token) -> bool:
        return token.lemma_ == "werden" or token.lower_ in self._werden

    def _around(self, core: Token) -> VerbGroup:
        tree = self._tree
        above = list(tree.climb(core, self._is_linked))
        hanging = [t for t in tree.children(core, _MADE_OF) if not tree.is_infinitive_mark(t)]
        copula = next((t for t in hanging if tree.relation(t) == "copula"), None)
        if copula is None and hanging and not tree.is_verb(core):
            copula = hanging[-1]
        verb = copula or core
        words = _in_order(core, *above, *hanging)
        predicate = core if copula else self._predicate(words)
        own = tuple(word for word in words if word not in (verb, core))
        # "mit dem Plan" of "ist mit dem Plan zufrieden" hangs on the adjective
        adjective = (predicate,) if predicate and predicate.pos_ not in _NOUNS else ()
        return VerbGroup(
            verb,
            own or self._shared(core),
            predicate,
            _in_order(*words, *adjective),
            above[-1] if above else core,
        )

    def _is_linked(self, token: Token) -> bool:
        head = self._tree.head(token)
        return self._tree.relation(token) == "verbal" and self._linked(head) == token

    def _predicate(self, words: tuple[Token, ...]) -> Token | None:
        for word in words:
            for child in self._tree.children(word, ("predicate", "open_complement")):
                if not self._is_clause(child):
                    return child
        return None

    def _shared(self, core: Token) -> tuple[Token, ...]:
        """Return the auxiliaries of the verb before: "hat geprüft und verworfen"."""
        tree = self._tree
        if not tree.is_verb(core) or tree.is_finite(core):
            return ()
        for head in tree.climb(core, self._is_coordinated):
            if tree.is_verb(head) and self._is_like(head, core):
                above = list(tree.climb(head, self._is_linked))
                hanging = tree.children(head, _AUXILIARY)
                shared = [t for t in hanging if not tree.is_infinitive_mark(t)]
                return _in_order(*above, *shared)
        return ()

    def _is_coordinated(self, token: Token) -> bool:
        return self._tree.relation(token) in ("conjunct", "coordinator")

    def _is_like(self, first: Token, second: Token) -> bool:
        return self._tree.is_participle(first) == self._tree.is_participle(second)


def _in_order(*tokens: Token) -> tuple[Token, ...]:
    return tuple(sorted(set(tokens), key=lambda token: token.i))


@functools.cache
def _forms_of_werden() -> frozenset[str]:
    forms = verb_forms("de").items()
    found = {form for form, known in forms if any(r.lemma == "werden" for r in known)}
    return frozenset(found | {"worden"})  # what the passive has for "geworden"
