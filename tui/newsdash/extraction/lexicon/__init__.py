"""The knowledge the rules use, read from the data files beside this module.

One folder a language (``de``, ``en``) and ``shared`` for what no language owns. Files are
tab-separated, one fact a line, ``#`` starts a comment; every file explains its columns in
its first lines. A language without a folder has an empty lexicon, and the rules that need
none still work.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Literal, NamedTuple

from newsdash import resources
from newsdash.records import ActorKind

_CASES = frozenset(("nom", "gen", "dat", "acc"))
Gender = Literal["m", "f", "n", ""]
GenderedForm = Literal["title", "pronoun", "possessive", "adjectival_noun"]


class Role(NamedTuple):
    """A noun for what a person is: its dictionary form, type and grammatical gender."""

    lemma: str
    type: str
    gender: Gender


class Collective(NamedTuple):
    """A noun for an organisation, authority or group."""

    lemma: str
    gender: Gender
    kind: ActorKind


class State(NamedTuple):
    """A state or region under the name the language's news use."""

    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    inhabitants: tuple[str, ...]
    capitals: tuple[str, ...]


class KnownName(NamedTuple):
    """A name everybody knows: its canonical form and what it is."""

    name: str
    kind: ActorKind


class Cue(NamedTuple):
    """A verb or noun of speech: the act it performs, the prepositions before its content."""

    act: str
    prepositions: tuple[str, ...]


def rows(folder: str, name: str) -> Iterator[list[str]]:
    """Yield the rows of ``folder/name`` as lists of stripped columns; none if it is missing."""
    file = resources.lexicon() / folder / name
    if not file.is_file():
        return
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield [column.strip() for column in line.rstrip("\n").split("\t")]
                if "ß" in line and folder == "de":  # as Switzerland writes it
                    yield [c.strip().replace("ß", "ss") for c in line.rstrip("\n").split("\t")]


def padded(row: list[str], width: int) -> list[str]:
    """Return ``row`` with empty strings up to ``width`` columns."""
    return row + [""] * (width - len(row))


@functools.cache
def column(folder: str, name: str) -> frozenset[str]:
    """Return the first column of a file, lower case, as a set."""
    return frozenset(row[0].lower() for row in rows(folder, name))


def split_list(cell: str) -> tuple[str, ...]:
    """Return the items of a cell that lists several, separated by ``|``."""
    return tuple(item.strip() for item in cell.split("|") if item.strip())


