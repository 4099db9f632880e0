"""``newsdash library add --feeds`` and ``--watch``: news that comes in by itself."""

import io
import os
import signal
import subprocess
import sys

import pytest
from click.testing import CliRunner
from news_feeds import item, rss
from news_pages import PARAGRAPHS
from shelves import all_of
from site_server import Site, answer

from newsdash.cli import cli
from newsdash.commandline import library_watch
from newsdash.commandline.feed_store import FeedFile
from newsdash.corpus.feeds import FeedState
from newsdash.library import Library, inputs
from newsdash.library.checking import check
from newsdash.library.problems import FullDiskError
from newsdash.library.writing import WritableLibrary


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    (tmp_path / "config.toml").write_text('[pipeline]\nde = "rules"\nen = "rules"\n')
    monkeypatch.setenv("NEWSDASH_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("NEWSDASH_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("NEWSDASH_LIBRARY")
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def web():
    with Site() as site:
        site.pages["/rss"] = rss(story(1))
        site.pages["/other"] = rss(story(2))
        yield site


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


def story(number, link=None):
    told = "".join(f"<p>{text}</p>" for text in (f"Meldung {number} vom Rat.", *PARAGRAPHS))
    return item(number, link or f"https://bote.example/{number}", content=told)


def subscribe(*urls):
    for url in urls:
        FeedFile().add(FeedState(url))


def run(*args):
    return CliRunner().invoke(cli, ["library", *map(str, args)], prog_name="newsdash")


def articles(tmp_path):
    with Library(tmp_path / "data" / "library.db") as library:
        assert list(check(library)) == []
        return [found.article for found in all_of(library)]


def lines(stream):
    return [line.removeprefix("newsdash: ") for line in stream.splitlines()]


def watch(monkeypatch, sources, *between, with_feeds=False, seconds=60, **more):
    """Watch with a step of ``between`` after each round, and Ctrl-C after the last; the exit
    code, and what each round said.
    """
    said = io.StringIO()
    monkeypatch.setattr(sys, "stderr", said)
    steps, rounds, passed = iter(between), [], [0.0]

    def pause(waited):
        rounds.append(lines(said.getvalue()))
        said.truncate(0)
        said.seek(0)
        passed[0] += waited
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    code = library_watch.watch(
        None, [str(source) for source in sources], seconds=seconds, with_feeds=with_feeds,
        pause=pause, clock=lambda: passed[0], **more,
    )  # fmt: skip
    told = [*rounds, lines(said.getvalue())]
    return code, [[line for line in said if " is read with " not in line] for said in told]


def news_of(rounds):
    """What the rounds said, without the first line, the time and the last word."""
    assert rounds[0][0].startswith("watching every ")
    assert rounds[-1][0].startswith("no longer watching")
    told = [rounds[0][1:], *rounds[1:-1]]
    return [[line[17:] if line.startswith("20") else line for line in said] for said in told]


def write(file, text):
    """Write a file that has been there for a while, a new time for each text."""
    file.write_text(text, encoding="utf-8")
    os.utime(file, (1_700_000_000 + len(text), 1_700_000_000 + len(text)))


def writing(file, text):
    return lambda: write(file, text)


def nothing():
    """Let nothing happen."""


# Feeds


def test_what_is_new_in_the_feeds_is_taken_in_once(web, tmp_path):
    subscribe(f"{web.url}/rss", f"{web.url}/other")
    first = run("add", "--feeds")
    assert first.exit_code == 0, first.stderr
    assert "2 added, 0 changed, 0 known, 0 failed" in first.stderr
    assert [a.title for a in articles(tmp_path)] == ["Meldung 1", "Meldung 2"]
    web.pages["/rss"] = rss(story(3), story(1))
    second = run("add", "--feeds", "--jobs", "2")
    assert "1 added, 0 changed, 0 known, 0 failed" in second.stderr
    assert articles(tmp_path)[-1].path == "https://bote.example/3"


def test_feeds_and_files_come_together(web, news, tmp_path):
    (news / "eins.txt").write_text("Jana Berg lobt den Rat.")
    subscribe(f"{web.url}/rss")
    assert "2 added" in run("add", news, "--feeds").stderr
    assert len(articles(tmp_path)) == 2


def test_the_state_of_a_feed_is_the_one_that_a_refresh_goes_on_from(web):
    subscribe(f"{web.url}/rss")
    run("add", "--feeds")
    refreshed = CliRunner().invoke(cli, ["feeds", "refresh"])
    assert (refreshed.exit_code, refreshed.stdout) == (0, "")


def test_a_feed_that_fails_is_one_line_and_costs_the_others_nothing(web, tmp_path):
    subscribe(f"{web.url}/rss", f"{web.url}/other")
    web.pages["/rss"] = answer(503)
    done = run("add", "--feeds")
    assert done.exit_code == 1
    assert done.stderr.count(f"{web.url}/rss: the server has a fault (503)") == 1
    assert [a.title for a in articles(tmp_path)] == ["Meldung 2"]
    assert [bool(state.error) for state in FeedFile().list()] == [True, False]
    assert run("add", "--feeds").exit_code == 1  # the other one was read, though nothing is new


def test_when_no_feed_can_be_read_it_ends_with_2(web):
    subscribe(f"{web.url}/gone")
    assert run("add", "--feeds").exit_code == 2


def test_entries_that_share_a_link_are_articles_of_their_own(web, tmp_path):
    ticker = "https://bote.example/ticker"
    web.pages["/rss"] = rss(story(1, ticker), story(2, ticker))
    subscribe(f"{web.url}/rss")
    assert "2 added, 0 changed" in run("add", "--feeds").stderr


def test_an_entry_told_anew_replaces_its_article(web, tmp_path):
    subscribe(f"{web.url}/rss")
    run("add", "--feeds")
    web.pages["/rss"] = rss(story(5, "https://bote.example/1"))
    assert "0 added, 1 changed" in run("add", "--feeds").stderr
    assert [a.title for a in articles(tmp_path)] == ["Meldung 5"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, FullDiskError("the disk is full")])
