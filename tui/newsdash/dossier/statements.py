"""What a dossier states, each statement with the places it rests on."""

from __future__ import annotations

import msgspec

from newsdash.records import Article, Evidence, FactKind, MergeRule, Polarity, Record, Target


class Citation(Record, frozen=True):
    """A place in an article: offsets into its text; dates are ISO dates or their known part."""

    article: str
    title: str
    source: str | None
    published: str | None
    start: int
    end: int
    text: str


class RoleHistory(Record, frozen=True, tag_field="statement", tag="role"):
    """A role of an actor. ``since`` is told by an article; ``first`` and ``last`` are the
    dates of the earliest and the latest article that give the actor this role.
    """

    actor: str
    name: str
    title: str
    organization: str | None
    since: str | None
    first: str | None
    last: str | None
    citations: tuple[Citation, ...]


class FactValue(Record, frozen=True):
    """A value of a fact, and where it is told; nowhere, if newsdash knows it of itself."""

    value: str
    citations: tuple[Citation, ...]


class ModelFact(Record, frozen=True, tag_field="statement", tag="model"):
    """What is said of a model, the value told most often first; several of them contradict."""

    model: str
    name: str
    fact: FactKind
    values: tuple[FactValue, ...]
    contradictory: bool


class Change(Record, frozen=True, tag_field="statement", tag="change"):
    """A holder's positions on one target that do not agree.

    ``told`` where an article itself tells of the change of mind (then ``before`` may be
    missing); ``dated`` where one article comes after the other: a change of mind too; neither
    where that is not known: a contradiction.
    """

    holder: str
    name: str
    target: Target
    from_: Polarity | None = msgspec.field(name="from")
    to: Polarity | None
    when: str | None
    told: bool
    dated: bool
    before: Citation | None
    after: Citation


class Position(Record, frozen=True, tag_field="statement", tag="position"):
    """What a holder is for or against, and where that stands."""

    holder: str
    name: str
    target: Target
    polarity: Polarity
    citations: tuple[Citation, ...]


class Naming(Record, frozen=True, tag_field="statement", tag="name"):
    """A name that stands for an actor, by which rule, and in how many articles."""

    actor: str
    name: str
    alias: str
    rule: MergeRule
    articles: int


Statement = RoleHistory | ModelFact | Change | Position | Naming


def cite(article: Article, evidence: Evidence) -> Citation:
    """Return where ``evidence`` stands."""
    return Citation(
        article.id,
        article.title,
        article.source,
        article.published,
        evidence.start,
        evidence.end,
        evidence.text,
    )


def by_date(citation: Citation) -> tuple[bool, str, str, int]:
    """Return a key that sorts citations by date; those without one come last."""
    published = citation.published or ""
    return not published, published, citation.article, citation.start
