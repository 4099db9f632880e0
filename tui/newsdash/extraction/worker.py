"""The child process: ``python -m newsdash.extraction.worker CONFIGURATION SOURCE...``.

It writes events to stdout. The configuration comes as JSON and not by its file, which may have
changed since the parent read it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from newsdash.configuration import Configuration, decode
from newsdash.extraction.events import AnyEvent, Stopped, encode
from newsdash.extraction.pipeline_choice import PipelineError
from newsdash.extraction.threads import use_one_thread


def main(sources: Sequence[str], configuration: Configuration) -> int:
    """Extract ``sources`` and write each event as a line; returns the exit status."""
    use_one_thread()
    from newsdash.extraction.stream import events

    out = sys.stdout.buffer
    try:
        for event in _to_the_end(
            events(sources, sys.stdin.buffer if sys.stdin else None, configuration)
        ):
            out.write(encode(event))
            out.flush()
    except (BrokenPipeError, KeyboardInterrupt):
        # the parent is gone: nobody is left to tell, and flushing at exit would fail again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _to_the_end(events: Iterator[AnyEvent]) -> Iterator[AnyEvent]:
    try:
        yield from events
    except PipelineError as error:
        yield Stopped(str(error))


if __name__ == "__main__":
    sys.exit(main(sys.argv[2:], decode(sys.argv[1])))
