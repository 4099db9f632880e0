"""Descriptions that stand for an actor: "das Unternehmen", "die 60-Jährige", "Experten"."""

from __future__ import annotations

from dataclasses import replace

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.houses import Houses, head_is_particular, is_outlet, without_genitive
from newsdash.extraction.lexicon import Collective, Role
from newsdash.extraction.model_names import families
from newsdash.extraction.nouns import nouns
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.salience import Salience, agrees
from newsdash.extraction.words import Word
from newsdash.records import ActorKind

# what anybody can be besides a profession
_LOOSE_ROLES = frozenset(("other", "family", "spokesperson", ""))
_DETERMINED = 2  # words of "die Gewerkschaft"
_AGED = ("-jährige", "-jähriger", "-jährigen", "-year-old")
_DESCRIBED = 600  # characters back in which a description finds its person


class Descriptions:
    """Resolves descriptions of one article to its actors, or makes groups and institutions."""

    def __init__(self, analysis: Analysis, actors: ActorTable, salience: Salience) -> None:
        self.analysis = analysis
        self.actors = actors
        self.salience = salience
        self.houses = Houses(analysis, actors, salience)
        self.nouns = nouns(analysis.language)
        self.words = analysis.lexicon.words

    def of_phrase(self, phrase: Phrase, plural: bool) -> tuple[DocActor | None, float]:
        """Return the actor a description means, and how sure that is."""
        head, definite = phrase.head, phrase.core[0].lower in self.words("definite")
        if definite and not plural and self._is_maker(head):
            return self._maker(head), 0.85
        organ = definite and head.lower in self.words("court_organ") and not self._is_borne(head)
        if organ and (court := self.court(phrase)):
            return court, 0.8
        noun, role = self.nouns.collective(head), self.nouns.role(head)
        if self._is_one_of_several(phrase):  # "die Fraktion und die FDP lehnen ab"
            plural, phrase = False, replace(phrase, plural=None)
        # German plurals may look like the singular; English "investors" are several
        single = role is not None and (
            self.analysis.language == "de" or role.lemma.lower() == head.lower
        )
        if noun is not None and noun.kind == "group" and single and not plural:
            noun = None  # "der Manager" is one of them
        firm = noun is not None and noun.kind == "organization" and self.analysis.language == "de"
        if firm and role and definite and self._takes_up_person(phrase, role):
            noun = None  # "der Investor" need not be a firm
        if self._is_group(noun, role, plural, phrase):
            return self.group(phrase), 0.85
        if noun is not None and (definite or len(phrase.core) == 1):
            house = self._shortened(phrase) or self._compound_institution(phrase, noun)
            return (house, 0.85) if house is not None else self._collective(phrase, noun)
        if role is not None and head is phrase.core[-1] and self._is_somebodys(phrase):
            actor = self._bearer(phrase, role)  # "seine Anwältin"
            return actor, 0.75 if actor else 0.4
        return self._singled_out(phrase, role) if definite else self._owned(phrase, noun)

    def _takes_up_person(self, phrase: Phrase, role: Role) -> bool:
        """Whether the sentence before is on somebody whom the noun may mean."""
        last = self.salience.subject_of_sentence_before(phrase.start)
        alone = len(phrase.words) == len(phrase.core) and not self.nouns.is_generic(
            phrase.head.text
        )
        return alone and last is not None and agrees(last, role.gender)

    def _shortened(self, phrase: Phrase) -> DocActor | None:
        """ "the Board" of the "Boxing Licensing Board": with a capital, the last word is a name."""
        head = phrase.head
        alone = len(phrase.words) == _DETERMINED and head.capital
        if self.analysis.language != "en" or not alone:
            return None
        return self.actors.ending_in(head.lower)

    def _is_somebodys(self, phrase: Phrase) -> bool:
        return phrase.core[0].lower in self.words("possessive")

    def _singled_out(self, phrase: Phrase, role: Role | None) -> tuple[DocActor | None, float]:
        """ "der Vorstand", "der Minister", "die 60-Jährige"."""
        if phrase.head.lower in self.words("organ"):
            return self._organ(phrase)
        if (member := self._member_of(phrase)) is not None:
            return member, 0.8
        if role is not None:
            return self._person(phrase, role)
        native = any(w.lower in self.words("native") for w in phrase.core)
        native = native or (self._is_former(phrase) and not self.nouns.is_common(phrase.head))
        if native or phrase.head.lower.endswith(_AGED) or self.nouns.inhabitant(phrase.head):
            return self._singular_person(phrase)
        return None, 0.5

    def _member_of(self, phrase: Phrase) -> DocActor | None:
        """ "der CDU-Mann": the one person whose name "(CDU)" stands behind."""
        house, hyphen, _ = phrase.head.text.rpartition("-")
        if not hyphen:
            return None
        text, mark = self.analysis.text, f"({house})"
        members = {
            a
            for a in self.actors.actors
            if a.kind == "person" and any(text.startswith(mark, m.end + 1) for m in a.mentions)
        }
        return members.pop() if len(members) == 1 else None

    def court(self, phrase: Phrase) -> DocActor | None:
        """Return the court named last before "die Kammer", "der Senat"."""
        marks = tuple(self.words("court"))
        near = (a for _, _, a in self.salience.near(phrase.start) if a.kind == "government")
        return next((a for a in near if any(m in a.name.casefold() for m in marks)), None)

    def _is_borne(self, head: Word) -> bool:
        """Whether somebody's name ends in a noun: "die Kammer" of the "Handelskammer"."""
        return any(a.name.casefold().endswith(head.lower) for a in self.actors.actors)

    def _is_maker(self, head: Word) -> bool:
        """ "der ChatGPT-Entwickler": the maker of what the compound names."""
        product, _, noun = head.lower.rpartition("-")
        return product in families() and any(
            noun.startswith(maker) for maker in self.words("maker")
        )

    def _maker(self, head: Word) -> DocActor | None:
        developer = families()[head.lower.rpartition("-")[0]].developer
        return next((a for a in self.actors.actors if a.name == developer), None)

    def _is_one_of_several(self, phrase: Phrase) -> bool:
        """Whether a phrase begins a coordination and tells by its form that it is one itself."""
        joined = any(word.pos == "CCONJ" for word in phrase.words[len(phrase.core) :])
        return joined and self.nouns.is_singular(phrase.head)

    def _is_group(
        self, noun: Collective | None, role: Role | None, plural: bool, phrase: Phrase
    ) -> bool:
        if noun is None:
            return role is not None and plural
        several = plural or bool(phrase.plural)
        return several or (noun.kind == "group" and phrase.plural is not False)

    def _person(self, phrase: Phrase, role: Role) -> tuple[DocActor | None, float]:
        if actor := self._bearer(phrase, role):
            return actor, 0.85
        if role.lemma.lower().endswith(tuple(self.words("office_of_one"))):
            return self._office(phrase), 0.8
        actor = self._person_described(phrase, role)
        return actor, 0.65 if actor else 0.4

    def _office(self, phrase: Phrase) -> DocActor:
        """ "Der Datenschutzbeauftragte des Bundes": an authority though nobody is named."""
        end = phrase.words[-1].end
        name = " ".join(self.analysis.text[phrase.head.start : end].split())
        return self.actors.promote(phrase.head.start, end, name, "government", "institution")

    def _organ(self, phrase: Phrase) -> tuple[DocActor | None, float]:
        """ "der Vorstand": speaks for the institution spoken of."""
        actor = self.salience.last(phrase.start, ("organization", "government"))
        return actor, 0.7 if actor else 0.4

    def _singular_person(self, phrase: Phrase) -> tuple[DocActor | None, float]:
        """ "die 60-Jährige", "der Franzose": the person most spoken of that gender."""
        article = phrase.core[0].lower
        gender = self.analysis.lexicon.gender(article, "pronoun") or "m"
        if self.unnamed_before(phrase.start, gender):
            return None, 0.4
        near = [
            a
            for _, _, a in self.salience.near(phrase.start)
            if a.kind == "person" and agrees(a, gender)
        ]
        actor = self.salience.most_salient(near, phrase.start)
        return actor, 0.8 if actor else 0.4

    def unnamed_before(self, offset: int, gender: str) -> bool:
        """ "Eine Zeugin sagte aus. Sie ...": who is meant bears no name."""
        phrase = self.salience.subject_before(offset)
        role = self.nouns.role(phrase.head) if phrase is not None else None
        if phrase is None or role is None:
            return False
        theirs = self._is_somebodys(phrase) and self._bearer(phrase, role) is None
        if not theirs and phrase.core[0].lower not in self.words("indefinite"):
            return False
        since = self.actors.between(phrase.start, offset)
        return role.gender in ("", gender) and not any(a.kind == "person" for _, a in since)

    def _collective(self, phrase: Phrase, noun: Collective) -> tuple[DocActor | None, float]:
        """ "das Unternehmen", "die Behörde": the last such actor, else the institution itself."""
        tail = noun.lemma.casefold()
        if phrase.core[0].lower in self.words("possessive"):
            employer = self._employer(phrase) or self._head_of_office(phrase)
            return employer, 0.75 if employer else 0.4
        if (known := self.houses.bearing(phrase.head, noun)) is not None:
            return known, 0.85
        whole = phrase.head.lower in (tail, tail + "s") or self.nouns.is_generic(phrase.head.text)
        if whole and noun.kind == "government" and tail in self.words("generic_authority"):
            actor = self.salience.last(phrase.start, ("government",))
            if actor is None and tail in self.words("sole_body"):  # "Der Senat beschloss ..."
                actor = self.actors.promote(
                    phrase.head.start, phrase.head.end, noun.lemma, "government", "institution"
                )
            return actor, 0.75 if actor else 0.4
        if head_is_particular(phrase, self.words("particular")):
            actor = self.houses.called(phrase) or self.houses.of_subject_before(phrase)
            return actor, 0.8 if actor else 0.4
        if whole and noun.kind == "organization" and self.houses.takes_up(phrase.head, noun):
            actor = self.houses.meant(phrase)
            return actor, 0.75 if actor else 0.4
        actor = self.institution(phrase.head, noun)
        return actor, 0.8 if actor else 0.4

    def _compound_institution(self, phrase: Phrase, noun: Collective) -> DocActor | None:
        """ "the county council", "the health department": English writes its compounds apart."""
        parts = [w for w in phrase.core if w.start < phrase.head.start and w.pos == "NOUN"]
        if self.analysis.language != "en" or not parts or any(w.capital for w in parts):
            return None
        first, kind = parts[0], noun.kind if noun.kind == "government" else "organization"
        name = self.analysis.text[first.start : phrase.head.end]
        return self.actors.promote(first.start, phrase.head.end, name, kind, "institution")

    def _owned(self, phrase: Phrase, noun: Collective | None) -> tuple[DocActor | None, float]:
        """ "Norwegens Parlament": an institution of a place that stands before it."""
        first, last = phrase.core[0], phrase.core[-1]
        pair = len(phrase.core) == _DETERMINED and last is phrase.head
        if noun is None or noun.kind == "group" or not pair or not first.text.endswith("s"):
            return None, 0.5
        owners = self.actors.between(first.start, first.end)
        if not any(a.kind == "country" and m.end == first.end for m, a in owners):
            return None, 0.5
        name = self.analysis.text[first.start : last.end]
        return self.actors.promote(first.start, last.end, name, noun.kind, "institution"), 0.8

    def _head_of_office(self, phrase: Phrase) -> DocActor | None:
        """ "her office", "sein Büro": speaks for the person."""
        if phrase.head.lower not in self.words("office"):
            return None
        persons = [a for _, _, a in self.salience.near(phrase.start) if a.kind == "person"]
        return self.salience.most_salient(persons, phrase.start)

    def _employer(self, phrase: Phrase) -> DocActor | None:
        """ "seine Firma": where the person spoken of has a role."""
        persons = [a for _, _, a in self.salience.near(phrase.start) if a.kind == "person"]
        person = self.salience.most_salient(persons, phrase.start)
        held = (
            next((r.organization for r in person.roles if r.organization), None) if person else None
        )
        return next((a for a in self.actors.actors if a.name == held), None)

    def institution(self, word: Word, noun: Collective) -> DocActor | None:
        """ "die Polizei", "das Innenministerium": an actor though it bears no name."""
        if (known := self.houses.bearing(word, noun)) is not None:
            return known
        name = word.text[: len(without_genitive(word.lower, noun))]
        if name.casefold() in self.words("generic_authority") | self.nouns.generic:
            return None
        kind: ActorKind = "government" if noun.kind == "government" else "organization"
        rule = "place" if self.nouns.is_place(word) else "institution"
        return self.actors.promote(word.start, word.end, name, kind, rule)

    def group(self, phrase: Phrase) -> DocActor:
        """Return the group a plural means: "Experten", the noun with what follows it."""
        first = phrase.head
        if self.analysis.language == "en":  # compounds are written apart: "security advocates"
            first = next((w for w in phrase.core if w.pos in ("NOUN", "PROPN", "ADJ")), first)
        words = phrase.words[phrase.words.index(first) :]
        end = _end_of_first(words)
        name = self.nouns.nominative_plural(first) + self.analysis.text[first.end : end]
        return self.actors.promote(first.start, end, " ".join(name.split()), "group", "group")

    def _bearer(self, phrase: Phrase, role: Role) -> DocActor | None:
        """ "der Minister": the last person introduced in that role."""
        wanted = role.lemma.casefold()
        modifier = phrase.head.text.rpartition("-")[0].casefold()
        for _, _, actor in self.salience.near(phrase.start):
            if actor.kind != "person" or not agrees(actor, role.gender):
                continue
            for held in actor.roles:
                title_fits = self._same_role(held.title, wanted)
                place_fits = not modifier or modifier == (held.organization or "").casefold()
                place_fits = place_fits or phrase.head.lower in held.title.casefold()
                if title_fits and place_fits:
                    return actor
        return None

    def _person_described(self, phrase: Phrase, role: Role) -> DocActor | None:
        """ "der Manager": no role fits, so the person last spoken of, if near."""
        if len(phrase.words) > len(phrase.core) and not self._is_told_to(phrase):
            # "der Bürgermeister von X" is somebody new, unless nothing is known of the last one
            last = self.salience.subject_of_sentence_before(phrase.start)
            fits = last is not None and not last.roles and agrees(last, role.gender)
            return last if fits else None
        near = [
            a for start, _, a in self.salience.near(phrase.start)
            if a.kind == "person" and agrees(a, role.gender) and phrase.start - start < _DESCRIBED
        ]  # fmt: skip
        near = [a for a in near if self._is_former(phrase) or self._may_be(a, role)]
        return self.salience.most_salient(near, phrase.start)

    def _is_former(self, phrase: Phrase) -> bool:
        """ "der frühere Ruderer": no longer what he is called here."""
        return any(w.lower in self.words("former") for w in phrase.core)

    def _is_told_to(self, phrase: Phrase) -> bool:
        """ "sagte der Politiker der Deutschen Presse-Agentur": no attribute, but who is told."""
        behind = self.actors.between(phrase.core[-1].end, phrase.end)
        return any(is_outlet(actor, self.analysis.lexicon) for _, actor in behind)

    def _may_be(self, actor: DocActor, role: Role) -> bool:
        """Whether nothing speaks against the role: an "Ökologe" is no "Intendant"."""
        parts = (self.nouns.role_form(part) for held in actor.roles for part in held.title.split())
        types = {held.type for held in parts if held is not None}
        return types <= _LOOSE_ROLES or role.type in types or role.type in _LOOSE_ROLES

    def _same_role(self, title: str, wanted: str) -> bool:
        """Whether a title has the role wanted, or one that writers call so too."""
        meant = self.analysis.lexicon.role_synonyms.get(wanted, ())
        for part in title.split():
            role = self.nouns.role_form(part)
            lemma = role.lemma.casefold() if role is not None else ""
            if lemma and (lemma == wanted or lemma.endswith(meant)):
                return True
        return False


def _end_of_first(words: list[Word]) -> int:
    """The end of the first member of a coordination: "A der B und C" → "A der B"."""
    for k, word in enumerate(words):
        if word.pos == "CCONJ" and k:
            return words[k - 1].end
    return words[-1].end
