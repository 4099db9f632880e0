"""Texts one after the other in one run of bytes: to look through them all is one search."""

from __future__ import annotations

from collections.abc import Sequence

from newsdash.search.numeric import Numbers, np


class Shelf:
    """Texts that never change, with line breaks around them.

    A text may hold line breaks itself; what is sought must not.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        encoded = [_encoded(text) for text in texts]
        lengths = np.fromiter((len(text) + 1 for text in encoded), np.int64, len(encoded))
        self._starts = np.cumsum(lengths) - lengths + 1
        self._bytes = b"\n" + b"\n".join(encoded) + b"\n"

    def find(self, sought: str, before: str = "", after: str = "") -> Numbers:
        """Return the positions of the texts that hold ``sought``, ascending, some repeatedly.

        Args:
            sought: what is to stand in the text.
            before: "" or a line break, where the text is to begin with it.
            after: "" or a line break, where it is to end with it.
        """
        at = _places(self._bytes, _encoded(before + sought + after))
        found: Numbers = np.searchsorted(self._starts, at + len(before), side="right") - 1
        return found


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _places(text: bytes, needle: bytes) -> Numbers:
    """Return where the needle stands; of short ones there are too many to go one by one."""
    if len(needle) <= 2:
        letters = np.frombuffer(text, np.uint8)
        hits = letters == needle[0]
        if len(needle) == 2:
            hits = hits[:-1] & (letters[1:] == needle[1])
        return np.flatnonzero(hits)
    found = []
    at = text.find(needle)
    while at >= 0:
        found.append(at)
        at = text.find(needle, at + 1)
    return np.array(found, np.int64)
