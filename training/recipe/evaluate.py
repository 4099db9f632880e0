"""Measures a pipeline on held-out gold: the figures of the model card.

Usage: python -m recipe.evaluate [PIPELINE] [--language CODE]
"""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from spacy.language import Language
from spacy.tokens import Doc

from newsdash import resources
from newsdash.extraction.lexicon import rows
from newsdash.extraction.pipelines import load_folder
from recipe import gold
from recipe.measures import entity_f, f_score, relation_f, share, subjects_found, trees
from recipe.paths import CHECKOUT, DATA
from recipe.sentences import Sentence

_JOINED = 10  # sentences of a treebank without documents make a paragraph
_LANGUAGE = {"de": "German", "en": "English"}
_BEGIN, _END = "<!-- figures -->", "<!-- end of figures -->"
_CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "ADV"}


def parsed(nlp: Language, sentences: Sequence[Sentence]) -> list[tuple[Sentence, Sentence]]:
    """Return (predicted, gold) for each sentence, over gold words."""
    pipes = [pipe for name, pipe in nlp.pipeline if name != "sentences"]
    pairs = []
    for sentence in sentences:
        starts = [i == 0 for i in range(len(sentence.words))]
        doc = Doc(nlp.vocab, sentence.words, sentence.spaces, sent_starts=starts)
        doc = functools.reduce(lambda passed, pipe: pipe(passed), pipes, doc)
        pairs.append((of_doc(doc, sentence.language), sentence))
    return pairs


def of_doc(doc: Doc, language: str) -> Sentence:
    """Return the doc's annotation as a sentence."""
    return Sentence(
        language=language,
        source="",
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in doc],
        pos=[t.pos_ for t in doc],
        feats=[str(t.morph) for t in doc],
        lemmas=[t.lemma_ for t in doc],
        heads=[t.head.i for t in doc],
        deprels=["root" if t.dep_ == "ROOT" else t.dep_ for t in doc],
        entities=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc],
    )


def feature_share(pairs: list[tuple[Sentence, Sentence]], name: str, pos: set[str]) -> float:
    """Return how often one feature is right where gold has it, in words of ``pos``."""
    hits = total = 0
    for predicted, sentence in pairs:
        for ours, theirs, kind in zip(predicted.feats, sentence.feats, sentence.pos, strict=True):
            wanted = [f for f in theirs.split("|") if f.startswith(name + "=")]
            if kind in pos and wanted:
                total += 1
                hits += wanted[0] in ours.split("|")
    return hits / max(1, total)


def lemma_share(pairs: list[tuple[Sentence, Sentence]]) -> float:
    """Return how many lemmas of content words are right; case does not count."""
    hits = total = 0
    for predicted, sentence in pairs:
        rows_ = zip(predicted.lemmas, sentence.lemmas, sentence.pos, strict=True)
        for ours, theirs, pos in rows_:
            if pos in _CONTENT and theirs not in ("", "_"):
                total += 1
                hits += ours.lower() == theirs.lower()
    return hits / max(1, total)


