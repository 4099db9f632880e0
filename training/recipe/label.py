"""Has the teacher label raw text and the layers gold sentences lack.

Usage: python -m recipe.label [--minutes N]
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from recipe import gold
from recipe.paths import COMPLETED, DATA, RAW, SILVER
from recipe.sentences import Sentence, read, write
from recipe.teacher import Teacher
from recipe.train_teacher import load

_LAYERS = ("tags", "pos", "feats", "heads", "deprels", "entities")
_WORDS = 1200  # a batch; its sentences are of like length
_BLOCK = 4000  # sentences sorted by length at a time
_LEAST_SURE = 0.75


def annotated(teacher: Teacher, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences, in their order, with all layers by the teacher."""
    for start in range(0, len(sentences), _BLOCK):
        block = sentences[start : start + _BLOCK]
        order = sorted(range(len(block)), key=lambda i: len(block[i].words))
        found: dict[int, Sentence] = {}
        at = 0
        while at < len(order):
            size = max(1, _WORDS // max(1, len(block[order[at]].words)))
            chunk = order[at : at + size]
            labelled = teacher.annotate([block[i] for i in chunk])
            found.update(zip(chunk, labelled, strict=True))
            at += size
        yield from (found[i] for i in range(len(block)))


def completed(given: Sentence, labelled: Sentence) -> Sentence:
    """Return ``given`` with the layers it lacks taken from ``labelled``."""
    lacking = {name: getattr(labelled, name) for name in _LAYERS if not getattr(given, name)}
    if given.heads and not given.tags:  # another treebank's parts of speech fit its own trees
        lacking["pos"] = labelled.pos
    return dataclasses.replace(given, **lacking)


@click.command()
@click.option("--minutes", default=60.0, help="Begin no further block after so many minutes.")
def main(minutes: float) -> None:
    """Write work/completed/*.jsonl and work/silver/*.jsonl; what is there is kept."""
    until = time.monotonic() + minutes * 60
    teacher = load()
    for name, sentences in gold.sources(DATA)[0].items():
        path = COMPLETED / f"{name}.jsonl"
        if not path.exists():
            pairs = zip(sentences, annotated(teacher, sentences), strict=True)
            click.echo(f"{name}: {write(path, (completed(g, a) for g, a in pairs))}")
    for raw in sorted(RAW.glob("*.jsonl"), reverse=True):  # news first
        _label_raw(teacher, raw, until)


def _label_raw(teacher: Teacher, raw: Path, until: float) -> None:
    sentences = list(read(raw))
    for part, start in enumerate(range(0, len(sentences), _BLOCK)):
        path = SILVER / f"de-{raw.stem}-{part:03}.jsonl"
        if path.exists():
            continue
        if time.monotonic() > until:
            click.echo(f"{raw.stem}: out of time at part {part}")
            return
        block = annotated(teacher, sentences[start : start + _BLOCK])
        kept = write(path, (s for s in block if s.weight >= _LEAST_SURE))
        click.echo(f"{time.strftime('%H:%M:%S')} {path.name}: {kept} kept")


if __name__ == "__main__":
    main()
