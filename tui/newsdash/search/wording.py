"""The words a row can be found by that stand in no record: kinds, polarities, sizes."""

from __future__ import annotations

from typing import Final

KINDS: Final[dict[str, str]] = {
    "person": "person Person",
    "organization": "organization organisation Organisation Unternehmen",
    "government": "government Regierung Behörde",
    "country": "country Land Staat",
    "group": "group Gruppe",
}
POLARITIES: Final[dict[str, str]] = {
    "support": "support supports unterstützt befürwortet",
    "oppose": "oppose opposes lehnt ab dagegen",
    "mixed": "mixed gemischt zwiespältig",
}
SHIFT: Final = "shift Wandel Umschwung"
ACTOR_KINDS: Final = tuple(KINDS)
QUOTE_KINDS: Final = ("direct", "partial", "indirect", "reported")
VERBATIM: Final = frozenset({"direct", "partial"})
POLARITY_NAMES: Final = tuple(POLARITIES)
OPENNESS: Final = ("unknown", "open-source", "open-weight", "closed")
EVERYTHING: Final = (*KINDS.values(), *POLARITIES.values(), SHIFT, *QUOTE_KINDS)
_SCALES: Final = ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "K"))


def size(parameters: int | None) -> str:
    """Return a number of weights as it is spoken of: 120000000000 is "120B"; unknown is ""."""
    if parameters is None:
        return ""
    for scale, letter in _SCALES:
        if parameters >= scale:
            return f"{parameters / scale:.3g}{letter}"
    return str(parameters)
