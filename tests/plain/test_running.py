"""``newsdash --plain`` as a process: pipes, terminals, and what it ends with."""

import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress

import pytest

from newsdash.extraction.events import Counted, Extracted, Failed, Finished
from newsdash.plain.intake import PAUSE, Intake
from newsdash.session.session import Session
from newsdash.visible_text import clean

COMMAND = [sys.executable, "-m", "newsdash", "--plain"]
TEXT = "„Das Gesetz kommt“, sagte Ministerin Jana Berg. Sie lehnt ein Tempolimit ab.\n"


def run(typed, *sources, **environment):
    return subprocess.run(
        [*COMMAND, *map(str, sources)],
        input=typed, capture_output=True, text=True, check=False, encoding="utf-8",
        env={**os.environ, **environment},
    )  # fmt: skip


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "news.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_starter_corpus_answers_commands_that_are_piped_in():
    done = run("stance:oppose\n:stances\n:why 1\n:read 1\n\n:matrix\n:timeline month\n:changes\n")
    assert done.returncode == 0
    for part in (
        "filter: stance:oppose",
        "stances, the newest first: 1 to 10 of ",
        "evidence: “",
        "stances: place 1 of ",
        "matrix, the most frequent targets first",
        "timeline by month",
        "changes of mind",
    ):
        assert part in done.stdout
    assert done.stderr == "newsdash: 12 articles read\n"
    assert done.stdout.replace("\n", "").isprintable()


def test_without_a_command_it_tells_what_there_is(article):
    done = run("", article)
    assert done.stdout == "actors 1, models 0, stances 1, quotes 1\n"
    assert done.returncode == 0