def test_how_far_a_feed_is_read_is_noted_only_when_its_articles_are_in(
    error, web, tmp_path, monkeypatch
):
    web.pages["/other"] = rss(story(2), story(3))
    subscribe(f"{web.url}/rss", f"{web.url}/other")
    real, stored = WritableLibrary.store, []

    def store(self, found, *more):
        if found.article.title == "Meldung 3":
            raise error
        stored.append(found.article.title)
        return real(self, found, *more)

    with monkeypatch.context() as patch:
        patch.setattr(WritableLibrary, "store", store)
        assert run("add", "--feeds").exit_code in {1, 130}
    assert stored == ["Meldung 1", "Meldung 2"]
    assert [bool(state.seen) for state in FeedFile().list()] == [True, False]
    assert "1 added, 0 changed, 1 known" in run("add", "--feeds").stderr
    assert len(articles(tmp_path)) == 3


def test_subscriptions_that_cannot_be_written_are_told_and_the_articles_are_in(
    web, tmp_path, monkeypatch
):
    subscribe(f"{web.url}/rss")
    from newsdash.commandline.feed_store import FeedStoreError

    def update(*_):
        raise FeedStoreError("feeds.json: cannot be written")

    monkeypatch.setattr(FeedFile, "update", update)
    done = run("add", "--feeds")
    assert done.exit_code == 1
    assert "feeds.json: cannot be written" in done.stderr
    assert len(articles(tmp_path)) == 1


def test_without_feeds_it_says_how_to_add_one_and_sources_are_read(news, tmp_path):
    alone = run("add", "--feeds")
    assert alone.exit_code == 2
    assert "newsdash feeds add" in alone.stderr
    assert not (tmp_path / "data").exists()
    (news / "eins.txt").write_text("Jana Berg lobt den Rat.")
    both = run("add", news, "--feeds")
    assert both.exit_code == 0
    assert "newsdash feeds add" in both.stderr
    assert "1 added" in both.stderr


