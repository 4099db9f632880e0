"""Mentions of names, and what the rules that find them share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.gazetteer import Entry, gazetteer
from newsdash.extraction.lexicon import Gender
from newsdash.extraction.nouns import nouns
from newsdash.extraction.words import Word
from newsdash.records import ActorKind

HOUSES = ("organization", "government")
"""Kinds of actors that people can speak for."""

PERSONS = frozenset(("PER", "PERSON"))
"""What entity recognisers call persons."""


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

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end


class NameRules:
    """The article, the lists of known names, and the mentions found so far."""

    def __init__(self, analysis: Analysis, mentions: list[Mention]) -> None:
        self.text = analysis.text
        self.lexicon = analysis.lexicon
        self.known = gazetteer(analysis.language)
        self.nouns = nouns(analysis.language)
        self.titles = self.lexicon.words("title")
        self.mentions = mentions
        self.analysis = analysis

    def add(self, mention: Mention) -> None:
        """Note a mention."""
        self.mentions.append(mention)

    def add_entry(
        self, start: int, end: int, entry: Entry, rule: str, pointing: bool = False
    ) -> None:
        """Note a mention of a known name; ``pointing`` if it only modifies another noun."""
        indirect = entry.indirect or (pointing and entry.kind == "country")
        self.add(Mention(start, end, entry.name, entry.kind, rule, indirect=indirect))

    def is_common(self, form: str) -> bool:
        """Whether a bare form is known to be no name."""
        return self.nouns.is_common(Word(0, form, 0, len(form), 0))


def nominative(name: str) -> str:
    """Drop a possessive ending that cannot belong to the name; "Altmans" is left to the merge."""
    return re.sub(r"['’]s?$", "", " ".join(name.split()))
