"""Intake that is killed again and again, as the tests and a benchmark do it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from shelves import all_of, settled
from stand_in import found_in

from newsdash.corpus import Location, read
from newsdash.library import Library
from newsdash.library.checking import check

_STAND_IN = Path(__file__).with_name("stand_in.py")


def write_articles(file: Path, number: int, chance: random.Random) -> None:
    """Write small articles, some of them the same text twice."""
    names = [f"{first}_{last}" for first in "ABCD" for last in ("Berg", "Ohm", "Rau", "Voss")]
    with file.open("w", encoding="utf-8") as lines:
        for at in range(number):
            known = at - 7 if at % 10 == 9 else at
            text = f"{' '.join(chance.choices([*names, 'Berg', 'Rau'], k=9))} n{known}"
            chance.seed(known + 1)
            line = {"id": f"a{at}", "title": "t", "text": text, "language": "de"}
            lines.write(json.dumps(line) + "\n")


def kill_again_and_again(folder: Path, kills: int, articles: int) -> list[str]:
    """Take ``articles`` in, ended ``kills`` times; return what is wrong at the end of it."""
    chance = random.Random(kills)
    file, library = folder / "news.jsonl", folder / "library.db"
    write_articles(file, articles, random.Random(1))
    wrong, least = [], 0
    for _ in range(kills):
        least += _run(library, file, chance.randint(0, 2 * articles // kills))
        with Library(library) as kept:
            counts = kept.counts()
        if counts.copies < least:
            wrong.append(f"{least} articles were in, {counts.copies} are left")
        least = counts.copies
    _run(library, file, None)
    return [*wrong, *_wrong_at_the_end(library, file)]


def _run(library: Path, file: Path, until: int | None) -> int:
    """Run until so many new articles are in, and kill; None: to the end."""
    command = [sys.executable, str(_STAND_IN), str(library), str(file)]
    added = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if until is None:
                continue
            added += line != "known\n"
            if added >= until:
                child.kill()
                break
    return added


def _wrong_at_the_end(library: Path, file: Path) -> list[str]:
    given = {article.text: article for article in reversed(list(read(Location(str(file)))))}
    expected = settled(found_in(article) for article in reversed(given.values()))
    with Library(library) as kept:
        wrong = list(check(kept))
        found = all_of(kept)
    twice = [text for text, n in Counter(e.article.text for e in found).items() if n > 1]
    wrong += [f"twice: {text}" for text in twice]
    if found != expected:
        wrong.append(f"{len(found)} articles with other records than the {len(expected)} given")
    return wrong
