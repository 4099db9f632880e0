"""Static word vectors distilled from the teacher: what it makes of each word by itself.

The vectors of all words share few rows: frequent words have their own, the rest the nearest
of a set of centroids. So half a million words fit into a few megabytes.

Usage: python -m recipe.word_vectors LANGUAGE
"""

from __future__ import annotations

import gzip
import json
import lzma
from collections import Counter
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import click
import numpy as np
import torch
from spacy.strings import hash_string
from spacy.vectors import Vectors

from recipe.paths import DATA, WORK
from recipe.raw_text import RAW
from recipe.sentences import Sentence, read
from recipe.teacher import Teacher
from recipe.train_teacher import load, sources

VECTORS = WORK / "vectors"
SEED = 22
WIDTH = 128
SIZES = {"de": (250_000, 20_000), "en": (120_000, 14_000)}  # words, rows
OWN_ROW = 8_000  # the most frequent words
_BATCH = 512
_ROUNDS = 4


def vocabulary(language: str, size: int) -> list[str]:
    """Return the most frequent words: first those of the corpora, then spaCy's list.

    The list is ``lexeme_prob`` of spacy-lookups-data (MIT).
    """
    seen: Counter[str] = Counter()
    if language == "de":
        for path in RAW.glob("*.jsonl"):
            for sentence in read(path):
                seen.update(sentence.words)
        for path in sorted((DATA / "de" / "bundestag").glob("*.xz")):
            with lzma.open(path, "rt", encoding="utf-8") as file:
                seen.update(w.strip('.,;:!?()„“"–-') for line in file for w in line.split())
    for found in sources(DATA)[0].values():
        for sentence in found:
            if sentence.language == language:
                seen.update(sentence.words * 3)
    words = [word for word, count in seen.most_common() if word and count >= 3]
    known = set(words)
    spec = find_spec("spacy_lookups_data")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("spacy-lookups-data is not installed")
    table = Path(spec.origin).parent / "data" / f"{language}_lexeme_prob.json.gz"
    with gzip.open(table, "rt", encoding="utf-8") as file:
        probabilities: dict[str, float] = json.load(file)
    listed = sorted(probabilities, key=probabilities.__getitem__, reverse=True)
    words += [w for w in listed if w not in known and len(w) < 40 and not w.isspace()]
    return words[:size]


@torch.inference_mode()
def vectors_of(teacher: Teacher, words: list[str], language: str) -> np.ndarray:
    """Return the teacher's states of words that stand alone: words x hidden."""
    teacher.eval()
    order = sorted(range(len(words)), key=lambda i: len(words[i]))
    found = np.zeros((len(words), 384), np.float32)
    for at in range(0, len(order), _BATCH):
        chunk = order[at : at + _BATCH]
        batch = teacher.batch([Sentence(language, "", [words[i]], [True]) for i in chunk])
        found[chunk] = teacher.words(batch)[:, 0].numpy()
    return found


def reduced(vectors: np.ndarray, weights: np.ndarray, width: int) -> np.ndarray:
    """Return the principal components of ``vectors``, scaled to one on average."""
    mean = np.average(vectors, axis=0, weights=weights)
    centred = vectors - mean
    covariance = (centred * weights[:, None]).T @ centred / weights.sum()
    _, axes = np.linalg.eigh(covariance)
    turned: np.ndarray = centred @ axes[:, ::-1][:, :width]
    return turned / np.sqrt((turned**2).mean())


def shared_rows(vectors: np.ndarray, rows: int, own: int) -> tuple[np.ndarray, np.ndarray]:
    """Return a table of ``rows`` vectors and the row of each word (k-means, Lloyd 1982)."""
    rng = np.random.default_rng(SEED)
    rest = torch.from_numpy(vectors[own:])
    picked = rng.choice(len(rest), min(rows - own, len(rest)), replace=False)
    centres = rest[picked].clone()
    nearest = torch.zeros(len(rest), dtype=torch.long)
    for _ in range(_ROUNDS):
        half = (centres**2).sum(1) / 2
        for at in range(0, len(rest), 4096):
            chunk = rest[at : at + 4096]
            nearest[at : at + 4096] = (chunk @ centres.T - half).argmax(1)
        sums = torch.zeros_like(centres).index_add_(0, nearest, rest)
        counts = torch.bincount(nearest, minlength=len(centres)).clamp(min=1)
        filled = torch.bincount(nearest, minlength=len(centres)) > 0
        centres = torch.where(filled[:, None], sums / counts[:, None], centres)
    table = np.concatenate([vectors[:own], centres.numpy()])
    return table, np.concatenate([np.arange(own), nearest.numpy() + own])


def short(table: np.ndarray) -> np.ndarray:
    """Return ``table`` with 8 bits of mantissa, so that it packs to half its size."""
    bits = table.astype("<f4").view("<u4")
    return ((bits + 0x4000) & np.uint32(0xFFFF8000)).view("<f4").copy()


def table_of(words: Iterable[str], rows: np.ndarray, table: np.ndarray) -> Vectors:
    """Return spaCy vectors for ``words``."""
    vectors = Vectors(data=short(table))
    for word, row in zip(words, rows.tolist(), strict=True):
        vectors.add(hash_string(word), row=row)
    return vectors


@click.command()
@click.argument("language", type=click.Choice(["de", "en"]))
def main(language: str) -> None:
    """Write work/vectors/LANGUAGE."""
    size, rows = SIZES[language]
    words = vocabulary(language, size)
    click.echo(f"{len(words)} words")
    found = vectors_of(load(), words, language)
    weights = 1.0 / np.arange(10, len(words) + 10)  # Zipf
    small = reduced(found, weights + weights.mean(), WIDTH)
    table, row_of = shared_rows(small.astype(np.float32), rows, OWN_ROW)
    kept = ((small - table[row_of]) ** 2).sum() / (small**2).sum()
    click.echo(f"{WIDTH} of {found.shape[1]} dimensions, {kept:.3f} of the variance lost to rows")
    VECTORS.mkdir(parents=True, exist_ok=True)
    table_of(words, row_of, table).to_disk(VECTORS / language)


if __name__ == "__main__":
    main()
