"""Lines of text, each written once: the only way from here to standard output."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from typing import Final, TextIO

from newsdash.visible_text import clean

LONGEST: Final = 4_000
"""So many characters of one thing are shown; an article comes in paragraphs shorter than that."""

_NARROWEST: Final = 20
_DRAWN = re.compile("[\u2500-\u259f\U0001fb00-\U0001fbff]+")


def spoken(text: str, limit: int = LONGEST) -> str:
    """Return ``text`` as one harmless line without lines and blocks drawn with characters.

    Args:
        text: anything.
        limit: how many characters of it are looked at; the rest becomes an ellipsis.
    """
    return clean(_DRAWN.sub(" ", clean(text, limit))).strip()


class Output:
    """Writes lines.

    Args:
        stream: where to.
        width: characters after which a line is wrapped, None for not at all.
    """

    def __init__(self, stream: TextIO, width: int | None = None) -> None:
        self._stream = stream
        self._width = None if width is None else max(_NARROWEST, width)

    def say(self, *lines: str) -> None:
        """Write lines.

        Raises:
            BrokenPipeError: nobody reads any more.
        """
        for line in lines:
            for part in self._wrapped(spoken(line)):
                self._stream.write(f"{part}\n")
        self._stream.flush()

    def tell(self, lines: Iterable[str]) -> None:
        """Write lines as they come."""
        for line in lines:
            self.say(line)

    def _wrapped(self, line: str) -> list[str]:
        if self._width is None or len(line) < self._width:
            return [line]
        return textwrap.wrap(line, self._width - 1, break_on_hyphens=False) or [""]
