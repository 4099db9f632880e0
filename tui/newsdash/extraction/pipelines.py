"""Which spaCy pipeline reads which language: a stock one where it is installed, else rules.

Stock pipelines are found by their package (``de_core_news_lg``) without importing it; one
counts only if its own metadata says it was made for this spaCy by its makers, for names on
package indexes can be taken by anyone.
"""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.util
import json
import warnings
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import is_compatible_version

from newsdash import __version__
from newsdash.extraction.lexicon import lexicon

STOCK = {
    "de": ("de_core_news_lg", "de_core_news_md", "de_core_news_sm", "de_dep_news_trf"),
    "en": ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_trf"),
}
COMPONENTS = ("newsdash_actors", "newsdash_models", "newsdash_quotes", "newsdash_stances")
_MAKER = "Explosion"


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded pipeline, and what a user should know about it."""

    nlp: Language
    language: str
    name: str
    version: str
    note: str


@functools.cache
def pipeline_for(language: str) -> Pipeline:
    """Return the pipeline for an ISO language code; always one, if only by general rules."""
    for package in STOCK.get(language, ()):
        if (meta := stock_meta(package)) is not None:
            nlp = _loaded(package)
            _add_components(nlp, language)
            return Pipeline(nlp, language, package, meta["version"], "the installed spaCy pipeline")
    return _rules_only(language)


def stock_meta(package: str) -> dict[str, str] | None:
    """Return the metadata of an installed, genuine, compatible stock pipeline, or ``None``.

    The package is not imported for it: one of unknown origin must not run.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    try:
        meta: dict[str, str] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    genuine = (
        meta.get("author") == _MAKER and bool(meta.get("pipeline")) and _has_data(folder, meta)
    )
    version = importlib.metadata.version("spacy")
    fits = genuine and is_compatible_version(version, meta.get("spacy_version") or ">=0")
    return meta if fits else None


def _has_data(folder: Path, meta: dict[str, str]) -> bool:
    return (folder / f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}").is_dir()


def _loaded(package: str) -> Language:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(package)


def _rules_only(language: str) -> Pipeline:
    known = bool(lexicon(language).function_words)
    try:
        nlp = spacy.blank(language)
    except ImportError:
        nlp = spacy.blank("xx")
    # the rules cut their own words: spaCy's tokens would only cost time here
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.add_pipe("newsdash_sentences", config={"language": language})
    _add_components(nlp, language)
    note = (
        "newsdash's own rules, no statistical pipeline"
        if known
        else "no rules for this language: only quotation marks and known names are read"
    )
    return Pipeline(nlp, language, "rules", __version__, note)


def _add_components(nlp: Language, language: str) -> None:
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"language": language})
