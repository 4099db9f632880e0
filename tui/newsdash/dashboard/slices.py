"""Long work on the interface's own thread, in slices that let key presses through."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Generator
from functools import partial
from time import perf_counter
from typing import Any, ParamSpec, TypeVar

from textual.worker import WorkType

T = TypeVar("T")
P = ParamSpec("P")

BUDGET = 0.006


def first_slice(steps: Generator[None, None, T], budget: float = BUDGET) -> list[T]:
    """Run a generator for ``budget`` seconds; returns its value, [] if it is not done."""
    until = perf_counter() + budget
    while perf_counter() < until:
        try:
            next(steps)
        except StopIteration as end:
            return [end.value]
    return []


async def in_slices(steps: Generator[None, None, T], budget: float = BUDGET) -> T:
    """Run a generator to its end and return its value.

    A thread would hold the interpreter lock just as long and could not be stopped; this can
    be cancelled between two slices of ``budget`` seconds.
    """
    until = perf_counter() + budget
    while True:
        try:
            next(steps)
        except StopIteration as end:
            value: T = end.value
            return value
        if perf_counter() > until:
            await asyncio.sleep(0)
            until = perf_counter() + budget


def later(
    work: Callable[P, Coroutine[Any, Any, T]],
    *arguments: P.args,
    **named: P.kwargs,
) -> WorkType[T]:
    """Return a worker's work as what begins it: one that is cancelled before leaves nothing."""
    return partial(work, *arguments, **named)
