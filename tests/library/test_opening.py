"""What is opened is a library of this version, or one line says why not, and nothing is touched."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys

import pytest
from shelves import READ_WITH, all_of, bare, fill, settled

from generated import library as generated_library
from newsdash.library import Library, LibraryError, connecting, default_library, migrating
from newsdash.library.checking import check
from newsdash.library.problems import (
    BusyLibraryError,
    FullDiskError,
    NewerLibraryError,
    NotALibraryError,
)
from newsdash.library.rebuilding import rebuild
from newsdash.library.writing import WritableLibrary


@pytest.fixture
def path(tmp_path):
    return tmp_path / "shelf" / "library.db"


def one_line(raised):
    message = str(raised.value)
    assert "\n" not in message
    return message


def library_of_version(path, version, monkeypatch, extractions):
    """Make a library as an older newsdash left it."""
    steps = migrating.steps()[:version]
    path.parent.mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(migrating, "steps", lambda: steps)
        connecting.connect_to_write(path).close()
    with contextlib.closing(sqlite3.connect(path)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (version,)
        old.execute("INSERT INTO runs (kind, newsdash, started) VALUES ('add', '0', '2025')")
        old.commit()


def test_a_library_is_made_with_its_folder(path):
    WritableLibrary(path).close()
    with Library(path) as library:
        assert library.counts().articles == 0
        assert all_of(library) == []
        assert library.position() == (0, 0)


def test_one_that_is_not_there_is_not_made_by_looking(path):
    with pytest.raises(LibraryError) as raised:
        Library(path)
    assert "newsdash library add" in one_line(raised)
    assert not path.parent.exists()


@pytest.mark.parametrize("version", range(1, migrating.newest_version()))
@pytest.mark.parametrize("opened", [Library, WritableLibrary])
def test_an_older_library_is_brought_up_to_date(path, version, opened, monkeypatch):
    library_of_version(path, version, monkeypatch, ())
    opened(path).close()
    extractions = list(generated_library(3))
    fill(path, extractions)
    with Library(path) as library:
        assert all_of(library) == settled(extractions)
        assert list(check(library)) == []
        assert library.seen() is None


def test_articles_of_a_library_older_than_reprints_are_grouped_by_a_rebuild(path):
    fill(path, [bare("Eins.", 1), bare("Zwei.", 2)])
    with contextlib.closing(sqlite3.connect(path)) as old:
        for table in ("reprint_bands", "reprints", "reprint_groups", "seen", "files"):
            old.execute(f"DROP TABLE {table}")
        old.execute("PRAGMA user_version = 1")
    with WritableLibrary(path) as library:
        assert [e.article.text for e in all_of(library)] == ["Eins.", "Zwei."]
        list(rebuild(library))
        assert list(check(library)) == []
        assert library.counts().groups == 2


def test_a_step_that_fails_leaves_the_library_as_it_was(path, tmp_path, monkeypatch):
    library_of_version(path, 1, monkeypatch, ())
    broken = tmp_path / "0002_broken.sql"
    broken.write_text("CREATE TABLE notes (id);\nCREATE TABLE runs (id);\n")
    steps = [migrating.steps()[0], broken]
    with monkeypatch.context() as patch:
        patch.setattr(migrating, "steps", lambda: steps)
        with pytest.raises(LibraryError):
            WritableLibrary(path)
    with Library(path) as library:
        assert library.counts().articles == 0


@pytest.mark.parametrize("opened", [Library, WritableLibrary])
def test_a_library_of_a_newer_version_is_left_alone(path, opened):
    fill(path, [bare("Eins.", 1)])
    with contextlib.closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(NewerLibraryError) as raised:
        opened(path)
    assert "update newsdash" in one_line(raised)
    assert path.read_bytes() == before


@pytest.mark.parametrize("opened", [Library, WritableLibrary])
def test_a_file_that_is_something_else_is_left_alone(path, opened):
    path.parent.mkdir()
    path.write_text("Ein Brief an die Redaktion, kein Verzeichnis von Artikeln. " * 40)
    before = path.read_bytes()
    with pytest.raises(NotALibraryError) as raised:
        opened(path)
    assert "--library" in one_line(raised)
    assert path.read_bytes() == before


@pytest.mark.parametrize("opened", [Library, WritableLibrary])
def test_the_database_of_another_program_is_left_alone(path, opened):
    path.parent.mkdir()
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE articles (title)")
    before = path.read_bytes()
    with pytest.raises(NotALibraryError):
        opened(path)
    assert path.read_bytes() == before


def test_a_full_disk_costs_the_article_that_does_not_fit_and_no_other(path):
    extractions = list(generated_library(60))
    with WritableLibrary(path) as library:
        run = library.begin_run("add")
        (pages,) = library.row("PRAGMA page_count")
        library.connection.execute(f"PRAGMA max_page_count = {pages + 12}")
        with pytest.raises(FullDiskError) as raised:
            for extraction in extractions:
                library.store(extraction, READ_WITH, None, run)
        assert "disk is full" in one_line(raised)
        stored = library.counts().articles
        assert 0 < stored < 60
        assert all_of(library) == settled(extractions[:stored])
        assert list(check(library)) == []
        library.connection.execute("PRAGMA max_page_count = 100000")
        for extraction in extractions[stored:]:  # once there is space again
            library.store(extraction, READ_WITH, None, run)
        assert all_of(library) == settled(extractions)


def test_a_writer_waits_for_another_and_gives_up_in_plain_words(path, monkeypatch):
    fill(path, [bare("Eins.", 1)])
    monkeypatch.setattr(connecting, "PATIENCE", 0.05)
    with WritableLibrary(path) as one, WritableLibrary(path) as other:
        with connecting.transaction(one.connection), pytest.raises(BusyLibraryError) as raised:
            other.begin_run("add")
        assert "another newsdash" in one_line(raised)
        assert all_of(other) == [bare("Eins.", 1)]
        assert other.begin_run("add")


def as_ordinary_user():
    """Return how a command is run that permissions hold for, even where root runs the tests."""
    if os.name != "posix":
        pytest.skip("permissions of folders are tested on POSIX systems")
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root may write everywhere, and setpriv is not there to change that")
    return ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override", "--"]


@pytest.mark.parametrize("how", ["reading", "writing"])
def test_in_a_folder_that_cannot_be_written_to_a_library_can_be_read(path, how):
    fill(path, [bare("Eins.", 1)])
    path.parent.chmod(0o500)
    path.chmod(0o400)
    opened = {"reading": "Library", "writing": "writing.WritableLibrary"}[how]
    code = (
        "import sys, pathlib\n"
        "from newsdash import library\nfrom newsdash.library import writing\n"
        f"try:\n    with library.{opened}(pathlib.Path(sys.argv[1])) as found:\n"
        "        print(found.counts().articles)\n"
        "except library.LibraryError as error:\n    print(error)\n"
    )
    try:
        run = subprocess.run(
            [*as_ordinary_user(), sys.executable, "-c", code, str(path)],
            capture_output=True,
            text=True,
            check=True,
        )
    finally:
        path.parent.chmod(0o700)
    told = run.stdout.strip()
    if how == "reading":
        assert told == "1"
    else:
        assert told.startswith(f"{path}: it cannot be")
        assert "permissions" in told


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError) as raised:
        WritableLibrary(tmp_path / "file" / "library.db")
    assert "cannot be written to" in one_line(raised)


def test_damage_is_found(path):
    extractions = list(generated_library(12))
    fill(path, extractions)
    with WritableLibrary(path) as library:
        execute = library.connection.execute
        execute("PRAGMA foreign_keys = OFF")
        execute("UPDATE records SET body = x'00' WHERE article = 1")
        execute("UPDATE records SET body = (SELECT body FROM records WHERE article = 3) "
                "WHERE article = 2")  # fmt: skip
        execute("UPDATE extractions SET quotes = quotes + 1 WHERE article = 4")
        execute("DELETE FROM records WHERE article = 5")
        execute("DELETE FROM copies WHERE article = 6")
        execute("DELETE FROM reprints WHERE article = 7")
        execute("DELETE FROM articles WHERE id = 8")
        execute("DELETE FROM extractions WHERE article = 9")
        told = "\n".join(check(library))
    for number in (1, 2, 4, 5, 6, 7, 9):
        assert f"article {number}" in told
    assert "belongs to a row of articles that is not there" in told


def test_the_usual_place_is_the_data_folder_unless_it_is_named():
    assert default_library({}).name == "library.db"
    assert default_library({"NEWSDASH_DATA": "/tmp/kept"}).as_posix() == "/tmp/kept/library.db"
    named = {"NEWSDASH_LIBRARY": "/tmp/mine.db", "NEWSDASH_DATA": "/tmp/kept"}
    assert default_library(named).as_posix() == "/tmp/mine.db"