class Lexicon:
    """What is known of one language; each part is read when it is first asked for."""

    def __init__(self, language: str) -> None:
        self.language = language

    @functools.cached_property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations with their full stop, spelled as they are."""
        return frozenset(row[0] for row in rows(self.language, "abbreviations.txt"))

    @functools.cached_property
    def months(self) -> tuple[str, ...]:
        """Names of months, lower case, variants beside each other in the order of the year."""
        return tuple(row[0].lower() for row in rows(self.language, "months.txt"))

    @functools.cached_property
    def ordinal_openers(self) -> frozenset[str]:
        """Words after which a number with a full stop is an ordinal, lower case."""
        return column(self.language, "ordinal_openers.txt")

    @functools.cached_property
    def time_nouns(self) -> frozenset[str]:
        """Nouns that say when, lower case."""
        return column(self.language, "time_nouns.txt")

    @functools.cached_property
    def common_nouns(self) -> frozenset[str]:
        """Frequent nouns, lower case, that are no names."""
        return column(self.language, "common_nouns.tsv")

    @functools.cached_property
    def function_words(self) -> dict[str, tuple[str, ...]]:
        """Closed-class forms, lower case, and the classes each can have."""
        found: dict[str, list[str]] = {}
        for row in rows(self.language, "function_words.tsv"):
            classes = found.setdefault(row[0].lower(), [])
            if row[1] not in classes:
                classes.append(row[1])
        return {form: tuple(classes) for form, classes in found.items()}

    @functools.cached_property
    def separable_prefixes(self) -> frozenset[str]:
        """First parts that separate from their verbs, lower case."""
        return column(self.language, "separable_prefixes.txt")

    @functools.cached_property
    def tag_classes(self) -> dict[str, str]:
        """The class that a tag of the language's tag set means."""
        return {row[0]: row[1] for row in rows(self.language, "tag_classes.tsv")}

    def words(self, name: str) -> frozenset[str]:
        """Return a small closed class by its name in ``word_classes.tsv``, lower case."""
        return self._classes.get(name, frozenset())

    def gender(self, form: str, what: GenderedForm) -> Gender:
        """Return the gender that a form (lower case) tells of whom it means; empty: it does not."""
        if form in self.words(f"male_{what}"):
            return "m"
        return "f" if form in self.words(f"female_{what}") else ""

    @functools.cached_property
    def _classes(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for folder in ("shared", self.language):
            for row in rows(folder, "word_classes.tsv"):
                found.setdefault(row[0], set()).add(row[1])
        return {name: frozenset(words) for name, words in found.items()}

    def cases(self, form: str, word_class: str) -> frozenset[str]:
        """Return the cases (nom, gen, dat, acc) a determiner or pronoun can be; empty: unknown."""
        return self._cases.get((form, word_class), frozenset())

    @functools.cached_property
    def _cases(self) -> dict[tuple[str, str], frozenset[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for row in rows(self.language, "function_words.tsv"):
            form, word_class, features = padded(row, 3)[:3]
            cases = set(features.replace("|", ".").split(".")) & _CASES
            if cases and word_class in ("DET", "PRON"):
                found.setdefault((form.lower(), word_class), set()).update(cases)
        return {key: frozenset(cases) for key, cases in found.items()}

    @functools.cached_property
    def noun_endings(self) -> dict[str, tuple[str, ...]]:
        """Endings of nouns by what they tell: abstract, profession, authority."""
        found: dict[str, list[str]] = {}
        for row in rows(self.language, "noun_endings.tsv"):
            found.setdefault(row[0], []).append(row[1])
        return {kind: tuple(endings) for kind, endings in found.items()}

    @functools.cached_property
    def roles(self) -> dict[str, Role]:
        """Role nouns by form, lower case, feminine forms and plurals of the feminine too."""
        if self.language == "en":
            return {
                row[0].lower(): Role(row[0], padded(row, 2)[1], "")
                for row in rows("en", "role_nouns.tsv")
            }
        found: dict[str, Role] = {}
        for row in rows(self.language, "role_nouns.tsv"):
            lemma, feminine, kind = padded(row, 3)[:3]
            found[lemma.lower()] = Role(lemma, kind, "" if lemma == feminine else "m")
            if feminine and feminine != lemma:
                found[feminine.lower()] = Role(lemma, kind, "f")
        return found

    @functools.cached_property
    def role_synonyms(self) -> dict[str, tuple[str, ...]]:
        """Role nouns, lower case, and the roles that each may take up ("Coach": a "Trainer")."""
        if self.language != "de":
            return {}
        found = rows(self.language, "role_synonyms.tsv")
        return {row[0].lower(): tuple(row[1].lower().split()) for row in found}

    @functools.cached_property
    def words_of_roles(self) -> frozenset[str]:
        """Words that roles of several words are made of: "chief", "executive"."""
        return frozenset(word for role in self.roles for word in role.split() if " " in role)

    @functools.cached_property
    def collectives(self) -> dict[str, Collective]:
        """Nouns for organisations, authorities and groups by form, lower case."""
        return {
            lemma.lower(): Collective(lemma, gender or "", kind)  # type: ignore[arg-type]
            for lemma, gender, kind in (
                padded(row, 3)[:3] for row in rows(self.language, "organization_nouns.tsv")
            )
        }

    @functools.cached_property
    def states(self) -> tuple[State, ...]:
        """States and regions."""
        found = []
        for row in rows(self.language, "states.tsv"):
            _, name, *lists = padded(row, 6)[:6]
            found.append(State(name, *map(split_list, lists)))
        return tuple(found)

    @functools.cached_property
    def cues(self) -> dict[str, Cue]:
        """Verbs of speech, thought and judgement by lemma."""
        found = {}
        for row in rows(self.language, "cues.tsv"):
            lemma, act, prepositions = padded(row, 3)[:3]
            found[lemma] = Cue(act, tuple(prepositions.split()))
        return found

    @functools.cached_property
    def contractions(self) -> dict[str, str]:
        """Prepositions that hold an article, and the preposition in them: "am", "an"."""
        found = (padded(row, 3)[:3] for row in rows(self.language, "function_words.tsv"))
        return {form: parts.split("+")[0] for form, _, parts in found if "+" in parts}

    def preposition_in(self, form: str) -> str | None:
        """Return "gegen" for "dagegen": the preposition in a word that stands for a phrase."""
        return self._pronominal.get(form)

    @functools.cached_property
    def _pronominal(self) -> dict[str, str]:
        return {row[0]: row[1] for row in rows(self.language, "pronominal_adverbs.tsv")}

    def plain_preposition(self, form: str) -> str:
        """Return the preposition in a lower-case form: "an" for "am" and for "an"."""
        return self.contractions.get(form, form)

    @functools.cached_property
    def speech_nouns(self) -> dict[str, str]:
        """Nouns of speech, lower case, and the act each names."""
        return {row[0].lower(): row[1] for row in rows(self.language, "speech_nouns.tsv")}


@functools.cache
def lexicon(language: str) -> Lexicon:
    """Return the (shared, cached) lexicon of an ISO language code."""
    return Lexicon(language)


@functools.cache
def first_names() -> dict[str, Gender]:
    """Return given names, lower case, with ``m``, ``f`` or, for either, an empty string."""
    return {
        row[0].lower(): row[1] if row[1] in ("m", "f") else ""  # type: ignore[misc]
        for row in (padded(row, 2) for row in rows("shared", "first_names.tsv"))
    }


@functools.cache
def organizations() -> dict[str, KnownName]:
    """Return well-known organisations and authorities by name and alias, lower case."""
    found: dict[str, KnownName] = {}
    for row in rows("shared", "organizations.tsv"):
        name, kind, aliases = padded(row, 3)[:3]
        known = KnownName(name, "government" if kind == "government" else "organization")
        for form in (name, *split_list(aliases)):
            found.setdefault(form.lower(), known)
    return found
