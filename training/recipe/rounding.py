"""Numbers with fewer bits, which pack to half the size."""

from __future__ import annotations

import numpy as np


def short(values: np.ndarray) -> np.ndarray:
    """Return ``values`` as 32-bit numbers rounded to 8 bits of mantissa."""
    bits = np.ascontiguousarray(values, "<f4").view("<u4")
    return ((bits + np.uint32(0x4000)) & np.uint32(0xFFFF8000)).view("<f4").copy()
