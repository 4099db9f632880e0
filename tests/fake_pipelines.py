"""Small pipelines made on the fly: in a folder, and as packages one could install."""

from __future__ import annotations

import json
from pathlib import Path

import spacy

IMPORTED = "raise SystemExit('this package was imported')"


def write_pipeline(folder: Path, language: str = "de", **meta: str) -> Path:
    """Write a pipeline of one component as ``nlp.to_disk`` does; return its folder."""
    nlp = spacy.blank(language)
    nlp.add_pipe("sentencizer")
    nlp.meta.update({"name": "small", "version": "1.2.3", **meta})
    folder.mkdir(parents=True)  # spaCy makes the last one only
    nlp.to_disk(folder)
    return folder


def write_package(
    site: Path, package: str, author: str = "Explosion", code: str = IMPORTED, **meta: str
) -> Path:
    """Write a pipeline as spaCy packages it, which must not be imported; return its data."""
    language, name = package.split("_", 1)
    folder = site / package
    data = folder / f"{package}-3.8.0"
    write_pipeline(data, language, name=name, version="3.8.0", author=author, **meta)
    (folder / "__init__.py").write_text(code, encoding="utf-8")
    (folder / "meta.json").write_bytes((data / "meta.json").read_bytes())
    return data


def damage(folder: Path) -> None:
    """Let a pipeline look whole and fail when it is loaded."""
    (folder / "tokenizer").write_bytes(b"\x00 nothing that can be read")


def edit_meta(folder: Path, **changes: object) -> None:
    """Change what ``meta.json`` says."""
    file = folder / "meta.json"
    file.write_text(json.dumps({**json.loads(file.read_bytes()), **changes}), encoding="utf-8")
