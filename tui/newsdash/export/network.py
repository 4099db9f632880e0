"""The network of who stands where: nodes and edges, gathered while records go by.

Nodes are actors and what they take stances on: topics, models, other actors. There is one
edge for each holder, target and relation (support, oppose, mixed, or speaks-of: who quotes
another actor's name). The weight of an edge counts different statements: the same words of the
same holder in several papers are one, and ``outlets`` and ``articles`` tell how many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from newsdash.export.merging import Merged, role_text
from newsdash.export.statements import (
    Fingerprint,
    quote_fingerprint,
    stance_fingerprint,
    target_key,
)
from newsdash.records import Article, Extraction, Offsets, Quote, Shift, Stance

Between: TypeAlias = Literal["targets", "actors", "all"]
Value: TypeAlias = str | int | float | bool
Attributes: TypeAlias = dict[str, Value | None]
Key: TypeAlias = tuple[str, str]

SPEAKS_OF = "speaks-of"
NODE_COLUMNS: dict[str, type] = {
    "label": str, "type": str, "kind": str, "aliases": str, "roles": str,
    "mentions": int, "quotes": int, "articles": int,
    "developer": str, "family": str, "parameters": int, "openness": str, "released": str,
    "runs_on": str,
}  # fmt: skip
EDGE_COLUMNS: dict[str, type] = {
    "relation": str, "weight": float, "outlets": int, "articles": int,
    "first_date": str, "last_date": str,
    "shift": bool, "shift_from": str, "shift_to": str, "shift_when": str,
    "confidence": float, "evidence": str, "evidence_article": str, "article_ids": str,
}  # fmt: skip
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Node:
    """A node; ``attributes`` has the keys of ``NODE_COLUMNS``, ``None`` for the unknown."""

    id: str
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge; ``attributes`` has the keys of ``EDGE_COLUMNS``, ``None`` for the unknown."""

    id: str
    source: str
    target: str
    attributes: Attributes


@dataclass(slots=True)
class _Statement:
    """One quote or stance, as far as an edge wants to know."""

    fingerprint: Fingerprint
    text: str
    confidence: float
    shift: Shift | None


@dataclass(slots=True)
class _Tie:
    """All statements that make up one edge."""

    statements: dict[Fingerprint, float] = field(default_factory=dict)
    outlets: set[str] = field(default_factory=set)
    articles: dict[str, None] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    shift: Shift | None = None
    best: tuple[float, str, str] | None = None

    def take(self, statement: _Statement, article: Article) -> None:
        self.articles[article.id] = None
        if article.source:
            self.outlets.add(article.source)
        if article.published:
            self.dates = sorted({*self.dates, article.published})
            self.dates = [self.dates[0], self.dates[-1]]
        self.statements.setdefault(statement.fingerprint, statement.confidence)
        self.shift = self.shift or statement.shift
        if self.best is None or statement.confidence > self.best[0]:
            self.best = (statement.confidence, statement.text, article.id)

    def attributes(self, relation: str) -> Attributes:
        assert self.best is not None, "a tie comes with its first statement"
        confidence = sum(self.statements.values()) / len(self.statements)
        return {
            "relation": relation,
            "weight": float(len(self.statements)),
            "outlets": len(self.outlets),
            "articles": len(self.articles),
            "first_date": self.dates[0] if self.dates else None,
            "last_date": self.dates[-1] if self.dates else None,
            "shift": self.shift is not None,
            "shift_from": self.shift.from_ if self.shift else None,
            "shift_to": self.shift.to if self.shift else None,
            "shift_when": self.shift.when if self.shift else None,
            "confidence": round(confidence, 4),
            "evidence": self.best[1],
            "evidence_article": self.best[2],
            "article_ids": "; ".join(self.articles),
        }


