"""Names of organisations, authorities and states, from lists, nouns, spelling and legal forms."""

from __future__ import annotations

import re

from newsdash.extraction.gazetteer import gender_of_first_name
from newsdash.extraction.lexicon import Collective, column
from newsdash.extraction.mentions import PERSONS, Mention, nominative
from newsdash.extraction.organization_lengths import NameLengths
from newsdash.extraction.words import Word
from newsdash.records import ActorKind

_SHAPE = re.compile(r"^(?:[A-ZÄÖÜ][a-zäöüß]+[A-ZÄÖÜ]\w*|[A-ZÄÖÜ]{2,}\d*|[a-z][A-Z]\w+)$")
_MARKS = frozenset('„“”"»«‚‘›‹')
_LONGEST = 5  # words of an English name up to its noun
_SLOGAN = 5  # words of a name in quotation marks
_OF_PLACE = re.compile(r"^[A-ZÄÖÜ][a-zäöüß]{3,}er$")


class OrganizationNames(NameLengths):
    """Rules for what is no person; each returns the number of words it used, or 0."""

    def known_name(self, words: list[Word], at: int) -> int:
        """A name everybody knows."""
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
        if length == 1 and at and self._is_thing(words[at - 1], words[at]):
            return 0
        if club := self._club(words, at, length):
            return club
        last = words[at + length - 1]
        self.add_entry(words[at].start, last.end, entry, "known name")
        return length

    def party_among_others(self, words: list[Word], at: int) -> int:
        """ "SPD, Grüne und Linke": without its article a party only among others."""
        if words[at].lower not in self.lexicon.words("bare_party") or not words[at].capital:
            return 0
        known = self.known.entries
        entry = known.get(f"die {words[at].lower}") or known.get(f"{words[at].lower}n")
        if entry is None or not (self._is_joined(words, at, -1) or self._is_joined(words, at, 1)):
            return 0
        self.add_entry(words[at].start, words[at].end, entry, "known name")
        return 1

    def _is_joined(self, words: list[Word], at: int, step: int) -> bool:
        """Whether a comma or "und" stands between a word and another known name."""
        mark, other = at + step, at + 2 * step
        if min(mark, other) < 0 or max(mark, other) >= len(words):
            return False
        joins = words[mark].text == "," or words[mark].lower in self.lexicon.words("and")
        party = words[other].lower in self.lexicon.words("bare_party")
        return joins and (party or self.known.match(words, other) is not None)

    def _club(self, words: list[Word], at: int, length: int) -> int:
        """ "TSV Steinau": behind the letters of a club stands which one it is."""
        place = words[at + 1] if length == 1 and at + 1 < len(words) else None
        letters = words[at].lower in self.lexicon.words("club_mark")
        if place is None or not letters or not place.capital or place.after_break:
            return 0
        if self.nouns.is_common(place) or place.pos not in ("NOUN", "PROPN"):
            return 0
        name = self.text[words[at].start : place.end]
        self.add(Mention(words[at].start, place.end, name, "organization", "club"))
        return 2

    def _is_thing(self, before: Word, word: Word) -> bool:
        """ "einen Spiegel": behind the indefinite article a noun is what it means."""
        indefinite = before.lower in self.lexicon.words("indefinite") and not word.after_break
        return indefinite and self.nouns.is_listed(word)

    def with_noun(self, words: list[Word], at: int) -> int:
        """ "das Startup DeepSeek", "Verlag „Morgenrot“", "Landgericht Köln"."""
        noun = self.nouns.collective(words[at])
        if noun is None or noun.kind == "group" or at + 1 >= len(words):
            return self._authority(words, at, noun)
        if not self._may_lead(words[at], noun):
            return 0
        if purpose := (
            self.purpose(words, at) or self.members(words, at) or self.abbreviated(words, at)
        ):
            self._add_with_noun(words[at : at + purpose], noun, whole=True)
            return purpose
        start = at + 1
        quoted = words[start].text in _MARKS and start + 1 < len(words)
        start += quoted
        length = self.motto(words, at) or self.plain_length(words, start)
        length = length or self.named_for(words, at)
        apart = words[start].after_break and not quoted
        apart = apart or (noun.kind == "government" and self.nouns.is_abstract(words[start]))
        apart = apart or (length > 1 and self._is_role_holder(words, at, start + length))
        if not length or apart or self._is_object(words, at, start + length):
            return self._authority(words, at, noun)
        if self._stands_alone(words, start, length, noun):
            return 0
        length += self.extension(words, start + length)
        generic = self.nouns.is_generic(words[at].text) or words[start].text.isupper()
        generic = generic and not self.nouns.is_common(words[start])
        whole = not (generic or quoted)
        paired = whole and self._start_of_pair(words, at) < words[at].start
        first = at - 2 * paired  # "Arbeits- und Sozialgericht Wien"
        name = words[first if whole else start : start + length]
        self._add_with_noun(name, noun, whole, place=self.nouns.is_place(words[at]))
        return start + length - at

    def _is_role_holder(self, words: list[Word], at: int, end: int) -> bool:
        """ "Der Vorsitzende der Verwaltung Istvan Kovacs": a person's name, to a recogniser."""
        article = at > 1 and words[at - 1].lower in self.lexicon.words("genitive_opener")
        if not article or self.nouns.role(words[at - 2]) is None:
            return False
        name = words[at + 1].start, words[end - 1].end
        return any((a, b) == name and kind in PERSONS for a, b, kind in self.analysis.entities)

    def _is_object(self, words: list[Word], at: int, end: int) -> bool:
        """ "ob seine Behörde Rechtsmittel einlegt": what stands before the last verb is no name."""
        owned = at > 0 and words[at - 1].lower in self.lexicon.words("possessive")
        last = end + 1 >= len(words) or not words[end + 1].is_word
        return owned and last and end < len(words) and words[end].pos in ("VERB", "AUX")

    def ending_in_noun(self, words: list[Word], at: int) -> int:
        """English: "Anglian Rivers Trust", "the Writers' League": capitals up to a noun for it."""
        if self.lexicon.language != "en" or not words[at].capital:
            return 0
        end = at
        while end < len(words) and end - at < _LONGEST and self._goes_on(words, at, end):
            end += 1
        last = words[end - 1]
        noun = self.nouns.collective(last) if end - at > 1 else None
        of_state = end - at == 2 and self.known.adjective(words[at]) is not None
        if noun is None or noun.kind == "group" or of_state:
            return 0
        kind: ActorKind = "government" if noun.kind == "government" else "organization"
        name = nominative(self.text[words[at].start : last.end])
        self.add(Mention(words[at].start, last.end, name, kind, "ends in noun"))
        return end - at

    def before_noun(self, words: list[Word], at: int) -> int:
        """English: "the Save Marsden Vale group": capitals between "the" and what it is."""
        if self.lexicon.language != "en" or not (at and words[at].capital):
            return 0
        if words[at - 1].lower not in self.lexicon.words("article"):
            return 0
        if self._leads_government(words, at):
            self._add_government(words, at)
            return 2
        end = at
        while end < len(words) and end - at < _LONGEST and words[end].capital:
            end += 1
        named = end < len(words) and words[end].lower in self.lexicon.words("named_before")
        lone = end - at == 1 and not words[at].text.isupper()  # "the Unite union"
        if not named or (
            lone and (self.nouns.is_common(words[at]) or self.known.adjective(words[at]))
        ):
            return 0
        name = nominative(self.text[words[at].start : words[end - 1].end])
        self.add(Mention(words[at].start, words[end - 1].end, name, "organization", "before noun"))
        return end - at

    def _leads_government(self, words: list[Word], at: int) -> bool:
        """ "the Trump administration": whose government it is, by the name of who leads it."""
        if at + 1 >= len(words) or words[at + 1].lower not in self.lexicon.words("governing"):
            return False
        return self.known.match(words, at) is None and self.known.adjective(words[at]) is None

    def _add_government(self, words: list[Word], at: int) -> None:
        start, end = words[at].start, words[at + 1].end
        self.add(Mention(start, end, self.text[start:end], "government", "before noun"))

    def _goes_on(self, words: list[Word], at: int, k: int) -> bool:
        word = words[k]
        if k > at and word.text in ("'s", "’s", "'", "’") and k + 1 < len(words):
            saint = words[at].lower in ("st", "st.")
            of_people = words[k - 1].lower in self.lexicon.words("people")
            return words[k + 1].capital and (saint or of_people or word.text in ("'", "’"))
        if k > at and word.lower in self.lexicon.words("and"):
            return self._joins_names(words, at, k)
        if not word.capital or (k > at and word.after_break):
            return False
        if word.lower in self.lexicon.time_nouns or word.lower in self.lexicon.months:
            return False
        # "Anglian Rivers Trust": what could be a verb is part of a name between capitals
        verbal = word.pos in ("VERB", "AUX") and k == at
        return not verbal and word.pos not in ("DET", "PRON", "ADP", "SCONJ", "CCONJ", "AUX")

    def _joins_names(self, words: list[Word], at: int, k: int) -> bool:
        """ "the Maritime and Coastguard Agency": "and" between what the agency is for."""
        if k + 1 >= len(words) or not words[k + 1].capital or k - at > 1:
            return False
        lone = self.known.match(words, at) is None and self.nouns.collective(words[at]) is None
        return lone and gender_of_first_name(words[at].text) is None and at > 0

    def with_slogan(self, words: list[Word], at: int) -> int:
        """ "die Initiative »Mehringen bleibt«": all words in the marks, if they are few."""
        start = at + 2
        if start >= len(words) or words[at + 1].text not in _MARKS:
            return 0
        noun = self.nouns.collective(words[at])
        if noun is None or noun.kind == "group" or not self._may_lead(words[at], noun):
            return 0
        inside = words[start : start + _SLOGAN + 1]
        length = next((k for k, word in enumerate(inside) if word.text in _MARKS), 0)
        if length < 2 or not all(word.is_word for word in inside[:length]):
            return 0
        self._add_with_noun(inside[:length], noun, whole=False)
        return start + length - at

    def _may_lead(self, word: Word, noun: Collective) -> bool:
        """Whether a noun may stand before a name: "the retailer Marlowe", not "parliament X"."""
        if not word.capital and not self.nouns.is_generic(word.text):
            return False
        return not self.nouns.is_place(word) or word.lower == noun.lemma.lower()

    def _add_with_noun(
        self, words: list[Word], noun: Collective, whole: bool, place: bool = False
    ) -> None:
        """Note a name; ``whole`` if the noun is part of it ("Landgericht Köln")."""
        first, start, end = words[0], words[0].start, words[-1].end
        name = nominative(self.text[start:end])
        if whole:
            name = _without_ending(first.text, noun.lemma) + name[len(first.text) :]
        kind: ActorKind = "government" if noun.kind == "government" else "organization"
        self.add(Mention(start, end, name, kind, "place" if place else "noun before it"))

    def _authority(self, words: list[Word], at: int, noun: Collective | None) -> int:
        """ "das Umweltministerium", "der Mieterbund": a compound only one bears."""
        if noun is None or noun.kind == "group":
            return 0
        word, authority = words[at], noun.kind == "government"
        name = _without_ending(word.text, noun.lemma)
        tails = self.lexicon.noun_endings.get("authority" if authority else "association", ())
        is_one = any(name.lower().endswith(t) and len(name) > len(t) + 2 for t in tails)
        if not is_one or "-" in name or self._only_describes(name, authority):
            return 0
        if not authority and not self._is_the(words, at):
            return 0
        kind: ActorKind = "government" if authority else "organization"
        start = self._start_of_pair(words, at)
        name = " ".join([*self.text[start : word.start].split(), name])
        self.add(Mention(start, word.end, name, kind, "authority"))
        return 1

    def _start_of_pair(self, words: list[Word], at: int) -> int:
        """ "Industrie- und Handelskammer" begins two words before."""
        joined = at >= 2 and words[at - 1].lower in self.lexicon.words("and")
        pair = joined and words[at - 2].text.endswith("-") and words[at - 2].capital
        return words[at - 2].start if pair else words[at].start

    def _only_describes(self, name: str, authority: bool) -> bool:
        """Whether a noun only says what a named one is: "der Dachverband", "das Ministerium"."""
        lower = name.lower()
        if authority:
            return lower in self.nouns.generic
        return self.nouns.is_generic(name) and lower not in self.lexicon.words("alone")

    def _is_the(self, words: list[Word], at: int) -> bool:
        """Whether the definite article stands before a noun, maybe in a preposition."""
        before = words[at - 1] if at else None
        if before is None or words[at].after_break:
            return False
        if self._start_of_pair(words, at) < words[at].start:
            return True
        article = before.pos == "DET" and before.lower in self.lexicon.words("definite")
        return article or before.lower in self.lexicon.contractions

    def _stands_alone(self, words: list[Word], start: int, length: int, noun: Collective) -> bool:
        """ "Weltverband FIFA", "Privatbank Alt & Cie.": a name that needs no noun before it."""
        known = self.known.match(words, start)
        office = words[start - 1].lower.endswith(self.lexicon.noun_endings.get("authority", ()))
        if known is not None and known[0].kind == "country" and office:
            return False  # "Landeskriminalamt Nordrhein-Westfalen"
        if known is not None and (known[0].kind != "country" or noun.kind != "organization"):
            return True
        end = start + length
        return end + 1 < len(words) and words[end].text in "&+" and words[end + 1].capital

    def _is_name_adjective(self, word: Word) -> bool:
        """ "Deutscher", "Südpfälzische"; and place names with -er: "Lindenauer"."""
        stem = re.sub(r"e[nrsm]?$", "", word.lower)
        listed = stem in column(self.lexicon.language, "name_adjectives.txt")
        return listed or stem.endswith("isch") or bool(_OF_PLACE.match(word.text))

    def with_adjective(self, words: list[Word], at: int) -> int:
        """ "Deutscher Wetterdienst", "Lindenauer Zeitung": a capitalised adjective and its noun."""
        word = words[at]
        if at + 1 >= len(words) or not word.capital or not self._is_name_adjective(word):
            return 0
        more = int(at + 2 < len(words) and self._is_second_adjective(words[at + 1]))
        noun = self.nouns.collective(words[at + 1 + more])
        if more and noun is not None and noun.kind != "group":
            return self._with_two_adjectives(words, at, noun)
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
        # "Technische Hochschule Ellsee", "Internationaler Rat für Flüsse": all that is its name
        purpose = self.purpose(words, at + 1) - 1
        place = 0 if noun.kind == "government" else self.plain_length(words, at + 2)
        place = max(place if place == 1 else 0, purpose)
        place = 0 if place == 1 and words[at + 2].after_break else place
        last = words[at + 1 + place]
        name = f"{first} {self.text[words[at + 1].start : last.end]}"
        self.add(Mention(word.start, last.end, name, kind, "capitalised adjective"))
        return 2 + place

    def _is_second_adjective(self, word: Word) -> bool:
        return word.capital and not word.after_break and self._is_name_adjective(word)

    def _with_two_adjectives(self, words: list[Word], at: int, noun: Collective) -> int:
        """ "der Deutsche Olympische Sportbund", "Zentraler Immobilien Ausschuss"."""
        ending = {"m": "er", "n": "es"}.get(noun.gender, "e")
        pair = (re.sub(r"e[nrsm]?$", "", word.text) + ending for word in words[at : at + 2])
        last = words[at + 2]
        kind: ActorKind = "government" if noun.kind == "government" else "organization"
        name = f"{' '.join(pair)} {nominative(last.text)}"
        self.add(Mention(words[at].start, last.end, name, kind, "capitalised adjective"))
        return 3

    def compound(self, words: list[Word], at: int) -> bool:
        """ "Trump-Regierung" is an actor; "Meta-Führungskräfte" names Meta."""
        word = words[at]
        modifier, _, head = word.text.rpartition("-")
        if self._stands_before_person(words, at):
            return False  # "SPD-Rat Jan Berg"
        noun = self.nouns.collective_form(head)
        if (
            noun is not None
            and noun.kind == "government"
            and modifier[:1].isupper()
            and not self.is_common(modifier)
        ):
            self.add(Mention(word.start, word.end, nominative(word.text), "government", "compound"))
            return True
        fake = Word(word.i, modifier, word.start, word.start + len(modifier), word.line)
        if found := self.known.match([fake], 0):
            self.add_entry(fake.start, fake.end, found[0], "compound", pointing=True)
            return True
        if self.nouns.role_form(head) and modifier[:1].isupper() and not self.is_common(modifier):
            self.add(Mention(fake.start, fake.end, modifier, None, "compound", weak=True))
            return True
        return False

    def _stands_before_person(self, words: list[Word], at: int) -> bool:
        following = words[at + 1] if at + 1 < len(words) else None
        if following is None or not following.capital or following.after_break:
            return False
        return gender_of_first_name(nominative(following.text)) is not None

    def by_shape(self, words: list[Word], at: int) -> int:
        """Legal forms and unusual spelling: "Hansholm Werft AG", "DeepSeek"."""
        word = words[at]
        if not word.capital or word.pos not in ("NOUN", "PROPN", "X") or self._leads(words, at):
            return 1
        length = 1
        while (
            at + length < len(words)
            and words[at + length].capital
            and not words[at + length].after_break
            and length < 5
        ):
            ends = words[at + length].lower
            company = ends in self.lexicon.words("company_tail") and not self.nouns.is_common(word)
            if company or ends in self.lexicon.words("legal_form"):
                end = words[at + length].end
                name = self.text[word.start : end]
                self.add(Mention(word.start, end, name, "organization", "legal form"))
                return length + 1
            length += 1
        if (
            _SHAPE.match(word.text)
            and not self.nouns.is_common(word)
            and word.lower not in self.lexicon.words("legal_form")
        ):
            self.add(Mention(word.start, word.end, word.text, None, "spelling", weak=True))
        elif not self.nouns.is_common(word) and not self.nouns.is_abstract(word):
            self._bare(words, at)
        return 1

    def _leads(self, words: list[Word], at: int) -> bool:
        """ "Kölner Start-up Lumera Labs": what only says where and what stands before the name."""
        follows = at + 1 < len(words) and words[at + 1].capital and not words[at + 1].after_break
        place = self.lexicon.language == "de" and bool(_OF_PLACE.match(words[at].text))
        return follows and (place or self.nouns.collective(words[at]) is not None)

    def _bare(self, words: list[Word], at: int) -> None:
        """A capitalised word no list knows, without article: perhaps a name."""
        word = words[at]
        before = words[at - 1] if at else None
        if before is not None and before.pos in ("DET", "ADJ", "NUM") and not word.after_break:
            return
        self.add(Mention(word.start, word.end, nominative(word.text), None, "bare", weak=True))


def _without_ending(form: str, lemma: str) -> str:
    """ "Amtsgerichts" → "Amtsgericht", where the lemma says that the ending is one."""
    for ending in ("es", "s", "en", "n"):
        if form.lower().endswith(lemma.lower() + ending):
            return form[: -len(ending)]
    return form


def _is_product_number(word: Word) -> bool:
    """ "Airbus A320": what follows makes the maker's name a product's; a year does not."""
    if word.after_break or not any(c.isdigit() for c in word.text) or "-" in word.text:
        return False
    return not (word.text.isdigit() and len(word.text) == 4) and word.capital
