"""E-mail and web archives, written by the libraries that write them."""

import gzip
import io
import sys
import zlib
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType
from news_pages import PARAGRAPHS, TITLE, page, plain_page

from newsdash.corpus import Location, Unreadable, read, web_archives
from newsdash.records import Article

TEXT = "Guten Morgen,\n\nder Rat hat „endlich“ zugestimmt, wie es hieß.\n"


def reason(location):
    [problem] = read(location)
    assert isinstance(problem, Unreadable), problem
    assert "\n" not in problem.reason
    return problem.reason


# E-mail


def message(subject="Rat stimmt zu", text=TEXT, html=None):
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Auenfelder Böte <brief@bote.example>"
    mail["To"] = "leserin@example.org"
    mail["Subject"] = subject
    mail["Date"] = "Tue, 05 Aug 2025 06:00:00 +0200"
    mail["Message-ID"] = "<1@bote.example>"
    if text is not None:
        mail.set_content(text)
    if html is not None:
        mail.add_alternative(html, subtype="html") if text else mail.set_content(
            html, subtype="html"
        )
    return mail


@pytest.mark.parametrize("name", ["a.eml", "noname"])
def test_a_message_is_an_article_by_its_sender(file, name):
    [article] = read(file(name, message(subject="Größere Räume für alle").as_bytes()))
    assert (article.title, article.source) == ("Größere Räume für alle", "Auenfelder Böte")
    assert (article.published, article.language) == ("2025-08-05", "de")
    assert article.text.strip() == TEXT.strip()


@pytest.mark.parametrize("charset", ["iso-8859-15", "utf-8"])
def test_a_message_is_read_in_its_encoding(file, charset):
    mail = message(text=None)
    mail.set_content("Der Rat sagte größere Räume zu.", charset=charset)
    [article] = read(file("a.eml", mail.as_bytes()))
    assert article.text == "Der Rat sagte größere Räume zu."


def test_a_message_in_html_gives_its_words(file):
    mail = message(text=None, html="<style>p {}</style><p>Der <b>Rat</b></p><p>hat gewählt.</p>")
    [article] = read(file("a.eml", mail.as_bytes()))
    assert article.text == "Der Rat\n\nhat gewählt."


def test_the_plain_text_of_a_message_is_preferred(file):
    [article] = read(file("a.eml", message(html="<p>Anders</p>").as_bytes()))
    assert "Anders" not in article.text


def test_a_hint_to_look_at_the_html_is_no_text(file):
    html = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    mail = message(text="Bitte im Browser ansehen.\n", html=html)
    [article] = read(file("a.eml", mail.as_bytes()))
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_forwarded_messages_are_articles_too(file):
    outer = message("Zwei Meldungen", "Siehe unten.")
    outer.add_attachment(message("Eins"))
    outer.add_attachment(message("Zwei"))
    titles = [article.title for article in read(file("a.eml", outer.as_bytes()))]
    assert titles == ["Zwei Meldungen", "Eins", "Zwei"]


def test_attachments_that_are_no_messages_are_no_text(file):
    mail = message()
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    [article] = read(file("a.eml", mail.as_bytes()))
    assert article.text.strip() == TEXT.strip()


def nested(depth):
    mail = message("0")
    for level in range(1, depth):
        outer = message(str(level))
        outer.add_attachment(mail)
        mail = outer
    return mail.as_bytes()


def test_messages_within_messages_are_read_only_so_deep(file):
    found = list(read(file("a.eml", nested(9))))
    assert [getattr(item, "title", None) for item in found] == ["8", "7", "6", "5", "4", "3", None]
    assert "deeper than 5" in found[-1].reason


def test_parts_nested_a_thousand_deep_crash_nothing(file):
    lines = ["From: a@example.org", "Subject: x", "MIME-Version: 1.0"]
    for level in range(1000):
        lines += [f'Content-Type: multipart/mixed; boundary="{level}"', "", f"--{level}"]
    assert list(read(file("a.eml", "\r\n".join(lines))))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no e-mail"),
        (b"Nur Text ohne Kopf.", "no e-mail"),
        (message(text=" \n").as_bytes(), "no text"),
    ],
)
def test_what_is_no_message_is_told(file, content, words):
    assert words in reason(file("a.eml", content))


# Web archives


def response(url, body, status="200 OK", kind="text/html; charset=utf-8", encoding=None):
    extra = f"Content-Encoding: {encoding}\r\n" if encoding else ""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(body)}"
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response)
    record.headers["WARC-Target-URI"] = url
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(head.encode() + b"\r\n\r\n" + body)
    return record


