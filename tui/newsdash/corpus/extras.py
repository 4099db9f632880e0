"""Libraries that are only needed for some kinds of input, and their faults."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from newsdash.corpus.problems import NotReadableError


@contextlib.contextmanager
def extra(name: str) -> Iterator[None]:
    """Turn a failed import inside into a ``NotReadableError`` that names the extra to install.

    Args:
        name: the group of optional dependencies in ``pyproject.toml``.
    """
    try:
        yield
    except ImportError as error:
        library = (error.name or str(error)).split(".")[0]
        raise NotReadableError(
            f"this needs {library}, which is not installed; run pip install 'newsdash[{name}]'"
        ) from None


@contextlib.contextmanager
def faults_reported(kind: str) -> Iterator[None]:
    """Turn whatever a library raises over broken input into a ``NotReadableError``.

    Parsers of other people's formats raise anything over hostile bytes (``KeyError``,
    ``struct.error``, ``RecursionError``); one bad file must not cost the others.

    Args:
        kind: what the input claims to be, such as ``"PDF document"``.
    """
    try:
        yield
    except (NotReadableError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 (the parsers are other people's)
        said = " ".join(str(error).split())[:120]
        detail = f"{type(error).__name__}: {said}" if said else type(error).__name__
        raise NotReadableError(f"it is a broken {kind} ({detail})") from None
