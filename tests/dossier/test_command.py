"""`newsdash dossier` as a user calls it."""

import json

import pytest
from click.testing import CliRunner

from newsdash.cli import cli

FIRST = "---\ndate: 2025-01-05\n---\nAltes\n\nMinisterin Jana Berg lehnt ein Tempolimit ab."
LATER = "---\ndate: 2025-06-05\n---\nNeues\n\nMinisterin Jana Berg unterstützt ein Tempolimit."


@pytest.fixture
def news(tmp_path):
    (tmp_path / "a.md").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.md").write_text(LATER, encoding="utf-8")
    return str(tmp_path)


def run(*args):
    return CliRunner().invoke(cli, ["dossier", *args])


def test_a_change_of_mind_is_told_with_both_ends(news):
    result = run(news)
    assert result.exit_code == 0
    told = result.stdout.partition("changed on Tempolimit: oppose → support, 2025-06-05")[2]
    before, _, after = told.partition("and after")
    assert "“Ministerin Jana Berg lehnt ein Tempolimit ab.” (2025-01-05)" in before
    assert "“Ministerin Jana Berg unterstützt ein Tempolimit.” (2025-06-05)" in after


def test_statements_are_lines_of_json(news):
    lines = [json.loads(line) for line in run(news, "--format", "jsonl").stdout.splitlines()]
    assert {"role", "change"} <= {line["statement"] for line in lines}
    [change] = [line for line in lines if line["statement"] == "change"]
    assert (change["from"], change["to"]) == ("oppose", "support")


def test_only_those_asked_for_are_told_of(news):
    assert "Jana Berg" in run(news, "--about", "BERG").stdout
    assert run(news, "--about", "Meier").stdout == ""
