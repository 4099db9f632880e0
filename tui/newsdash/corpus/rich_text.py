"""Rich text (.rtf) to lines of text."""

from __future__ import annotations

import re

from newsdash.corpus.extras import extra, faults_reported
from newsdash.corpus.problems import NotReadableError

# A link's address stands beside its words: {\field{\*\fldinst HYPERLINK "…"}{\fldrslt words}}
_ADDRESS = re.compile(r"\{\\\*\\fldinst\s*\{?[^{}]*HYPERLINK[^{}]*\}?\s*\}")
# Cells whose text is a paragraph come on lines of their own.
_OWN_LINE_CELL = re.compile(r"\n+\|(?=[^\n])")


def rtf_text(data: bytes) -> str:
    """Return the text of an RTF document: a line a paragraph, cells of a row after tabs.

    Raises:
        NotReadableError: it is none, or holds no text.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise NotReadableError("it is no RTF document, whatever its name says")
    with extra("documents"):
        from striprtf.striprtf import rtf_to_text
    markup = _ADDRESS.sub("", data.decode("cp1252", "replace"))
    with faults_reported("RTF document"):
        text: str = rtf_to_text(markup, errors="replace")
    lines = (_cells(line) for line in _OWN_LINE_CELL.sub("\t", text).split("\n"))
    return "\n".join(lines)


def _cells(line: str) -> str:
    """Return a row of a table, whose cells striprtf ends with a bar, with tabs instead."""
    if not line.endswith("|"):
        return line
    return "\t".join(cell.strip() for cell in line.removesuffix("|").split("|"))
