"""The spaCy components: thin shells that put the finders' results on the ``Doc``.

Results are lists of plain dictionaries in the contract's form, so that a doc with them can
be pickled and sent between processes.
"""

from __future__ import annotations

from typing import Any

import msgspec
from spacy.tokens import Doc

from newsdash.extraction.analysis import analyse
from newsdash.extraction.boundaries import sentence_starts, set_starts
from newsdash.extraction.lexicon import lexicon
from newsdash.extraction.reading import ArticleReading

_RESULTS = ("actors", "models", "quotes", "stances", "background")
for _extension in (f"newsdash_{result}" for result in _RESULTS):
    if not Doc.has_extension(_extension):
        Doc.set_extension(_extension, default=None)
if not Doc.has_extension("newsdash_published"):
    Doc.set_extension("newsdash_published", default=None)
for _decision in ("newsdash_topics", "newsdash_apart"):
    if not Doc.has_extension(_decision):
        Doc.set_extension(_decision, default=())


class _ReadingCache:
    """The reading of the doc that is passing through; its components come one by one."""

    def __init__(self) -> None:
        self._doc: Doc | None = None
        self._reading: ArticleReading | None = None

    def of(self, doc: Doc, language: str) -> ArticleReading:
        """Return the reading of ``doc``, made anew when another doc came between."""
        if self._doc is not doc or self._reading is None:
            analysis = analyse(doc.text, language, doc)
            given = doc._.newsdash_published, doc._.newsdash_topics, doc._.newsdash_apart
            reading = ArticleReading(analysis, *given)
            self._doc, self._reading = doc, reading
        return self._reading


_readings = _ReadingCache()


class _Component:
    """What all components know: the language whose rules they read with."""

    def __init__(self, language: str) -> None:
        self.language = language


class SentencesComponent(_Component):
    """Sets ``token.is_sent_start``; with ``undecided`` it leaves the rest to a parser."""

    def __init__(self, language: str, undecided: bool = False) -> None:
        super().__init__(language)
        self.undecided = undecided

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` and return it."""
        flags = sentence_starts(doc, lexicon(self.language), self.undecided)
        return set_starts(doc, flags)


class ActorsComponent(_Component):
    """Sets ``doc._.newsdash_actors``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` and return it."""
        doc._.newsdash_actors = _plain(_readings.of(doc, self.language).actors())
        return doc


class ModelsComponent(_Component):
    """Sets ``doc._.newsdash_models``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` and return it."""
        doc._.newsdash_models = _plain(_readings.of(doc, self.language).models())
        return doc


class QuotesComponent(_Component):
    """Sets ``doc._.newsdash_quotes`` and the span group ``doc.spans["newsdash_quotes"]``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` and return it."""
        quotes = _readings.of(doc, self.language).quotes()
        doc._.newsdash_quotes = _plain(quotes)
        spans = (
            doc.char_span(q.start, q.end, label=q.kind, alignment_mode="expand") for q in quotes
        )
        doc.spans["newsdash_quotes"] = [span for span in spans if span is not None]
        return doc


class StancesComponent(_Component):
    """Sets ``doc._.newsdash_stances`` and, now that all is read, ``doc._.newsdash_background``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` and return it."""
        reading = _readings.of(doc, self.language)
        doc._.newsdash_stances = _plain(reading.stances())
        (doc._.newsdash_background,) = _plain((reading.background(),))
        return doc


def _plain(records: tuple[Any, ...]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = msgspec.json.decode(msgspec.json.encode(records))
    return found
