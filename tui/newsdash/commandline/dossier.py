"""``newsdash dossier``: what the articles say together, as text for people or as JSON Lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

import msgspec

from newsdash.commandline.narration import visible
from newsdash.dossier import Dossier
from newsdash.dossier.statements import Citation, Naming, Statement
from newsdash.dossier.wording import lines, origin
from newsdash.records import Extraction
from newsdash.search.fold import fold

_QUOTED = 200  # characters of an article's words in a line


class DossierWriter:
    """Takes records in and, at the end, writes what they say together.

    Args:
        stream: where to.
        about: parts of names; only actors and models that have one of them are told of.
        form: makes lines of statements: ``as_text`` or ``as_json``.
    """

    def __init__(
        self,
        stream: BinaryIO,
        about: Sequence[str],
        form: Callable[[Iterable[Statement]], Iterator[bytes]],
    ) -> None:
        self._stream = stream
        self._about = about
        self._form = form
        self._dossier = Dossier()

    def write(self, record: Extraction) -> None:
        """Take ``record`` in."""
        self._dossier.add(record)

    def finish(self) -> None:
        """Write the dossier."""
        for line in self._form(chosen(self._dossier, self._about)):
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
    for line in lines(statement):
        yield f"  {line.says}"
        if line.citation is not None:
            yield f"    {_cited(line.citation)}"


def _cited(citation: Citation) -> str:
    words = " ".join(citation.text[:_QUOTED].split())
    return f"“{words}{'…' if len(citation.text) > _QUOTED else ''}” ({origin(citation)})"
