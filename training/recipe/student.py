"""Trains a student with ``spacy train`` on gold and silver together.

Usage: python -m recipe.student LANGUAGE [--steps N] [--data gold|silver|both]
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import spacy
from spacy.training.initialize import init_nlp
from spacy.util import load_config, load_model_from_config

from recipe import reader  # noqa: F401 (registers the readers)
from recipe.paths import COMPLETED, SILVER, STUDENTS, TRAINING, VECTORS, WORK

CONFIG = TRAINING / "configs" / "student.cfg"
_LABELLED = ("tagger", "morphologizer", "parser", "ner")
_LANGUAGES: dict[str, dict[str, object]] = {
    "de": {"nlp.lang": "de", "training.max_steps": 7000},
    "en": {
        "nlp.lang": "en",
        "training.max_steps": 4500,
        "corpora.train.shares": [0.7, 0.3, 0.0, 0.0],
        "components.tok2vec.model.embed.rows": [5000, 1000, 2500, 2000],
    },
}


def settings(language: str, data: str) -> dict[str, object]:
    """Return what the configuration leaves open."""
    gold = f"{COMPLETED}/{language}-trees.jsonl,{COMPLETED}/{language}-entities.jsonl"
    silver = data != "gold" and language == "de"
    return {
        **_LANGUAGES[language],
        "paths.gold": "," if data == "silver" else gold,
        "paths.news": f"{SILVER}/de-wikinews-*.jsonl" if silver else "",
        "paths.silver": f"{SILVER}/de-bundestag-*.jsonl" if silver else "",
        "paths.monitor": str(COMPLETED / f"{language}-trees.jsonl"),
        "paths.labels": str(WORK / "labels" / language),
        "paths.vectors": str(VECTORS / f"{language}-pipeline"),
    }


def write_labels(language: str, given: dict[str, object]) -> None:
    """Write every component's labels, as the gold sentences with all layers have them."""
    folder = Path(str(given["paths.labels"]))
    if folder.exists():
        return
    config = load_config(CONFIG, overrides=given, interpolate=False)
    config["initialize"]["components"] = {}
    config["corpora"]["train"] = {
        "@readers": "newsdash.sentences.v1",
        "path": str(COMPLETED / f"{language}-trees.jsonl"),
        "limit": 0,
    }
    config["training"]["max_epochs"] = 0
    nlp = init_nlp(load_model_from_config(config, auto_fill=True).config)
    folder.mkdir(parents=True)
    for name in _LABELLED:
        labels = nlp.get_pipe(name).label_data
        (folder / f"{name}.json").write_text(json.dumps(labels, ensure_ascii=False))


def vectors_pipeline(language: str) -> None:
    """Write the vectors as the empty pipeline that ``initialize.vectors`` expects."""
    nlp = spacy.blank(language)
    nlp.vocab.vectors.from_disk(VECTORS / language)
    nlp.to_disk(VECTORS / f"{language}-pipeline")


@click.command()
@click.argument("language", type=click.Choice(["de", "en"]))
@click.option("--steps", type=int, help="By default as many as the pipelines that ship took.")
@click.option("--data", default="both", type=click.Choice(["gold", "silver", "both"]))
@click.option("--name", default="", help="Of the folder below work/students.")
def main(language: str, steps: int | None, data: str, name: str) -> None:
    """Train and write work/students/NAME/model-last."""
    given = settings(language, data)
    vectors_pipeline(language)
    write_labels(language, given)
    if steps is not None:
        given["training.max_steps"] = steps
    command = [sys.executable, "-m", "spacy", "train", str(CONFIG)]
    command += ["--code", str(TRAINING / "recipe" / "reader.py")]
    command += ["--output", str(STUDENTS / (name or f"{language}-{data}"))]
    for key, value in given.items():
        command += [f"--{key}", value if isinstance(value, str) else json.dumps(value)]
    raise SystemExit(subprocess.run(command, check=False).returncode)


if __name__ == "__main__":
    main()
