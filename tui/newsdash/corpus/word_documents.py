"""Word documents (.docx) to lines of text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsdash.corpus.extras import extra, faults_reported
from newsdash.corpus.problems import NotReadableError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

_MOST_UNPACKED = 200_000_000
_MOST_PARTS = 10_000


def docx_text(data: bytes) -> str:
    """Return the text of a Word document: a line a paragraph, cells of a row after tabs.

    Raises:
        NotReadableError: it is none, it is locked, or it unpacks to more than 200 MB.
    """
    _refuse_bomb(data)
    with extra("documents"):
        import docx
    with faults_reported("Word document"):
        return "\n".join(_lines(docx.Document(io.BytesIO(data))))


def _refuse_bomb(data: bytes) -> None:
    """Raise where the archive holds more than any document; its parts cannot exceed what
    they declare, since ``zipfile`` reads no further."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotReadableError("it is locked with a password, or a .doc; save it as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise NotReadableError(
            "it is a broken ZIP archive or Word document; save it again"
        ) from None
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        limit = _MOST_UNPACKED // 1_000_000
        raise NotReadableError(f"it unpacks to more than {limit} MB; no document is that large")
    if not any(part.filename.startswith("word/") for part in parts):
        raise NotReadableError("it is a ZIP archive, but no Word document")


def _lines(document: Document) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield block.text if block.text.strip() else ""


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        # merged cells come several times
        cells = {id(cell._tc): cell for cell in row.cells}
        yield "\t".join(" ".join(cell.text.split()) for cell in cells.values())