def archive(*records, packed=False):
    stream = io.BytesIO()
    info = WarcRecord()
    info.init_headers(record_type=WarcRecordType.warcinfo)
    info.set_bytes_content(b"software: a test\r\n")
    for record in (info, *records):
        single = io.BytesIO()
        record.write(single)
        stream.write(gzip.compress(single.getvalue()) if packed else single.getvalue())
    return stream.getvalue()


def page_at(number):
    return response(f"https://bote.example/{number}", page(title=f"Titel {number}").encode())


@pytest.mark.parametrize(
    ("name", "packed"), [("a.warc", False), ("a.WARC.gz", True), ("noname", True), ("b", False)]
)
def test_every_page_of_an_archive_is_an_article(file, name, packed):
    location = file(name, archive(page_at(1), page_at(2), packed=packed))
    articles = list(read(location))
    assert [article.title for article in articles] == ["Titel 1", "Titel 2"]
    assert {article.path for article in articles} == {location.path}
    assert articles[0].text == "\n\n".join(PARAGRAPHS)
    assert articles[0].published == "2025-08-05"


def test_what_is_no_page_is_passed_over(file):
    others = [
        response("https://bote.example/a.png", b"\x89PNG", kind="image/png"),
        response("https://bote.example/gone", page().encode(), status="404 Not Found"),
        response("https://bote.example/moved", b"", status="301 Moved Permanently"),
    ]
    [article] = read(file("a.warc", archive(*others, page_at(1))))
    assert article.title == "Titel 1"


def test_a_page_that_is_no_article_is_named_by_its_address(file):
    wall = response("https://bote.example/w", plain_page("Seite nicht gefunden", "Weg.").encode())
    location = file("a.warc", archive(wall, page_at(1)))
    problem, article = read(location)
    assert problem.where == f"{location.path}: https://bote.example/w"
    assert article.title == "Titel 1"


def test_packed_pages_are_unpacked_within_limits(file, monkeypatch):
    monkeypatch.setattr(web_archives, "_MOST_BYTES", 100_000)
    packed = gzip.compress(page().encode())
    bomb = gzip.compress(b"<html>" + b" " * 50_000_000)
    whole = response("https://bote.example/1", packed, encoding="gzip")
    large = response("https://bote.example/2", bomb, encoding="gzip")
    article, problem, after = read(file("a.warc", archive(whole, large, page_at(3))))
    assert article.title == TITLE
    assert "larger than" in problem.reason
    assert after.title == "Titel 3"


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("gzip, gzip", lambda data: gzip.compress(gzip.compress(data))),
        ("gzip", bytes),
    ],
)
def test_pages_are_unpacked_however_they_are_packed(file, encoding, pack):
    record = response("https://bote.example/1", pack(page().encode()), encoding=encoding)
    assert [found.title for found in read(file("a.warc", archive(record)))] == [TITLE]


@pytest.mark.parametrize(
    ("encoding", "body", "words"),
    [
        ("br", b"x", "not read (br)"),
        ("deflate", b"no", "broken"),
        ("gzip", b"\x1f\x8bno", "broken"),
    ],
)
def test_a_page_that_cannot_be_unpacked_costs_only_itself(file, encoding, body, words):
    record = response("https://bote.example/1", body, encoding=encoding)
    problem, article = read(file("a.warc", archive(record, page_at(2))))
    assert words in problem.reason
    assert article.title == "Titel 2"


def test_an_archive_cut_short_gives_what_comes_before(file):
    whole = archive(page_at(1), page_at(2))
    found = list(read(file("a.warc", whole[: len(whole) - 1000])))
    assert found[0].title == "Titel 1"


@pytest.mark.parametrize("content", [b"", b"no archive", archive()])
def test_an_archive_without_pages_is_told(file, content):
    said = reason(file("a.warc", content))
    assert "no web pages" in said or "broken web archive" in said


def test_without_its_library_the_extra_is_named(file, monkeypatch):
    for loaded in [key for key in sys.modules if key.startswith("fastwarc")]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    assert "pip install 'newsdash[archives]'" in reason(file("a.warc", archive(page_at(1))))


def test_an_archive_is_read_as_it_comes():
    class Counted(io.BytesIO):
        taken = 0

        def read(self, size=-1):
            data = super().read(size)
            self.taken += len(data)
            return data

    pages = [response(f"https://x/{n}", page().encode() + b" " * 100_000) for n in range(50)]
    stream = Counted(archive(*pages))
    articles = web_archives.from_web_archive(stream, Location("a.warc"))
    assert isinstance(next(articles), Article)
    assert stream.taken < len(stream.getvalue()) / 2
