"""Feeds: what is new in them, and what becomes of their entries."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from news_feeds import atom, item, rss
from news_pages import PARAGRAPHS, TITLE, page
from site_server import answer, redirect

from newsdash.corpus import Location, Unreadable, read
from newsdash.corpus.feed_format import parse_feed
from newsdash.corpus.feeds import FeedState, find_feed, read_feed
from newsdash.corpus.problems import NotReadableError
from newsdash.records import Article

NOW = datetime(2025, 8, 6, 7, 0, tzinfo=UTC)
FULL = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def texts(reading):
    return [getattr(found, "text", None) for found in reading.found]


def complaints(reading):
    return [found for found in reading.found if isinstance(found, Unreadable)]


# What is new


def test_a_feed_with_whole_texts_gives_its_articles(web):
    web.pages["/rss"] = rss(item(1, "https://bote.example/1", content=FULL))
    reading = read_feed(FeedState(f"{web.url}/rss"), NOW)
    [article] = reading.found
    assert (article.title, article.path) == ("Meldung 1", "https://bote.example/1")
    assert (article.published, article.source) == ("2025-08-05", "Auenfelder Bote")
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.language == "de"
    assert web.paths() == ["/rss"]


def test_the_state_says_what_the_feed_is_and_when_it_was_read(web):
    content = rss(item(1, "https://bote.example/1", content=FULL))
    web.pages["/rss"] = answer(200, content, ETag='"1"', Last_Modified="then")
    state = read_feed(FeedState(f"{web.url}/rss"), NOW).state
    assert state == FeedState(
        url=f"{web.url}/rss",
        title="Auenfelder Bote",
        etag='"1"',
        modified="then",
        checked="2025-08-06T07:00:00+00:00",
        seen=("bote-1",),
    )


def test_an_unchanged_feed_gives_nothing_and_is_not_sent_again(web):
    def conditional(handler):
        known = handler.headers.get("If-None-Match") == '"1"'
        content = rss(item(1, "https://bote.example/1", content=FULL))
        (answer(304) if known else answer(200, content, ETag='"1"'))(handler)

    web.pages["/rss"] = conditional
    first = read_feed(FeedState(f"{web.url}/rss"), NOW)
    again = read_feed(first.state, NOW)
    assert (len(first.found), again.found) == (1, ())
    assert again.state == first.state


def test_only_entries_not_seen_are_read(web):
    web.pages["/rss"] = rss(item(1, "https://bote.example/1", content=FULL))
    first = read_feed(FeedState(f"{web.url}/rss"), NOW)
    web.pages["/rss"] = rss(
        item(2, "https://bote.example/2", content=FULL),
        item(1, "https://bote.example/1", content=FULL),
    )
    again = read_feed(first.state, NOW)
    assert [article.title for article in again.found] == ["Meldung 2"]
    assert again.state.seen == ("bote-2", "bote-1")


def test_an_entry_with_a_summary_is_read_from_its_page(web):
    web.pages |= {
        "/rss": rss(item(1, f"{web.url}/short")),
        "/short": redirect("/long"),
        "/long": page().encode(),
    }
    [article] = read_feed(FeedState(f"{web.url}/rss"), NOW).found
    assert (article.title, article.text) == (TITLE, "\n\n".join(PARAGRAPHS))
    assert article.path == f"{web.url}/short"


def test_a_paywall_behind_an_entry_is_named_and_not_asked_again(web):
    stub = page(PARAGRAPHS[:1], isAccessibleForFree=False)
    web.pages |= {"/rss": rss(item(1, f"{web.url}/1")), "/1": stub.encode()}
    first = read_feed(FeedState(f"{web.url}/rss"), NOW)
    [problem] = first.found
    assert problem.where == f"{web.url}/1"
    assert "paywall" in problem.reason
    assert read_feed(first.state, NOW).found == ()


def test_a_page_that_fails_for_the_moment_is_asked_again_though_the_feed_is_unchanged(web):
    def conditional(handler):
        content = rss(item(1, f"{web.url}/1"), item(2, "https://bote.example/2", content=FULL))
        known = handler.headers.get("If-None-Match")
        (answer(304) if known else answer(200, content, ETag='"1"'))(handler)

    web.pages |= {"/rss": conditional, "/1": answer(503)}
    first = read_feed(FeedState(f"{web.url}/rss"), NOW)
    assert [type(found) for found in first.found] == [Unreadable, Article]
    web.pages["/1"] = page().encode()
    again = read_feed(first.state, NOW)
    assert [article.title for article in again.found] == [TITLE]
    assert read_feed(again.state, NOW).found == ()


def test_one_bad_entry_costs_the_others_nothing(web):
    web.pages["/rss"] = rss(
        item(1, f"{web.url}/gone"),
        item(2, "https://bote.example/2", content=FULL),
        item(3, "file:///etc/passwd"),
    )
    reading = read_feed(FeedState(f"{web.url}/rss"), NOW)
    assert texts(reading) == [None, "\n\n".join(PARAGRAPHS), None]
    assert "(404)" in complaints(reading)[0].reason
    assert "no link" in complaints(reading)[1].reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (answer(404), "(404)"),
        (b"<html><body>Hallo</body></html>", "no RSS or Atom feed"),
        (b"", "no RSS or Atom feed"),
        (b"<rss><channel><item", "broken feed"),
        (
            b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>',
            "entities",
        ),
    ],
)
def test_a_feed_that_fails_is_an_error_in_its_state_and_keeps_what_was_seen(web, content, reason):
    web.pages["/rss"] = content
    before = FeedState(f"{web.url}/rss", title="Bote", etag='"1"', seen=("a",))
    reading = read_feed(before, NOW)
    assert reason in reading.state.error
    assert (reading.state.seen, reading.state.etag, reading.state.title) == (("a",), '"1"', "Bote")
    assert complaints(reading) == [Unreadable(before.url, reading.state.error)]


def test_an_error_is_forgotten_when_the_feed_comes_back(web):
    web.pages["/rss"] = rss(item(1, "https://bote.example/1", content=FULL))
    assert read_feed(FeedState(f"{web.url}/rss", error="gone"), NOW).state.error is None


# The formats


def test_atom_is_read_too():
    feed = parse_feed(atom(("One", FULL)))
    assert feed.title == "The Post"
    assert (feed.entries[0].link, feed.entries[0].published) == (
        "https://bote.example/One",
        "2025-08-05",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_a_feed_is_read_in_its_encoding(encoding):
    text = rss(item("größer", "https://bote.example/1")).decode().replace("UTF-8", encoding)
    assert parse_feed(text.encode(encoding)).entries[0].title == "Meldung größer"


def test_an_old_feed_with_a_document_type_is_read():
    kind = '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://my.example/rss-0.91.dtd">\n<rss'
    text = rss(item(1, "https://bote.example/1")).replace(b"<rss", kind.encode(), 1)
    assert len(parse_feed(text).entries) == 1


def test_what_stands_before_a_feed_is_passed_over_without_end():
    feed = rss(item(1, "https://bote.example/1"))
    assert parse_feed(feed.replace(b"<rss", b"<!-- x --><?y z?>" * 20 + b"<rss", 1)).entries
    with pytest.raises(NotReadableError, match="no RSS"):
        parse_feed(b"<!-- x -->" * 1500 + b"<x>")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding):
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    kind = f'<!-- x --><!DOCTYPE rss [<!ENTITY a0 "ha">{laughs}]>'
    text = f'{head}{kind}<rss version="2.0"><channel><title>&a9;</title></channel></rss>'
    with pytest.raises(NotReadableError, match="entities"):
        parse_feed(text.encode(encoding))


def test_the_bytes_of_a_feed_are_never_taken_for_a_file_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "<rss>").write_bytes(rss(item(1, "https://bote.example/1")))
    with pytest.raises(NotReadableError):
        parse_feed(b"<rss>")


@settings(deadline=None, max_examples=40)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_a_complaint(data):
    whole = rss(item(1, "https://bote.example/1"))
    for content in (b"<rss>" + data, whole[:900] + data + whole[900:]):
        try:
            parse_feed(content)
        except NotReadableError as problem:
            assert str(problem)


# Feeds as sources


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "noname"])
def test_a_feed_in_a_file_gives_its_whole_texts_and_fetches_nothing(file, web, name):
    content = rss(item(1, f"{web.url}/1"), item(2, "https://bote.example/2", content=FULL))
    problem, article = read(file(name, content))
    assert f"read {web.url}/1 instead" in problem.reason
    assert article.title == "Meldung 2"
    assert web.asked == []


def test_a_feed_as_a_source_on_the_web_is_followed(web):
    web.pages |= {"/rss": rss(item(1, f"{web.url}/1")), "/1": page().encode()}
    [article] = read(Location(f"{web.url}/rss"))
    assert article.title == TITLE


def test_other_xml_is_told(file):
    [problem] = read(file("a.xml", '<?xml version="1.0"?><catalogue><book/></catalogue>'))
    assert "no RSS or Atom feed" in problem.reason


def test_a_page_called_xml_is_a_page(file):
    [article] = read(file("a.xml", '<?xml version="1.0"?>\n' + page()))
    assert article.title == TITLE


# Finding the feed of a site


def test_the_feed_of_a_page_is_found(web):
    link = '<link rel="alternate" type="application/rss+xml" href="feeds/rss">'
    web.pages |= {
        "/news/": f"<html><head>{link}</head><body>Hallo</body></html>".encode(),
        "/news/feeds/rss": rss(item(1, "https://bote.example/1")),
    }
    url, feed = find_feed(f"{web.url}/news/")
    assert (url, feed.title) == (f"{web.url}/news/feeds/rss", "Auenfelder Bote")


def test_a_page_without_a_feed_is_told(web):
    web.pages["/"] = b"<html><body>Hallo</body></html>"
    with pytest.raises(NotReadableError, match="no page that names one"):
        find_feed(f"{web.url}/")
