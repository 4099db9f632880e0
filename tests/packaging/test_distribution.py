"""What a user installs: the distributions, and newsdash in an environment of its own."""

import json
import os
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from newsdash import __version__, resources

CHECKOUT = Path(__file__).parents[2]
BIN = "Scripts" if os.name == "nt" else "bin"
ARTICLE = """---
title: Streit um die Ausfuhr
date: 2025-08-06
source: Elbtaler Bote
---

„Wir werden die Lizenz bis Montag prüfen“, sagte Ministerin Anna Größler. \
Sie lobte das Modell gpt-oss-120b von OpenAI.
"""

pytestmark = pytest.mark.packaging


def run(*command, cwd, **options):
    """Run a command as a user outside the checkout would; fail with what it said."""
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    ended = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        **options,
    )
    assert ended.returncode == 0, f"{command}:\n{ended.stdout}\n{ended.stderr}"
    return ended.stdout


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """A package index that answers; without one nothing can be built or installed."""
    folder = tmp_path_factory.mktemp("index")
    probe = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, "hatchling"]
    ended = subprocess.run(probe, capture_output=True, text=True, check=False)
    if ended.returncode:
        last = (ended.stderr.strip().splitlines() or ["pip said nothing"])[-1]
        pytest.skip(f"no package index can be reached: {last}")


