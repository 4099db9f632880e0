"""What a verb of speech introduces: content clauses, infinitives, objects."""

from __future__ import annotations

from itertools import pairwise

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clause_signs import is_negated
from newsdash.extraction.clauses import Clause, can
from newsdash.extraction.cues import SpeechCue
from newsdash.extraction.reported_objects import ReportedObjects
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.speakers import SpeakerFinder
from newsdash.extraction.utterance import Utterance, trimmed
from newsdash.records import QuoteKind

_RENDERING = frozenset(("say", "think", "deny", "ask", "blame", "announce", "demand", "criticise"))
_ADJACENT = 3  # characters between a verb and the clause that depends on it
_REPORTED = 0.5  # confidence that an object tells what was said
_TURNS = (":", ";")  # marks behind which somebody else's words may begin
_INQUIT = 5  # words of an English "..., the minister said"


class CuedSpeech:
    """Finds the indirect and reported speech that one cue introduces."""

    def __init__(self, analysis: Analysis, speakers: SpeakerFinder) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.lexicon = analysis.lexicon
        self.speakers = speakers
        self.reported = ReportedObjects(analysis, speakers)

    def of_cue(self, cue: SpeechCue, sentence: Sentence, quoting: bool) -> list[Utterance]:
        """Return what ``cue`` introduces, if anything; ``quoting`` if the sentence also quotes."""
        if cue.passive and cue.act == "think" and cue.speaker(self.speakers) is None:
            return []  # "Es wird erwartet, dass ...": the writer's own outlook
        clauses = self.analysis.clauses_of(sentence)
        if self._says_nothing(cue, clauses):
            return []
        for attempt in (
            self._subordinate,
            self._wie,
            self._before_cue,
            self._main_after,
            self._infinitive,
        ):
            if utterance := attempt(cue, clauses, sentence, quoting):
                return [utterance]
        found = self.reported.of_cue(cue, clauses)
        reported = self.make(cue, "reported", *found, _REPORTED) if found else None
        return [reported] if reported else []

    def _says_nothing(self, cue: SpeechCue, clauses: list[Clause]) -> bool:
        """ "wollte nicht sagen, wie viel es koste", "did not say how much it had spent"."""
        following = next((c for c in clauses if c.start >= cue.clause.end), None)
        opener = following.opener if following is not None else None
        asking = self.lexicon.words("content_opener") - self.lexicon.words("asserting")
        asks = opener is not None and opener.lower in asking
        return asks and is_negated(cue.clause, self.lexicon)

    def behind_colon(self, sentence: Sentence) -> list[Utterance]:
        """ "X stellte sich hinter Y: An ihm habe es nicht gelegen.": whatever the verb was.

        A semicolon will do: "An dem Plan hält X fest; er sei unverzichtbar."
        """
        clauses = self.analysis.clauses_of(sentence)
        for before, after in pairwise(clauses):
            told = [c for c in clauses if c.start >= after.start and c.kind == "main"]
            reasons = after.words[0].lower in self.lexicon.words("causal_main")
            if not (after.lead in _TURNS or reasons) or not told or not told[0].subjunctive:
                continue
            if after.lead != ":" and told[0].reading and told[0].reading.tense != "pres":
                continue
            speaker = self.speakers.of_subject(before) if before.finite is not None else None
            if speaker is None or speaker.actor is None or before.kind != "main" or before.passive:
                continue
            # "legte nach: Wer verkaufe, dürfe sich nicht wundern"
            start, end = trimmed(self.text, after.start, self.end_of(told[0], clauses))
            return [Utterance("indirect", [(start, end)], speaker, None, 0.75, before.lemma, "say")]
        return []

    def make(
        self, cue: SpeechCue, kind: QuoteKind, start: int, end: int, confidence: float
    ) -> Utterance | None:
        """Return what ``cue`` says from ``start`` to ``end``, trimmed; ``None`` without speaker."""
        start, end = trimmed(self.text, start, end)
        while end > start and self.text[end - 1] in ".!?":
            end -= 1
        end = self._past_closing_mark(start, end)
        speaker = cue.speaker(self.speakers)
        if end - start < 3 or (
            speaker is None and not cue.passive and not self._is_impersonal(cue.clause)
        ):
            return None
        return Utterance(
            kind, [(start, end)], speaker, cue.span, confidence, cue.clause.lemma, cue.act
        )

    def _past_closing_mark(self, start: int, end: int) -> int:
        """The end of a quotation that begins inside and would be cut."""
        for span in self.analysis.quotations:
            if start <= span.start < end < span.outer[1]:
                return span.outer[1]
        return end

    def _subordinate(
        self, cue: SpeechCue, clauses: list[Clause], sentence: Sentence, quoting: bool
    ) -> Utterance | None:
        """ "X sagte, dass ..."; also "Dass ..., sagte X"."""
        if cue.act not in _RENDERING and cue.act != "judge":
            return None
        for clause in clauses:
            if clause is cue.clause or not self._may_be_content(cue, clause):
                continue
            if self._belongs_to_noun(cue, clause) or self._tells_by_what(cue):
                continue
            follows = clause.start > cue.clause.start and self._governs(cue, clause)
            if follows or self._leads(cue, clause, clauses):
                return self.make(cue, "indirect", clause.start, self.end_of(clause, clauses), 0.92)
        return None

    def _tells_by_what(self, cue: SpeechCue) -> bool:
        """ "zeichnet sich dadurch aus, dass ...": a means, nothing that is said."""
        return any(w.lower in self.lexicon.words("by_what") for w in cue.clause.words)

    def _belongs_to_noun(self, cue: SpeechCue, clause: Clause) -> bool:
        """ "Auf die Frage, ob sie bleibe, antwortete X": inside, right behind a noun."""
        before = [w for w in cue.clause.words if w.end <= clause.start]
        after = cue.clause.finite is not None and clause.end <= cue.clause.finite.start
        return after and bool(before) and before[-1].pos in ("NOUN", "PROPN")

    def _may_be_content(self, cue: SpeechCue, clause: Clause) -> bool:
        """A clause with "dass" or "ob"; one with "wo", "was" only right after the verb."""
        opener = clause.opener
        if clause.kind != "sub" or opener is None:
            return False
        if opener.lower in self.lexicon.words("that"):
            return clause.words[0].lower not in self.lexicon.words("so")  # "so dass" is no content
        if opener.lower not in self.lexicon.words("content_opener"):
            return False
        last = cue.clause.words[-1]
        verbal = last in (cue.clause.verb, cue.clause.finite, cue.clause.particle)
        return verbal and 0 < clause.start - last.end <= _ADJACENT

    def _leads(self, cue: SpeechCue, clause: Clause, clauses: list[Clause]) -> bool:
        """ "Dass es eile, sagte X"."""
        opener = clause.opener
        first = clause is clauses[0] and cue.clause.words[0] is cue.clause.finite
        return first and opener is not None and opener.lower in self.lexicon.words("that")

    def _governs(self, cue: SpeechCue, clause: Clause) -> bool:
        parent = clause.parent
        while parent is not None:
            if parent is cue.clause:
                return True
            if parent.kind in ("main",) or parent.finite is not None:
                # "sagte am Montag, als ..., dass": an inserted clause between is passed over
                return (
                    parent.kind != "main"
                    and parent.start > cue.clause.start
                    and parent.lemma not in self.lexicon.cues
                )
            parent = parent.parent
        return False

    def end_of(self, clause: Clause, clauses: list[Clause]) -> int:
        """The end of a content clause with all that depends on it or goes on in its mood."""
        end = clause.end
        for other in clauses:
            if other.start <= clause.start or other.end <= end:
                continue
            gap = self.text[end : other.start].strip()
            joins = other.kind != "main" or other.subjunctive or _verb_final(other)
            joins = joins or (other.finite is None and clauses[-1].kind == "inf")
            goes_on = self._goes_on(other)
            joins = joins or goes_on
            if (
                not joins
                or gap in (";", ".")
                or (other.lemma in self.lexicon.cues and other.kind == "main" and not goes_on)
            ):
                break
            end = other.end
        return end

    def _goes_on(self, clause: Clause) -> bool:
        """ "said it won on merit and had disclosed its ownership": the same subject, in English."""
        leads = self.lexicon.words("and") | self.lexicon.words("contrast_joint")
        joined = clause.lead in leads and clause.finite is not None
        first = clause.words[0] is clause.finite and clause.finite.pos == "AUX" if joined else False
        return first and self.analysis.language == "en"

    def _wie(
        self, cue: SpeechCue, clauses: list[Clause], sentence: Sentence, quoting: bool
    ) -> Utterance | None:
        """ "Wie X mitteilte, ..." and "..., wie X mitteilte"."""
        opener = cue.clause.opener
        if opener is None or opener.lower not in self.lexicon.words("as_opener") or quoting:
            return None
        if cue.act == "judge":
            return None  # "wie er genannt wird"
        others = [c for c in clauses if c is not cue.clause and c.finite is not None]
        if not others:
            return None
        if cue.clause.start <= sentence.words[0].start + 1:
            return self.make(cue, "indirect", cue.clause.end, sentence.end, 0.85)
        behind = [w for c in clauses for w in c.words if w.start >= cue.clause.end]
        if any(c.start < cue.clause.start and c.end > cue.clause.end for c in clauses) and behind:
            return self._around_inserted(cue, sentence)  # "Er hatte, wie X mitteilte, gelogen"
        return self.make(cue, "indirect", sentence.start, cue.clause.start, 0.8)

    def _before_cue(
        self, cue: SpeechCue, clauses: list[Clause], sentence: Sentence, quoting: bool
    ) -> Utterance | None:
        """ "Die Lage sei ernst, sagte X.": the cue comes last, its verb first."""
        clause = cue.clause
        if clause.inserted and not quoting:
            return self._around_inserted(cue, sentence)
        contrasted = clause.lead in self.lexicon.words("contrast")
        if clause.kind != "main" or contrasted or quoting or not self._closes_speech(clause):
            return None
        before = [c for c in clauses if c.end <= clause.start and c.finite is not None]
        english = self.analysis.language == "en"
        if not before or cue.act == "tone" or (cue.act == "judge" and english):
            return None  # "..., he could support the rules"
        start = self.text.rfind(";", sentence.start, clause.start) + 1 or sentence.start
        main = next((c for c in before if c.kind == "main"), None)
        if main is not None and self._is_other_cue(main):
            # "X äußerte sich zurückhaltend: Das gehe nicht, warnte Y."
            main = next((c for c in before if c.kind == "main" and c.lead in _TURNS), None)
            start = main.start if main else start
        if main is None or self._is_other_cue(main):
            return None
        if english and main.words[0].pos == "ADP" and self.analysis.subject_of(main) is None:
            return None  # "In a letter sent on Monday, the council says ..."
        found = self.make(cue, "indirect", start, clause.start, 0.88)
        if found is not None and (rest := self._resumed(cue, clauses)) is not None:
            found.spans.append(trimmed(self.text, rest.start, self.end_of(rest, clauses)))
        return found

    def _resumed(self, cue: SpeechCue, clauses: list[Clause]) -> Clause | None:
        """ "Er unterstütze das, sagte X der Zeitung, halte es aber für spät": what goes on."""
        after = next((c for c in clauses if c.start >= cue.clause.end), None)
        joins = after is not None and after.lead in ("", ",", *self.lexicon.words("and"))
        if (
            after is None
            or not joins
            or not after.subjunctive
            or self._is_cued_again(after, clauses)
        ):
            return None
        first = next((w for w in after.words if w.pos != "CCONJ"), after.words[0])
        if after.words[0].lower in self.lexicon.words("going_on"):  # "..., aber es gehe"
            return after if after.kind == "main" else None
        if first is after.finite:  # "..., und sei noch nie dort gewesen"
            return after if not self.has_speaker(after) else None
        # "..., es überfordere aber kleine Firmen"
        words = self.lexicon.words
        takes_up = first.lower in words("personal_subject") | words("neuter_subject")
        return after if takes_up and after.kind == "main" else None

    def _is_cued_again(self, after: Clause, clauses: list[Clause]) -> bool:
        """Whether what comes behind the cue has one of its own: "..., das gehe nicht, so Y"."""
        later = [c for c in clauses if c.start >= after.end]
        return any(c.lemma in self.lexicon.cues and c.kind == "main" for c in later)

    def has_speaker(self, clause: Clause) -> bool:
        """Whether somebody stands in ``clause`` itself who may say what it is the cue of."""
        own = self.analysis.own_subject_of(clause)
        if own is None:
            return False
        found = None if own.is_pronoun else self.speakers.of_phrase(own)
        return found is None or found.actor is not None

    def _is_other_cue(self, clause: Clause) -> bool:
        if clause.lemma not in self.lexicon.cues or clause.subjunctive:
            return False
        # "Every month adds costs, he said": in English things "add" and "find", too
        return self.analysis.language != "en" or self.has_speaker(clause)

    def _closes_speech(self, clause: Clause) -> bool:
        """ "..., sagte X", "..., so betont X"; in English also "..., he said"."""
        so = len(clause.words) > 2 and clause.words[0].lower in self.lexicon.words("so")
        if clause.verb is not clause.finite and is_negated(clause, self.lexicon):
            return False  # "..., konnte das aber nicht feststellen"
        if clause.words[so] is clause.finite:
            shared = clause.coordinated_with is not None
            return not shared or self.analysis.own_subject_of(clause) is not None
        if self.analysis.language != "en" or clause.lead != "," or clause.finite is None:
            return False
        if clause.words[0].pos == "CCONJ":
            return False  # ", and its author has called it small"
        if clause.words[-1] is clause.finite:
            return len(clause.words) <= _INQUIT
        # ", the retailer said on Thursday": the cue ends the sentence, but for when and to whom
        early = clause.words.index(clause.finite) < _INQUIT
        return early and len(clause.words) <= 2 * _INQUIT

    def _around_inserted(self, cue: SpeechCue, sentence: Sentence) -> Utterance | None:
        """ "Die Lage, sagte er, sei ernst.": what stands on both sides is said."""
        start = self.text.rfind(";", sentence.start, cue.clause.start) + 1 or sentence.start
        found = self.make(cue, "indirect", start, sentence.end, 0.85)
        if found is not None:
            before = trimmed(self.text, found.start, cue.clause.start)
            after = trimmed(self.text, cue.clause.end, found.end)
            found.spans = [span for span in (before, after) if span[1] > span[0]]
        return found

    def _main_after(
        self, cue: SpeechCue, clauses: list[Clause], sentence: Sentence, quoting: bool
    ) -> Utterance | None:
        """ "X sagte, er habe ...", "X teilte mit: Die Modelle seien ..."."""
        if cue.act not in _RENDERING:
            return None
        following = [
            c
            for c in clauses
            if c.start >= cue.clause.end and c.kind == "main" and c.finite is not None
        ]
        if not following:
            return None
        first = following[0]
        verb_first = first.words[0] is first.finite and first.lead != ":"
        verb_first = verb_first and not self._follows_condition(cue, first, clauses)
        if first.lead not in (",", ":", "–") or verb_first or self._describes(cue, first, quoting):
            return None
        if any(w.pos == "QUOTE" for w in first.words) or self._said_by_another(following):
            return None
        between = [
            c for c in clauses if cue.clause.end <= c.start < first.start and c.kind == "main"
        ]
        sure = (
            first.subjunctive
            or (cue.clause.lemma in self.lexicon.words("impersonal_verb"))
            or (first.lead == ":" and cue.act == "say")
        )
        thinks = cue.act == "think" and first.lead != ":" and not self._thinks_of(cue)
        states = cue.act == "say" or thinks
        plausible = states and first.words[0].pos in (
            "DET",
            "PRON",
            "NOUN",
            "PROPN",
            "ADJ",
            "NUM",
        )
        if between or not (sure or plausible):
            return None
        start = cue.clause.end
        inserted = [c for c in clauses if cue.clause.end <= c.start < first.start]
        if (
            inserted
            and inserted[-1].opener is not None
            and inserted[-1].opener.lower not in self.lexicon.words("condition")
        ):
            start = inserted[-1].end
        return self.make(cue, "indirect", start, self.end_of(first, clauses), 0.88 if sure else 0.7)

    def _thinks_of(self, cue: SpeechCue) -> bool:
        """ "gehen von einem Anschlag aus, es wird ermittelt": what they think is told."""
        return any(p.prep is not None for p in self.analysis.phrases_of(cue.clause))

    def _follows_condition(self, cue: SpeechCue, first: Clause, clauses: list[Clause]) -> bool:
        """ "X sagte, wenn das Gesetz komme, werde sie klagen": the verb comes second, after all."""
        between = [c for c in clauses if cue.clause.end <= c.start < first.start]
        if not between or between[-1].kind != "sub" or not first.subjunctive:
            return False
        return between[0].start - cue.clause.end <= _ADJACENT

    def _describes(self, cue: SpeechCue, first: Clause, quoting: bool) -> bool:
        """ "„...“, sagte Jana Berg, die ihn lobte", "said Ann Lee, a member who left": of her.

        What stands behind the speaker of a quotation is only said if its mood tells so.
        """
        if first.lead != "," or (first.subjunctive and first.finite is not first.words[-1]):
            return False
        relatives = self.lexicon.words("relative_subject")
        relative = self.analysis.language == "de" and _verb_final(first)
        if relative and first.words[0].lower in relatives:
            return True
        inverted = cue.clause.finite is not None and cue.clause.words[0].pos == "QUOTE"
        return quoting and inverted and cue.clause.words[1] is cue.clause.finite

    def _said_by_another(self, following: list[Clause]) -> bool:
        """ "X äußerte sich: Das gehe nicht, warnte Y.": what stands before "warnte" is Y's.

        "It adds a month, he said": "he said" is nothing that was added.
        """
        first = following[0]
        inquit = first.lead == "," and first.words[-1] is first.finite
        if inquit and len(first.words) <= _INQUIT and first.lemma in self.lexicon.cues:
            return self.analysis.language == "en"
        return following[0].lead == ":" and any(
            c.words[0] is c.finite and c.lemma in self.lexicon.cues for c in following[1:]
        )

    def _infinitive(
        self, cue: SpeechCue, clauses: list[Clause], sentence: Sentence, quoting: bool
    ) -> Utterance | None:
        """ "X kündigte an, ... zu ...": a claim is rendered, a demand or plan reported."""
        for clause in clauses:
            if clause.kind != "inf" or clause.start < cue.clause.end or clause.opener is not None:
                continue
            follows = clause.start - cue.clause.end <= _ADJACENT
            if clause.parent not in (None, cue.clause) and not follows:
                continue
            kind: QuoteKind = "indirect" if cue.act in ("say", "think", "deny") else "reported"
            return self.make(cue, kind, clause.start, self.end_of(clause, clauses), 0.8)
        return None

    def _is_impersonal(self, clause: Clause) -> bool:
        """ "heißt es", "es hieß", "wurde bekannt": said by nobody named."""
        if clause.lemma in self.lexicon.words("agentless_verb"):
            return True
        impersonal = clause.lemma in self.lexicon.words("impersonal_verb")
        return impersonal and any(w.lower in self.lexicon.words("nobody") for w in clause.words)


def _verb_final(clause: Clause) -> bool:
    return (
        clause.finite is clause.words[-1]
        and len(clause.words) > 3
        and not can(clause.words[0], "fin")
    )
