"""What stands in a brief, before it is worded: plain data for the templates."""

from __future__ import annotations

from dataclasses import dataclass

from newsdash.export.merging import MergedActor, MergedModel
from newsdash.export.statements import spoken
from newsdash.records import Article, Polarity, Quote, Role, Shift, Stance


@dataclass(frozen=True, slots=True)
class Cited:
    """An article a brief refers to by number, with its address on the web or its file's name.

    The folders a file lies in are nobody's business but the sender's.
    """

    number: int
    article: Article
    link: str | None
    file: str | None


@dataclass(frozen=True, slots=True)
class Acting:
    """An actor and what he did. ``stances`` counts different ones."""

    actor: MergedActor
    stances: int


@dataclass(frozen=True, slots=True)
class Line:
    """A quote with its speaker. ``papers`` is how many articles print it."""

    quote: Quote
    speaker: str
    role: Role | None
    language: str
    cited: tuple[Cited, ...]
    papers: int

    @property
    def text(self) -> str:
        """The words, with an ellipsis where the article says in between who speaks."""
        return " … ".join(spoken(self.quote))

    @property
    def verbatim(self) -> bool:
        """True for what stood within quotation marks."""
        return self.quote.kind in {"direct", "partial"}


@dataclass(frozen=True, slots=True)
class Position:
    """Where one holder stands on one target, with the words that show it best."""

    polarity: Polarity
    statements: int
    stance: Stance
    holder: str
    language: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A row of the table: one holder, and his positions on each target."""

    holder: str
    role: Role | None
    cells: tuple[tuple[Position, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Holders by targets, and the words behind the positions with the most statements.

    ``left_out`` counts the positions that are not in it.
    """

    targets: tuple[str, ...]
    rows: tuple[Standing, ...]
    evidence: tuple[Position, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Move:
    """A change of mind: what is held now, and, where an article tells it, what was before."""

    shift: Shift
    after: Position
    before: Position | None


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a brief says, in the order it says it."""

    articles: int
    outlets: int
    first: str | None
    last: str | None
    acting: tuple[Acting, ...]
    quotes: tuple[Line, ...]
    table: Table
    moves: tuple[Move, ...]
    models: tuple[MergedModel, ...]
    cited: tuple[Cited, ...]
