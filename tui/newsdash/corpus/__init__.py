"""Bytes and files become articles.

``locate`` turns what the user named (files, folders, globs, ``-``) into inputs, ``read``
turns one input into ``Article`` records. What cannot be read comes back as ``Unreadable``
among the rest, so that one bad file never costs the others.
"""

from newsdash.corpus.locating import Location, Unreadable, locate
from newsdash.corpus.reading import read

__all__ = ["Location", "Unreadable", "locate", "read"]
