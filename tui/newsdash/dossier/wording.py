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
from newsdash.records import FactKind, MergeRule, Polarity
from newsdash.search.wording import size
from newsdash.translation import message, translate, translate_many


class Signs(NamedTuple):
    """How stances, contradictions and turns are told."""

    polarities: dict[Polarity, str]
    contradiction: str
    turn: str
    organization: str


SIGNS: Final = Signs(
    {
        "support": message("▲ supports"),
        "oppose": message("▼ opposes"),
        "mixed": message("◆ is of two minds about"),
    },
    "≠",
    "{before} → {after}",
    " · {}",
)
WORDS: Final = Signs(
    {
        "support": message("supports"),
        "oppose": message("opposes"),
        "mixed": message("is of two minds about"),
    },
    message("contradictory:"),
    message("{before} to {after}"),
    " ({})",
)
_POLARITIES: dict[Polarity, str] = {
    "support": message("support"),
    "oppose": message("oppose"),
    "mixed": message("mixed"),
}
_FACTS: dict[FactKind, str] = {
    "role": message("role"),
    "developer": message("developer"),
    "parameters": message("parameters"),
    "openness": message("openness"),
    "released": message("released"),
    "runs_on": message("runs on"),
    "based_on": message("based on"),
}
_OPENNESS: dict[str, str] = {
    "open-source": message("open-source"),
    "open-weight": message("open-weight"),
    "closed": message("closed"),
}
_RULES: dict[MergeRule, str] = {
    "known name": message("known name"),
    "surname": message("surname"),
    "first and last name": message("first and last name"),
    "inflected form": message("inflected form"),
    "abbreviation": message("abbreviation"),
    "spelling": message("spelling"),
    "same words": message("same words"),
    "part of the name": message("part of the name"),
    "description": message("description"),
    "told by the user": message("told by the user"),
}
CHANGED = message("changed on {target}")
CONTRADICTS = message("contradicts itself on {target}")


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
            says = f"{translate(signs.polarities[polarity])} {target.name} ({_articles(articles)})"
            yield Line(says, citations[0])
        case Naming(alias=alias, rule=rule, articles=articles):
            also = translate("also {names}", names=alias)
            where = translate_many("in {count} article", "in {count} articles", articles)
            yield Line(f"{also}: {translate(_RULES[rule])}, {where}")


def origin(citation: Citation) -> str:
    """Return date and outlet of a citation, or else the article's title."""
    return ", ".join(filter(None, (citation.published, citation.source))) or citation.title


def _role(role: RoleHistory, signs: Signs) -> Line:
    where = signs.organization.format(role.organization) if role.organization else ""
    since = f", {translate('since {date}', date=role.since)}" if role.since else ""
    called = translate("so called from {first} to {last}", first=role.first, last=role.last)
    seen = f", {called}" if role.first != role.last else ""
    return Line(f"{role.title}{where}{since}{seen}", role.citations[0])


def _value(fact: ModelFact, value: FactValue, signs: Signs) -> Line:
    label = translate(_FACTS[fact.fact])
    articles = len({citation.article for citation in value.citations})
    told = _articles(articles) if articles else translate("known to newsdash")
    mark = f"{translate(signs.contradiction)} " if fact.contradictory else ""
    place = value.citations[0] if value.citations else None
    return Line(
        f"{mark}{label} {_shown(fact.fact, value.value)} ({told})", place, fact.contradictory
    )


def _change(change: Change, signs: Signs) -> Iterator[Line]:
    when = f", {change.when}" if change.when else ""
    did = translate(CHANGED if change.dated else CONTRADICTS, target=change.target.name)
    turn = translate(signs.turn, before=_stand(change.from_), after=_stand(change.to))
    says = f"{did}: {turn}{when}"
    if change.before is None:
        yield Line(says, change.after, disputed=True)
        return
    yield Line(f"{says} – {translate('before')}", change.before, disputed=True)
    yield Line(f"    {translate('and after')}", change.after, disputed=True)


def _articles(count: int) -> str:
    return translate_many("{count} article", "{count} articles", count)


def _stand(polarity: Polarity | None) -> str:
    return translate(_POLARITIES[polarity]) if polarity else "?"


def _shown(fact: FactKind, value: str) -> str:
    if fact == "parameters":
        return size(int(value))
    return translate(_OPENNESS[value]) if fact == "openness" and value in _OPENNESS else value
