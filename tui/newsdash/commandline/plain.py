"""The dashboard's views as lines of text: ``newsdash --plain``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsdash.commandline.narration import Narrator
from newsdash.commandline.terminal import is_served

if TYPE_CHECKING:
    from newsdash.configuration import Configuration
    from newsdash.search.index import Index
    from newsdash.session.feed import Feed

_ALL_READ = 0
_INTERRUPTED = 130


def show_sources(sources: Sequence[str], stdin: int | None, configuration: Configuration) -> int:
    """Answer what is typed about what is found in ``sources``; returns the exit code.

    Args:
        sources: files, folders, globs, or ``-`` for standard input.
        stdin: file descriptor that ``-`` is read from; it is closed here.
        configuration: which pipelines the sources are read with.
    """
    from newsdash.extraction.process import ExtractionProcess

    feed = ExtractionProcess(sources, stdin, configuration, apart=True)
    if stdin is not None:
        os.close(stdin)
    return _converse(feed)[0]


def show_library(path: Path, watching: bool, configuration: Configuration) -> int:
    """Answer what is typed about a library; returns the exit code."""
    from newsdash.corrections.kept import Corrections, corrections_file
    from newsdash.session.library_feed import LibraryFeed

    feed = LibraryFeed(path, watching, Corrections(corrections_file()))
    ended, index = _converse(feed)
    if index is not None:
        feed.close(index)
    return ended


def _converse(feed: Feed) -> tuple[int, Index | None]:
    from newsdash.commandline.headless import ending_on_signals, silence_stdout
    from newsdash.plain.running import Terminal, run

    narrator = Narrator(sys.stderr, live=False)
    try:
        with ending_on_signals():
            ended, session = run(feed, Terminal.here(narrator.say))
    except BrokenPipeError:  # the reader has enough, as with "| head"
        silence_stdout()
        return _ALL_READ, None
    except KeyboardInterrupt:
        return _INTERRUPTED, None
    return ended, session.index


def suggest_plain(narrator: Narrator) -> None:
    """Tell of the plain mode where the terminal says that it can do nothing else."""
    if os.environ.get("TERM") == "dumb" and not is_served():
        narrator.say("this terminal calls itself dumb; `newsdash --plain` needs no more than lines")
