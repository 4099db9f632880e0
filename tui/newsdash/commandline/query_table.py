"""What stays, as text for people: the four panes one below the other."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from typing import Any, BinaryIO, Final, TypeAlias

from newsdash.dashboard.display import CELL_LIMIT, UNKNOWN, clean, cut, width
from newsdash.search.crossfilter import Result
from newsdash.search.index import Index
from newsdash.search.rows import NOBODY, ActorRow, ModelRow, Pane, QuoteRow, StanceRow
from newsdash.search.wording import size

Cells: TypeAlias = Sequence[str]
GAP: Final = "  "
WIDEST: Final = 36


def write_table(index: Index, result: Result, stream: BinaryIO, cut_to_width: bool) -> None:
    """Write the rows that stay, pane by pane, in the order the dashboard shows them.

    Args:
        index: where the rows are.
        result: which of them stay.
        stream: where to, in UTF-8.
        cut_to_width: whether lines end where the terminal does.
    """
    columns = shutil.get_terminal_size().columns if cut_to_width else None
    cells: dict[Pane, Callable[[Index, Any], Cells]] = {
        Pane.ACTORS: _actor,
        Pane.MODELS: _model,
        Pane.STANCES: _stance,
        Pane.QUOTES: _quote,
    }
    for pane in Pane:
        rows = index.tables[pane].rows
        shown = [cells[pane](index, rows[n]) for n in result.in_order(index, pane)]
        if shown:
            title = f"{pane.value} {len(shown):,}/{len(rows):,}"
            lines = [title, *(f"{GAP}{line}" for line in _aligned(shown))]
            ended = (cut(line, columns) if columns else line for line in lines)
            stream.write("".join(f"{line}\n" for line in ended).encode())
    stream.flush()


def _aligned(rows: Iterable[Cells]) -> list[str]:
    """Return lines with the columns one below the other; the last column is as long as it is."""
    cleaned = [[clean(cell, CELL_LIMIT).strip() or UNKNOWN for cell in row] for row in rows]
    widths = [min(WIDEST, max(map(width, column))) for column in zip(*cleaned, strict=True)]
    return [
        GAP.join([*(_padded(c, w) for c, w in zip(row[:-1], widths, strict=False)), row[-1]])
        for row in cleaned
    ]


def _padded(cell: str, room: int) -> str:
    shown = cut(cell, room)
    return shown + " " * (room - width(shown))


def _actor(index: Index, row: ActorRow) -> Cells:
    roles = (" · ".join(filter(None, (role.title, role.organization))) for role in row.roles)
    return row.name, row.kind, f"named {row.mentions:,}", f"quotes {row.quotes:,}", "; ".join(roles)


def _model(index: Index, row: ModelRow) -> Cells:
    facts = (row.developer, size(row.parameters), row.openness, row.released)
    return row.name, *(fact or UNKNOWN for fact in facts), f"named {row.mentions:,}"


def _stance(index: Index, row: StanceRow) -> Cells:
    stance, article = row.stance, index.articles[row.article]
    shift = " (shift)" if stance.shift else ""
    holder = _name(index, row.holder)
    polarity = f"{stance.polarity}{shift}"
    date = article.published or UNKNOWN
    return date, holder, polarity, stance.target.name, stance.evidence.text


def _quote(index: Index, row: QuoteRow) -> Cells:
    article, written = index.articles[row.article], row.quote.speaker
    speaker = _name(index, row.speaker)
    if row.speaker == NOBODY and written:
        speaker = written.text
    return article.published or UNKNOWN, speaker, row.quote.kind, row.quote.text


def _name(index: Index, actor: int) -> str:
    return UNKNOWN if actor == NOBODY else index.actor_columns.facts[actor].name
