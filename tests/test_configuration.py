"""The configuration file: what it decides, and how it tells what is wrong with it."""

import json
import types
from pathlib import Path

import pytest
from click.testing import CliRunner

from fake_pipelines import damage, write_pipeline
from newsdash import translation
from newsdash.cli import cli
from newsdash.configuration import (
    Configuration,
    ConfigurationError,
    configuration_file,
    decode,
    encode,
    read_configuration,
)
from newsdash.dashboard import app as dashboard_app


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Write the configuration that is in force; returns a function that does."""
    file = tmp_path / "config.toml"
    monkeypatch.setenv("NEWSDASH_CONFIG", str(file))

    def write(text):
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


def complaint_about(file):
    with pytest.raises(ConfigurationError) as raised:
        read_configuration()
    line = str(raised.value)
    assert line.startswith(str(file))
    assert "\n" not in line
    return line.removeprefix(str(file))


def test_without_a_file_everything_is_as_it_comes():
    assert read_configuration() == Configuration()
    assert read_configuration().pipeline("de") == "auto"


def test_the_file_lies_in_the_configuration_folder_unless_another_is_named(tmp_path):
    assert configuration_file({}).parts[-2:] == ("newsdash", "config.toml")
    assert configuration_file({"NEWSDASH_CONFIG": ""}) == configuration_file({})
    other = tmp_path / "other.toml"
    assert configuration_file({"NEWSDASH_CONFIG": str(other)}) == other


def test_each_language_can_have_a_pipeline_of_its_own(written):
    written('[pipeline]\nde = "bundled"\nfr = "fr_core_news_sm"\n')
    read = read_configuration()
    assert [read.pipeline(language) for language in ("de", "en", "fr")] == [
        "bundled",
        "auto",
        "fr_core_news_sm",
    ]
    assert read.languages == ("de", "fr")


def test_a_folder_is_sought_beside_the_file_and_not_where_newsdash_is_started(written, tmp_path):
    written('[pipeline]\nde = "./mine"\nen = "/else/where"\nfr = "~/there"\n')
    read = read_configuration()
    assert read.pipeline("de") == str(tmp_path / "mine")
    assert read.pipeline("en") == "/else/where"
    assert read.pipeline("fr") == str(Path.home() / "there")


def test_keys_are_read_with_and_without_quotation_marks_around_the_id(written):
    written('[keys]\n"list.pin" = "x, space"\nmain.zoom = "f9"\n')
    assert read_configuration().keys == (("list.pin", "x,space"), ("main.zoom", "f9"))


def test_a_byte_order_mark_does_no_harm(written):
    written(b'\xef\xbb\xbf[pipeline]\nde = "rules"\n')
    assert read_configuration().pipeline("de") == "rules"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[pipeline]\nde = "auto"\nen = auto\n', ":3: invalid value"),
        ('[pipeline]\nde = "auto', ":2: unterminated string"),
        ("pipeline", ":1: "),
        (b"[pipeline]\nde = '\xff'\n", ": is not UTF-8"),
        ("[pipelines]\nde = 'auto'\n", ": unknown key 'pipelines'"),
        ("[pipeline]\nDeutsch = 'auto'\n", ": unknown key pipeline.Deutsch"),
        ("pipeline = 'auto'\n", ": pipeline must be a table"),
        ("[pipeline]\nde = 3\n", ": pipeline.de must be"),
        ("[pipeline]\nde = ''\n", ": pipeline.de must be"),
        ("[pipeline]\nde = ['auto']\n", ": pipeline.de must be"),
        ("[actors]\nsome = ['X']\n", ": unknown key 'actors.some'"),
        ("[actors]\nnone = 'X'\n", ": actors.none must be a list of words"),
        ("[actors]\napart = [['X']]\n", ": actors.apart must list groups of names"),
        ("[actors]\nsplit = ['X']\n", ": actors.split must be a table"),
        ("[topics]\nX = ['']\n", ': topics."X" must be a list of words'),
        ("[actors]\nsame = ['X']\n", ": actors.same must be a table"),
        ("keys = 'x'\n", ": keys must be a table"),
        ("[keys]\n'list.pin' = ''\n", ': keys."list.pin" must be keys with commas between them'),
        ("[keys]\nlist.pin = ['x']\n", ': keys."list.pin" must be keys with commas between them'),
        ("[keys]\n'list.pin' = 'x,,y'\n", ': keys."list.pin" must be keys'),
    ],
)
def test_what_is_wrong_is_one_line_with_its_place(written, text, told):
    assert complaint_about(written(text)).startswith(told)


def test_a_file_that_cannot_be_read_is_told(written, tmp_path):
    (tmp_path / "config.toml").mkdir()
    assert "cannot be read" in complaint_about(tmp_path / "config.toml")


def test_what_another_process_gets_is_the_same():
    given = Configuration(
        "/etc/größe.toml",
        (("de", "auto"), ("en", "/a b/c'\"d")),
        split_actors=(("Hans Müller", ("SPD", "VfB")),),
        apart_actors=(("Anna Berg", "A. Berg"),),
        keys=(("list.pin", "x,space"),),
    )
    assert decode(encode(given)) == given


# From the commands


@pytest.fixture
def news(tmp_path):
    file = tmp_path / "news.txt"
    file.write_text("Titel\n„Das Gesetz kommt“, sagte Jana Berg.", encoding="utf-8")
    return str(file)


@pytest.fixture
def opened(monkeypatch):
    """Pretend there is a terminal; tell what the dashboard is opened with."""
    given = types.SimpleNamespace(configuration=None, really_run=dashboard_app.run)

    def run(sources, stdin, configuration):
        given.configuration = configuration
        return 0

    monkeypatch.setattr(dashboard_app, "run", run)
    monkeypatch.setattr("newsdash.cli._stdout_is_terminal", lambda: True)
    monkeypatch.setattr("newsdash.commandline.terminal.keyboard_is_stdin", lambda: True)
    return given


@pytest.mark.parametrize("command", ["dashboard", "extract", "doctor"])
def test_a_broken_file_ends_every_command_that_needs_it_before_it_starts(
    written, news, opened, command
):
    file = written("[pipeline\n")
    args = {"dashboard": [news], "extract": ["extract", news], "doctor": ["doctor"]}[command]
    result = CliRunner().invoke(cli, args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"newsdash: {file}:1: ")
    assert result.stderr.count("\n") == 1
    assert opened.configuration is None


@pytest.mark.parametrize("command", ["dashboard", "extract"])
def test_a_pipeline_that_is_not_there_is_told_before_the_work_starts(
    written, news, opened, command
):
    file = written('[pipeline]\nde = "de_not_installed"\n')
    result = CliRunner().invoke(cli, [news] if command == "dashboard" else ["extract", news])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f'pipeline.de = "de_not_installed" in {file}: no package' in result.stderr
    assert result.stderr.count("\n") == 1
    assert opened.configuration is None


def test_keys_that_cannot_be_are_told_before_the_dashboard_opens(
    written, news, opened, monkeypatch
):
    monkeypatch.setattr(dashboard_app, "run", opened.really_run)
    file = written('[keys]\n"list.pinn" = "x"\n')
    result = CliRunner().invoke(cli, [news])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"newsdash: {file}: unknown key keys.'list.pinn'")
    assert result.stderr.count("\n") == 1


def test_a_broken_file_does_not_keep_from_help_and_completion(written):
    written("[pipeline\n")
    for args in (["--help"], ["--version"], ["extract", "--help"], ["completion", "bash"]):
        assert CliRunner().invoke(cli, args).exit_code == 0


def test_the_dashboard_is_opened_with_what_is_configured(written, news, opened):
    written('[pipeline]\nde = "rules"\n')
    assert CliRunner().invoke(cli, [news]).exit_code == 0
    assert opened.configuration.pipeline("de") == "rules"


def test_records_are_extracted_with_what_is_configured(written, news):
    written('[pipeline]\nde = "rules"\n')
    result = CliRunner().invoke(cli, ["extract", news])
    assert "de is read with rules" in result.stderr
    assert "as configured" in result.stderr
    assert json.loads(result.stdout)["quotes"][0]["text"] == "Das Gesetz kommt"


def test_a_pipeline_that_turns_out_broken_ends_with_one_line_and_no_file(written, news, tmp_path):
    damage(write_pipeline(tmp_path / "mine"))
    written('[pipeline]\nde = "./mine"\n')
    output = tmp_path / "out.jsonl"
    result = CliRunner().invoke(cli, ["extract", news, "-o", str(output)])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "cannot be loaded" in result.stderr
    assert not list(tmp_path.glob("*out.jsonl*"))


@pytest.mark.parametrize("language", ["de", "en", "auto"])
def test_the_language_of_the_interface_is_read(written, language):
    written(f'[interface]\nlanguage = "{language}"\n')
    read = read_configuration()
    assert read.interface_language == language
    assert decode(encode(read)) == read


@pytest.mark.parametrize("value", ['"fr"', '"Deutsch"', '""', "1", '["de"]'])
def test_a_language_of_the_interface_that_is_not_spoken_is_told(written, value):
    file = written(f"[interface]\nlanguage = {value}\n")
    assert complaint_about(file) == ': interface.language must be "en" or "de" or "auto"'


def test_what_the_interface_does_not_know_is_told(written):
    file = written('[interface]\nlanguages = "de"\n')
    assert "unknown key 'interface.languages'; there are interface.language" in complaint_about(
        file
    )


@pytest.fixture
def spoken():
    """What language is spoken; English again afterwards."""
    yield translation.language
    translation.choose("en")


def test_the_dashboard_speaks_what_is_configured(written, news, opened, spoken):
    written('[interface]\nlanguage = "de"\n')
    assert CliRunner().invoke(cli, [news]).exit_code == 0
    assert opened.configuration.interface_language == "de"
    assert spoken() == "de"


def test_the_dashboard_speaks_the_language_of_its_surroundings(written, news, opened, spoken):
    assert CliRunner().invoke(cli, [news], env={"NEWSDASH_LANGUAGE": "de"}).exit_code == 0
    assert spoken() == "de"
    locale = {"NEWSDASH_LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "de_DE.UTF-8"}
    translation.choose("en")
    assert CliRunner().invoke(cli, [news], env=locale).exit_code == 0
    assert spoken() == "de"


def test_a_language_that_is_not_spoken_is_told_before_the_dashboard_opens(written, news, opened):
    result = CliRunner().invoke(cli, [news], env={"NEWSDASH_LANGUAGE": "fr"})
    assert result.exit_code == 2
    assert result.stderr == "newsdash: NEWSDASH_LANGUAGE is 'fr'; it must be en, de or auto\n"
    assert opened.configuration is None
