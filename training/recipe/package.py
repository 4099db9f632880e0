"""Puts a trained student together with its rules and writes it where newsdash ships it.

Usage: python -m recipe.package LANGUAGE STUDENT/model-last
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import click
import spacy
from spacy.language import Language

from newsdash import resources
from newsdash.extraction.lemmas import LemmaRules
from recipe import reader  # noqa: F401 (registers what a student names)
from recipe.paths import LEMMAS, STUDENTS, VECTORS
from recipe.rounding import short
from recipe.tokenizers import blank

VERSION = "0.1.0"
_SOURCES = {
    "de": [
        ("UD German GSD", "https://universaldependencies.org/treebanks/de_gsd", "CC BY-SA 4.0"),
        ("UD German PUD", "https://universaldependencies.org/treebanks/de_pud", "CC BY-SA 3.0"),
        ("GermEval 2014", "https://sites.google.com/site/germeval2014ner", "CC BY 4.0"),
        ("German Wikinews, text only", "https://de.wikinews.org", "CC BY 2.5"),
        ("Plenary protocols of the Deutscher Bundestag", "https://www.bundestag.de", "public"),
    ],
    "en": [
        ("UD English EWT", "https://universaldependencies.org/treebanks/en_ewt", "CC BY-SA 4.0"),
        ("Universal NER, English EWT", "https://www.universalner.org", "CC BY-SA 4.0"),
    ],
}


def assembled(language: str, student: Path) -> Language:
    """Return the student with tokenizer, sentence rules and lemmatizer of ``language``."""
    nlp = spacy.load(student)
    # the rows it was trained with, and the words that have got one since
    nlp.vocab.vectors.from_disk(VECTORS / language)
    nlp.config["nlp"]["before_creation"] = None  # a matter of training, as the paths are
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    rules = blank(language).tokenizer
    nlp.tokenizer.token_match = rules.token_match
    nlp.tokenizer.suffix_search = rules.suffix_search
    settings = {"language": language, "undecided": True}
    nlp.add_pipe("newsdash_sentences", name="sentences", config=settings, first=True)
    if language == "de":
        settings = {"language": language}
        nlp.add_pipe(
            "newsdash_certain_forms", "certain_forms", after="morphologizer", config=settings
        )
    nlp.add_pipe("newsdash_lemmatizer", name="lemmatizer", after="parser")
    packed = (LEMMAS / f"{language}.msgpack").read_bytes()
    nlp.get_pipe("lemmatizer").use(LemmaRules.from_bytes(packed))  # type: ignore[attr-defined]
    nlp.meta.update(_meta(language))
    return nlp


def _meta(language: str) -> dict[str, object]:
    sources = [
        {"name": name, "url": url, "license": license_, "author": ""}
        for name, url, license_ in _SOURCES[language]
    ]
    return {
        "name": "news",
        "version": VERSION,
        # as newsdash itself asks for; spaCy would write the version it was trained with
        "spacy_version": ">=3.8.13,<3.9.0",
        "description": "News pipeline that ships with newsdash: words, trees, names",
        "author": "newsdash contributors",
        "license": "CC BY-SA 4.0",
        "sources": sources,
        "performance": {},
    }


def shorten(folder: Path) -> None:
    """Round the weights to 8 bits of mantissa: half the size when packed, the same figures."""
    nlp = spacy.load(folder)
    for _, pipe in nlp.pipeline:
        for node in getattr(pipe, "model", None).walk() if hasattr(pipe, "model") else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, short(node.get_param(name)))
    nlp.to_disk(folder)


def forget_words(folder: Path) -> None:
    """Leave only labels in the string store: the words of the corpora need not be told again."""
    nlp = spacy.load(folder)
    kept = {""}
    for name in nlp.pipe_names:
        for label in getattr(nlp.get_pipe(name), "labels", ()):
            kept.update((label, *re.split(r"[|=,]", label)))
    file = folder / "vocab" / "strings.json"
    strings = [s for s in json.loads(file.read_text("utf-8")) if s in kept]
    file.write_text(json.dumps(strings, ensure_ascii=False), "utf-8")


@click.command()
@click.argument("language", type=click.Choice(["de", "en"]))
@click.argument("student")
def main(language: str, student: str) -> None:
    """Write the pipeline into newsdash's package data."""
    target = resources.pipelines() / language
    unfinished = target.with_name(f".{language}")
    assembled(language, STUDENTS / student).to_disk(unfinished)
    shorten(unfinished)
    forget_words(unfinished)
    if target.exists():
        shutil.rmtree(target)
    unfinished.rename(target)
    meta = json.loads((target / "meta.json").read_text("utf-8"))
    size = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
    click.echo(f"{meta['lang']} {meta['version']}: {size / 1e6:.1f} MB unpacked")


if __name__ == "__main__":
    main()
