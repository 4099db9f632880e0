"""``newsdash doctor`` as a user and a script meet it."""

import json
import platform
import subprocess
import sys

import pytest
import spacy
from click.testing import CliRunner

from fake_pipelines import damage, write_package, write_pipeline
from newsdash import __version__
from newsdash.cli import cli

pytestmark = pytest.mark.usefixtures("bundle")


@pytest.fixture
def configure(tmp_path, monkeypatch):
    """Write the configuration that is in force; returns a function that does."""
    file = tmp_path / "config.toml"
    monkeypatch.setenv("NEWSDASH_CONFIG", str(file))

    def write(text):
        file.write_text(text, encoding="utf-8")
        return file

    return write


def doctor(*args, code=0):
    result = CliRunner().invoke(cli, ["doctor", *args], prog_name="newsdash")
    assert result.exit_code == code, result.output
    return result.stdout


def report(*args, code=0):
    return json.loads(doctor("--format", "json", *args, code=code))


def test_the_versions_and_the_configuration_file_are_told(configure):
    found = report()
    assert (found["newsdash"], found["python"], found["spacy"]) == (
        __version__,
        platform.python_version(),
        spacy.__version__,
    )
    assert found["configuration"]["exists"] is False
    assert "not there" in doctor()
    file = configure('[pipeline]\nde = "rules"\n')
    assert report()["configuration"] == {"path": str(file), "exists": True}
    assert "not there" not in doctor()


def test_without_any_pipeline_german_and_english_are_read_by_rules():
    found = report()
    assert list(found["languages"]) == ["de", "en"]
    assert found["languages"]["de"]["origin"] == "rules"
    assert found["languages"]["de"]["path"] is None
    assert found["languages"]["de"]["size"] == 0
    assert found["stock"] == []


def test_the_pipeline_that_ships_with_newsdash_is_described(bundle):
    folder = write_pipeline(bundle / "de")
    german = report()["languages"]["de"]
    assert german["origin"] == "bundled"
    assert (german["name"], german["version"]) == ("de_small", "1.2.3")
    assert german["path"] == str(folder)
    assert german["size"] == sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())
    assert german["components"] == ["sentencizer"]
    assert str(folder) in doctor()


def test_a_larger_pipeline_is_offered_as_long_as_there_is_one(bundle, site):
    write_pipeline(bundle / "de")
    assert "python -m spacy download de_core_news_lg (needs the network)" in doctor()
    write_package(site, "de_core_news_lg")
    found = report()
    assert found["languages"]["de"]["name"] == "de_core_news_lg"
    assert found["languages"]["de"]["larger"] == []
    assert [stock["name"] for stock in found["stock"]] == ["de_core_news_lg"]
    assert "download de_core_news_lg" not in doctor()


def test_the_way_back_from_a_configured_pipeline_is_told(bundle, site, configure):
    write_pipeline(bundle / "de")
    write_package(site, "de_core_news_lg")
    file = configure('[pipeline]\nde = "bundled"\n')
    german = report()["languages"]["de"]
    assert german["origin"] == "bundled"
    assert german["larger"] == [f'set pipeline.de = "auto" in {file}']


def test_other_languages_are_told_when_configured_or_asked_for(configure, tmp_path):
    write_pipeline(tmp_path / "fr", "fr")
    configure('[pipeline]\nfr = "./fr"\n')
    languages = report("--language", "it", "--language", "de-AT")["languages"]
    assert list(languages) == ["de", "en", "fr", "it"]
    assert languages["fr"]["origin"] == "configured"
    assert "only quotation marks" in languages["it"]["note"]
    assert "set pipeline.it" in languages["it"]["larger"][0]


def test_what_is_configured_and_cannot_be_used_is_told_in_the_report(configure):
    configure('[pipeline]\nde = "de_not_there"\n')
    german = report(code=1)["languages"]["de"]
    assert german["configured"] == "de_not_there"
    assert german["name"] is None
    assert "no package of that name" in german["problem"]
    shown = doctor(code=1)
    assert "de_not_there" in shown
    assert "\nen\n" in shown


def test_a_package_that_only_has_the_name_of_a_stock_pipeline_is_warned_of(site):
    folder = write_package(site, "de_core_news_sm", author="somebody").parent
    [found] = report()["stock"]
    assert found["problem"]
    shown = doctor()
    assert str(folder) in shown
    assert "warning: it is not the stock pipeline of that name" in shown


def test_nothing_is_loaded_so_that_even_a_broken_pipeline_is_described(bundle):
    damage(write_pipeline(bundle / "de"))
    assert report()["languages"]["de"]["origin"] == "bundled"
    code = (
        "import sys, contextlib; from newsdash.cli import main\n"
        "with contextlib.suppress(SystemExit): sys.argv = ['newsdash', 'doctor']; main()\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"spacy", "numpy", "textual", "thinc"} & set(run.stderr.split())
    assert run.stdout.startswith("newsdash ")


def test_the_text_fits_80_columns_but_for_paths(bundle, site, configure):
    write_pipeline(bundle / "de")
    write_package(site, "en_core_web_sm", spacy_version=">=2.3.0,<2.4.0")
    configure('[pipeline]\nfr = "fr_not_there"\n')
    for line in doctor(code=1).splitlines():
        assert len(line) <= 80 or "/" in line


def test_hostile_names_are_spelled_out(bundle):
    write_pipeline(bundle / "de", version="1\x1b[2J\u202e")
    shown = doctor()
    assert "\x1b" not in shown
    assert r"1\x1b[2J\u202e" in shown


@pytest.mark.parametrize("args", [["--language", "../x"], ["--format", "xml"], ["news.txt"]])
def test_wrong_use_ends_with_2(args):
    assert doctor(*args, code=2) == ""
