"""Names like the one typed, for when nothing matches: an offer, never a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsdash.search.crossfilter import Result
from newsdash.search.fold import fold
from newsdash.search.index import Index
from newsdash.search.parser import TypedTerm, read, terms
from newsdash.search.query import Words, pattern

CHUNK = 200
LIKENESS = 72


def closest_name(
    typed: str, names: Sequence[str], cancelled: Callable[[], bool] = lambda: False
) -> str | None:
    """Return the name most like ``typed``, or None where none is like it.

    rapidfuzz holds the interpreter lock while it compares, so it is asked about a few names
    at a time and the caller can stop it in between.
    """
    from rapidfuzz import fuzz, process

    wanted = fold(typed).strip()
    best: tuple[float, str] | None = None
    for start in range(0, len(names), CHUNK):
        if cancelled():
            return None
        found = process.extractOne(
            wanted, names[start : start + CHUNK], scorer=fuzz.WRatio, processor=fold,
            score_cutoff=max(LIKENESS, best[0] if best else 0),
        )  # fmt: skip
        if found and (best is None or found[1] > best[0]):
            best = (found[1], found[0])
    return best[1] if best else None


def offer(
    typed: str, index: Index, result: Result, cancelled: Callable[[], bool] = lambda: False
) -> str | None:
    """Return a query like the one typed that may find something, or None.

    Words without fields are compared with the names as a whole; else the first term that
    nothing matches by itself is.

    Args:
        typed: a query that leaves nothing.
        index: where the names are from.
        result: what it was narrowed to.
        cancelled: asked now and then whether nobody waits any more.
    """
    if all(isinstance(c, Words) and not c.field and not c.negated for c in result.query.conditions):
        name = closest_name(typed, _names(index, ""), cancelled)
        return name and _as_value(name)
    for term in terms(typed):
        if wanted := _fruitless(term, typed, result):
            name = closest_name(_text(term), _names(index, wanted.field), cancelled)
            if name:
                head = f"{term.name}:" if term.name else ""
                return f"{typed[: term.start]}{head}{_as_value(name)}{typed[term.end :]}"
    return None


def _fruitless(term: TypedTerm, typed: str, result: Result) -> Words | None:
    for condition in read(typed[term.start : term.end]).query.conditions:
        found = result.found.get(condition)
        if isinstance(condition, Words) and not condition.negated and found is not None:
            return None if any(mask.any() for mask in found.direct.values()) else condition
    return None


def _text(term: TypedTerm) -> str:
    return " ".join(value.text for value in term.values)


def _names(index: Index, field: str) -> list[str]:
    """Return the names that a field looks among; without a field those of actors and models."""
    columns = index.actor_columns
    actors = [actor.name for actor in columns.facts]
    models = [model.name for model in index.model_columns.facts]
    developers = {model.developer: None for model in index.model_columns.facts}
    among: dict[str, list[str]] = {
        "": actors + models,
        "actor": actors,
        "by": actors,
        "model": models,
        "role": columns.titles.shown,
        "org": columns.organizations.shown + actors,
        "dev": [developer for developer in developers if developer],
        "target": index.stance_columns.target.shown + actors + models,
    }
    return among.get(field, [])


def _as_value(name: str) -> str:
    made = pattern(name)
    return str(made) if made else name
