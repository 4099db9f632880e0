"""Names in the text: which words name whom, before anyone asks whether they are the same.

Evidence is collected from how a name stands: known names, given names, titles and roles
before it ("Bürgermeisterin Vogt"), nouns of organisations before or after it ("Startup X",
"X, ein Hersteller von"), compounds ("X-Chef"), legal forms, genitives before a noun. Where
the pipeline has an entity recogniser its persons, organisations and places are added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.gazetteer import Entry, gazetteer, gender_of_first_name
from newsdash.extraction.lexicon import Collective, Gender, Role, column
from newsdash.extraction.nouns import Nouns
from newsdash.extraction.words import Word
from newsdash.records import ActorKind

_SHAPE = re.compile(r"^(?:[A-ZÄÖÜ][a-zäöüß]+[A-ZÄÖÜ]\w*|[A-ZÄÖÜ]{2,}\d*|[a-z][A-Z]\w+)$")
_ENTITY_KINDS: dict[str, ActorKind] = {
    "PER": "person", "PERSON": "person", "ORG": "organization", "GPE": "country", "NORP": "group",
}  # fmt: skip


@dataclass(slots=True)
class Mention:
    """A name at a place. ``rule`` says why it was taken for one; ``weak`` evidence needs company.

    ``indirect`` mentions point to their actor without naming it ("chinesisch", "Peking").
    """

    start: int
    end: int
    name: str
    kind: ActorKind | None
    rule: str
    gender: Gender = ""
    role: str | None = None
    organization: str | None = None
    indirect: bool = False
    weak: bool = False


class NameFinder:
    """Finds the mentions of one article."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.known = gazetteer(analysis.language)
        self.nouns = Nouns(analysis.lexicon)
        self.lexicon = analysis.lexicon
        self.titles = self.lexicon.words("title")
        self.particles = self.lexicon.words("name_particle")
        self.legal_forms = self.lexicon.words("legal_form")
        self.name_adjectives = column(analysis.language, "name_adjectives.txt")
        self.mentions: list[Mention] = []
        self.taken: set[int] = set()

    def find(self) -> list[Mention]:
        """Return all mentions, ordered by start, none overlapping another of the same rank."""
        for words in self._runs():
            self._find_in(words)
        self._add_entities()
        return sorted(self.mentions, key=lambda m: (m.start, -m.end))

    def _runs(self) -> Iterator[list[Word]]:
        for sentence in self.analysis.sentences:
            yield [word for word in sentence.words if word.pos != "QUOTE"]

    def _find_in(self, words: list[Word]) -> None:
        at = 0
        while at < len(words):
            at += max(1, self._at(words, at))

    def _at(self, words: list[Word], at: int) -> int:
        """Try all rules at a word; return the number of words used up."""
        word = words[at]
        if not word.is_word:
            return 1
        for rule in (
            self._titled,
            self._known,
            self._person,
            self._role_named,
            self._adjective_named,
            self._collective_named,
            self._club,
        ):
            if used := rule(words, at):
                return used
        if "-" in word.text and self._compound(words, at):
            return 1
        if word.pos in ("ADJ", "NOUN", "PROPN") and (entry := self.known.adjective(word)):
            self._add_entry(word.start, word.end, entry, "demonym")
            return 1
        return self._shaped(words, at)

    # persons

    def _titled(self, words: list[Word], at: int) -> int:
        if words[at].lower not in self.titles:
            return 0
        start = at
        while start < len(words) and words[start].lower in self.titles:
            start += 1
        length = self._name_length(words, start)
        if not length:
            return 0
        title = words[at].lower
        gender: Gender = (
            "f"
            if title in self.lexicon.words("female_title")
            else "m"
            if title in self.lexicon.words("male_title")
            else ""
        )
        self._add_person(words[start : start + length], "title", gender, whole=words[at].start)
        return start + length - at

    def _person(self, words: list[Word], at: int) -> int:
        """A known given name and what follows it."""
        word = words[at]
        gender = gender_of_first_name(_nominative(word.text)) if word.capital else None
        if gender is None or at + 1 >= len(words):
            return 0
        length = 1 + self._name_length(words, at + 1, after_given=True)
        if length == 1:
            return 0
        self._add_person(words[at : at + length], "given name", gender)
        return length

    def _role_named(self, words: list[Word], at: int) -> int:
        """ "Bürgermeisterin Vogt", "OpenAI-Chef Sam Altman", "CEO Mark Zuckerberg"."""
        role = self.nouns.role(words[at])
        if role is None or at + 1 >= len(words) or words[at + 1].after_break:
            return 0
        start = at + 1
        while start < len(words) and words[start].lower in self.titles:
            start += 1
        if start < len(words) and self.known.match(words, start):
            return 0
        length = self._name_length(words, start)
        if not length or (length == 1 and self.nouns.is_common(words[start])):
            return 0
        title, organization = self._split_role(words[at], role)
        given = gender_of_first_name(_nominative(words[start].text))
        person = self._add_person(words[start : start + length], "role", role.gender or given or "")
        person.role, person.organization = title, organization
        return start + length - at

    def _split_role(self, word: Word, role: Role) -> tuple[str, str | None]:
        """ "OpenAI-Chef" → ("Chef", "OpenAI"); the modifier becomes a mention of its own."""
        modifier, hyphen, title = word.text.rpartition("-")
        if not hyphen:
            return word.text, None
        entry = self._modifier(word, modifier)
        return title, entry

    def _modifier(self, word: Word, modifier: str) -> str | None:
        modifier = modifier.strip("-")
        fake = Word(word.i, modifier, word.start, word.start + len(modifier), word.line)
        found = self.known.match([fake], 0)
        if found:
            self._add_entry(fake.start, fake.end, found[0], "compound")
            return found[0].name
        if not modifier[:1].isupper() or self.nouns.is_common(fake) or self.nouns.role(fake):
            return None
        self._add(Mention(fake.start, fake.end, modifier, None, "compound", weak=True))
        return modifier

    def _name_length(self, words: list[Word], start: int, after_given: bool = False) -> int:
        """How many words from ``start`` belong to a person's name."""
        at, last = start, start
        while at < len(words) and at - start < 5:
            word = words[at]
            if word.after_break or (at > start and words[at].i > words[at - 1].i + 2):
                break
            if word.text == "." and at > start and len(words[at - 1].text) == 1:
                at += 1
                continue
            if at > start and word.lower in self.particles and not word.capital:
                if not self._particle_joins(words, at):
                    break
                at += 1
                continue
            if not self._may_be_name_part(word, first=at == start and not after_given):
                break
            at += 1
            last = at
            if (
                word.text.endswith("s")
                and at < len(words)
                and after_given
                and self.nouns.is_common(words[at])
            ):
                break
        return last - start

    def _particle_joins(self, words: list[Word], at: int) -> bool:
        """ "von der" joins names only: "Ursula von der Leyen", not "Trittin den Umstieg"."""
        while at < len(words) and words[at].lower in self.particles and not words[at].capital:
            at += 1
        return (
            at < len(words)
            and words[at].capital
            and not self.nouns.is_common(words[at])
            and self.known.match(words, at) is None
        )

    def _may_be_name_part(self, word: Word, first: bool) -> bool:
        if (
            not word.capital
            or word.pos not in ("NOUN", "PROPN", "X")
            or any(c.isdigit() for c in word.text)
        ):
            return False
        if (
            word.lower in self.analysis.lexicon.months
            or word.lower in self.analysis.lexicon.time_nouns
        ):
            return False
        if "-" in word.text and (self.nouns.role(word) or self.nouns.collective(word)):
            return False
        if not first and (self.nouns.is_abstract(word) or self.nouns.collective(word) is not None):
            return False
        return not (first and self.nouns.is_common(word))

    def _add_person(
        self, words: Sequence[Word], rule: str, gender: Gender, whole: int | None = None
    ) -> Mention:
        start, end = words[0].start, words[-1].end
        name = _nominative(self.text[start:end])
        given = gender_of_first_name(words[0].text) if len(words) > 1 else None
        mention = Mention(
            start if whole is None else whole, end, name, "person", rule, gender or given or ""
        )
        self._add(mention)
        return mention

    # organisations and states

    def _known(self, words: list[Word], at: int) -> int:
        found = self.known.match(words, at)
        if found is None:
            return 0
        entry, length = found
        following = words[at + length] if at + length < len(words) else None
        if following is not None and entry.kind == "organization" and _is_product_number(following):
            return length
        # "Frank Siemens": a given name before it makes it a person's
        if (
            at
            and gender_of_first_name(words[at - 1].text) is not None
            and length == 1
            and entry.kind != "country"
        ):
            return 0
        last = words[at + length - 1]
        # "SPD-Chef" is no SPD
        self._add_entry(words[at].start, last.end, entry, "known name")
        return length

    def _collective_named(self, words: list[Word], at: int) -> int:
        """ "das Startup DeepSeek", "Hersteller Nvidia", "Verlag „Morgenrot“", "Landgericht Köln"."""
        noun = self.nouns.collective(words[at])
        if noun is None or noun.kind == "group" or at + 1 >= len(words):
            return self._authority(words[at], noun)
        if self.nouns.is_place(words[at]) and words[at].lower != noun.lemma.lower():
            return 0
        if purpose := self._purpose(words, at):
            end = words[at + purpose - 1].end
            kind = "government" if noun.kind == "government" else "organization"
            name = _without_ending(words[at].text, noun.lemma) + self.text[words[at].end : end]
            self._add(Mention(words[at].start, end, _nominative(name), kind, "noun before it"))
            return purpose
        start = at + 1
        quoted = words[start].text in '„“"»‚' and start + 1 < len(words)
        start += quoted
        length = self._organization_length(words, start)
        if not length or (words[start].after_break and not quoted):
            return self._authority(words[at], noun)
        if self.known.match(words, start) is not None:
            return 0  # "Weltverband FIFA": the name is known by itself
        generic = self.nouns.is_generic(words[at].text) or words[start].text.isupper()
        first = words[start] if generic or quoted else words[at]
        name = _nominative(self.text[first.start : words[start + length - 1].end])
        if first is words[at]:
            name = _without_ending(first.text, noun.lemma) + name[len(first.text) :]
        kind: ActorKind = "government" if noun.kind == "government" else "organization"
        rule = "place" if self.nouns.is_place(words[at]) else "noun before it"
        self._add(Mention(first.start, words[start + length - 1].end, name, kind, rule))
        return start + length - at

    def _authority(self, word: Word, noun: Collective | None) -> int:
        """ "das Umweltministerium", "das Landgericht": a compound that only one authority can bear."""
        if noun is None or noun.kind != "government":
            return 0
        name = _without_ending(word.text, noun.lemma)
        tail = next(
            (
                t
                for t in self.lexicon.noun_endings.get("authority", ())
                if name.lower().endswith(t) and len(name) > len(t) + 2
            ),
            None,
        )
        if tail is None or "-" in name:
            return 0
        self._add(Mention(word.start, word.end, name, "government", "authority"))
        return 1

    def _purpose(self, words: list[Word], at: int) -> int:
        """ "Institut für Moorkunde Greifswald", "Ministerium für Umwelt": the length of the name."""
        if self.nouns.is_generic(words[at].text) and words[at].lower not in self.lexicon.words(
            "generic_authority"
        ):
            return 0
        if at + 2 >= len(words) or words[at + 1].lower not in self.lexicon.words(
            "purpose_preposition"
        ):
            return 0
        length = 2
        while at + length < len(words) and length < 7:
            word = words[at + length]
            joins = (
                word.lower in self.lexicon.words("and")
                and at + length + 1 < len(words)
                and words[at + length + 1].capital
            )
            if word.after_break or not (word.capital or joins):
                break
            length += 1
        return length if length > 2 else 0

    def _club(self, words: list[Word], at: int) -> int:
        """ "HSG Weserbergen", "TV Kaltental": capitals and a name."""
        word = words[at]
        if not (
            2 <= len(word.text) <= 4 and word.text.isupper() and word.text.isalpha()
        ) or at + 1 >= len(words):
            return 0
        name = words[at + 1]
        if (
            name.after_break
            or not name.capital
            or name.text.isupper()
            or name.pos != "NOUN"
            or self.nouns.is_common(name)
        ):
            return 0
        self._add(
            Mention(word.start, name.end, self.text[word.start : name.end], "organization", "club")
        )
        return 2

    def _is_name_adjective(self, word: Word) -> bool:
        """ "Deutscher", "Europäische"; and place names with -er: "Lindenauer"."""
        stem = re.sub(r"e[nrsm]?$", "", word.lower)
        return stem in self.name_adjectives or bool(_OF_PLACE.match(word.text))

    def _adjective_named(self, words: list[Word], at: int) -> int:
        """ "Deutscher Wetterdienst", "Lindenauer Zeitung": a capitalised adjective and its noun."""
        word = words[at]
        if at + 1 >= len(words) or not word.capital or not self._is_name_adjective(word):
            return 0
        noun = self.nouns.collective(words[at + 1])
        inside = at > 0 and words[at - 1].is_word and not word.after_break
        if noun is None or noun.kind == "group" or words[at + 1].after_break or not inside:
            return 0
        if (
            self.nouns.is_generic(words[at + 1].text)
            and words[at + 1].lower not in self.nouns.named_generic
        ):
            return 0
        stem, ending = (
            re.sub(r"e[nrsm]?$", "", word.text),
            {"m": "er", "n": "es"}.get(noun.gender, "e"),
        )
        first = word.text if word.text.endswith("er") and noun.gender != "m" else stem + ending
        kind: ActorKind = "government" if noun.kind == "government" else "organization"
        name = f"{first} {self.text[words[at + 1].start : words[at + 1].end]}"
        self._add(Mention(word.start, words[at + 1].end, name, kind, "capitalised adjective"))
        return 2

    def _organization_length(self, words: list[Word], start: int) -> int:
        at = start
        while at < len(words) and at - start < 4:
            word = words[at]
            named = word.capital and word.pos in ("NOUN", "PROPN", "X", "ADJ")
            common = self.nouns.is_listed(word) if at == start else self.nouns.is_common(word)
            if not named or (at > start and word.after_break) or common:
                break
            if (
                word.lower in self.analysis.lexicon.time_nouns
                or word.lower in self.analysis.lexicon.months
            ):
                break
            if gender_of_first_name(word.text) is not None:
                break
            at += 1
        return at - start

    def _compound(self, words: list[Word], at: int) -> bool:
        """ "Trump-Regierung" is an actor; "Meta-Führungskräfte" names Meta."""
        word = words[at]
        modifier, _, head = word.text.rpartition("-")
        noun = self.nouns.collective_form(head)
        if (
            noun is not None
            and noun.kind == "government"
            and modifier[:1].isupper()
            and not self._is_common(modifier)
        ):
            self._add(
                Mention(word.start, word.end, _nominative(word.text), "government", "compound")
            )
            return True
        fake = Word(word.i, modifier, word.start, word.start + len(modifier), word.line)
        if found := self.known.match([fake], 0):
            self._add_entry(fake.start, fake.end, found[0], "compound", pointing=True)
            return True
        if self.nouns.role_form(head) and modifier[:1].isupper() and not self._is_common(modifier):
            self._add(Mention(fake.start, fake.end, modifier, None, "compound", weak=True))
            return True
        return False

    def _is_common(self, form: str) -> bool:
        return self.nouns.is_common(Word(0, form, 0, len(form), 0))

    def _shaped(self, words: list[Word], at: int) -> int:
        """Legal forms and unusual spelling: "Hansholm Werft AG", "DeepSeek"."""
        word = words[at]
        if not word.capital or word.pos not in ("NOUN", "PROPN", "X"):
            return 1
        length = 1
        while (
            at + length < len(words)
            and words[at + length].capital
            and not words[at + length].after_break
            and length < 5
        ):
            if words[at + length].lower in self.legal_forms:
                end = words[at + length].end
                name = self.text[word.start : end]
                self._add(Mention(word.start, end, name, "organization", "legal form"))
                return length + 1
            length += 1
        if (
            _SHAPE.match(word.text)
            and not self.nouns.is_common(word)
            and word.lower not in self.legal_forms
        ):
            self._add(Mention(word.start, word.end, word.text, None, "spelling", weak=True))
        elif not self.nouns.is_common(word) and not self.nouns.is_abstract(word):
            self._bare(words, at)
        return 1

    def _bare(self, words: list[Word], at: int) -> None:
        """A capitalised word no list knows, without article: perhaps a name."""
        word = words[at]
        before = words[at - 1] if at else None
        if before is not None and before.pos in ("DET", "ADJ", "NUM") and not word.after_break:
            return
        self._add(Mention(word.start, word.end, _nominative(word.text), None, "bare", weak=True))

    # bookkeeping

    def _add_entry(
        self, start: int, end: int, entry: Entry, rule: str, pointing: bool = False
    ) -> None:
        indirect = entry.indirect or (pointing and entry.kind == "country")
        self._add(Mention(start, end, entry.name, entry.kind, rule, indirect=indirect))

    def _add(self, mention: Mention) -> None:
        self.mentions.append(mention)

    def _add_entities(self) -> None:
        doc = self.analysis.doc
        if doc is None:
            return
        covered = [(m.start, m.end) for m in self.mentions if not m.weak]
        for entity in doc.ents:
            kind = _ENTITY_KINDS.get(entity.label_)
            inside = any(a < entity.end_char and entity.start_char < b for a, b in covered)
            if kind and not inside and "\n" not in entity.text:
                name = _nominative(entity.text)
                self._add(
                    Mention(entity.start_char, entity.end_char, name, kind, "entity recogniser")
                )


def _without_ending(form: str, lemma: str) -> str:
    """ "Amtsgerichts" → "Amtsgericht", where the lemma says that the ending is one."""
    for ending in ("es", "s", "en", "n"):
        if form.lower().endswith(lemma.lower() + ending):
            return form[: -len(ending)]
    return form


_OF_PLACE = re.compile(r"^[A-ZÄÖÜ][a-zäöüß]{3,}er$")


def _is_product_number(word: Word) -> bool:
    """ "Airbus A320": what follows makes the maker's name a product's; a year does not."""
    if word.after_break or not any(c.isdigit() for c in word.text) or "-" in word.text:
        return False
    return not (word.text.isdigit() and len(word.text) == 4) and word.capital


def _nominative(name: str) -> str:
    """Drop a possessive ending that cannot belong to the name; "Altmans" is left to the merge."""
    return re.sub(r"['’]s?$", "", " ".join(name.split()))
