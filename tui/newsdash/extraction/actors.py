"""Actors of one article: mentions that name the same one, brought together.

A surname belongs to the one person in the article who bears it; two persons who share it
stay two, and a bare surname that could be either belongs to neither. Spelling variants meet
by rapidfuzz; organisations also by their abbreviation in brackets after the name.
"""

from __future__ import annotations

import bisect
import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.lexicon import Gender
from newsdash.extraction.mentions import Mention
from newsdash.extraction.names import NameFinder
from newsdash.records import Actor, ActorKind, Role

_SAME_SPELLING = 92  # token_sort_ratio from which two full names are one


_UMLAUTS: dict[int, str | int | None] = {
    ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"
}  # fmt: skip


@dataclass(eq=False)
class DocActor:
    """An actor while its article is read. ``mentions`` may overlap none of another actor."""

    name: str
    kind: ActorKind
    gender: Gender = ""
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    aliases: Counter[str] = field(default_factory=Counter)
    roles_at: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, mention: Mention, surface: str) -> None:
        """Take in a mention and its spelling."""
        self.mentions.append(mention)
        self.aliases[surface] += 1
        self.gender = self.gender or mention.gender

    def add_role(self, title: str, organization: str | None, place: tuple[int, int]) -> None:
        """Note a role told at ``place``; a known organisation replaces an unknown one."""
        same = [r for r in self.roles if r.title == title]
        if same and (organization is None or same[0].organization is not None):
            return
        self.roles = [r for r in self.roles if r.title != title]
        self.roles.append(Role(title, organization))
        self.roles_at[title] = place

    @property
    def looks_like_person(self) -> bool:
        """Whether nothing but its place in a sentence shows a lone name to be a person's."""
        lone = self.kind == "person" and " " not in self.name
        return lone and not self.roles and not any(m.gender or m.role for m in self.mentions)

    @property
    def unnamed(self) -> bool:
        """Whether only a description shows the actor: "Experten", "die Behörde"."""
        return all(m.rule in ("group", "place") for m in self.mentions)

    @property
    def id(self) -> str:
        """The id the actor gets where nothing else is known of it."""
        return actor_id(self.kind, self.name)

    def record(self, identifier: str | None = None) -> Actor:
        """Return the record; aliases leave out the name itself."""
        spans = sorted({(m.start, m.end) for m in self.mentions})
        aliases = tuple(a for a, _ in self.aliases.most_common() if a != self.name)
        return Actor(
            identifier or self.id, self.name, self.kind, aliases, tuple(self.roles), tuple(spans)
        )


def actor_id(kind: ActorKind, name: str) -> str:
    """Return the id of an actor: its kind and its folded name ("person:sam-altman")."""
    return f"{kind}:{slug(name)}"


def model_id(name: str) -> str:
    """Return the id of an AI model: its folded name ("model:gpt-oss-120b")."""
    return f"model:{slug(name)}"


@functools.lru_cache(8192)
def slug(name: str) -> str:
    """Fold a name to lower-case ASCII words joined by hyphens; other scripts stay."""
    folded = name.casefold().translate(_UMLAUTS)
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c)
    )
    return re.sub(r"[^\w]+", "-", plain).strip("-_") or "unnamed"


