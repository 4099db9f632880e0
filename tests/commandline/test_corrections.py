"""``newsdash corrections``, and what the other commands make of them."""

import json
import os
import subprocess
import sys

import pytest

TEXT = "Ministerin Jana Berg begrüßte das Tempolimit. „Das eilt“, sagte Karl Lamm."


@pytest.fixture
def newsdash(tmp_path):
    """Run newsdash with a data folder of its own."""
    places = {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_STATE_HOME": str(tmp_path / "state")}

    def run(*arguments, typed=None):
        return subprocess.run(
            [sys.executable, "-m", "newsdash", *map(str, arguments)],
            capture_output=True, text=True, input=typed, env=os.environ | places, check=False,
        )  # fmt: skip

    return run


@pytest.fixture
def article(tmp_path):
    file = tmp_path / "limit.txt"
    file.write_text(f"Limit\n\n{TEXT}\n", encoding="utf-8")
    return file


def polarities(run):
    return [s["polarity"] for line in run.stdout.splitlines() for s in json.loads(line)["stances"]]


def test_what_was_corrected_is_asked_exported_listed_and_taken_back(newsdash, article):
    said = newsdash("--plain", article, typed=":stances\n:correct 1 1\n")
    assert said.returncode == 0, said.stderr
    listed = newsdash("corrections", "list")
    assert listed.stdout.startswith("1 oppose, on Tempolimit")
    for asked in (
        ("query", "limit", article, "--format", "jsonl"),
        ("export", article, "--format", "jsonl"),
    ):
        assert polarities(newsdash(*asked)) == ["oppose"]
        assert polarities(newsdash(*asked, "--as-extracted")) == ["support"]
    assert "opposes" in newsdash("dossier", article).stdout
    assert polarities(newsdash("extract", article, "--format", "jsonl")) == ["support"]
    assert newsdash("corrections", "remove").returncode == 0
    assert newsdash("corrections", "list").stdout == ""
    assert polarities(newsdash("export", article, "--format", "jsonl")) == ["support"]


def test_corrections_are_handed_on_and_taken_over_once(newsdash, tmp_path):
    handed = tmp_path / "handed.jsonl"
    handed.write_text('{"do":"no actor","name":"Nasse Moore"}\nnonsense\n')
    first = newsdash("corrections", "add", handed)
    assert first.returncode == 1
    assert "line 2" in first.stderr
    assert "1 added" in first.stderr
    assert "0 added, 1 known" in newsdash("corrections", "add", handed).stderr
    written = newsdash("corrections", "list", "--format", "jsonl").stdout
    assert json.loads(written) == {"do": "no actor", "name": "Nasse Moore"}


def test_taking_back_what_is_not_there_says_so(newsdash):
    ended = newsdash("corrections", "remove", "3")
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
