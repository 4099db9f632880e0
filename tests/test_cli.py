"""The command line as a user and a script meet it."""

import contextlib
import csv
import io
import json
import os
import signal
import subprocess
import sys
import types
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsdash import __version__, resources
from newsdash.cli import cli
from newsdash.commandline import headless
from newsdash.commandline.narration import Narrator, visible
from newsdash.extraction.events import Counted, Extracted, Failed, Finished, PipelineChosen
from newsdash.records import (
    Actor,
    AIModel,
    Article,
    Evidence,
    Extraction,
    Quote,
    Role,
    Shift,
    Speaker,
    Stance,
    Target,
    from_json,
)

TEXT = "Sam Altman lobte gpt-oss: „=SUM(A1) ist offen“, sagte er."


def extraction(number=1, text=TEXT):
    article = Article(
        id=f"a{number}", path="news.txt", title="Größe", text=text, language="de", source="dpa"
    )
    altman = Actor(
        id="sam-altman",
        name="Sam Altman",
        kind="person",
        aliases=("Altman",),
        roles=(Role("Chef", "OpenAI"), Role("Gründer", None)),
        mentions=((0, 10), (54, 56)),
    )
    model = AIModel(
        id="gpt-oss",
        name="gpt-oss",
        family="gpt-oss",
        developer="OpenAI",
        developer_id=None,
        parameters=None,
        openness="open-weight",
        released="--08-05",
        runs_on=None,
        mentions=((17, 24),),
    )
    quote = Quote(
        id="q1",
        kind="direct",
        start=27,
        end=45,
        text="=SUM(A1) ist offen",
        spans=((27, 45),),
        speaker=Speaker("sam-altman", "er", 54, 56),
        cue=Evidence(48, 53, "sagte"),
        addressee=None,
        venue=None,
        confidence=0.9,
    )
    stance = Stance(
        id="s1",
        holder="sam-altman",
        target=Target("model", "gpt-oss", "gpt-oss"),
        polarity="support",
        shift=Shift("oppose", "support", "2025"),
        evidence=Evidence(0, 24, text[:24]),
        cue=None,
        quote=None,
        confidence=0.7,
    )
    return Extraction(1, article, (altman,), (model,), (quote,), (stance,))


@pytest.fixture
def feed(monkeypatch):
    """Let the extraction tell these events, whatever its sources; return what it was given."""
    given = types.SimpleNamespace(events=[], sources=None, stdin=None, configuration=None)

    def events(sources, stdin, configuration):
        given.sources, given.stdin = sources, stdin and stdin.read()
        given.configuration = configuration
        for event in given.events:
            if isinstance(event, BaseException):
                raise event
            yield event

    fake = types.ModuleType("newsdash.extraction.stream")
    fake.events = events
    monkeypatch.setitem(sys.modules, "newsdash.extraction.stream", fake)
    return given


