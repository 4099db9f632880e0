"""Rows in a line: all that the columns of a pane tell, with the words that say what is what."""

from __future__ import annotations

from typing import Final

from newsdash.search.index import Index
from newsdash.search.news import is_new
from newsdash.search.rows import ActorRow, ModelRow, Pane, QuoteRow, StanceRow
from newsdash.search.wording import size
from newsdash.session.row_words import holder, speaker, words
from newsdash.session.wording import does, joined, quotes, role, shift_told, unknown
from newsdash.translation import translate, translate_many
from newsdash.translation.words import KINDS, OPENNESS, QUOTE_KINDS, in_marks, word
from newsdash.visible_text import clean

WORDS_SHOWN: Final = 300
ROLES_SHOWN: Final = 2


def line(index: Index, pane: Pane, number: int) -> str:
    """Return a row of a pane in a line."""
    match pane:
        case Pane.ACTORS:
            return actor(index.actors.rows[number])
        case Pane.MODELS:
            return model(index.models.rows[number])
        case Pane.STANCES:
            return _marked_new(index, index.stances.rows[number])
        case Pane.QUOTES:
            return _marked_new(index, index.quotes.rows[number])


def _marked_new(index: Index, row: StanceRow | QuoteRow) -> str:
    said = stance(index, row) if isinstance(row, StanceRow) else quote(index, row)
    return translate("new: {row}", row=said) if is_new(index, row.article) else said


def actor(row: ActorRow) -> str:
    """Return name, kind, roles, how often named and quoted."""
    return joined(
        (
            f"{row.name}, {word(KINDS, row.kind)}",
            joined([role(each) for each in list(row.roles)[:ROLES_SHOWN]], ", "),
            translate_many("named once", "named {count} times", row.mentions),
            quotes(row.quotes) if row.quotes else None,
        )
    )


def model(row: ModelRow) -> str:
    """Return name, developer, size, openness, release and how often named."""
    return joined(
        (
            row.name,
            translate("developer {name}", name=row.developer or unknown()),
            translate("size {size}", size=size(row.parameters) or unknown()),
            translate("openness {openness}", openness=word(OPENNESS, row.openness or "unknown")),
            translate("release {date}", date=release(row.released)),
            translate_many("named once", "named {count} times", row.mentions),
        )
    )


def release(released: str | None) -> str:
    """Return a date as it is read out; of one without a year only month and day are known."""
    if released is None:
        return unknown()
    if released.startswith("--"):
        return translate("{date} of an unknown year", date=released.removeprefix("--"))
    return released


def stance(index: Index, row: StanceRow) -> str:
    """Return holder, what he does, target, change of mind and date."""
    held = row.stance
    says = f"{holder(index, row) or unknown()}: {does(held.polarity)} {held.target.name}"
    turned = shift_told(held.shift) if held.shift else None
    return joined((says, turned, _date(index, row.article)))


def quote(index: Index, row: QuoteRow) -> str:
    """Return speaker, kind, words and date."""
    said = in_marks(clean(words(index, row), WORDS_SHOWN))
    who = speaker(index, row) or translate("unknown speaker")
    told = f"{who}, {word(QUOTE_KINDS, row.quote.kind)}: {said}"
    return joined((told, _date(index, row.article)))


def _date(index: Index, article: int) -> str:
    return index.articles[article].published or translate("date unknown")
