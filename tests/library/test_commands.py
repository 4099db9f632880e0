"""``newsdash library`` as a user and a script meet it."""

import io
import json
import os
import shutil
import time

import pytest
from click.testing import CliRunner
from shelves import all_of

from newsdash import catalogue, resources
from newsdash.cli import cli
from newsdash.commandline import beside
from newsdash.commandline.narration import Narrator
from newsdash.commandline.opening import open_library
from newsdash.corpus import locate, read
from newsdash.extraction import extractors
from newsdash.extraction.stream import extract
from newsdash.library import Library, inputs
from newsdash.library.stale import stale

NEWS = {
    "eins.txt": "Jana Berg lobt den Rat\n\n„Das Bad bleibt“, sagte Jana Berg am Dienstag.",
    "zwei.txt": "Berg reist ab\n\nBerg sagte, das Land zahle.",
    "drei.txt": "Streit im Rat\n\nUwe Ohm lehnt die Sanierung ab.",
}


@pytest.fixture(autouse=True)
def rules_only(tmp_path, monkeypatch):
    (tmp_path / "config.toml").write_text('[pipeline]\nde = "rules"\nen = "rules"\n')
    monkeypatch.setenv("NEWSDASH_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("NEWSDASH_LIBRARY", str(tmp_path / "library.db"))


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in NEWS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(*args, stdin=None):
    return CliRunner().invoke(cli, ["library", *map(str, args)], input=stdin, prog_name="newsdash")


def articles(tmp_path):
    with Library(tmp_path / "library.db") as library:
        return all_of(library)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_added_is_what_an_extraction_gives(jobs, tmp_path):
    done = run("add", resources.seeds(), "--jobs", jobs)
    assert done.exit_code == 0, done.stderr
    assert done.stdout == ""
    assert "12 added, 0 changed, 0 known, 0 failed" in done.stderr
    given = [a for place in locate([str(resources.seeds())]) for a in read(place)]
    from newsdash.configuration import read_configuration

    assert articles(tmp_path) == list(extract(given, read_configuration()))


def test_who_brings_much_puts_it_into_the_search_index(tmp_path, monkeypatch, news):
    few = run("add", news)
    assert "search index" not in few.stderr
    monkeypatch.setattr(catalogue, "FAR_BEHIND", 2)
    (news / "vier.txt").write_text("Lea Voss tritt an\n\nDas sagte Lea Voss.", encoding="utf-8")
    much = run("add", news)
    assert much.exit_code == 0
    assert "the search index is brought up to date" in much.stderr
    kept = catalogue.kept_index(tmp_path / "library.db")
    assert len(kept.index.articles) == 4


def test_what_is_known_is_passed_over_and_what_is_new_or_changed_is_read(news, tmp_path):
    run("add", news)
    (news / "zwei.txt").write_text("Berg reist wieder an\n\nBerg sagte nichts.", encoding="utf-8")
    (news / "vier.txt").write_text("Lea Voss tritt an\n\nDas sagte Lea Voss.", encoding="utf-8")
    (news / "kopie.txt").write_text(NEWS["eins.txt"], encoding="utf-8")
    done = run("add", news)
    assert "1 added, 1 changed, 3 known, 0 failed" in done.stderr
    assert [e.article.title for e in articles(tmp_path)] == [
        "Streit im Rat",
        "Jana Berg lobt den Rat",
        "Berg reist wieder an",
        "Lea Voss tritt an",
    ]


def test_articles_of_one_file_are_told_apart_by_their_ids(tmp_path):
    file = tmp_path / "news.jsonl"
    lines = [{"id": f"n{n}", "text": f"Meldung {n} aus dem Rat."} for n in range(3)]
    file.write_text("\n".join(map(json.dumps, lines)))
    run("add", file)
    lines[1]["text"] = "Meldung 1, berichtigt."
    file.write_text("\n".join(map(json.dumps, [{"text": "Noch eine, ohne Kennung."}, *lines])))
    assert "1 added, 1 changed, 2 known" in run("add", file).stderr
    assert [e.article.text for e in articles(tmp_path)][:3] == [
        "Meldung 0 aus dem Rat.",
        "Meldung 1, berichtigt.",
        "Meldung 2 aus dem Rat.",
    ]


def test_what_cannot_be_read_is_one_line_and_the_rest_is_taken_in(news, tmp_path):
    (news / "leer.txt").write_text("")
    done = run("add", news, tmp_path / "fehlt.txt")
    assert done.exit_code == 1
    assert "leer.txt: it is empty" in done.stderr
    assert "fehlt.txt: there is no such file" in done.stderr
    assert "3 added, 0 changed, 0 known, 2 failed" in done.stderr


def test_standard_input_is_taken_in():
    done = run("add", "-", stdin="Uwe Ohm geht.")
    assert done.exit_code == 0
    assert "1 added" in done.stderr


def test_nothing_to_read_makes_no_library(tmp_path):
    assert run("add", tmp_path / "fehlt").exit_code == 2
    assert not (tmp_path / "library.db").exists()


def test_info_tells_what_there_is_to_people_and_programs(news, tmp_path):
    run("add", news)
    told = run("info").stdout
    assert "3, found in 3 places" in told
    assert "rules" in told
    data = json.loads(run("info", "--format", "json").stdout)
    assert data["articles"] == data["groups"] == 3
    assert data["older"] == 0
    assert data["read_with"][0]["pipeline"] == "rules"


@pytest.mark.parametrize(
    "command", [["info"], ["check"], ["rebuild"], ["reread"], ["backup", "b.db"]]
)
def test_commands_on_no_library_say_so_and_make_none(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(*command)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "there is no library yet" in done.stderr
    assert not (tmp_path / "library.db").exists()


def test_another_library_is_named(news, tmp_path):
    run("add", news / "eins.txt", "--library", tmp_path / "other.db")
    assert not (tmp_path / "library.db").exists()
    assert "1 articles, 0 problems" in run("check", "--library", tmp_path / "other.db").stderr


def test_a_damaged_article_is_told_by_check(news, tmp_path):
    from newsdash.library.writing import WritableLibrary

    run("add", news)
    with WritableLibrary(tmp_path / "library.db") as library:
        library.connection.execute("UPDATE records SET body = x'78' WHERE article = 2")
    done = run("check")
    assert done.exit_code == 1
    assert "article 2: its records cannot be read" in done.stderr


def test_what_an_older_pipeline_has_read_is_read_again(news, tmp_path, monkeypatch):
    run("add", news)
    before = articles(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(extractors, "__version__", "9.9")
        assert "3 would be read differently now" in run("info").stdout
        assert "3 read again, 0 failed" in run("rebuild", "--extract").stderr
        assert json.loads(run("info", "--format", "json").stdout)["older"] == 0
        assert "0 read again" in run("rebuild", "--extract").stderr
    assert articles(tmp_path) == before


def test_what_is_older_is_read_again_while_the_library_is_shown(news, tmp_path, monkeypatch):
    run("add", news)
    with (tmp_path / "config.toml").open("a") as configuration:
        configuration.write('[topics]\n"Bäderfrage" = ["sanierung"]\n')
    monkeypatch.setattr(beside, "REREAD_AFTER", 0.0)

    def shown(path, watching, configuration):
        end = time.monotonic() + 60
        with Library(path) as library:
            while stale(library, configuration):
                assert time.monotonic() < end, "nobody reads it again"
        return 0

    silent = Narrator(io.StringIO(), live=False)
    assert open_library(tmp_path / "library.db", (), False, silent, show=shown) == 0
    assert "Bäderfrage" in [s.target.name for e in articles(tmp_path) for s in e.stances]
    done = run("reread")
    assert "3 articles, 0 read again, 0 failed" in done.stderr


def test_a_topic_of_ones_own_makes_articles_older(news, tmp_path):
    run("add", news)
    assert "Bäderfrage" not in [s.target.name for e in articles(tmp_path) for s in e.stances]
    with (tmp_path / "config.toml").open("a") as configuration:
        configuration.write('[topics]\n"Bäderfrage" = ["sanierung"]\n')
    assert json.loads(run("info", "--format", "json").stdout)["older"] == 3
    run("rebuild", "--extract")
    assert "Bäderfrage" in [s.target.name for e in articles(tmp_path) for s in e.stances]


def test_all_is_read_again_if_one_says_so(news):
    run("add", news)
    assert "3 read again" in run("rebuild", "--extract=all", "--jobs", "2").stderr
    assert run("check").exit_code == 0


def test_a_backup_is_a_library_and_takes_the_place_of_an_older_one(news, tmp_path):
    backup = tmp_path / "backup.db"
    for name in sorted(NEWS):
        run("add", news / name)
        assert run("backup", backup).exit_code == 0
    (tmp_path / "library.db").unlink()
    shutil.copy(backup, tmp_path / "library.db")
    assert len(articles(tmp_path)) == 3
    assert run("check").exit_code == 0


def test_a_backup_replaces_nothing_that_is_none(news, tmp_path):
    run("add", news)
    letter = tmp_path / "letter.txt"
    letter.write_text("Ein Brief.")
    for there in (letter, news, tmp_path / "library.db", tmp_path / "no" / "backup.db"):
        done = run("backup", there)
        assert done.exit_code == 2
        assert done.stderr.count("\n") == 1
    assert letter.read_text() == "Ein Brief."
    assert len(articles(tmp_path)) == 3
    assert not list(tmp_path.glob("*.tmp"))


def test_interrupted_it_keeps_what_is_in_and_goes_on_the_next_time(news, tmp_path, monkeypatch):
    real = inputs.read

    def interrupted(location, *more):
        if location.path.endswith("zwei.txt"):
            raise KeyboardInterrupt
        yield from real(location, *more)

    with monkeypatch.context() as patch:
        patch.setattr(inputs, "read", interrupted)
        done = run("add", news)
    assert done.exit_code == 130
    assert "2 added" in done.stderr
    assert len(articles(tmp_path)) == 2
    assert "1 added, 0 changed, 2 known" in run("add", news).stderr
    assert run("check").exit_code == 0


def age(folder):
    """Let the files be older than a moment, as they are when one comes back to them."""
    for file in folder.iterdir():
        os.utime(file, (1_700_000_000, 1_700_000_000))


def test_a_file_that_has_not_changed_is_not_opened(news, monkeypatch):
    age(news)
    run("add", news)
    (news / "eins.txt").write_text("Jana Berg geht\n\nDas sagte sie.", encoding="utf-8")
    opened = []
    real = inputs.read
    monkeypatch.setattr(
        inputs, "read", lambda place, *more: opened.append(place.path) or real(place, *more)
    )
    assert "0 added, 1 changed, 2 known" in run("add", news).stderr
    assert opened == [str(news / "eins.txt")]


def test_a_file_that_failed_is_tried_again(news):
    (news / "leer.txt").write_text("")
    age(news)
    for _ in range(2):
        assert "leer.txt: it is empty" in run("add", news).stderr


def test_files_of_one_name_in_two_folders_are_two_articles(tmp_path, monkeypatch):
    for folder, text in (("a", "Jana Berg kommt."), ("b", "Uwe Ohm geht.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.txt").write_text(text)
        monkeypatch.chdir(tmp_path / folder)
        run("add", "news.txt")
    assert [e.article.text for e in articles(tmp_path)] == ["Jana Berg kommt.", "Uwe Ohm geht."]


def test_names_told_apart_have_the_ids_of_an_extraction(tmp_path, news):
    with (tmp_path / "config.toml").open("a") as configuration:
        configuration.write('[actors]\napart = [["Jana Berg", "Jana Maria Berg"]]\n')
    (news / "neu.txt").write_text("Streit\n\n„Nein“, sagte Jana Maria Berg.", encoding="utf-8")
    from newsdash.configuration import read_configuration

    given = [a for place in locate([str(news)]) for a in read(place)]
    expected = list(extract(given, read_configuration()))
    assert {a.id for e in expected for a in e.actors} >= {
        "person:jana-berg",
        "person:jana-maria-berg",
    }
    for name in sorted(file.name for file in news.iterdir()):
        run("add", news / name)  # each time the library has to remember who was there
    assert articles(tmp_path) == expected
    run("rebuild")
    assert articles(tmp_path) == expected


def test_names_told_apart_afterwards_are_apart_after_a_rebuild(tmp_path, news):
    (news / "neu.txt").write_text("Streit\n\n„Nein“, sagte Jana Maria Berg.", encoding="utf-8")
    run("add", news)
    assert "person:jana-maria-berg" not in {a.id for e in articles(tmp_path) for a in e.actors}
    with (tmp_path / "config.toml").open("a") as configuration:
        configuration.write('[actors]\napart = [["Jana Berg", "Jana Maria Berg"]]\n')
    assert json.loads(run("info", "--format", "json").stdout)["older"] == 4
    run("rebuild", "--extract")
    assert "person:jana-maria-berg" in {a.id for e in articles(tmp_path) for a in e.actors}