@pytest.fixture
def news(tmp_path, monkeypatch):
    """A folder with one article, from inside which the commands are run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def invoke(*args, stdin=None):
    return CliRunner().invoke(cli, args, input=stdin, prog_name="newsdash")


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def good(count=1):
    return [
        Counted(count),
        *(Extracted(extraction(number), number) for number in range(1, count + 1)),
        Finished(count, 0),
    ]


# Commands and sources


def test_version_is_one_line():
    assert invoke("--version").stdout == f"newsdash {__version__}\n"


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["news/", "--help"]])
def test_help_shows_the_commands_and_examples(args):
    shown = invoke(*args).stdout
    assert shown.startswith("Usage: newsdash [OPTIONS] [SOURCE]...")
    assert "Examples:" in shown
    assert "extract " in shown


def test_help_of_extract_names_every_column_of_the_table():
    from newsdash.export.csv_rows import COLUMNS

    shown = invoke("extract", "--help").stdout
    assert [column for column in COLUMNS if column not in shown] == []


@pytest.mark.parametrize(
    "args",
    [
        ["--bogus"],
        ["news.txt", "--bogus"],
        ["extract"],
        ["extract", "news.txt", "--format", "xml"],
        ["completion", "tcsh"],
        ["completion"],
    ],
)
def test_wrong_use_is_told_on_stderr_and_ends_with_2(news, args):
    result = invoke(*args)
    assert result.exit_code == 2
    assert "Usage: newsdash" in result.stderr
    assert "newsdash  " not in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_of_the_shell(shell):
    result = invoke("completion", shell)
    assert result.exit_code == 0
    assert "_NEWSDASH_COMPLETE" in result.stdout


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("newsdash e", "plain,extract"),
        ("newsdash ne", "file,ne"),
        ("newsdash extract ne", "file,ne"),
        ("newsdash news ne", "file,ne"),
        ("newsdash extract --format c", "plain,csv"),
    ],
)
def test_completion_offers_commands_and_files(words, offered):
    result = CliRunner().invoke(
        cli,
        prog_name="newsdash",
        env={
            "_NEWSDASH_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(words.count(" ")),
        },
    )
    assert offered in result.stdout.splitlines()


# Headless extraction


def test_jsonl_is_one_record_a_line_and_nothing_else(news, feed):
    feed.events = good(2)
    result = invoke("extract", "news.txt")
    assert [from_json(line) for line in result.stdout.splitlines()] == [
        extraction(1),
        extraction(2),
    ]
    assert result.stderr == "newsdash: 2 articles, 0 failed\n"
    assert result.exit_code == 0


def test_the_extraction_gets_the_sources_as_given(news, feed):
    feed.events = good()
    invoke("extract", "./news.txt", "*.txt")
    assert list(feed.sources) == ["./news.txt", "*.txt"]
    assert feed.stdin is None


@pytest.mark.parametrize(
    "args",
    [
        ["extract", "news.txt", "--column", "text=Volltext", "--column", "date=Tag"],
        ["--column", "text=Volltext", "extract", "news.txt", "--column", "DATE = Tag"],
    ],
)
def test_columns_named_reach_the_extraction(news, feed, args):
    feed.events = good()
    assert invoke(*args).exit_code == 0
    assert feed.configuration.columns == (("text", "Volltext"), ("date", "Tag"))


@pytest.mark.parametrize("value", ["text", "text=", "body=x", "=x"])
def test_a_column_that_says_nothing_is_wrong_use(news, value):
    result = invoke("extract", "news.txt", "--column", value)
    assert result.exit_code == 2
    assert "WHAT=NAME" in result.stderr


def test_a_hyphen_hands_on_what_is_piped_in(news, feed):
    feed.events = good()
    assert invoke("extract", "-", stdin="größer").exit_code == 0
    assert feed.stdin == "größer".encode()


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_one_array(news, feed, count):
    feed.events = good(count)
    result = invoke("extract", "news.txt", "--format", "json")
    assert [record["article"]["id"] for record in json.loads(result.stdout)] == [
        f"a{number}" for number in range(1, count + 1)
    ]


def table(result):
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_csv_has_a_row_for_each_thing_found(news, feed):
    feed.events = good(2)
    rows = table(invoke("extract", "news.txt", "--format", "csv"))
    assert [row["record"] for row in rows] == ["actor", "model", "quote", "stance"] * 2
    assert {row["title"] for row in rows} == {"Größe"}
    assert [row["article_id"] for row in rows] == ["a1"] * 4 + ["a2"] * 4
    for row in rows:
        assert TEXT[int(row["start"]) : int(row["end"])] == row["text"].removeprefix("'")


def test_csv_keeps_what_is_known(news, feed):
    feed.events = good()
    actor, model, quote, stance = table(invoke("extract", "news.txt", "--format", "csv"))
    assert actor["roles"] == "Chef (OpenAI); Gründer"
    assert actor["spans"] == "0-10 54-56"
    assert (model["openness"], model["parameters"]) == ("open-weight", "")
    assert (quote["speaker"], quote["speaker_text"]) == ("Sam Altman", "er")
    assert (stance["holder"], stance["shift_from"], stance["shift_to"]) == (
        "Sam Altman",
        "oppose",
        "support",
    )


def test_csv_disarms_formulas(news, feed):
    feed.events = good()
    _, model, quote, _ = table(invoke("extract", "news.txt", "--format", "csv"))
    assert quote["text"] == "'=SUM(A1) ist offen"
    assert model["released"] == "'--08-05"


def test_csv_has_its_header_where_nothing_was_found(news, feed):
    bare = Extraction(1, extraction().article)
    feed.events = [Extracted(bare, 1)]
    result = invoke("extract", "news.txt", "--format", "csv")
    assert result.stdout.startswith("record,article_id,title,")
    assert table(result) == []


def test_output_is_utf_8_whatever_the_locale(news):
    result = run_script(FAKE_STREAM, "extract", "news.txt", env={"PYTHONIOENCODING": "ascii"})
    assert "Größe" in result.stdout.decode("utf-8")


def test_a_failure_is_one_line_and_ends_with_1(news, feed):
    feed.events = [
        Extracted(extraction(), 1),
        Failed("bad.txt", "it is empty", 2),
        Failed("e\x1b[2J.txt", "it is\nodd \u202e", 3),
    ]
    result = invoke("extract", "news.txt")
    assert result.stderr.splitlines() == [
        "newsdash: bad.txt: it is empty",
        r"newsdash: e\x1b[2J.txt: it is\nodd \u202e",
        "newsdash: 1 article, 2 failed",
    ]
    assert result.exit_code == 1


def test_nothing_read_ends_with_2(news, feed):
    feed.events = [Failed("news.txt", "it is empty", 1), Finished(0, 1)]
    assert invoke("extract", "news.txt").exit_code == 2


def test_sources_that_lead_nowhere_are_each_named_before_anything_is_loaded(news, monkeypatch):
    monkeypatch.setitem(sys.modules, "newsdash.extraction.stream", None)
    result = invoke("extract", "gone.txt", "*.md")
    assert result.exit_code == 2
    assert [line.split(":")[1] for line in result.stderr.splitlines()] == [" gone.txt", " *.md"]


def test_the_pipeline_of_each_language_is_told_once(news, feed):
    chosen = PipelineChosen("de", "de_core_news_sm", "3.8.0", "install a larger one")
    feed.events = [chosen, *good(), chosen]
    told = invoke("extract", "news.txt").stderr
    assert told.count("de is read with de_core_news_sm 3.8.0: install a larger one") == 1


# -o FILE


def test_a_file_holds_what_stdout_would(news, feed):
    feed.events = good(2)
    result = invoke("extract", "news.txt", "-o", "out.jsonl")
    assert result.stdout == ""
    assert (news / "out.jsonl").read_text(encoding="utf-8").count("\n") == 2
    assert names_in(news) == ["news.txt", "out.jsonl"]


def test_a_hyphen_for_a_file_is_stdout(news, feed):
    feed.events = good()
    assert invoke("extract", "news.txt", "-o", "-").stdout.count("\n") == 1


def test_a_file_replaced_keeps_its_permissions_and_a_link_stays_a_link(news, feed):
    (news / "real.jsonl").write_text("old", encoding="utf-8")
    (news / "real.jsonl").chmod(0o640)
    (news / "out.jsonl").symlink_to("real.jsonl")
    feed.events = good()
    invoke("extract", "news.txt", "-o", "out.jsonl")
    assert (news / "out.jsonl").is_symlink()
    assert (news / "real.jsonl").stat().st_mode & 0o777 == 0o640
    assert from_json((news / "real.jsonl").read_bytes()) == extraction()


def test_a_device_is_written_to_and_not_replaced(news, feed):
    feed.events = good()
    assert invoke("extract", "news.txt", "-o", os.devnull).exit_code == 0
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("format_name", ["jsonl", "json", "csv"])
def test_interrupted_the_old_file_stays_and_the_new_part_is_kept(news, feed, format_name):
    (news / "out").write_text("old", encoding="utf-8")
    feed.events = [Extracted(extraction(), 1), KeyboardInterrupt()]
    result = invoke("extract", "news.txt", "-o", "out", "--format", format_name)
    assert result.exit_code == 130
    assert (news / "out").read_text(encoding="utf-8") == "old"
    assert names_in(news) == ["news.txt", "out", "out.partial"]
    assert "out.partial" in result.stderr
    kept = (news / "out.partial").read_text(encoding="utf-8")
    assert "sam-altman" in kept
    if format_name != "csv":
        assert json.loads(kept)


def test_interrupted_before_the_first_article_nothing_is_left(news, feed):
    (news / "out.partial").write_text("of an earlier run", encoding="utf-8")
    feed.events = [KeyboardInterrupt()]
    assert invoke("extract", "news.txt", "-o", "out", "--format", "csv").exit_code == 130
    assert names_in(news) == ["news.txt", "out.partial"]
    assert (news / "out.partial").read_text(encoding="utf-8") == "of an earlier run"


def test_a_defect_of_the_extraction_is_raised_and_costs_no_records(news, feed):
    feed.events = [Extracted(extraction(), 1), RuntimeError("defect")]
    result = invoke("extract", "news.txt", "-o", "out")
    assert isinstance(result.exception, RuntimeError)
    assert from_json((news / "out.partial").read_bytes()) == extraction()


def test_an_old_file_is_not_replaced_by_an_empty_one(news, feed):
    (news / "out").write_text("old", encoding="utf-8")
    feed.events = [Failed("news.txt", "it is empty", 1)]
    assert invoke("extract", "news.txt", "-o", "out").exit_code == 2
    assert (news / "out").read_text(encoding="utf-8") == "old"
    assert names_in(news) == ["news.txt", "out"]


@pytest.mark.parametrize(
    ("output", "reason"), [("gone/out", "cannot be written"), (".", "is a folder")]
)
def test_a_file_that_cannot_be_written_is_told_before_the_work_begins(news, feed, output, reason):
    result = invoke("extract", "news.txt", "-o", output)
    assert result.exit_code == 2
    assert reason in result.stderr
    assert feed.sources is None


def test_writing_over_a_source_is_refused(news, feed):
    (news / "out.jsonl").write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    result = invoke("extract", ".", "-o", "out.jsonl")
    assert result.exit_code == 2
    assert "one of the sources" in result.stderr


def test_a_full_disk_is_one_line(news, feed):
    feed.events = good()
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    result = invoke("extract", "news.txt", "-o", "/dev/full")
    assert result.exit_code == 2
    assert "cannot be written: No space left" in result.stderr


# Narration


def test_progress_is_taken_back_before_a_line_is_written():
    told = io.StringIO()
    narrator = Narrator(told, live=True, clock=iter([0.0, 0.01, 5.0]).__next__)
    narrator.progress(1, 9, 0)
    narrator.progress(2, 9, 0)
    narrator.progress(3, 9, 1)
    narrator.say("bad.txt: it is empty")
    shown = told.getvalue()
    assert "1/9" in shown
    assert "2/9" not in shown
    assert shown.endswith("3/9 read, 1 failed\r\x1b[Knewsdash: bad.txt: it is empty\n")


def test_progress_tells_the_rate_and_the_time_left():
    told, ticks = io.StringIO(), iter([0.0, 1000.0, 2000.0])
    narrator = Narrator(told, live=True, clock=ticks.__next__)
    narrator.progress(1, 9, 0, articles=1)
    narrator.progress(3, 9, 0, articles=2501)
    assert told.getvalue().endswith("3/9 read, 0 failed, 2,501 articles, 2.5/s, 50:00 left")
    narrator.progress(9, 9, 0, articles=5001)
    assert told.getvalue().endswith("9/9 read, 0 failed, 5,001 articles, 2.5/s")


def test_without_a_terminal_there_is_no_progress():
    told = io.StringIO()
    narrator = Narrator(told, live=False)
    narrator.progress(1, 9, 0)
    narrator.say("done")
    assert told.getvalue() == "newsdash: done\n"


def test_hostile_names_are_spelled_out():
    assert visible("a\x1b]52;c\x07\u202eb\udce9ö[/b]") == r"a\x1b]52;c\x07\u202eb\udce9ö[/b]"


# In a process of its own

FAKE_STREAM = """
import os, signal, sys, types
from newsdash.extraction.events import Extracted
from newsdash.records import Article, Extraction

