"""The search by itself: memory, building, narrowing for each key, and beside fzf.

``python tests/benchmarks/search_speed.py [ARTICLES...]`` (by default 10,000 and 100,000) prints for
the generated records of so many articles what the index takes, how long it takes to build, to
sort, to save and to open again, and for every key of some queries typed one after the other how
long it takes until the rows of all four panes are known. Where ``fzf`` is installed (Debian
package fzf) the same words are looked for in the same lines, the texts of all quotes and stances,
by turns; fzf reads its lines from a file each time, as ``fzf --filter`` does, which is part of
what it costs and said apart.
"""

from __future__ import annotations

import gc
import multiprocessing
import shutil
import subprocess
import sys
import tempfile
from array import array
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).parent.parent))

from generated import library
from newsdash.records import Extraction, from_json, to_json
from newsdash.search.buffers import load, save
from newsdash.search.crossfilter import Result, finish, narrow
from newsdash.search.facets import facets
from newsdash.search.index import Index
from newsdash.search.parser import read
from newsdash.search.rows import Pane

TODAY = date(2026, 1, 1)
QUERIES = (
    "müller", "open source", '"open source"', "support krämer", "bernstein-1", "zzz", "e",
    "elbtal kartellamt", "schäfer 2025", "gewichte", "nordlicht", "petersen oppose",
    "actor:krämer stance:support since:2025", "by:müller target:gesetz", "-kind:group model:orla",
    "gewichte|aufsicht -stance:oppose", "~schefer", "lang:de source:bote until:2024-06",
)  # fmt: skip
WORDS = ("müller", "gewichte", "e", "kolibri-12", "open source", "zzz")
ROUNDS = 5


def generate(articles: int, path: str) -> None:
    with Path(path).open("wb") as file:
        for extraction in library(articles):
            file.write(to_json(extraction) + b"\n")


class Shelf:
    """Records in a file, one a line, found by their number."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("rb")
        self.starts = array("q", [0])
        for line in self.file:
            self.starts.append(self.starts[-1] + len(line))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __call__(self, number: int) -> Extraction:
        self.file.seek(self.starts[number])
        return from_json(self.file.readline())


def resident() -> float:
    """Return the memory this process holds, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def milliseconds(work, *arguments):
    started = perf_counter()
    found = work(*arguments)
    return (perf_counter() - started) * 1000, found


def search(index: Index, typed: str, last: Result) -> Result:
    result = finish(narrow(index, read(typed, TODAY).query, (), last))
    for pane in Pane:
        result.in_order(index, pane)
    return result


def longest_step(index: Index, typed: str) -> float:
    steps = narrow(index, read(typed, TODAY).query)
    longest = 0.0
    while True:
        try:
            longest = max(longest, milliseconds(next, steps)[0])
        except StopIteration:
            return longest


def build(shelf: Shelf) -> Index:
    index = Index(shelf)
    refreshes, adds = [], 0.0
    for number in range(len(shelf)):
        extraction = shelf(number)
        adds += milliseconds(index.add, extraction)[0]
        if number % 500 == 499:
            refreshes.append(milliseconds(index.sort)[0])
    index.sort()
    print(f"  build        {adds / 1000:.1f} s adding ({adds / len(shelf):.2f} ms an article); "
          f"a refresh every 500 articles: p50 {median(refreshes):.0f} ms, "
          f"worst {max(refreshes):.0f} ms")  # fmt: skip
    return index


def narrowing(index: Index) -> None:
    index.sort()
    keys, busy_for = [], []
    for query in QUERIES:
        last = Result()
        for end in range(1, len(query) + 1):
            busy = process_time()
            took, last = milliseconds(search, index, query[:end], last)
            keys.append((took, query[:end]))
            busy_for.append((process_time() - busy) * 1000)
    times = sorted(took for took, _ in keys)
    worst = max(keys)
    p95 = times[int(len(times) * 0.95)]
    print(f"  narrowing    {len(keys)} keys: p50 {median(times):.1f} ms, p95 {p95:.1f} ms, "
          f"worst {worst[0]:.1f} ms ({worst[1]!r})")  # fmt: skip
    busy_for.sort()
    p95 = busy_for[int(len(busy_for) * 0.95)]
    print(f"  of that busy p50 {median(busy_for):.1f} ms, p95 {p95:.1f} ms, "
          f"worst {busy_for[-1]:.1f} ms")  # fmt: skip
    whole = [(milliseconds(search, index, query, Result())[0], query) for query in QUERIES]
    print(f"  afresh       whole queries: p50 {median(t for t, _ in whole):.1f} ms, "
          f"worst {max(whole)[0]:.1f} ms ({max(whole)[1]!r})")  # fmt: skip
    step = max((longest_step(index, query), query) for query in (*QUERIES, "n", "de"))
    print(f"  longest step without letting keys through: {step[0]:.1f} ms ({step[1]!r})")
    result = search(index, "support", Result())
    print(f"  facets       {milliseconds(facets, index, result)[0]:.1f} ms")


