"""Text in Markdown that stays text, in CommonMark and in GitHub's dialect."""

from __future__ import annotations

import re

# What can mark something up anywhere in a line. A backslash before it makes it plain
# (CommonMark 0.31, 2.4). Within words also what makes an address or an emoji: ``www.``, ``://``,
# ``:smile:``.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&|~#$=^{}@]|[.](?=\w)|:(?=[\w/])")
# What begins a list, a rule or a heading at the start of a line.
_AT_START = re.compile(r"(?P<number>\d{0,9})(?P<sign>[-+.)])")


def inline_text(line: str) -> str:
    """Return a text that does not begin a block as Markdown that shows exactly it."""
    return _ANYWHERE.sub(r"\\\g<0>", line)


def markdown_text(line: str) -> str:
    """Return one line of text as Markdown that shows exactly it, wherever it stands."""
    escaped = inline_text(line)
    return _AT_START.sub(r"\g<number>\\\g<sign>", escaped, count=1) if _begins(line) else escaped


def _begins(line: str) -> bool:
    match = _AT_START.match(line)
    return match is not None and not _ANYWHERE.match(line, match.start("sign"))