@pytest.mark.parametrize("arguments", [["--plain", "{}"], ["{}", "--plain"]])
def test_the_option_may_stand_before_and_after_the_sources(article, arguments):
    command = [part.format(article) for part in arguments]
    done = subprocess.run(
        [sys.executable, "-m", "newsdash", *command],
        input=":quotes\n", capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    assert "1. Jana Berg, direct: “Das Gesetz kommt”; date unknown" in done.stdout


def test_a_line_that_is_not_understood_is_told_on_stderr_and_the_rest_is_answered(article):
    done = run("stance:maybe\n:quotes\n", article)
    assert "stance:maybe" in done.stderr
    assert "Das Gesetz kommt" in done.stdout
    assert done.returncode == 2


def test_quit_ends_before_the_input_does(article):
    done = run(":quit\n:quotes\n", article)
    assert done.stdout == ""
    assert done.returncode == 0


def test_it_ends_with_one_where_something_could_not_be_read(article, tmp_path):
    (tmp_path / "broken.jsonl").write_text("{", encoding="utf-8")
    done = run(":problems\n", tmp_path)
    assert done.returncode == 1
    assert "could not be read: " in done.stdout
    assert "broken.jsonl" in done.stderr


def test_a_reader_that_has_enough_ends_it_quietly(article):
    talk = subprocess.Popen(
        [*COMMAND, str(article)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert talk.stdout
    talk.stdout.close()
    _, said = talk.communicate(b":quotes\n" * 2_000)
    assert talk.returncode == 0
    assert said == b"newsdash: 1 article read\n"


def test_a_library_is_talked_about_too(article, tmp_path):
    library = tmp_path / "library.db"
    done = run(":quotes\n", "--library", library, article)
    assert done.returncode == 0, done.stderr
    assert "Das Gesetz kommt" in done.stdout
    assert "Das Gesetz kommt" in run(":quotes\n", "--library", library).stdout


# At a terminal


class Typist:
    """Someone at a terminal."""

    def __init__(self, *sources, **environment):
        self.pid, self._fd = pty.fork()
        if not self.pid:
            os.environ.update(environment)
            os.execv(sys.executable, [*COMMAND, *map(str, sources)])
        self.seen = ""

    def until(self, text):
        """Wait for a text; return what was shown up to it since the last time."""
        while text not in self.seen:
            try:
                self.seen += os.read(self._fd, 65_536).decode()
            except OSError:
                pytest.fail(f"it ended before {text!r}, with {self.seen!r}")
        before, _, self.seen = self.seen.partition(text)
        return before + text

    def types(self, text):
        os.write(self._fd, text.encode())

    def ends(self):
        """Wait for the end; return the rest that was shown, and the exit code."""
        with suppress(OSError):
            while shown := os.read(self._fd, 65_536):
                self.seen += shown.decode()
        os.close(self._fd)
        return self.seen, os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.mark.parametrize("kind", ["dumb", "xterm-256color"])
def test_at_a_terminal_lines_are_completed_and_nothing_but_text_is_written(article, tmp_path, kind):
    typist = Typist(article, TERM=kind, XDG_STATE_HOME=str(tmp_path / "state"), COLUMNS="80")
    shown = typist.until("1 article read") + typist.until("> ")
    typist.types("stance:opp\t")
    shown += typist.until("stance:oppose")
    typist.types("\r")
    shown += typist.until("actors 1 of 1") + typist.until("> ")
    typist.types("half a line\x03")
    typist.types("\r:help\r")  # a key more, as Ctrl-C between two keys may be seen with the next
    shown += typist.until("so does the end of input") + typist.until("> ")
    typist.types("\x04")
    rest, code = typist.ends()
    assert code == 0
    assert "filter: half" not in shown
    assert "\x1b" not in shown + rest
    assert (tmp_path / "state" / "newsdash" / "state.json").exists()


def test_ctrl_c_at_the_prompt_does_not_end_the_reading(article):
    typist = Typist(article, TERM="dumb")
    typist.until("> ")
    typist.types("\x03\r")
    typist.until("newsdash: 1 article read")
    typist.types(":quotes\r")
    typist.until("Das Gesetz kommt")
    typist.types(":quit\r")
    assert typist.ends()[1] == 0


def test_lines_are_wrapped_at_the_width_of_the_terminal(article):
    typist = Typist(article, TERM="dumb", COLUMNS="40")
    typist.until("1 article read")
    typist.types(":help\r")
    typist.until("\n")
    shown = typist.until("of input")
    assert len(shown.splitlines()) > 40
    assert all(len(line) < 40 for line in shown.splitlines())
    typist.until("> ")
    typist.types(":q\r")
    assert typist.ends()[1] == 0


def test_a_dumb_terminal_is_told_of_the_plain_mode_but_not_forced_to(tmp_path):
    pid, fd = pty.fork()
    if not pid:
        os.environ["TERM"] = "dumb"
        missing = str(tmp_path / "missing.txt")
        os.execv(sys.executable, [sys.executable, "-m", "newsdash", missing])
    shown = b""
    with suppress(OSError):
        while part := os.read(fd, 65_536):
            shown += part
    os.close(fd)
    os.waitpid(pid, 0)
    assert b"`newsdash --plain`" in shown.splitlines()[0]
    assert b"missing.txt" in shown


def test_ctrl_c_ends_it_where_lines_are_piped_in(article):
    talk = subprocess.Popen(
        [*COMMAND, str(article)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert talk.stdin
    assert talk.stdout
    talk.stdin.write(b":quotes\n")
    talk.stdin.flush()
    talk.stdout.readline()
    talk.send_signal(signal.SIGINT)
    talk.communicate()
    assert talk.returncode == 130


# How far the reading is


class Slow:
    """A feed that lets time pass between its events."""

    def __init__(self, events, clock):
        self._events, self._clock = events, clock

    def events(self):
        for event, seconds in self._events:
            self._clock.now += seconds
            yield event

    def stop(self):
        pass


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def told(events):
    clock, lines = Clock(), []
    Intake(Slow(events, clock), Session(), lines.append, clock).read()
    return lines


def failed(done):
    return Failed(f"{done}.txt", "is empty", done)


def test_progress_is_a_line_now_and_then_and_one_at_the_end():
    often = [(failed(done), PAUSE / 10) for done in range(1, 31)]
    lines = told([(Counted(30), 0), *often, (Finished(0, 30), 0)])
    assert lines == [
        "10 of 30 read",
        "20 of 30 read",
        "30 of 30 read",
        "0 articles read, 30 could not be read; :problems tells why",
    ]


def test_a_source_that_breaks_is_told_and_ends_the_waiting():
    class Broken:
        def events(self):
            yield Counted(1)
            raise ValueError("no more \x1b[1m")

        def stop(self):
            pass

    session, lines = Session(), []
    intake = Intake(Broken(), session, lines.append)
    intake.read()
    intake.wait()
    assert session.progress.finished
    assert "no more" in clean(session.progress.failures[0].reason)
    assert len(lines) == 1


def test_articles_are_taken_in_by_a_thread_while_answers_have_their_turn(any_extraction):
    session = Session()
    intake = Intake(Slow([(Counted(1), 0), (Extracted(any_extraction, 1), 0)], Clock()),
                    session, lambda line: None)  # fmt: skip
    with intake.turn():
        intake.start()
        assert not session.index.articles
    intake.wait()
    with intake.turn():
        assert len(session.index.articles) == 1
    intake.stop()


@pytest.fixture
def any_extraction():
    import generated

    return next(iter(generated.library(1)))
