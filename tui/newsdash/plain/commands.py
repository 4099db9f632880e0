"""The commands, which begin with a colon: what each is called, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from newsdash.plain import command_corrections as correcting
from newsdash.plain import command_filters as filters
from newsdash.plain import command_rows as rows
from newsdash.plain import command_views as views
from newsdash.plain.conversation import Conversation, MistakeError
from newsdash.search.rows import Pane
from newsdash.translation import message, translate


class LeaveError(Exception):
    """The user wants to leave."""


class Command(NamedTuple):
    """A command: its name, a short form, what follows it, what it does."""

    name: str
    short: str
    takes: str
    about: str
    do: Callable[[Conversation, str], None]


def run(talk: Conversation, line: str) -> None:
    """Do what a line that begins with a colon says.

    Raises:
        MistakeError: there is no such command, or what follows does not fit.
        LeaveError: the user wants to leave.
    """
    name, _, argument = line.removeprefix(":").strip().partition(" ")
    _named(name).do(talk, argument.strip())


def _named(typed: str) -> Command:
    name = typed.casefold()
    for command in COMMANDS:
        if name and name in {command.name, command.short}:
            return command
    begun = [command for command in COMMANDS if name and command.name.startswith(name)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        names = ", ".join(f":{command.name}" for command in begun)
        raise MistakeError(translate(":{name} may be {names}", name=typed, names=names))
    raise MistakeError(
        translate(
            "there is no command :{name}; :help lists them, :filter takes any text", name=typed
        )
    )


def _help(talk: Conversation, _: str) -> None:
    talk.output.say(
        translate(
            "what is typed filters, such as stance:support since:2025; docs/query.md tells more"
        ),
        translate("an empty line goes on; a number N is that of a row of the last list"),
    )
    for command in COMMANDS:
        called = f":{command.name} {translate(command.takes)}".strip()
        short = translate(", short :{short}", short=command.short) if command.short else ""
        talk.output.say(f"{called}{short}: {translate(command.about)}")


def _quit(_: Conversation, __: str) -> None:
    raise LeaveError


# Short forms are the keys of the dashboard.
COMMANDS: Final = (
    Command("actors", "1", "", message("who acts"), views.do_pane(Pane.ACTORS)),
    Command("models", "2", "", message("AI models"), views.do_pane(Pane.MODELS)),
    Command("stances", "3", "", message("who stands where"), views.do_pane(Pane.STANCES)),
    Command("quotes", "4", "", message("who said what"), views.do_pane(Pane.QUOTES)),
    Command(
        "matrix",
        "m",
        "[frequent|disputed]",
        message("actors and what they take a stance on"),
        views.do_matrix,
    ),
    Command(
        "timeline",
        "t",
        "[day|week|month|year]",
        message("stances and quotes by date"),
        views.do_timeline,
    ),
    Command("changes", "w", "", message("who changed sides"), views.do_changes),
    Command(
        "contradictions", "", "", message("who contradicts themselves"), views.do_contradictions
    ),
    Command("new", "", "", message("what has come since the last visit"), views.do_new),
    Command(
        "facets", "f", "", message("what stays, counted by kind, source, month"), views.do_facets
    ),
    Command(
        "more",
        "",
        message("[COUNT]"),
        message("go on in the list or the article; so does an empty line"),
        views.do_more,
    ),
    Command("all", "", "", message("go on to the end"), views.do_all),
    Command("list", "l", "[N]", message("the last list again, from row N"), views.do_list),
    Command("read", "r", "N", message("the article of a row, at the evidence"), rows.do_read),
    Command(
        "next", "n", "", message("the next place: mention, or row of the list"), rows.do_step(1)
    ),
    Command("previous", "b", "", message("the place before"), rows.do_step(-1)),
    Command("article", "", "", message("all of the article that is open"), rows.do_article),
    Command("why", "y", "N", message("what a row rests on, and how sure it is"), rows.do_why),
    Command(
        "dossier",
        "i",
        "N",
        message("what all articles say of the actor or model of a row"),
        rows.do_dossier,
    ),
    Command("cite", "c", "N", message("the words of a row with their source"), rows.do_cite),
    Command(
        "correct",
        "e",
        "N [N]",
        message("the ways to put a row right; with the number of one, do so"),
        correcting.do_correct,
    ),
    Command(
        "undo", "", "[N]", message("take the last correction back, or the Nth"), correcting.do_undo
    ),
    Command("corrections", "", "", message("what was corrected"), correcting.do_corrections),
    Command(
        "narrow", "", "N", message("add to the filter what a row stands for"), filters.do_narrow
    ),
    Command("without", "x", "N", message("leave out what a row stands for"), filters.do_leave_out),
    Command(
        "pin",
        "p",
        "[N]",
        message("narrow the other panes to a row; without N, tell the pins"),
        filters.do_pin,
    ),
    Command("unpin", "u", "[N]", message("take a pin back, or all"), filters.do_unpin),
    Command(
        "filter",
        "/",
        message("[TEXT]"),
        message("filter by any text; without it, by nothing"),
        filters.do_filter,
    ),
    Command("clear", "", "", message("take filter and pins back"), filters.do_clear),
    Command(
        "sort",
        "s",
        message("[COLUMN]"),
        message("sort the pane; without COLUMN, tell by what"),
        views.do_sort,
    ),
    Command("saved", "o", "", message("the saved queries"), filters.do_saved),
    Command("open", "", message("N or NAME"), message("filter by a saved query"), filters.do_open),
    Command("save", "", message("NAME"), message("save the filter"), filters.do_save),
    Command("forget", "", message("NAME"), message("delete a saved query"), filters.do_forget),
    Command(
        "problems", "", "", message("what could not be read, and the pipelines"), views.do_problems
    ),
    Command("help", "?", "", message("this list"), _help),
    Command("quit", "q", "", message("leave; so does the end of input"), _quit),
)
