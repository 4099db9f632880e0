"""Figures over predicted and gold sentences of the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from recipe.sentences import Sentence

if TYPE_CHECKING:
    from recipe.teacher import Teacher

Pairs = Sequence[tuple[Sentence, Sentence]]


def entity_spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """Return the entities of BIO labels as first word, last word + 1, type."""
    spans, start = set(), None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and not (label.startswith("I-")):
            spans.add((start, i, labels[start][2:]))
            start = None
        if label.startswith("B-"):
            start = i
    return spans


def f_score(found: Iterable[object], gold: Iterable[object]) -> float:
    """Return the balanced F of two sets (0 when both are empty)."""
    found, gold = set(found), set(gold)
    return 2 * len(found & gold) / max(1, len(found) + len(gold))


def entity_f(pairs: Pairs, types: Sequence[str] = ("PER", "ORG", "LOC")) -> float:
    """Return the F of exact entities of ``types``; pairs are (predicted, gold)."""
    sides: tuple[set[object], set[object]] = (set(), set())
    for number, pair in enumerate(pairs):
        for side, sentence in zip(sides, pair, strict=True):
            side.update(
                (number, *span) for span in entity_spans(sentence.entities) if span[2] in types
            )
    return f_score(*sides)


def trees(pairs: Pairs) -> dict[str, float]:
    """Return UAS and LAS without punctuation, and the F of core relations."""
    arcs = labelled = total = 0
    for predicted, gold in pairs:
        for i, relation in enumerate(gold.deprels):
            if gold.pos[i] == "PUNCT":
                continue
            total += 1
            head = predicted.heads[i] == gold.heads[i]
            same = predicted.deprels[i] == relation
            arcs += head
            labelled += head and same
    scores = {"UAS": arcs / total, "LAS": labelled / total}
    for name in ("nsubj", "obj", "ccomp", "appos"):
        scores[name] = relation_f(pairs, name)
    return scores


def relation_f(pairs: Pairs, name: str) -> float:
    """Return the F of arcs of one relation."""
    sides: tuple[set[object], set[object]] = (set(), set())
    for number, pair in enumerate(pairs):
        for side, sentence in zip(sides, pair, strict=True):
            rows = zip(sentence.heads, sentence.deprels, strict=True)
            side.update((number, i, h) for i, (h, r) in enumerate(rows) if r == name)
    return f_score(*sides)


def subjects_found(pairs: Pairs, cues: set[str]) -> float:
    """Return for how many verbs of speech the gold subject hangs on them as a subject."""
    hits = total = 0
    for predicted, gold in pairs:
        for i, relation in enumerate(gold.deprels):
            verb = gold.heads[i]
            if relation == "nsubj" and gold.lemmas[verb] in cues and gold.pos[verb] == "VERB":
                total += 1
                hits += predicted.heads[i] == verb and predicted.deprels[i].startswith("nsubj")
    return hits / max(1, total)


def share(pairs: Pairs, layer: str) -> float:
    """Return the share of words whose value in ``layer`` is the gold one."""
    hits = total = 0
    for predicted, gold in pairs:
        for ours, theirs in zip(getattr(predicted, layer), getattr(gold, layer), strict=True):
            hits += _same(ours, theirs)
            total += 1
    return hits / max(1, total)


def _same(ours: str, theirs: str) -> bool:
    return sorted(ours.split("|")) == sorted(theirs.split("|"))


def report(teacher: Teacher, held_out: dict[str, list[Sentence]]) -> None:
    """Print the teacher's figures on the held-out sentences."""
    for name, sentences in held_out.items():
        order = sorted(sentences, key=lambda s: len(s.words))
        pairs = []
        for at in range(0, len(order), 32):
            chunk = order[at : at + 32]
            pairs += list(zip(teacher.annotate(chunk), chunk, strict=True))
        if "entities" in name:
            line = {"entities": entity_f(pairs)} | {
                t: entity_f(pairs, [t]) for t in ("PER", "ORG", "LOC")
            }
        else:
            line = {n: share(pairs, n) for n in ("tags", "pos", "feats")} | trees(pairs)
        print(name, {k: round(v, 4) for k, v in line.items()}, flush=True)
