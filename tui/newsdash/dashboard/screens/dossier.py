"""The dossier screen: what all articles say together of one actor or model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Footer, Static

from newsdash.dashboard.columns import Column
from newsdash.dashboard.display import clean
from newsdash.dashboard.screens.article import ArticleScreen
from newsdash.dashboard.screens.overlay import Overlay
from newsdash.dashboard.virtual_list import Cell, VirtualList
from newsdash.dossier import Dossier
from newsdash.dossier.wording import Line, lines, origin
from newsdash.search.query import Query
from newsdash.search.rows import ActorRow, ModelRow, Pane
from newsdash.session.session import Session
from newsdash.session.trail import Stop, trail_of_rows
from newsdash.translation import translate, translate_many
from newsdash.translation.words import in_marks


class DossierScreen(Overlay[None]):
    """Roles, facts, changes of mind, positions, names; Enter opens the article that says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,i,f7,backspace", "dismiss", "Back", tooltip="Return", id="dossier.back"),
    ]
    columns: Sequence[Column] = (
        Column("what", 24, share=3, limit=90),
        Column("where", 12, share=1, rank=1, limit=34),
        Column("words", 20, share=4, rank=2),
    )

    def __init__(self, session: Session, row: ActorRow | ModelRow) -> None:
        super().__init__()
        self._session = session
        self._row = row
        self._articles: dict[str, int] = {}
        self._lines: Sequence[Line] = ()

    def compose(self) -> ComposeResult:
        """Lay out a heading and the list."""
        yield Static(id="dossier-title", markup=False)
        yield VirtualList(self)
        yield Static(id="dossier-words", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Collect what there is to say, and show it."""
        self._lines = list(self._collected())
        self.query_one("#dossier-title", Static).update(Content(self._heading()))
        listing = self.query_one(VirtualList)
        listing.show(range(len(self._lines)), Query())
        listing.focus()
        self._show_words(0 if self._lines else None)

    def _heading(self) -> str:
        count = len(self._row.sightings)
        articles = translate_many("{count} article", "{count} articles", count)
        nothing = translate("nothing is told of it but what it is called")
        told = "" if self._lines else f": {nothing}"
        return f"{clean(self._row.name, 200)} · {articles}{told}"

    def _collected(self) -> Iterable[Line]:
        dossier = Dossier()
        for sighting in self._row.sightings:
            extraction = self._session.index.extractions[sighting.article]
            self._articles[extraction.article.id] = sighting.article
            dossier.add(extraction)
        actor = isinstance(self._row, ActorRow)
        told = dossier.of_actor if actor else dossier.of_model
        return [line for statement in told(self._row.id) for line in lines(statement)]

    def cells(self, number: int) -> Sequence[Cell]:
        """Return what is said, where, and in which words."""
        line = self._lines[number]
        place = line.citation
        return (
            Cell(line.says, "mixed" if line.disputed else "strong"),
            Cell(origin(place) if place else "", "muted"),
            Cell(place.text if place else "", "plain"),
        )

    @on(VirtualList.Highlighted)
    def _row_changed(self, event: VirtualList.Highlighted) -> None:
        self._show_words(event.number)

    def _show_words(self, number: int | None) -> None:
        line = self._lines[number] if number is not None else None
        words = in_marks(clean(line.citation.text, 1_000)) if line and line.citation else ""
        says = clean(line.says, 300) if line else ""
        self.query_one("#dossier-words", Static).update(Content(f"{says}\n{words}".strip()))

    @on(VirtualList.Opened)
    def _open(self, event: VirtualList.Opened) -> None:
        cited = [n for n, line in enumerate(self._lines) if line.citation is not None]
        if event.number in cited:
            pane = Pane.ACTORS if isinstance(self._row, ActorRow) else Pane.MODELS
            at = cited.index(event.number)
            trail = trail_of_rows(self._row.name, cited, self._stop, pane, at)
            self.app.push_screen(ArticleScreen(self._session, trail))

    def _stop(self, number: int) -> Stop:
        place = self._lines[number].citation
        assert place is not None, "only lines with a citation are gone along"
        return Stop(self._articles[place.article], ((place.start, place.end),))