class ActorTable:
    """The actors of one article, found by place or by name."""

    def __init__(
        self,
        analysis: Analysis,
        excluded: list[tuple[int, int]],
        apart: Callable[[str, str], bool] = lambda one, other: False,
    ) -> None:
        """Collect the actors; ``excluded`` spans name none, ``apart`` names are never one."""
        self.analysis = analysis
        self.apart = apart
        self.excluded = excluded
        self.actors: list[DocActor] = []
        self._by_key: dict[str, DocActor] = {}
        self._places: list[tuple[int, int, DocActor]] = []
        mentions = NameFinder(analysis).find()
        self.mentions = [m for m in mentions if not _covered(m, excluded, analysis.text)]
        self._collect()
        self._index()

    def _collect(self) -> None:
        strong = [m for m in self.mentions if not m.weak and not m.indirect]
        persons = [m for m in strong if m.kind == "person"]
        for mention in sorted(persons, key=lambda m: -len(m.name.split())):
            self._add_person(mention)
        for mention in strong:
            if mention.kind != "person":
                self._add_named(mention)
        self._add_abbreviations()
        for mention in self.mentions:
            if mention.weak:
                self._add_weak(mention)
            elif mention.indirect:
                self._add_indirect(mention)

    # persons

    def _add_person(self, mention: Mention) -> None:
        actor = self._person(mention.name, mention.gender)
        if actor is None and len(mention.name.split()) == 1 and self._shared(mention.name):
            return
        if actor is None:
            actor = self._new(self._without_genitive(mention.name), "person")
        actor.add(mention, self._surface(mention))
        if mention.role:
            actor.add_role(mention.role, mention.organization, mention.span)

    def _person(self, name: str, gender: Gender) -> DocActor | None:
        """The known person of that full name, or the only one with that surname."""
        parts = name.split()
        for form in _genitive_forms(name):
            if found := self._by_key.get("person:" + slug(form)):
                return found
        if len(parts) > 1:
            alike = (a for a in self._persons() if _same_person(a.name, name))
            return next((a for a in alike if not self.apart(a.name, name)), None)
        bearers = self._bearers(name, gender) or self._called(name)
        return bearers[0] if len(bearers) == 1 else None

    def _called(self, given: str) -> list[DocActor]:
        """ "an Marek geglaubt": those whose given name it is."""
        forms = {slug(form) for form in _genitive_forms(given)}
        named = (a for a in self._persons() if " " in a.name)
        return [a for a in named if slug(a.name).split("-")[0] in forms]

    def _bearers(self, surname: str, gender: Gender = "") -> list[DocActor]:
        forms = {slug(form) for form in _genitive_forms(surname)}
        bearers = [
            a
            for a in self._persons()
            if _surname(a.name) in forms and " " in a.name and not self.apart(a.name, surname)
        ]
        suiting = [a for a in bearers if not gender or not a.gender or a.gender == gender]
        return suiting or bearers if len(suiting) != len(bearers) else bearers

    def _shared(self, surname: str) -> bool:
        return len(self._bearers(surname)) > 1

    def _persons(self) -> list[DocActor]:
        return [a for a in self.actors if a.kind == "person"]

    # everything else

    def _add_named(self, mention: Mention) -> None:
        kind = mention.kind or "organization"
        actor = self._named(mention.name)
        if actor is None:
            actor = self._new(self._without_genitive(self._without_article(mention.name)), kind)
        actor.add(mention, self._surface(mention))

    def _named(self, name: str) -> DocActor | None:
        name = self._without_article(name)
        for form in _genitive_forms(name):
            if found := self._by_key.get(slug(form)):
                return found
        if len(name) < 6:
            return None
        if same := next(
            (
                a
                for a in self.actors
                if a.kind != "person"
                and not self.apart(a.name, name)
                and _same_words(a.name, name, self.analysis.lexicon.words("legal_form"))
            ),
            None,
        ):
            return same
        return next(
            (
                a
                for a in self.actors
                if a.kind != "person"
                and len(a.name) >= 6
                and fuzz.ratio(a.name.casefold(), name.casefold()) > _SAME_SPELLING
                and not _differ_in_number(a.name, name)
                and not self.apart(a.name, name)
            ),
            None,
        )

    def _without_article(self, name: str) -> str:
        first, blank, rest = name.partition(" ")
        return rest if blank and first.lower() in self.analysis.lexicon.words("article") else name

    def _add_abbreviations(self) -> None:
        """ "Weltgesundheitsorganisation (WHO)": the bracketed capitals are an alias."""
        for actor in list(self.actors):
            for mention in actor.mentions:
                tail = self.analysis.text[mention.end : mention.end + 14]
                match = re.match(r" \(([A-ZÄÖÜ][\w&-]{1,9})\)", tail)
                if match and actor.kind != "person" and sum(c.isupper() for c in match[1]) > 1:
                    self._by_key.setdefault(slug(match[1]), actor)
                if mention.rule == "joined names":  # "Marlowe" of "Marlowe & Finch"
                    self._by_key.setdefault(slug(actor.name.split()[0]), actor)

    def _add_weak(self, mention: Mention) -> None:
        actor = self._named(mention.name) or self._person(mention.name, "")
        if actor is None or (actor.kind == "person" and self._inside_other(mention, actor)):
            return
        actor.add(mention, self._surface(mention))

    def _add_indirect(self, mention: Mention) -> None:
        actor = self._by_key.get(slug(mention.name))
        if actor is not None:
            actor.mentions.append(mention)

    def _inside_other(self, mention: Mention, actor: DocActor) -> bool:
        return any(m.start <= mention.start and mention.end <= m.end for m in actor.mentions)

    def _new(self, name: str, kind: ActorKind) -> DocActor:
        actor = DocActor(name, kind)
        self.actors.append(actor)
        self._by_key["person:" + slug(name) if kind == "person" else slug(name)] = actor
        return actor

    def _without_genitive(self, name: str) -> str:
        """ "Altmans" is "Altman" if the article also writes it so."""
        if name.endswith("s") and len(name) > 4:
            last = name.rsplit(maxsplit=1)[-1][:-1]
            if re.search(rf"\b{re.escape(last)}\b", self.analysis.text):
                return name[:-1]
        return name

    def _surface(self, mention: Mention) -> str:
        return " ".join(self.analysis.text[mention.start : mention.end].split())

    # look-ups for the components that build on actors

    def _index(self) -> None:
        self._places = sorted(
            (
                (m.start, m.end, actor)
                for actor in self.actors
                for m in actor.mentions
                if not m.indirect
            ),
            key=lambda place: (place[0], place[1]),
        )
        self._starts = [place[0] for place in self._places]

    def ending_in(self, word: str) -> DocActor | None:
        """Return the one house whose name ends in ``word``: a "Licensing Board" is the board."""
        ends = [
            actor
            for actor in self.actors
            if actor.kind != "person" and actor.name.casefold().endswith(" " + word)
        ]
        return ends[0] if len(ends) == 1 else None

    def between(self, start: int, end: int) -> list[tuple[Mention, DocActor]]:
        """Return the direct mentions that begin in ``[start, end)``, with their actors."""
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return [
            (next(m for m in actor.mentions if m.start == a and m.end == b), actor)
            for a, b, actor in self._places[first:last]
        ]

    def before(self, offset: int) -> list[tuple[int, int, DocActor]]:
        """Return the mentions that end before ``offset``, the nearest first."""
        last = bisect.bisect_left(self._starts, offset)
        return [place for place in reversed(self._places[:last]) if place[1] <= offset]

    def is_excluded(self, offset: int) -> bool:
        """Return whether what stands at an offset is known to name no actor."""
        return any(start <= offset < end for start, end in self.excluded)

    def promote(self, start: int, end: int, name: str, kind: ActorKind, rule: str) -> DocActor:
        """Make (or find) an actor that context has shown to be one, mentioned there."""
        actor = self._named(name) if kind != "person" else self._person(name, "")
        if actor is None:
            actor = self._new(name, kind)
        mention = Mention(start, end, name, kind, rule)
        if not any(m.start == start and m.end == end for m in actor.mentions):
            actor.add(mention, self._surface(mention))
            self._index()
        return actor

    def take_for(self, actor: DocActor, kind: ActorKind) -> None:
        """Make a lone name that looked like a person's what the article says it is."""
        self._by_key.pop("person:" + slug(actor.name), None)
        known = self._by_key.setdefault(slug(actor.name), actor)
        if known is actor:
            actor.kind = kind
            return
        spans = {m.span for m in known.mentions}
        for mention in (m for m in actor.mentions if m.span not in spans):
            known.add(mention, self._surface(mention))
        self.actors.remove(actor)
        self._index()

    def records(self, used: set[DocActor]) -> list[Actor]:
        """Return the records in order of first mention; unnamed groups only if ``used``."""
        named = [a for a in self.actors if a.mentions and (a in used or not a.unnamed)]
        return [a.record() for a in sorted(named, key=lambda a: a.mentions[0].start)]


