"""Where the data lie and where what is made goes; both can be set by the environment."""

from __future__ import annotations

import os
from pathlib import Path

TRAINING = Path(__file__).parents[1]
CHECKOUT = TRAINING.parent
DATA = Path(os.environ.get("NEWSDASH_DATA", CHECKOUT.parent / "shared" / "data"))
WORK = Path(os.environ.get("NEWSDASH_WORK", TRAINING / "work"))

RAW = WORK / "raw"  # sentences of raw text
COMPLETED = WORK / "completed"  # gold with every layer
SILVER = WORK / "silver"  # raw text with every layer
VECTORS = WORK / "vectors"
LEMMAS = WORK / "lemmas"
STUDENTS = WORK / "students"
