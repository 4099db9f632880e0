"""Clauses of a sentence, from commas, conjunctions and the place of the finite verb.

German marks its clauses well: a comma before each, a conjunction or relative pronoun at the
left edge, the finite verb second in main clauses and last in subordinate ones (the model of
topological fields; Drach 1937, Höhle 1986). That is enough to tell what is said from who
says it, with no parser and after a poor one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from newsdash.extraction.conjugation import particle_verbs
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.words import Reading, Word

ClauseKind = Literal["main", "sub", "rel", "inf"]

_SEPARATORS = frozenset(",;:–—") | {"-", "--"}
_BRACKETS = {"(": ")", "[": "]"}


@dataclass(slots=True, eq=False)
class Clause:
    """One clause: its words (it may go on after an inserted one), verb and place.

    ``lemma`` is the lexical verb's, separable particle included; ``finite`` the finite
    verb; ``lead`` what separated the clause from what stands before it. ``coordinated_with`` is the
    main clause before one that begins with its verb ("..., birgt aber Risiken").
    """

    kind: ClauseKind
    words: list[Word]
    lead: str = ""
    opener: Word | None = None
    finite: Word | None = None
    reading: Reading | None = None
    verb: Word | None = None
    lemma: str = ""
    particle: Word | None = None
    passive: bool = False
    coordinated_with: Clause | None = None
    parent: Clause | None = None
    children: list[Clause] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.words[-1].end

    @property
    def subjunctive(self) -> bool:
        """Whether the finite verb can only be a subjunctive."""
        return self.reading is not None and self.reading.mood == "sub"

    @property
    def stative(self) -> bool:
        """Whether it says a state with "sein" and a participle: "ist auf X beschränkt"."""
        return (
            self.reading is not None
            and self.reading.lemma in ("sein", "be")
            and self.verb is not self.finite
        )

    @property
    def lexical(self) -> tuple[Word, ...]:
        """The words that carry the verb: finite verb, lexical verb, particle."""
        return tuple(w for w in (self.finite, self.verb, self.particle) if w is not None)


@dataclass(slots=True)
class _Segment:
    words: list[Word]
    lead: str


def can(word: Word, form: str) -> bool:
    """Whether ``word`` has a reading of that form."""
    return any(reading.form == form for reading in word.readings)


def split_clauses(words: Sequence[Word], lexicon: Lexicon) -> list[Clause]:
    """Return the clauses of one sentence in text order."""
    builder = _Builder(lexicon)
    for segment in _segments(words):
        builder.add(segment)
    return builder.finish()


def _segments(words: Sequence[Word]) -> Iterable[_Segment]:
    part: list[Word] = []
    lead, closing = "", ""
    for k, word in enumerate(words):
        if closing:
            closing = "" if word.text == closing else closing
        elif word.text in _BRACKETS and _closes_inside(words, k):
            closing = _BRACKETS[word.text]
        elif word.text in _SEPARATORS and (word.text != "-" or word.space):
            if word.text == "," and _joins_attributes(words, k):
                continue
            if part:
                yield _Segment(part, lead)
                part, lead = [], word.text
            else:
                lead = word.text
        elif word.is_word or word.pos == "QUOTE":
            part.append(word)
    if part:
        yield _Segment(part, lead)


def mark_breaks(words: Sequence[Word]) -> None:
    """Set ``after_break`` on each word that follows a comma, dash, bracket or the like."""
    broken = False
    for word in words:
        if word.is_word or word.pos == "QUOTE":
            word.after_break = broken
            broken = word.pos == "QUOTE"
        elif word.text in _SEPARATORS or word.text in "()[]./":
            broken = True


def _closes_inside(words: Sequence[Word], k: int) -> bool:
    """A bracket around the whole sentence hides nothing."""
    return k > 0 or words[-1].text != _BRACKETS[words[k].text]


def _joins_attributes(words: Sequence[Word], k: int) -> bool:
    """A comma inside "weit verbreitete, leistungsstarke KI" separates no clauses."""
    if k == 0 or k + 1 >= len(words) or words[k - 1].pos != "ADJ" or words[k - 1].capital:
        return False
    before, after = words[k - 1], words[k + 1]
    inflected = before.lower.endswith(("e", "en", "er", "es", "em"))
    return inflected and after.pos in ("ADJ", "NOUN", "ADV") and after.pos != "PRON"


class _Builder:
    """Takes segments from left to right and says which clause each belongs to."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.language = lexicon.language
        self.auxiliaries = lexicon.words("auxiliary")
        self.relatives = lexicon.words("relative")
        self.interrogatives = lexicon.words("interrogative")
        self.infinitive_openers = lexicon.words("infinitive_opener")
        self.clauses: list[Clause] = []
        self.open: list[Clause] = []  # subordinate clauses still waiting for their verb
        self.main: Clause | None = None

    def add(self, segment: _Segment) -> None:
        for part in self._coordinated(segment):
            self._add(part)

    def finish(self) -> list[Clause]:
        for clause in self.clauses:
            self._settle_verb(clause)
        return sorted(self.clauses, key=lambda clause: clause.start)

    def _add(self, segment: _Segment) -> None:
        kind, opener = self._kind(segment)
        if segment.lead in (":", ";"):
            self.open.clear()
            self.main = None
        if kind == "rel" and self.open and opener is not None and opener.pos == "DET":
            self._continue_open(segment)  # an article after an inserted clause, no pronoun
        elif kind != "main":
            self._begin(kind, segment, opener)
        elif self.open:
            self._continue_open(segment)
        else:
            self._continue_main(segment)

    def _kind(self, segment: _Segment) -> tuple[ClauseKind, Word | None]:
        words = segment.words
        at = 0
        while at < min(2, len(words) - 1) and words[at].pos in ("CCONJ", "ADV", "PART"):
            at += 1
        opener = words[at]
        has_finite = self._finite(words, last=True) is not None
        infinitive = any(can(w, "zu") for w in words)
        if infinitive and not has_finite and self.language == "de":
            if opener.lower in self.infinitive_openers or segment.lead or self.main:
                return "inf", opener if opener.lower in self.infinitive_openers else None
        if opener.pos == "SCONJ" and not self._is_comparison(words, at):
            return "sub", opener
        if self.language == "de" and not self._verb_last(words[at:]):
            return "main", None
        if opener.lower in self.interrogatives and len(words) > at + 1:
            return "sub", opener
        if not segment.lead and self.language == "de":
            return "main", None
        return self._relative_kind(words, at, segment)

    def _relative_kind(
        self, words: list[Word], at: int, segment: _Segment
    ) -> tuple[ClauseKind, Word | None]:
        pronoun = words[at]
        if pronoun.pos in ("ADP",) and at + 1 < len(words):
            pronoun = words[at + 1]
        if pronoun.lower not in self.relatives:
            return "main", None
        if self.language == "en":
            return ("rel", pronoun) if segment.lead or pronoun.lower != "that" else ("main", None)
        after = words[words.index(pronoun) + 1 :]
        noun_next = bool(after) and after[0].pos in ("NOUN", "ADJ", "NUM") and pronoun.pos == "DET"
        if noun_next and pronoun.lower not in ("dessen", "deren"):
            finite = self._finite(words, last=True)
            short = finite is not None and words.index(finite) <= at + 2
            return ("main", None) if short or finite is None else ("rel", pronoun)
        return "rel", pronoun

    def _is_comparison(self, words: list[Word], at: int) -> bool:
        """ "als", "wie" before a phrase without a verb compare and open no clause."""
        if words[at].lower not in self.lexicon.words("comparison"):
            return False
        return self._finite(words, last=True) is None

    def _verb_last(self, words: list[Word]) -> bool:
        """Whether the segment could be verb-final, or has no verb of its own yet."""
        finite = self._finite(words, last=True)
        if finite is None:
            return True
        rest = words[words.index(finite) + 1 :]
        return len(rest) <= 1 or all(w.pos in ("ADP", "PART", "ADV") for w in rest[:2])

    def _begin(self, kind: ClauseKind, segment: _Segment, opener: Word | None) -> None:
        parent = self.open[-1] if self.open else self.main
        if parent is None and self.clauses and not self.open:
            parent = self.clauses[-1] if segment.lead not in (":", ";") else None
        clause = Clause(kind, list(segment.words), segment.lead, opener, parent=parent)
        if kind == "rel" and self.clauses and not self.open:
            clause.parent = max(self.clauses, key=lambda c: c.end)
        self._register(clause)
        clause.finite = self._finite(segment.words, last=kind != "main" and self.language == "de")
        if clause.finite is None and kind != "inf":
            self.open.append(clause)

    def _continue_open(self, segment: _Segment) -> None:
        clause = self.open[-1]
        clause.words += segment.words
        clause.finite = self._finite(segment.words, last=self.language == "de")
        if clause.finite is not None:
            self.open.pop()

    def _continue_main(self, segment: _Segment) -> None:
        finite = self._finite(segment.words, last=False)
        main = self.main
        if finite is not None and self._is_verb_final_tail(segment.words):
            self.clauses[-1].words += segment.words
            return
        if main is None or (main.finite is not None and finite is not None):
            clause = Clause("main", list(segment.words), segment.lead, finite=finite)
            if main is not None and finite is segment.words[0]:
                clause.coordinated_with = main
            self._register(clause)
            self.main = clause
            return
        if finite is None and self.clauses and self._continues_subordinate(segment):
            self._tail(segment)
            return
        main.words += segment.words
        if finite is not None:
            main.finite = finite

    def _is_verb_final_tail(self, words: list[Word]) -> bool:
        """ ", kostenlos zugänglich sei" goes on with the subordinate clause before it."""
        if self.language != "de" or not self.clauses or self.clauses[-1].kind not in ("sub", "rel"):
            return False
        finite = self._finite(words, last=True)
        return finite is words[-1] and (len(words) > 2 or words[0].pos in ("ADJ", "ADV", "ADP"))

    def _continues_subordinate(self, segment: _Segment) -> bool:
        """A phrase after a finished subordinate clause, inside a finished main one, is its tail."""
        last = self.clauses[-1]
        return (
            last is not self.main
            and self.main is not None
            and self.main.finite is not None
            and not any(can(w, "part") or can(w, "inf") for w in segment.words)
        )

    def _tail(self, segment: _Segment) -> None:
        """Adverbials go on with the clause; ", eine Ansicht, die ..." stands beside it."""
        last = self.clauses[-1]
        if segment.words[0].pos in ("ADV", "ADP", "ADPDET", "CCONJ", "PART"):
            last.words += segment.words
        else:
            self._register(Clause("main", list(segment.words), segment.lead, parent=last.parent))

    def _register(self, clause: Clause) -> None:
        self.clauses.append(clause)
        if clause.parent is not None:
            clause.parent.children.append(clause)

    def _coordinated(self, segment: _Segment) -> Iterable[_Segment]:
        """Split "erkannte X an und betonte, ..." where a second finite verb follows "und"."""
        kind, _ = self._kind(segment)
        if kind != "main" or self.open:
            kind_splits = "sub" if kind in ("sub", "rel") else ""
            yield from self._split_subordinate(segment) if kind_splits else (segment,)
            return
        words = segment.words
        seen = False
        for k, word in enumerate(words):
            seen = seen or self._is_finite(word, words)
            ended = k > 2 and self._is_finite(words[k - 1], words)
            if word.pos == "CCONJ" and seen and not ended and self._finite_soon(words, k + 1):
                yield _Segment(words[:k], segment.lead)
                yield from self._coordinated(_Segment(words[k + 1 :], word.lower))
                return
        yield segment

    def _split_subordinate(self, segment: _Segment) -> Iterable[_Segment]:
        """A finished verb-final clause may be followed by "und" and a verb of the main clause."""
        words = segment.words
        for k, word in enumerate(words):
            if (
                word.pos == "CCONJ"
                and k
                and k + 1 < len(words)
                and self._is_finite(words[k - 1], words)
            ):
                after = words[k + 1]
                if self._is_finite(after, words) and not can(after, "part"):
                    yield _Segment(words[:k], segment.lead)
                    yield _Segment(words[k + 1 :], word.lower)
                    return
        yield segment

    def _finite_soon(self, words: list[Word], start: int) -> bool:
        """A finite verb at once, or second after one constituent, and not verb-final."""
        for k in range(start, min(start + 6, len(words))):
            if words[k].pos == "CCONJ":
                return False
            if self._is_finite(words[k], words):
                return k == start or not can(words[k], "part")
        return False

    def _is_finite(self, word: Word, words: Sequence[Word]) -> bool:
        return word.pos in ("VERB", "AUX") and can(word, "fin")

    def _finite(self, words: Sequence[Word], last: bool) -> Word | None:
        candidates = [w for w in words if w.pos in ("VERB", "AUX") and can(w, "fin")]
        certain = [w for w in candidates if all(r.form == "fin" for r in w.readings)]
        if certain:
            return certain[-1 if last else 0]
        if last and candidates and not _could_end(words, candidates[-1]):
            return None
        return candidates[-1 if last else 0] if candidates else None

    def _settle_verb(self, clause: Clause) -> None:
        if clause.finite is None:
            verb = next((w for w in reversed(clause.words) if can(w, "zu")), None)
            verb = verb or next((w for w in reversed(clause.words) if can(w, "part")), None)
            if verb is not None:
                clause.verb = verb
                clause.lemma = next(r.lemma for r in verb.readings if r.form in ("zu", "part"))
            return
        clause.reading = _finite_reading(clause.finite)
        clause.verb, clause.lemma = clause.finite, clause.reading.lemma
        if clause.lemma in self.auxiliaries:
            self._settle_lexical(clause)
        else:
            self._settle_particle(clause)

    def _settle_lexical(self, clause: Clause) -> None:
        participle = None
        at = clause.words.index(clause.finite) if clause.finite else 0
        main = clause.kind == "main" and at + 1 < len(clause.words)
        for word in clause.words[at + 1 :] if main else clause.words:
            if (
                word is not clause.finite
                and word.pos == "VERB"
                and (can(word, "part") or can(word, "inf"))
            ):
                participle = word
        if participle is None:
            return
        reading = next(r for r in participle.readings if r.form in ("part", "inf"))
        passive = {"werden", "be"} if reading.form == "part" else set()
        clause.passive = clause.lemma in passive or any(w.lower == "worden" for w in clause.words)
        clause.verb, clause.lemma = participle, reading.lemma

    def _settle_particle(self, clause: Clause) -> None:
        assert clause.finite is not None
        particles = particle_verbs(self.language)
        after = clause.words[clause.words.index(clause.finite) + 1 :]
        for k in range(len(after) - 1, -1, -1):
            word = after[k]
            bases = particles.get(word.lower)
            final = (
                k == len(after) - 1
                or after[k + 1].pos == "CCONJ"
                or after[k + 1].start > word.end + 1
            )
            if bases and clause.lemma in bases and (final or word.pos in ("PART", "ADV")):
                clause.particle = word
                clause.lemma = word.lower + clause.lemma
                return


def _could_end(words: Sequence[Word], word: Word) -> bool:
    return word is words[-1] or all(
        w.pos in ("ADP", "PART", "ADV") for w in words[words.index(word) + 1 :]
    )


def _finite_reading(word: Word) -> Reading:
    finite = [r for r in word.readings if r.form == "fin"]
    indicative = next((r for r in finite if r.mood == "ind"), None)
    return indicative or finite[0]
