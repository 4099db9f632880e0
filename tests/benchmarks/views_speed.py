"""How long matrix, timeline and changes take over generated records.

    python tests/benchmarks/views_speed.py 10000

Each is worked out in a thread (the changes then in slices), so that this is how long a view says
"counting", not how long a key waits; the bare pass over the stances' columns is the yardstick.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np

from generated import library
from newsdash.dossier.moves import disagreements, moves
from newsdash.search.crossfilter import finish, narrow
from newsdash.search.index import Index
from newsdash.search.matrix import matrix
from newsdash.search.numeric import Mask
from newsdash.search.parser import read
from newsdash.search.rows import Pane
from newsdash.search.targets import StanceFacts
from newsdash.search.timeline import DatedFacts, timeline

T = TypeVar("T")
TIMES = 5
FIRST = 500


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the median of some runs in milliseconds, and what the work returns."""
    taken = []
    for _ in range(TIMES):
        start = perf_counter()
        value = work()
        taken.append((perf_counter() - start) * 1_000)
    return sorted(taken)[TIMES // 2], value


def longest_step(index: Index, groups: list[list[int]], kept: Mask) -> float:
    """Return how long a key may wait while changes are looked for, in milliseconds."""
    steps, longest, start = moves(index, groups, kept), 0.0, perf_counter()
    for _ in steps:
        longest, start = max(longest, perf_counter() - start), perf_counter()
    return longest * 1_000


def main(articles: int) -> None:
    """Print a table."""
    index = Index()
    for extraction in library(articles):
        index.add(extraction)
    index.sort()
    result = finish(narrow(index, read("").query))
    bare, _ = timed(lambda: np.unique(index.stance_columns.target.codes.values))
    taking, later = timed(lambda: StanceFacts.later(index, result, all_stances=True))
    facts, dated = later(), DatedFacts.later(index, result)()
    candidates, groups = timed(lambda: disagreements(facts))
    kept = result.masks[Pane.STANCES]
    rows = {
        "np.unique over the targets": bare,
        "columns taken, on the interface's thread": taking,
        "matrix": timed(lambda: matrix(facts))[0],
        "timeline, length chosen": timed(lambda: timeline(dated, None, 40))[0],
        "who may have moved": candidates,
        f"the first {FIRST} of them read": timed(
            lambda: list(moves(index, islice(groups, FIRST), kept))
        )[0],
    }
    print(f"longest step of it: {longest_step(index, groups[:FIRST], kept):.1f} ms")
    print(f"{articles:,} articles, {len(index.stances):,} stances, {len(index.quotes):,} quotes")
    for what, milliseconds in rows.items():
        print(f"{what:<42} {milliseconds:8.1f} ms {milliseconds / bare:8.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
