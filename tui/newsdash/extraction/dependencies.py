"""Who does what to whom, asked of a parsed doc in one vocabulary, whatever its labels.

Three schemes are known: TIGER, as the stock German pipelines of spaCy use it, Universal
Dependencies, and ClearNLP, as the stock English pipelines do. What each label means is data
(``lexicon/shared/dependencies.tsv``); where the schemes hang words on different heads, the
modules ``dependency_verbs``, ``dependency_phrases`` and ``dependency_clauses`` make it up.
The schemes are those of Brants et al. 2004, "TIGER: Linguistic Interpretation of a German
Corpus", in the form of Seeker and Kuhn 2012, "Making Ellipses Explicit in Dependency Conversion
for a German Treebank"; of de Marneffe et al. 2021, "Universal Dependencies"; and of Choi and
Palmer 2012, "Guidelines for the Clear Style Constituent to Dependency Conversion".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from newsdash.extraction.dependency_clauses import ContentClause, ContentClauses
from newsdash.extraction.dependency_phrases import Argument, Phrases
from newsdash.extraction.dependency_tree import Tree
from newsdash.extraction.dependency_verbs import Verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["Argument", "ContentClause", "Dependencies", "Object"]

Kind = Literal["direct", "indirect", "genitive", "prepositional"]

_SUBJECTS = ("subject", "passive_subject")
_KINDS: dict[str, Kind] = {
    "object": "direct",
    "indirect": "indirect",
    "genitive_object": "genitive",
}
_PREPOSITIONAL = ("oblique", "agent", "indirect")
_CONJUNCTS = ("conjunct", "coordinator")
_NEGATABLE = ("negation", "oblique")


class Object(NamedTuple):
    """An object of a verb: its head, its phrase without the preposition, and that."""

    kind: Kind
    head: Token
    phrase: Span
    preposition: Token | None


class Dependencies:
    """The dependencies of ``doc``.

    ``verb`` may be any word of a verb: auxiliary, modal or main verb, of "to be" its predicate;
    the answer is the same. Any other word gives the answer that nothing is known. Only what is
    marked in the doc is told: tags and features have to be there besides the parse.

    Args:
        doc: parsed and tagged.
        language: ISO code, by default the doc's; tells schemes apart that look alike.
    """

    def __init__(self, doc: Doc, language: str = "") -> None:
        self._tree = Tree(doc, language)
        self._verbs = Verbs(self._tree)
        self._phrases = Phrases(self._tree)
        self._clauses = ContentClauses(self._tree, self._verbs)

    @property
    def scheme(self) -> str:
        """The scheme the labels are of: ``tiger``, ``ud`` or ``clear``."""
        return self._tree.scheme.name

    # Verbs

    def main_verb(self, verb: Token) -> Token:
        """Return the main verb: "gelesen" of "hat gelesen", "ist" of "ist falsch"."""
        return self._verbs.group(verb).verb

    def finite_verb(self, verb: Token) -> Token | None:
        """Return the word that is conjugated; None for infinitives."""
        return self._verbs.finite(verb)

    def auxiliaries(self, verb: Token) -> tuple[Token, ...]:
        """Return auxiliaries and modals, in order, also those shared with a verb before."""
        return self._verbs.group(verb).auxiliaries

    def predicate(self, verb: Token) -> Argument | None:
        """Return what follows "to be" and its like: "falsch" of "ist falsch"."""
        found = self._verbs.group(verb).predicate
        return self._phrases.argument(found) if found is not None else None

    def is_passive(self, verb: Token) -> bool:
        """Tell whether the subject is the one something is done to."""
        return self._verbs.is_passive(verb)

    def particle(self, verb: Token) -> Token | None:
        """Return the separated particle: "ab" of "lehnt ... ab"."""
        return next(
            (
                child
                for anchor in self._verbs.group(verb).anchors
                for child in self._tree.children(anchor)
                if self._tree.relation(child) == "particle" or child.tag_ == "PTKVZ"
            ),
            None,
        )

    def negation(self, verb: Token) -> Token | None:
        """Return the word that negates the verb: "nicht", "never"."""
        group = self._verbs.group(verb)
        # a parser hangs "nicht" on "ein Fehler" as gladly as on "ist"
        anchors = dict.fromkeys((*group.anchors, group.predicate or group.verb))
        found = [
            child
            for anchor in anchors
            for child in self._tree.children(anchor, _NEGATABLE)
            if self._tree.relation(child) == "negation" or self._negates(child)
        ]
        return min(found, key=lambda child: child.i, default=None)

    def _negates(self, token: Token) -> bool:
        return token.tag_ == "PTKNEG" or token.lower_ in self._tree.lexicon.words("negation")

    # Arguments

    def subject(self, verb: Token) -> Argument | None:
        """Return the subject, if need be that of the verb before: "kam und ging".

        An expletive "es" and a clause are no subjects; an infinitive has none.
        """
        seen: set[int] = set()
        asked: Token | None = verb
        while asked is not None and asked.i not in seen:
            seen.add(asked.i)
            group = self._verbs.group(asked)
            for anchor in group.anchors:
                for child in self._tree.children(anchor, _SUBJECTS):
                    if not self._tree.is_verb(child):
                        return self._phrases.argument(child)
            asked = self._verbs.before(group)
        return None

    def objects(self, verb: Token) -> tuple[Object, ...]:
        """Return the objects in order.

        Schemes do not agree on which prepositional phrases are objects, so all are, also those
        that tell time and place; the preposition tells which is wanted. "dafür" counts as one
        without a preposition. Not among them: the agent of a passive, "sich", clauses.
        """
        agent = self._agent(verb)
        found = [
            self._object(child)
            for anchor in self._verbs.group(verb).anchors
            for child in self._tree.children(anchor)
            if child != agent
        ]
        return tuple(sorted((o for o in found if o is not None), key=lambda o: o.head.i))

    def _object(self, token: Token) -> Object | None:
        tree, relation = self._tree, self._tree.relation(token)
        if relation in _PREPOSITIONAL:
            pair = self._phrases.preposition_and_noun(token)
            if pair is not None and not tree.is_reflexive(pair[1]):
                return Object("prepositional", *self._phrases.argument(pair[1]), pair[0])
            if tree.is_pronominal_adverb(token):
                return Object("prepositional", *self._phrases.argument(token), None)
        kind = _KINDS.get(relation)
        if kind is None or tree.is_reflexive(token) or tree.is_verb(token):
            return None
        return Object(kind, *self._phrases.argument(token), None)

    def agent(self, verb: Token) -> Argument | None:
        """Return who does it, in the passive: "von der Ministerin"."""
        found = self._agent(verb)
        pair = self._phrases.preposition_and_noun(found) if found is not None else None
        return self._phrases.argument(pair[1]) if pair is not None else None

    def _agent(self, verb: Token) -> Token | None:
        """Return the word by which the agent hangs on the verb."""
        if not self._verbs.is_passive(verb):
            return None
        by = self._tree.lexicon.words("agent_preposition")
        for relations in (("agent",), ("oblique",)):
            for anchor in self._verbs.group(verb).anchors:
                for child in self._tree.children(anchor, relations):
                    pair = self._phrases.preposition_and_noun(child)
                    if pair and (relations == ("agent",) or pair[0].lower_ in by):
                        return child
        return None

    def content_clauses(self, verb: Token) -> tuple[ContentClause, ...]:
        """Return the clauses that complete the verb: finite ones, and infinitives with "zu"."""
        return self._clauses.of(verb)

    # Nouns

    def phrase(self, token: Token) -> Span:
        """Return the noun phrase of ``token``.

        Clauses, loose appositions and what it is coordinated with are left out, and so is the
        preposition before it.
        """
        return self._phrases.phrase(token)

    def appositions(self, noun: Token) -> tuple[Argument, ...]:
        """Return the appositions that are set off by a mark: "Berg, die Ministerin, ..."."""
        return self._phrases.appositions(noun)

    def antecedent(self, verb: Token) -> Token | None:
        """Return the noun a relative clause with this verb says something of."""
        tree, group = self._tree, self._verbs.group(verb)
        relation = tree.relation(group.top)
        finite = any(map(tree.is_finite, group.members))
        if relation == "relative" or (relation == "adnominal" and finite):
            return self._phrases.name_head(tree.head(group.top))
        return None

    def conjuncts(self, token: Token) -> tuple[Token, ...]:
        """Return the other members of the coordination ``token`` is in, in order.

        Of verbs, the main verbs; of names, the last words.
        """
        tree = self._tree
        if tree.is_verb(token):
            group = self._verbs.group(token)
            verbs = filter(tree.is_clausal, self._coordinated(group.anchors))
            return _others(map(self.main_verb, verbs), group.verb)
        found = self._coordinated((self._phrases.top(token),))
        words = (other for other in found if not tree.is_clausal(other))
        return _others(map(self._phrases.name_head, words), self._phrases.name_head(token))

    def _coordinated(self, tokens: tuple[Token, ...]) -> list[Token]:
        """Return the heads of all members of the coordinations that ``tokens`` are in."""
        found: dict[int, Token] = {}
        waiting = [self._first_conjunct(token) for token in tokens]
        while waiting:
            token = waiting.pop()
            if token.i in found:
                continue
            found[token.i] = token
            waiting += self._tree.children(token, _CONJUNCTS)
        return [token for token in found.values() if token.pos_ != "CCONJ"]

    def _first_conjunct(self, token: Token) -> Token:
        tree = self._tree
        for head in tree.climb(token, lambda t: tree.relation(t) in _CONJUNCTS):
            token = head
        return token


def _others(tokens: Iterable[Token], token: Token) -> tuple[Token, ...]:
    others = {other.i: other for other in tokens if other != token}
    return tuple(others[i] for i in sorted(others))
