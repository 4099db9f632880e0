"""The application: it owns the session and the feed; screens and panes do the rest."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.actions import ActionParseResult
from textual.app import App, ScreenStackError
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.events import AppFocus
from textual.screen import Screen
from textual.theme import Theme, ThemeProvider

from newsdash import resources
from newsdash.configuration import DEFAULTS, Configuration
from newsdash.corrections.kept import Corrections, corrections_file
from newsdash.dashboard.clipboard import copy_by_desktop, is_at_desktop
from newsdash.dashboard.commands import Command, NewsdashCommands, Palette
from newsdash.dashboard.display import clean
from newsdash.dashboard.filter_bar import FilterBar, FilterInput
from newsdash.dashboard.keys import check_keys, key_name
from newsdash.dashboard.panes.pane import RecordList
from newsdash.dashboard.screens.main import MainScreen
from newsdash.dashboard.screens.overlay import Overlay
from newsdash.dashboard.themes import own_themes
from newsdash.dashboard.views import VIEW_KEYS, VIEWS, view_class
from newsdash.extraction.process import ExtractionProcess
from newsdash.memory import Memory, queries_file, state_file
from newsdash.search.numeric import load
from newsdash.search.rows import Pane
from newsdash.session.feed import Feed, FeedReader
from newsdash.session.library_feed import LibraryFeed
from newsdash.session.session import Session
from newsdash.translation import message, translate
from newsdash.translation.words import VIEWS as VIEW_NAMES
from newsdash.translation.words import word

if TYPE_CHECKING:
    from newsdash.dashboard.screens.help import Section

LONGEST_PASTE = 1_000
DARK, LIGHT = "textual-dark", "textual-light"
SHOW_PANE: Final = {
    Pane.ACTORS: (message("show actors"), message("Go to the actors pane")),
    Pane.MODELS: (message("show models"), message("Go to the models pane")),
    Pane.STANCES: (message("show stances"), message("Go to the stances pane")),
    Pane.QUOTES: (message("show quotes"), message("Go to the quotes pane")),
}
SHOW_VIEW: Final = {
    "matrix": message("show matrix"),
    "timeline": message("show timeline"),
    "changes": message("show who moved"),
}


class NewsdashApp(App[int]):
    """newsdash in the terminal."""

    TITLE = "newsdash"
    CSS_PATH = sorted(resources.styles().glob("*.tcss"))
    COMMANDS: ClassVar = {NewsdashCommands}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (160, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (28, "-middling"), (40, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark", "keys", "Keys", tooltip="All keys", id="app.keys"),
        Binding("f8", "problems", "Problems", show=False, id="app.problems",
                tooltip="What could not be read, and the pipelines"),
        Binding("ctrl+q,q", "quit", "Quit", id="app.quit"),
    ]  # fmt: skip

    def __init__(
        self,
        feed: Feed,
        memory: Memory | None = None,
        keys: Iterable[tuple[str, str]] = (),
        corrections: Corrections | None = None,
        themes: Iterable[Theme] = (),
    ) -> None:
        super().__init__()
        for theme in themes:
            self.register_theme(theme)
        self.session = Session(memory=memory or Memory(), corrections=corrections or Corrections())
        self._configured_keys = dict(keys)
        self.reader = FeedReader(feed)

    def get_key_display(self, binding: Binding) -> str:
        """Return a key as keyboards of the language have it printed on it."""
        return key_name(super().get_key_display(binding))

    def action_help_quit(self) -> None:
        """Tell who presses Ctrl+C how newsdash is ended."""
        bound = (active.binding for active in self.active_bindings.values())
        quits = next((each for each in bound if each.action in {"quit", "app.quit"}), None)
        if quits is not None:
            told = translate("Press {key} to quit the app", key=self.get_key_display(quits))
            self.notify(told, title=translate("Do you want to quit?"), markup=False)

    def search_themes(self) -> None:
        """Show all themes to choose from."""
        placeholder = translate("Search for themes…")
        self.push_screen(Palette(providers=[ThemeProvider], placeholder=placeholder))

    def get_default_screen(self) -> Screen[None]:
        """Return the main screen, with the classes of the terminal's size from the start."""
        screen = MainScreen(self.session, self.reader)
        across, down = self.size
        screen.add_class(_fitting(self.HORIZONTAL_BREAKPOINTS, across))
        screen.add_class(_fitting(self.VERTICAL_BREAKPOINTS, down))
        return screen

    def on_mount(self) -> None:
        """Look as last time; read the feed once the first picture is on the screen."""
        if self._configured_keys:
            self.set_keymap(self._configured_keys)
        memory = self.session.memory
        if memory.layout.theme in self.available_themes:
            self.theme = memory.layout.theme
        for warning in (*memory.warnings, *self.session.corrections.warnings):
            self.notify(clean(warning), severity="warning", markup=False)
        self.call_after_refresh(self._start_reading)

    def _start_reading(self) -> None:
        if not gc.isenabled():  # as who opens the dashboard begins; what is here by now stays
            gc.freeze()
            gc.enable()
        if self.is_web:  # its driver begins as if nobody looked, and the keys were not shown
            self.post_message(AppFocus())
        # Loaded by now, the first records do not hold the interface up for it.
        self.run_worker(load, name="loading", thread=True, group="loading", exit_on_error=False)
        self.run_worker(
            self.reader.read, name="reading", thread=True, group="feed", exit_on_error=False
        )

    async def on_event(self, event: events.Event) -> None:
        """Clean what is pasted; let a press go that is on what was taken away since painting.

        Textual would begin to select text there, and fall over the missing parent.
        """
        if isinstance(event, events.Paste):
            event.text = "\n".join(clean(line, LONGEST_PASTE) for line in event.text.splitlines())
        if not (isinstance(event, events.MouseDown) and self._is_gone(event)):
            await super().on_event(event)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Let keys be that come before a screen has anything in it, but for leaving it."""
        screen = default_namespace
        early = isinstance(screen, Overlay) and not screen.whole
        if early and isinstance(action, str) and not action.startswith(("app.", "dismiss")):
            return True
        return await super().run_action(action, default_namespace, namespaces)

    def _is_gone(self, event: events.MouseDown) -> bool:
        try:
            widget, _ = self.get_widget_at(event.x, event.y)
        except (NoWidget, ScreenStackError):  # as newsdash ends there is no screen
            return False
        return not widget.is_attached

    def on_unmount(self) -> None:
        """End the feed with the app."""
        self.reader.stop()

    def action_command_palette(self) -> None:
        """Open the command palette."""
        if not isinstance(self.screen, Palette):
            placeholder = translate("Search for commands…")
            self.push_screen(Palette(placeholder=placeholder, id="--command-palette"))

    def copy_to_clipboard(self, text: str) -> None:
        """Copy by the escape code OSC 52, and by the desktop: not all terminals know the code."""
        super().copy_to_clipboard(text)
        if not self.is_headless and not self.is_web and is_at_desktop():
            copying = partial(copy_by_desktop, text)
            self.run_worker(copying, thread=True, group="copying", exit_on_error=False)

    def action_problems(self) -> None:
        """Show what could not be read."""
        from newsdash.dashboard.screens.problems import ProblemsScreen

        self.push_screen(ProblemsScreen(self.session.progress))

    def action_keys(self) -> None:
        """Show the key bindings that are in force."""
        from newsdash.dashboard.screens.help import HelpScreen

        self.push_screen(HelpScreen(self._sections()))

    def _sections(self) -> list[Section]:
        from newsdash.dashboard.reader.reader import Reader
        from newsdash.dashboard.screens.article import ArticleScreen
        from newsdash.dashboard.screens.help import Section
        from newsdash.dashboard.screens.view import ViewScreen

        main = self.screen_stack[0]
        here = self.screen
        sections = [
            Section(translate("in the panes"), (main.query(RecordList).first(),)),
            Section(translate("in the filter line"), (main.query_one(FilterInput),)),
            Section(translate("on the main screen"), (main,)),
            Section(translate("everywhere"), (self,)),
        ]
        if isinstance(here, ArticleScreen):
            reading = translate("in an article")
            sections.insert(0, Section(reading, (here, here.query_one(Reader))))
        if isinstance(here, ViewScreen):
            viewing = translate("in this view, {view}", view=word(VIEW_NAMES, here.view))
            sections.insert(0, Section(viewing, (here.main_part, here)))
        return sections

    def filter_by(self, text: str) -> None:
        """Go to the main screen and filter by ``text``."""
        self.to_main().query_one(FilterBar).type(text)

    def to_main(self) -> MainScreen:
        """Leave all other screens."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        main = self.screen
        assert isinstance(main, MainScreen)
        return main

    def commands(self) -> list[Command]:
        """Return the commands of the palette."""
        return [
            _command("filter", "Type a filter for all panes", self.action_filter),
            _command("clear the filter", "Show all rows", lambda: self.filter_by("")),
            _command("clear the pins", "Unpin everything", lambda: self.to_main().action_unpin()),
            *(_command(*SHOW_PANE[pane], partial(self._show, pane)) for pane in Pane),
            _command("facets", "Count what stays by kind, source, month …", self._facets),
            _command("save this filter", "Under a name", self._save_query),
            _command("saved queries", "Open or delete one; what was typed before", self._queries),
            *self._saved_queries(),
            _command("corrections", "What was put right; each can be taken back",
                     lambda: self.to_main().action_corrections()),
            _command("take the last correction back", "As if it had not been made",
                     lambda: self.to_main().action_take_back()),
            *self._view_commands(),
            _command("zoom", "One pane alone, or all", lambda: self.to_main().action_zoom()),
            _command("switch light and dark", "Another theme", self._switch_light),
            _command("choose a theme", "All themes", self.search_themes),
            _command("keys", "List the key bindings", self.action_keys),
            _command("problems and pipelines",
                     "What could not be read, and what the rest is read with",
                     self.action_problems),
            _command("export a picture", "Save the screen as SVG", self._export_picture),
            _command("quit", "End newsdash", self.exit),
        ]  # fmt: skip

    def _view_commands(self) -> list[Command]:
        return [
            _command(SHOW_VIEW[name], key.tooltip, partial(self.action_view, name))
            for name, key in zip(VIEWS, VIEW_KEYS, strict=True)
        ]

    def action_view(self, name: str) -> None:
        """Show a view instead of another; the key of the one shown leads back."""
        wanted = view_class(name)
        shown = isinstance(self.screen, wanted)
        self.to_main()
        if not shown:
            self.push_screen(wanted(self.session))

    def action_filter(self) -> None:
        """Go to the filter line."""
        self.to_main().action_filter()

    def _facets(self) -> None:
        self.to_main().action_facets()

    def _save_query(self) -> None:
        self.to_main().action_save_query()

    def _queries(self) -> None:
        self.to_main().action_queries()

    def _saved_queries(self) -> list[Command]:
        return [
            Command(translate("open {name}", name=clean(query.name, 80)), clean(query.text, 200),
                    partial(self.filter_by, query.text))
            for query in self.session.memory.saved
        ]  # fmt: skip

    def _show(self, pane: Pane) -> None:
        self.to_main().action_show(pane)

    def _switch_light(self) -> None:
        self.theme = LIGHT if self.current_theme.dark else DARK

    def _export_picture(self) -> None:
        path = self.save_screenshot()
        self.notify(path, title=translate("saved"), markup=False)


