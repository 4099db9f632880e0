"""Records of articles that nobody wrote: plausible, German, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from newsdash.records import (
    SCHEMA_VERSION,
    Actor,
    AIModel,
    Article,
    Evidence,
    Extraction,
    Quote,
    Role,
    Shift,
    Speaker,
    Stance,
    Target,
)

FIRST = [
    "Anna",
    "Jörg",
    "Lea",
    "Sven",
    "Mareike",
    "Tobias",
    "Käthe",
    "Uwe",
    "Björn",
    "Zoë",
    "Emre",
    "Aylin",
    "Holger",
    "Frauke",
    "Matthias",
    "Clara",
    "Götz",
    "Ines",
    "Karl",
    "Ruth",
    "Moritz",
    "Selma",
    "Lukas",
    "Paula",
]
LAST = [
    "Müller",
    "Größler",
    "Schäfer",
    "Weiß",
    "Öztürk",
    "Kühn",
    "Bäumer",
    "Voß",
    "Straßner",
    "Hübsch",
    "Lindner-Rau",
    "Petersen",
    "Krämer",
    "Yıldız",
    "Nowak",
    "Dornfeld",
    "Habermehl",
    "Zschäpitz",
    "Einsiedel",
    "Quandt",
    "Vogelsang",
    "Wirth",
    "Ahrens",
]
STEMS = [
    "Nordlicht",
    "Kranich",
    "Silbersee",
    "Hanse",
    "Alster",
    "Mittelmark",
    "Fichtel",
    "Rhön",
    "Elbtal",
    "Ostwind",
    "Taunus",
    "Brocken",
    "Wattwerk",
    "Lausitz",
    "Saale",
    "Jade",
]
KINDS = ("Labor", "Rechenwerk", "Institut", "Analytik", "Systeme", "Stiftung", "Verlag")
AUTHORITIES = ("Ministerium", "Senat", "Landtag", "Rechnungshof", "Kartellamt")
GROUPS = ("Fachleute", "Forschende", "Anwohner", "Verbände", "Beschäftigte", "Eltern")
TITLES = ("Vorständin", "Sprecher", "Leiterin", "Gründer", "Präsident", "Referentin")
FAMILIES = ("Orla", "Tessa", "Kolibri", "Wanda", "Bernstein", "Falke", "Quarz", "Mistral-Nord")
TOPICS = [
    "offene Gewichte",
    "die Ausfuhrlizenz",
    "das neue Gesetz",
    "die Schließung der Archive",
    "mehr Aufsicht",
    "freie Software",
    "die Förderung kleiner Labore",
    "den Bau des Rechenzentrums",
    "Open Source",
]
VERBS = ("sagte", "erklärte", "betonte", "warnte", "räumte ein", "teilte mit")
SAYINGS = [
    "Wir werden die Gewichte im kommenden Jahr veröffentlichen",
    "Das überfordert die kleinen Anbieter auf lange Sicht",
    "Niemand hat bisher gezeigt, dass sich das messen lässt",
    "Die Prüfung der Unterlagen dauert noch bis zum Herbst",
    "Ohne freie Modelle bleibt die Forschung stehen",
    "Für die Beschäftigten ändert sich zunächst überhaupt nichts",
    "Wer offen arbeitet, muss auch offen über Fehler sprechen",
]
FILLERS = (
    "In der Sitzung ging es außerdem um die Kosten des vergangenen Quartals.",
    "Die Gespräche sollen in der nächsten Woche fortgesetzt werden.",
    "Einzelheiten nannten die Beteiligten zunächst nicht.",
    "Der Beschluss fiel nach mehrstündiger Debatte mit knapper Mehrheit.",
)
SOURCES = ("Elbtaler Bote", "Nordlicht-Presse", "Morgenblatt", None)
QUOTE_KINDS = ("direct", "direct", "indirect", "partial", "reported")


class World:
    """The people, houses and models that all generated articles are about."""

    def __init__(self, articles: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.houses = [f"{stem} {kind}" for stem in STEMS for kind in KINDS]
        self.houses += [f"{stem}-{name}" for stem in STEMS for name in AUTHORITIES]
        self.people = [self._person(n) for n in range(max(40, int(articles * 0.8)))]
        self.fame = list(accumulate(1 / (rank + 5) for rank in range(len(self.people))))
        sizes = (None, 7, 20, 70, 120, 405)
        self.models = [
            self._model(n, self.random.choice(sizes)) for n in range(max(12, articles // 40))
        ]

    def _person(self, n: int) -> Actor:
        last = self.random.choice(LAST)
        middle = f" {chr(65 + n % 26)}." if n >= len(FIRST) * len(LAST) // 4 else ""
        name = f"{self.random.choice(FIRST)}{middle} {last}"
        role = Role(self.random.choice(TITLES), self.random.choice(self.houses))
        return Actor(f"person-{n}", name, "person", (last,), (role,))

    def _model(self, n: int, size: int | None) -> AIModel:
        family = FAMILIES[n % len(FAMILIES)]
        house = self.houses[n % len(self.houses)]
        return AIModel(
            id=f"model-{n}",
            name=f"{family}-{n // len(FAMILIES) + 1}" + (f"-{size}b" if size else ""),
            family=family,
            developer=house,
            developer_id=f"house-{house}",
            parameters=size * 10**9 if size else None,
            openness=self.random.choice((None, "open-weight", "open-source", "closed")),
            released=self.random.choice((None, "2024", "2025-03", "2025-08-05")),
            runs_on=self.random.choice((None, "Laptops")),
        )

    def house(self, name: str) -> Actor:
        """Return the actor behind a house."""
        government = any(name.endswith(authority) for authority in AUTHORITIES)
        return Actor(f"house-{name}", name, "government" if government else "organization")


class _Draft:
    """An article being written, with the offsets of what is put into it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.mentions: dict[str, list[tuple[int, int]]] = {}

    def write(self, text: str, about: str | None = None) -> tuple[int, int]:
        span = (self.length, self.length + len(text))
        self.parts.append(text)
        self.length += len(text)
        if about is not None:
            self.mentions.setdefault(about, []).append(span)
        return span


