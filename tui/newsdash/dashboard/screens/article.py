"""The article screen: the text at the evidence, with its neighbours beside it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Footer, Static

from newsdash.dashboard.display import UNKNOWN, clean
from newsdash.dashboard.neighbours import NeighbourList
from newsdash.dashboard.reader.legend import Legend
from newsdash.dashboard.reader.reader import Reader
from newsdash.dashboard.screens.overlay import Overlay
from newsdash.dashboard.virtual_list import VirtualList
from newsdash.records import Article
from newsdash.search.rows import Pane
from newsdash.session.language import language_name
from newsdash.session.session import Session
from newsdash.session.trail import Stop, Trail
from newsdash.translation import figures, translate


class ArticleScreen(Overlay[None]):
    """Reads along a trail: the mentions of an actor or model, or the rows of a pane."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,backspace", "dismiss", "Back", tooltip="Return", id="article.back"),
        Binding("n,right_square_bracket,ctrl+down,f4", "step(1)", "Next", id="article.next",
                tooltip="The next mention, or the next row of the pane"),
        Binding("N,p,left_square_bracket,ctrl+up,f3", "step(-1)", "Previous",
                id="article.previous", tooltip="The one before"),
        Binding("tab", "app.focus_next", "Neighbours", show=False, id="article.neighbours"),
    ]  # fmt: skip

    def __init__(self, session: Session, trail: Trail) -> None:
        super().__init__()
        self.session = session
        self.trail = trail

    def compose(self) -> ComposeResult:
        """Lay out title, text and neighbours."""
        with Vertical(id="article-head"):
            yield Static(id="article-title", markup=False)
            yield Static(id="article-source", markup=False)
        with Horizontal(id="article-body"):
            yield Reader()
            yield NeighbourList()
        yield Legend()
        yield Footer()

    def on_mount(self) -> None:
        """Open at the first stop."""
        self.query_one(Reader).focus()
        self._go(self.trail.here)

    def action_step(self, by: int) -> None:
        """Go on to the next stop, or back."""
        self._go(self.trail.step(by))

    def _go(self, stop: Stop | None) -> None:
        if stop is None:
            self._name_place()
            return
        index, query = self.session.index, self.session.query
        extraction = index.extractions[stop.article]
        article = extraction.article
        self.query_one("#article-title", Static).update(Content(clean(article.title, 300)))
        self.query_one("#article-source", Static).update(Content(_origin(article)))
        evidence = tuple((start, end) for start, end in stop.spans if end > start)
        self.query_one(Reader).read(extraction, evidence, query)
        self.query_one(NeighbourList).read(index, extraction, evidence, query)
        self._name_place()

    def _name_place(self) -> None:
        length = len(self.trail)
        place = f"{figures(self.trail.at + 1)}/{figures(length)}"
        named = self.trail.pane in {Pane.ACTORS, Pane.MODELS}
        what = translate("mention {place}", place=place) if named else place
        what = what if length else translate("nothing is located")
        self.query_one(Reader).border_title = Content(f"{clean(self.trail.title, 80)} · {what}")

    @on(VirtualList.Opened)
    def _go_to_neighbour(self, event: VirtualList.Opened) -> None:
        stop = self.trail.here
        listing = self.query_one(NeighbourList)
        if stop is not None and event.number is not None:
            extraction = self.session.index.extractions[stop.article]
            spans = listing.neighbours.spans(event.number)
            self.query_one(Reader).read(extraction, spans, self.session.query)


def _origin(article: Article) -> str:
    parts = (
        article.source,
        article.published,
        article.language and language_name(article.language),
        article.path,
    )
    return " · ".join(clean(part, 300) for part in parts if part) or UNKNOWN
