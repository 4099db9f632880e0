"""Parses written by hand, the same sentence in several schemes of dependency.

The first line names the language and the schemes. Each other is a word: its form, part of speech
and tag (STTS or Penn; a star after it makes a subjunctive), then for each scheme the number of
its head (from 1, the root has 0) and its label.
"""

from __future__ import annotations

from dataclasses import dataclass

import spacy
from spacy.tokens import Doc, Token

from newsdash.extraction.dependencies import Argument, Dependencies

_VOCABS = {language: spacy.blank(language).vocab for language in ("de", "en")}
_FORMS = {"VVPP": "VerbForm=Part", "VAPP": "VerbForm=Part", "VVINF": "VerbForm=Inf"}


@dataclass(frozen=True)
class Parse:
    """A sentence in one scheme, and what is told of it, as text."""

    doc: Doc
    dependencies: Dependencies

    def word(self, form: str) -> Token:
        return next(token for token in self.doc if token.text == form)

    def told(self, method: str, form: str) -> object:
        """Return the answer about a word, its tokens and spans as text."""
        return as_text(getattr(self.dependencies, method)(self.word(form)))

    def clauses(self, form: str) -> list[tuple[str, str, str | None, list[str]]]:
        """Return the content clauses of a verb: main verb, form, conjunction, pieces."""
        return [
            (c.verb.text, c.form, c.marker and c.marker.text, [piece.text for piece in c.pieces])
            for c in self.dependencies.content_clauses(self.word(form))
        ]


def as_text(answer: object) -> object:
    """Return the text of tokens and spans, also within tuples."""
    if isinstance(answer, Argument):
        return answer.head.text, answer.phrase.text
    if isinstance(answer, tuple):
        return tuple(as_text(part) for part in answer)
    return getattr(answer, "text", answer)


def parse(table: str, scheme: str) -> Parse:
    """Return the sentence of ``table`` as its column ``scheme`` has it."""
    names, *lines = [line.split() for line in table.strip().splitlines()]
    language, *schemes = names
    place = 3 + 2 * schemes.index(scheme)
    rows = [(words[0], words[1], words[2], int(words[place]), words[place + 1]) for words in lines]
    forms, pos, tags, heads, labels = zip(*rows, strict=True)
    doc = Doc(
        _VOCABS[language],
        words=forms,
        pos=pos,
        tags=[tag.rstrip("*") for tag in tags],
        morphs=[_morph(tag) for tag in tags],
        heads=[head - 1 if head else i for i, head in enumerate(heads)],
        deps=labels,
    )
    return Parse(doc, Dependencies(doc))


def _morph(tag: str) -> str:
    if tag.endswith("*"):
        return "Mood=Sub|VerbForm=Fin"
    return _FORMS.get(tag, "VerbForm=Fin" if tag.endswith("FIN") else "")
