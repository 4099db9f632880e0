"""What a server may answer, and what is told of it."""

import datetime
import gzip
import socket
import ssl
import zlib

import pytest
from site_server import Site, answer, redirect

from newsdash.corpus.fetching import FetchError, Limits, fetch

QUICK = Limits(bytes=1_000_000, seconds=0.5, redirects=3)


def complaint(url, limits=QUICK):
    with pytest.raises(FetchError) as caught:
        fetch(url, limits=limits)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_page_comes_with_what_the_server_says_of_it(web):
    web.pages["/a"] = answer(
        200, b"Text", Content_Type="Text/HTML; charset=ISO-8859-1", ETag='"7"', Last_Modified="then"
    )
    page = fetch(f"{web.url}/a")
    assert page.body == b"Text"
    assert (page.content_type, page.charset) == ("text/html", "ISO-8859-1")
    assert (page.etag, page.modified, page.is_unchanged) == ('"7"', "then", False)


def test_it_says_who_it_is(web):
    web.pages["/a"] = b"Text"
    fetch(f"{web.url}/a")
    assert web.asked[0][1]["User-Agent"].startswith("newsdash/")


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_compressed_answers_are_unpacked(web, encoding):
    pack = {"gzip": gzip.compress, "deflate": zlib.compress}[encoding]
    web.pages["/a"] = answer(200, pack(b"Text" * 100), Content_Encoding=encoding)
    assert fetch(f"{web.url}/a").body == b"Text" * 100


def test_an_answer_in_pieces_is_put_together(web):
    def in_pieces(handler):
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(b"3\r\nDie\r\n8\r\n Meldung\r\n0\r\n\r\n")

    web.pages["/a"] = in_pieces
    assert fetch(f"{web.url}/a").body == b"Die Meldung"


def test_what_is_unchanged_is_not_sent_again(web):
    def unless_known(handler):
        known = handler.headers.get("If-None-Match") == '"7"'
        (answer(304) if known else answer(200, b"Text", ETag='"7"'))(handler)

    web.pages["/a"] = unless_known
    first = fetch(f"{web.url}/a")
    again = fetch(f"{web.url}/a", etag=first.etag, modified="Tue, 05 Aug 2025 10:00:00 GMT")
    assert again.is_unchanged
    assert again.body == b""
    assert web.asked[1][1]["If-Modified-Since"] == "Tue, 05 Aug 2025 10:00:00 GMT"


# Redirects


def test_redirects_are_followed_and_the_last_address_is_told(web):
    web.pages |= {"/a": redirect("/b", 301), "/b": redirect(f"{web.url}/c"), "/c": b"Text"}
    page = fetch(f"{web.url}/a")
    assert (page.body, page.url) == (b"Text", f"{web.url}/c")


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/a", "data:text/html,x", "FILE:/etc/passwd"]
)
def test_a_redirect_to_another_scheme_is_refused(web, target):
    web.pages["/a"] = redirect(target)
    assert "only http and https" in complaint(f"{web.url}/a")


def test_redirects_in_a_circle_end(web):
    web.pages |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert "redirects more than 3 times" in complaint(f"{web.url}/a")
    assert len(web.asked) == 4


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/a", "http://", "http://[::1", ""])
def test_what_is_no_web_address_is_told(url):
    assert "web address" in complaint(url) or "only http" in complaint(url)


# Limits


def test_a_huge_answer_is_not_taken_in(web):
    web.pages["/a"] = b"x" * 1_000_001
    assert "larger than 1 MB" in complaint(f"{web.url}/a")


def test_a_small_answer_that_unfolds_into_a_huge_one_is_not_taken_in(web):
    bomb = gzip.compress(b"\0" * 300_000_000, 9)
    assert len(bomb) < 1_000_000
    web.pages["/a"] = answer(200, bomb, Content_Encoding="gzip")
    assert "larger than 1 MB" in complaint(f"{web.url}/a", Limits(1_000_000, 30.0, 3))


def test_compression_within_compression_is_counted_too(web):
    bomb = gzip.compress(gzip.compress(b"\0" * 300_000_000, 9), 9)
    web.pages["/a"] = answer(200, bomb, Content_Encoding="gzip, gzip")
    assert "larger than 1 MB" in complaint(f"{web.url}/a", Limits(1_000_000, 30.0, 3))


def test_a_server_that_never_answers_is_given_up(web):
    web.pages["/a"] = lambda handler: web.released.wait()
    assert "longer than 0.5 seconds" in complaint(f"{web.url}/a")


def test_a_server_that_stops_in_the_middle_is_given_up(web):
    def half(handler):
        answer(200, b"Die halbe", length=100)(handler)
        web.released.wait()

    web.pages["/a"] = half
    assert "longer than 0.5 seconds" in complaint(f"{web.url}/a")


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\nX: "])
def test_a_server_that_trickles_is_given_up(web, beginning):
    def trickle(handler):
        handler.wfile.write(beginning)
        while not web.released.wait(0.05):
            handler.wfile.write(b"x")

    web.pages["/a"] = trickle
    said = complaint(f"{web.url}/a")
    assert "longer than 0.5 seconds" in said or "broke off" in said


# What is wrong, in words


def test_a_truncated_answer_is_told(web):
    web.pages["/a"] = answer(200, b"Die halbe", length=100)
    assert "broke off in the middle" in complaint(f"{web.url}/a")


def test_broken_compression_is_told(web):
    web.pages["/a"] = answer(200, b"no gzip at all", Content_Encoding="gzip")
    assert "compressed content is broken" in complaint(f"{web.url}/a")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "no such page (404)"),
        (403, "refuses it (403)"),
        (401, "login"),
        (410, "taken down"),
        (418, "(418)"),
        (429, "too often"),
        (503, "fault (503)"),
    ],
)
def test_a_refusal_is_told_with_its_number(web, status, words):
    web.pages["/a"] = answer(status, b"x")
    assert words in complaint(f"{web.url}/a")


def test_what_may_pass_is_told_from_what_will_not(web):
    web.pages |= {"/busy": answer(503), "/gone": answer(410)}
    for path, is_temporary in {"/busy": True, "/gone": False}.items():
        with pytest.raises(FetchError) as caught:
            fetch(web.url + path)
        assert caught.value.is_temporary is is_temporary


def test_a_server_that_is_not_there_is_told():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert "does not answer" in complaint(f"http://127.0.0.1:{port}/")


def test_a_name_nobody_knows_is_told(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    monkeypatch.setenv("NO_PROXY", "*")
    assert "its server is not found" in complaint("http://news.example/")


@pytest.fixture
def own_certificate(tmp_path):
    """The TLS settings of a server that has signed its certificate itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "server.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def test_a_certificate_nobody_vouches_for_is_told(own_certificate, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "*")
    with Site(own_certificate) as site:
        site.pages["/a"] = b"Text"
        assert "no secure connection" in complaint(f"{site.url}/a", Limits(seconds=20))
