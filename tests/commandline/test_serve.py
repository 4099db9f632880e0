"""``newsdash serve``: the dashboard in a browser."""

import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsdash.cli import cli
from newsdash.commandline.serve import Address, Shown

aiohttp = pytest.importorskip("aiohttp", reason="needs the extra serve")
pytest.importorskip("textual_serve", reason="needs the extra serve")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def served(*arguments, **environment):
    """Serve on a free port; give the address, and the process."""
    process = subprocess.Popen(
        [sys.executable, "-m", "newsdash", "serve", "--port", "0", *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, **environment},
    )  # fmt: skip
    try:
        line = process.stderr.readline()
        while "the dashboard is at " not in line:
            assert line, "it ended before it told the address"
            line = process.stderr.readline()
        yield line.split("the dashboard is at ")[1].split(";")[0], process
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()


def children(process):
    """Return the processes that one has started, and those that these have."""
    try:
        found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except FileNotFoundError:
        return []
    return [int(child) for child in found] + [c for child in found for c in children(int(child))]


def alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def invoke(*arguments):
    from click.testing import CliRunner

    return CliRunner().invoke(cli, arguments, prog_name="newsdash")


PATIENCE = 60
"""Seconds without a word from the dashboard after which nothing more will come."""


async def first_bytes(session, url, words=(b"actors", b"Views"), **options):
    """Return what the dashboard draws first, with words of it, and the connection."""
    visit = await session.ws_connect(f"{url}ws?width=100&height=30", **options)
    drawn = b""
    while not all(word in drawn for word in words):  # the panes, and the keys below
        message = await visit.receive(timeout=PATIENCE)
        assert message.type in {aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT}, message
        drawn += message.data if isinstance(message.data, bytes) else b""
    return drawn, visit


async def test_the_page_answers_and_the_dashboard_is_drawn_and_ends_with_the_server():
    with served() as (url, process):
        assert url.startswith("http://127.0.0.1:")
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as answer:
                page = await answer.text()
                assert answer.status == 200
                assert "http" not in page.replace(url.replace("http", "ws"), "")
                assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
            drawn, visit = await first_bytes(session, url)
            assert b"\x1b[" in drawn
            started = children(process.pid)
            assert started
            process.send_signal(signal.SIGINT)
            assert process.wait() == 0
            assert not [child for child in started if alive(child)]
            await visit.close()


async def test_page_and_dashboard_are_german_where_that_is_spoken():
    with served(NEWSDASH_LANGUAGE="de") as (url, _):
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as answer:
                page = await answer.text()
            assert '<html lang="de">' in page
            assert "newsdash startet …" in page
            _, visit = await first_bytes(session, url, (b"Akteure", b"Ansichten"))
            await visit.close()


def test_a_language_nobody_speaks_is_told_before_anybody_visits(monkeypatch):
    monkeypatch.setenv("NEWSDASH_LANGUAGE", "klingon")
    refused = invoke("serve", "--port", "0")
    assert refused.exit_code == 2
    assert "NEWSDASH_LANGUAGE is 'klingon'" in refused.stderr


async def test_pages_of_other_sites_and_other_names_are_kept_out():
    with served() as (url, _):
        port = url.rstrip("/").rpartition(":")[2]
        async with aiohttp.ClientSession() as session:
            for headers in ({"Origin": "http://evil.example"}, {"Host": f"evil.example:{port}"}):
                async with session.get(f"{url}ws", headers=headers) as answer:
                    assert answer.status == 403
            async with session.get(url, headers={"Host": f"localhost:{port}"}) as answer:
                assert answer.status == 200
                assert f"ws://localhost:{port}/ws" in await answer.text()


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
async def test_a_browser_shows_it_and_asks_nobody_else(tmp_path):
    from browser import opened

    with served() as (url, _):
        async with opened(CHROMIUM, tmp_path / "profile", url) as page:
            shown = "document.body && document.body.classList.contains('-first-byte')"
            look = f"const look = () => {shown} ? done(true) : setTimeout(look, 50)"
            assert await page.value(f"new Promise(done => {{ {look}; look(); }})")
            assert await page.value("document.fonts.check('16px \"Roboto Mono\"')")
            if kept := os.environ.get("NEWSDASH_PICTURE"):
                await page.value("new Promise(done => setTimeout(done, 8000))")
                Path(kept).write_bytes(await page.picture())
            elsewhere = [
                asked for asked in page.requested if not asked.startswith((url, "data:", "blob:"))
            ]
            assert elsewhere == []


def test_others_are_let_in_only_on_purpose():
    refused = invoke("serve", "--host", "0.0.0.0")
    assert refused.exit_code == 2
    assert "add --allow-others" in refused.stderr
    alone = invoke("serve", "--allow-others")
    assert alone.exit_code == 2
    assert "it goes with --host" in alone.stderr


def test_letting_others_in_is_warned_of():
    process = subprocess.Popen(
        [sys.executable, "-m", "newsdash", "serve", "--port", "0", "--host", "0.0.0.0",
         "--allow-others"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    warning, address = process.stderr.readline(), process.stderr.readline()
    process.send_signal(signal.SIGTERM)
    process.communicate()
    assert "reads these articles and uses the dashboard as you" in warning
    assert "http://0.0.0.0:" in address


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("127.3.2.1", True), ("::1", True), ("localhost", True),
     ("0.0.0.0", False), ("192.0.2.7", False), ("::", False), ("news.example", False)],
)  # fmt: skip
def test_who_can_reach_an_address_is_known(host, alone):
    assert Address(host, 1).is_here_alone is alone


def test_a_port_that_is_taken_is_one_line():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = invoke("serve", "--port", str(taken.getsockname()[1]))
    assert ended.exit_code == 2
    assert ended.stderr.count("\n") == 1
    assert "--port names another" in ended.stderr


def test_what_is_missing_is_told_before_anyone_visits(tmp_path):
    ended = invoke("serve", str(tmp_path / "missing.txt"))
    assert ended.exit_code == 2
    assert "missing.txt" in ended.stderr


def test_standard_input_cannot_be_served():
    ended = invoke("serve", "-")
    assert ended.exit_code == 2
    assert "name the file" in ended.stderr


def test_without_the_extra_one_line_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "newsdash.commandline.web_server", None)
    ended = invoke("serve")
    assert ended.exit_code == 2
    assert ended.stderr.count("\n") == 1
    assert "pip install 'newsdash[serve]'" in ended.stderr


def test_the_command_is_this_interpreter_with_the_same_arguments():
    sources = ("it's; rm -rf $HOME", "--odd", "a b")
    shown = Shown(sources, (("text", "Der Beitrag"),), Path("my library.db"), watch=True)
    assert shlex.split(shown.command) == [
        "exec", sys.executable, "-m", "newsdash", "--column", "text=Der Beitrag", "--library",
        "my library.db", "--watch", "--", *sources,
    ]  # fmt: skip
