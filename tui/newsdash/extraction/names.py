"""Names in the text: which words name whom, before anyone asks whether they are the same.

Evidence is collected from how a name stands: known names, given names, titles and roles
before it ("Bürgermeisterin Vogt"), nouns of organisations before or after it ("Startup X",
"X, ein Hersteller von"), compounds ("X-Chef"), legal forms, genitives before a noun. Where
the pipeline has an entity recogniser its persons are added.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.conjugation import verb_forms
from newsdash.extraction.listed_names import with_listed
from newsdash.extraction.mentions import PERSONS, Mention, nominative
from newsdash.extraction.nouns import nouns
from newsdash.extraction.organization_names import OrganizationNames
from newsdash.extraction.person_names import PersonNames
from newsdash.extraction.short_names import in_full, lone_houses, short_forms
from newsdash.extraction.sign_names import SignNames
from newsdash.extraction.whole_names import with_double_surnames, with_whole_names
from newsdash.extraction.words import Word, begins

if TYPE_CHECKING:
    from spacy.tokens import Span

# what the recognisers call organisations is as often a product, a law or a technology
_HEAD, _TAIL = 4, 5  # letters a compound's first and last part have at least
_SHORT = 3  # letters of the words that a headline in capitals writes small
_HEADLINE = 4  # longer words of a headline from which on its capitals tell something


class NameFinder:
    """Finds the mentions of one article."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.mentions: list[Mention] = []
        persons = PersonNames(analysis, self.mentions)
        others = OrganizationNames(analysis, self.mentions)
        self.signs = SignNames(analysis, self.mentions)
        self.known = others.known
        self.common = analysis.lexicon.common_nouns
        self.others = others
        # the order decides: a title is surer than a list, a list surer than a given name
        self.rules = (
            persons.titled,
            others.known_name,
            others.party_among_others,
            self.signs.partners,
            self.signs.offices,
            persons.given,
            others.ending_in_noun,  # "General Dockers Union" is no general
            persons.with_role,
            others.before_noun,
            others.with_adjective,
            others.with_slogan,
            others.with_noun,
            self.signs.club,
        )

    def find(self) -> list[Mention]:
        """Return all mentions, ordered by their start."""
        for sentence in self.analysis.sentences:
            words = [word for word in sentence.words if word.pos != "QUOTE"]
            at = 0
            while at < len(words):
                at += max(1, self._at(words, at))
        self._drop_headlines_capitals()
        forms = short_forms(self.analysis, self.mentions, self.others.is_common)
        self._add_entities({*forms, *lone_houses(self.mentions)})
        listed = with_listed(self.analysis, self.mentions)
        found = in_full(self.analysis.text, listed, forms)
        found = with_double_surnames(self.analysis, with_whole_names(self.analysis, found))
        return sorted(found, key=lambda m: (m.start, -m.end))

    def _drop_headlines_capitals(self) -> None:
        """ "Court Orders Mill to Pay": where a headline has capitals throughout, they show no name.

        What the list knows or the text names again stays.
        """
        end = self.analysis.text.find("\n")
        words = self.analysis.words_between(0, max(end, 0))
        capitals = sum(w.capital for w in words if w.is_word and len(w.text) > _SHORT)
        longer = sum(w.is_word and len(w.text) > _SHORT for w in words)
        if self.analysis.language == "de" or longer < _HEADLINE or capitals < longer:
            return
        body = self.analysis.text[end:]
        self.mentions[:] = [
            m for m in self.mentions if m.start >= end or m.rule == "known name" or m.name in body
        ]

    def _at(self, words: list[Word], at: int) -> int:
        """Try all rules at a word; return the number of words used up."""
        word = words[at]
        if not word.is_word:
            return self.signs.outlet(words, at) or 1
        for rule in self.rules:
            if used := rule(words, at):
                return used
        if "-" in word.text and self.others.compound(words, at):
            return 1
        if word.pos in ("ADJ", "NOUN", "PROPN") and (entry := self.known.adjective(word)):
            self.others.add_entry(word.start, word.end, entry, "demonym")
            return 1
        return self.others.by_shape(words, at)

    def _is_no_name(self, entity: Span) -> bool:
        """Whether a single word that a recogniser takes for a person is known as another."""
        opens = bool(entity[0].is_sent_start) and self._is_other_word(entity.text)
        return opens or _ends_in_noun(entity.text, self.common) or self._names_thing(entity)

    def _is_other_word(self, form: str) -> bool:
        """ "Drops", "Scharf": a verb, or an adverb that no one here is called by."""
        if form.lower() in verb_forms(self.analysis.language):
            return True
        manner = form.lower() in self.analysis.lexicon.words("manner")
        return manner and not self._stands_inside(form)

    def _stands_inside(self, form: str) -> bool:
        """Whether a word has its capital inside a sentence, too: "Scharf" may be a surname."""
        words = self.analysis.words
        return any(w.text == form and not begins(words, k) for k, w in enumerate(words))

    def _names_thing(self, entity: Span) -> bool:
        """ "the probe Halcyon": a noun that is no role stands before a person's name in vain."""
        before = entity.doc[entity.start - 1] if entity.start else None
        noun = before is not None and before.pos_ == "NOUN" and before.is_lower
        return bool(noun) and nouns(self.analysis.language).role_form(str(before)) is None

    def _add_entities(self, short: Collection[str]) -> None:
        covered = [(m.start, m.end) for m in self.mentions if not m.weak]
        firms = {m.name.split()[0]: m.name for m in self.mentions if m.rule == "joined names"}
        for entity in self.analysis.entity_spans:
            if entity.text in firms or nominative(entity.text) in short:
                continue  # "Marlowe" of "Marlowe & Finch", "Halden" of "Halden Labs", a firm's name
            inside = any(a < entity.end_char and entity.start_char < b for a, b in covered)
            if len(entity) == 1 and self._is_no_name(entity):
                continue
            if _is_person(entity) and not inside and "\n" not in entity.text:
                name = nominative(entity.text)
                self.mentions.append(
                    Mention(entity.start_char, entity.end_char, name, "person", "entity recogniser")
                )


def _is_person(entity: Span) -> bool:
    """Whether recogniser and tagger agree that this is a person's name."""
    return entity.label_ in PERSONS and all(token.pos_ == "PROPN" for token in entity)


def _ends_in_noun(form: str, common: Collection[str]) -> bool:
    """ "Streik", "Literaturpreis": a common noun or a compound of one is no surname."""
    lower = form.lower()
    tails = (lower[k:] for k in range(_HEAD, len(lower) - _TAIL + 1))
    return lower in common or any(tail in common for tail in tails)