class Network:
    """Takes records in; then yields `nodes` and `edges`, always in the same order.

    Args:
        between: ``targets`` for actors and all they take a stance on, ``actors`` for stances on
            actors and who speaks of whom, ``all`` for both.
    """

    def __init__(self, between: Between = "targets") -> None:
        self._between = between
        self._merged = Merged()
        self._names: dict[Key, Counter[str]] = {}
        self._ties: dict[tuple[Key, Key, str], _Tie] = {}
        self._seen: set[str] = set()

    def take(self, record: Extraction) -> None:
        """Add one article; the second of an id is the first one again and left out."""
        if record.article.id in self._seen:
            return
        self._seen.add(record.article.id)
        self._merged.take(record)
        for stance in record.stances:
            self._take_stance(stance, record.article)
        if self._between != "targets":
            for quote in record.quotes:
                self._take_quote(quote, record)

    def _take_stance(self, stance: Stance, article: Article) -> None:
        if self._between == "actors" and stance.target.kind != "actor":
            return
        target = target_key(stance.target)
        self._names.setdefault(target, Counter())[stance.target.name] += 1
        statement = _Statement(
            stance_fingerprint(stance), stance.evidence.text, stance.confidence, stance.shift
        )
        self._tie(("actor", stance.holder), target, stance.polarity).take(statement, article)

    def _take_quote(self, quote: Quote, record: Extraction) -> None:
        speaker = quote.speaker.actor if quote.speaker else None
        if speaker is None:
            return
        statement = _Statement(quote_fingerprint(quote), quote.text, quote.confidence, None)
        for actor in record.actors:
            if actor.id != speaker and _named_in(quote, actor.mentions):
                tie = self._tie(("actor", speaker), ("actor", actor.id), SPEAKS_OF)
                tie.take(statement, record.article)

    def _tie(self, source: Key, target: Key, relation: str) -> _Tie:
        return self._ties.setdefault((source, target, relation), _Tie())

    def nodes(self) -> Iterator[Node]:
        """Yield whoever and whatever has an edge."""
        for key, node_id in self._ids().items():
            yield Node(node_id, self._node_attributes(key))

    def edges(self) -> Iterator[Edge]:
        """Yield the edges."""
        ids = self._ids()
        for number, ((source, target, relation), tie) in enumerate(self._ties.items(), 1):
            attributes = tie.attributes(relation)
            yield Edge(f"e{number}", ids[source], ids[target], attributes)

    def _ids(self) -> dict[Key, str]:
        """Return an id for each node: its own, made different where two kinds share one."""
        ids: dict[Key, str] = {}
        taken: set[str] = set()
        for key in (key for source, target, _ in self._ties for key in (source, target)):
            if key not in ids:
                ids[key] = untaken(key[1], taken)
                taken.add(ids[key])
        return ids

    def _node_attributes(self, key: Key) -> Attributes:
        kind, ident = key
        empty: Attributes = dict.fromkeys(NODE_COLUMNS)
        names = self._names.get(key)
        label = names.most_common(1)[0][0] if names else ident
        known: Attributes = {"label": label, "type": kind, "kind": kind}
        if kind == "actor":
            known = {**known, "kind": None, **self._actor_attributes(ident)}
        elif kind == "model":
            known = {**known, **self._model_attributes(ident)}
        return {**empty, **known}

    def _actor_attributes(self, ident: str) -> Attributes:
        actor = self._merged.actors.get(ident)
        if actor is None:
            return {}
        return {
            "label": actor.name,
            "kind": actor.kind,
            "aliases": "; ".join(actor.aliases) or None,
            "roles": "; ".join(role_text(role) for role in actor.roles) or None,
            "mentions": actor.mentions,
            "quotes": actor.quotes,
            "articles": actor.articles,
        }

    def _model_attributes(self, ident: str) -> Attributes:
        model = self._merged.models.get(ident)
        if model is None:
            return {}
        texts: Attributes = {
            fact: "; ".join(str(value) for value in values) or None
            for fact, values in model.facts.items()
            if fact != "parameters"
        }
        sizes = [value for value in model.facts["parameters"] if isinstance(value, int)]
        agreed = sizes[0] if len(sizes) == 1 and sizes[0] <= _LARGEST else None
        counts: Attributes = {"mentions": model.mentions, "articles": model.articles}
        return {"label": model.name, **texts, "parameters": agreed, **counts}


def _named_in(quote: Quote, mentions: tuple[Offsets, ...]) -> bool:
    spans = quote.spans or ((quote.start, quote.end),)
    return any(start < until and begin < end for start, end in mentions for begin, until in spans)


def untaken(wanted: str, taken: set[str]) -> str:
    """Return ``wanted``, with a number behind it where it is taken."""
    ident, number = wanted, 2
    while ident in taken:
        ident, number = f"{wanted}~{number}", number + 1
    return ident
