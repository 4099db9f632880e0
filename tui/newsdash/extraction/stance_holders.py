"""Who holds what a clause tells: its subject, whom that names with it, a passive's agent."""

from __future__ import annotations

from collections.abc import Iterator

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.agents import agent_of, is_agent
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.conjugation import verb_forms
from newsdash.extraction.enumerations import others_enumerated
from newsdash.extraction.frames import frames
from newsdash.extraction.joined_holders import NAMEABLE, STATES, JoinedHolders
from newsdash.extraction.own_subjects import named_from
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.resolved import Resolved
from newsdash.extraction.speakers import SpeakerFinder
from newsdash.extraction.utterance import Utterance

_LIKEWISE = 3  # words at least of "as did Berg"


class HolderFinder:
    """Finds the holders in the clauses of one article."""

    def __init__(
        self,
        analysis: Analysis,
        actors: ActorTable,
        speakers: SpeakerFinder,
        utterances: list[Utterance],
    ) -> None:
        self.analysis = analysis
        self.actors = actors
        self.speakers = speakers
        self.utterances = utterances
        self.others = JoinedHolders(analysis, actors, speakers)
        self.frames = frames(analysis.language)
        self.words = analysis.lexicon.words

    def of_clause(self, clause: Clause, takes_stance: bool) -> list[DocActor]:
        """Return who holds what a clause's verb says; who takes a stance can be unknown so far."""
        if self._is_obligation(clause):
            return self._demanding(clause)
        found = self.of_subject(clause)
        if not found and takes_stance and not (clause.passive or clause.stative):
            unknown = self._several(clause) or self.speakers.bare_name(self._with_subject(clause))
            found = [unknown.actor] if unknown is not None and unknown.actor is not None else []
        return found or self._voice(clause)

    def of_subject(self, clause: Clause) -> list[DocActor]:
        """The subject's actor, those it includes ("darunter X und Y"), or a passive's agent."""
        done = (clause.passive or clause.stative) and not self._is_attitude(clause)
        agent = None
        if done:
            agent = agent_of(self.analysis, clause) or self._attached_agent(clause)
            speaker = self.speakers.of_phrase(agent) if agent else None
        elif several := self._who_say_they(clause) or self._counted_among(clause):
            return several
        elif (own := self._speaks_of_self(clause)) is not None:
            speaker = own
        else:
            speaker = self.speakers.of_subject(self._with_subject(clause))
            if speaker is None or speaker.actor is None:
                speaker = self._behind_object(clause) or self._housed(clause) or speaker
        found = [speaker.actor] if speaker and speaker.actor else []
        phrase = agent if done else self.analysis.subject_of(self._with_subject(clause))
        if phrase is not None and (named := self._exemplars(clause, phrase)):
            return named
        if phrase is not None and speaker is not None:
            found += [
                a
                for m, a in self.actors.between(phrase.start, phrase.end)
                if a.kind == "person" and a not in found and len(phrase.words) > len(phrase.core)
            ]
        if phrase is not None and any(w.pos == "CCONJ" for w in phrase.words):
            found += self.others.joined(phrase, STATES if _is_state(found) else NAMEABLE)
            found += self.others.other_member(phrase)
        for member in others_enumerated(self.analysis, clause, phrase) if phrase else ():
            found += self.others.joined(member, STATES if _is_state(found) else NAMEABLE)
            found += self.others.other_member(member)
        found += self.others.paired(clause, phrase) if phrase else []
        found += self.others.included(clause) + (self.others.beside(clause) if found else [])
        return list(dict.fromkeys(found))

    def who_do_so(self, clause: Clause) -> list[DocActor]:
        """ "X backed the plan, as did Y and Z": English, who is said to do the same."""
        following = (c for c in self.analysis.siblings(clause) if c.start >= clause.end)
        after = next(following, None)
        if after is None or after.finite is None or len(after.words) < _LIKEWISE:
            return []
        likewise = after.words[0].lower in self.words("likewise")
        substitute = after.finite.pos == "AUX" and after.words[1] is after.finite
        return self.of_clause(after, takes_stance=True) if likewise and substitute else []

    def _attached_agent(self, clause: Clause) -> Phrase | None:
        """ "Gelobt wird der Plan von Experten": looks like an attribute of the plan."""
        if clause.finite is None or clause.words[0] is not clause.verb:
            return None
        attached = (self.analysis.attached(p) for p in self.analysis.phrases_of(clause))
        lexicon = self.analysis.lexicon
        return next((p for inner in attached for p in inner if is_agent(p, lexicon)), None)

    def _speaks_of_self(self, clause: Clause) -> Resolved | None:
        """ "Lindgren said she respected the court": a pronoun in somebody's words means them."""
        subject = self.analysis.subject_of(self._with_subject(clause))
        words = self.words("personal_subject") | self.words("house_subject")
        if subject is not None and subject.head.lower in self.words("first_person"):
            return self._who_says_we(subject)
        if subject is None or subject.head.lower not in words:
            return None
        gender = self.analysis.lexicon.gender(subject.head.lower, "pronoun")
        said = self._said_around(subject)
        own = said.speaker if said is not None else None
        if own is None or own.actor is None:
            return None
        if own.actor.kind != "person":
            return own if subject.head.lower in self.words("house_subject") else None
        if own.actor.gender:
            return own if own.actor.gender == gender else None
        several = clause.reading is not None and clause.reading.number == "p"
        return own if gender and not several else None

    def _who_say_they(self, clause: Clause) -> list[DocActor]:
        """ "X and Y said they would boycott it": the pronoun means all whose words these are."""
        subject = self.analysis.subject_of(self._with_subject(clause))
        if subject is None or subject.head.lower not in self.words("plural_subject"):
            return []
        if clause.reading is not None and clause.reading.number == "s":
            return []  # "sie lehne das ab"
        said = self._said_around(subject)
        at = said.cue[0] if said is not None and said.cue is not None else None
        sentence = self.analysis.sentence_at(at) if at is not None else None
        if at is None or sentence is None:
            return []
        telling = (c for c in self.analysis.clauses_of(sentence) if _has_verb_at(c, at))
        holders = [self.of_subject(c) for c in telling if c is not clause]
        return next((named for named in holders if len(named) > 1), [])

    def _said_around(self, phrase: Phrase) -> Utterance | None:
        """The indirect speech a phrase stands in, if a verb or noun introduces it."""
        cued = (u for u in self.utterances if u.kind == "indirect" and u.cue is not None)
        return next((u for u in cued if u.start <= phrase.start < u.end), None)

    def _counted_among(self, clause: Clause) -> list[DocActor]:
        """ "X and Y were among the firms that called for a pause", "gehört zu denen, die ..."."""
        above, opener = clause.parent, clause.opener
        subject = self.analysis.subject_of(clause)
        if clause.kind != "rel" or above is None or opener is None or subject is None:
            return []
        plain = self.analysis.lexicon.plain_preposition
        behind = [p for p in self.analysis.phrases_of(above) if p.end <= clause.start]
        prep = behind[-1].prep if behind else None
        counted = prep is not None and plain(prep.lower) in self.words("counted_among")
        verbs = self.words("counting") | self.words("copula")
        if subject.head is not opener or not counted or above.lemma not in verbs:
            return []
        return self.of_subject(above)

    def _who_says_we(self, subject: Phrase) -> Resolved:
        """ "..., was „wir freigeben“": whose words they are; nobody where that is not known."""
        around = (u.speaker for u in self.utterances if u.start <= subject.start < u.end)
        said = next((speaker for speaker in around if speaker is not None), None)
        return said or Resolved(subject.start, subject.end, None, 0.4)

    def _exemplars(self, clause: Clause, phrase: Phrase) -> list[DocActor]:
        """ "Kritiker wie der Dramaturg Ludwig Anders": who is named stands for the others."""
        words = [w for w in clause.words if w.start >= phrase.core[-1].end]
        if not words or words[0].lower not in self.words("such_as"):
            return []
        named = next(iter(self.analysis.phrases(words[1:])), None)
        end = named.end if named is not None else words[0].end
        among = [a for m, a in self.actors.between(words[0].end, end) if not m.indirect]
        persons = [a for a in among if a.kind == "person"]
        return persons or [a for a in among if a.kind == "organization"]

    def _several(self, clause: Clause) -> Resolved | None:
        """ "Die Initianten reagierten enttäuscht": a plural that no list knows, of those who feel.

        Only persons welcome, fear or protest; what things do as well (forbid, endanger) shows none.
        """
        subject = self.analysis.subject_of(self._with_subject(clause))
        finite = clause.reading
        if subject is None or subject.is_pronoun or clause.lemma in self.words("of_things"):
            return None
        plural = finite is not None and finite.number == "p" and subject.plural is not False
        nouns = self.speakers.nouns
        known = nouns.is_common(subject.head) or self.speakers.is_document(subject)
        if self.analysis.language == "en":
            plural = subject.head.lower.endswith("s") and (finite is None or finite.number != "s")
            # "environmental groups hailed the verdict"
            known = known and nouns.collective(subject.head) is None
            known = known or subject.head.lower in verb_forms("en")  # "Moorgate drops ..."
        if not plural or known or any(w.pos == "NUM" for w in subject.core):
            return None
        return self.speakers.as_group(subject)

    def _housed(self, clause: Clause) -> Resolved | None:
        """ "Beim Verband winkt man ab": whose house it is that somebody unnamed speaks in."""
        subject = self.analysis.subject_of(clause)
        if subject is None or subject.head.lower not in self.words("anybody"):
            return None
        plain = self.analysis.lexicon.plain_preposition
        for phrase in self.analysis.phrases_of(clause):
            if phrase.prep is None or plain(phrase.prep.lower) not in self.words("in_house"):
                continue
            found = self.speakers.of_phrase(phrase)
            if found is not None and found.actor is not None and found.actor.kind != "person":
                return found
        return None

    def _behind_object(self, clause: Clause) -> Resolved | None:
        """ "Kein Verständnis zeigt Berg": what could be the subject is what is shown."""
        subject, finite = self.analysis.subject_of(clause), clause.finite
        if subject is None or finite is None or clause.kind != "main":
            return None
        if self.analysis.language == "en":  # there the subject leads
            return None
        # "Anders sieht es Berg": so can "es"
        pointing = subject.head.lower in self.words("neuter_subject") and subject.is_pronoun
        if subject.is_pronoun and not pointing:
            return None
        if (subject.end > finite.start and not pointing) or "acc" not in subject.cases:
            return None
        nouns = self.speakers.nouns
        if nouns.role(subject.head) or nouns.collective(subject.head):
            return None  # "Das Land hat OpenAI verklagt": it acts itself, whoever it is
        phrase = next(named_from(self.analysis, clause, finite.end), None)
        found = self.speakers.of_phrase(phrase) if phrase is not None else None
        return found if found is not None and found.actor is not None else None

    def voters(self, clause: Clause) -> Iterator[tuple[DocActor, int]]:
        """Yield whose votes decide: 1 of "mit den Stimmen von A und B", -1 of "gegen" them."""
        if clause.lemma not in self.words("deciding"):
            return
        for phrase in self.analysis.phrases_of(clause):
            if phrase.head.lower not in self.words("votes") or phrase.prep is None:
                continue
            finite = clause.finite.start if clause.finite is not None else clause.end
            end = finite if phrase.start < finite else clause.end
            sign = -1 if phrase.prep.lower in self.words("contra") else 1
            among = self.actors.between(phrase.head.end, end)
            yield from ((actor, sign) for m, actor in among if actor.kind in NAMEABLE)

    def _is_attitude(self, clause: Clause) -> bool:
        """ "is opposed to the merger": looks like a passive, and is what the subject thinks."""
        verb = clause.verb.lower if clause.verb is not None else ""
        frames_ = self.frames.get(("attitude", verb), ())
        slots = {slot for frame in frames_ for slot in frame.slots}
        phrases = self.analysis.phrases_of(clause)
        # "ist enttäuscht": without an agent it can be nothing else
        alone = bool(frames_) and clause.stative and all(p.prep is None for p in phrases)
        plain = self.analysis.lexicon.plain_preposition
        aimed = {plain(p.prep.lower) for p in phrases if p.prep is not None} & slots
        agents = [p for p in phrases if is_agent(p, self.analysis.lexicon)]
        # "von der Reform enttäuscht" is no passive where the adjective goes with "von"
        return alone or bool(aimed and all(p.prep and p.prep.lower in slots for p in agents))

    def _voice(self, clause: Clause) -> list[DocActor]:
        """ "Es brauche eine neue Strategie": without a subject of its own, the speaker means it."""
        subject = self.analysis.subject_of(clause)
        if subject is None or subject.head.lower not in self.words("nobody"):
            return []
        return self._demanding(clause)

    def _is_obligation(self, clause: Clause) -> bool:
        """ "Die Regierung müsse X fördern": who is to do a thing need not want it."""
        finite = clause.reading.lemma if clause.reading is not None else ""
        return clause.verb is not clause.finite and finite in self.words("obligation")

    def _demanding(self, clause: Clause) -> list[DocActor]:
        """The speaker of the indirect speech that the clause stands in."""
        inside = (u for u in self.utterances if u.kind == "indirect" and u.start <= clause.start)
        speaker = next((u.speaker for u in inside if clause.start < u.end), None)
        return [speaker.actor] if speaker is not None and speaker.actor is not None else []

    def _with_subject(self, clause: Clause) -> Clause:
        """An infinitive's subject is that of the clause it depends on."""
        while clause.kind == "inf" and clause.parent is not None:
            clause = clause.parent
        return clause


def _has_verb_at(clause: Clause, start: int) -> bool:
    return any(w is not None and w.start == start for w in (clause.verb, clause.finite))


def _is_state(holders: list[DocActor]) -> bool:
    return bool(holders) and holders[0].kind == "country"
