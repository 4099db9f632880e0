"""numpy, loaded when the first records come: starting newsdash must not wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

__all__ = ["Mask", "Numbers", "load", "np", "ranges"]

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask: TypeAlias = NDArray[np.bool_]
    Numbers: TypeAlias = NDArray[np.integer[Any]]
else:

    class _Numpy:
        def __getattr__(self, name: str) -> object:
            import numpy

            value = getattr(numpy, name)
            setattr(self, name, value)
            return value

    np = _Numpy()
    Mask = Numbers = Any


def load() -> None:
    """Load numpy now; a thread can do so while the first picture is looked at."""
    np.zeros(0)


def ranges(starts: Numbers, ends: Numbers) -> Numbers:
    """Return the numbers of all half-open ranges, one range after the other."""
    lengths = ends - starts
    total = int(lengths.sum())
    if not total:
        return np.zeros(0, np.int64)
    begins = np.cumsum(lengths) - lengths
    numbers: Numbers = np.arange(total) + np.repeat(starts - begins, lengths)
    return numbers
