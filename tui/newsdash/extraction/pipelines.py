"""The pipelines at work: what was chosen is loaded, and newsdash's components are put behind it."""

from __future__ import annotations

import functools
import importlib
import warnings
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from thinc.api import use_ops

from newsdash.configuration import DEFAULTS, Configuration
from newsdash.extraction.pipeline_choice import Choice, PipelineError, candidates, explain

COMPONENTS = ("newsdash_actors", "newsdash_models", "newsdash_quotes", "newsdash_stances")


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded pipeline, and what a user should know about it."""

    nlp: Language
    language: str
    name: str
    version: str
    note: str


@functools.cache
def pipeline_for(language: str, configuration: Configuration = DEFAULTS) -> Pipeline:
    """Return the pipeline for an ISO language code; always one, if only by general rules.

    One that was not asked for by name and cannot be loaded makes room for the next best, and
    the note says so.

    Raises:
        PipelineError: the configuration names one that cannot be used.
    """
    broken: list[str] = []
    choices = candidates(language, configuration)
    for choice in choices:
        try:
            nlp = _load(choice)
        except Exception as error:  # noqa: BLE001 - damaged files fail in any way whatever
            broken.append(_reason(choice, error))
            continue
        note = "; ".join((choice.note, *broken))
        return Pipeline(nlp, language, choice.name, choice.version, note)
    raise PipelineError(explain(language, configuration, "; ".join(broken)))


def _load(choice: Choice) -> Language:
    nlp = _rules_only(choice.language) if choice.path is None else _loaded(choice)
    for name in COMPONENTS:
        if name not in nlp.component_names:
            nlp.add_pipe(name, config={"language": choice.language})
    return nlp


def _loaded(choice: Choice) -> Language:
    assert choice.path is not None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if choice.package:
            importlib.import_module(choice.package)
        return load_folder(choice.path)


def load_folder(folder: Path) -> Language:
    """Return the pipeline in ``folder`` as it runs fastest; raises what ``spacy.load`` does."""
    # numpy multiplies matrices faster than spaCy's own choice does on most processors
    with use_ops("numpy", use_blis=False):
        return spacy.load(folder)


def _rules_only(language: str) -> Language:
    try:
        nlp = spacy.blank(language)
    except ImportError:
        nlp = spacy.blank("xx")
    # the rules cut their own words: spaCy's tokens would only cost time here
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.add_pipe("newsdash_sentences", config={"language": language})
    return nlp


def _reason(choice: Choice, error: Exception) -> str:
    said = " ".join(str(error).split())
    return f"{choice.path} cannot be loaded ({type(error).__name__}: {said[:200]})"