def paragraphs(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the sentences of each document; ten at a time where there are no documents."""
    if any(s.document for s in sentences):
        for _, group in itertools.groupby(sentences, key=lambda s: s.document):
            yield list(group)
    else:
        for at in range(0, len(sentences), _JOINED):
            yield list(sentences[at : at + _JOINED])


def sentence_f(nlp: Language, sentences: Sequence[Sentence]) -> float:
    """Return the F of sentence spans in running text, sentences joined by blanks."""
    found: set[tuple[int, int, int]] = set()
    wanted: set[tuple[int, int, int]] = set()
    for number, group in enumerate(paragraphs(sentences)):
        text = ""
        for s in group:
            wanted.add((number, len(text), len(text) + len(s.text)))
            text += s.text + " "
        for sent in nlp(text.rstrip()).sents:
            found.add((number, sent.start_char, sent.start_char + len(sent.text.rstrip())))
    return f_score(found, wanted)


def cue_verbs(language: str) -> set[str]:
    """Return the verbs of speech that newsdash knows."""
    return {row[0] for row in rows(language, "cues.tsv")}


def german(nlp: Language) -> dict[str, float]:
    """Return the German figures."""
    pairs = parsed(nlp, gold.german_trees(DATA)[1])
    entities = parsed(nlp, gold.german_entities(DATA)[1])
    news = [(p, g) for p, g in entities if "wikipedia.org" not in g.source]
    pud = gold.german_documents(DATA)
    return {
        "STTS tags, GSD": share(pairs, "tags"),
        "universal parts of speech, GSD": share(pairs, "pos"),
        "whole feature bundle, GSD": share(pairs, "feats"),
        "Mood of finite verbs, GSD": feature_share(pairs, "Mood", {"VERB", "AUX"}),
        "Case of nouns, GSD": feature_share(pairs, "Case", {"NOUN", "PROPN"}),
        **{f"{name}, GSD": value for name, value in trees(pairs).items()},
        "subject of a cue verb found, GSD": subjects_found(pairs, cue_verbs("de")),
        "lemmas of content words, GSD": lemma_share(pairs),
        "entities PER+ORG+LOC, GermEval dev": entity_f(entities),
        "entities PER+ORG+LOC, its news sentences": entity_f(news),
        **{f"entities {t}, GermEval dev": entity_f(entities, [t]) for t in ("PER", "ORG", "LOC")},
        "sentences in running text, PUD": sentence_f(nlp, pud),
        "sentences in running text, GSD": sentence_f(nlp, [g for _, g in pairs]),
    }


def english(nlp: Language) -> dict[str, float]:
    """Return the English figures."""
    pairs = parsed(nlp, gold.english_trees(DATA)[1])
    entities = parsed(nlp, gold.english_entities(DATA)[1])
    scores = trees(pairs)
    return {
        "Penn tags, EWT": share(pairs, "tags"),
        "universal parts of speech, EWT": share(pairs, "pos"),
        "UAS, EWT": scores["UAS"],
        "LAS, EWT": scores["LAS"],
        "nsubj, EWT": relation_f(pairs, "nsubj"),
        "lemmas of content words, EWT": lemma_share(pairs),
        "entities PER+ORG+LOC, Universal NER EWT": entity_f(entities),
        "sentences in running text, EWT": sentence_f(nlp, [g for _, g in pairs]),
        "sentences in running text, PUD": sentence_f(nlp, gold.english_documents(DATA)),
    }


MEASURED = {"de": german, "en": english}


@click.command()
@click.argument("pipeline", default="")
@click.option("--language", type=click.Choice([*MEASURED]), help="By default all, one by one.")
@click.option("--save", is_flag=True, help="Keep the figures beside the pipelines that ship.")
def main(pipeline: str, language: str | None, save: bool) -> None:
    """Print the figures of PIPELINE, by default of those that ship."""
    figures = {}
    for code in [language] if language else MEASURED:
        nlp = load_folder(Path(pipeline) if pipeline else resources.pipelines() / code)
        figures[code] = MEASURED[code](nlp)
        click.echo(f"{code}: {nlp.meta['name']} {nlp.meta['version']}")
        for name, value in figures[code].items():
            click.echo(f"  {value:.3f}  {name}")
    if save:
        keep(figures)


def keep(figures: dict[str, dict[str, float]]) -> None:
    """Write the figures beside the pipelines, and as tables into model card and README."""
    folder = resources.pipelines()
    rounded = {
        code: {name: round(value, 4) for name, value in found.items()}
        for code, found in figures.items()
    }
    written = json.dumps(rounded, indent=2, ensure_ascii=False) + "\n"
    (folder / "figures.json").write_text(written, "utf-8")
    for path in (folder / "README.md", CHECKOUT / "README.md"):
        before, _, rest = path.read_text("utf-8").partition(_BEGIN)
        _, _, after = rest.partition(_END)
        path.write_text(f"{before}{_BEGIN}\n{table(figures)}{_END}{after}", "utf-8")


def table(figures: dict[str, dict[str, float]]) -> str:
    """Return the figures as one Markdown table."""
    lines = ["| measured on gold kept aside | |", "|---|---|"]
    for code, found in figures.items():
        lines += [f"| {_LANGUAGE[code]}: {name} | {value:.3f} |" for name, value in found.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
