"""Cuts raw text into sentences of words for the teacher to label.

Usage: python -m recipe.raw_text [--words N]
"""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from spacy.language import Language

from recipe.paths import DATA, RAW
from recipe.sentences import Sentence, write
from recipe.tokenizers import blank

SEED = 21
_FEWEST, _MOST = 4, 70  # words a sentence
# what is said to the chair and to the house is not what news text looks like
_ADDRESS = re.compile(
    r"\b(?:geehrte|Präsident(?:in)?!|Kolleg(?:en|innen)|Damen und Herren|(?:Vielen|Herzlichen) Dank"
    r"|hat das Wort|Das Wort hat|Zwischenfrage)\b"
)


def wikinews(data: Path) -> Iterator[tuple[str, str]]:
    """Yield document and paragraph of the bare Wikinews articles."""
    path = data / "wikinews-quotes" / "train.articles.jsonl"
    with path.open(encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            for paragraph in re.split(r"\n\s*\n", article["text"]):
                yield str(article["id"]), " ".join(paragraph.split())


def bundestag(data: Path, words: int) -> Iterator[tuple[str, str]]:
    """Yield paragraphs of speeches, drawn evenly from all terms, about ``words`` words."""
    paths = sorted((data / "de" / "bundestag").glob("*.txt.xz"))
    paragraphs = []
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as file:
            paragraphs += [
                (f"{path.name}:{number}", line.strip())
                for number, line in enumerate(file)
                if not line.startswith("–") and len(line) > 80 and not _ADDRESS.search(line)
            ]
    random.Random(SEED).shuffle(paragraphs)
    for document, paragraph in paragraphs:
        yield document, paragraph
        words -= paragraph.count(" ") + 1
        if words < 0:
            return


def cut(nlp: Language, paragraphs: Iterable[tuple[str, str]], source: str) -> Iterator[Sentence]:
    """Yield the sentences of paragraphs that are long and short enough to learn from."""
    swapped = ((text, document) for document, text in paragraphs if text)
    for doc, document in nlp.pipe(swapped, as_tuples=True):
        for sent in doc.sents:
            words = [t.text for t in sent if not t.is_space]
            if _FEWEST <= len(words) <= _MOST:
                spaces = [bool(t.whitespace_) for t in sent if not t.is_space]
                yield Sentence(nlp.lang, source, words, spaces, document=document)


@click.command()
@click.option("--words", default=1_400_000, help="How many words of speeches to take.")
def main(words: int) -> None:
    """Write work/raw/*.jsonl."""
    nlp = blank("de")
    nlp.add_pipe("newsdash_sentences")
    for name, paragraphs in (
        ("wikinews", wikinews(DATA)),
        ("bundestag", bundestag(DATA, words)),
    ):
        path = RAW / f"{name}.jsonl"
        if not path.exists():
            click.echo(f"{name}: {write(path, cut(nlp, paragraphs, name))} sentences")


if __name__ == "__main__":
    main()
