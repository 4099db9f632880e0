"""Pairs quotation marks, whatever their style, over any text.

Marks are directional („ ‚ ‹ › «), ambiguous between languages (“ closes in German and opens
in English, » opens in German and closes in French) or undirected (" '); where the character
does not tell, its neighbours do: an opening mark follows a space and precedes none.
Orthography: Amtliches Regelwerk der deutschen Rechtschreibung, § 89 to 95.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

# for each mark: the marks that may close it when it has opened
_CLOSERS = {
    "„": '“”"‟',
    "“": '”"“',
    "‟": '”"',
    '"': '"“”',
    "”": '”"',  # Swedish and Finnish style, and careless German
    "»": "«",
    "«": "»",
    "‚": "‘’'",
    "‘": "’'",
    "›": "‹",
    "‹": "›",
    "'": "'",
}
MARKS = frozenset(_CLOSERS) | frozenset("’")
_SINGLE = frozenset("‚‘’'›‹")
_OPENS_ALWAYS = frozenset("„‚")
_BEFORE_OPENING = frozenset("([{–—-/:,")
_LONGEST = 6_000  # characters; longer "quotations" are a missing mark


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """What stands between two marks; the marks lie outside ``start`` and ``end``.

    ``closed`` is false where the closing mark is missing and the paragraph's end stands in
    for it. ``depth`` is 0 for an outermost quotation.
    """

    start: int
    end: int
    depth: int
    closed: bool

    @property
    def outer(self) -> tuple[int, int]:
        """The span with its marks."""
        return self.start - 1, self.end + (1 if self.closed else 0)


class _Open(NamedTuple):
    mark: str
    at: int


def pair_marks(text: str) -> list[QuotedSpan]:
    """Return all quoted spans of ``text`` in order of their start."""
    spans: list[QuotedSpan] = []
    stack: list[_Open] = []
    for at, char in enumerate(text):
        if char == "\n" and stack:
            _paragraph_ends(text, at, stack, spans)
        elif char in MARKS:
            _mark(text, at, char, stack, spans)
    _close_unfinished(stack, len(text), text, spans)
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _mark(text: str, at: int, char: str, stack: list[_Open], spans: list[QuotedSpan]) -> None:
    level = _closes(text, at, char, stack)
    if level is not None:
        del stack[level + 1 :]
        opened = stack.pop()
        if at > opened.at + 1:
            spans.append(QuotedSpan(opened.at + 1, at, len(stack), closed=True))
    elif _opens(text, at, char):
        # the same mark opening twice: the first was never closed
        if stack and stack[-1].mark == char and char not in "\"'":
            _close_unfinished([stack.pop()], at, text, spans, depth=len(stack))
        stack.append(_Open(char, at))


def _closes(text: str, at: int, char: str, stack: list[_Open]) -> int | None:
    if _is_apostrophe(text, at, char):
        return None
    for level in range(len(stack) - 1, -1, -1):
        opened = stack[level]
        if char not in _CLOSERS[opened.mark]:
            if opened.mark not in _SINGLE:
                return None
            continue
        if at - opened.at > _LONGEST:
            return None
        if char in _OPENS_ALWAYS or (char == opened.mark and not _may_close(text, at)):
            return None
        return level
    return None


def _may_close(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and not after.isalnum()


def _opens(text: str, at: int, char: str) -> bool:
    if char in _OPENS_ALWAYS:
        return True
    if char == "’":
        return False
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if not after or after.isspace():
        return False
    return not before or before.isspace() or before in _BEFORE_OPENING or before in MARKS


def _is_apostrophe(text: str, at: int, char: str) -> bool:
    if char not in "’'‘":
        return False
    return text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def _paragraph_ends(text: str, at: int, stack: list[_Open], spans: list[QuotedSpan]) -> None:
    """A quotation goes on over a paragraph break only if its end is still to come."""
    following = text[at + 1 : at + 1 + _LONGEST].lstrip()
    for level, opened in enumerate(stack):
        if not _closing_follows(following, opened.mark):
            _close_unfinished(stack[level:], at, text, spans, depth=level)
            del stack[level:]
            return
    # a paragraph that repeats the opening mark continues the quotation (English custom)
    if following[:1] and stack and following[0] == stack[-1].mark and following[0] in '„“»"':
        _close_unfinished(stack, at, text, spans)
        stack.clear()


def _closing_follows(following: str, mark: str) -> bool:
    if mark == '"':
        # undirected: an odd count in the rest of the next paragraph means ours is open
        return following.partition("\n")[0].count('"') % 2 == 1
    for char in following:
        if char in _CLOSERS[mark]:
            return True
        if char == mark:
            return False
    return False


def _close_unfinished(
    opened: list[_Open], end: int, text: str, spans: list[QuotedSpan], depth: int = 0
) -> None:
    for level, item in enumerate(opened):
        stop = end
        while stop > item.at and text[stop - 1].isspace():
            stop -= 1
        if item.mark in _SINGLE or stop <= item.at + 1 or stop - item.at > _LONGEST:
            continue
        spans.append(QuotedSpan(item.at + 1, stop, depth + level, closed=False))
