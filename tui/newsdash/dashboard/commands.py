"""The command palette: what newsdash can do, and the names it can filter by."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from newsdash.dashboard.display import clean
from newsdash.dashboard.screens.overlay import Overlay
from newsdash.search.fold import fold
from newsdash.translation import translate

if TYPE_CHECKING:
    from newsdash.dashboard.app import NewsdashApp

NAMES = 20


class Command(NamedTuple):
    """A command of the palette."""

    name: str
    help: str
    run: Callable[[], object]


class Palette(CommandPalette, Overlay[None]):
    """Textual's palette, whose keys do nothing while there is nothing to move in."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave PgUp and PgDn alone until the list has rows and room."""
        if action == "command_list":
            listed = self.query_one(CommandList)
            return bool(listed.option_count and listed.size.width)
        return super().check_action(action, parameters)


class NewsdashCommands(Provider):
    """Commands, and "filter by" every name found."""

    @property
    def _newsdash(self) -> NewsdashApp:
        return cast("NewsdashApp", self.app)

    async def discover(self) -> Hits:
        """Offer all commands before anything is typed."""
        for command in self._newsdash.commands():
            yield DiscoveryHit(Content(command.name), command.run, command.name, command.help)

    async def search(self, query: str) -> Hits:
        """Offer the commands and names that match."""
        matcher = self.matcher(query)
        for command in [*self._newsdash.commands(), *self._names(query)]:
            score = matcher.match(command.name)
            if score > 0:
                yield Hit(score, Content(command.name), command.run, command.name, command.help)

    def _names(self, query: str) -> list[Command]:
        begin = translate("filter by {name}", name="").strip()
        wanted = fold(query.removeprefix(begin).strip())
        index = self._newsdash.session.index
        actors = (actor.name for actor in index.actor_columns.facts)
        names = chain(actors, (model.name for model in index.model_columns.facts))
        found = islice((name for name in names if wanted and wanted in fold(name)), NAMES)
        return [self._filter_by(clean(name, 80)) for name in dict.fromkeys(found)]

    def _filter_by(self, name: str) -> Command:
        text = f'"{name}"' if " " in name else name
        return Command(
            translate("filter by {name}", name=name),
            translate("Narrow all panes"),
            lambda: self._newsdash.filter_by(text),
        )
