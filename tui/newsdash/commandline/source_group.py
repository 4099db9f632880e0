"""Commands by name, and everything else a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class SourceGroup(click.Group):
    """A group whose default command takes over when the first word names no command.

    ``newsdash news/`` and ``newsdash extract news/`` live side by side; a file that is
    called like a command is reached as ``./extract``.
    """

    default: click.Command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command the first word names, else the default with every word."""
        if args[0] in self.commands:
            return super().resolve_command(ctx, args)
        # "--" was given before a name with a hyphen, and stays in force.
        is_dashed = args[0].startswith("-") and args[0] != "-"
        return "", self.default, ["--", *args] if is_dashed else args

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the usage of the default command; the others are listed below it."""
        return ["[OPTIONS]", "[SOURCE]..."]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands and options, and let the shell add files."""
        from click.shell_completion import CompletionItem

        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]


class _UnnamedContext(click.Context):
    """The context of a command that goes by the name of the program."""

    @property
    def command_path(self) -> str:
        return self.parent.command_path if self.parent else super().command_path


class DefaultCommand(click.Command):
    """The default command of a ``SourceGroup``; its help and name are the group's."""

    context_class = _UnnamedContext

    def get_help(self, ctx: click.Context) -> str:
        """Return the help of the whole program."""
        return ctx.parent.get_help() if ctx.parent else super().get_help(ctx)