def saving(index: Index, shelf: Shelf) -> None:
    took, buffers = milliseconds(save, index)
    size = sum(map(len, buffers.values())) / 1e6
    opened, again = milliseconds(load, buffers, shelf)
    assert len(again.quotes) == len(index.quotes)
    print(f"  save         {took:.0f} ms, {size:.0f} MB; opened again in {opened:.0f} ms")


def beside_fzf(index: Index, shelf: Shelf, folder: Path) -> None:
    if not shutil.which("fzf"):
        print("  fzf is not installed")
        return
    lines = folder / "lines.txt"
    with lines.open("w") as file:
        for number in range(len(shelf)):
            found = shelf(number)
            texts = [q.text for q in found.quotes] + [s.evidence.text for s in found.stances]
            file.writelines(text.replace("\n", " ") + "\n" for text in texts)
    count = len(index.quotes) + len(index.stances)
    reading = min(run_fzf(lines, "-e", "zzzzzzzz") for _ in range(3))
    print(f"  beside fzf   {count:,} lines; ms, the best of {ROUNDS}; fzf needs {reading:.0f} ms "
          "to read its lines and find nothing")  # fmt: skip
    for word in WORDS:
        exact, fuzzy = f'"{word}"', f'~"{word}"'
        times: dict[str, list[float]] = {"e": [], "fe": [], "f": [], "ff": []}
        for _ in range(ROUNDS):
            times["e"].append(milliseconds(search, index, exact, Result())[0])
            times["fe"].append(run_fzf(lines, "-e", word))
            times["f"].append(milliseconds(search, index, fuzzy, Result())[0])
            times["ff"].append(run_fzf(lines, word))
        best = {name: min(values) for name, values in times.items()}
        print(f"    {word!r:<14} exact {best['e']:6.1f} against {best['fe']:6.0f} "
              f"(x {best['e'] / best['fe']:.3f}), fuzzy {best['f']:6.1f} against "
              f"{best['ff']:6.0f} (x {best['f'] / best['ff']:.3f})")  # fmt: skip


def run_fzf(lines: Path, *arguments: str) -> float:
    options = [option for option in arguments if option.startswith("-")]
    command = ["fzf", *options, f"--filter={arguments[-1]}"]
    with lines.open("rb") as file:
        run = (subprocess.run, command)
        started = perf_counter()
        run[0](run[1], stdin=file, stdout=subprocess.DEVNULL, check=False)
        return (perf_counter() - started) * 1000


def measure(articles: int) -> None:
    sys.stdout.reconfigure(line_buffering=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "records.jsonl"
        writer = multiprocessing.Process(target=generate, args=(articles, str(path)))
        writer.start()
        writer.join()
        shelf = Shelf(path)
        gc.collect()
        before = resident()
        index = build(shelf)
        gc.collect()
        counts = ", ".join(f"{len(table):,} {pane}" for pane, table in index.tables.items())
        print(f"  rows         {counts}")
        print(f"  memory       {before:.0f} MB before, {resident() - before:.0f} MB more, "
              f"{resident():.0f} MB in all")  # fmt: skip
        narrowing(index)
        print(f"  memory       {resident():.0f} MB after the queries")
        saving(index, shelf)
        beside_fzf(index, shelf, folder)


def main() -> None:
    for articles in [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000]:
        print(f"{articles:,} articles", flush=True)
        process = multiprocessing.get_context("spawn").Process(target=measure, args=(articles,))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
