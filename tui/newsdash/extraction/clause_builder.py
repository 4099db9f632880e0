"""Clauses of a sentence, from commas, conjunctions and the place of the finite verb.

German marks its clauses well: a comma before each, a conjunction or relative pronoun at the
left edge, the finite verb second in main clauses and last in subordinate ones (the model of
topological fields; Drach 1937, Höhle 1986). That is enough to tell what is said from who
says it, with no parser and after a poor one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsdash.extraction.clause_kinds import ClauseKinds
from newsdash.extraction.clauses import Clause, ClauseKind, can
from newsdash.extraction.conjugation import particle_verbs
from newsdash.extraction.english_content import EnglishContent
from newsdash.extraction.finite_verbs import finite_verb, is_finite
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.segments import Segment, segments
from newsdash.extraction.verb_groups import settle_verb
from newsdash.extraction.words import Word


def split_clauses(words: Sequence[Word], lexicon: Lexicon) -> list[Clause]:
    """Return the clauses of one sentence in text order."""
    builder = _Builder(lexicon)
    parts = list(segments(words))
    for k, segment in enumerate(parts):
        builder.ahead = parts[k + 1 : k + 1 + _AHEAD]
        builder.add(segment)
    return builder.finish()


_INSERTED = 8  # words of an inserted "sagte der Minister"
_SHORTEST = 3  # words of "Y zu koppeln"
_AHEAD = 8  # segments in which the verb of a clause that is cut is looked for
_BRACKET = 4  # clauses back to the one whose verb a particle closes
_NO_VERBS: frozenset[str] = frozenset()


class _Builder:
    """Takes segments from left to right and says which clause each belongs to."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.language = lexicon.language
        self._content = EnglishContent(lexicon) if lexicon.language == "en" else None
        self._kinds = ClauseKinds(lexicon)
        self.clauses: list[Clause] = []
        self.open: list[Clause] = []  # subordinate clauses still waiting for their verb
        self.main: Clause | None = None
        self.ahead: list[Segment] = []  # what comes next after the segment being added

    @property
    def following(self) -> Segment | None:
        """What comes next after the segment being added."""
        return self.ahead[0] if self.ahead else None

    def add(self, segment: Segment) -> None:
        for piece in self._content.split(segment) if self._content else (segment,):
            for part in self._coordinated(piece):
                self._add(part)

    def finish(self) -> list[Clause]:
        for clause in self.clauses:
            settle_verb(clause, self.lexicon)
        return sorted(self.clauses, key=lambda clause: clause.start)

    def _add(self, segment: Segment) -> None:
        kind, opener = self._kind_of(segment)
        if segment.lead in (":", ";"):
            self.open.clear()
            self.main = None
        if kind == "main" and self._is_inserted(segment):
            self.clauses.append(
                Clause(
                    "main",
                    segment.words,
                    segment.lead,
                    finite=finite_verb(segment.words, last=False),
                    inserted=True,
                )
            )
        elif kind == "rel" and self.open and opener is not None and opener.pos == "DET":
            self._continue_open(segment)  # an article after an inserted clause, no pronoun
        elif kind != "main":
            self._begin(kind, segment, opener)
        elif self.open:
            self._continue_open(segment)
        else:
            self._continue_main(segment)

    def _kind_of(self, segment: Segment) -> tuple[ClauseKind, Word | None]:
        return self._kinds.of(segment, self.main is not None)

    def _is_inserted(self, segment: Segment) -> bool:
        """ ", sagte er, ": a short clause of speech while another still waits for its verb."""
        main = self.main
        whole = len(segment.words) > 1 and self._completes(self.following)
        cut = main is not None and whole and self._awaits(main)
        cut = cut or (main is not None and segment.interrupts and self._lacks_predicate(main))
        waiting = main is not None and (main.finite is None or cut)
        finite = finite_verb(segment.words, last=False)
        if not waiting or finite is None or segment.lead != "," or len(segment.words) > _INSERTED:
            return False
        so = segment.words[0].lower in self.lexicon.words("so")
        verb_first = finite is segment.words[so]
        verb_last = finite in _without_particle(segment.words) and self.language == "en"
        particle = segment.words[-1].lower if self.language == "de" else ""
        lemmas = {reading.lemma for reading in finite.readings}
        behind = segment.words[1 + so] if len(segment.words) > 1 + so else None
        article = verb_first and behind is not None and behind.pos == "DET"
        if article and behind and "nom" not in self.lexicon.cases(behind.lower, "DET"):
            return False  # ", würdigten den Plan,": no subject of its own
        speaks = not self.lexicon.cues.keys().isdisjoint(lemmas | {particle + x for x in lemmas})
        return speaks and (verb_first or verb_last) and (cut or self._main_goes_on(segment))

    def _lacks_predicate(self, main: Clause) -> bool:
        """ "Ein Nein wäre, sagt Berg, eine Katastrophe": what the verb needs comes behind.

        "Er komme, sagte Berg, Chef der Bahn" has all it needs.
        """
        last = main.words[-1]
        if self.language != "de" or main.finite is not last or len(main.words) == 1:
            return False
        following = self.following
        if following is None or following.lead != ",":
            return False
        if finite_verb(following.words, last=False) is not None:
            return False
        auxiliary = self.lexicon.words("auxiliary")
        light = any(reading.lemma in auxiliary for reading in last.readings)
        return light or following.words[0].pos in ("ADP", "ADPDET")

    def _completes(self, segment: Segment | None) -> bool:
        """Whether a segment ends with the other half of a verb: "..., jeden Weg versucht"."""
        last = segment.words[-1] if segment is not None and segment.lead == "," else None
        return last is not None and (can(last, "part") or can(last, "inf"))

    def _main_goes_on(self, segment: Segment) -> bool:
        """Whether the clause that waits finds its verb at once after the inserted one."""
        if not segment.interrupts or self.following is None:
            return False
        kind, _ = self._kind_of(self.following)
        finite = finite_verb(self.following.words, last=False)
        at_once = finite is not None and (
            self.language == "en" or finite is self.following.words[0]
        )
        return kind == "main" and at_once

    def _begin(self, kind: ClauseKind, segment: Segment, opener: Word | None) -> None:
        parent = self.open[-1] if self.open else self.main
        if parent is None and self.clauses and not self.open:
            parent = self.clauses[-1] if segment.lead not in (":", ";") else None
        clause = Clause(kind, list(segment.words), segment.lead, opener, parent=parent)
        if kind == "rel" and self.clauses and not self.open:
            clause.parent = max(self.clauses, key=lambda c: c.end)
        self.clauses.append(clause)
        clause.finite = finite_verb(segment.words, last=kind != "main" and self.language == "de")
        if clause.finite is None and kind != "inf":
            self.open.append(clause)

    def _continue_open(self, segment: Segment) -> None:
        clause = self.open[-1]
        clause.words += segment.words
        clause.finite = finite_verb(segment.words, last=self.language == "de")
        if clause.finite is not None:
            self.open.pop()

    def _continue_main(self, segment: Segment) -> None:
        finite = finite_verb(segment.words, last=False)
        main = self.main
        mains = [clause for clause in self.clauses[-_BRACKET:] if clause.kind == "main"]
        for opened in reversed([*mains, main] if main not in mains and main else mains):
            if self._closes_bracket(opened, segment.words):
                opened.words += segment.words
                return
        if finite is not None and self._is_verb_final_tail(segment.words):
            self.clauses[-1].words += segment.words
        elif main is not None and self._tells_of_noun(main, segment):
            self.clauses.append(
                Clause("main", list(segment.words), segment.lead, finite=finite, parent=main)
            )
        elif main is None or (main.finite is not None and finite is not None):
            self._begin_main(segment, main, finite)
        elif finite is None and self.clauses[-1].inserted and main.words[-1] is main.finite:
            main.words += segment.words
        elif finite is None and self.clauses and self._continues_subordinate(segment):
            self._tail(segment)
        elif self._opens_content(main, segment) or self._opens_enumeration(main, segment):
            self._begin_main(segment, None, None)
        else:
            main.words += segment.words
            main.finite = finite or main.finite

    def _begin_main(self, segment: Segment, before: Clause | None, finite: Word | None) -> None:
        clause = Clause("main", list(segment.words), segment.lead, finite=finite)
        light = ("CCONJ", "ADV") if self.language == "en" else ("CCONJ",)
        joined = segment.words[0].pos in light and finite in segment.words[:2]
        if before is not None and (finite is segment.words[0] or joined):
            clause.coordinated_with = before
        self.clauses.append(clause)
        self.main = clause

    def _opens_content(self, main: Clause, segment: Segment) -> bool:
        """ "sagte, für Länder, die betroffen seien, müsse es Hilfe geben": told, up to its verb."""
        if self.language != "de" or main.finite is None or segment.lead != ",":
            return False
        if main is not self.clauses[-1] or self.lexicon.cues.keys().isdisjoint(
            reading.lemma for reading in main.finite.readings
        ):
            return False
        verb = self._verb_ahead()
        if verb is None or self.following is None or self._kind_of(self.following)[0] == "main":
            return False
        return any(r.mood == "sub" for r in verb.readings)

    def _opens_enumeration(self, main: Clause, segment: Segment) -> bool:
        """ "..., and the union, the guild and X said no": of the subject of another main clause."""
        if self.language != "en" or main.finite is None or segment.words[0].pos != "CCONJ":
            return False
        following = self.following
        if following is None or following.lead != "," or not _is_nominal(segment.words[1:]):
            return False
        finite = finite_verb(following.words, last=False)
        before = following.words[: following.words.index(finite)] if finite is not None else []
        return any(w.pos == "CCONJ" for w in before[1:]) and _is_nominal(before)

    def _tells_of_noun(self, main: Clause, segment: Segment) -> bool:
        """ "Den Vorwurf, er habe gelogen, wies Berg zurück": the verb of the first part comes."""
        if self.language != "de" or main.finite is not None or segment.lead != ",":
            return False
        finite = finite_verb(segment.words, last=False)
        content = finite is not None and any(r.mood == "sub" for r in finite.readings)
        if not content or finite is segment.words[0] or main.words[-1].pos != "NOUN":
            return False
        verb = self._verb_ahead()
        return verb is not None and any(r.mood == "ind" for r in verb.readings)

    def _verb_ahead(self) -> Word | None:
        """The finite verb with which the first main clause to come begins, if it does."""
        goes_on = next((ahead for ahead in self.ahead if self._kind_of(ahead)[0] == "main"), None)
        if goes_on is None or goes_on.lead != "," or not is_finite(goes_on.words[0]):
            return None
        return goes_on.words[0]

    def _closes_bracket(self, main: Clause, words: list[Word]) -> bool:
        """ "warf X, nachdem ..., vor"; "hatte X, ein Richter, erklärt": the other half."""
        if self.language != "de" or main.finite is None:
            return False
        if self._ends_enumeration(main, words):
            return True
        if words[0].capital:
            return False
        lemmas = {reading.lemma for reading in main.finite.readings}
        closes = lemmas & particle_verbs("de").get(words[-1].lower, _NO_VERBS)
        if closes and not any(w.capital or (is_finite(w) and not can(w, "part")) for w in words):
            return True  # "weist den Vorwurf, er habe ..., entschieden zurück"
        # "hatten Firmen, darunter X, in einem Brief verlangt": no finite verb comes last here
        behind = main is self.clauses[-1] and words[0].pos in ("ADP", "ADPDET", "ADV")
        near = len(words) == 1 or self.clauses[-1].inserted or behind
        return near and self._awaits(main) and (can(words[-1], "part") or can(words[-1], "inf"))

    def _ends_enumeration(self, main: Clause, words: list[Word]) -> bool:
        """ "wird von CDU, SPD und FDP unterstützt": the last members and the verb's other half."""
        listed = main.words[-1].pos in ("NOUN", "PROPN") and main is self.clauses[-1]
        joined = any(w.pos == "CCONJ" for w in words[1:-1])
        nominal = all(w.pos not in ("VERB", "AUX", "PRON", "SCONJ") for w in words[:-1])
        closes = can(words[-1], "part") or can(words[-1], "inf")
        return listed and joined and nominal and closes and self._awaits(main)

    def _awaits(self, main: Clause) -> bool:
        """ "man habe": an auxiliary without the participle or infinitive that goes with it."""
        if self.language != "de" or main.finite is None:
            return False
        auxiliary = self.lexicon.words("auxiliary")
        return any(r.lemma in auxiliary for r in main.finite.readings) and not any(
            can(w, "part") or can(w, "inf") for w in main.words if w is not main.finite
        )

    def _is_verb_final_tail(self, words: list[Word]) -> bool:
        """ ", kostenlos zugänglich sei" goes on with the subordinate clause before it."""
        if self.language != "de" or not self.clauses or self.clauses[-1].kind not in ("sub", "rel"):
            return False
        finite = finite_verb(words, last=True)
        return finite is words[-1] and (len(words) > 2 or words[0].pos in ("ADJ", "ADV", "ADP"))

    def _continues_subordinate(self, segment: Segment) -> bool:
        """A phrase after a finished subordinate clause, inside a finished main one, is its tail."""
        last = self.clauses[-1]
        return (
            last is not self.main
            and self.main is not None
            and self.main.finite is not None
            and not any(can(w, "part") or can(w, "inf") for w in segment.words)
        )

    def _tail(self, segment: Segment) -> None:
        """Adverbials go on with the clause; ", eine Ansicht, die ..." stands beside it."""
        last = self.clauses[-1]
        if segment.words[0].pos in ("ADV", "ADP", "ADPDET", "CCONJ", "PART"):
            last.words += segment.words
        else:
            self.clauses.append(
                Clause("main", list(segment.words), segment.lead, parent=last.parent)
            )

    def _coordinated(self, segment: Segment) -> Iterable[Segment]:
        """Split "erkannte X an und betonte, ..." where a second finite verb follows "und"."""
        kind, _ = self._kind_of(segment)
        if kind in ("sub", "rel"):
            yield from self._split_subordinate(segment)
            return
        if kind == "inf" and self.language == "de":
            yield from _split_infinitives(segment)
            return
        if kind != "main" or self.open:
            yield segment
            return
        words, begin, lead, seen = segment.words, 0, segment.lead, False
        for k, word in enumerate(words):
            seen = seen or is_finite(word)
            if word.pos != "CCONJ" or not seen:
                continue
            ended = k - begin > 2 and is_finite(words[k - 1])
            ended = ended and not self._is_infinitive(words[begin:k], k - 1 - begin)
            if not ended and self._finite_soon(words, k + 1):
                yield Segment(words[begin:k], lead)
                begin, lead, seen = k + 1, word.lower, False
        if begin < len(words):
            yield Segment(words[begin:], lead, segment.interrupts and not begin)

    def _split_subordinate(self, segment: Segment) -> Iterable[Segment]:
        """A finished verb-final clause may be followed by "und" and a verb of the main clause."""
        words = segment.words
        for k, word in enumerate(words):
            if word.pos == "CCONJ" and k and k + 1 < len(words) and is_finite(words[k - 1]):
                after = words[k + 1]
                if is_finite(after) and not can(after, "part"):
                    yield Segment(words[:k], segment.lead)
                    yield Segment(words[k + 1 :], word.lower)
                    return
        yield segment

    def _finite_soon(self, words: list[Word], start: int) -> bool:
        """A finite verb at once, or second after one constituent, and not verb-final."""
        for k in range(start, min(start + 6, len(words))):
            if words[k].pos == "CCONJ":
                return False
            if is_finite(words[k]):
                return k == start or not (can(words[k], "part") or self._is_infinitive(words, k))
        return False

    def _is_infinitive(self, words: list[Word], k: int) -> bool:
        """ "würden eigene und fremde Soldaten töten": the last word goes with the auxiliary."""
        if k + 1 < len(words) or not can(words[k], "inf"):
            return False
        first = finite_verb(words[:k], last=False)
        auxiliary = self.lexicon.words("auxiliary")
        return first is not None and any(r.lemma in auxiliary for r in first.readings)


def _is_nominal(words: list[Word]) -> bool:
    outside = ("VERB", "AUX", "PRON", "SCONJ", "ADV")
    return bool(words) and all(word.pos not in outside for word in words)


def _split_infinitives(segment: Segment) -> Iterable[Segment]:
    """ "X zu streichen und Y zu koppeln": two infinitives, each with what it governs."""
    words = segment.words
    for k, word in enumerate(words):
        joins = word.pos == "CCONJ" and len(words) - k > _SHORTEST
        if joins and _ends_infinitive(words[:k]) and _ends_infinitive(words[k + 1 :]):
            yield Segment(words[:k], segment.lead)
            yield Segment(words[k + 1 :], word.lower)
            return
    yield segment


def _ends_infinitive(words: list[Word]) -> bool:
    if not words:
        return False
    marked = len(words) > 1 and words[-2].lower == "zu" and can(words[-1], "inf")
    return marked or can(words[-1], "zu")


def _without_particle(words: list[Word]) -> list[Word]:
    """The last word, and the one before "out" in "he points out"."""
    return words[-2:] if len(words) > 2 and words[-1].pos in ("ADP", "PART", "ADV") else words[-1:]
