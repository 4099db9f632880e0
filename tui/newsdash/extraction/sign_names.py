"""Names of organisations told by signs: marks around outlets, "&" in firms, capitals of clubs."""

from __future__ import annotations

from newsdash.extraction.mentions import Mention, NameRules
from newsdash.extraction.words import Word

_OPENING, _CLOSING = frozenset("„»“«"), frozenset("“«”»")
_TITLE = 3  # words of an outlet's name
_CLOSE = 6  # words before it among which somebody speaks
_JOINING = frozenset("&+")


class SignNames(NameRules):
    """Rules for names that signs tell; each returns the number of words it used, or 0."""

    def club(self, words: list[Word], at: int) -> int:
        """ "HSG Weserbergen", "TV Kaltental": capitals and a name."""
        word = words[at]
        capitals = 2 <= len(word.text) <= 4 and word.text.isupper() and word.text.isalpha()
        if not capitals or at + 1 >= len(words) or word.lower in self.lexicon.words("no_club"):
            return 0
        name = words[at + 1]
        named = name.capital and name.pos == "NOUN" and not name.text.isupper()
        if name.after_break or not named or self.nouns.is_common(name):
            return 0
        self.add(
            Mention(word.start, name.end, self.text[word.start : name.end], "organization", "club")
        )
        return 2

    def outlet(self, words: list[Word], at: int) -> int:
        """ "sagte er der »Ahrenburger Post«", "berichtet die »Sportwoche«": who prints it."""
        article = words[at - 1] if at else None
        if words[at].text not in _OPENING or article is None or article.after_break:
            return 0
        definite = article.pos == "DET" and article.lower in self.lexicon.words("definite")
        if not definite:
            return 0
        length = 1
        while at + length < len(words) and length <= _TITLE and self._titles(words[at + length]):
            length += 1
        closed = at + length < len(words) and words[at + length].text in _CLOSING
        spoken = self._speaks_near(words, at - 1) or self._speaks(words[at + length + 1 :][:1])
        if length == 1 or not closed or not spoken:
            return 0
        start, end = words[at + 1].start, words[at + length - 1].end
        name = self.text[start:end]
        if words[at + 1].pos == "ADJ" and words[at + 1].lower.endswith("en"):
            name = name.replace(words[at + 1].text, words[at + 1].text[:-1], 1)
        self.add(Mention(start, end, name, "organization", "outlet"))
        return length + 1

    def _titles(self, word: Word) -> bool:
        return word.capital and word.pos in ("NOUN", "PROPN", "ADJ")

    def _speaks_near(self, words: list[Word], at: int) -> bool:
        """Whether a verb of saying or a noun for what is printed stands close before."""
        before = [w for w in words[max(0, at - _CLOSE) : at] if w.is_word]
        if not before or (
            before[-1].pos in ("ADP", "ADPDET")
            and before[-1].lower not in self.lexicon.words("outlet_preposition")
        ):
            return False
        printed = any(w.lower in self.lexicon.words("document") for w in before)
        return printed or self._speaks(before)

    def _speaks(self, words: list[Word]) -> bool:
        cues = (self.lexicon.cues.get(r.lemma) for w in words for r in w.readings)
        return any(cue is not None and cue.act == "say" for cue in cues)

    def offices(self, words: list[Word], at: int) -> int:
        """ "das Ingenieurbüro Harms und Feil": names of partners behind what they keep."""
        office = at > 0 and words[at - 1].lower.endswith(tuple(self.lexicon.words("partnership")))
        if (
            not office
            or len(words) < at + 3
            or words[at + 1].lower not in self.lexicon.words("and")
        ):
            return 0
        named = [words[at], words[at + 2]]
        if not all(w.capital and not self.nouns.is_common(w) for w in named):
            return 0
        start, end = named[0].start, named[1].end
        self.add(Mention(start, end, self.text[start:end], "organization", "joined names"))
        return 3

    def partners(self, words: list[Word], at: int) -> int:
        """ "Marlowe & Finch": names joined by the sign that firms write."""
        length = 1
        while (
            at + length + 1 < len(words)
            and words[at + length].text in _JOINING
            and words[at + length + 1].capital
        ):
            length += 2
        if length == 1 or not words[at].capital:
            return 0
        following = words[at + length] if at + length < len(words) else None
        if following is not None and following.lower in self.lexicon.words("legal_form"):
            length += 1
        start, end = words[at].start, words[at + length - 1].end
        self.add(Mention(start, end, self.text[start:end], "organization", "joined names"))
        return length
