"""What the screens look like, as rows of text, in files that can be read in a review.

After a change that is meant: ``NEWSDASH_SNAPSHOTS=write python -m pytest tests/dashboard/\
test_snapshots.py``, then look at what git says has changed. Colours are not compared.
"""

import os
from pathlib import Path

import pytest
from driving import LARGE, MEDIUM, SMALL, running

from generated import library

FOLDER = Path(__file__).parent / "snapshots"
TINY = (60, 20)
PICTURES = [
    ("panes", SMALL, ()),
    ("panes", MEDIUM, ()),
    ("panes", LARGE, ()),
    ("filtered", TINY, tuple("petersen")),
    ("nothing left", SMALL, tuple("zzz")),
    ("matrix", SMALL, ("f9",)),
    ("timeline", MEDIUM, ("f10",)),
    ("changes", MEDIUM, ("f12",)),
    ("article", MEDIUM, ("f5", "enter")),
    ("dossier", MEDIUM, (*"krämer", "f2", "i")),
    ("facets", SMALL, ("f2", "f")),
    ("help", MEDIUM, ("f1",)),
]


@pytest.mark.parametrize(("name", "size", "keys"), PICTURES)
async def test_the_screen_looks_as_it_did(name, size, keys):
    async with running(list(library(30)), size=size) as driver:
        await driver.press(*keys)
        await driver.until(lambda: not getattr(driver.app.screen, "busy", False))
        await driver.settle()
        rows = [row.rstrip() for row in driver.screen_text().splitlines()]
    file = FOLDER / f"{name.replace(' ', '-')}-{size[0]}x{size[1]}.txt"
    if os.environ.get("NEWSDASH_SNAPSHOTS") == "write":
        FOLDER.mkdir(exist_ok=True)
        file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert rows == file.read_text(encoding="utf-8").splitlines()
