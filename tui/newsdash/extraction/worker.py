"""The child process: ``python -m newsdash.extraction.worker SOURCE...`` writes events to stdout."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from newsdash.extraction.events import encode


def main(sources: Sequence[str]) -> int:
    """Extract ``sources`` and write each event as a line; returns the exit status."""
    from newsdash.extraction.stream import events

    out = sys.stdout.buffer
    try:
        for event in events(sources, sys.stdin.buffer if sys.stdin else None):
            out.write(encode(event))
            out.flush()
    except (BrokenPipeError, KeyboardInterrupt):
        # the parent is gone: nobody is left to tell, and flushing at exit would fail again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