def test_with_neither_source_nor_feeds_it_says_so():
    done = run("add")
    assert done.exit_code == 2
    assert "Give a SOURCE, or --feeds" in done.stderr


def test_columns_that_are_told_are_heard_and_another_telling_reads_anew(news, tmp_path):
    table = news / "presse.csv"
    write(table, "Kopf,Erster,Zweiter\nA,Jana Berg geht.,Uwe Ohm kommt.\n")
    run("add", table, "--column", "text=Erster")
    run("add", table, "--column", "text=Zweiter")
    assert "Uwe Ohm kommt." in [a.text for a in articles(tmp_path)]


# Watching


def test_new_and_changed_files_are_taken_in_and_nothing_new_is_not_told(
    news, tmp_path, monkeypatch
):
    write(news / "eins.txt", "Jana Berg lobt den Rat.")
    code, rounds = watch(
        monkeypatch,
        [news],
        nothing,
        writing(news / "zwei.txt", "Uwe Ohm reist ab."),
        writing(news / "eins.txt", "Jana Berg tadelt den Rat von Auenfeld."),
        nothing,
    )
    assert code == 0
    assert news_of(rounds) == [["1 added"], [], ["1 added"], ["1 changed"], []]
    assert rounds[-1] == ["no longer watching: 2 added, 1 changed"]
    assert {a.text for a in articles(tmp_path)} == {
        "Jana Berg tadelt den Rat von Auenfeld.",
        "Uwe Ohm reist ab.",
    }


def test_files_are_opened_when_they_are_new_or_changed(news, monkeypatch):
    opened = []
    real = inputs.read
    monkeypatch.setattr(
        inputs, "read", lambda place, *more: opened.append(place.path) or real(place, *more)
    )
    write(news / "eins.txt", "Jana Berg lobt den Rat.")
    write(news / "leer.txt", "")
    watch(monkeypatch, [news / "*.txt"], nothing, writing(news / "leer.txt", "Voll."), nothing)
    names = [path.rpartition("/")[2] for path in opened]
    assert names == ["eins.txt", "leer.txt", "leer.txt"]


def test_what_fails_is_told_once_until_it_changes(news, monkeypatch):
    write(news / "leer.txt", "")
    _, rounds = watch(
        monkeypatch, [news], nothing, writing(news / "leer.txt", "  "), nothing,
        writing(news / "leer.txt", "Voll."), writing(news / "leer.txt", "\n\n\n"),
    )  # fmt: skip
    told = [[line.rpartition(": ")[2] for line in said] for said in news_of(rounds)]
    assert told == [["it is empty"], [], [], [], ["1 added"], ["it is empty"]]


def test_an_empty_folder_and_a_pattern_without_matches_wait_for_news(news, monkeypatch):
    _, rounds = watch(
        monkeypatch, [news, news / "2025-*.txt"], nothing, writing(news / "2025-1.txt", "Neu.")
    )
    told = news_of(rounds)
    assert len(told[0]) == 2
    assert told[1:] == [[], ["1 added"]]


@pytest.mark.parametrize(
    ("sources", "words"),
    [(["fehlt"], "there is no such file"), (["-"], "can be watched")],
)
def test_where_there_is_nothing_to_watch_it_says_so(sources, words, tmp_path):
    done = run("add", "--watch", *sources)
    assert done.exit_code == 2
    assert words in done.stderr
    assert not (tmp_path / "data").exists()


