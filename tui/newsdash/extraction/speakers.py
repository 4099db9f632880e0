"""Who a phrase means: names, appositions, roles, pronouns, descriptions and institutions.

What agrees with nobody stays unknown.
"""

from __future__ import annotations

from dataclasses import replace

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.attributions import attribution_nouns
from newsdash.extraction.clauses import Clause
from newsdash.extraction.descriptions import Descriptions
from newsdash.extraction.gazetteer import gazetteer
from newsdash.extraction.mentions import HOUSES, Mention, nominative
from newsdash.extraction.names_by_use import is_name_by_use
from newsdash.extraction.nouns import nouns
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.pronouns import Pronouns
from newsdash.extraction.quotation_marks import MARKS
from newsdash.extraction.resolved import Resolved
from newsdash.extraction.salience import Salience, agrees
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.speaker_phrases import phrase_end_with_places, whole_end
from newsdash.extraction.spokespersons import Spokespersons
from newsdash.records import ActorKind

_SHORTEST = 2  # letters; "AI" and "KI" are none
_ORGANIZATIONS = frozenset(("ORG", "ORGANIZATION"))


_NAME = 2  # words of a name that nothing but its capitals shows to be one
_ROLE = 60  # characters behind a comma that hold a role and the name it stands before
_AUTHOR = 60  # characters behind a document in which its author is named


