"""Which room may know which, and what importing one costs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
HEAVY = {"textual", "spacy", "numpy"}


def loaded_by(module):
    """Return what ``sys.modules`` holds after importing ``module`` in a new interpreter."""
    code = f"import sys, {module}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert module in loaded
    return loaded


def test_the_import_contracts_hold():
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as lint; lint()",
    ]
    run = subprocess.run(
        [*command, "--no-cache", "--no-logo"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100"},
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert " 0 broken" in run.stdout


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("newsdash.records", HEAVY),
        ("newsdash.configuration", HEAVY),
        ("newsdash.corpus", HEAVY),
        ("newsdash.search.index", HEAVY),
        ("newsdash.cli", HEAVY),
        ("newsdash.commandline.headless", HEAVY),
        ("newsdash.commandline.doctor", HEAVY),
        ("newsdash.commandline.exporting", HEAVY | {"pyarrow", "jinja2", "babel"}),
        ("newsdash.export.parquet", HEAVY | {"pyarrow"}),
        ("newsdash.export.brief.writers", HEAVY | {"babel"}),
        ("newsdash.extraction.pipeline_choice", HEAVY),
        ("newsdash.extraction.events", HEAVY),
        ("newsdash.extraction.process", HEAVY),
        ("newsdash.extraction.worker", HEAVY),
        ("newsdash.extraction.pool", HEAVY),
        ("newsdash.library", HEAVY),
        ("newsdash.library.writing", HEAVY),
        ("newsdash.library.rereading", HEAVY),
        ("newsdash.commandline.library_work", HEAVY),
        ("newsdash.dashboard.app", {"spacy", "numpy"}),
        ("newsdash.plain.running", {"textual", "rich", "spacy", "numpy"}),
        ("newsdash.extraction.stream", {"textual"}),
    ],
)
def test_importing_a_module_loads_nothing_it_does_not_need(module, heavy):
    assert not heavy & loaded_by(module)


def test_the_spacy_factories_cost_nothing_until_one_is_used():
    ours = {name for name in loaded_by("newsdash.extraction.factories") if "newsdash" in name}
    assert ours == {"newsdash", "newsdash.extraction", "newsdash.extraction.factories"}


def test_making_a_spacy_pipeline_loads_no_component_of_ours():
    code = "import sys, spacy; spacy.blank('de'); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "newsdash.extraction.components" not in run.stdout.split()


def test_the_first_picture_waits_for_nothing_that_reads_articles_or_libraries():
    loaded = loaded_by("newsdash.dashboard.app")
    assert not {"spacy", "numpy", "sqlite3", "newsdash.library", "newsdash.catalogue"} & loaded
    assert "newsdash.extraction.registry" not in loaded


def test_the_version_is_told_without_loading_anything_heavy():
    code = (
        "import sys, contextlib; from newsdash.cli import main\n"
        "with contextlib.suppress(SystemExit): sys.argv = ['newsdash', '--version']; main()\n"
        "print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    version, modules = run.stdout.splitlines()
    assert version.startswith("newsdash ")
    assert not {*HEAVY, "newsdash.extraction.stream"} & set(modules.split())