def extraction(world: World, number: int) -> Extraction:
    """Return article ``number`` with four quotes or so and as many stances."""
    chance = world.random
    people = list(dict.fromkeys(chance.choices(world.people, cum_weights=world.fame, k=3)))
    model = chance.choice(world.models)
    house = world.house(model.developer or "")
    group = chance.choice(GROUPS)
    draft = _Draft()
    quotes: list[Quote] = []
    stances: list[Stance] = []
    title = f"{house.name} und {model.name}: Streit um {chance.choice(TOPICS)}"
    draft.write(f"{title}\n\n")
    for turn in range(chance.randint(4, 8)):
        _statement(chance, draft, (quotes, stances), (number, turn), (chance.choice(people), model))
        draft.write(chance.choice(FILLERS) + ("\n\n" if turn % 2 else " "))
        draft.write(house.name, house.id)
        draft.write(f" prüft {model.family} weiter, ")
        draft.write(group, f"group-{group}")
        draft.write(" sehen das kritisch. ")
    groups = Actor(f"group-{group}", group, "group")
    actors = [*people, house, groups]
    return Extraction(
        schema=SCHEMA_VERSION,
        article=Article(
            id=f"article-{number}",
            path=f"archiv/{number:05}.txt",
            title=title,
            text="".join(draft.parts),
            language="de",
            published=f"202{number % 6}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            source=chance.choice(SOURCES),
        ),
        actors=tuple(_with_mentions(actor, draft) for actor in actors),
        models=(_model_with_mentions(model, draft),),
        quotes=tuple(quotes),
        stances=tuple(stances),
    )


def _statement(chance, draft, found, key, named) -> None:
    quotes, stances = found
    number, turn = key
    person, model = named
    saying, topic = chance.choice(SAYINGS), chance.choice(TOPICS)
    draft.write("„")
    start = draft.length
    draft.write(f"{saying}. ")
    draft.write(model.name, model.id)
    end = draft.write(f" zeigt für {topic}, was möglich ist")[1]
    draft.write("“, ")
    verb = chance.choice(VERBS)
    cue = Evidence(*draft.write(verb), verb)
    draft.write(" ")
    who = chance.choice((person.name, person.aliases[0]))
    at = draft.write(who, person.id)
    draft.write(". ")
    text = "".join(draft.parts)[start:end]
    quotes.append(
        Quote(
            id=f"q{number}-{turn}",
            kind=chance.choice(QUOTE_KINDS),
            start=start,
            end=end,
            text=text,
            spans=((start, end),),
            speaker=Speaker(person.id if turn != 3 else None, who, *at),
            cue=cue,
            addressee=None,
            venue=chance.choice(("CNBC", None)),
            confidence=0.9,
        )
    )
    if chance.random() < 0.7:
        polarity = chance.choice(("support", "oppose", "mixed"))
        shift = Shift(from_="oppose", to="support", when="2025") if turn == 1 else None
        on_model = chance.random() < 0.2
        target = Target("model", model.name, model.id) if on_model else Target("topic", topic, None)
        evidence = Evidence(start, end, text)
        stances.append(
            Stance(
                f"s{number}-{turn}", person.id, target, polarity, shift, evidence, cue,
                f"q{number}-{turn}", 0.7,
            )
        )  # fmt: skip


def _with_mentions(actor: Actor, draft: _Draft) -> Actor:
    return Actor(
        actor.id, actor.name, actor.kind, actor.aliases, actor.roles,
        tuple(draft.mentions.get(actor.id, ())),
    )  # fmt: skip


def _model_with_mentions(model: AIModel, draft: _Draft) -> AIModel:
    return AIModel(
        model.id, model.name, model.family, model.developer, model.developer_id,
        model.parameters, model.openness, model.released, model.runs_on,
        tuple(draft.mentions.get(model.id, ())),
    )  # fmt: skip


def library(articles: int, seed: int = 7) -> Iterator[Extraction]:
    """Yield the records of so many articles."""
    world = World(articles, seed)
    for number in range(articles):
        yield extraction(world, number)
