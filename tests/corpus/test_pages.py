"""Web pages become articles, and what only looks like one is told from them."""

import io
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from news_pages import PARAGRAPHS, TITLE, page, plain_page
from site_server import answer, redirect

from newsdash.corpus import Location, Unreadable, locate, read
from newsdash.corpus.pages import markup_text
from newsdash.records import Article

ENGLISH = (
    "The council of Harbourton voted on Tuesday to rebuild the railway station, ending a dispute"
    " that had occupied the town for almost ten years. Work is to begin in spring."
)


def the_article(location):
    [article] = read(location)
    assert isinstance(article, Article), article
    return article


def the_reason(location):
    [problem] = read(location)
    assert isinstance(problem, Unreadable), problem
    assert "\n" not in problem.reason
    return problem.reason


# Articles


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "noname"])
def test_a_saved_page_gives_its_text_and_what_it_says_of_itself(file, name):
    article = the_article(file(name, page()))
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.title, article.source) == (TITLE, "Auenfelder Bote")
    assert (article.published, article.language) == ("2025-08-05", "de")


@pytest.mark.parametrize(
    "markup", ['<p class="article-teaser">{}</p>', '<div class="teaser"><p>{}</p></div>']
)
def test_a_lead_is_text_though_sites_call_it_a_teaser(file, markup):
    lead = "Nach zehn Jahren Streit hat der Rat entschieden: Der Bahnhof wird umgebaut."
    text = page().replace("</h1>", "</h1>" + markup.format(lead))
    assert the_article(file("a.html", text)).text == "\n\n".join([lead, *PARAGRAPHS])


def test_the_teaser_of_another_article_is_no_text(file):
    other = '<div class="teaser"><a href="/b"><p>Das Land gibt Geld für Bahnhöfe.</p></a></div>'
    text = page(extra=other)
    assert the_article(file("a.html", text)).text == "\n\n".join(PARAGRAPHS)


def test_a_piped_page_is_a_page():
    [article] = read(Location(None), io.BytesIO(page().encode()))
    assert article.title == TITLE
    assert article.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_page_is_read_in_the_encoding_it_is_in(file, encoding):
    text = page().replace('<meta charset="utf-8">', "").replace("„", '"').replace("“", '"')
    assert "größten" in the_article(file("a.html", text.encode(encoding))).text


def test_a_page_may_name_its_encoding(file):
    text = page([*PARAGRAPHS, "Der Gast aus Łódź war dabei."]).replace("utf-8", "iso-8859-2")
    data = text.replace("„", '"').replace("“", '"').replace("·", "-").encode("iso-8859-2")
    found = the_article(file("a.html", data)).text
    assert "größten" in found
    assert "Łódź" in found


def test_a_page_that_names_no_date_has_none(file):
    found = the_article(file("a.html", plain_page("Rat stimmt zu", *PARAGRAPHS)))
    assert found.published is None


def test_a_page_fetched_is_named_by_its_address_and_its_outlet_by_its_host(web):
    web.pages["/a?id=1"] = plain_page("Rat stimmt zu", *PARAGRAPHS).encode()
    [location] = locate([f"{web.url}/a?id=1"])
    article = the_article(location)
    assert (article.path, article.source) == (f"{web.url}/a?id=1", "127.0.0.1")


def test_the_encoding_the_server_names_counts(web):
    text = page().replace('<meta charset="utf-8">', "").replace("„", '"').replace("“", '"')
    kind = "text/html; charset=iso-8859-15"
    web.pages["/a"] = answer(200, text.encode("iso-8859-15"), Content_Type=kind)
    assert "größten" in the_article(Location(f"{web.url}/a")).text


def test_a_page_elsewhere_is_found(web):
    web.pages |= {"/a": redirect("/b"), "/b": page().encode()}
    assert the_article(Location(f"{web.url}/a")).title == TITLE


