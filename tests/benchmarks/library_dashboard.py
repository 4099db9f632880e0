"""The dashboard on a large library: how soon it is there, and how much memory it takes.

``python tests/benchmarks/library_dashboard.py LIBRARY`` opens an empty library and this one, each
in a process of its own: LIBRARY twice, if its index is not kept yet, without it and with it.
``library_scale.py --keep FOLDER`` leaves one to open.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

PATIENCE = 1_800  # seconds


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("library", type=Path)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        print(json.dumps(asyncio.run(_opened(given.library))))
        return
    with tempfile.TemporaryDirectory() as folder:
        from newsdash.library.writing import WritableLibrary

        empty = Path(folder) / "empty.db"
        WritableLibrary(empty).close()
        kept = given.library.with_name(f"{given.library.name}-index")
        rows = {"empty": _in_a_process(empty)}
        if not kept.exists():
            rows["without a kept index"] = _in_a_process(given.library)
        rows["with it"] = _in_a_process(given.library)
    print(f"{'':22} {'articles':>9} {'painted s':>10} {'all there s':>12} {'memory MB':>10}")
    for name, row in rows.items():
        print(f"{name:22} {row['articles']:9,} {row['painted']:10.2f} {row['all']:12.1f} "
              f"{row['memory']:10.0f}")  # fmt: skip
    ratio = rows["with it"]["painted"] / rows["empty"]["painted"]
    print(f"first picture, large to empty: {ratio:.2f}")


def _in_a_process(path: Path) -> dict[str, float]:
    command = [sys.executable, __file__, str(path), "--once"]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


async def _opened(path: Path) -> dict[str, float]:
    begun = perf_counter()
    from newsdash.dashboard.app import NewsdashApp
    from newsdash.session.library_feed import LibraryFeed

    class Timed(NewsdashApp):
        """Notes when its first picture is there, which is when it begins to read."""

        painted = 0.0

        def _start_reading(self) -> None:
            self.painted = perf_counter() - begun
            super()._start_reading()

    feed = LibraryFeed(path)
    app = Timed(feed)
    async with app.run_test(size=(120, 40)) as pilot:
        while not app.session.progress.finished or not app.screen_stack[0].up_to_date:
            if perf_counter() - begun > PATIENCE:
                raise TimeoutError(f"{path} is not read after {PATIENCE} seconds")
            await pilot.pause(0.05)
        there = perf_counter() - begun
        articles = len(app.session.index.articles)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    feed.close(app.session.index)
    return {"articles": articles, "painted": app.painted, "all": there, "memory": memory}


if __name__ == "__main__":
    main()
