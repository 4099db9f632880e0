"""Roles over articles: which, where, and since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newsdash.dossier.statements import Citation, RoleHistory, by_date, cite
from newsdash.records import Article, Fact


class Roles:
    """Collects what articles say of the actors' roles."""

    def __init__(self) -> None:
        self._told: dict[str, dict[str, list[tuple[Fact, Citation]]]] = {}

    def add(self, article: Article, fact: Fact) -> None:
        """Take in one fact of an article."""
        if fact.kind == "role" and fact.evidence is not None:
            titles = self._told.setdefault(fact.about, defaultdict(list))
            titles[fact.value.casefold()].append((fact, cite(article, fact.evidence)))

    def of(self, actor: str, name: str) -> Iterator[RoleHistory]:
        """Yield the roles of an actor, the earliest first."""
        histories = [
            _history(name, told)
            for facts in self._told.get(actor, {}).values()
            for told in _by_organization(facts)
        ]
        yield from sorted(histories, key=lambda history: by_date(history.citations[0]))


def _by_organization(
    told: list[tuple[Fact, Citation]],
) -> list[list[tuple[Fact, Citation]]]:
    """One group for each organisation; where there is only one, what names none belongs to it."""
    groups: dict[str | None, list[tuple[Fact, Citation]]] = defaultdict(list)
    for fact, citation in told:
        groups[fact.organization and fact.organization.casefold()].append((fact, citation))
    named = [organization for organization in groups if organization is not None]
    if len(named) == 1 and None in groups:
        groups[named[0]] += groups.pop(None)
    return list(groups.values())


def _history(name: str, told: list[tuple[Fact, Citation]]) -> RoleHistory:
    told = sorted(told, key=lambda each: by_date(each[1]))
    fact = next((f for f, _ in told if f.organization), told[0][0])
    dates = [c.published for _, c in told if c.published]
    since = min((f.since for f, _ in told if f.since), default=None)
    citations = tuple(dict.fromkeys(c for _, c in told))
    return RoleHistory(
        fact.about,
        name,
        fact.value,
        fact.organization,
        since,
        dates[0] if dates else None,
        dates[-1] if dates else None,
        citations,
    )