def test_other_kinds_of_file_are_read_from_the_web_too(web):
    table = b"Titel;Text\nRat;Der Rat hat zugestimmt.\n"
    web.pages |= {
        "/a": answer(200, b"Rat stimmt zu\nText", Content_Type="text/plain"),
        "/b": answer(200, b'{"text": "Text"}', Content_Type="application/json"),
        "/c": answer(200, table, Content_Type="text/csv"),
    }
    titles = [the_article(Location(web.url + path)).title for path in ("/a", "/b", "/c")]
    assert titles == ["Rat stimmt zu", "Text", "Rat"]


@pytest.mark.parametrize("kind", ["image/svg+xml", "video/mp4", "application/zip"])
def test_a_kind_without_text_is_named(web, kind):
    web.pages["/a"] = answer(200, b"abc", Content_Type=kind)
    reason = the_reason(Location(f"{web.url}/a"))
    assert kind in reason or "no RSS" in reason


def test_a_page_that_cannot_be_had_is_one_line_and_the_next_is_read(web):
    web.pages["/b"] = page().encode()
    found = [item for at in ("/a", "/b") for item in read(Location(web.url + at))]
    assert found[0] == Unreadable(f"{web.url}/a", "there is no such page (404); check the address")
    assert found[1].title == TITLE


def test_the_same_address_twice_is_one_source():
    address = "https://news.example/a"
    assert list(locate([address, address])) == [Location(address)]


def test_without_its_library_the_extra_is_named(file, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert "pip install 'newsdash[web]'" in the_reason(file("a.html", page()))


# What is no article


@pytest.mark.parametrize("value", [False, "False", "https://schema.org/False"])
def test_a_page_that_is_not_free_and_short_is_a_paywall(file, value):
    stub = page(PARAGRAPHS[:1], isAccessibleForFree=value)
    assert "paywall" in the_reason(file("a.html", stub))


def test_a_page_not_free_whose_text_is_there_is_an_article(file):
    text = [f"{number}. {paragraph}" for number in range(5) for paragraph in PARAGRAPHS]
    whole = page(text, isAccessibleForFree=False)
    assert len(the_article(file("a.html", whole)).text) > 2500


def test_a_part_that_is_not_free_makes_the_page_a_stub(file):
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paid"}
    stub = page(PARAGRAPHS[:2], isAccessibleForFree=True, hasPart=part)
    assert "paywall" in the_reason(file("a.html", stub))


def test_the_number_of_words_a_page_claims_tells_a_teaser_from_a_short_article(file):
    short = page(PARAGRAPHS[:1], isAccessibleForFree=False, wordCount=25)
    assert the_article(file("a.html", short)).title == TITLE
    teaser = page(isAccessibleForFree=False, wordCount=900)
    assert "paywall" in the_reason(file("b.html", teaser))


@pytest.mark.parametrize(
    "words",
    [
        "Weiterlesen mit Bote plus",
        "Dieser Artikel ist exklusiv für Abonnenten.",
        "Sie haben bereits ein Abo? Hier anmelden",
        "Subscribe to continue reading",
        "This article is for subscribers only.",
        "Already a subscriber?  Sign in",
    ],
)
def test_a_short_page_that_offers_a_subscription_is_a_paywall(file, words):
    stub = page(PARAGRAPHS[:1], extra=f'<div class="offer"><h3>{words}</h3></div>')
    assert "paywall" in the_reason(file("a.html", stub))


def test_an_offer_around_a_whole_article_does_not_matter(file):
    long = [f"{number}. {paragraph}" for number in range(2) for paragraph in PARAGRAPHS]
    whole = page(long, extra="<div><h3>Weiterlesen mit Bote plus</h3></div>")
    assert the_article(file("a.html", whole)).title == TITLE


def test_a_short_article_on_a_site_that_sells_subscriptions_is_an_article(file):
    assert the_article(file("a.html", page(PARAGRAPHS[:1]))).text == PARAGRAPHS[0]


def test_a_short_article_under_a_cookie_banner_is_an_article(file):
    said = "<h2>We value your privacy</h2><p>Wir verwenden Cookies und ähnliche Verfahren.</p>"
    banner = f'<div class="cmp-banner">{said}</div>'
    text = page(PARAGRAPHS[:2]).replace("<main>", f"{banner}<main>")
    assert the_article(file("a.html", text)).text == "\n\n".join(PARAGRAPHS[:2])


def test_a_short_article_that_says_it_is_free_is_one_beside_others_that_are_not(file):
    label = '<div class="more"><a href="/b"><b>Exklusiv für Abonnenten</b> Streit im Rat</a></div>'
    text = page(PARAGRAPHS[:2], extra=label, isAccessibleForFree=True)
    assert the_article(file("a.html", text)).title == TITLE


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        (
            "Auenfelder Bote",
            "Wir und unsere Partner verarbeiten Daten. Alle akzeptieren",
            "cookies",
        ),
        ("Willkommen", "Mit Werbung weiterlesen oder werbefrei für 2,99 Euro im Monat.", "cookies"),
        ("The Post", "We value your privacy. We and our partners store information.", "cookies"),
        (
            "Seite nicht gefunden",
            "Leider gibt es hier nichts. Zur Startseite geht es oben.",
            "error",
        ),
        ("404 – Auenfelder Bote", "Hier ist nichts, was gelesen werden könnte.", "error"),
        ("Page not found", "There is nothing here to be read. Try the search.", "error"),
        ("Just a moment...", "Enable JavaScript and cookies to continue", "browser"),
        ("Zugriff verweigert", "Ihre Anfrage wurde von unserem Schutz abgelehnt.", "browser"),
    ],
)
def test_consent_walls_errors_and_checks_are_told_apart(file, title, text, reason):
    assert reason in the_reason(file("a.html", plain_page(title, text)))


