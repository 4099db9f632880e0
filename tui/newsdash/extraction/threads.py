"""Keeps the matrix library to one thread: for matrices as small as these, more are slower."""

from __future__ import annotations

import os

_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def use_one_thread() -> None:
    """Ask for one thread, if the user has not asked for more; call it before numpy is imported."""
    for variable in _VARIABLES:
        os.environ.setdefault(variable, "1")
