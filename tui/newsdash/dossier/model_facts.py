"""Facts about models over articles: merged where they agree, side by side where they do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from newsdash.dossier.statements import Citation, FactValue, ModelFact, by_date, cite
from newsdash.records import Article, Fact, FactKind

_SEVERAL: frozenset[FactKind] = frozenset(("runs_on",))
"""Facts that may have several values at once."""


class ModelFacts:
    """Collects what articles say of models."""

    def __init__(self) -> None:
        self._told: dict[str, dict[FactKind, dict[str, list[Citation]]]] = {}

    def add(self, article: Article, fact: Fact) -> None:
        """Take in one fact of an article."""
        if fact.kind == "role":
            return
        facts = self._told.setdefault(fact.about, {})
        citations = facts.setdefault(fact.kind, defaultdict(list))[fact.value]
        if fact.evidence is not None:
            citations.append(cite(article, fact.evidence))

    def of(self, model: str, name: str) -> Iterator[ModelFact]:
        """Yield the facts of a model, each with all values that are told."""
        for kind, told in self._told.get(model, {}).items():
            values = _merged(told, _ALIKE.get(kind, _same_words))
            values.sort(key=lambda value: -len(value.citations))
            disputed = len(values) > 1 and kind not in _SEVERAL
            yield ModelFact(model, name, kind, tuple(values), disputed)


def _merged(told: dict[str, list[Citation]], alike: Callable[[str, str], bool]) -> list[FactValue]:
    """Values that say the same become one, in the most exact wording."""
    groups: list[tuple[str, list[Citation]]] = []
    for value in sorted(told, key=lambda v: (-len(v.lstrip("-")), v)):
        same = [group for group in groups if alike(group[0], value)]
        if len(same) == 1:
            same[0][1].extend(told[value])
        else:
            groups.append((value, list(told[value])))
    return [
        FactValue(value, tuple(dict.fromkeys(sorted(citations, key=by_date))))
        for value, citations in groups
    ]


def _same_words(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _compatible_dates(exact: str, other: str) -> bool:
    """ "2025-08-05" says "2025", "2025-08" and "--08-05" as well."""
    if other.startswith("--"):
        return exact.endswith(other.removeprefix("-"))
    return exact.startswith(other)


_ALIKE: dict[FactKind, Callable[[str, str], bool]] = {"released": _compatible_dates}