@pytest.mark.parametrize(
    "title",
    ["Immer mehr Seiten verlangen Geld", "404 Häuser stehen leer", "Die Cookie-Falle"],
)
def test_articles_about_such_things_are_articles(file, title):
    text = ["Viele Leser klagen über Hinweise auf Cookies und Abos. " * 3, *PARAGRAPHS]
    assert the_article(file("a.html", page(text, title=title))).title == title


def test_an_english_article_is_read(file):
    article = the_article(file("a.html", page([ENGLISH] * 2, title="Vote", language="en-GB")))
    assert article.language == "en"


@pytest.mark.parametrize("content", ["", "   ", "<html></html>", "<html><body></body></html>"])
def test_a_page_without_text_is_named(file, content):
    assert the_reason(file("a.html", content))


@pytest.mark.parametrize(
    "content",
    [
        "<html>" + "<div>" * 50_000 + "Text",
        "<html><body>" + "<p>" * 20_000,
        '<html><!DOCTYPE x [<!ENTITY a "b">]><body><p>&a;</p></body></html>',
        '<?xml version="1.0" encoding="latin-1"?><html><body><p>Ein Text</p></body></html>',
        '<html><script type="application/ld+json">{"wordCount": "' + "1" * 9_000 + '"}</script>x',
        '<html><script type="application/ld+json">' + "[" * 10_000 + "</script><p>Text</p></html>",
    ],
)
def test_hostile_pages_crash_nothing(file, content):
    assert list(read(file("a.html", content)))


def test_an_entity_of_a_page_reads_no_file(file, tmp_path):
    (tmp_path / "secret.txt").write_text("geheim", encoding="utf-8")
    trick = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
    body = "".join(f"<p>{text} &x;</p>" for text in PARAGRAPHS)
    [found] = read(file("a.html", f"{trick}<html><body><article>{body}</article></body></html>"))
    assert "geheim" not in getattr(found, "text", "")


@settings(deadline=None, max_examples=40)
@given(st.binary(max_size=300).map(lambda data: b"<html><body><p>" + data))
def test_any_bytes_in_a_page_give_an_article_or_a_complaint(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.html"
    path.write_bytes(data)
    assert all(isinstance(item, Article | Unreadable) for item in read(Location(str(path))))


# Pieces of HTML


def test_blocks_are_paragraphs_and_scripts_are_no_text():
    markup = "<p>Der <b>Rat</b> hat<br>zugestimmt.</p><ul><li>eins</li></ul><script>x()</script>"
    assert markup_text(markup) == "Der Rat hat\n\nzugestimmt.\n\neins"
