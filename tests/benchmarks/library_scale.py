"""A large library: how fast it is filled and opened, how much room it takes.

Usage: python tests/benchmarks/library_scale.py [--articles 100000] [--keep FOLDER]

The 850 articles of the Wikinews quotation corpus are extracted once, with the pipeline in
force, by one process and by two: that is the rate of extraction. Their records are then
transplanted to as many articles with other names and nouns (``altered_articles``) and put into
a library: that is the rate of the library alone, actors settled and reprints looked for. A real
intake does both at once; with two processes that read, the library has its share of one core.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from altered_articles import CORPUS, Alteration, corpus

from newsdash.extraction.answers import Found
from newsdash.extraction.extractors import extractor
from newsdash.extraction.readers import reader
from newsdash.library import Library
from newsdash.library.checking import check
from newsdash.library.writing import WritableLibrary
from newsdash.records import Article, Extraction

_OPENINGS = 100


def row(label: str, value: str) -> None:
    """Print one row of the table."""
    print(f"{label:48}{value:>20}", flush=True)


def extracted(articles: list[Article], jobs: int) -> list[Extraction]:
    """Read the articles by ``jobs`` processes and print the rate."""
    with reader(jobs) as read:
        warm = [(article, None) for article in articles[: 8 * jobs]]
        assert all(isinstance(answer, Found) for answer, _ in read(warm))
        begun = time.perf_counter()
        answers = [answer for answer, _ in read((article, None) for article in articles)]
        seconds = time.perf_counter() - begun
    row(f"extraction, jobs {jobs}: articles/s", f"{len(articles) / seconds:,.1f}")
    words = sum(len(article.text.split()) for article in articles)
    row(f"extraction, jobs {jobs}: words/s", f"{words / seconds:,.0f}")
    return [answer.extraction for answer in answers if isinstance(answer, Found)]


def fill(path: Path, extractions: list[Extraction], number: int) -> None:
    """Put ``number`` altered articles into a library; print the rate as it grows."""
    made_with = extractor("de", "altered", "1")
    tenth, spent, busy = max(1, number // 10), 0.0, 0.0
    begun_part, parts = 0.0, []
    with WritableLibrary(path) as library:
        run = library.begin_run("add")
        for at, extraction in enumerate(Alteration(extractions).articles(number), 1):
            begun, begun_busy = time.perf_counter(), time.process_time()
            library.standing(extraction.article, extraction.article.path)
            library.store(extraction, made_with, extraction.article.path, run)
            spent += time.perf_counter() - begun
            busy += time.process_time() - begun_busy
            if at % tenth == 0:
                parts.append(tenth / (spent - begun_part))
                begun_part = spent
        library.end_run(run)
    row("library alone: articles/s", f"{number / spent:,.0f}")
    row("  articles per second of processor", f"{number / busy:,.0f}")
    row("  its first and its last tenth", f"{parts[0]:,.0f} {parts[-1]:,.0f}")


def milliseconds(work: Callable[[], object], times: int = _OPENINGS) -> float:
    """Return the median time of ``work``."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def opened(path: Path) -> None:
    """Open and close a library."""
    Library(path).close()


def report(empty: Path, full: Path) -> None:
    """Print what opening and reading take."""
    small, large = milliseconds(lambda: opened(empty)), milliseconds(lambda: opened(full))
    row("opening an empty library: ms", f"{small:.2f}")
    row("opening this one: ms", f"{large:.2f}")
    row("  ratio", f"{large / small:.2f}")
    with Library(full) as library:
        counts = library.counts()
        row("size: MB", f"{library.size() / 1e6:,.0f}")
        row("  per article: kB", f"{library.size() / counts.articles / 1000:.1f}")
        row("counts: ms", f"{milliseconds(library.counts, 3):.0f}")
        last = f"article-{counts.articles - 1}"
        row("one article by its id: ms", f"{milliseconds(lambda: library.extraction(last)):.2f}")
        row("first batch of 256: ms", f"{milliseconds(lambda: next(library.entries()), 5):.0f}")
        begun = time.perf_counter()
        read = sum(len(batch) for batch in library.entries())
        row("reading all records: articles/s", f"{read / (time.perf_counter() - begun):,.0f}")
        begun = time.perf_counter()
        wrong = list(check(library))
        row("check: s", f"{time.perf_counter() - begun:,.0f}")
        row("  complaints", str(len(wrong)))
        for name, count in counts._asdict().items():
            row(name, f"{count:,}")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="leave the library in this folder")
    options = parser.parse_args()
    articles = corpus()
    if not articles:
        print(f"skipped: the corpus is not in {CORPUS}")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        extracted(articles, 2)
        extractions = extracted(articles, 1)
        fill(folder / "library.db", extractions, options.articles)
        WritableLibrary(folder / "empty.db").close()
        report(folder / "empty.db", folder / "library.db")
    return 0


if __name__ == "__main__":
    sys.exit(main())
