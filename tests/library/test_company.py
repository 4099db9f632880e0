"""Several processes with one library: two read while one writes."""

import subprocess
import sys
from pathlib import Path

from shelves import READ_WITH, all_of, settled

from generated import library as generated_library
from newsdash.library.checking import check
from newsdash.library.writing import WritableLibrary

# Reads the whole library again and again until it holds as much as it is told; every reading
# must be the beginning of what is there in the end, and none shorter than the one before.
_READER = """
import sys
from pathlib import Path
from newsdash.library import Library
wanted, least = int(sys.argv[2]), 0
print("ready", flush=True)
with Library(Path(sys.argv[1])) as library:
    while least < wanted:
        found = [e for batch in library.entries(batch=7) for e in batch]
        rows = [e.row for e in found]
        assert rows == sorted(set(rows)), rows
        assert len(found) >= least, (len(found), least)
        least = len(found)
print(*[e.extraction.article.id for e in found])
"""


def test_two_processes_read_while_one_writes(tmp_path):
    path, extractions = tmp_path / "library.db", list(generated_library(150))
    with WritableLibrary(path) as library:
        run = library.begin_run("add")
        readers = [_reader(path, len(extractions)) for _ in range(2)]
        for reader in readers:
            assert reader.stdout.readline() == "ready\n"
        for extraction in extractions:
            library.store(extraction, READ_WITH, None, run)
        for reader in readers:
            said, complaints = reader.communicate(timeout=120)
            assert complaints == ""
            assert said.split() == [e.article.id for e in extractions]
        assert all_of(library) == settled(extractions)
        assert list(check(library)) == []


def _reader(path: Path, wanted: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _READER, str(path), str(wanted)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
