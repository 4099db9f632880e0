"""The table of docs/query.md, line by line, on one small debate."""

import pytest

from newsdash.records import (
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
from newsdash.search.crossfilter import finish, narrow
from newsdash.search.index import Index
from newsdash.search.query import parse
from newsdash.search.rows import Pane

TEXT = (
    "Altman: „Orla ist frei, Frankreich zögert.“ Altman lobt das Gesetz. Musk lehnt Meta ab. "
    "Frankreich lobt Orla. Musk: „Die Gewichte bleiben zu.“ Altman lehnt Tessa ab. Ministerin Voß."
)


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def mentions(name: str):
    found, start = [], TEXT.find(name)
    while start >= 0:
        found.append((start, start + len(name)))
        start = TEXT.find(name, start + 1)
    return tuple(found)


def actor(key: str, name: str, kind: str, *roles: Role) -> Actor:
    return Actor(key, name, kind, (), roles, mentions(name))


def model(key: str, name: str, developer: str, openness: str | None) -> AIModel:
    return AIModel(key, name, name, developer, None, None, openness, None, None, mentions(name))


def quote(key: str, words: str, kind: str, speaker: str, name: str) -> Quote:
    spot = at(words)
    return Quote(key, kind, *spot, words, (spot,), Speaker(speaker, name, 0, len(name)), None,
                 None, None, 0.9)  # fmt: skip


def stance(key: str, holder: str, target: Target, polarity: str, words: str, **more) -> Stance:
    facts = {"shift": None, "quote": None, **more}
    return Stance(key, holder, target, polarity, facts["shift"], Evidence(*at(words), words), None,
                  facts["quote"], 0.8)  # fmt: skip


OLD = Article("old", None, "Alt", "Meta.", "en", "2020-01-01", "Blatt")
NEW = Article("new", None, "Neu", TEXT, "de", "2025-08-05", "Bote")
META = Actor("meta", "Meta", "organization", (), (), mentions("Meta"))
DEBATE = [
    Extraction(1, OLD, (Actor("meta", "Meta", "organization", (), (), ((0, 4),)),)),
    Extraction(
        1,
        NEW,
        (
            actor("altman", "Altman", "person", Role("Chef", "OpenAI")),
            actor("musk", "Musk", "person"),
            META,
            actor("france", "Frankreich", "country"),
            actor("voss", "Voß", "person", Role("Ministerin", None)),
        ),
        (
            model("orla", "Orla", "OpenAI", "open-weight"),
            model("tessa", "Tessa", "Meta", "closed"),
        ),
        (
            quote("q1", "Orla ist frei, Frankreich zögert.", "direct", "altman", "Altman"),
            quote("q2", "Die Gewichte bleiben zu.", "indirect", "musk", "Musk"),
        ),
        (
            stance("law", "altman", Target("topic", "das Gesetz", None), "support",
                   "lobt das Gesetz"),
            stance("meta", "musk", Target("actor", "Meta", "meta"), "oppose", "lehnt Meta ab",
                   shift=Shift("support", "oppose", None)),
            stance("france", "france", Target("model", "Orla", "orla"), "support", "lobt Orla"),
            stance("closed", "musk", Target("topic", "Gewichte", None), "oppose",
                   "Die Gewichte bleiben zu.", quote="q2"),
            stance("tessa", "altman", Target("model", "Tessa", "tessa"), "oppose",
                   "lehnt Tessa ab"),
        ),
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> Index:
    index = Index()
    index.add(DEBATE[0], seen=20250101)
    index.add(DEBATE[1], seen=20251201)
    index.last_visit = 20251101
    index.sort()
    return index


def kept(index: Index, typed: str) -> tuple[str, str, str, str]:
    result = finish(narrow(index, parse(typed)))
    name = {
        Pane.ACTORS: lambda row: row.id,
        Pane.MODELS: lambda row: row.id,
        Pane.STANCES: lambda row: row.stance.id,
        Pane.QUOTES: lambda row: row.quote.id,
    }
    return tuple(
        " ".join(name[pane](index.tables[pane].rows[n]) for n in result.rows[pane])
        for pane in Pane
    )  # fmt: skip


EVERYTHING = ("meta altman musk france voss", "orla tessa", "law meta france closed tessa", "q1 q2")


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("", EVERYTHING),
        ("altman", ("altman", "orla tessa", "law tessa", "q1")),
        ("gewichte", ("musk", "", "closed", "q2")),
        ("actor:altman", ("altman", "orla tessa", "law tessa", "q1")),
        ("actor:frankreich", ("france", "orla", "france", "q1")),
        ("role:minister", ("voss", "", "", "")),
        ("org:openai", ("altman", "orla tessa", "law tessa", "q1")),
        ("org:meta", ("meta", "tessa", "meta", "")),
        ("kind:country", ("france", "orla", "france", "q1")),
        ("kind:direct", ("altman france", "orla", "", "q1")),
        ("model:orla", ("altman france", "orla", "france", "q1")),
        ("dev:openai", ("altman france", "orla", "france", "q1")),
        ("open:closed", ("meta altman", "tessa", "tessa", "")),
        ("stance:support", ("altman france", "orla", "law france", "")),
        ("stance:shift", ("meta musk", "", "meta", "")),
        ("target:meta", ("meta musk", "", "meta", "")),
        ("target:orla", ("france", "orla", "france", "")),
        ("quote:gewichte", ("musk", "", "closed", "q2")),
        ("said:gewichte", ("", "", "", "")),
        ("said:frei", ("altman france", "orla", "", "q1")),
        ("by:musk", ("musk", "", "meta closed", "q2")),
        ("by:voß", ("", "", "", "")),
        ("actor:altman stance:support", ("altman", "", "law", "")),
        ("by:altman target:meta", ("", "", "", "")),
        ("by:musk target:meta", ("musk", "", "meta", "")),
        ("by:musk quote:gewichte", ("musk", "", "closed", "q2")),
        ("actor:openai|altman model:orla", ("altman", "orla", "", "q1")),
        ("-kind:country",
         ("meta altman musk voss", "orla tessa", "law meta closed tessa", "q1 q2")),
        ("-stance:oppose", ("meta altman musk france voss", "orla tessa", "law france", "q1 q2")),
        ("-actor:meta",
         ("altman musk france voss", "orla tessa", "law france closed tessa", "q1 q2")),
        ("-model:orla",
         ("meta altman musk france voss", "tessa", "law meta closed tessa", "q1 q2")),
        ("stance:oppose -by:musk", ("altman", "tessa", "tessa", "")),
        ("since:2025", EVERYTHING),
        ("until:2024", ("meta", "", "", "")),
        ("source:bote", EVERYTHING),
        ("-source:bote", ("meta", "", "", "")),
        ("lang:en", ("meta", "", "", "")),
        ("new:last", EVERYTHING),
        ("-new:2025-06", ("meta", "", "", "")),
        ("stance:oppose until:2024", ("", "", "", "")),
    ],
)  # fmt: skip
def test_what_stays(index, typed, left):
    assert kept(index, typed) == left