def events(sources, stdin, configuration):
    article = Article(id="a", path=None, title="Größe", text="Text " * 1000, language="de")
    yield Extracted(Extraction(1, article), 1)
    if number := os.environ.get("SIGNAL"):
        os.kill(os.getpid(), int(number))
    for done in range(2, int(os.environ.get("ARTICLES", 2))):
        yield Extracted(Extraction(1, article), done)

sys.modules["newsdash.extraction.stream"] = fake = types.ModuleType("stream")
fake.events = events
from newsdash.cli import main
main()
"""


def run_script(script, *args, env=None, **options):
    return subprocess.run(
        [sys.executable, "-c", script, *args],
        capture_output=True,
        check=False,
        env={**os.environ, **(env or {})},
        **options,
    )


def test_help_loads_neither_spacy_nor_textual():
    script = """
import atexit, sys
atexit.register(lambda: print("LOADED", *sys.modules))
from newsdash.cli import main
main()
"""
    shown, loaded = run_script(script, "--help").stdout.decode().split("LOADED")
    assert "Usage: newsdash" in shown
    heavy = {"spacy", "textual", "rich", "numpy", "yaml", "babel", "msgspec"}
    assert not heavy.intersection(loaded.split())


def test_python_m_newsdash_is_newsdash():
    result = subprocess.run(
        [sys.executable, "-m", "newsdash", "--version"], capture_output=True, check=True
    )
    assert result.stdout.decode() == f"newsdash {__version__}\n"


def test_a_reader_who_has_enough_ends_it_quietly(news):
    child = subprocess.Popen(
        [sys.executable, "-c", FAKE_STREAM, "extract", "news.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "ARTICLES": "100000"},
    )
    assert child.stdout.readline().startswith(b'{"schema":1')
    child.stdout.close()
    assert child.stderr.read() == b""
    child.stderr.close()
    assert child.wait() == 0


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_ends_it_with_its_code_and_keeps_what_is_written(news, name, code):
    number = str(int(getattr(signal, name)))
    result = run_script(FAKE_STREAM, "extract", "news.txt", "-o", "out", env={"SIGNAL": number})
    assert result.returncode == code
    assert b"Traceback" not in result.stderr
    assert (news / "out.partial").read_bytes().count(b"\n") == 1
    assert not (news / "out").exists()


# The dashboard


@pytest.fixture
def opened(monkeypatch):
    """Pretend that stdout is a terminal; return what the dashboard was opened with."""
    given = types.SimpleNamespace(sources=None, stdin="never", configuration=None, exit_code=0)

    def run(sources, stdin, configuration):
        given.sources, given.stdin, given.configuration = list(sources), stdin, configuration
        return given.exit_code

    fake = types.ModuleType("newsdash.dashboard.app")
    fake.run = run
    monkeypatch.setitem(sys.modules, "newsdash.dashboard.app", fake)
    monkeypatch.setattr("newsdash.commandline.terminal.keyboard_is_stdin", lambda: True)
    return given


def invoke_on_terminal(*args):
    runner = CliRunner()
    with contextlib.ExitStack() as stack:
        isolation = runner.isolation
        patch = stack.enter_context(pytest.MonkeyPatch.context())

        @contextlib.contextmanager
        def with_terminal(*isolation_args, **options):
            with isolation(*isolation_args, **options) as streams:
                patch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
                yield streams

        patch.setattr(runner, "isolation", with_terminal)
        return runner.invoke(cli, args, prog_name="newsdash")


def test_without_sources_the_starter_corpus_opens(opened):
    assert invoke_on_terminal().exit_code == 0
    assert opened.sources == [str(resources.seeds())]
    assert opened.stdin is None


def test_words_that_name_no_command_are_sources(news, opened):
    (news / "extract").write_text(TEXT, encoding="utf-8")
    invoke_on_terminal("news.txt", "./extract", "*.txt")
    assert opened.sources == ["news.txt", "./extract", "*.txt"]


def test_a_name_with_a_hyphen_follows_two_hyphens(news, opened):
    (news / "-odd.txt").write_text(TEXT, encoding="utf-8")
    invoke_on_terminal("--", "-odd.txt")
    assert opened.sources == ["-odd.txt"]


@pytest.mark.parametrize(
    "args", [["--column", "text=Volltext", "news.txt"], ["news.txt", "--column", "text=Volltext"]]
)
def test_columns_named_reach_the_dashboard(news, opened, args):
    assert invoke_on_terminal(*args).exit_code == 0
    assert opened.configuration.columns == (("text", "Volltext"),)
    assert opened.sources == ["news.txt"]


def test_the_exit_code_of_the_dashboard_is_that_of_the_command(news, opened):
    opened.exit_code = 1
    assert invoke_on_terminal("news.txt", "gone.txt").exit_code == 1
    assert opened.sources == ["news.txt", "gone.txt"]


def test_the_dashboard_does_not_open_on_nothing(news, opened):
    result = invoke_on_terminal("gone.txt", "gone.md")
    assert result.exit_code == 2
    assert result.stderr.count("there is no such file") == 2
    assert opened.sources is None


def test_without_a_terminal_the_dashboard_points_to_extract(news, opened):
    result = invoke("news.txt")
    assert result.exit_code == 2
    assert "newsdash extract" in result.stderr
    assert result.stderr.count("\n") == 1
    assert opened.sources is None


def test_a_hyphen_with_nothing_piped_in_is_told(news, opened):
    result = invoke_on_terminal("-")
    assert result.exit_code == 2
    assert "nothing is piped in" in result.stderr


FAKE_DASHBOARD = """
import os, sys, types

