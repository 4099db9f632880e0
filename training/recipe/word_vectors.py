"""Static word vectors: what the teacher makes of each word by itself, beside its Brown cluster.

The clusters (Brown et al. 1992) are those of spaCy's list. The vectors of all words share few
rows: frequent words have their own, the rest the nearest of a set of centroids. So half a
million words fit into a few megabytes.

Usage: python -m recipe.word_vectors LANGUAGE
"""

from __future__ import annotations

from collections.abc import Iterable

import click
import numpy as np
import torch
from spacy.strings import hash_string
from spacy.vectors import Vectors

from recipe.paths import VECTORS
from recipe.rounding import short
from recipe.sentences import Sentence
from recipe.teacher import Teacher
from recipe.train_teacher import load
from recipe.word_lists import frequent, listed, vocabulary

SEED = 22
WIDTHS = {"de": 96, "en": 80}  # numbers of the teacher's
PATH_WIDTH = 64  # numbers of the cluster's
_PREFIXES = (4, 6, 10, 32)  # bits of a cluster's path, from its root; each stands for itself
SIZES = {"de": (250_000, 20_000), "en": (120_000, 14_000)}  # words, rows
KEYS = {"de": 700_000, "en": 400_000}  # words with a row, those by clusters included
OWN_ROW = 8_000  # the most frequent words
_BATCH = 512
_ROUNDS = 4
_FEWEST_MEMBERS = 3  # encoded words of a cluster
_NO_CLUSTER = -1


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


def of_clusters(clusters: list[int], width: int) -> np.ndarray:
    """Return a vector for each cluster number: random ones of its path's prefixes, summed.

    spaCy's numbers hold the path with its first step in the lowest bit. Clusters that part late
    are near each other; words without a cluster get zeros.
    """
    made: dict[tuple[int, int], np.ndarray] = {}
    found = np.zeros((len(clusters), width), np.float32)
    for row, cluster in enumerate(clusters):
        for bits in _PREFIXES if cluster != _NO_CLUSTER else ():
            prefix = cluster & ((1 << bits) - 1)
            if (bits, prefix) not in made:
                rng = np.random.default_rng((SEED, bits, prefix))
                made[bits, prefix] = rng.normal(size=width) / np.sqrt(len(_PREFIXES))
            found[row] += made[bits, prefix]
    return found


def by_clusters(vectors: Vectors, words: list[str], clusters: dict[str, int], size: int) -> int:
    """Give more words a row, up to ``size`` words in all; return how many were added.

    A word that was not encoded, the next of ``words``, gets the row nearest to the mean of the
    words that share its cluster.
    """
    known = dict(vectors.key2row)
    members: dict[int, list[int]] = {}
    for word, cluster in clusters.items():
        if (row := known.get(hash_string(word))) is not None:
            members.setdefault(cluster, []).append(row)
    half = (vectors.data**2).sum(1) / 2
    row_of = {
        cluster: int((vectors.data @ vectors.data[rows].mean(0) - half).argmax())
        for cluster, rows in members.items()
        if len(rows) >= _FEWEST_MEMBERS
    }
    before = len(known)
    for word in words:
        cluster = clusters.get(word, _NO_CLUSTER)
        if len(vectors.key2row) >= size:
            break
        if cluster in row_of and hash_string(word) not in vectors.key2row:
            vectors.add(hash_string(word), row=row_of[cluster])
    return len(vectors.key2row) - before


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
    small = reduced(found, weights + weights.mean(), WIDTHS[language])
    clusters: dict[str, int] = listed(language, "cluster")
    paths = of_clusters([clusters.get(word, _NO_CLUSTER) for word in words], PATH_WIDTH)
    joined = np.concatenate([small, paths], axis=1).astype(np.float32)
    table, row_of = shared_rows(joined, rows, OWN_ROW)
    lost = ((joined - table[row_of]) ** 2).sum() / (joined**2).sum()
    click.echo(f"{joined.shape[1]} numbers a word, {lost:.3f} of the variance lost to rows")
    VECTORS.mkdir(parents=True, exist_ok=True)
    vectors = table_of(words, row_of, table)
    added = by_clusters(vectors, frequent(language), clusters, KEYS[language])
    click.echo(f"{added} words more by their clusters")
    vectors.to_disk(VECTORS / language)


if __name__ == "__main__":
    main()
