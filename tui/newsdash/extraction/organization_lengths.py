"""How many words behind a noun for an organisation belong to its name."""

from __future__ import annotations

from newsdash.extraction.gazetteer import gender_of_first_name
from newsdash.extraction.mentions import NameRules
from newsdash.extraction.words import Word

_APART = 5  # words between a name's noun and its abbreviation
_ABBREVIATION = 6  # letters
_PLURAL = ("er", "en", "e", "n")  # how German members are called: "Hebammen"
_SAME_HEAD = 5  # letters in which two compounds end alike: "Volksbanken und Raiffeisenbanken"


class NameLengths(NameRules):
    """Counts the words of names that a noun begins; 0 where none follows."""

    def motto(self, words: list[Word], at: int) -> int:
        """ "der Verein Freie Gewichte": an adjective with a capital and its common noun."""
        if not words[at].lower.endswith(tuple(self.lexicon.words("named_for"))):
            return 0
        pair = words[at + 1 : at + 3]
        capital = len(pair) > 1 and all(w.capital and not w.after_break for w in pair)
        inflected = capital and pair[0].lower.endswith(("e", "er", "es", "en"))
        motto = inflected and not self.nouns.is_common(pair[0]) and self.nouns.is_common(pair[1])
        return 2 if motto and self.lexicon.language == "de" else 0

    def named_for(self, words: list[Word], at: int) -> int:
        """ "Gewerkschaft Bildung", "Stiftung Alpenraum": a common noun close behind is its name.

        Unless a verb ends the clause right behind it: "weil die Gewerkschaft Lohn fordert".
        """
        noun = words[at + 1]
        close = noun.capital and noun.pos in ("NOUN", "PROPN") and not noun.after_break
        tails = self.lexicon.words("named_for")
        if not close or not any(words[at].lower.endswith(tail) for tail in tails):
            return 0
        verb, last = words[at + 2 : at + 3], words[at + 3 : at + 4]
        ends = bool(verb) and verb[0].pos in ("VERB", "AUX") and (not last or not last[0].is_word)
        return 0 if ends or noun.lower in self.lexicon.time_nouns else 1

    def members(self, words: list[Word], at: int) -> int:
        """ "Verband der Süßwarenhersteller", "Zentralrat der Muslime": the number of words."""
        tails = tuple(self.lexicon.words("of_members"))
        if at + 2 >= len(words) or not tails or not words[at].lower.endswith(tails):
            return 0
        article = words[at + 1].lower == "der" and not words[at + 1].after_break
        if described := self._described_members(words, at + 1 + article, article):
            return 1 + article + described
        members = words[at + 2]
        plural = members.capital and members.lower.endswith(_PLURAL)
        return 3 if article and plural else 0

    def _described_members(self, words: list[Word], at: int, article: bool) -> int:
        """ "(der) Deutschen Volksbanken und Raiffeisenbanken", "Deutscher Galerien"."""
        first, noun = words[at], words[at + 1] if at + 1 < len(words) else None
        ending = "schen" if article else "scher"
        adjective = first.capital and not first.after_break and first.lower.endswith(ending)
        if not adjective or noun is None or not noun.capital or noun.after_break:
            return 0
        if not article and not noun.lower.endswith(_PLURAL):
            return 0  # "der Bundesverband Deutscher Stahl"
        joined = words[at + 2 : at + 4]
        second = len(joined) > 1 and joined[0].lower in self.lexicon.words("and")
        second = (
            second
            and joined[1].capital
            and noun.lower[-_SAME_HEAD:] == joined[1].lower[-_SAME_HEAD:]
        )
        return 4 if second else 2

    def abbreviated(self, words: list[Word], at: int) -> int:
        """ "Verband freier Hebammen (VfH)": all up to its own abbreviation."""
        for k in range(at + 2, min(at + _APART, len(words) - 2)):
            if words[k].text != "(":
                continue
            short = words[k + 1].text
            capitals = sum(letter.isupper() for letter in short)
            own = capitals > 1 and len(short) <= _ABBREVIATION and words[k + 2].text == ")"
            same = short[:1].lower() == words[at].text[:1].lower()
            between = all(w.is_word and not w.after_break for w in words[at + 1 : k])
            return k - at if own and same and between else 0
        return 0

    def extension(self, words: list[Word], at: int) -> int:
        """What of a name goes on behind it: "Verein Klartext | Jena", "Verband Bahn | und Bus"."""
        if at >= len(words) or words[at].after_break:
            return 0
        if self.lexicon.language != "de":  # "the patients' group Voice | for Care"
            joined = words[at].lower in self.lexicon.words("name_joint") and at + 1 < len(words)
            return 2 if joined and words[at + 1].capital and not words[at + 1].after_break else 0
        joins = words[at].lower in self.lexicon.words("name_joint")
        last = at + joins
        if last >= len(words) or not words[last].capital or words[last].after_break:
            return 0
        word = words[last]
        if self.nouns.role(word) or self.nouns.collective(word):
            return 0
        if gender_of_first_name(word.text) is not None or self.known.match(words, last):
            return 0
        common = self.nouns.is_common(word)
        fits = common or _is_one(words[last + 1 : last + 2]) if joins else not common
        timely = word.lower in self.lexicon.time_nouns or word.lower in self.lexicon.months
        noun = word.pos in ("NOUN", "PROPN")
        return 1 + joins if fits and noun and not timely else 0

    def purpose(self, words: list[Word], at: int) -> int:
        """ "Institut für Moorkunde", "Ministerium für Umwelt": the number of words."""
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

    def _joins_english(self, words: list[Word], at: int, start: int) -> bool:
        """Whether an English preposition goes on with a name in a German text."""
        inside = start < at < len(words) - 1 and self.lexicon.language == "de"
        joins = inside and words[at].lower in self.lexicon.words("english_joint")
        return joins and words[at + 1].capital and not words[at].after_break

    def plain_length(self, words: list[Word], start: int) -> int:
        """ "Hugging Face": capitals from ``start`` on that are no common nouns."""
        at = start
        while at < len(words) and at - start < 4:
            word = words[at]
            if self._joins_english(words, at, start):  # "Institute for Progress"
                at += 2
                continue
            named = word.capital and word.pos in ("NOUN", "PROPN", "X", "ADJ")
            common = self.nouns.is_listed(word) if at == start else self.nouns.is_common(word)
            if at > start and word.lower in self.lexicon.words("company_tail"):
                common = False  # "Tarn Partners"
            if not named or (at > start and word.after_break) or common:
                break
            if word.lower in self.lexicon.time_nouns or word.lower in self.lexicon.months:
                break
            if gender_of_first_name(word.text) is not None:
                break
            at += 1
        return at - start


def _is_one(following: list[Word]) -> bool:
    """ "Der Bund Flur und Fauna begrüßte": the verb behind a name tells that it is one."""
    readings = [r for word in following for r in word.readings if r.form == "fin"]
    return bool(readings) and all(reading.number == "s" for reading in readings)
