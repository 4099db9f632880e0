"""Statements in words: lines that say what, each with the place it rests on where it has one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from newsdash.dossier.statements import (
    Change,
    Citation,
    FactValue,
    ModelFact,
    Naming,
    Position,
    RoleHistory,
    Statement,
)
from newsdash.records import Polarity
from newsdash.search.wording import size


class Signs(NamedTuple):
    """How stances, contradictions and turns are told."""

    polarities: dict[Polarity, str]
    contradiction: str
    turn: str
    organization: str


SIGNS: Final = Signs(
    {"support": "▲ supports", "oppose": "▼ opposes", "mixed": "◆ is of two minds about"},
    "≠",
    "→",
    " · {}",
)
WORDS: Final = Signs(
    {"support": "supports", "oppose": "opposes", "mixed": "is of two minds about"},
    "contradictory:",
    "to",
    " ({})",
)


class Line(NamedTuple):
    """What is said, and where; ``disputed`` where something else is said too."""

    says: str
    citation: Citation | None = None
    disputed: bool = False


def lines(statement: Statement, signs: Signs = SIGNS) -> Iterator[Line]:
    """Yield a statement in words, with signs, or with ``WORDS`` instead of them."""
    match statement:
        case RoleHistory():
            yield _role(statement, signs)
        case ModelFact():
            yield from (_value(statement, value, signs) for value in statement.values)
        case Change():
            yield from _change(statement, signs)
        case Position(target=target, polarity=polarity, citations=citations):
            articles = len({citation.article for citation in citations})
            says = f"{signs.polarities[polarity]} {target.name} ({_articles(articles)})"
            yield Line(says, citations[0])
        case Naming(alias=alias, rule=rule, articles=articles):
            yield Line(f"also {alias}: {rule}, in {_articles(articles)}")


def origin(citation: Citation) -> str:
    """Return date and outlet of a citation, or else the article's title."""
    return ", ".join(filter(None, (citation.published, citation.source))) or citation.title


def _role(role: RoleHistory, signs: Signs) -> Line:
    where = signs.organization.format(role.organization) if role.organization else ""
    since = f", since {role.since}" if role.since else ""
    seen = f", so called from {role.first} to {role.last}" if role.first != role.last else ""
    return Line(f"{role.title}{where}{since}{seen}", role.citations[0])


def _value(fact: ModelFact, value: FactValue, signs: Signs) -> Line:
    label = fact.fact.replace("_", " ")
    shown = size(int(value.value)) if fact.fact == "parameters" else value.value
    articles = len({citation.article for citation in value.citations})
    told = _articles(articles) if articles else "known to newsdash"
    mark = f"{signs.contradiction} " if fact.contradictory else ""
    place = value.citations[0] if value.citations else None
    return Line(f"{mark}{label} {shown} ({told})", place, fact.contradictory)


def _change(change: Change, signs: Signs) -> Iterator[Line]:
    what = "changed" if change.dated else "contradicts itself"
    when = f", {change.when}" if change.when else ""
    turn = f"{change.from_ or '?'} {signs.turn} {change.to or '?'}"
    says = f"{what} on {change.target.name}: {turn}{when}"
    if change.before is None:
        yield Line(says, change.after, disputed=True)
        return
    yield Line(f"{says} – before", change.before, disputed=True)
    yield Line("    and after", change.after, disputed=True)


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"