@pytest.fixture(scope="module")
def distributions(index, tmp_path_factory):
    """A folder with the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, CHECKOUT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(distributions):
    (path,) = distributions.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def wheel_names(wheel):
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The folder of the programs of a new environment that has the wheel and nothing else."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True)
    run(home / BIN / "python", "-m", "pip", "install", "-q", wheel, cwd=home)
    return home / BIN


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "streit.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def tracked(folder, pattern):
    return {path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / folder).rglob(pattern)}


def test_the_wheel_brings_styles_and_starter_corpus(wheel_names):
    wanted = tracked("styles", "*.tcss") | tracked("seeds", "*.md") | {"seeds/LICENSE"}
    assert {f"newsdash/{name}" for name in wanted} <= wheel_names
    assert sum(name.endswith(".tcss") for name in wheel_names) > 0


def test_the_wheel_brings_every_file_of_the_lexicon(wheel_names):
    data = tracked("tui/newsdash/extraction/lexicon", "*.t[xs][tv]")
    assert len(data) > 30
    assert {name.removeprefix("tui/") for name in data} <= wheel_names


def test_the_wheel_brings_what_is_known_of_inputs(wheel_names):
    data = tracked("tui/newsdash/corpus/knowledge", "*.tsv")
    assert len(data) > 4
    assert {name.removeprefix("tui/") for name in data} <= wheel_names


def test_the_wheel_brings_the_german_interface(wheel_names):
    assert "newsdash/translation/de/LC_MESSAGES/newsdash.mo" in wheel_names


def test_the_wheel_brings_schema_type_marker_and_licences(wheel_names):
    licences = f"newsdash-{__version__}.dist-info/licenses"
    assert {
        "newsdash/schema/extraction.schema.json",
        "newsdash/py.typed",
        f"{licences}/LICENSE",
        f"{licences}/NOTICE",
        f"{licences}/seeds/LICENSE",
    } <= wheel_names


@pytest.mark.parametrize(("language", "megabytes"), [("de", 40), ("en", 25)])
def test_the_wheel_brings_the_pipelines_and_they_are_small(wheel, language, megabytes):
    inside = f"newsdash/pipelines/{language}/"
    files = [item for item in zipfile.ZipFile(wheel).infolist() if item.filename.startswith(inside)]
    assert {f"{inside}config.cfg", f"{inside}meta.json"} <= {item.filename for item in files}
    assert sum(item.compress_size for item in files) < megabytes * 1e6


def test_the_wheel_brings_nothing_else(wheel_names):
    assert {name.split("/")[0] for name in wheel_names} == {
        "newsdash",
        f"newsdash-{__version__}.dist-info",
    }
    assert not [name for name in wheel_names if "test" in name or name.endswith(".pyc")]


def test_the_checkout_and_its_sdist_build_the_same_wheel(wheel, distributions, tmp_path):
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, CHECKOUT, cwd=tmp_path)
    (direct,) = tmp_path.glob("*.whl")

    def contents(path):
        return {item.filename: item.CRC for item in zipfile.ZipFile(path).infolist()}

    assert contents(direct) == contents(wheel)


def test_the_sdist_brings_what_its_tests_need(distributions):
    (path,) = distributions.glob("*.tar.gz")
    top = f"newsdash-{__version__}"
    with tarfile.open(path) as sdist:
        names = set(sdist.getnames())
    assert {f"{top}/pyproject.toml", f"{top}/LICENSE", f"{top}/README.md"} <= names
    assert {f"{top}/{name}" for name in tracked("tests", "*.py")} <= names


def test_the_installed_program_tells_its_version(installed, tmp_path):
    assert run(installed / "newsdash", "--version", cwd=tmp_path) == f"newsdash {__version__}\n"


def test_the_installed_program_extracts_valid_records(installed, article, tmp_path):
    out = run(installed / "newsdash", "extract", article, "--format", "jsonl", cwd=tmp_path)
    where = "from newsdash import resources; print(resources.schema())"
    schema_path = Path(run(installed / "python", "-c", where, cwd=tmp_path).strip())
    assert installed.parent in schema_path.parents
    (line,) = out.splitlines()
    row = json.loads(line)
    Draft202012Validator(json.loads(schema_path.read_text(encoding="utf-8"))).validate(row)
    assert row["article"]["title"] == "Streit um die Ausfuhr"
    assert row["article"]["language"] == "de"
    assert row["quotes"][0]["text"] == "Wir werden die Lizenz bis Montag prüfen"
    assert row["quotes"][0]["speaker"]["text"].endswith("Anna Größler")
    assert [model["name"] for model in row["models"]] == ["gpt-oss-120b"]


def test_the_installed_program_finds_its_starter_corpus(installed, tmp_path):
    where = "from newsdash import resources; print(resources.seeds())"
    seeds = Path(run(installed / "python", "-c", where, cwd=tmp_path).strip())
    assert installed.parent in seeds.parents
    out = run(installed / "newsdash", "extract", seeds, cwd=tmp_path)
    assert len(out.splitlines()) >= 8


def test_the_installed_program_keeps_a_library(installed, tmp_path):
    shelf = tmp_path / "library.db"
    (tmp_path / "news.txt").write_text("Jana Berg kommt.", encoding="utf-8")
    run(installed / "newsdash", "library", "add", "news.txt", "--library", shelf, cwd=tmp_path)
    told = run(installed / "newsdash", "library", "info", "--library", shelf, cwd=tmp_path)
    assert "1, found in 1 places" in told


def test_the_installed_dashboard_starts_with_its_styles(installed, tmp_path):
    code = (
        "import asyncio\n"
        "from newsdash import resources\n"
        "from newsdash.dashboard.app import NewsdashApp\n"
        "from newsdash.extraction.process import ExtractionProcess\n"
        "feed = ExtractionProcess([str(resources.seeds())])\n"
        "async def main():\n"
        "    async with NewsdashApp(feed).run_test(size=(80, 24)) as pilot:\n"
        "        await pilot.pause()\n"
        "        files = {str(path) for path, _ in pilot.app.stylesheet.source}\n"
        "        print({str(path) for path in resources.styles().glob('*.tcss')} <= files)\n"
        "asyncio.run(main())"
    )
    assert run(installed / "python", "-c", code, cwd=tmp_path) == "True\n"


def test_a_component_works_in_a_pipeline_of_the_users_own(installed, tmp_path):
    code = (
        "import json, spacy\n"
        "nlp = spacy.blank('de')\n"
        "nlp.add_pipe('newsdash_quotes')\n"
        "doc = nlp('„Wir prüfen das bis Montag“, sagte Anna Größler.')\n"
        "print(json.dumps([quote['text'] for quote in doc._.newsdash_quotes]))"
    )
    out = run(installed / "python", "-X", "utf8", "-c", code, cwd=tmp_path)
    assert json.loads(out) == ["Wir prüfen das bis Montag"]


def test_every_entry_point_of_spacy_is_a_component_that_can_be_added():
    import spacy

    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    nlp = spacy.blank("de")
    for name in project["entry-points"]["spacy_factories"]:
        nlp.add_pipe(name)
    doc = nlp("„Wir prüfen das bis Montag“, sagte Anna Größler.")
    assert doc._.newsdash_quotes
    assert doc.has_annotation("SENT_START")


def test_a_checkout_has_its_resources_where_the_program_looks():
    assert resources.schema().is_file()
    assert any(resources.styles().glob("*.tcss"))
    assert any(resources.seeds().glob("*.md"))
