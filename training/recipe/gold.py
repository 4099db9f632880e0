"""Which gold goes where: what is trained on, and what is only measured on."""

from __future__ import annotations

from pathlib import Path

from recipe.entity_files import read_germeval, read_universal_ner
from recipe.sentences import Sentence
from recipe.treebanks import read_conllu

HELD_OUT_EVERY = 3  # of GSD's test part one sentence in three is kept for measuring

# layers PUD annotates by other guidelines than GSD (its tags are not the STTS)
_OTHER_RELATIONS = {"flat:name": "flat", "nmod:poss": "nmod", "iobj": "obl:arg"}


def german_trees(data: Path) -> tuple[list[Sentence], list[Sentence]]:
    """Return training and held-out sentences of GSD; PUD's half is training, trees only."""
    gsd = data / "de" / "ud-gsd"
    train = list(read_conllu(gsd / "dev.conllu", "de", "gsd-dev"))
    held_out = []
    for number, sentence in enumerate(read_conllu(gsd / "test.conllu", "de", "gsd-test")):
        (held_out if number % HELD_OUT_EVERY == 0 else train).append(sentence)
    relations = {relation for s in train for relation in s.deprels}
    pud = [
        _trees_only(s, relations)
        for s in read_conllu(data / "de" / "ud-pud" / "half.conllu", "de", "pud")
    ]
    return train + pud, held_out


def _trees_only(sentence: Sentence, known: set[str]) -> Sentence:
    sentence.tags, sentence.feats, sentence.lemmas = [], [], []
    sentence.deprels = [_relation(r, known) for r in sentence.deprels]
    return sentence


def _relation(relation: str, known: set[str]) -> str:
    relation = _OTHER_RELATIONS.get(relation, relation)
    return relation if relation in known else relation.split(":")[0]


def german_entities(data: Path) -> tuple[list[Sentence], list[Sentence]]:
    """Return GermEval's test part, which is trained on, and its dev part, which is held out."""
    folder = data / "de" / "germeval2014"
    return list(read_germeval(folder / "test.tsv")), list(read_germeval(folder / "dev.tsv"))


def english_trees(data: Path) -> tuple[list[Sentence], list[Sentence]]:
    """Return EWT's train part and its test part, which is held out."""
    ewt = data / "en" / "ud-ewt"
    return (
        list(read_conllu(ewt / "train.conllu", "en", "ewt-train")),
        list(read_conllu(ewt / "test.conllu", "en", "ewt-test")),
    )


def english_entities(data: Path) -> tuple[list[Sentence], list[Sentence]]:
    """Return Universal NER's dev part, which is trained on, and its test part, held out."""
    folder = data / "en" / "uner-ewt"
    dev = read_universal_ner(folder / "dev.iob2", "ewt-dev")
    return list(dev), list(read_universal_ner(folder / "test.iob2", "ewt-test"))


def german_documents(data: Path) -> list[Sentence]:
    """Return PUD's half, whose sentences stand in documents, to find sentences in."""
    return list(read_conllu(data / "de" / "ud-pud" / "half.conllu", "de", "pud"))


def english_documents(data: Path) -> list[Sentence]:
    """Return English PUD's half."""
    return list(read_conllu(data / "en" / "ud-pud" / "half.conllu", "en", "pud"))


def sources(data: Path) -> tuple[dict[str, list[Sentence]], dict[str, list[Sentence]]]:
    """Return the sentences to train on and those held out, by source."""
    both = {
        "de-trees": german_trees(data),
        "de-entities": german_entities(data),
        "en-trees": english_trees(data),
        "en-entities": english_entities(data),
    }
    return {k: v[0] for k, v in both.items()}, {k: v[1] for k, v in both.items()}
