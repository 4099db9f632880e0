"""The changes screen: who moved, who contradicts themselves, and what is new."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from enum import IntEnum
from typing import ClassVar, Final, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from newsdash.dashboard import change_rows, found_list
from newsdash.dashboard.change_rows import COLUMNS, Side
from newsdash.dashboard.columns import Column
from newsdash.dashboard.evidence import Evidence, EvidenceBox
from newsdash.dashboard.found_list import Found
from newsdash.dashboard.mode_tabs import ModeTab, ModeTabs
from newsdash.dashboard.panes.pane import ColumnHeads
from newsdash.dashboard.screens.article import ArticleScreen
from newsdash.dashboard.screens.view import ViewScreen
from newsdash.dashboard.slices import in_slices, later
from newsdash.dashboard.virtual_list import Cell, VirtualList
from newsdash.dossier.moves import Move, disagreements, moves
from newsdash.search.news import new_articles, new_rows
from newsdash.search.numeric import Mask
from newsdash.search.periods import written
from newsdash.search.query import Query
from newsdash.search.rows import Pane
from newsdash.search.targets import StanceFacts
from newsdash.session.session import Session
from newsdash.session.trail import Trail, stops_of_move
from newsdash.translation import figures, message, translate

MOST: Final = 2_000
"""So many changes are looked for; a filter leads to the others."""
_AT_ONCE: Final = 100
LATEST: Final = message("the latest {most}, a filter leads to others")


class Mode(IntEnum):
    """What is listed."""

    MOVED = 0
    CONTRADICTIONS = 1
    NEW = 2


NAMES: Final = (message("changed sides"), message("contradictions"), message("new"))
NOTHING: Final = (
    message("nobody changed sides"),
    message("nobody contradicts themselves"),
    message("nothing is new since your last visit"),
)
UNKNOWN_VISIT: Final = message("it is not known when you were here last")


class ChangesScreen(ViewScreen):
    """Three lists, and the evidence of the row under the cursor side by side."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,tab", "turn(1)", "Next list", id="changes.next",
                tooltip="Changes, contradictions, what is new"),
        Binding("left,h,shift+tab", "turn(-1)", "Previous list", show=False,
                id="changes.previous"),
        Binding("1", "list(0)", "Who changed sides", show=False, id="changes.moved"),
        Binding("2", "list(1)", "Contradictions", show=False, id="changes.contradictions"),
        Binding("3", "list(2)", "What is new", show=False, id="changes.new"),
        Binding("b,f3", "before", "Read before", id="changes.before",
                tooltip="Open the article of the evidence on the left"),
    ]  # fmt: skip
    view = "changes"
    columns: Sequence[Column] = COLUMNS

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.mode = Mode.MOVED
        self._moves: tuple[list[Move], list[Move]] = ([], [])
        self._new: list[Found] = []
        self._more = False
        self._listed = 0

    @property
    def nothing(self) -> str:  # type: ignore[override]
        """Why the list is empty."""
        if self.mode is Mode.NEW and self.session.index.last_visit is None:
            return UNKNOWN_VISIT
        return NOTHING[self.mode]

    def picture(self) -> ComposeResult:
        """Lay out tabs, list and evidence."""
        yield ModeTabs(NAMES)
        yield ColumnHeads(COLUMNS)
        yield VirtualList(self)
        yield Evidence()

    @property
    def main_part(self) -> VirtualList:
        """The list."""
        return self.query_one(VirtualList)

    # What there is

    def job(self) -> Callable[[], object]:
        """Take all stances; returns the search for those of one holder that may not agree."""
        facts = StanceFacts.later(self.session.index, self.session.result, all_stances=True)
        return lambda: disagreements(facts())

    def show(self, found: object) -> None:
        """Go through the candidates in slices: the articles' records are wanted for that."""
        self.busy = True
        self._find_new()
        groups = cast("list[list[int]]", found)
        work = later(self._collect, groups)
        self.run_worker(work, exclusive=True, group="changes", exit_on_error=False)

    def _find_new(self) -> None:
        index, result = self.session.index, self.session.result
        self._new = [
            Found(pane, row)
            for pane in (Pane.STANCES, Pane.QUOTES)
            for row in new_rows(index, result, pane)
        ]

    async def _collect(self, groups: Sequence[Sequence[int]]) -> None:
        self._list()
        self.main_part.focus()
        await in_slices(self._steps(groups))
        self.busy = False
        self._list()

    def _steps(self, groups: Sequence[Sequence[int]]) -> Generator[None, None, None]:
        found: tuple[list[Move], list[Move]] = ([], [])
        count = shown = 0
        kept: Mask | None = self.session.result.masks.get(Pane.STANCES)
        for changes in moves(self.session.index, groups, kept) if kept is not None else ():
            for move in changes:
                found[move.contradiction].append(move)
            count += len(changes)
            if count >= MOST:
                break
            if count >= shown + _AT_ONCE and count > sum(map(len, self._moves)):
                self._moves, shown = found, count
                self._list()
            yield
        self._more = count >= MOST
        self._moves = found

    def _list(self) -> None:
        rows = self._moves[self.mode] if self.mode is not Mode.NEW else self._new
        listing = self.main_part
        self._listed += 1
        listing.show(range(len(rows)), Query(), self._marked(), self._listed)
        counts = [figures(len(each)) for each in (*self._moves, self._new)]
        if self.session.index.last_visit is None:
            counts[Mode.NEW] = "?"
        self.query_one(ModeTabs).tell(counts, self.mode)
        self.tell(self._about())
        self.tell_emptiness(not rows and not self.busy)
        self._tell_row()

    def _about(self) -> str:
        last = self.session.index.last_visit
        if self.mode is Mode.NEW:
            return translate("new since {day}", day=written(last)) if last is not None else ""
        if self.busy:
            return translate("looking …")
        most = figures(MOST)
        return translate(LATEST, most=most) if self._more else ""

    def _marked(self) -> frozenset[int]:
        """Mark the changes that a new article brought."""
        new = new_articles(self.session.index)
        if new is None or self.mode is Mode.NEW:
            return frozenset()
        found = enumerate(self._moves[self.mode])
        return frozenset(number for number, move in found if new[move.after])

    def cells(self, number: int) -> Sequence[Cell]:
        """Return signs, who, what and when."""
        if self.mode is Mode.NEW:
            return found_list.cells(self.session.index, self._new[number])
        return change_rows.cells(self._moves[self.mode][number])

    # Which list

    def action_turn(self, by: int) -> None:
        """Go to the next list or the one before, around the ends."""
        self.action_list((self.mode + by) % len(Mode))

    def action_list(self, mode: int) -> None:
        """Show another list."""
        self.mode = Mode(mode)
        self._list()
        self.main_part.action_edge(0)

    @on(ModeTab.Chosen)
    def _tab_chosen(self, event: ModeTab.Chosen) -> None:
        self.action_list(event.at)

    # The row under the cursor

    @on(VirtualList.Highlighted)
    def _tell_row(self) -> None:
        number, evidence = self.main_part.number, self.query_one(Evidence)
        if number is None:
            self.detail()
            evidence.tell()
        elif self.mode is Mode.NEW:
            about, words = found_list.detail(self.session.index, self._new[number])
            self.detail(about)
            evidence.tell(Side("", "", "", words))
        else:
            move = self._moves[self.mode][number]
            self.detail(change_rows.summary(move))
            evidence.tell(*change_rows.sides(move))

    @on(VirtualList.Opened)
    def _read(self, event: VirtualList.Opened) -> None:
        if event.number is not None:
            self._open(event.number, after=True)

    def action_before(self) -> None:
        """Open the article of the earlier place."""
        if self.main_part.number is not None and self.mode is not Mode.NEW:
            self._open(self.main_part.number, after=False)

    @on(EvidenceBox.Clicked)
    def _box_clicked(self, event: EvidenceBox.Clicked) -> None:
        if self.main_part.number is not None:
            self._open(self.main_part.number, after=event.box.id == "after")

    def _open(self, number: int, after: bool) -> None:
        """Read along all places of the list, each change's before and after."""
        index = self.session.index
        if self.mode is Mode.NEW:
            places, at = [found_list.stop(index, found) for found in self._new], number
        else:
            listed = [list(stops_of_move(move)) for move in self._moves[self.mode]]
            places = [stop for stops in listed for stop in stops]
            at = sum(len(stops) for stops in listed[: number + after]) - after
        trail = Trail(
            translate(NAMES[self.mode]), len(places), places.__getitem__, Pane.STANCES, at
        )
        self.app.push_screen(ArticleScreen(self.session, trail))
