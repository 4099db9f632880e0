"""Completion: what may be meant at the cursor, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final
from weakref import WeakKeyDictionary

from newsdash.search.crossfilter import Result, finish, narrow
from newsdash.search.facets import facets
from newsdash.search.fields import Field, field_named, fields
from newsdash.search.fold import fold
from newsdash.search.index import Index
from newsdash.search.names import Interned
from newsdash.search.numeric import Numbers, np
from newsdash.search.parser import TypedTerm, terms
from newsdash.search.query import Query, pattern

MOST: Final = 20
_AGO: Final = ("7d", "3w", "6m", "1y")


@dataclass(frozen=True, slots=True)
class Completion:
    """Something to put in for ``text[start:end]``.

    ``shown`` is how it is told in a list, ``count`` how many mentions, rows or articles there
    are of it; None where nothing is counted.
    """

    start: int
    end: int
    insert: str
    shown: str
    count: int | None


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    folded: str
    count: int | None


_known: WeakKeyDictionary[Index, tuple[int, dict[str, list[_Candidate]]]] = WeakKeyDictionary()


def complete(text: str, cursor: int, index: Index) -> list[Completion]:
    """Return what the term at the cursor may become; fields and names, or a field's values.

    Args:
        text: what is typed.
        cursor: where in it the cursor is, 0 before the first character.
        index: where the values are from.
    """
    cursor = max(0, min(cursor, len(text)))
    term = next((t for t in terms(text) if t.start <= cursor <= t.end), None)
    if term is None:
        return _field_names("", cursor, cursor)
    field = field_named(term.name) if term.name is not None else None
    name_end = term.start + term.negated + (len(term.name) + 1 if term.name is not None else 0)
    if term.name is None:
        return _begun(text, term, cursor, index)
    if field is None or cursor < name_end:
        begin = term.start + term.negated
        return _field_names(text[begin : min(cursor, name_end - 1)], begin, name_end)
    return _values(term, cursor, field, index)


def _begun(text: str, term: TypedTerm, cursor: int, index: Index) -> list[Completion]:
    start = term.start + term.negated
    typed = text[start:cursor]
    found = [] if len(term.values) > 1 else _field_names(typed, start, term.end)
    if not fold(typed).strip(' "~|'):
        return found
    names = chain(_candidates(index, "actor"), _candidates(index, "model"))
    return [*found, *_matching(names, term, cursor)][:MOST]


def _field_names(typed: str, start: int, end: int) -> list[Completion]:
    wanted = fold(typed)
    return [
        Completion(start, end, f"{field.name}:", f"{field.name}: {field.about}", None)
        for field in fields().values()
        if any(fold(name).startswith(wanted) for name in (field.name, *field.aliases))
    ]


def _values(term: TypedTerm, cursor: int, field: Field, index: Index) -> list[Completion]:
    return _matching(_candidates(index, field.name), term, cursor)


def _matching(candidates: Iterable[_Candidate], term: TypedTerm, cursor: int) -> list[Completion]:
    value = next((v for v in term.values if v.start <= cursor <= v.end), None)
    start, end = (value.start, value.end) if value else (cursor, cursor)
    wanted = fold(value.text).strip() if value else ""
    listed = list(candidates)
    first = (c for c in listed if c.folded.startswith(wanted) or f" {wanted}" in c.folded)
    found = list(islice(first, MOST))
    if len(found) < MOST:
        others = (c for c in listed if wanted in c.folded and c not in found)
        found += islice(others, MOST - len(found))
    return [Completion(start, end, _as_value(c.text), c.text, c.count) for c in found]


def _as_value(text: str) -> str:
    made = pattern(text)
    return str(made) if made else text


def _candidates(index: Index, field: str) -> list[_Candidate]:
    """Return a field's values, the most frequent first; worked out once until rows come."""
    version, known = _known.get(index, (-1, {}))
    if version != index.sorted_version:
        version, known = index.sorted_version, {}
        _known[index] = (version, known)
    if field not in known:
        counted = sorted(_counted(index, field), key=lambda pair: -(pair[1] or 0))
        known[field] = [_Candidate(text, fold(text), count) for text, count in counted if text]
    return known[field]


def _counted(index: Index, field: str) -> Iterable[tuple[str, int | None]]:
    actors, models = index.actor_columns, index.model_columns
    titles, organizations = actors.titles, actors.organizations
    target = index.stance_columns.target
    ways: dict[str, Callable[[], Iterable[tuple[str, int | None]]]] = {
        "actor": lambda: ((actor.name, actor.mentions) for actor in actors.facts),
        "by": lambda: ((a.name, n) for a in actors.facts if (n := a.quotes + a.stances)),
        "model": lambda: ((model.name, model.mentions) for model in models.facts),
        "dev": lambda: Counter(m.developer for m in models.facts if m.developer).items(),
        "role": lambda: _of_pairs(titles, actors.has_title.left.values),
        "org": lambda: _of_pairs(organizations, actors.has_organization.left.values),
        "target": lambda: _of_pairs(target, target.codes.values),
        "quote": lambda: (),
        "said": lambda: (),
    }
    return ways[field]() if field in ways else _of_facets(index, field)


def _of_pairs(texts: Interned, codes: Numbers) -> Iterator[tuple[str, int | None]]:
    counts = np.bincount(codes, minlength=len(texts.shown)).tolist()
    return ((text, count) for text, count in zip(texts.shown, counts, strict=False) if count)


def _of_facets(index: Index, field: str) -> Iterator[tuple[str, int | None]]:
    found = facets(index, finish(narrow(index, Query(), (), Result())))
    counts: dict[str, int | None] = {}
    match field:
        case "kind":
            counts.update(found.kind | found.quote)
        case "open":
            counts.update(found.openness)
        case "stance":
            counts.update(found.polarity | {"shift": found.shift})
        case "source":
            counts.update(found.source)
        case "lang":
            counts.update(found.language)
        case _:
            counts.update(dict.fromkeys(_AGO) | found.year | found.month)
            if field == "new":
                counts["last"] = None
    return iter(counts.items())
