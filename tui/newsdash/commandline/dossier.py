"""``newsdash dossier``: what the articles say together, as text for people or as JSON Lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

import msgspec

from newsdash.commandline.narration import visible
from newsdash.dossier import Dossier
from newsdash.dossier.statements import (
    Change,
    Citation,
    ModelFact,
    Naming,
    RoleHistory,
    Statement,
)
from newsdash.records import Extraction
from newsdash.search.fold import fold
from newsdash.search.wording import size

_QUOTED = 200  # characters of an article's words in a line


class DossierWriter:
    """Takes records in and, at the end, writes what they say together.

    Args:
        stream: where to.
        about: parts of names; only actors and models that have one of them are told of.
        lines: makes lines of statements: ``as_text`` or ``as_json``.
    """

    def __init__(
        self,
        stream: BinaryIO,
        about: Sequence[str],
        lines: Callable[[Iterable[Statement]], Iterator[bytes]],
    ) -> None:
        self._stream = stream
        self._about = about
        self._lines = lines
        self._dossier = Dossier()

    def write(self, record: Extraction) -> None:
        """Take ``record`` in."""
        self._dossier.add(record)

    def finish(self) -> None:
        """Write the dossier."""
        for line in self._lines(chosen(self._dossier, self._about)):
            self._stream.write(line + b"\n")
        self._stream.flush()


def chosen(dossier: Dossier, about: Sequence[str]) -> Iterator[Statement]:
    """Yield the statements about the actors and models whose name or alias has the words."""
    if not about:
        yield from dossier.statements()
        return
    terms = [fold(term) for term in about]
    for statement in _by_subject(dossier):
        if any(term in fold(name) for name in statement[0] for term in terms):
            yield from statement[1]


def _by_subject(dossier: Dossier) -> Iterator[tuple[list[str], list[Statement]]]:
    for identifier, name in dossier.names.items():
        statements = [*dossier.of_actor(identifier), *dossier.of_model(identifier)]
        aliases = [s.alias for s in statements if isinstance(s, Naming)]
        yield [name, *aliases], statements


def as_json(statements: Iterable[Statement]) -> Iterator[bytes]:
    """Yield each statement as a line of JSON."""
    return map(msgspec.json.encode, statements)


def as_text(statements: Iterable[Statement]) -> Iterator[bytes]:
    """Yield lines for people: a heading for each actor and model, then what is said of it."""
    heading = ""
    for statement in statements:
        if statement.name != heading:
            heading = statement.name
            yield visible(heading).encode()
        yield from (visible(line).encode() for line in _lines(statement))


def _lines(statement: Statement) -> Iterator[str]:
    match statement:
        case RoleHistory():
            yield from _role(statement)
        case ModelFact():
            yield from _fact(statement)
        case Change():
            yield from _change(statement)
        case Naming(alias=alias, rule=rule, articles=articles):
            yield f"  also {alias}: {rule}, in {_articles(articles)}"


def _role(role: RoleHistory) -> Iterator[str]:
    where = f" · {role.organization}" if role.organization else ""
    since = f", since {role.since}" if role.since else ""
    seen = f", so called from {role.first} to {role.last}" if role.first != role.last else ""
    yield f"  {role.title}{where}{since}{seen}"
    yield f"    {_cited(role.citations[0])}"


def _fact(fact: ModelFact) -> Iterator[str]:
    label = fact.fact.replace("_", " ")
    for value in fact.values:
        shown = size(int(value.value)) if fact.fact == "parameters" else value.value
        mark = "≠ " if fact.contradictory else ""
        told = f" ({_articles(len({c.article for c in value.citations}))})"
        yield f"  {mark}{label} {shown}{told if value.citations else ' (known to newsdash)'}"
        yield from (f"    {_cited(citation)}" for citation in value.citations[:1])


def _change(change: Change) -> Iterator[str]:
    what = "changed" if change.dated else "contradicts itself"
    when = f", {change.when}" if change.when else ""
    yield f"  {what} on {change.target.name}: {change.from_ or '?'} → {change.to or '?'}{when}"
    if change.before:
        yield f"    before {_cited(change.before)}"
    yield f"    {'after ' if change.before else ''}{_cited(change.after)}"


def _cited(citation: Citation) -> str:
    words = " ".join(citation.text[:_QUOTED].split())
    origin = ", ".join(filter(None, (citation.source, citation.published))) or citation.title
    return f"“{words}{'…' if len(citation.text) > _QUOTED else ''}” ({origin})"


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"