def _fitting(breakpoints: Sequence[tuple[int, str]], cells: int) -> str:
    return next(name for least, name in reversed(breakpoints) if cells >= least)


def _command(name: str, about: str, run: Callable[[], object]) -> Command:
    """Return a command with name and help translated."""
    return Command(translate(name), translate(about), run)


def run(
    sources: Sequence[str], stdin: int | None = None, configuration: Configuration = DEFAULTS
) -> int:
    """Show what is found in ``sources`` until the user quits.

    Args:
        sources: files, folders, globs, or ``-`` for standard input.
        stdin: file descriptor that ``-`` is read from; it is closed here.
        configuration: which pipelines the sources are read with.

    Returns:
        0; 1 if some inputs could not be read; 2 if none could, or the reading stopped. What
        could not be read is told on stderr, one line each, after the terminal is given back.

    Raises:
        ConfigurationError: keys are configured that cannot be.
    """
    check_keys(configuration)
    app = _app(ExtractionProcess(sources, stdin, configuration), configuration)
    if stdin is not None:
        os.close(stdin)
    return _run(app)


def run_library(path: Path, watching: bool = False, configuration: Configuration = DEFAULTS) -> int:
    """Show what is in a library until the user quits; returns, tells and raises like `run`.

    Args:
        path: the library.
        watching: whether what others add meanwhile is shown.
        configuration: which keys do what.
    """
    check_keys(configuration)
    corrections = Corrections(corrections_file())
    feed = LibraryFeed(path, watching, corrections)
    app = _app(feed, configuration, corrections)
    ended = _run(app)
    feed.close(app.session.index)
    return ended


def _app(
    feed: Feed, configuration: Configuration, corrections: Corrections | None = None
) -> NewsdashApp:
    return NewsdashApp(
        feed,
        Memory(state_file(), queries_file()),
        configuration.keys,
        corrections or Corrections(corrections_file()),
        own_themes(configuration),
    )


def _run(app: NewsdashApp) -> int:
    app.run()
    for failed in app.session.progress.failures:
        line = f"newsdash: {clean(failed.where)}: {clean(failed.reason)}"
        print(line, file=sys.stderr)  # noqa: T201 - stderr is narration
    return app.return_code or app.session.exit_code
