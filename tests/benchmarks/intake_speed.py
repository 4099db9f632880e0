"""How fast inputs of each kind become articles: prints a table of articles and MB a second.

The files are written for it, of the same invented article over and over.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
import time
from pathlib import Path

import docx
import fpdf

sys.path.insert(0, str(Path(__file__).parents[1] / "corpus"))
from news_pages import PARAGRAPHS, TITLE, page

from newsdash.corpus import Location, read

TIMES = 200
PLAIN = "\n\n".join([TITLE, *PARAGRAPHS * 3])


def table() -> bytes:
    """Return a table of ``TIMES`` rows."""
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows([["title", "text"], *[[TITLE, PLAIN]] * TIMES])
    return lines.getvalue().encode()


def export() -> bytes:
    """Return a Nexis export of ``TIMES`` documents."""
    one = (
        f"{TITLE}\nAuenfelder Bote\n5. August 2025 Dienstag\nLength: 300 words\nBody\n\n{PLAIN}\n\n"
        "Load-Date: August 5, 2025\n\nEnd of Document\n\n"
    )
    return (one * TIMES).encode()


def word() -> bytes:
    """Return a Word document."""
    document, stream = docx.Document(), io.BytesIO()
    for text in PLAIN.split("\n\n"):
        document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


def pdf() -> bytes:
    """Return a PDF document."""
    document = fpdf.FPDF()
    document.add_page()
    document.set_font("Helvetica", size=12)
    for text in PLAIN.split("\n\n"):
        document.multi_cell(0, 8, text.encode("cp1252").decode("latin-1"))
        document.ln(0)
    return bytes(document.output())


KINDS = {
    "a.txt": (PLAIN.encode(), TIMES),
    "a.html": (page(PARAGRAPHS * 3).encode(), 40),
    "a.csv": (table(), 1),
    "nexis.txt": (export(), 1),
    "a.docx": (word(), 40),
    "a.pdf": (pdf(), 10),
}


def main() -> None:
    """Read each kind and print the table."""
    print(f"{'kind':12}{'articles/s':>12}{'MB/s':>8}")
    for name, (content, times) in KINDS.items():
        path = Path(tempfile.mkdtemp()) / name
        path.write_bytes(content)
        list(read(Location(str(path))))  # what is imported once
        begun = time.perf_counter()
        articles = sum(1 for _ in range(times) for _ in read(Location(str(path))))
        took = time.perf_counter() - begun
        print(f"{name:12}{articles / took:>12,.0f}{len(content) * times / took / 1e6:>8.1f}")


if __name__ == "__main__":
    main()
