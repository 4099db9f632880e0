"""Print how well articles are read: ``python tests/accuracy/report.py``.

The annotated articles of this repository come first. Where a folder ``shared`` lies beside
the repository, its annotated articles and its corpus of quotations are scored as well, with
the scorers it brings.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from agreement import Entry
from own_gold import ARTICLES, GOLD, HELD_OUT, HERE, OTHERS, extract, records
from reliability import of_articles, of_corpus, table
from scoring import differences, load_gold, score

SHARED = HERE.parents[2] / "shared"
PARTS = ("train", "dev")


def main() -> None:
    """Print every table there are articles for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--show", action="store_true", help="list what is missed and invented")
    show = parser.parse_args().show
    _report("Articles of this repository", GOLD, ARTICLES, show)
    _report("Articles of another hand", OTHERS / "gold", [OTHERS / "articles"], show)
    # never listed one by one: who has seen them writes rules for them
    _report("Articles held out", HELD_OUT / "gold", [HELD_OUT / "articles"], show=False)
    if not SHARED.is_dir():
        print(f"\nThere is no {SHARED}: nothing else to score.")
        return
    _report_shared(show)
    for part in PARTS:
        _report_quotations(part)


def _report(title: str, annotated: Path, articles: Iterable[Path], show: bool) -> None:
    _heading(title)
    gold, rows = load_gold(annotated), records(extract(articles))
    if show:
        print(*differences(gold, rows), sep="\n")
    for kind, tally in score(gold, rows).items():
        print(tally.line(kind))
    print(*table(of_articles(gold, rows)), sep="\n")


def _report_shared(show: bool) -> None:
    _heading("Shared articles")
    arguments = ["--show"] if show else []
    _run_scorer("score_gold.py", SHARED / "gold", SHARED / "seeds", arguments)


def _report_quotations(part: str) -> None:
    _heading(f"Wikinews quotations, {part}")
    corpus = SHARED / "data" / "wikinews-quotes"
    gold, articles = corpus / f"{part}.gold.jsonl", corpus / f"{part}.articles.jsonl"
    predictions = _run_scorer("score_quotes.py", gold, articles, ["--by-type"])
    print(*table(of_corpus(gold, predictions)), sep="\n")


def _run_scorer(name: str, gold: Path, articles: Path, arguments: list[str]) -> list[Entry]:
    """Print the scores of ``articles``; return what was extracted, nothing if not all is there."""
    scorer = SHARED / "eval" / name
    if missing := [path for path in (scorer, gold, articles) if not path.exists()]:
        print(f"There is no {missing[0]}.")
        return []
    extracted = extract([articles])
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        predictions.write_bytes(extracted)
        sys.stdout.flush()
        subprocess.run([sys.executable, scorer, gold, predictions, *arguments], check=True)
    return records(extracted)


def _heading(text: str) -> None:
    print(f"\n{text}\n{'-' * len(text)}", flush=True)


if __name__ == "__main__":
    main()