def run(sources, stdin, configuration):
    piped = None if stdin is None else os.read(stdin, 100)
    print(os.isatty(0), sys.stdin.isatty(), piped, flush=True)
    return 1

sys.modules["newsdash.dashboard.app"] = fake = types.ModuleType("app")
fake.run = run
from newsdash.cli import main
main()
"""


def run_on_terminal(*args, stdin, with_controlling_terminal=True):
    """Run the fake dashboard with a terminal for stdout; return its output and exit code."""
    import fcntl
    import termios

    def take_terminal():
        if with_controlling_terminal:
            fcntl.ioctl(1, termios.TIOCSCTTY, 0)

    controller, terminal = os.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", FAKE_DASHBOARD, *args],
        stdin=subprocess.PIPE,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
        preexec_fn=take_terminal,  # noqa: PLW1509 (there are no threads here)
    )
    os.close(terminal)
    with contextlib.suppress(BrokenPipeError), child.stdin:
        child.stdin.write(stdin)
    shown = b""
    with contextlib.suppress(OSError):  # the end of a terminal is an error on Linux
        while part := os.read(controller, 1000):
            shown += part
    os.close(controller)
    return shown.decode(), child.wait()


@pytest.mark.skipif(os.name == "nt", reason="no /dev/tty there")
class TestWithATerminal:
    """The dashboard opened from a pipe."""

    def test_piped_articles_are_read_and_keys_still_arrive(self):
        shown, code = run_on_terminal("-", stdin=b"Die Meldung")
        assert shown.split() == ["True", "True", "b'Die", "Meldung'"]
        assert code == 1

    def test_a_pipe_nobody_asked_for_takes_no_keys_away(self, news):
        shown, _ = run_on_terminal("news.txt", stdin=b"Die Meldung")
        assert shown.split() == ["True", "True", "None"]

    def test_without_a_keyboard_it_says_so(self, news):
        shown, code = run_on_terminal("-", stdin=b"x", with_controlling_terminal=False)
        assert "no terminal to read keys from" in shown
        assert code == 2


def test_progress_shows_only_where_data_do_not(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert not headless._progress_is_welcome(None)
    assert headless._progress_is_welcome("out.jsonl")