class SpeakerFinder:
    """Resolves phrases of one article to its actors."""

    def __init__(self, analysis: Analysis, actors: ActorTable) -> None:
        self.analysis = analysis
        self.actors = actors
        self.nouns = nouns(analysis.language)
        self.words = analysis.lexicon.words
        self._known = gazetteer(analysis.language)
        self._documents = tuple(self.words("document"))
        self._attribution_nouns = attribution_nouns(analysis.language)
        self.salience = Salience(analysis, actors)
        self.descriptions = Descriptions(analysis, actors, self.salience)
        self.spokespersons = Spokespersons(
            analysis, actors, self.salience, self.descriptions, self.of_phrase
        )
        self._pronouns = Pronouns(
            analysis, actors, self.salience, self.descriptions, self._actor_of
        )

    def of_subject(
        self, clause: Clause, besides: frozenset[DocActor] = frozenset()
    ) -> Resolved | None:
        """Return who the subject of a clause is; ``None`` without a personal subject.

        A pronoun means none of ``besides``.
        """
        phrase = self.analysis.subject_of(clause)
        if phrase is None:
            return None
        plural = clause.reading is not None and clause.reading.number == "p"
        if phrase.is_pronoun:
            return self._pronoun(phrase, plural, besides)
        found = self.of_phrase(phrase, plural)
        if found is not None and found.actor is None and self.is_document(phrase):
            return self._by_author(phrase) or self.of_source(phrase)
        return found

    def bare_name(self, clause: Clause) -> Resolved | None:
        """ "Kieselwerk lehnt das ab", "Evermore said": what speaks and has no article is a name.

        If the article names it again as a word of its own, and never as a common noun.
        """
        phrase = self.analysis.subject_of(clause)
        plural = clause.reading is not None and clause.reading.number == "p"
        if phrase is None or plural or len(phrase.core) > 1 or phrase.prep is not None:
            return None
        word = phrase.head
        named = word.capital and word.pos in ("NOUN", "PROPN") and not self.nouns.is_common(word)
        if not named or word.lower in self.words("no_name") or self.actors.is_excluded(word.start):
            return None
        if not is_name_by_use(word, self.analysis):
            return None
        name = nominative(word.text)
        actor = self.actors.promote(word.start, word.end, name, "organization", "acts")
        return Resolved(phrase.start, phrase.end, actor, 0.7)

    def _by_author(self, phrase: Phrase) -> Resolved | None:
        """ "A survey by the Teachers' Union found": who made the document."""
        behind = self.analysis.words_between(phrase.end, phrase.end + _AUTHOR)
        if not behind or behind[0].lower not in self.words("author_preposition"):
            return None
        authors = self.analysis.phrases([w for w in behind[1:] if w.is_word])
        found = self.of_phrase(authors[0]) if authors else None
        actor = found.actor if found is not None else None
        return Resolved(phrase.start, phrase.end, actor, 0.75) if actor is not None else None

    def of_sentence_before(self, sentence: Sentence, preceding: Sentence | None) -> Resolved | None:
        """ "Larson gab sich zuversichtlich. Man sei ...": whom the sentence before speaks of."""
        if preceding is None or preceding.line != sentence.line:
            return None
        found = self.of_sentence(preceding)
        if found is None or found.actor is None:
            return None
        return replace(found, certainty=found.certainty * 0.6)

    def of_sentence(self, sentence: Sentence) -> Resolved | None:
        """Return who the subject of a sentence's first main clause is, if it acts."""
        clauses = self.analysis.clauses_of(sentence)
        main = next((c for c in clauses if c.kind == "main" and c.finite is not None), None)
        return self.of_subject(main) if main is not None and not main.passive else None

    def only_person_before(self, sentence: Sentence, preceding: Sentence) -> Resolved | None:
        """ "Für den Linguisten Paul Holm ist das gut. „...“": the one person spoken of.

        Of the sentence before; else of the paragraph, up to there.
        """
        if preceding.line != sentence.line:
            return None
        begin = self.analysis.text.rfind("\n", 0, sentence.start) + 1
        return self._only_person(preceding.start, preceding.end) or self._only_person(
            begin, preceding.end
        )

    def _only_person(self, start: int, end: int) -> Resolved | None:
        named = self.actors.between(start, end)
        persons = {actor for _, actor in named if actor.kind == "person"}
        if len(persons) != 1:
            return None
        mention = next(m for m, actor in named if actor in persons)
        return Resolved(mention.start, mention.end, persons.pop(), 0.5)

    def of_phrase(self, phrase: Phrase, plural: bool = False) -> Resolved | None:
        """Return who ``phrase`` means; the actor is ``None`` where that is not clear."""
        if phrase.is_pronoun:
            return self._pronoun(phrase, plural)
        found = self._of_noun(phrase, plural)
        return found and replace(found, end=whole_end(self.analysis, found.end))

    def _pronoun(
        self, phrase: Phrase, plural: bool, besides: frozenset[DocActor] = frozenset()
    ) -> Resolved | None:
        word = phrase.head
        found = self._pronouns.meant(word, plural, besides)
        return Resolved(word.start, word.end, *found) if found is not None else None

    def _actor_of(self, phrase: Phrase, plural: bool) -> DocActor | None:
        found = self.of_phrase(phrase, plural)
        return found.actor if found is not None else None

    def _of_noun(self, phrase: Phrase, plural: bool) -> Resolved | None:
        if phrase.head.lower in self.words("share"):  # "ein Teil des Publikums"
            whole = next(iter(self.analysis.attached(phrase)), None)
            found = self.of_phrase(whole, plural=True) if whole is not None else None
            several = found is None or found.actor is None or found.actor.kind == "country"
            people = whole is not None and (
                self.nouns.role(whole.head) is not None
                or self.nouns.inhabitant(whole.head)
                or not self.nouns.is_common(whole.head)
            )
            if whole is not None and several and people and whole.prep is None:
                found = self.as_group(whole)  # "54 Prozent der Deutschen"
            return found and replace(found, start=phrase.start)
        if phrase.head.lower in self.words("press_office"):
            before = self.salience.subject_before(phrase.start)
            house = self.spokespersons.of_subject(before) if before is not None else None
            return Resolved(phrase.start, phrase.end, house, 0.7 if house else 0.4)
        named = self._appositive(phrase) or self._named(phrase) or self._of_two_roles(phrase)
        named = named or self._owner_of_words(phrase)
        if named is not None:
            return named
        if (called := self._surname(phrase)) is not None:
            return Resolved(phrase.start, phrase.end, called, 0.8)
        actor, certainty = self.descriptions.of_phrase(phrase, plural)
        if actor is None and (state := self._seated_in(phrase)) is not None:
            actor, certainty = state, 0.75
        if actor is None and (recognised := self._recognised(phrase)) is not None:
            actor, certainty = recognised, 0.75
        if actor is None and (spoken := self._unknown_name(phrase)) is not None:
            actor, certainty = spoken, 0.7
        if actor is None and plural and (member := self._member(phrase)) is not None:
            actor, certainty = member, 0.7
        return Resolved(phrase.start, phrase.end, actor, certainty)

    def _surname(self, phrase: Phrase) -> DocActor | None:
        """ "..., sagte Stolz": a noun without an article that is the surname of one person."""
        if len(phrase.words) > 1 or not phrase.head.capital:
            return None
        forms = (phrase.head.text, phrase.head.text.removesuffix("s"))
        bearers = {
            a
            for a in self.actors.actors
            if a.kind == "person" and " " in a.name and a.name.split()[-1] in forms
        }
        return bearers.pop() if len(bearers) == 1 else None

    def _seated_in(self, phrase: Phrase) -> DocActor | None:
        """ "London lehnt das ab": the state, where the article names it, too."""
        entry = self._known.seated_in(phrase.head) if len(phrase.words) == 1 else None
        if entry is None:
            return None
        return next((a for a in self.actors.actors if a.name == entry.name), None)

    def _owner_of_words(self, phrase: Phrase) -> Resolved | None:
        """ "nach ihren Berechnungen", "its report says": who is spoken of has made them."""
        if phrase.core[0].lower not in self.words("possessive") or not self.is_utterance(phrase):
            return None
        actor = self.owner(phrase)
        return Resolved(phrase.start, phrase.end, actor, 0.65 if actor else 0.4)

    def owner(self, phrase: Phrase) -> DocActor | None:
        """Return whom the possessive before a noun means: "ihre Forderung", "its report"."""
        gender = self.analysis.lexicon.gender(phrase.core[0].lower, "possessive")
        near = [
            a
            for _, _, a in self.salience.near(phrase.start)
            if (agrees(a, gender) if a.kind == "person" else a.kind in HOUSES)
        ]
        return self.salience.most_salient(near, phrase.start)

    def of_source(self, phrase: Phrase) -> Resolved | None:
        """ "laut Zeitplan der Verwaltung": of a thing that tells something, whose it is."""
        found = self.of_phrase(phrase, plural=self._are_several(phrase))
        if found is None or found.actor is not None or phrase.is_pronoun:
            return found
        if (named := self._named_first(phrase)) is not None:
            return named
        if self.nouns.role(phrase.head) or self.nouns.collective(phrase.head):
            return found
        if (house := self.spokespersons.of_compound(phrase, self._attribution_nouns)) is not None:
            return house
        inner = self.analysis.phrases([w for w in phrase.words if w.start > phrase.core[-1].end])
        owner = self.of_phrase(inner[0]) if inner else None
        actor = owner.actor if owner is not None else None
        if owner is None or actor is None or actor.kind == "country":
            return found
        return replace(found, actor=actor, certainty=owner.certainty * 0.8)

    def _are_several(self, phrase: Phrase) -> bool:
        """ "laut Augenzeugen", "nach Angaben der Initiatoren": a role's noun in the plural."""
        role = self.nouns.role(phrase.head)
        if role is None or self.analysis.language != "de" or phrase.plural is False:
            return False
        bare = phrase.core[0].pos not in ("DET", "ADPDET") and phrase.core[-1] is phrase.head
        form = phrase.head.lower
        plural = form != role.lemma.lower() and not self.nouns.is_singular(phrase.head)
        genitive = phrase.core[0].lower in self.words("female_oblique") and role.gender != "f"
        return plural and (bare or genitive) and not self.actors.between(phrase.start, phrase.end)

    def _named_first(self, phrase: Phrase) -> Resolved | None:
        """ "laut Airbus Bestellungen": a name without an article, and the object behind it."""
        inside = self.actors.between(phrase.start, phrase.end)
        first = next(((m, a) for m, a in inside if m.start == phrase.start), None)
        if first is None or first[0].indirect:
            return None
        return Resolved(phrase.start, first[0].end, first[1], 0.8)

    def as_group(self, phrase: Phrase) -> Resolved:
        """Return the unnamed people that a plural means, as a group of their own."""
        return Resolved(phrase.start, phrase.end, self.descriptions.group(phrase), 0.7)

    def is_utterance(self, phrase: Phrase) -> bool:
        """Whether ``phrase`` is something said or written: words, reckonings, a report."""
        return phrase.head.lower in self.words("own_words") or self.is_document(phrase)

    def there(self, offset: int) -> Resolved | None:
        """ "Beim Verband winkt man ab. ..., heißt es dort": the house named just before."""
        house = self.salience.only_one_before(offset, HOUSES)
        return Resolved(offset, offset, house, 0.6) if house is not None else None

    def of_document(self, phrase: Phrase) -> Resolved | None:
        """ "in seinem Bericht", "in dem Urteil": whose it is, who acts in the sentence before."""
        found = self.of_source(phrase)
        if found is None or found.actor is not None:
            return found
        owner = self._owner_before(phrase)
        return found if owner is None else replace(found, actor=owner, certainty=0.7)

    def _owner_before(self, phrase: Phrase) -> DocActor | None:
        """Who acts in the sentence before, of "its report"; a house, of "eine Stellungnahme"."""
        own = phrase.core[0].lower in self.words("possessive") | self.words("definite")
        alone = phrase.words[-1] is phrase.core[-1]
        put_out = alone and phrase.head.lower.endswith(tuple(self.words("own_document")))
        before = self.salience.subject_before(phrase.start) if own or put_out else None
        if before is None:
            return None
        found = self.of_phrase(before) if own else None
        return found.actor if found is not None else self.spokespersons.of_subject(before)

    def is_document(self, phrase: Phrase) -> bool:
        """Whether ``phrase`` is something written or spoken: a report, a letter, a speech."""
        return phrase.head.lower.endswith(self._documents)

    def _recognised(self, phrase: Phrase) -> DocActor | None:
        """The organisation a recogniser sees at the phrase's head; who speaks must be one."""
        for start, end, label in self.analysis.entities:
            inside = phrase.start <= start and end == phrase.core[-1].end
            if inside and label in _ORGANIZATIONS and end - start > _SHORTEST:
                name = nominative(self.analysis.text[start:end])
                return self.actors.promote(start, end, name, "organization", "entity recogniser")
        return None

    def _unknown_name(self, phrase: Phrase) -> DocActor | None:
        """ "Northgate Compute says": in English, words in capitals that no list knows."""
        words = phrase.core
        named = all(w.capital and w.pos in ("NOUN", "PROPN") for w in words)
        if self.analysis.language != "en" or len(words) < _NAME or not named:
            return None
        no_name = words[0].lower in self.words("no_name")
        if no_name or any(self.nouns.is_common(word) for word in words):
            return None
        start, end = words[0].start, words[-1].end
        name = nominative(self.analysis.text[start:end])
        surname = any(
            a.kind == "person" and a.name.split()[-1] == words[-1].text for a in self.actors.actors
        )
        kind: ActorKind = "person" if surname and len(words) == _NAME else "organization"
        return self.actors.promote(start, end, name, kind, "speaks")

    def _member(self, phrase: Phrase) -> DocActor | None:
        """ "X und die Pessimisten": the members of a coordination, one by one."""
        for k, word in enumerate(phrase.words):
            if word.pos != "CCONJ":
                continue
            for member in self.analysis.phrases(phrase.words[k + 1 :])[:1]:
                found = self.of_phrase(member, plural=True)
                if found is not None and found.actor is not None:
                    return found.actor
        return None

    def _named(self, phrase: Phrase) -> Resolved | None:
        core_end = phrase.core[-1].end
        inside = self.actors.between(phrase.start, core_end)
        persons = [(m, a) for m, a in inside if a.kind == "person" and m.end == core_end]
        persons = persons or [
            (m, a) for m, a in inside if a.kind == "person" and m.end >= phrase.head.end
        ]
        if persons:
            mention, actor = persons[-1]
            return Resolved(phrase.start, max(mention.end, core_end), actor, 0.97)
        if (house := self._named_before_noun(phrase, inside)) is not None:
            return Resolved(phrase.start, phrase.end, house, 0.9)
        role = self.nouns.role(phrase.head)
        heads = [(m, a) for m, a in inside if m.end >= phrase.head.end and a.kind != "person"]
        # "die Grünen" is a party, though every one of them is a "Grüner"
        if heads and (role is None or heads[-1][0].rule == "known name"):
            return Resolved(phrase.start, phrase.end, heads[-1][1], 0.95)
        if role is not None and role.type == "spokesperson":
            return self.spokespersons.house_of(phrase)
        return None

    def _named_before_noun(
        self, phrase: Phrase, inside: list[tuple[Mention, DocActor]]
    ) -> DocActor | None:
        """ "The RMT union": in English what it is may stand behind the name."""
        noun = self.nouns.collective(phrase.head)
        if self.analysis.language != "en" or noun is None or noun.kind != "organization":
            return None
        near = (a for m, a in inside if m.end + 1 == phrase.head.start and not m.indirect)
        return next((a for a in near if a.kind == "organization"), None)

    def _of_two_roles(self, phrase: Phrase) -> Resolved | None:
        """ "Mitgründerin und CEO Jana Berg": roles joined before a name."""
        for mention, actor in self.actors.between(phrase.head.end, phrase.end + 1):
            words = self.analysis.words_between(phrase.start, mention.start)
            joined = all(w.pos == "CCONJ" or self.nouns.role(w) for w in words)
            if actor.kind == "person" and joined and words:
                return Resolved(phrase.start, mention.end, actor, 0.95)
        return None

    def _appositive(self, phrase: Phrase) -> Resolved | None:
        """ "Der Leiter der WHO, Klaus Stöhr, ...": the name after the comma."""
        end = phrase_end_with_places(self.analysis, phrase)
        following = self.actors.between(end, end + 4) or self._behind_role(end)
        between = self.analysis.text[end : following[0][0].start] if following else ""
        marks = (",", "–", "", *MARKS)  # also "das Bündnis „Saubere Luft“"
        if not following or between.strip()[:1] not in marks:
            return None
        person = following[0][1].kind == "person"
        # "Der Ministerpräsident Thailands, X": the country's name looks like a part of the role
        holds = person and any(self.nouns.role(w) is not None for w in phrase.core)
        # "His shadow, Penelope Strang, accused him": set off on both sides
        closed = self.analysis.text[following[0][0].end : following[0][0].end + 1] == ","
        owned = phrase.core[0].lower in self.words("possessive")
        holds = holds or (person and owned and closed and between.strip() == ",")
        if holds or self._is_called_so(phrase, following[0][1]):
            mention, actor = following[0]
            return Resolved(phrase.start, mention.end, actor, 0.93)
        return None

    def _behind_role(self, end: int) -> list[tuple[Mention, DocActor]]:
        """ "Its chair, the Labour MP Ann Lee,": a name with a role of its own before it."""
        if self.analysis.text[end : end + 1] != ",":
            return []
        near = [(m, a) for m, a in self.actors.between(end, end + _ROLE) if a.kind == "person"]
        words = self.analysis.words_between(end + 1, near[0][0].start) if near else []
        roles = bool(words) and all(w.is_word for w in words) and self.nouns.role(words[-1])
        closed = near and self.analysis.text[near[0][0].end : near[0][0].end + 1] == ","
        return near if roles and closed else []

    def _is_called_so(self, phrase: Phrase, actor: DocActor) -> bool:
        """ "The port operator, Calloway Terminals, said": a noun for what the name is."""
        noun = self.nouns.collective(phrase.head)
        named = self.actors.between(phrase.start, phrase.end)
        return noun is not None and noun.kind == actor.kind and not named
