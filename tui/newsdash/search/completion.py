"""Completion: what may be meant at the cursor, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Final, TypeAlias
from weakref import WeakKeyDictionary

from msgspec import Struct

from newsdash.search.crossfilter import Result, narrow
from newsdash.search.facets import facets
from newsdash.search.fields import field_named, fields
from newsdash.search.fold import fold
from newsdash.search.index import Index
from newsdash.search.names import Interned
from newsdash.search.numeric import Numbers, np
from newsdash.search.parser import TypedTerm, terms
from newsdash.search.query import Query, pattern
from newsdash.translation import translate

MOST: Final = 20
CHUNK: Final = 300
_AGO: Final = ("7d", "3w", "6m", "1y")


class Completion(Struct, frozen=True):
    """Something to put in for ``text[start:end]``.

    ``shown`` is how it is told in a list, ``count`` how many mentions, rows or articles there
    are of it; None where nothing is counted.
    """

    start: int
    end: int
    insert: str
    shown: str
    count: int | None


class _Candidate(Struct, frozen=True):
    text: str
    folded: str
    count: int | None


Completing: TypeAlias = Generator[None, None, list[Completion]]

_known: WeakKeyDictionary[Index, tuple[int, dict[str, list[_Candidate]]]] = WeakKeyDictionary()


def complete(text: str, cursor: int, index: Index) -> list[Completion]:
    """Return what the term at the cursor may become; fields and names, or a field's values.

    Args:
        text: what is typed.
        cursor: where in it the cursor is, 0 before the first character.
        index: where the values are from.
    """
    steps = completing(text, cursor, index)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: list[Completion] = end.value
            return found


def completing(text: str, cursor: int, index: Index, names: bool = True) -> Completing:
    """Work `complete` out in steps of a few milliseconds, whatever the index holds.

    Without ``names`` a word that stands by itself may only become a field.
    """
    cursor = max(0, min(cursor, len(text)))
    term = next((t for t in terms(text) if t.start <= cursor <= t.end), None)
    if term is None:
        return _field_names("", cursor, cursor)
    field = field_named(term.name) if term.name is not None else None
    name_end = term.start + term.negated + (len(term.name) + 1 if term.name is not None else 0)
    if term.name is None:
        return (yield from _begun(text, term, cursor, index if names else None))
    if field is None or cursor < name_end:
        begin = term.start + term.negated
        return _field_names(text[begin : min(cursor, name_end - 1)], begin, name_end)
    values = yield from _candidates(index, field.name)
    return (yield from _matching(values, term, cursor))


def _begun(text: str, term: TypedTerm, cursor: int, index: Index | None) -> Completing:
    start = term.start + term.negated
    typed = text[start:cursor]
    found = [] if len(term.values) > 1 else _field_names(typed, start, term.end)
    if index is None or not fold(typed).strip(' "~|'):
        return found
    actors = yield from _candidates(index, "actor")
    models = yield from _candidates(index, "model")
    names = yield from _matching([*actors, *models], term, cursor)
    return [*found, *names][:MOST]


def _field_names(typed: str, start: int, end: int) -> list[Completion]:
    wanted = fold(typed)
    return [
        Completion(start, end, f"{field.name}:", f"{field.name}: {translate(field.about)}", None)
        for field in fields().values()
        if any(fold(name).startswith(wanted) for name in (field.name, *field.aliases))
    ]


def _matching(candidates: list[_Candidate], term: TypedTerm, cursor: int) -> Completing:
    value = next((v for v in term.values if v.start <= cursor <= v.end), None)
    start, end = (value.start, value.end) if value else (cursor, cursor)
    wanted = fold(value.text).strip() if value else ""
    first: list[_Candidate] = []
    others: list[_Candidate] = []
    for at in range(0, len(candidates), CHUNK):
        if len(first) < MOST:
            _sift(candidates[at : at + CHUNK], wanted, first, others)
            yield
    found = [*first, *others][:MOST]
    return [Completion(start, end, _as_value(c.text), c.text, c.count) for c in found]


def _sift(
    candidates: Iterable[_Candidate], wanted: str, first: list[_Candidate], others: list[_Candidate]
) -> None:
    """Put those with a word that begins as wanted into ``first``, those with it in ``others``."""
    for candidate in candidates:
        if wanted in candidate.folded:
            begins = candidate.folded.startswith(wanted) or f" {wanted}" in candidate.folded
            (first if begins else others).append(candidate)


def _as_value(text: str) -> str:
    made = pattern(text)
    return str(made) if made else text


def _candidates(index: Index, field: str) -> Generator[None, None, list[_Candidate]]:
    """Return a field's values, the most frequent first; worked out once until rows come."""
    version, known = _known.get(index, (-1, {}))
    if version != index.sorted_version:
        version, known = index.sorted_version, {}
        _known[index] = (version, known)
    if field not in known:
        counted = yield from _counted(index, field)
        ordered = sorted(counted, key=lambda pair: -(pair[1] or 0))
        made: list[_Candidate] = []
        for at in range(0, len(ordered), CHUNK):
            made += (_Candidate(t, fold(t), count) for t, count in ordered[at : at + CHUNK] if t)
            yield
        known[field] = made
    return known[field]


def _counted(index: Index, field: str) -> Generator[None, None, Iterable[tuple[str, int | None]]]:
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
    if field in ways:
        return ways[field]()
    return (yield from _of_facets(index, field))


def _of_pairs(texts: Interned, codes: Numbers) -> Iterator[tuple[str, int | None]]:
    counts = np.bincount(codes, minlength=len(texts.shown)).tolist()
    return ((text, count) for text, count in zip(texts.shown, counts, strict=False) if count)


def _of_facets(index: Index, field: str) -> Generator[None, None, Iterable[tuple[str, int | None]]]:
    result = yield from narrow(index, Query(), (), Result())
    found = facets(index, result)
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
    return counts.items()
