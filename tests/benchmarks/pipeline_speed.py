"""Load time and reading rate of a bundled pipeline beside an untrained one of spaCy's shape.

Usage: python tests/benchmarks/pipeline_speed.py [de|en] [--rounds N]

The other has the components and sizes of spaCy's small pipelines (96 wide, 4 deep, a token
layer of its own for entities, an edit-tree lemmatizer), the bundled one's labels, and random
weights. Both read the starter corpus, by turns, on one core.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import frontmatter
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from newsdash import resources
from newsdash.extraction.pipelines import load_folder

LABELLED = ("tagger", "morphologizer", "parser", "ner")


def texts(language: str) -> list[str]:
    """Return the starter corpus' articles in ``language``."""
    posts = [frontmatter.load(str(path)) for path in sorted(resources.seeds().glob("*.md"))]
    return [post.content for post in posts if post.get("language", "de") == language] * 4


def untrained(language: str, bundled: Language) -> Language:
    """Return a pipeline of the stock shape with ``bundled``'s labels and random weights."""
    nlp = spacy.blank(language)
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    tagging = {"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}}
    nlp.add_pipe("tok2vec")
    nlp.add_pipe("tagger", config=tagging)
    nlp.add_pipe("morphologizer", config=tagging)
    nlp.add_pipe("parser", config={"model": {"tok2vec": listener}})
    nlp.add_pipe("trainable_lemmatizer", config={"min_tree_freq": 1})
    nlp.add_pipe("ner")
    for name in LABELLED:
        pipe = nlp.get_pipe(name)
        for label in bundled.get_pipe(name).labels:
            pipe.add_label(label)
    words = ["Das", "ist", "gut", "."]
    doc = Doc(nlp.vocab, words=words, lemmas=["der", "sein", "gut", "."], heads=[1, 1, 1, 1],
              deps=["nsubj", "ROOT", "advmod", "punct"])  # fmt: skip
    nlp.initialize(lambda: [Example(Doc(nlp.vocab, words=words), doc)])
    return nlp


def load_time(path: str) -> float:
    """Return the seconds ``spacy.load`` takes in a new process, imports left out."""
    code = (
        "import sys, time, spacy, spacy.lang.de, spacy.lang.en; begun = time.perf_counter(); "
        "spacy.load(sys.argv[1]); print(time.perf_counter() - begun)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, check=True
    )
    return float(run.stdout.split()[-1])


def rate(nlp: Language, read: list[str]) -> float:
    """Return the words read each second."""
    begun = time.perf_counter()
    words = sum(len(doc) for doc in nlp.pipe(read))
    return words / (time.perf_counter() - begun)


def main() -> None:
    """Print a table of medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("language", nargs="?", default="de", choices=["de", "en"])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    path = resources.pipelines() / given.language
    bundled = load_folder(path)
    other = untrained(given.language, bundled)
    read = texts(given.language)
    rates: dict[str, list[float]] = {"bundled": [], "untrained": []}
    loads: dict[str, list[float]] = {"bundled": [], "untrained": []}
    with tempfile.TemporaryDirectory() as folder:
        other.to_disk(folder)
        for _ in range(given.rounds):
            for name, nlp, where in (("bundled", bundled, path), ("untrained", other, folder)):
                rates[name].append(rate(nlp, read))
                loads[name].append(load_time(str(where)))
    figures = {
        name: {"words a second": statistics.median(rates[name]),
               "seconds to load": statistics.median(loads[name])}
        for name in rates
    }  # fmt: skip
    print(f"{'':12}{'words/s':>10}{'load s':>10}")
    for name, found in figures.items():
        print(f"{name:12}{found['words a second']:10.0f}{found['seconds to load']:10.2f}")
    ratio = figures["bundled"]["words a second"] / figures["untrained"]["words a second"]
    print(f"bundled / untrained: {ratio:.2f} of the words a second")


if __name__ == "__main__":
    main()
