"""The best dependency tree over arc scores: Chu and Liu 1965, Edmonds 1967."""

from __future__ import annotations

import numpy as np

_ROOT_COST = 1e7


def best_tree(scores: np.ndarray) -> list[int]:
    """Return the head of each word in the highest-scoring tree with one root.

    ``scores[d, h]`` is the score of word ``h`` as head of word ``d``; ``scores[d, d]`` that of
    ``d`` as root. A root is its own head.
    """
    size = len(scores)
    greedy = scores.argmax(1)
    if _is_tree(greedy):
        return greedy.tolist()
    # node 0 is an artificial root; each arc from it costs so much that there is only one
    table = np.full((size + 1, size + 1), -np.inf)
    table[1:, 1:] = scores
    np.fill_diagonal(table, -np.inf)
    table[1:, 0] = scores.diagonal() - _ROOT_COST
    heads = _spanning(table)
    return [d if h == 0 else int(h) - 1 for d, h in enumerate(heads[1:])]


def _is_tree(heads: np.ndarray) -> bool:
    roots = np.flatnonzero(heads == np.arange(len(heads)))
    if len(roots) != 1:
        return False
    at = heads
    for _ in range(len(heads).bit_length()):
        at = at[at]
    return bool((at == roots[0]).all())


def _spanning(scores: np.ndarray) -> np.ndarray:
    """Heads of the maximum spanning arborescence of node 0, by contraction of cycles."""
    size = len(scores)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(size, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]].sum()
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, cycle)]
    small[:-1, -1] = leaving.max(1)
    entering = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None] + kept
    small[-1, :-1] = entering.max(0)
    inner = _spanning(small)
    result = heads.copy()
    for i, node in enumerate(outside):
        if i == 0:
            continue
        head = inner[i]
        result[node] = cycle[leaving[i].argmax()] if head == len(outside) else outside[head]
    source = inner[-1]
    entered = entering[:, source].argmax()
    result[cycle[entered]] = outside[source]
    return result


def _cycle(heads: np.ndarray) -> np.ndarray | None:
    state = np.zeros(len(heads), int)
    state[0] = -1
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = start
            path.append(at)
            at = heads[at]
        if state[at] == start and at in path:
            return np.array(path[path.index(at) :])
        for node in path:
            state[node] = -1
    return None