def test_feeds_are_asked_every_ten_minutes_and_files_more_often(web, news, tmp_path, monkeypatch):
    subscribe(f"{web.url}/rss")
    between = [nothing] * 20
    between[3] = lambda: web.pages.update({"/rss": rss(story(3), story(1))})
    between[5] = writing(news / "eins.txt", "Jana Berg lobt den Rat.")
    _, rounds = watch(monkeypatch, [news], *between, with_feeds=True)
    told = {number: said for number, said in enumerate(news_of(rounds)) if number and said}
    assert told == {6: ["1 added"], 10: ["1 added"]}
    assert web.paths() == ["/rss"] * 3  # at 0, 10 and 20 minutes
    assert len(articles(tmp_path)) == 3


def test_a_feed_subscribed_to_meanwhile_is_watched_too(web, monkeypatch):
    _, rounds = watch(monkeypatch, [], lambda: subscribe(f"{web.url}/rss"), with_feeds=True)
    assert "newsdash feeds add" in news_of(rounds)[0][0]
    assert news_of(rounds)[1] == ["1 added"]


def test_a_feed_that_fails_is_told_once_and_comes_back(web, monkeypatch):
    subscribe(f"{web.url}/rss")
    page = web.pages["/rss"]
    web.pages["/rss"] = answer(503)
    _, rounds = watch(
        monkeypatch, [], nothing, lambda: web.pages.update({"/rss": page}), nothing,
        with_feeds=True, seconds=700,
    )  # fmt: skip
    told = news_of(rounds)
    assert [len(said) for said in told] == [1, 0, 1, 0]
    assert told[0][0].startswith(f"{web.url}/rss: the server has a fault")
    assert told[2] == ["1 added"]


def test_pages_are_read_once(web, news, monkeypatch):
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    web.pages["/page"] = f"<html><body><article>{body}</article></body></html>".encode()
    watch(monkeypatch, [news, f"{web.url}/page"], nothing, nothing)
    assert web.paths() == ["/page"]


def test_a_round_that_fails_is_told_and_the_next_one_makes_up_for_it(news, tmp_path, monkeypatch):
    write(news / "eins.txt", "Jana Berg lobt den Rat.")
    real, full = WritableLibrary.store, [True]

    def store(self, *given):
        if full[0]:
            raise FullDiskError("library.db: the disk is full")
        return real(self, *given)

    monkeypatch.setattr(WritableLibrary, "store", store)
    code, rounds = watch(monkeypatch, [news], nothing, lambda: full.pop() and full.append(False))
    assert news_of(rounds) == [["library.db: the disk is full"], [], ["1 added"]]
    assert code == 0
    assert len(articles(tmp_path)) == 1


def test_broken_subscriptions_do_not_keep_files_from_being_read(news, tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "feeds.json").write_text("{")
    write(news / "eins.txt", "Jana Berg lobt den Rat.")
    _, rounds = watch(monkeypatch, [news], nothing, with_feeds=True)
    told = news_of(rounds)
    assert "is no list of feeds" in told[0][0]
    assert told[0][1:] == ["1 added"]
    assert told[1] == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("option", [["--watch"], ["--watch", "1"], ["--watch=3600"]])
def test_ended_by_a_signal_everything_told_is_in_the_library(number, option, news, tmp_path):
    write(news / "eins.txt", "Jana Berg lobt den Rat.")
    command = [sys.executable, "-m", "newsdash", "library", "add", *option, str(news)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stderr:
            if "1 added" in line:
                break
        process.send_signal(number)
        assert process.stderr.read() == "newsdash: no longer watching: 1 added\n"
        assert process.wait() == 0
    assert len(articles(tmp_path)) == 1


def test_the_run_of_a_watch_has_an_end(news, tmp_path, monkeypatch):
    write(news / "eins.txt", "Jana Berg lobt den Rat.")
    watch(monkeypatch, [news], nothing)
    with Library(tmp_path / "data" / "library.db") as library:
        [(added, finished)] = library.rows("SELECT added, finished FROM runs")
    assert (added, bool(finished)) == (1, True)


def test_help_names_both():
    told = run("add", "--help").stdout
    assert "--watch [SECONDS]" in told
    assert "--feeds" in told
