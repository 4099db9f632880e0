"""Stances: who supports or opposes what, and who changed sides."""

from __future__ import annotations

from typing import ClassVar, Final

from newsdash.dashboard.columns import Column
from newsdash.dashboard.display import UNKNOWN
from newsdash.dashboard.panes.pane import RecordPane
from newsdash.dashboard.virtual_list import Cell
from newsdash.records import Polarity, Stance
from newsdash.search.rows import NOBODY, ActorRow, Pane, StanceRow
from newsdash.session import row_words
from newsdash.session.trail import Stop, Trail, stance_stop, trail_of_rows
from newsdash.translation import message, translate
from newsdash.translation.words import POLARITIES, word

POLARITY_SIGNS: Final[dict[Polarity, str]] = {
    "support": message("▲ support"),
    "oppose": message("▼ oppose"),
    "mixed": message("◆ mixed"),
}
SHIFT_SIGN: Final = "↻"


class StancesPane(RecordPane):
    """The pane of who stands where."""

    pane: ClassVar[Pane] = Pane.STANCES
    nothing: ClassVar[str] = message("no one takes a stance in these articles")
    columns = (
        Column("holder", 16, share=2, limit=34),
        Column("stance", 11, rank=0),
        Column("target", 16, share=3),
        Column("date", 10, rank=4),
    )

    def row(self, number: int) -> StanceRow:
        """Return the row behind a number."""
        return self.index.stances.rows[number]

    def holder(self, row: StanceRow) -> str:
        """Return the name of who takes the stance."""
        return row_words.holder(self.index, row) or UNKNOWN

    def cells(self, number: int) -> tuple[Cell, ...]:
        """Return holder, polarity and shift, target and date."""
        row = self.row(number)
        published = self.index.articles[row.article].published
        return (
            Cell(self.new_sign(row.article) + self.holder(row), "strong"),
            Cell(polarity(row.stance), row.stance.polarity),
            Cell(row.stance.target.name, "model" if row.target_model != NOBODY else "plain"),
            Cell(published or UNKNOWN, "muted"),
        )

    def label(self, number: int) -> str:
        """Return the stance in short."""
        row = self.row(number)
        sign = POLARITY_SIGNS[row.stance.polarity].partition(" ")[0]
        return f"{self.holder(row)} {sign} {row.stance.target.name}"

    def stop(self, number: int) -> Stop:
        """Return where the stance is read."""
        return stance_stop(self.index, number)

    def subject(self, number: int) -> ActorRow | None:
        """Return the holder."""
        return self._actor(self.row(number).holder)

    def trail(self, number: int) -> Trail:
        """Return the trail through the stances listed."""
        listed = self.listing
        return trail_of_rows(
            translate("stances"), listed.numbers, self.stop, self.pane, listed.cursor
        )

    def detail(self, number: int) -> tuple[str, str]:
        """Return the evidence, and what it is evidence of."""
        row = self.row(number)
        stance, article = row.stance, self.index.articles[row.article]
        shift = shift_in_words(stance)
        parts = (
            f"{self.holder(row)} {on_target(polarity(stance), stance)}",
            shift,
            article.title,
            article.source,
            article.published,
        )
        return stance.evidence.text, " · ".join(part for part in parts if part)


def polarity_shown(polarity: Polarity) -> str:
    """Return sign and word: "▲ support"."""
    return translate(POLARITY_SIGNS[polarity])


def on_target(stands: str, stance: Stance) -> str:
    """Return how someone stands on what: "▲ support Grundsteuer"."""
    return translate("{stands} {target}", stands=stands, target=stance.target.name)


def polarity(stance: Stance) -> str:
    """Return sign and word, with a mark for a change of mind: "▲ support ↻"."""
    shown = polarity_shown(stance.polarity)
    return f"{shown} {SHIFT_SIGN}" if stance.shift else shown


def shift_in_words(stance: Stance) -> str:
    """Return a change of mind in words, "" for none."""
    shift = stance.shift
    if shift is None:
        return ""
    when = f" ({shift.when})" if shift.when else ""
    before, after = (word(POLARITIES, side) or UNKNOWN for side in (shift.from_, shift.to))
    turn = translate("from {before} to {after}", before=before, after=after)
    return f"{SHIFT_SIGN} {turn}{when}"
