"""The annotated articles of this repository, and what ``newsdash extract`` makes of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
GOLD = HERE / "gold"
ARTICLES = (HERE.parents[1] / "seeds", HERE / "articles")
OTHERS = HERE / "others"
"""Articles of another hand, annotated before any rule was written for them, and read since."""
HELD_OUT = HERE / "held_out"
"""Articles of another hand that whoever writes rules does not read: only scores are looked at."""


def extract(sources: Iterable[Path]) -> bytes:
    """Return what ``newsdash extract SOURCES`` writes.

    Raises:
        subprocess.CalledProcessError: an article cannot be read.
    """
    command = [sys.executable, "-m", "newsdash", "extract", *map(str, sources)]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def records(output: bytes) -> list[dict[str, Any]]:
    """Return the records in JSON Lines."""
    return [json.loads(line) for line in output.splitlines()]
