"""What importing the room costs."""

import subprocess
import sys

HEAVY = {"spacy", "textual", "yaml", "frontmatter", "py3langid", "numpy", "babel"}


def test_importing_the_corpus_loads_nothing_heavy():
    code = "import sys, newsdash.corpus; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "newsdash.corpus" in loaded
    assert not HEAVY.intersection(loaded)
