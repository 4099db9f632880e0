"""What every component builds on: the words, sentences and clauses of one article.

Made once for a ``Doc`` and kept while its components run. The rules of ``tagging`` are refined
by the pipeline's annotation where it has tagged the doc.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsdash.extraction.clause_builder import split_clauses
from newsdash.extraction.clauses import Clause
from newsdash.extraction.conjugation import verb_forms
from newsdash.extraction.datelines import datelines, outside
from newsdash.extraction.dependencies import Dependencies
from newsdash.extraction.lexicon import Lexicon, lexicon
from newsdash.extraction.own_subjects import OwnSubjects
from newsdash.extraction.phrases import Phrase, noun_phrases
from newsdash.extraction.quotation_marks import QuotedSpan, pair_marks
from newsdash.extraction.segments import mark_breaks
from newsdash.extraction.sentences import Sentence, soft_breaks, split_sentences
from newsdash.extraction.tagging import refine, tag
from newsdash.extraction.words import Word, split_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_MARKS_BETWEEN = 20  # marks that may stand between a word and the place it is looked for from
_BETWEEN_PIECES = 90  # characters of cue between the pieces of a broken quotation
_CLITICS = frozenset(("'s", "’s"))
_MARKS = frozenset(",;:–—-")
_LEADS_INTO_STATEMENT = frozenset(":,.!?–—-(…;")


@dataclass(eq=False)
class Analysis:
    """Words, quotations, sentences and clauses of ``text``; all offsets are the text's."""

    text: str
    language: str
    lexicon: Lexicon
    words: list[Word]
    quotations: list[QuotedSpan]
    opaque: list[QuotedSpan]
    sentences: list[Sentence]
    clauses: dict[int, list[Clause]] = field(default_factory=dict)
    doc: Doc | None = None
    # by the identity of clauses, which live as long as the analysis does
    _phrases: dict[int, list[Phrase]] = field(default_factory=dict)
    _subjects: dict[int, Phrase | None] = field(default_factory=dict)

    @functools.cached_property
    def host_sentences(self) -> list[Sentence]:
        """The sentences that are not inside an opaque quotation."""
        return [sentence for sentence in self.sentences if sentence.inside is None]

    def clauses_of(self, sentence: Sentence) -> list[Clause]:
        """Return the clauses of ``sentence``, computed once."""
        key = sentence.start * 2 + (sentence.inside is not None)
        if key not in self.clauses:
            self.clauses[key] = split_clauses(sentence.words, self.lexicon)
        return self.clauses[key]

    def subject_of(self, clause: Clause) -> Phrase | None:
        """Return the subject phrase of ``clause``; a coordinated one may share its subject."""
        if id(clause) not in self._subjects:
            self._subjects[id(clause)] = self._find_subject(clause)
        return self._subjects[id(clause)]

    def _find_subject(self, clause: Clause) -> Phrase | None:
        while (shared := clause.coordinated_with) is not None and (
            _shares_subject(clause) or self._own_subjects.goes_on_with_thing(clause)
        ):
            clause = self._speaking_before(clause, shared) or shared
        found = self.own_subject_of(clause)
        if found is None and clause.coordinated_with is not None:
            return self.subject_of(clause.coordinated_with)
        return found

    def _speaking_before(self, clause: Clause, shared: Clause) -> Clause | None:
        """ "She said the bid was late and demanded an inquiry": she, not the bid, demanded."""
        cues = self.lexicon.cues
        if self.language != "en" or clause.lemma not in cues or shared.lemma in cues:
            return None
        before = [c for c in self.siblings(clause) if c.end <= shared.start]
        return before[-1] if before and before[-1].lemma in cues else None

    def siblings(self, clause: Clause) -> list[Clause]:
        """Return the clauses of the sentence that ``clause`` stands in, itself among them."""
        sentence = self.sentence_at(clause.start)
        return self.clauses_of(sentence) if sentence is not None else []

    def subject_of_sentence(self, sentence: Sentence | None) -> Phrase | None:
        """Return the subject of a sentence's first main clause.

        Of "Das gehe nicht, sagte Berg" it is who says so.
        """
        clauses = self.clauses_of(sentence) if sentence is not None else []
        mains = [c for c in clauses if c.kind == "main"]
        first = mains[0] if mains else None
        if first is not None and first.subjunctive and len(mains) > 1:
            last = mains[-1]
            cued = last.words[0] is last.finite and last.lemma in self.lexicon.cues
            if cued and (speaking := self.own_subject_of(last)) is not None:
                return speaking
        return self.subject_of(first) if first is not None else None

    def own_subject_of(self, clause: Clause) -> Phrase | None:
        """Return the subject phrase that stands in ``clause`` itself."""
        return self._own_subjects.of(clause)

    @functools.cached_property
    def _own_subjects(self) -> OwnSubjects:
        return OwnSubjects(self)

    def attached(self, phrase: Phrase) -> list[Phrase]:
        """Return the phrases that stand as attributes behind a phrase's noun."""
        behind = [word for word in phrase.words if word.start >= phrase.core[-1].end]
        return self.phrases(behind) if behind else []

    @functools.cached_property
    def tokens(self) -> dict[int, Token]:
        """The tokens of a parsed doc by their offset; none where there is no parse."""
        if self.doc is None or not self.doc.has_annotation("DEP"):
            return {}
        return {token.idx: token for token in self.doc}

    @functools.cached_property
    def entities(self) -> list[tuple[int, int, str]]:
        """The entities a recogniser has found: start, end, label."""
        return [(span.start_char, span.end_char, span.label_) for span in self.entity_spans]

    @functools.cached_property
    def entity_spans(self) -> tuple[Span, ...]:
        """The entities a recogniser has found."""
        return tuple(self.doc.ents) if self.doc is not None else ()

    def clause_at(self, offset: int) -> Clause | None:
        """Return the clause that has a word at ``offset``."""
        sentence = self.sentence_at(offset)
        clauses = self.clauses_of(sentence) if sentence is not None else []
        return next((c for c in clauses if any(w.start <= offset < w.end for w in c.words)), None)

    @functools.cached_property
    def plain_nouns(self) -> frozenset[int]:
        """Where nouns stand that the tagger takes for common ones wherever they occur."""
        tokens = list(self.doc) if self.doc is not None and self.language == "de" else []
        named = {t.text for t in tokens if t.pos_ == "PROPN" or t.ent_type_}
        return frozenset(t.idx for t in tokens if t.pos_ == "NOUN" and t.text not in named)

    @functools.cached_property
    def dependencies(self) -> Dependencies:
        """The dependencies; only with ``tokens``."""
        assert self.doc is not None
        return Dependencies(self.doc, self.language)

    def phrases_of(self, clause: Clause) -> list[Phrase]:
        """Return the noun phrases of ``clause`` in order, computed once."""
        if id(clause) not in self._phrases:
            self._phrases[id(clause)] = noun_phrases(clause.words, self.lexicon)
        return self._phrases[id(clause)]

    def phrases(self, words: Sequence[Word]) -> list[Phrase]:
        """Return the noun phrases among ``words`` in order."""
        return noun_phrases(words, self.lexicon)

    @functools.cached_property
    def word_starts(self) -> list[int]:
        """The start offsets of all words, for bisection."""
        return [word.start for word in self.words]

    def words_between(self, start: int, end: int) -> list[Word]:
        """Return the words that begin in ``[start, end)``."""
        first = bisect.bisect_left(self.word_starts, start)
        last = bisect.bisect_left(self.word_starts, end)
        return self.words[first:last]

    @functools.cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the innermost sentence that holds ``offset``."""
        at = bisect.bisect_right(self._sentence_starts, offset)
        # a sentence inside a quotation begins after its host: the last that fits is innermost
        before = (self.sentences[k] for k in range(at - 1, -1, -1))
        return next((s for s in before if s.start <= offset < s.end), None)

    @functools.cached_property
    def _host_ends(self) -> list[int]:
        return [sentence.end for sentence in self.host_sentences]

    def sentence_before(self, offset: int) -> Sentence | None:
        """Return the sentence that ends last at or before ``offset``, no quotation's own."""
        at = bisect.bisect_right(self._host_ends, offset)
        return self.host_sentences[at - 1] if at else None

    def sentence_after(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence that follows, in the same line."""
        at = bisect.bisect_right(self._host_ends, sentence.end)
        following = self.host_sentences[at] if at < len(self.host_sentences) else None
        return following if following is not None and following.line == sentence.line else None

    def sentences_between(self, start: int, end: int) -> list[Sentence]:
        """Return the sentences that begin in ``[start, end)``, in quotations or around them."""
        first = bisect.bisect_left(self._sentence_starts, start)
        last = bisect.bisect_left(self._sentence_starts, end)
        return self.sentences[first:last]

    @functools.cached_property
    def quoted_phrases(self) -> list[QuotedSpan]:
        """The quotations that are part of the writer's own sentences, by their start."""
        found, covered = [], 0
        for span in self.quotations:
            if span.start in self._opaque_starts:
                covered = max(covered, span.end)
            elif span.depth == 0 and span.start >= covered:
                found.append(span)
        return found

    @functools.cached_property
    def _opaque_starts(self) -> frozenset[int]:
        return frozenset(span.start for span in self.opaque)

    def quoted_phrases_in(self, sentence: Sentence) -> list[QuotedSpan]:
        """Return the quoted phrases that begin in ``sentence``."""
        first = bisect.bisect_left(self.quoted_phrases, sentence.start, key=_start)
        last = bisect.bisect_left(self.quoted_phrases, sentence.end, key=_start)
        return self.quoted_phrases[first:last]

    def word_before(self, offset: int) -> Word | None:
        """Return the last word (no mark) that ends at or before ``offset``."""
        at = bisect.bisect_left(self.word_starts, offset)
        before = (self.words[k] for k in range(at - 1, max(-1, at - _MARKS_BETWEEN), -1))
        return next((w for w in before if w.is_word and w.end <= offset), None)


def analyse(text: str, language: str, doc: Doc | None = None) -> Analysis:
    """Return the analysis of ``text``; ``doc`` lends its annotation when it is tagged."""
    known = lexicon(language)
    words = split_words(text, known)
    quotations = pair_marks(text)
    opaque = _statements(text, quotations, words, language)
    told = outside(words, datelines(text))
    sentences = split_sentences(told, opaque, known, soft_breaks(text))
    for sentence in sentences:
        mark_breaks(sentence.words)
    tag(sentences, known)
    if doc is not None and doc.has_annotation("POS"):
        refine(sentences, doc, known)
    return Analysis(text, language, known, words, quotations, opaque, sentences, doc=doc)


def _statements(
    text: str, quotations: list[QuotedSpan], words: list[Word], language: str
) -> list[QuotedSpan]:
    found: list[QuotedSpan] = []
    for span in quotations:
        previous = found[-1] if found else None
        if span.depth == 0 and _is_statement(text, span, words, language, previous):
            found.append(span)
    return found


def _is_statement(
    text: str, span: QuotedSpan, words: list[Word], language: str, previous: QuotedSpan | None
) -> bool:
    """Whether a quotation is a clause or more, standing by itself and not inside a phrase.

    The second piece of a broken one (»A«, sagte X, »dass B«) may begin as it likes.
    """
    content = text[span.start : span.end]
    first = bisect.bisect_left(words, span.start, key=lambda word: word.start)
    last = bisect.bisect_left(words, span.end, key=lambda word: word.start)
    inner = [word for word in words[first:last] if word.is_word or word.lower in _CLITICS]
    if not inner:
        return False
    lead = text[max(0, span.start - 60) : span.start - 1].rstrip()
    before = lead[-1:]
    by_itself = (
        not before
        or before in _LEADS_INTO_STATEMENT
        or "\n" in text[max(0, span.start - 3) : span.start - 1]
    )
    ends = content.rstrip()[-1:] in ".!?…"
    if before == ":" or (by_itself and ends):
        return len(inner) >= 2 or ends
    if before == "," and previous is not None and span.start - previous.end < _BETWEEN_PIECES:
        between = text[previous.end : span.start - 1]
        if not any(mark in between for mark in ".!?\n") and _has_finite_verb(inner, language):
            return True
    if not by_itself and not (ends and inner[0].capital):
        return False
    clause = (
        _has_finite_verb(inner, language)
        or _is_said(text, span, inner, language)
        or _is_cued(text, span, words[last:], language)
    )
    return inner[0].capital and len(inner) >= 2 and clause


def _is_said(text: str, span: QuotedSpan, inner: list[Word], language: str) -> bool:
    """ "„Wir betonieren nicht“, sagte er": a pronoun in it, a comma behind, whatever its verb."""
    pronouns = lexicon(language).words("first_person")
    comma = text[span.end + 1 : span.end + 2] == ","
    return comma and any(word.lower in pronouns for word in inner)


def _is_cued(text: str, span: QuotedSpan, after: Sequence[Word], language: str) -> bool:
    """ "«Lieber spät als nie», meint er": a verb of speech right behind the comma."""
    if text[span.end + 1 : span.end + 2] != ",":
        return False
    verb = next((word for word in after if word.is_word), None)
    cues = lexicon(language).cues
    readings = verb_forms(language).get(verb.lower, ()) if verb is not None else ()
    return any(r.form == "fin" and r.lemma in cues for r in readings)


def _has_finite_verb(words: list[Word], language: str) -> bool:
    forms = verb_forms(language)
    if language == "en" and any(_is_contracted(words, k) for k in range(len(words))):
        return True
    return any(
        reading.form == "fin"
        for k, word in enumerate(words)
        if k == 0 or not word.capital
        for reading in forms.get(word.lower, ())
    )


def _is_contracted(words: list[Word], k: int) -> bool:
    """ "It’s", "they’re", "I’d": the verb is the end of the pronoun."""
    word = words[k].lower.replace("’", "'")
    pronoun = k and words[k - 1].lower in lexicon("en").words("contracting")
    return word.endswith(("'re", "'m", "'ll", "'ve", "'d", "n't")) or bool(pronoun and word == "'s")


def _start(span: QuotedSpan) -> int:
    return span.start


def _shares_subject(clause: Clause) -> bool:
    """ "und betonte, ...", "..., birgt aber Risiken": a verb in front and no subject behind it."""
    joined = any(word.pos == "CCONJ" for word in clause.words[:2])
    return clause.lead not in _MARKS or joined
