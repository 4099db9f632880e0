import random

import pytest

from generated import library
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
from newsdash.search.crossfilter import Pin, Result, narrow, table
from newsdash.search.index import Index
from newsdash.search.query import parse
from newsdash.search.rows import Pane

TEXT = "Altman: „gpt-oss ist frei.“ Meta schweigt. Delangue lobt Open Source."


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def debate() -> Extraction:
    said, praised = at("gpt-oss ist frei."), at("lobt Open Source")
    return Extraction(
        schema=1,
        article=Article("a", None, "Titel", TEXT, "de", "2025-08-05", "Bote"),
        actors=(
            Actor("altman", "Sam Altman", "person", ("Altman",), (Role("Chef", "OpenAI"),),
                  (at("Altman"),)),
            Actor("meta", "Meta", "organization", (), (), (at("Meta"),)),
            Actor("delangue", "Clément Delangue", "person", ("Delangue",), (), (at("Delangue"),)),
        ),
        models=(
            AIModel("oss", "gpt-oss", "gpt-oss", "OpenAI", None, 20 * 10**9, "open-weight",
                    None, None, (at("gpt-oss"),)),
            AIModel("llama", "Llama", "Llama", "Meta", "meta", None, None, None, None, ()),
        ),
        quotes=(
            Quote("q", "direct", *said, TEXT[slice(*said)], (said,),
                  Speaker("altman", "Altman", 0, 6), None, None, "CNBC", 0.9),
        ),
        stances=(
            Stance("s1", "delangue", Target("topic", "Open Source", None), "support",
                   Shift(from_="oppose", to="support", when=None),
                   Evidence(*praised, TEXT[slice(*praised)]), None, None, 0.7),
            Stance("s2", "altman", Target("actor", "Meta", "meta"), "oppose", None,
                   Evidence(*said, TEXT[slice(*said)]), None, "q", 0.7),
        ),
    )  # fmt: skip


@pytest.fixture
def index() -> Index:
    index = Index()
    index.add(debate())
    index.sort()
    return index


def finished(steps) -> Result:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def shown(index: Index, typed: str = "", *pins: Pin) -> dict[str, list[str]]:
    result = finished(narrow(index, parse(typed), pins, Result()))
    name = {
        Pane.ACTORS: lambda row: row.id,
        Pane.MODELS: lambda row: row.id,
        Pane.STANCES: lambda row: row.stance.id,
        Pane.QUOTES: lambda row: row.quote.id,
    }
    return {
        pane.value: [name[pane](table(index, pane).rows[n]) for n in rows]
        for pane, rows in result.rows.items()
    }


def test_without_a_filter_everything_is_shown(index):
    assert [len(rows) for rows in shown(index).values()] == [3, 2, 2, 1]


def test_a_name_narrows_all_panes_to_what_it_is_linked_to(index):
    assert shown(index, "altman") == {
        "actors": ["altman"],
        "models": ["oss"],
        "stances": ["s2"],
        "quotes": ["q"],
    }


def test_a_stance_is_found_by_its_holder_its_target_and_its_evidence(index):
    for typed in ("delangue", "open source", "lobt"):
        assert shown(index, typed)["stances"] == ["s1"]
    assert shown(index, "meta")["stances"] == ["s2"]


@pytest.mark.parametrize(
    ("typed", "stances"),
    [("support", ["s1"]), ("unterstützt", ["s1"]), ("lehnt ab", ["s2"]), ("oppose", ["s2"]),
     ("shift", ["s1"]), ("mixed", [])],
)  # fmt: skip
def test_polarities_are_found_in_german_and_english(index, typed, stances):
    assert shown(index, typed)["stances"] == stances


def test_models_are_found_by_developer_openness_and_size(index):
    for typed in ("openai", "open-weight", "20b"):
        assert shown(index, typed)["models"] == ["oss"]


def test_a_pinned_actor_leaves_what_belongs_to_him(index):
    pinned = shown(index, "", Pin(Pane.ACTORS, index.actor("altman")))
    assert pinned["quotes"] == ["q"]
    assert pinned["stances"] == ["s2"]
    assert pinned["models"] == ["oss"]
    assert len(pinned["actors"]) == 3, "the pane of the pin stays as it is"


def test_a_pinned_organisation_shows_stances_on_it_and_its_models(index):
    pinned = shown(index, "", Pin(Pane.ACTORS, index.actor("meta")))
    assert pinned["stances"] == ["s2"]
    assert pinned["models"] == ["llama"]


def test_a_pinned_model_shows_who_speaks_of_it(index):
    pinned = shown(index, "", Pin(Pane.MODELS, index.model("oss")))
    assert pinned == {"actors": ["altman"], "models": ["oss", "llama"], "stances": ["s2"],
                      "quotes": ["q"]}  # fmt: skip


def test_a_pinned_quote_shows_its_speaker_and_the_stance_read_from_it(index):
    pinned = shown(index, "", Pin(Pane.QUOTES, 0))
    assert (pinned["actors"], pinned["stances"]) == (["altman"], ["s2"])


def test_a_pinned_stance_shows_holder_target_and_quote(index):
    pinned = shown(index, "", Pin(Pane.STANCES, 1))
    assert (pinned["actors"], pinned["quotes"]) == (["altman", "meta"], ["q"])


def test_all_pins_must_hold_together_with_the_filter(index):
    altman = Pin(Pane.ACTORS, index.actor("altman"))
    delangue = Pin(Pane.ACTORS, index.actor("delangue"))
    assert shown(index, "", altman, delangue)["stances"] == []
    assert shown(index, "gewichte", altman)["quotes"] == []


def test_refining_a_result_finds_what_a_fresh_search_finds():
    index = Index()
    for extraction in library(60):
        index.add(extraction)
    index.sort()
    chance = random.Random(3)
    for typed in ("mueller", "krä sup", "open so", "kolibri-1 2025", 'x "das neue'):
        last = Result()
        at = 0
        while at < len(typed):
            at += chance.randint(1, 2)
            last = finished(narrow(index, parse(typed[:at]), (), last))
            fresh = finished(narrow(index, parse(typed[:at]), (), Result()))
            assert {p: list(r) for p, r in last.rows.items()} == {
                p: list(r) for p, r in fresh.rows.items()
            }
