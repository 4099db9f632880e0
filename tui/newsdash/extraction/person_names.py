"""Names of persons, from what stands before them: titles, given names, roles."""

from __future__ import annotations

from collections.abc import Sequence

from newsdash.extraction.gazetteer import gender_of_first_name
from newsdash.extraction.lexicon import Gender, Role
from newsdash.extraction.mentions import Mention, NameRules, nominative
from newsdash.extraction.quotation_marks import MARKS
from newsdash.extraction.words import Word

_NICKNAME = 3  # a nickname and its marks
_WHOLE = 2  # words of a name that needs no third


class PersonNames(NameRules):
    """Rules for persons; each returns the number of words it used, 0 if it does not apply."""

    def titled(self, words: list[Word], at: int) -> int:
        """ "Herr Brockman", "Prof. Dr. Vogt"."""
        if words[at].lower not in self.titles:
            return 0
        start = at
        while start < len(words) and words[start].lower in self.titles:
            start += 1
        length = self._name_length(words, start)
        if not length:
            return 0
        gender = self.lexicon.gender(words[at].lower, "title")
        name = words[start : start + length]
        person = self._add_person(name, "title", gender, whole=words[at].start)
        if (role := self.nouns.role(words[at])) is not None:
            person.role = role.lemma if self.lexicon.language == "en" else words[at].text
        return start + length - at

    def given(self, words: list[Word], at: int) -> int:
        """A known given name and what follows it."""
        word = words[at]
        gender = gender_of_first_name(nominative(word.text)) if word.capital else None
        if gender is None or at + 1 >= len(words):
            return 0
        nick = self._nickname(words, at + 1)
        length = 1 + nick + self._name_length(words, at + 1 + nick, after_given=True)
        if length == 1 + nick:
            return 0
        person = self._add_person(words[at : at + length], "given name", gender)
        if nick:
            surname = self.text[words[at + 1 + nick].start : words[at + length - 1].end]
            person.name = nominative(f"{word.text} {surname}")
        return length

    def _nickname(self, words: list[Word], at: int) -> int:
        """ "Dieter „Didi“ Langhoff": how many words stand between given name and surname."""
        inner = words[at : at + _NICKNAME]
        if len(inner) < _NICKNAME or at + _NICKNAME >= len(words):
            return 0
        marked = inner[0].text in MARKS and inner[2].text in MARKS
        return _NICKNAME if marked and inner[1].capital and words[at + _NICKNAME].capital else 0

    def with_role(self, words: list[Word], at: int) -> int:
        """ "Bürgermeisterin Vogt", "OpenAI-Chef Sam Altman", "CEO Mark Zuckerberg"."""
        role, last = self._role(words, at)
        if role is None or last + 1 >= len(words) or words[last + 1].after_break:
            return 0
        start = last + 1
        while start < len(words) and words[start].lower in self.titles:
            start += 1
        known = start < len(words) and self.known.match(words, start)
        length = 0 if known else self._name_length(words, start)
        if not length or (length == 1 and self._is_plain_noun(words[start])):
            return 0
        if self._nickname(words, start + 1):
            return last + 1 - at  # the given name is read next, with its nickname
        firm = self._is_maker(words[at]) and not self._is_given(words[start])
        club = length > 1 and words[start].text.isupper() and "." not in words[start].text
        if firm or club:  # "der KI-Entwickler Osterloh", "der Zweitligist EHC Ellsee"
            return 0
        title, organization = self._split_role(words[at])
        if last > at:
            title, organization = role.lemma, self._named_before(words, at)
        given = gender_of_first_name(nominative(words[start].text))
        gender = role.gender or given or self._gender_by_form(words, at)
        person = self._add_person(words[start : start + length], "role", gender)
        person.role, person.organization = title, organization
        return start + length - at

    def _gender_by_form(self, words: list[Word], at: int) -> Gender:
        """ "der Vorsitzende Kim Berg": what a noun made of an adjective and its article tell."""
        if self.lexicon.language != "de":
            return ""
        role, k = self.nouns.role(words[at]), at - 1
        if role is None or not role.lemma.endswith("e"):
            return ""
        while k >= 0 and words[k].pos == "ADJ" and not words[at].after_break:
            k -= 1
        article = words[k].lower if k >= 0 and words[k].pos == "DET" else ""
        return self.lexicon.gender(f"{article} …{words[at].lower[-1:]}".strip(), "adjectival_noun")

    def _is_given(self, word: Word) -> bool:
        return gender_of_first_name(nominative(word.text)) is not None

    def _is_maker(self, word: Word) -> bool:
        noun = self.nouns.collective(word)
        return noun is not None and noun.kind == "organization"

    def _is_plain_noun(self, word: Word) -> bool:
        """Whether a lone word behind a role is no surname: "warf der Landrätin Wortbruch vor"."""
        return self.nouns.is_common(word) or word.start in self.analysis.plain_nouns

    def _role(self, words: list[Word], at: int) -> tuple[Role | None, int]:
        """The role at a place and the place of its last word ("chief executive")."""
        if at + 1 < len(words) and not words[at + 1].after_break:
            pair = f"{words[at].lower} {words[at + 1].lower}"
            if pair in self.lexicon.roles:
                return self.lexicon.roles[pair], at + 1
        return self.nouns.role(words[at]), at

    def _named_before(self, words: list[Word], at: int) -> str | None:
        """The known name before a role: "Meta chief executive", "OpenAI's chief executive"."""
        last = at - 1
        if last >= 0 and words[last].lower in ("'s", "’s"):
            last -= 1
        found = self.known.match(words, last) if last >= 0 else None
        return found[0].name if found else None

    def _split_role(self, word: Word) -> tuple[str, str | None]:
        """ "OpenAI-Chef" → ("Chef", "OpenAI"); the modifier becomes a mention of its own."""
        modifier, hyphen, title = word.text.rpartition("-")
        if not hyphen or modifier.lower() in self.lexicon.words("role_prefix"):
            return self.nouns.base_form(word.text), None
        entry = self._modifier(word, modifier)
        return self.nouns.base_form(title), entry

    def _modifier(self, word: Word, modifier: str) -> str | None:
        modifier = modifier.strip("-")
        fake = Word(word.i, modifier, word.start, word.start + len(modifier), word.line)
        found = self.known.match([fake], 0)
        if found:
            self.add_entry(fake.start, fake.end, found[0], "compound")
            return found[0].name
        if not modifier[:1].isupper() or self.nouns.is_common(fake) or self.nouns.role(fake):
            return None
        self.add(Mention(fake.start, fake.end, modifier, None, "compound", weak=True))
        return modifier

    def _name_length(self, words: list[Word], start: int, after_given: bool = False) -> int:
        """How many words from ``start`` belong to a person's name."""
        at, last = start, start
        while at < len(words) and at - start < 5:
            word = words[at]
            apart = word.after_break and not self._follows_initial(words, at, start)
            if apart or (at > start and words[at].i > words[at - 1].i + 2):
                break
            if word.text == "." and at > start and len(words[at - 1].text) == 1:
                at += 1
                continue
            if (
                (at > start or after_given)
                and word.lower in self.lexicon.words("name_particle")
                and not word.capital
            ):
                complete = at - start + after_given >= 2
                # "hat Jana Berg den Bildgenerator Malo getadelt"
                alone = words[at - 1].lower not in self.lexicon.words("name_particle")
                article = alone and word.lower in self.lexicon.words("article")
                if not self._particle_joins(words, at) or (
                    complete and (article or self._names_employer(words, at))
                ):
                    break
                at += 1
                continue
            if not self._may_be_name_part(word, first=at == start and not after_given):
                break
            if at - start + after_given >= _WHOLE and self.nouns.is_listed(word):
                break  # "legt Jana Berg Untreue zur Last"
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

    def _follows_initial(self, words: list[Word], at: int, start: int) -> bool:
        """ "George W. Bush": the stop behind one letter parts nothing."""
        initial = at - 2 >= start and words[at - 1].text == "." and len(words[at - 2].text) == 1
        return initial and words[at - 2].capital

    def _particle_joins(self, words: list[Word], at: int) -> bool:
        """ "von der" joins names only: "Ursula von der Leyen", not "Trittin den Umstieg"."""
        while (
            at < len(words)
            and words[at].lower in self.lexicon.words("name_particle")
            and not words[at].capital
        ):
            at += 1
        return (
            at < len(words)
            and words[at].capital
            and not words[at].text.endswith("-")
            and not self.nouns.is_common(words[at])
            and self.known.match(words, at) is None
        )

    def _names_employer(self, words: list[Word], at: int) -> bool:
        """ "Dylan Patel von SemiAnalysis"; a second given name goes on: "Carl Maria von Weber"."""
        says_where = words[at].lower in self.lexicon.words("role_preposition")
        behind = at + 1
        while behind < len(words) and words[behind].lower in self.lexicon.words("article"):
            behind += 1
        named = behind < len(words) and words[behind].capital
        return says_where and named and gender_of_first_name(words[at - 1].text) is None

    def _may_be_name_part(self, word: Word, first: bool) -> bool:
        if (
            not word.capital
            or word.pos not in ("NOUN", "PROPN", "X")
            or any(c.isdigit() for c in word.text)
        ):
            return False
        if word.lower in self.lexicon.months or self._says_when(word, first):
            return False
        if "-" in word.text and (self.nouns.role(word) or self.nouns.collective(word)):
            return False
        if not first and self._is_other_noun(word):
            return False
        return not (first and self.nouns.is_common(word) and not self._ends_like_name(word))

    def _ends_like_name(self, word: Word) -> bool:
        """ "Sprecher Jannik Oswald", "Frau Stehling": only the ending looks like a noun's."""
        surname = word.lower.endswith(tuple(self.lexicon.words("surname_ending")))
        known = self.nouns.is_listed(word) or self.nouns.role(word) or self.nouns.collective(word)
        return surname and self.nouns.is_abstract(word) and not known

    def _is_other_noun(self, word: Word) -> bool:
        """Whether a noun behind a name is no part of it; "Stehling" and "Franz" may be surnames."""
        surname = word.lower.endswith(tuple(self.lexicon.words("surname_ending")))
        abstract = self.nouns.is_abstract(word) and not surname
        # English sets compounds apart: "Bettencourt" is no court
        whole = self.lexicon.language != "en" or word.lower in self.lexicon.collectives
        return abstract or (whole and self.nouns.collective(word) is not None)

    def _says_when(self, word: Word, first: bool) -> bool:
        """Whether a noun of time is one here; behind a given name "Sommer" is a surname."""
        if word.lower not in self.lexicon.time_nouns:
            return False
        return first or word.lower not in self.lexicon.words("season")

    def _add_person(
        self, words: Sequence[Word], rule: str, gender: Gender, whole: int | None = None
    ) -> Mention:
        start, end = words[0].start, words[-1].end
        name = nominative(self.text[start:end])
        given = gender_of_first_name(words[0].text) if len(words) > 1 else None
        mention = Mention(
            start if whole is None else whole, end, name, "person", rule, gender or given or ""
        )
        self.add(mention)
        return mention
