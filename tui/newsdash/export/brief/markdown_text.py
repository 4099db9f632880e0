"""Text in Markdown that stays text, in CommonMark and in GitHub's dialect."""

from __future__ import annotations

import re

# What can mark something up anywhere in a line. A backslash before it makes it plain
# (CommonMark 0.31, 2.4). Within words also what makes an address or an emoji: ``www.``, ``://``,
# ``:smile:``.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&|~#$=^{}@]|\.(?=[^\W\d])|:(?=[\w/])")
# What begins a list or a rule at the start of a line.
_AT_START = re.compile(r"\d{1,9}(?=[.)](?:\s|$))|(?=[-+])")


def inline_text(line: str) -> str:
    """Return a text that does not begin a block as Markdown that shows exactly it."""
    return _ANYWHERE.sub(r"\\\g<0>", line)


def markdown_text(line: str) -> str:
    """Return one line of text as Markdown that shows exactly it, wherever it stands."""
    begin = _AT_START.match(line)
    if begin is None:
        return inline_text(line)
    return f"{begin[0]}\\{line[begin.end()]}{inline_text(line[begin.end() + 1 :])}"
