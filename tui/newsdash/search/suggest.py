"""Names like the one typed, for when nothing matches: an offer, never a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsdash.search.fold import fold

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
