"""Intake ended by SIGKILL again and again: what is lost, doubled or damaged.

Usage: python tests/benchmarks/kill_library.py [--kills 50] [--articles 1000]

The articles are small and read by a stand-in for a pipeline, so that the kills fall into the
writing and not into the loading.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "library"))

from killing import kill_again_and_again


def main() -> int:
    """Print what is wrong in the end; the exit code is 1 if anything is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        wrong = kill_again_and_again(Path(folder), options.kills, options.articles)
    seconds = time.perf_counter() - begun
    print(*wrong, f"{options.kills} kills, {len(wrong)} complaints, {seconds:.0f} s", sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
