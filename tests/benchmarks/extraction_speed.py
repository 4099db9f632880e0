"""Reading rate of the whole extraction beside that of the bare pipeline it runs on.

Usage: python tests/benchmarks/extraction_speed.py [de|en] [--rounds N] [FILE.jsonl]

Both read the same articles in one process, by turns, on one core: the starter corpus, or the
articles of a file. The bare pipeline is the one that is in force for the language, without the
components of newsdash that find actors, models, quotes and stances.
"""

import argparse
import os
import statistics
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from newsdash import resources
from newsdash.corpus import locate, read
from newsdash.extraction.pipelines import pipeline_for
from newsdash.extraction.stream import extract
from newsdash.records import Article

FOUND_BY_NEWSDASH = ("actors", "models", "quotes", "stances")


def articles(source: Path, language: str) -> list[Article]:
    """Return the articles of a file or folder that are in ``language``."""
    found = [article for place in locate([str(source)]) for article in read(place)]
    return [a for a in found if isinstance(a, Article) and a.language == language]


def bare(given: list[Article], language: str) -> None:
    """Read the articles with the pipeline alone."""
    nlp = pipeline_for(language).nlp
    ours = [f"newsdash_{name}" for name in FOUND_BY_NEWSDASH]
    components = [component for name, component in nlp.pipeline if name not in ours]
    for article in given:
        doc = nlp.make_doc(article.text)
        for component in components:
            doc = component(doc)


def whole(given: list[Article], language: str) -> None:
    """Extract everything."""
    for _ in extract(given):
        pass


def main() -> None:
    """Print the median rates and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("language", nargs="?", default="de", choices=["de", "en"])
    parser.add_argument("source", nargs="?", type=Path, default=resources.seeds())
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    given = articles(options.source, options.language)
    words = sum(len(article.text.split()) for article in given)
    rates: dict[str, list[float]] = {"bare": [], "whole": []}
    for number in range(options.rounds + 1):  # the first round warms the caches
        for name, run in (("bare", bare), ("whole", whole)):
            begun = time.perf_counter()
            run(given, options.language)
            if number:
                rates[name].append(words / (time.perf_counter() - begun))
    medians = {name: statistics.median(found) for name, found in rates.items()}
    print(f"{len(given)} articles, {words} words, {pipeline_for(options.language).name}")
    for name, rate in medians.items():
        print(f"{name:8}{rate:8.0f} words/s")
    print(f"whole / bare: {medians['whole'] / medians['bare']:.2f}")


if __name__ == "__main__":
    main()