def _covered(mention: Mention, excluded: list[tuple[int, int]], text: str) -> bool:
    """Whether a mention is only part of a model's name; its maker's name in it counts."""
    maker = not mention.weak and mention.kind != "person"
    return any(
        a <= mention.start and mention.end <= b and not (maker and _goes_on(mention, b, text))
        for a, b in excluded
    )


def _goes_on(mention: Mention, end: int, text: str) -> bool:
    """Whether more than a version stands behind a maker's name: "OpenAI o3", "Kestrel 4" not."""
    rest = text[mention.end : end]
    return any(map(str.isalpha, rest)) or (mention.rule == "known name" and bool(rest))


def _genitive_forms(name: str) -> tuple[str, ...]:
    return (name, name[:-1]) if name.endswith("s") and len(name) > 3 else (name, name + "s")


def _surname(name: str) -> str:
    return slug(name.rsplit(maxsplit=1)[-1])


def _same_person(one: str, other: str) -> bool:
    a, b = slug(one).split("-"), slug(other).split("-")
    if a[0] == b[0] and a[-1] in (b[-1], b[-1] + "s", b[-1].removesuffix("s")):
        return True
    if a[0][0] != b[0][0]:
        return False
    return fuzz.token_sort_ratio(slug(one), slug(other)) >= _SAME_SPELLING and len(a) == len(b)


def _same_words(one: str, other: str, legal_forms: frozenset[str]) -> bool:
    """ "Werft Hansholm" and "Hansholm Werft AG": the same words, legal forms left out."""
    a, b = ({w for w in slug(n).split("-") if w not in legal_forms} for n in (one, other))
    return a == b and len(a) > 1


def _differ_in_number(one: str, other: str) -> bool:
    return re.findall(r"\d+", one) != re.findall(r"\d+", other)
