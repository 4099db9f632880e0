"""Text for XML: what the standard does not allow goes, line breaks become what parsers read."""

from __future__ import annotations

import re

# XML 1.0 (fifth edition), production [2] Char, and everything that is not in it.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""Return ``text`` without characters illegal in XML, with ``\n`` for each line break."""
    return _ILLEGAL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
