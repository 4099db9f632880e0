"""The pipelines' tokenizers: spaCy's for the language, with what news text needs beside them."""

from __future__ import annotations

import re

import spacy
from spacy.language import Language
from spacy.util import compile_suffix_regex

# one word: "Forscher:innen", "Bürger*in", "Schüler/-innen"; a name with version and size:
# "Llama-3.1-70B"; a word with a number behind its hyphen: "A320-200"
_NAME = r"(?=[^-]*[^\W\d])\w+(?:[.-]\w+)*-\d+(?:[.-]?\w+)*"
_WHOLE = {
    "de": rf"\w+[:*_·/]-?(?:innen|in|r|n|e|en|er|es)|{_NAME}",
    "en": _NAME,
}
# a full stop behind a year, a size or a number behind a hyphen belongs to no ordinal
_STOPS = [r"(?<=\d\d\d\d)\.", r"(?<=\d[A-Za-z])\.", r"(?<=[A-Za-z]-\d)\.", r"(?<=[A-Za-z]-\d\d)\."]


def blank(language: str) -> Language:
    """Return an empty pipeline whose tokenizer keeps such words whole."""
    nlp = spacy.blank(language)
    nlp.tokenizer.token_match = re.compile(rf"(?:{_WHOLE[language]})$").match
    suffixes = [*(nlp.Defaults.suffixes or ()), *_STOPS]
    nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    return nlp
