"""``newsdash feeds`` as a user meets it."""

import io
import json
import subprocess
import sys

import pytest
from click.testing import CliRunner
from news_feeds import item, rss
from news_pages import PARAGRAPHS
from site_server import Site, answer

from newsdash.cli import cli
from newsdash.commandline import feeds as bodies
from newsdash.commandline.feed_store import FeedFile, FeedStoreError
from newsdash.commandline.narration import Narrator
from newsdash.corpus import Location, read
from newsdash.corpus.feeds import FeedState
from newsdash.corpus.fetching import Fetched

FULL = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


@pytest.fixture
def web(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "*")
    with Site() as site:
        site.pages["/rss"] = rss(item(1, "https://bote.example/1", content=FULL))
        site.pages["/other"] = rss(item(2, "https://bote.example/2", content=FULL))
        yield site


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """The data folder; the commands are run beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSDASH_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def invoke(*args):
    return CliRunner().invoke(cli, ["feeds", *args], prog_name="newsdash")


def listed():
    return json.loads(invoke("list", "--format", "json").stdout)


def test_a_feed_added_is_listed_with_its_title(web):
    result = invoke("add", f"{web.url}/rss")
    assert result.exit_code == 0
    assert "Auenfelder Bote is added (1 entry" in result.stderr
    shown = invoke("list").stdout
    assert "  1  Auenfelder Bote" in shown
    assert f"{web.url}/rss" in shown
    assert "not read yet" in shown


def test_a_feed_is_added_once(web):
    invoke("add", f"{web.url}/rss")
    assert "among the feeds already" in invoke("add", f"{web.url}/rss").stderr
    assert len(listed()) == 1


def test_an_address_without_a_scheme_is_taken_for_https():
    asked = []

    def get(url):
        asked.append(url)
        return Fetched(url, rss(item(1, "https://bote.example/1")))

    bodies.add(["bote.example/rss"], FeedFile(), Narrator(io.StringIO(), live=False), get)
    assert asked == ["https://bote.example/rss"]
    assert [feed["url"] for feed in listed()] == asked


def test_what_is_no_feed_is_not_added_and_told(web):
    web.pages["/page"] = b"<html><body>Hallo</body></html>"
    result = invoke("add", f"{web.url}/page", "ftp://bote.example", f"{web.url}/rss")
    assert result.exit_code == 1
    assert "no page that names one" in result.stderr
    assert "begins with http" in result.stderr
    assert len(listed()) == 1
    assert invoke("add", f"{web.url}/gone").exit_code == 2


@pytest.mark.parametrize("name", ["1", "auenfelder bote", "{url}/rss"])
def test_a_feed_is_removed_by_number_title_or_address(web, name):
    invoke("add", f"{web.url}/rss")
    assert invoke("remove", name.format(url=web.url)).exit_code == 0
    assert listed() == []


def test_numbers_mean_what_was_listed_when_several_are_removed(web):
    for path in ("/rss", "/other"):
        invoke("add", web.url + path)
    assert invoke("remove", "1", "2", "3").exit_code == 1
    assert listed() == []


def test_without_feeds_it_says_how_to_add_one():
    assert "newsdash feeds add" in invoke("list").stderr
    result = invoke("refresh")
    assert result.exit_code == 2
    assert "newsdash feeds add" in result.stderr


def test_a_refresh_writes_what_is_new_and_the_next_one_nothing(web):
    invoke("add", f"{web.url}/rss")
    first, second = invoke("refresh"), invoke("refresh")
    [article] = map(json.loads, first.stdout.splitlines())
    assert (article["title"], article["source"]) == ("Meldung 1", "Auenfelder Bote")
    assert "1 new article from 1 feed, 0 failed" in first.stderr
    assert (first.exit_code, second.exit_code, second.stdout) == (0, 0, "")
    assert "0 new articles" in second.stderr
    assert "read 20" in invoke("list").stdout


def test_what_a_refresh_writes_is_read_as_the_same_articles(web):
    invoke("add", f"{web.url}/rss")
    invoke("refresh", "-o", "new.jsonl")
    [article] = read(Location("new.jsonl"))
    assert (article.path, article.title) == ("https://bote.example/1", "Meldung 1")
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_nothing_new_leaves_an_older_file_as_it_is(web):
    invoke("add", f"{web.url}/rss")
    invoke("refresh", "-o", "new.jsonl")
    assert invoke("refresh", "-o", "new.jsonl").exit_code == 0
    assert len(list(read(Location("new.jsonl")))) == 1


def test_a_feed_that_fails_costs_the_others_nothing_and_is_marked(web):
    invoke("add", f"{web.url}/rss", f"{web.url}/other")
    web.pages["/rss"] = answer(503)
    result = invoke("refresh")
    assert result.exit_code == 1
    assert f"{web.url}/rss: the server has a fault (503)" in result.stderr
    assert "Meldung 2" in result.stdout
    assert "failed: the server has a fault" in invoke("list").stdout


def test_when_no_feed_can_be_read_it_ends_with_2(web):
    invoke("add", f"{web.url}/rss")
    web.pages["/rss"] = answer(503)
    assert invoke("refresh").exit_code == 2


def test_one_feed_can_be_refreshed_alone(web):
    invoke("add", f"{web.url}/rss", f"{web.url}/other")
    result = invoke("refresh", "2", "Unbekannt")
    assert "Meldung 2" in result.stdout
    assert "Meldung 1" not in result.stdout
    assert "Unbekannt: there is no such feed" in result.stderr
    assert result.exit_code == 1


def test_interrupted_everything_comes_again(web, monkeypatch):
    invoke("add", f"{web.url}/rss", f"{web.url}/other")
    real = bodies.read_feed

    def interrupted(state, *rest):
        if state.url.endswith("other"):
            raise KeyboardInterrupt
        return real(state, *rest)

    monkeypatch.setattr(bodies, "read_feed", interrupted)
    result = invoke("refresh", "-o", "new.jsonl")
    assert result.exit_code == 130
    assert "new.jsonl.partial" in result.stderr
    monkeypatch.setattr(bodies, "read_feed", real)
    assert invoke("refresh").stdout.count("\n") == 2


def test_a_full_disk_loses_nothing(web):
    invoke("add", f"{web.url}/rss")
    result = invoke("refresh", "-o", "/dev/full")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
    assert invoke("refresh").stdout.count("\n") == 1


def test_hostile_titles_are_spelled_out_in_the_list(data):
    FeedFile().add(FeedState("https://bote.example/", "a\x1b[2Jb\u202e"))
    assert r"a\x1b[2Jb\u202e" in invoke("list").stdout


def test_every_command_has_help():
    for command in ((), ("add",), ("list",), ("remove",), ("refresh",)):
        result = invoke(*command, "--help")
        assert result.exit_code == 0
        assert "Usage: newsdash feeds" in result.stdout


def test_help_on_feeds_loads_nothing_heavy():
    code = (
        "import sys, contextlib; from newsdash.cli import main\n"
        "with contextlib.suppress(SystemExit): sys.argv = ['newsdash', 'feeds', '-h']; main()\n"
        "print('LOADED', *sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split("LOADED")[1].split())
    assert not loaded & {"msgspec", "urllib3", "feedparser", "lxml", "spacy", "textual"}


# Where they are kept


def test_subscriptions_survive(data):
    states = [FeedState(f"https://x.example/{n}", seen=("a", "b")) for n in range(3)]
    for state in states:
        FeedFile().add(state)
    assert list(FeedFile().list()) == states
    FeedFile().update([FeedState(states[1].url, title="Neu"), FeedState("https://gone.example/")])
    assert [state.title for state in FeedFile().list()] == [None, "Neu", None]
    assert [path.name for path in data.iterdir()] == ["feeds.json"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "is no list of feeds"),
        ("[]", "is no list of feeds"),
        ('{"version": 1, "feeds": [{}]}', "is no list of feeds"),
        ('{"version": 9, "feeds": [{"u": 1}]}', "newer newsdash"),
    ],
)
def test_a_broken_file_is_told_and_left_alone(data, web, content, words):
    data.mkdir()
    (data / "feeds.json").write_text(content, encoding="utf-8")
    for command in (("list",), ("add", f"{web.url}/rss"), ("refresh",)):
        result = invoke(*command)
        assert result.exit_code == 2
        assert words in result.stderr
        assert result.stderr.count("\n") == 1
    assert (data / "feeds.json").read_text(encoding="utf-8") == content


def test_a_folder_that_cannot_be_written_is_told(data, web):
    data.write_text("a file where the folder should be", encoding="utf-8")
    result = invoke("add", f"{web.url}/rss")
    assert result.exit_code == 2
    assert str(data) in result.stderr
    with pytest.raises(FeedStoreError):
        FeedFile().add(FeedState("https://bote.example/"))
