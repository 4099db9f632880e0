"""``newsdash --plain`` in German: what a user of a screen reader hears."""

import os
import re
import subprocess
import sys

import pytest
from talking import Talk

import generated
from newsdash.plain.commands import COMMANDS
from newsdash.translation import choose, translate

COMMAND = [sys.executable, "-m", "newsdash", "--plain"]


def run(typed, **environment):
    return subprocess.run(
        COMMAND, input=typed, capture_output=True, text=True, check=False, encoding="utf-8",
        env={**os.environ, **environment},
    )  # fmt: skip


@pytest.fixture
def german():
    choose("de")
    yield
    choose("en")


@pytest.fixture
def talk(german):
    return Talk(generated.library(12))


def test_the_starter_corpus_is_talked_about_in_german():
    done = run("haltung:dagegen\nakteru:x\n:stances\n:why 1\n", NEWSDASH_LANGUAGE="de")
    lines = done.stdout.splitlines()
    assert lines[0] == "Filter: haltung:dagegen"
    assert re.fullmatch(
        r"Akteure \d+ von \d+, Modelle \d+ von \d+, Haltungen \d+ von \d+, Zitate \d+ von \d+",
        lines[1],
    )
    assert lines[2].startswith("Akteure, am häufigsten genannte zuerst: 1 bis 10 von ")
    why = "\n".join(lines)
    for part in (": gegen ", "Beleg: „", "Signalwort: „", "Art des Gegenstands: Thema",
                 "Sicherheit: 0,", " von 1", "Artikel: ", "erschienen: ", "Sprache: Deutsch",
                 "gelesen aus: "):  # fmt: skip
        assert part in why
    assert done.stderr.splitlines() == [
        "newsdash: 12 Artikel gelesen",
        "newsdash: Abfrage, Zeichen 1, akteru:x: unbekanntes Feld „akteru:“ – ist actor: gemeint?",
    ]
    assert done.returncode == 2


def test_german_is_what_the_configuration_or_the_locale_asks_for(tmp_path):
    configuration = tmp_path / "config.toml"
    configuration.write_text('[interface]\nlanguage = "de"\n', encoding="utf-8")
    asked = (
        {"NEWSDASH_CONFIG": str(configuration)},
        {"NEWSDASH_LANGUAGE": "auto", "LC_ALL": "de_DE.UTF-8"},
    )
    for environment in asked:
        assert run("", **environment).stdout.startswith("Akteure ")


def test_a_language_nobody_speaks_is_told_in_one_line():
    done = run("", NEWSDASH_LANGUAGE="klingon")
    assert done.returncode == 2
    assert done.stderr == ("newsdash: NEWSDASH_LANGUAGE is 'klingon'; it must be en, de or auto\n")


def test_help_is_german_and_the_commands_are_what_they_are(talk):
    answer = talk.say(":help")
    for command in COMMANDS:
        line = next(line for line in answer if line.split()[0].rstrip(",:") == f":{command.name}")
        assert line.endswith(f": {translate(command.about)}")
        assert translate(command.about) != command.about
    assert ":sort [SPALTE], kurz :s: " in "\n".join(answer)


@pytest.mark.parametrize(
    ("typed", "heading"),
    [
        (":models", "Modelle, am häufigsten genannte zuerst: 1 bis "),
        (":quotes", "Zitate, neueste zuerst: 1 bis "),
        (":matrix", "Matrix, häufigste Gegenstände zuerst: 1 bis "),
        (":timeline week", "Zeitachse nach Wochen: 1 bis "),
        (":timeline month", "Zeitachse nach Monaten: 1 bis "),
        (":changes", "Seitenwechsel: 1 bis "),
        (":facets", "Facetten: 1 bis "),
    ],
)
def test_lists_and_what_comes_with_them_are_german(talk, typed, heading):
    answer = talk.say(typed)
    assert any(line.startswith(heading) for line in answer)
    own = " ".join(re.sub("„[^“]*“", "", line) for line in answer)
    assert not re.search(r"\b(supports|opposes|unknown|named|quotes|stances)\b", own)


def test_values_of_facets_and_kinds_are_german(talk):
    facets = set(talk.rows(":facets").values())
    for begun in ("Akteure, Person: ", "Haltungen, dagegen: ", "Zitate, wörtlich: "):
        assert any(facet.startswith(begun) for facet in facets)
    rows = talk.rows(":quotes").values()
    assert all(re.search(r", (wörtlich|teils|indirekt|Bericht): „", row) for row in rows)


def test_a_period_is_named_as_germans_do_and_read(talk):
    talk.say(":timeline week")
    first = talk.rows(":list")[1]
    assert re.match(r"\d{4}-KW\d\d, \d{4}-\d\d-\d\d bis \d{4}-\d\d-\d\d: ", first)
    assert re.match(r"\d{4}-KW\d\d.*: Stelle 1 von \d+", talk.say(":read 1")[0])


def test_orders_are_german_and_chosen_by_the_names_they_have(talk):
    talk.say(":stances")
    told = {sort: talk.say(f":sort {sort}")[0] for sort in ("newest", "oldest", "holder", "target")}
    assert [line.split(", ")[1].partition(":")[0] for line in told.values()] == [
        "neueste zuerst", "älteste zuerst", "nach Akteur", "nach Gegenstand",
    ]  # fmt: skip
    assert talk.say(":sort") == [
        "Haltungen, nach Gegenstand; :sort nimmt newest, oldest, holder, target"
    ]


def test_a_dossier_is_german(talk):
    talk.say(":changes")
    answer = talk.say(":dossier 1")
    assert answer[0].startswith("Dossier: ")
    assert any(re.search("Seitenwechsel bei „.*“: dagegen, dann dafür", line) for line in answer)
